#include "server/backend/assets/assetresolvers.h"

#include "server/backend/admin/adminbinding.h"
#include "server/backend/admin/answers.h"
#include "server/backend/admin/connection.h"
#include "server/backend/admin/once.h"
#include "server/backend/admin/payloads.h"

namespace signalbox::backend {

namespace {

Error assetNotFound()
{
    return {ErrorCode::NotFound, "Asset not found", {}};
}

void bindFields(admin::Binding& binding, const Services& services)
{
    admin::AssetFields<Asset> asset;
    asset.id = [](const Asset& a) { return a.id.toString(); };
    asset.code = &Asset::code;
    asset.scale = &Asset::scale;
    asset.withdrawalThreshold = &Asset::withdrawalThreshold;
    asset.liquidityThreshold = &Asset::liquidityThreshold;
    asset.createdAt = [](const Asset& a) { return toIso8601(a.createdAt); };
    asset.liquidity = [services](const Asset& a) -> Task<Result<std::uint64_t>> {
        const ledger::AccountKey account{.id = a.id, .type = ledger::AccountType::Asset};
        const auto available = co_await services.liquidity.available(account);
        if (!available) co_return available.error();
        if (!*available) co_return Error{ErrorCode::Internal, "No liquidity account found", {}};
        co_return **available;
    };
    asset.sendingFee = [services](const Asset& a) { return services.fees.newest(a.id, FeeType::Sending); };
    asset.receivingFee = [services](const Asset& a) { return services.fees.newest(a.id, FeeType::Receiving); };
    asset.fees = [services](const Asset& a, const admin::AssetFeesArguments& arguments) -> Task<Result<Page<Fee>>> {
        const auto request = pageRequest(pageArguments(arguments));
        if (!request) co_return request.error();
        co_return co_await services.fees.list(a.id, *request);
    };
    asset.tenant = [services](const Asset& a) { return services.tenants.owner(a.tenantId); };
    binding.bind(asset);

    admin::AssetsConnectionFields<Page<Asset>> connection;
    admin::AssetEdgeFields<Asset> edge;
    fillConnection<Asset>(connection, edge);
    binding.bind(connection);
    binding.bind(edge);

    admin::FeeFields<Fee> fee;
    fee.id = [](const Fee& f) { return f.id.toString(); };
    fee.assetId = [](const Fee& f) { return f.assetId.toString(); };
    fee.type = [](const Fee& f) {
        return f.type == FeeType::Sending ? admin::FeeType::Sending : admin::FeeType::Receiving;
    };
    fee.fixed = &Fee::fixed;
    fee.basisPoints = &Fee::basisPoints;
    fee.createdAt = [](const Fee& f) { return toIso8601(f.createdAt); };
    binding.bind(fee);

    admin::FeesConnectionFields<Page<Fee>> fees;
    admin::FeeEdgeFields<Fee> feeEdge;
    fillConnection<Fee>(fees, feeEdge);
    binding.bind(fees);
    binding.bind(feeEdge);

    admin::AssetMutationResponseFields<AssetPayload> changed;
    changed.asset = &AssetPayload::asset;
    binding.bind(changed);
    admin::DeleteAssetMutationResponseFields<AssetPayload> deleted;
    deleted.asset = &AssetPayload::asset;
    binding.bind(deleted);
    admin::SetFeeResponseFields<FeePayload> feeSet;
    feeSet.fee = &FeePayload::fee;
    binding.bind(feeSet);
}

void bindQueries(admin::Binding& binding, const Services& services)
{
    binding.query.asset = [services](AdminContext& context,
                                     const admin::QueryAssetArguments& arguments) -> Task<Result<Asset>> {
        const auto id = Uuid::parse(arguments.id);
        if (!id) co_return assetNotFound();
        co_return co_await services.assets.find(*id, context.caller.readScope());
    };
    binding.query.assetByCodeAndScale = [services](AdminContext& context,
                                                   const admin::QueryAssetByCodeAndScaleArguments& arguments) {
        return services.assets.findByCodeAndScale(arguments.code, arguments.scale, context.caller.tenantId);
    };
    binding.query.assets = [services](AdminContext& context,
                                      const admin::QueryAssetsArguments& arguments) -> Task<Result<Page<Asset>>> {
        const auto request = pageRequest(pageArguments(arguments));
        if (!request) co_return request.error();
        co_return co_await services.assets.list(context.caller.listScope(tenantArgument(arguments.tenantId)), *request);
    };
}

void bindMutations(admin::Binding& binding, const Services& services)
{
    binding.mutation.createAsset = [services](AdminContext& context,
                                              const admin::MutationCreateAssetArguments& arguments,
                                              const graphql::FieldInfo& field) -> Task<Result<AssetPayload>> {
        const admin::CreateAssetInput& input = arguments.input;
        const auto tenant = context.caller.assignableTenant(tenantArgument(input.tenantId));
        if (!tenant)
            co_return Error{ErrorCode::BadUserInput, "Assignment to the specified tenant is not permitted", {}};
        AssetService::Creation creation{.tenantId = *tenant,
                                        .code = input.code,
                                        .scale = input.scale,
                                        .withdrawalThreshold = input.withdrawalThreshold,
                                        .liquidityThreshold = input.liquidityThreshold};
        auto run = [&services, &creation] { return services.assets.create(creation); };
        Result<Asset> asset =
            co_await once<Asset>(context, std::string(field.fieldName), input.idempotencyKey, toJson(input), run);
        if (!asset) co_return asset.error();
        co_return AssetPayload{std::move(*asset)};
    };
    binding.mutation.updateAsset = [services](AdminContext& context,
                                              const admin::MutationUpdateAssetArguments& arguments,
                                              const graphql::FieldInfo& field) -> Task<Result<AssetPayload>> {
        const admin::UpdateAssetInput& input = arguments.input;
        const AssetService::Thresholds thresholds{.withdrawal = input.withdrawalThreshold,
                                                  .liquidity = input.liquidityThreshold};
        const Uuid id = idOrNil(input.id);
        const Uuid tenant = context.caller.tenantId;
        auto run = [&services, tenant, id, thresholds] { return services.assets.update(tenant, id, thresholds); };
        Result<Asset> asset =
            co_await once<Asset>(context, std::string(field.fieldName), input.idempotencyKey, toJson(input), run);
        if (!asset) co_return asset.error();
        co_return AssetPayload{std::move(*asset)};
    };
    binding.mutation.deleteAsset = [services](AdminContext& context,
                                              const admin::MutationDeleteAssetArguments& arguments,
                                              const graphql::FieldInfo& field) -> Task<Result<AssetPayload>> {
        const admin::DeleteAssetInput& input = arguments.input;
        const Uuid id = idOrNil(input.id);
        const Uuid tenant = context.caller.tenantId;
        auto run = [&services, tenant, id] { return services.assets.remove(tenant, id); };
        Result<Asset> asset =
            co_await once<Asset>(context, std::string(field.fieldName), input.idempotencyKey, toJson(input), run);
        if (!asset) co_return asset.error();
        co_return AssetPayload{std::move(*asset)};
    };
    binding.mutation.setFee = [services](AdminContext& context, const admin::MutationSetFeeArguments& arguments,
                                         const graphql::FieldInfo& field) -> Task<Result<FeePayload>> {
        const admin::SetFeeInput& input = arguments.input;
        const FeeType type = input.type == admin::FeeType::Sending ? FeeType::Sending : FeeType::Receiving;
        const std::optional<Uuid> scope = context.caller.readScope();
        auto run = [&services, &input, scope, type] {
            return services.fees.set(scope, idOrNil(input.assetId), type, input.fee.fixed, input.fee.basisPoints);
        };
        Result<Fee> fee =
            co_await once<Fee>(context, std::string(field.fieldName), input.idempotencyKey, toJson(input), run);
        if (!fee) co_return fee.error();
        co_return FeePayload{std::move(*fee)};
    };
}

} // namespace

void bindAssets(admin::Binding& binding, const Services& services)
{
    bindFields(binding, services);
    bindQueries(binding, services);
    bindMutations(binding, services);
}

} // namespace signalbox::backend
