#pragma once

#include "server/backend/assets/asset.h"
#include "server/backend/common/ids.h"
#include "server/backend/common/paging.h"
#include "server/backend/tenants/tenant.h"
#include "server/base/task.h"
#include "server/ledger/ledger.h"
#include "server/sql/database.h"

#include <optional>
#include <string>

namespace signalbox::backend {

/// The rules of assets (node-spec §4.5, §4.6, §5.1). Errors carry the sentence and code that the Admin API shows. May
/// be called from any executor; everything it is given must outlive it.
class AssetService
{
public:
    AssetService(sql::Database& database, ledger::Ledger& ledger, IdSource& ids);

    struct Creation
    {
        Uuid tenantId;
        std::string code;
        std::uint8_t scale = 0;
        std::optional<std::uint64_t> withdrawalThreshold;
        std::optional<std::uint64_t> liquidityThreshold;
    };
    /// Makes the asset with its liquidity and settlement accounts. One that was deleted with the same code and scale
    /// comes back with its old id, thresholds and books. Existing → `Asset already exists` DUPLICATE.
    [[nodiscard]] Task<Result<Asset>> create(Creation creation);

    struct Thresholds
    {
        std::optional<std::uint64_t> withdrawal;
        std::optional<std::uint64_t> liquidity;
    };
    /// Sets both thresholds; an absent one is cleared. Unknown or another tenant's → `Asset not found` NOT_FOUND.
    [[nodiscard]] Task<Result<Asset>> update(Uuid tenantId, Uuid id, Thresholds thresholds);
    /// Used by a peer or wallet address → `Cannot delete! Asset in use.` FORBIDDEN. Keeps the row and the books.
    [[nodiscard]] Task<Result<Asset>> remove(Uuid tenantId, Uuid id);

    /// Unknown, deleted or out of scope → `Asset not found` NOT_FOUND.
    [[nodiscard]] Task<Result<Asset>> find(Uuid id, std::optional<Uuid> scope);
    [[nodiscard]] Task<Result<std::optional<Asset>>> findByCodeAndScale(std::string code, std::uint8_t scale,
                                                                        Uuid tenantId);
    [[nodiscard]] Task<Result<Page<Asset>>> list(std::optional<Uuid> scope, PageRequest request);

    /// Makes the accounts that a crash between the two stores may have left out. Called at every start.
    [[nodiscard]] Task<Result<void>> repairAccounts();

private:
    [[nodiscard]] Task<Result<void>> createAccounts(const Asset& asset);

    sql::Database& m_database;
    ledger::Ledger& m_ledger;
    IdSource& m_ids;
};

} // namespace signalbox::backend
