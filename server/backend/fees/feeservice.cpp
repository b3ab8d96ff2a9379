#include "server/backend/fees/feeservice.h"

#include "server/backend/assets/assetstore.h"
#include "server/backend/common/columns.h"
#include "server/backend/fees/feestore.h"

namespace signalbox::backend {

Task<Result<Fee>> FeeService::set(std::optional<Uuid> scope, Uuid assetId, FeeType type, std::uint64_t fixed,
                                  std::int32_t basisPoints)
{
    if (const auto checked = checkAmount("fixed", fixed); !checked) co_return checked.error();
    if (basisPoints < 0 || basisPoints > BasisPointsMax)
        co_return Error{ErrorCode::BadUserInput, "Basis point fee must be between 0 and 10000", {}};

    std::function<Result<Fee>(sql::Session&)> work = [this, scope, assetId, type, fixed,
                                                      basisPoints](sql::Session& session) -> Result<Fee> {
        const auto asset = assetstore::find(session, assetId, scope);
        if (!asset) return asset.error();
        if (!*asset) return Error{ErrorCode::NotFound, "Unknown asset", {}};
        const Fee fee{.id = m_ids.next(),
                      .assetId = assetId,
                      .type = type,
                      .fixed = fixed,
                      .basisPoints = basisPoints,
                      .createdAt = m_ids.clock().now()};
        if (const auto inserted = feestore::insert(session, fee); !inserted) return inserted.error();
        return fee;
    };
    co_return co_await m_database.write<Fee>(std::move(work));
}

Task<Result<std::optional<Fee>>> FeeService::newest(Uuid assetId, FeeType type)
{
    std::function<Result<std::optional<Fee>>(sql::Session&)> work = [assetId, type](sql::Session& session) {
        return feestore::newest(session, assetId, type);
    };
    co_return co_await m_database.read<std::optional<Fee>>(std::move(work));
}

Task<Result<Page<Fee>>> FeeService::list(Uuid assetId, PageRequest request)
{
    std::function<Result<Page<Fee>>(sql::Session&)> work = [assetId, request](sql::Session& session) {
        return feestore::page(session, assetId, request);
    };
    co_return co_await m_database.read<Page<Fee>>(std::move(work));
}

} // namespace signalbox::backend
