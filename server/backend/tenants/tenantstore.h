#pragma once

#include "server/backend/common/paging.h"
#include "server/backend/tenants/tenant.h"
#include "server/base/result.h"
#include "server/sql/database.h"

#include <optional>
#include <span>
#include <vector>

/// SQL of tenants and their settings. Every function works inside the caller's transaction.
namespace signalbox::backend::tenantstore {

/// Also finds deleted tenants.
[[nodiscard]] Result<std::optional<Tenant>> find(sql::Session& session, const Uuid& id);
/// Newest first or as asked; deleted ones included (node-spec §4.5).
[[nodiscard]] Result<Page<Tenant>> page(sql::Session& session, const PageRequest& request);
[[nodiscard]] Result<std::int64_t> countActive(sql::Session& session);
[[nodiscard]] Result<void> insert(sql::Session& session, const Tenant& tenant);
[[nodiscard]] Result<void> update(sql::Session& session, const Tenant& tenant, UnixMs now);
/// The tenant and its settings.
[[nodiscard]] Result<void> softDelete(sql::Session& session, const Uuid& id, UnixMs now);

[[nodiscard]] Result<std::vector<TenantSetting>> settings(sql::Session& session, const Uuid& tenantId);
[[nodiscard]] Result<std::optional<std::string>> setting(sql::Session& session, const Uuid& tenantId,
                                                         TenantSettingKey key);
/// Writes one setting; an existing value is replaced.
[[nodiscard]] Result<void> putSetting(sql::Session& session, const Uuid& tenantId, const TenantSetting& setting,
                                      const Uuid& newId, UnixMs now);
/// The wallet address bases of all other tenants.
[[nodiscard]] Result<std::vector<std::string>> walletAddressUrlsOfOthers(sql::Session& session, const Uuid& tenantId);

} // namespace signalbox::backend::tenantstore
