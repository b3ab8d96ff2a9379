#include "server/backend/assets/assetservice.h"

#include "server/backend/assets/assetstore.h"
#include "server/backend/common/columns.h"
#include "server/ledger/moves.h"

namespace signalbox::backend {

namespace {

Error notFound()
{
    return {ErrorCode::NotFound, "Asset not found", {}};
}

} // namespace

AssetService::AssetService(sql::Database& database, ledger::Ledger& ledger, IdSource& ids)
    : m_database(database), m_ledger(ledger), m_ids(ids)
{
}

Task<Result<Asset>> AssetService::create(Creation creation)
{
    if (const auto checked = checkAmount("withdrawalThreshold", creation.withdrawalThreshold); !checked)
        co_return checked.error();
    if (const auto checked = checkAmount("liquidityThreshold", creation.liquidityThreshold); !checked)
        co_return checked.error();

    std::function<Result<Asset>(sql::Session&)> work = [this, creation](sql::Session& session) -> Result<Asset> {
        const auto existing = assetstore::findByCodeAndScale(session, creation.code, creation.scale, creation.tenantId);
        if (!existing) return existing.error();
        const UnixMs now = m_ids.clock().now();
        if (*existing) {
            Asset asset = **existing;
            if (!asset.deletedAt) return Error{ErrorCode::Duplicate, "Asset already exists", {}};
            asset.deletedAt.reset();
            if (const auto revived = assetstore::revive(session, asset.id, now); !revived) return revived.error();
            return asset;
        }
        Asset asset{.id = m_ids.next(),
                    .tenantId = creation.tenantId,
                    .code = creation.code,
                    .scale = creation.scale,
                    .withdrawalThreshold = creation.withdrawalThreshold,
                    .liquidityThreshold = creation.liquidityThreshold,
                    .createdAt = now,
                    .deletedAt = {}};
        if (const auto inserted = assetstore::insert(session, asset); !inserted) {
            // Two processes on one database may race past the look-up; the index decides.
            if (inserted.error().code == ErrorCode::Duplicate)
                return Error{ErrorCode::Duplicate, "Asset already exists", inserted.error().detail};
            return inserted.error();
        }
        return asset;
    };
    Result<Asset> asset = co_await m_database.write<Asset>(std::move(work));
    if (!asset) co_return asset.error();
    const Result<void> accounts = co_await createAccounts(*asset);
    if (!accounts) co_return accounts.error();
    co_return asset;
}

Task<Result<void>> AssetService::createAccounts(const Asset& asset)
{
    co_return co_await m_ledger.createAccounts(ledger::accountsOfAsset(asset.id, asset.ledger));
}

Task<Result<Asset>> AssetService::update(Uuid tenantId, Uuid id, Thresholds thresholds)
{
    if (const auto checked = checkAmount("withdrawalThreshold", thresholds.withdrawal); !checked)
        co_return checked.error();
    if (const auto checked = checkAmount("liquidityThreshold", thresholds.liquidity); !checked)
        co_return checked.error();

    std::function<Result<Asset>(sql::Session&)> work = [this, tenantId, id,
                                                        thresholds](sql::Session& session) -> Result<Asset> {
        auto asset = assetstore::find(session, id, tenantId);
        if (!asset) return asset.error();
        if (!*asset) return notFound();
        (*asset)->withdrawalThreshold = thresholds.withdrawal;
        (*asset)->liquidityThreshold = thresholds.liquidity;
        if (const auto set = assetstore::setThresholds(session, **asset, m_ids.clock().now()); !set) return set.error();
        return std::move(**asset);
    };
    co_return co_await m_database.write<Asset>(std::move(work));
}

Task<Result<Asset>> AssetService::remove(Uuid tenantId, Uuid id)
{
    std::function<Result<Asset>(sql::Session&)> work = [this, tenantId, id](sql::Session& session) -> Result<Asset> {
        auto asset = assetstore::find(session, id, tenantId);
        if (!asset) return asset.error();
        if (!*asset) return notFound();
        const auto used = assetstore::inUse(session, id);
        if (!used) return used.error();
        if (*used) return Error{ErrorCode::Forbidden, "Cannot delete! Asset in use.", {}};
        const UnixMs now = m_ids.clock().now();
        if (const auto deleted = assetstore::softDelete(session, id, now); !deleted) return deleted.error();
        (*asset)->deletedAt = now;
        return std::move(**asset);
    };
    co_return co_await m_database.write<Asset>(std::move(work));
}

Task<Result<Asset>> AssetService::find(Uuid id, std::optional<Uuid> scope)
{
    std::function<Result<Asset>(sql::Session&)> work = [id, scope](sql::Session& session) -> Result<Asset> {
        auto asset = assetstore::find(session, id, scope);
        if (!asset) return asset.error();
        if (!*asset) return notFound();
        return std::move(**asset);
    };
    co_return co_await m_database.read<Asset>(std::move(work));
}

Task<Result<std::optional<Asset>>> AssetService::findByCodeAndScale(std::string code, std::uint8_t scale, Uuid tenantId)
{
    std::function<Result<std::optional<Asset>>(sql::Session&)> work = [code = std::move(code), scale,
                                                                       tenantId](sql::Session& session) {
        return assetstore::findByCodeAndScale(session, code, scale, tenantId);
    };
    co_return co_await m_database.read<std::optional<Asset>>(std::move(work));
}

Task<Result<Page<Asset>>> AssetService::list(std::optional<Uuid> scope, PageRequest request)
{
    std::function<Result<Page<Asset>>(sql::Session&)> work = [scope, request](sql::Session& session) {
        return assetstore::page(session, scope, request);
    };
    co_return co_await m_database.read<Page<Asset>>(std::move(work));
}

Task<Result<void>> AssetService::repairAccounts()
{
    std::function<Result<std::vector<Asset>>(sql::Session&)> work = [](sql::Session& session) {
        return assetstore::all(session);
    };
    const Result<std::vector<Asset>> assets = co_await m_database.read<std::vector<Asset>>(std::move(work));
    if (!assets) co_return assets.error();
    for (const Asset& asset : *assets) {
        const Result<void> accounts = co_await createAccounts(asset);
        if (!accounts) co_return accounts.error();
    }
    co_return Result<void>();
}

} // namespace signalbox::backend
