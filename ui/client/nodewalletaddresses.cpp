// Wallet addresses and their keys of GraphQlNodeClient.
#include "ui/client/graphqlnodeclient.h"
#include "ui/client/operations/walletaddresses.h"
#include "ui/client/rowconversion.h"

namespace signalbox::ui {

namespace op = operations;

namespace {

WalletAddressRow walletAddressOf(const op::WalletAddressRow& from)
{
    WalletAddressRow row;
    row.id = from.id;
    row.address = from.address;
    row.publicName = from.publicName.value_or(QString());
    row.asset = assetRefOf(from.asset);
    row.status =
        from.status == op::WalletAddressStatus::Inactive ? WalletAddressStatus::Inactive : WalletAddressStatus::Active;
    row.liquidity = from.liquidity;
    if (from.additionalProperties) {
        for (const auto& property : *from.additionalProperties) {
            if (property) row.properties.append({property->key, property->value, property->visibleInOpenPayments});
        }
    }
    row.createdAt = timeOf(from.createdAt);
    row.tenantId = idOf(from.tenant);
    return row;
}

WalletAddressKeyRow keyOf(const op::WalletAddressKeyRow& from)
{
    return {from.id, from.walletAddressId, from.jwk.kid, from.jwk.x, from.revoked, timeOf(from.createdAt)};
}

QList<op::AdditionalPropertyInput> propertiesOf(const QList<AdditionalProperty>& from)
{
    QList<op::AdditionalPropertyInput> properties;
    for (const AdditionalProperty& property : from) {
        op::AdditionalPropertyInput wire;
        wire.key = property.key;
        wire.value = property.value;
        wire.visibleInOpenPayments = property.visibleInOpenPayments;
        properties.append(wire);
    }
    return properties;
}

} // namespace

QFuture<Result<Page<WalletAddressRow>>> GraphQlNodeClient::listWalletAddresses(PageQuery query)
{
    auto variables = pagingVariables<op::ListWalletAddresses::Variables>(query);
    variables.tenantId = unlessEmpty(query.tenantId);
    return mapped(ask<op::ListWalletAddresses>(variables), this,
                  [](const op::ListWalletAddresses::Data& data) -> Result<Page<WalletAddressRow>> {
                      return pageOf<WalletAddressRow>(data.walletAddresses, walletAddressOf);
                  });
}

QFuture<Result<WalletAddressRow>> GraphQlNodeClient::walletAddress(QString id)
{
    return mapped(ask<op::OneWalletAddress>({id}), this,
                  [](const op::OneWalletAddress::Data& data) -> Result<WalletAddressRow> {
                      if (!data.walletAddress) return notThere();
                      return walletAddressOf(*data.walletAddress);
                  });
}

QFuture<Result<WalletAddressRow>> GraphQlNodeClient::createWalletAddress(NewWalletAddress input)
{
    op::CreateWalletAddressInput wire;
    wire.assetId = input.assetId;
    wire.address = input.address;
    wire.publicName = unlessEmpty(input.publicName);
    if (!input.properties.isEmpty()) wire.additionalProperties = propertiesOf(input.properties);
    wire.tenantId = unlessEmpty(input.tenantId);
    wire.idempotencyKey = unlessEmpty(input.idempotencyKey);
    const auto done = mapped(ask<op::CreateWalletAddress>({wire}), this,
                             [](const op::CreateWalletAddress::Data& data) -> Result<WalletAddressRow> {
                                 if (!data.createWalletAddress.walletAddress) return answeredNothing();
                                 return walletAddressOf(*data.createWalletAddress.walletAddress);
                             });
    return announcing(done, EntityKind::WalletAddress, {});
}

QFuture<Result<WalletAddressRow>> GraphQlNodeClient::updateWalletAddress(WalletAddressChange input)
{
    op::UpdateWalletAddressInput wire;
    wire.id = input.id;
    wire.publicName = input.publicName;
    if (input.status) {
        wire.status = *input.status == WalletAddressStatus::Active ? op::WalletAddressStatus::Active
                                                                   : op::WalletAddressStatus::Inactive;
    }
    if (input.properties) wire.additionalProperties = propertiesOf(*input.properties);
    wire.idempotencyKey = unlessEmpty(input.idempotencyKey);
    const auto done = mapped(ask<op::UpdateWalletAddress>({wire}), this,
                             [](const op::UpdateWalletAddress::Data& data) -> Result<WalletAddressRow> {
                                 if (!data.updateWalletAddress.walletAddress) return answeredNothing();
                                 return walletAddressOf(*data.updateWalletAddress.walletAddress);
                             });
    return announcing(done, EntityKind::WalletAddress, {input.id});
}

QFuture<Result<Page<WalletAddressKeyRow>>> GraphQlNodeClient::keysOf(QString walletAddressId, PageQuery query)
{
    auto variables = pagingVariables<op::WalletAddressKeys::Variables>(query);
    variables.id = walletAddressId;
    return mapped(ask<op::WalletAddressKeys>(variables), this,
                  [](const op::WalletAddressKeys::Data& data) -> Result<Page<WalletAddressKeyRow>> {
                      if (!data.walletAddress) return notThere();
                      if (!data.walletAddress->walletAddressKeys) return Page<WalletAddressKeyRow>();
                      return pageOf<WalletAddressKeyRow>(*data.walletAddress->walletAddressKeys, keyOf);
                  });
}

QFuture<Result<WalletAddressKeyRow>> GraphQlNodeClient::addKey(NewWalletAddressKey input)
{
    op::CreateWalletAddressKeyInput wire;
    wire.walletAddressId = input.walletAddressId;
    wire.jwk.kid = input.keyId;
    wire.jwk.x = input.publicKey;
    wire.jwk.alg = op::Alg::EdDSA;
    wire.jwk.kty = op::Kty::Okp;
    wire.jwk.crv = op::Crv::Ed25519;
    wire.idempotencyKey = unlessEmpty(input.idempotencyKey);
    const auto done = mapped(ask<op::CreateWalletAddressKey>({wire}), this,
                             [](const op::CreateWalletAddressKey::Data& data) -> Result<WalletAddressKeyRow> {
                                 const auto& made = data.createWalletAddressKey;
                                 if (!made || !made->walletAddressKey) return answeredNothing();
                                 return keyOf(*made->walletAddressKey);
                             });
    return announcing(done, EntityKind::WalletAddressKey, {});
}

QFuture<Result<WalletAddressKeyRow>> GraphQlNodeClient::revokeKey(QString keyId, QString idempotencyKey)
{
    op::RevokeWalletAddressKeyInput wire;
    wire.id = keyId;
    wire.idempotencyKey = unlessEmpty(idempotencyKey);
    const auto done = mapped(ask<op::RevokeWalletAddressKey>({wire}), this,
                             [](const op::RevokeWalletAddressKey::Data& data) -> Result<WalletAddressKeyRow> {
                                 const auto& revoked = data.revokeWalletAddressKey;
                                 if (!revoked || !revoked->walletAddressKey) return answeredNothing();
                                 return keyOf(*revoked->walletAddressKey);
                             });
    return announcing(done, EntityKind::WalletAddressKey, {keyId});
}

} // namespace signalbox::ui
