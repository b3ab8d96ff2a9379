#include "server/backend/peers/peerresolvers.h"

#include "server/backend/admin/adminbinding.h"
#include "server/backend/admin/answers.h"
#include "server/backend/admin/connection.h"
#include "server/backend/admin/once.h"
#include "server/backend/admin/payloads.h"

namespace signalbox::backend {

namespace {

void bindFields(admin::Binding& binding, const Services& services)
{
    admin::PeerFields<Peer> peer;
    peer.id = [](const Peer& p) { return p.id.toString(); };
    peer.maxPacketAmount = &Peer::maxPacketAmount;
    peer.staticIlpAddress = &Peer::staticIlpAddress;
    peer.name = &Peer::name;
    peer.liquidityThreshold = &Peer::liquidityThreshold;
    peer.routes = &Peer::routes;
    peer.createdAt = [](const Peer& p) { return toIso8601(p.createdAt); };
    peer.http = [](const Peer& p) -> const Peer& { return p; };
    // A deleted asset cannot have peers, so whoever may see the peer may see its asset.
    peer.asset = [services](const Peer& p) { return services.assets.find(p.assetId, std::nullopt); };
    peer.liquidity = [services](const Peer& p) -> Task<Result<std::uint64_t>> {
        const ledger::AccountKey account{.id = p.id, .type = ledger::AccountType::Peer};
        const auto available = co_await services.liquidity.available(account);
        if (!available) co_return available.error();
        if (!*available) co_return Error{ErrorCode::Internal, "No liquidity account found", {}};
        co_return **available;
    };
    peer.tenant = [services](const Peer& p) { return services.tenants.owner(p.tenantId); };
    binding.bind(peer);

    admin::HttpFields<Peer> http;
    http.outgoing = [](const Peer& p) -> const Peer& { return p; };
    binding.bind(http);
    admin::HttpOutgoingFields<Peer> outgoing;
    outgoing.authToken = &Peer::outgoingToken;
    outgoing.endpoint = &Peer::outgoingEndpoint;
    binding.bind(outgoing);

    admin::PeersConnectionFields<Page<Peer>> connection;
    admin::PeerEdgeFields<Peer> edge;
    fillConnection<Peer>(connection, edge);
    binding.bind(connection);
    binding.bind(edge);

    admin::CreatePeerMutationResponseFields<PeerPayload> created;
    created.peer = &PeerPayload::peer;
    binding.bind(created);
    admin::UpdatePeerMutationResponseFields<PeerPayload> updated;
    updated.peer = &PeerPayload::peer;
    binding.bind(updated);
    admin::DeletePeerMutationResponseFields<SuccessPayload> deleted;
    deleted.success = &SuccessPayload::success;
    binding.bind(deleted);
}

void bindQueries(admin::Binding& binding, const Services& services)
{
    binding.query.peer = [services](AdminContext& context,
                                    const admin::QueryPeerArguments& arguments) -> Task<Result<Peer>> {
        co_return co_await services.peers.find(idOrNil(arguments.id), context.caller.readScope());
    };
    binding.query.peerByAddressAndAsset = [services](AdminContext& context,
                                                     const admin::QueryPeerByAddressAndAssetArguments& arguments) {
        return services.peers.findByAddressAndAsset(context.caller.tenantId, arguments.staticIlpAddress,
                                                    idOrNil(arguments.assetId));
    };
    binding.query.peers = [services](AdminContext& context,
                                     const admin::QueryPeersArguments& arguments) -> Task<Result<Page<Peer>>> {
        const auto request = pageRequest(pageArguments(arguments));
        if (!request) co_return request.error();
        co_return co_await services.peers.list(context.caller.listScope(tenantArgument(arguments.tenantId)), *request);
    };
}

PeerService::Creation creationOf(const admin::CreatePeerInput& input)
{
    PeerService::Creation creation;
    creation.assetId = input.assetId;
    creation.staticIlpAddress = input.staticIlpAddress;
    creation.outgoingToken = input.http.outgoing.authToken;
    creation.outgoingEndpoint = input.http.outgoing.endpoint;
    if (input.http.incoming) creation.incomingTokens = input.http.incoming->authTokens;
    creation.name = input.name;
    creation.maxPacketAmount = input.maxPacketAmount;
    creation.liquidityThreshold = input.liquidityThreshold;
    creation.initialLiquidity = input.initialLiquidity;
    if (input.routes) creation.routes = *input.routes;
    return creation;
}

PeerService::Change changeOf(const admin::UpdatePeerInput& input)
{
    PeerService::Change change;
    change.staticIlpAddress = input.staticIlpAddress;
    if (input.http) {
        change.outgoingToken = input.http->outgoing.authToken;
        change.outgoingEndpoint = input.http->outgoing.endpoint;
        if (input.http->incoming) change.incomingTokens = input.http->incoming->authTokens;
    }
    change.name = input.name;
    change.maxPacketAmount = input.maxPacketAmount;
    change.liquidityThreshold = input.liquidityThreshold;
    change.routes = input.routes;
    return change;
}

void bindMutations(admin::Binding& binding, const Services& services)
{
    binding.mutation.createPeer = [services](AdminContext& context, const admin::MutationCreatePeerArguments& arguments,
                                             const graphql::FieldInfo& field) -> Task<Result<PeerPayload>> {
        const admin::CreatePeerInput& input = arguments.input;
        const std::optional<Uuid> scope = context.caller.readScope();
        auto run = [&services, &input, scope] { return services.peers.create(scope, creationOf(input)); };
        Result<Peer> peer =
            co_await once<Peer>(context, std::string(field.fieldName), input.idempotencyKey, toJson(input), run);
        if (!peer) co_return peer.error();
        co_return PeerPayload{std::move(*peer)};
    };
    binding.mutation.updatePeer = [services](AdminContext& context, const admin::MutationUpdatePeerArguments& arguments,
                                             const graphql::FieldInfo& field) -> Task<Result<PeerPayload>> {
        const admin::UpdatePeerInput& input = arguments.input;
        const std::optional<Uuid> scope = context.caller.readScope();
        auto run = [&services, &input, scope] {
            return services.peers.update(scope, idOrNil(input.id), changeOf(input));
        };
        Result<Peer> peer =
            co_await once<Peer>(context, std::string(field.fieldName), input.idempotencyKey, toJson(input), run);
        if (!peer) co_return peer.error();
        co_return PeerPayload{std::move(*peer)};
    };
    binding.mutation.deletePeer = [services](AdminContext& context, const admin::MutationDeletePeerArguments& arguments,
                                             const graphql::FieldInfo& field) -> Task<Result<SuccessPayload>> {
        const admin::DeletePeerInput& input = arguments.input;
        const Uuid tenant = context.caller.tenantId;
        auto run = [&services, &input, tenant]() -> Task<Result<SuccessPayload>> {
            const Result<void> removed = co_await services.peers.remove(tenant, idOrNil(input.id));
            if (!removed) co_return removed.error();
            co_return SuccessPayload{};
        };
        co_return co_await once<SuccessPayload>(context, std::string(field.fieldName), input.idempotencyKey,
                                                toJson(input), run);
    };
}

} // namespace

void bindPeers(admin::Binding& binding, const Services& services)
{
    bindFields(binding, services);
    bindQueries(binding, services);
    bindMutations(binding, services);
}

} // namespace signalbox::backend
