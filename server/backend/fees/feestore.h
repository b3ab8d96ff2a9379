#pragma once

#include "server/backend/common/paging.h"
#include "server/backend/fees/fee.h"
#include "server/base/result.h"
#include "server/sql/database.h"

#include <optional>

/// SQL of fees. Every function works inside the caller's transaction.
namespace signalbox::backend::feestore {

[[nodiscard]] Result<void> insert(sql::Session& session, const Fee& fee);
[[nodiscard]] Result<std::optional<Fee>> newest(sql::Session& session, const Uuid& assetId, FeeType type);
[[nodiscard]] Result<Page<Fee>> page(sql::Session& session, const Uuid& assetId, const PageRequest& request);

} // namespace signalbox::backend::feestore
