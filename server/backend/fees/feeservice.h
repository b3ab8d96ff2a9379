#pragma once

#include "server/backend/common/ids.h"
#include "server/backend/common/paging.h"
#include "server/backend/fees/fee.h"
#include "server/base/task.h"
#include "server/sql/database.h"

#include <optional>

namespace signalbox::backend {

/// The rules of fees (node-spec §4.6 setFee). May be called from any executor.
class FeeService
{
public:
    FeeService(sql::Database& database, IdSource& ids) : m_database(database), m_ids(ids) {}

    /// Adds a fee that is in force from now. Basis points outside 0…10000 → BAD_USER_INPUT; asset unknown in `scope` →
    /// `Unknown asset` NOT_FOUND.
    [[nodiscard]] Task<Result<Fee>> set(std::optional<Uuid> scope, Uuid assetId, FeeType type, std::uint64_t fixed,
                                        std::int32_t basisPoints);
    [[nodiscard]] Task<Result<std::optional<Fee>>> newest(Uuid assetId, FeeType type);
    [[nodiscard]] Task<Result<Page<Fee>>> list(Uuid assetId, PageRequest request);

private:
    sql::Database& m_database;
    IdSource& m_ids;
};

} // namespace signalbox::backend
