// Assets and fees of GraphQlNodeClient.
#include "ui/client/graphqlnodeclient.h"
#include "ui/client/operations/assets.h"
#include "ui/client/rowconversion.h"

namespace signalbox::ui {

namespace op = operations;

namespace {

FeeRow feeOf(const op::FeeRow& from)
{
    return {from.id,    from.assetId,     from.type == op::FeeType::Receiving ? FeeType::Receiving : FeeType::Sending,
            from.fixed, from.basisPoints, timeOf(from.createdAt)};
}

AssetRow assetOf(const op::AssetRow& from)
{
    AssetRow row;
    row.id = from.id;
    row.code = from.code;
    row.scale = quint8(from.scale);
    row.liquidity = from.liquidity;
    row.withdrawalThreshold = from.withdrawalThreshold;
    row.liquidityThreshold = from.liquidityThreshold;
    if (from.sendingFee) row.sendingFee = feeOf(*from.sendingFee);
    if (from.receivingFee) row.receivingFee = feeOf(*from.receivingFee);
    row.createdAt = timeOf(from.createdAt);
    row.tenantId = idOf(from.tenant);
    return row;
}

} // namespace

QFuture<Result<Page<AssetRow>>> GraphQlNodeClient::listAssets(PageQuery query)
{
    auto variables = pagingVariables<op::ListAssets::Variables>(query);
    variables.tenantId = unlessEmpty(query.tenantId);
    return mapped(ask<op::ListAssets>(variables), this, [](const op::ListAssets::Data& data) -> Result<Page<AssetRow>> {
        return pageOf<AssetRow>(data.assets, assetOf);
    });
}

QFuture<Result<AssetRow>> GraphQlNodeClient::asset(QString id)
{
    return mapped(ask<op::OneAsset>({id}), this, [](const op::OneAsset::Data& data) -> Result<AssetRow> {
        if (!data.asset) return notThere();
        return assetOf(*data.asset);
    });
}

QFuture<Result<Page<FeeRow>>> GraphQlNodeClient::feesOf(QString assetId, PageQuery query)
{
    auto variables = pagingVariables<op::AssetFees::Variables>(query);
    variables.id = assetId;
    return mapped(ask<op::AssetFees>(variables), this, [](const op::AssetFees::Data& data) -> Result<Page<FeeRow>> {
        if (!data.asset) return notThere();
        if (!data.asset->fees) return Page<FeeRow>();
        return pageOf<FeeRow>(*data.asset->fees, feeOf);
    });
}

QFuture<Result<AssetRow>> GraphQlNodeClient::createAsset(NewAsset input)
{
    op::CreateAssetInput wire;
    wire.code = input.code;
    wire.scale = input.scale;
    wire.withdrawalThreshold = input.withdrawalThreshold;
    wire.liquidityThreshold = input.liquidityThreshold;
    wire.tenantId = unlessEmpty(input.tenantId);
    wire.idempotencyKey = unlessEmpty(input.idempotencyKey);
    const auto done =
        mapped(ask<op::CreateAsset>({wire}), this, [](const op::CreateAsset::Data& data) -> Result<AssetRow> {
            if (!data.createAsset.asset) return answeredNothing();
            return assetOf(*data.createAsset.asset);
        });
    return announcing(done, EntityKind::Asset, {});
}

QFuture<Result<AssetRow>> GraphQlNodeClient::updateAsset(AssetChange input)
{
    op::UpdateAssetInput wire;
    wire.id = input.id;
    wire.withdrawalThreshold = input.withdrawalThreshold;
    wire.liquidityThreshold = input.liquidityThreshold;
    wire.idempotencyKey = unlessEmpty(input.idempotencyKey);
    const auto done =
        mapped(ask<op::UpdateAsset>({wire}), this, [](const op::UpdateAsset::Data& data) -> Result<AssetRow> {
            if (!data.updateAsset.asset) return answeredNothing();
            return assetOf(*data.updateAsset.asset);
        });
    return announcing(done, EntityKind::Asset, {input.id});
}

QFuture<Result<void>> GraphQlNodeClient::deleteAsset(QString id, QString idempotencyKey)
{
    op::DeleteAssetInput wire;
    wire.id = id;
    wire.idempotencyKey = unlessEmpty(idempotencyKey);
    const auto done =
        mapped(ask<op::DeleteAsset>({wire}), this, [](const op::DeleteAsset::Data&) -> Result<void> { return {}; });
    return announcing(done, EntityKind::Asset, {id});
}

QFuture<Result<FeeRow>> GraphQlNodeClient::setFee(FeeChange input)
{
    op::SetFeeInput wire;
    wire.assetId = input.assetId;
    wire.type = input.type == FeeType::Sending ? op::FeeType::Sending : op::FeeType::Receiving;
    wire.fee.fixed = input.fixed;
    wire.fee.basisPoints = input.basisPoints;
    wire.idempotencyKey = unlessEmpty(input.idempotencyKey);
    const auto done = mapped(ask<op::SetFee>({wire}), this, [](const op::SetFee::Data& data) -> Result<FeeRow> {
        if (!data.setFee.fee) return answeredNothing();
        return feeOf(*data.setFee.fee);
    });
    // The asset shows its fee in force, so it changed too.
    return announcing(announcing(done, EntityKind::Fee, {}), EntityKind::Asset, {input.assetId});
}

} // namespace signalbox::ui
