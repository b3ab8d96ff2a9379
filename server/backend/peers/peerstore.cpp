#include "server/backend/peers/peerstore.h"

#include "server/backend/common/columns.h"

#include <boost/json.hpp>

namespace signalbox::backend::peerstore {

namespace {

constexpr std::string_view Table = "\"peers\"";
constexpr std::string_view Columns = "\"id\", \"tenantId\", \"assetId\", \"staticIlpAddress\", \"outgoingToken\", "
                                     "\"outgoingEndpoint\", \"name\", \"maxPacketAmount\", \"liquidityThreshold\", "
                                     "\"routes\", \"createdAt\"";

/// Routes are a JSON array of strings: the one list type that both databases store alike.
std::string routesColumn(const std::vector<std::string>& routes)
{
    return boost::json::serialize(boost::json::value_from(routes));
}

std::vector<std::string> routesOf(const std::string& text)
{
    boost::system::error_code problem;
    const boost::json::value value = boost::json::parse(text, problem);
    std::vector<std::string> routes;
    if (problem || !value.is_array()) return routes;
    for (const boost::json::value& route : value.get_array())
        if (const auto* prefix = route.if_string()) routes.emplace_back(prefix->data(), prefix->size());
    return routes;
}

Peer read(const sql::Row& row)
{
    return Peer{.id = row.uuid(0),
                .tenantId = row.uuid(1),
                .assetId = row.uuid(2),
                .staticIlpAddress = row.text(3),
                .outgoingToken = row.text(4),
                .outgoingEndpoint = row.text(5),
                .name = row.textOrNull(6),
                .maxPacketAmount = amountOrNull(row, 7),
                .liquidityThreshold = amountOrNull(row, 8),
                .routes = routesOf(row.text(9)),
                .createdAt = row.integer(10)};
}

Result<std::vector<Peer>> readAll(const Result<sql::Rows>& rows)
{
    if (!rows) return rows.error();
    std::vector<Peer> peers;
    peers.reserve(rows->size());
    for (const sql::Row& row : *rows) peers.push_back(read(row));
    return peers;
}

Result<std::optional<Peer>> one(const Result<sql::Rows>& rows)
{
    if (!rows) return rows.error();
    if (rows->empty()) return std::optional<Peer>();
    return std::optional(read(rows->front()));
}

std::string select(std::string_view where)
{
    return "SELECT " + std::string(Columns) + " FROM \"peers\" WHERE " + std::string(where);
}

} // namespace

Result<std::optional<Peer>> find(sql::Session& session, const Uuid& id, const Scope& scope)
{
    static const std::string any = select("\"id\" = $1");
    static const std::string scoped = select("\"id\" = $1 AND \"tenantId\" = $2");
    if (scope) return one(session.query(scoped, {sql::value(id), sql::value(*scope)}));
    return one(session.query(any, {sql::value(id)}));
}

Result<Page<Peer>> page(sql::Session& session, const Scope& scope, const PageRequest& request)
{
    PageSource source{.table = Table, .columns = Columns, .where = "1 = 1", .parameters = {}};
    if (scope) {
        source.where = "\"tenantId\" = $1";
        source.parameters.push_back(sql::value(*scope));
    }
    return fetchPage<Peer>(session, source, request, &read);
}

Result<std::vector<Peer>> all(sql::Session& session)
{
    return readAll(session.query(select("1 = 1 ORDER BY \"createdAt\", \"id\"")));
}

Result<void> insert(sql::Session& session, const Peer& peer)
{
    return withoutValue(session.execute(
        "INSERT INTO \"peers\" (\"id\", \"tenantId\", \"assetId\", \"staticIlpAddress\", \"outgoingToken\", "
        "\"outgoingEndpoint\", \"name\", \"maxPacketAmount\", \"liquidityThreshold\", \"routes\", \"createdAt\", "
        "\"updatedAt\") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)",
        {sql::value(peer.id), sql::value(peer.tenantId), sql::value(peer.assetId), peer.staticIlpAddress,
         peer.outgoingToken, peer.outgoingEndpoint, sql::value(peer.name), amountColumn(peer.maxPacketAmount),
         amountColumn(peer.liquidityThreshold), routesColumn(peer.routes), peer.createdAt}));
}

Result<void> update(sql::Session& session, const Peer& peer, UnixMs now)
{
    return withoutValue(session.execute(
        "UPDATE \"peers\" SET \"staticIlpAddress\" = $2, \"outgoingToken\" = $3, \"outgoingEndpoint\" = $4, \"name\" = "
        "$5, "
        "\"maxPacketAmount\" = $6, \"liquidityThreshold\" = $7, \"routes\" = $8, \"updatedAt\" = $9 WHERE \"id\" = $1",
        {sql::value(peer.id), peer.staticIlpAddress, peer.outgoingToken, peer.outgoingEndpoint, sql::value(peer.name),
         amountColumn(peer.maxPacketAmount), amountColumn(peer.liquidityThreshold), routesColumn(peer.routes), now}));
}

Result<void> remove(sql::Session& session, const Uuid& id)
{
    const auto tokens = session.execute("DELETE FROM \"httpTokens\" WHERE \"peerId\" = $1", {sql::value(id)});
    if (!tokens) return tokens.error();
    return withoutValue(session.execute("DELETE FROM \"peers\" WHERE \"id\" = $1", {sql::value(id)}));
}

Result<void> putTokens(sql::Session& session, const Uuid& peerId, const std::vector<std::string>& tokens, IdSource& ids)
{
    const auto cleared = session.execute("DELETE FROM \"httpTokens\" WHERE \"peerId\" = $1", {sql::value(peerId)});
    if (!cleared) return cleared.error();
    for (const std::string& token : tokens) {
        const auto inserted =
            session.execute("INSERT INTO \"httpTokens\" (\"id\", \"token\", \"peerId\", \"createdAt\", "
                            "\"updatedAt\") VALUES ($1, $2, $3, $4, $4)",
                            {sql::value(ids.next()), token, sql::value(peerId), ids.clock().now()});
        if (!inserted) return inserted.error();
    }
    return {};
}

Result<std::optional<Peer>> findByToken(sql::Session& session, const std::string& token)
{
    static const std::string sql = select("\"id\" = (SELECT \"peerId\" FROM \"httpTokens\" WHERE \"token\" = $1)");
    return one(session.query(sql, {token}));
}

} // namespace signalbox::backend::peerstore
