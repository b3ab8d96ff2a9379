// Peers of GraphQlNodeClient.
#include "ui/client/graphqlnodeclient.h"
#include "ui/client/operations/peers.h"
#include "ui/client/rowconversion.h"

namespace signalbox::ui {

namespace op = operations;

namespace {

PeerRow peerOf(const op::PeerRow& from)
{
    PeerRow row;
    row.id = from.id;
    row.name = from.name.value_or(QString());
    row.asset = assetRefOf(from.asset);
    row.staticIlpAddress = from.staticIlpAddress;
    row.outgoingEndpoint = from.http.outgoing.endpoint;
    row.maxPacketAmount = from.maxPacketAmount;
    row.liquidityThreshold = from.liquidityThreshold;
    row.liquidity = from.liquidity;
    row.routes = from.routes;
    row.createdAt = timeOf(from.createdAt);
    row.tenantId = idOf(from.tenant);
    return row;
}

QString textOf(const Secret& secret)
{
    return QString::fromUtf8(secret.reveal());
}

op::HttpIncomingInput incomingOf(const QList<Secret>& tokens)
{
    op::HttpIncomingInput incoming;
    for (const Secret& token : tokens) incoming.authTokens.append(textOf(token));
    return incoming;
}

} // namespace

QFuture<Result<Page<PeerRow>>> GraphQlNodeClient::listPeers(PageQuery query)
{
    auto variables = pagingVariables<op::ListPeers::Variables>(query);
    variables.tenantId = unlessEmpty(query.tenantId);
    return mapped(ask<op::ListPeers>(variables), this, [](const op::ListPeers::Data& data) -> Result<Page<PeerRow>> {
        return pageOf<PeerRow>(data.peers, peerOf);
    });
}

QFuture<Result<PeerRow>> GraphQlNodeClient::peer(QString id)
{
    return mapped(ask<op::OnePeer>({id}), this, [](const op::OnePeer::Data& data) -> Result<PeerRow> {
        if (!data.peer) return notThere();
        return peerOf(*data.peer);
    });
}

QFuture<Result<PeerRow>> GraphQlNodeClient::createPeer(NewPeer input)
{
    op::CreatePeerInput wire;
    wire.name = unlessEmpty(input.name);
    wire.assetId = input.assetId;
    wire.staticIlpAddress = input.staticIlpAddress;
    wire.http.outgoing.endpoint = input.outgoingEndpoint;
    wire.http.outgoing.authToken = textOf(input.outgoingToken);
    if (!input.incomingTokens.isEmpty()) wire.http.incoming = incomingOf(input.incomingTokens);
    wire.maxPacketAmount = input.maxPacketAmount;
    wire.liquidityThreshold = input.liquidityThreshold;
    wire.initialLiquidity = input.initialLiquidity;
    wire.routes = input.routes;
    wire.idempotencyKey = unlessEmpty(input.idempotencyKey);
    const auto done =
        mapped(ask<op::CreatePeer>({wire}), this, [](const op::CreatePeer::Data& data) -> Result<PeerRow> {
            if (!data.createPeer.peer) return answeredNothing();
            return peerOf(*data.createPeer.peer);
        });
    return announcing(done, EntityKind::Peer, {});
}

QFuture<Result<PeerRow>> GraphQlNodeClient::createPeerByUrl(NewPeerByUrl input)
{
    op::CreateOrUpdatePeerByUrlInput wire;
    wire.peerUrl = input.peerUrl;
    wire.assetId = input.assetId;
    wire.name = unlessEmpty(input.name);
    wire.maxPacketAmount = input.maxPacketAmount;
    wire.liquidityThreshold = input.liquidityThreshold;
    wire.liquidityToDeposit = input.liquidityToDeposit;
    wire.idempotencyKey = unlessEmpty(input.idempotencyKey);
    const auto done =
        mapped(ask<op::CreatePeerByUrl>({wire}), this, [](const op::CreatePeerByUrl::Data& data) -> Result<PeerRow> {
            if (!data.createOrUpdatePeerByUrl.peer) return answeredNothing();
            return peerOf(*data.createOrUpdatePeerByUrl.peer);
        });
    return announcing(done, EntityKind::Peer, {});
}

QFuture<Result<PeerRow>> GraphQlNodeClient::updatePeer(PeerChange input)
{
    if (input.outgoingEndpoint.has_value() != input.outgoingToken.has_value() ||
        (input.incomingTokens && !input.outgoingToken)) {
        return answered<PeerRow>(Error{
            Error::Code::InvalidInput, tr("A change of the link needs both the endpoint and its token."), {}, {}});
    }
    op::UpdatePeerInput wire;
    wire.id = input.id;
    wire.name = input.name;
    wire.staticIlpAddress = input.staticIlpAddress;
    if (input.outgoingToken) {
        op::HttpInput http;
        http.outgoing.endpoint = *input.outgoingEndpoint;
        http.outgoing.authToken = textOf(*input.outgoingToken);
        if (input.incomingTokens) http.incoming = incomingOf(*input.incomingTokens);
        wire.http = http;
    }
    wire.maxPacketAmount = input.maxPacketAmount;
    wire.liquidityThreshold = input.liquidityThreshold;
    wire.routes = input.routes;
    wire.idempotencyKey = unlessEmpty(input.idempotencyKey);
    const auto done =
        mapped(ask<op::UpdatePeer>({wire}), this, [](const op::UpdatePeer::Data& data) -> Result<PeerRow> {
            if (!data.updatePeer.peer) return answeredNothing();
            return peerOf(*data.updatePeer.peer);
        });
    return announcing(done, EntityKind::Peer, {input.id});
}

QFuture<Result<void>> GraphQlNodeClient::deletePeer(QString id, QString idempotencyKey)
{
    op::DeletePeerInput wire;
    wire.id = id;
    wire.idempotencyKey = unlessEmpty(idempotencyKey);
    const auto done = mapped(ask<op::DeletePeer>({wire}), this, [](const op::DeletePeer::Data& data) -> Result<void> {
        if (!data.deletePeer.success) return answeredNothing();
        return {};
    });
    return announcing(done, EntityKind::Peer, {id});
}

} // namespace signalbox::ui
