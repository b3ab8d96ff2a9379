#include "server/backend/walletaddresses/walletaddressstore.h"

#include "server/backend/common/columns.h"

namespace signalbox::backend::walletaddressstore {

namespace {

constexpr std::string_view Table = "\"walletAddresses\"";
constexpr std::string_view Columns =
    "\"id\", \"tenantId\", \"assetId\", \"address\", \"publicName\", \"createdAt\", \"deactivatedAt\"";
constexpr std::string_view KeyTable = "\"walletAddressKeys\"";
constexpr std::string_view KeyColumns = "\"id\", \"walletAddressId\", \"kid\", \"x\", \"revoked\", \"createdAt\"";

WalletAddress read(const sql::Row& row)
{
    return WalletAddress{.id = row.uuid(0),
                         .tenantId = row.uuid(1),
                         .assetId = row.uuid(2),
                         .address = row.text(3),
                         .publicName = row.textOrNull(4),
                         .createdAt = row.integer(5),
                         .deactivatedAt = row.integerOrNull(6)};
}

WalletAddressKey readKey(const sql::Row& row)
{
    return WalletAddressKey{.id = row.uuid(0),
                            .walletAddressId = row.uuid(1),
                            .kid = row.text(2),
                            .x = row.text(3),
                            .revoked = row.boolean(4),
                            .createdAt = row.integer(5)};
}

Result<std::optional<WalletAddress>> one(sql::Session& session, std::string_view condition, const sql::Value& key,
                                         const Scope& scope)
{
    std::string sql = "SELECT " + std::string(Columns) + " FROM \"walletAddresses\" WHERE " + std::string(condition);
    std::vector<sql::Value> parameters{key};
    if (scope) {
        sql += " AND \"tenantId\" = $2";
        parameters.push_back(sql::value(*scope));
    }
    const auto rows = session.query(sql, std::span<const sql::Value>(parameters));
    if (!rows) return rows.error();
    if (rows->empty()) return std::optional<WalletAddress>();
    return std::optional(read(rows->front()));
}

} // namespace

Result<std::optional<WalletAddress>> find(sql::Session& session, const Uuid& id, const Scope& scope)
{
    return one(session, "\"id\" = $1", sql::value(id), scope);
}

Result<std::optional<WalletAddress>> findByAddress(sql::Session& session, const std::string& address,
                                                   const Scope& scope)
{
    return one(session, "\"address\" = $1", address, scope);
}

Result<Page<WalletAddress>> page(sql::Session& session, const Scope& scope, const PageRequest& request)
{
    PageSource source{.table = Table, .columns = Columns, .where = "1 = 1", .parameters = {}};
    if (scope) {
        source.where = "\"tenantId\" = $1";
        source.parameters.push_back(sql::value(*scope));
    }
    return fetchPage<WalletAddress>(session, source, request, &read);
}

Result<void> insert(sql::Session& session, const WalletAddress& address)
{
    return withoutValue(
        session.execute("INSERT INTO \"walletAddresses\" (\"id\", \"tenantId\", \"assetId\", \"address\", "
                        "\"publicName\", \"createdAt\", \"updatedAt\", \"totalEventsAmount\") "
                        "VALUES ($1, $2, $3, $4, $5, $6, $6, 0)",
                        {sql::value(address.id), sql::value(address.tenantId), sql::value(address.assetId),
                         address.address, sql::value(address.publicName), address.createdAt}));
}

Result<void> update(sql::Session& session, const WalletAddress& address, UnixMs now)
{
    return withoutValue(session.execute(
        "UPDATE \"walletAddresses\" SET \"publicName\" = $2, \"deactivatedAt\" = $3, "
        "\"updatedAt\" = $4 WHERE \"id\" = $1",
        {sql::value(address.id), sql::value(address.publicName), sql::value(address.deactivatedAt), now}));
}

Result<std::vector<AdditionalProperty>> properties(sql::Session& session, const Uuid& walletAddressId)
{
    const auto rows = session.query("SELECT \"fieldKey\", \"fieldValue\", \"visibleInOpenPayments\" "
                                    "FROM \"walletAddressAdditionalProperties\" WHERE \"walletAddressId\" = $1 "
                                    "ORDER BY \"id\"",
                                    {sql::value(walletAddressId)});
    if (!rows) return rows.error();
    std::vector<AdditionalProperty> properties;
    properties.reserve(rows->size());
    for (const sql::Row& row : *rows)
        properties.push_back({.key = row.text(0), .value = row.text(1), .visibleInOpenPayments = row.boolean(2)});
    return properties;
}

Result<void> putProperties(sql::Session& session, const Uuid& walletAddressId,
                           const std::vector<AdditionalProperty>& properties, IdSource& ids)
{
    const auto cleared =
        session.execute("DELETE FROM \"walletAddressAdditionalProperties\" WHERE \"walletAddressId\" = $1",
                        {sql::value(walletAddressId)});
    if (!cleared) return cleared.error();
    for (const AdditionalProperty& property : properties) {
        const auto inserted = session.execute(
            "INSERT INTO \"walletAddressAdditionalProperties\" (\"id\", \"walletAddressId\", \"fieldKey\", "
            "\"fieldValue\", "
            "\"visibleInOpenPayments\", \"createdAt\", \"updatedAt\") VALUES ($1, $2, $3, $4, $5, $6, $6)",
            {sql::value(ids.next()), sql::value(walletAddressId), property.key, property.value,
             std::int64_t{property.visibleInOpenPayments}, ids.clock().now()});
        if (!inserted) return inserted.error();
    }
    return {};
}

Result<std::optional<WalletAddressKey>> findKey(sql::Session& session, const Uuid& id, const Scope& scope)
{
    std::string sql = "SELECT " + std::string(KeyColumns) + " FROM \"walletAddressKeys\" WHERE \"id\" = $1";
    std::vector<sql::Value> parameters{sql::value(id)};
    if (scope) {
        sql += " AND \"walletAddressId\" IN (SELECT \"id\" FROM \"walletAddresses\" WHERE \"tenantId\" = $2)";
        parameters.push_back(sql::value(*scope));
    }
    const auto rows = session.query(sql, std::span<const sql::Value>(parameters));
    if (!rows) return rows.error();
    if (rows->empty()) return std::optional<WalletAddressKey>();
    return std::optional(readKey(rows->front()));
}

Result<bool> hasLiveKey(sql::Session& session, const Uuid& walletAddressId, const std::string& kid)
{
    const auto rows = session.query("SELECT 1 FROM \"walletAddressKeys\" WHERE \"walletAddressId\" = $1 "
                                    "AND \"kid\" = $2 AND \"revoked\" = 0 LIMIT 1",
                                    {sql::value(walletAddressId), kid});
    if (!rows) return rows.error();
    return !rows->empty();
}

Result<void> insertKey(sql::Session& session, const WalletAddressKey& key)
{
    return withoutValue(session.execute(
        "INSERT INTO \"walletAddressKeys\" (\"id\", \"walletAddressId\", \"kid\", \"x\", \"revoked\", \"createdAt\", "
        "\"updatedAt\") VALUES ($1, $2, $3, $4, 0, $5, $5)",
        {sql::value(key.id), sql::value(key.walletAddressId), key.kid, key.x, key.createdAt}));
}

Result<void> revokeKey(sql::Session& session, const Uuid& id, UnixMs now)
{
    return withoutValue(
        session.execute("UPDATE \"walletAddressKeys\" SET \"revoked\" = 1, \"updatedAt\" = $2 WHERE \"id\" = $1",
                        {sql::value(id), now}));
}

Result<Page<WalletAddressKey>> keyPage(sql::Session& session, const Uuid& walletAddressId, const PageRequest& request)
{
    const PageSource source{.table = KeyTable,
                            .columns = KeyColumns,
                            .where = "\"walletAddressId\" = $1",
                            .parameters = {sql::value(walletAddressId)}};
    return fetchPage<WalletAddressKey>(session, source, request, &readKey);
}

} // namespace signalbox::backend::walletaddressstore
