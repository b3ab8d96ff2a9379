#include "server/backend/peers/peerservice.h"

#include "server/backend/assets/assetstore.h"
#include "server/backend/common/columns.h"
#include "server/backend/common/weburl.h"
#include "server/backend/peers/peerstore.h"
#include "server/ilp/address.h"
#include "server/ledger/moves.h"

#include <set>

namespace signalbox::backend {

namespace {

Error unknownPeer()
{
    return {ErrorCode::NotFound, "unknown peer", {}};
}
Error duplicateToken()
{
    return {ErrorCode::Duplicate, "duplicate incoming token", {}};
}
Error duplicatePeer()
{
    return {ErrorCode::Duplicate, "duplicate peer found for same ILP address and asset", {}};
}

Result<void> checkAddress(const std::optional<std::string>& address)
{
    if (!address || ilp::isAddress(*address)) return {};
    return Error{ErrorCode::BadUserInput, "invalid ILP address", {}};
}

Result<void> checkEndpoint(const std::optional<std::string>& endpoint)
{
    if (!endpoint || isHttpEndpoint(*endpoint)) return {};
    return Error{ErrorCode::BadUserInput, "invalid HTTP endpoint", {}};
}

/// A prefix is an address, or a lone scheme such as `g`: everything below it.
Result<void> checkRoutes(const std::vector<std::string>& routes)
{
    for (const std::string& route : routes)
        if (!ilp::isAddress(route) && !ilp::isAddress(route + ".x"))
            return Error{ErrorCode::BadUserInput, "invalid route: a route is a prefix of ILP addresses", {}};
    return {};
}

Result<void> checkTokens(const std::optional<std::vector<std::string>>& tokens)
{
    if (!tokens) return {};
    const std::set<std::string> different(tokens->begin(), tokens->end());
    if (different.size() != tokens->size()) return duplicateToken();
    return {};
}

std::vector<std::string> withAddress(const std::string& address, const std::vector<std::string>& routes)
{
    std::vector<std::string> all{address};
    for (const std::string& route : routes)
        if (route != address) all.push_back(route);
    return all;
}

std::vector<ledger::Account> accountOf(const Peer& peer, ledger::LedgerNumber number)
{
    std::vector<ledger::Account> accounts;
    accounts.push_back({.key = {.id = peer.id, .type = ledger::AccountType::Peer}, .ledger = number});
    return accounts;
}

} // namespace

PeerService::PeerService(sql::Database& database, ledger::Ledger& ledger, ilp::RoutingTable& routes, IdSource& ids)
    : m_database(database), m_ledger(ledger), m_routes(routes), m_ids(ids)
{
}

void PeerService::addRoutes(const Peer& peer)
{
    m_routes.setRoutes(peer.tenantId, peer.id, peer.assetId, peer.routes);
}

Task<Result<Peer>> PeerService::create(std::optional<Uuid> scope, Creation creation)
{
    if (const auto checked = checkAddress(creation.staticIlpAddress); !checked) co_return checked.error();
    if (const auto checked = checkEndpoint(creation.outgoingEndpoint); !checked) co_return checked.error();
    if (const auto checked = checkRoutes(creation.routes); !checked) co_return checked.error();
    if (const auto checked = checkAmount("maxPacketAmount", creation.maxPacketAmount); !checked)
        co_return checked.error();
    if (const auto checked = checkAmount("liquidityThreshold", creation.liquidityThreshold); !checked)
        co_return checked.error();
    const Error invalidLiquidity{ErrorCode::BadUserInput, "invalid initial liquidity for peer", {}};
    if (creation.initialLiquidity.value_or(0) > AmountMax) co_return invalidLiquidity;

    struct Stored
    {
        Peer peer;
        ledger::LedgerNumber ledger = 0;
    };
    std::function<Result<Stored>(sql::Session&)> work = [this, scope,
                                                         creation](sql::Session& session) -> Result<Stored> {
        const Error unknownAsset{ErrorCode::NotFound, "unknown asset", {}};
        const auto assetId = Uuid::parse(creation.assetId);
        if (!assetId) return unknownAsset;
        const auto asset = assetstore::find(session, *assetId, scope);
        if (!asset) return asset.error();
        if (!*asset) return unknownAsset;
        if (const auto checked = checkTokens(creation.incomingTokens); !checked) return checked.error();
        Stored stored;
        stored.ledger = (*asset)->ledger;
        stored.peer = Peer{.id = m_ids.next(),
                           .tenantId = (*asset)->tenantId,
                           .assetId = *assetId,
                           .staticIlpAddress = creation.staticIlpAddress,
                           .outgoingToken = creation.outgoingToken,
                           .outgoingEndpoint = creation.outgoingEndpoint,
                           .name = creation.name,
                           .maxPacketAmount = creation.maxPacketAmount,
                           .liquidityThreshold = creation.liquidityThreshold,
                           .routes = withAddress(creation.staticIlpAddress, creation.routes),
                           .createdAt = m_ids.clock().now()};
        if (const auto inserted = peerstore::insert(session, stored.peer); !inserted)
            return inserted.error().code == ErrorCode::Duplicate ? duplicatePeer() : inserted.error();
        if (creation.incomingTokens) {
            const auto tokens = peerstore::putTokens(session, stored.peer.id, *creation.incomingTokens, m_ids);
            if (!tokens) return tokens.error().code == ErrorCode::Duplicate ? duplicateToken() : tokens.error();
        }
        return stored;
    };
    Result<Stored> stored = co_await m_database.write<Stored>(std::move(work));
    if (!stored) co_return stored.error();
    Peer peer = std::move(stored->peer);
    const ledger::LedgerNumber number = stored->ledger;

    Result<void> booked = co_await m_ledger.createAccounts(accountOf(peer, number));
    if (booked && creation.initialLiquidity.value_or(0) != 0) {
        const ledger::Party party{
            .account = {.id = peer.id, .type = ledger::AccountType::Peer}, .ledger = number, .asset = peer.assetId};
        booked = co_await ledger::deposit(m_ledger, m_ids.next(), party, *creation.initialLiquidity);
    }
    if (!booked) {
        // Nothing was promised yet: take the row back, so that the caller may try again.
        const Uuid id = peer.id;
        std::function<Result<bool>(sql::Session&)> undo = [id](sql::Session& session) -> Result<bool> {
            if (const auto removed = peerstore::remove(session, id); !removed) return removed.error();
            return true;
        };
        (void)co_await m_database.write<bool>(std::move(undo));
        if (creation.initialLiquidity && booked.error().refused()) co_return invalidLiquidity;
        co_return booked.error();
    }
    addRoutes(peer);
    co_return peer;
}

Task<Result<Peer>> PeerService::update(std::optional<Uuid> scope, Uuid id, Change change)
{
    if (const auto checked = checkAddress(change.staticIlpAddress); !checked) co_return checked.error();
    if (const auto checked = checkEndpoint(change.outgoingEndpoint); !checked) co_return checked.error();
    if (change.routes)
        if (const auto checked = checkRoutes(*change.routes); !checked) co_return checked.error();
    if (const auto checked = checkTokens(change.incomingTokens); !checked) co_return checked.error();
    if (const auto checked = checkAmount("maxPacketAmount", change.maxPacketAmount); !checked)
        co_return checked.error();
    if (const auto checked = checkAmount("liquidityThreshold", change.liquidityThreshold); !checked)
        co_return checked.error();

    std::function<Result<Peer>(sql::Session&)> work = [this, scope, id, change](sql::Session& session) -> Result<Peer> {
        auto found = peerstore::find(session, id, scope);
        if (!found) return found.error();
        if (!*found) return unknownPeer();
        Peer peer = std::move(**found);
        const std::string oldAddress = peer.staticIlpAddress;
        if (change.staticIlpAddress) peer.staticIlpAddress = *change.staticIlpAddress;
        if (change.outgoingToken) peer.outgoingToken = *change.outgoingToken;
        if (change.outgoingEndpoint) peer.outgoingEndpoint = *change.outgoingEndpoint;
        if (change.name) peer.name = change.name;
        if (change.maxPacketAmount) peer.maxPacketAmount = change.maxPacketAmount;
        if (change.liquidityThreshold) peer.liquidityThreshold = change.liquidityThreshold;
        if (change.routes) {
            peer.routes = withAddress(peer.staticIlpAddress, *change.routes);
        } else if (peer.staticIlpAddress != oldAddress) {
            std::erase(peer.routes, oldAddress);
            peer.routes = withAddress(peer.staticIlpAddress, peer.routes);
        }
        const auto updated = peerstore::update(session, peer, m_ids.clock().now());
        if (!updated) return updated.error().code == ErrorCode::Duplicate ? duplicatePeer() : updated.error();
        if (change.incomingTokens) {
            const auto tokens = peerstore::putTokens(session, id, *change.incomingTokens, m_ids);
            if (!tokens) return tokens.error().code == ErrorCode::Duplicate ? duplicateToken() : tokens.error();
        }
        return peer;
    };
    Result<Peer> peer = co_await m_database.write<Peer>(std::move(work));
    if (peer) addRoutes(*peer);
    co_return peer;
}

Task<Result<void>> PeerService::remove(Uuid tenantId, Uuid id)
{
    std::function<Result<bool>(sql::Session&)> work = [tenantId, id](sql::Session& session) -> Result<bool> {
        const auto peer = peerstore::find(session, id, tenantId);
        if (!peer) return peer.error();
        if (!*peer) return unknownPeer();
        if (const auto removed = peerstore::remove(session, id); !removed) return removed.error();
        return true;
    };
    const Result<bool> removed = co_await m_database.write<bool>(std::move(work));
    if (!removed) co_return removed.error();
    m_routes.removePeer(tenantId, id);
    co_return Result<void>();
}

Task<Result<Peer>> PeerService::find(Uuid id, std::optional<Uuid> scope)
{
    std::function<Result<Peer>(sql::Session&)> work = [id, scope](sql::Session& session) -> Result<Peer> {
        auto peer = peerstore::find(session, id, scope);
        if (!peer) return peer.error();
        if (!*peer) return unknownPeer();
        return std::move(**peer);
    };
    co_return co_await m_database.read<Peer>(std::move(work));
}

Task<Result<std::optional<Peer>>> PeerService::findByAddressAndAsset(Uuid tenantId, std::string staticIlpAddress,
                                                                     Uuid assetId)
{
    ilp::RoutingTable::Query query;
    query.asset = assetId;
    const std::optional<Uuid> id = m_routes.nextHop(tenantId, staticIlpAddress, query);
    if (!id) co_return std::optional<Peer>();
    std::function<Result<std::optional<Peer>>(sql::Session&)> work = [id, tenantId](sql::Session& session) {
        return peerstore::find(session, *id, tenantId);
    };
    co_return co_await m_database.read<std::optional<Peer>>(std::move(work));
}

Task<Result<Page<Peer>>> PeerService::list(std::optional<Uuid> scope, PageRequest request)
{
    std::function<Result<Page<Peer>>(sql::Session&)> work = [scope, request](sql::Session& session) {
        return peerstore::page(session, scope, request);
    };
    co_return co_await m_database.read<Page<Peer>>(std::move(work));
}

Task<Result<void>> PeerService::load()
{
    std::function<Result<std::vector<Peer>>(sql::Session&)> peersWork = [](sql::Session& session) {
        return peerstore::all(session);
    };
    const Result<std::vector<Peer>> peers = co_await m_database.read<std::vector<Peer>>(std::move(peersWork));
    if (!peers) co_return peers.error();
    std::function<Result<std::vector<Asset>>(sql::Session&)> assetsWork = [](sql::Session& session) {
        return assetstore::all(session);
    };
    const Result<std::vector<Asset>> assets = co_await m_database.read<std::vector<Asset>>(std::move(assetsWork));
    if (!assets) co_return assets.error();
    std::unordered_map<Uuid, ledger::LedgerNumber> ledgers;
    for (const Asset& asset : *assets) ledgers[asset.id] = asset.ledger;
    for (const Peer& peer : *peers) {
        addRoutes(peer);
        const Result<void> accounts = co_await m_ledger.createAccounts(accountOf(peer, ledgers[peer.assetId]));
        if (!accounts) co_return accounts.error();
    }
    co_return Result<void>();
}

} // namespace signalbox::backend
