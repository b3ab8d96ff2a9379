#pragma once

#include "server/backend/assets/asset.h"
#include "server/backend/common/paging.h"
#include "server/base/result.h"
#include "server/sql/database.h"

#include <optional>
#include <string_view>

/// SQL of assets. Every function works inside the caller's transaction. A scope of nullopt means every tenant.
namespace signalbox::backend::assetstore {

using Scope = std::optional<Uuid>;

[[nodiscard]] Result<std::optional<Asset>> find(sql::Session& session, const Uuid& id, const Scope& scope);
/// Also finds assets that were deleted (node-spec §4.5, assetByCodeAndScale).
[[nodiscard]] Result<std::optional<Asset>> findByCodeAndScale(sql::Session& session, std::string_view code,
                                                              std::uint8_t scale, const Uuid& tenant);
[[nodiscard]] Result<Page<Asset>> page(sql::Session& session, const Scope& scope, const PageRequest& request);
/// Allocates the ledger number and stores the row.
[[nodiscard]] Result<void> insert(sql::Session& session, Asset& asset);
[[nodiscard]] Result<void> revive(sql::Session& session, const Uuid& id, UnixMs now);
[[nodiscard]] Result<void> setThresholds(sql::Session& session, const Asset& asset, UnixMs now);
[[nodiscard]] Result<bool> inUse(sql::Session& session, const Uuid& id);
[[nodiscard]] Result<void> softDelete(sql::Session& session, const Uuid& id, UnixMs now);
/// Every asset that was ever made, also deleted ones: their books stay.
[[nodiscard]] Result<std::vector<Asset>> all(sql::Session& session);

} // namespace signalbox::backend::assetstore
