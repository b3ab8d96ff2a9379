#include "server/backend/assets/assetstore.h"

#include "server/backend/common/columns.h"

namespace signalbox::backend::assetstore {

namespace {

constexpr std::string_view Table = "\"assets\"";
constexpr std::string_view Columns = "\"id\", \"tenantId\", \"code\", \"scale\", \"ledger\", \"withdrawalThreshold\", "
                                     "\"liquidityThreshold\", \"createdAt\", \"deletedAt\"";

Asset read(const sql::Row& row)
{
    return Asset{.id = row.uuid(0),
                 .tenantId = row.uuid(1),
                 .code = row.text(2),
                 .scale = static_cast<std::uint8_t>(row.integer(3)),
                 .ledger = static_cast<ledger::LedgerNumber>(row.integer(4)),
                 .withdrawalThreshold = amountOrNull(row, 5),
                 .liquidityThreshold = amountOrNull(row, 6),
                 .createdAt = row.integer(7),
                 .deletedAt = row.integerOrNull(8)};
}

std::string select(std::string_view where)
{
    std::string sql = "SELECT ";
    sql += Columns;
    sql += " FROM ";
    sql += Table;
    sql += " WHERE ";
    sql += where;
    return sql;
}

Result<std::optional<Asset>> one(const Result<sql::Rows>& rows)
{
    if (!rows) return rows.error();
    if (rows->empty()) return std::optional<Asset>();
    return std::optional(read(rows->front()));
}

} // namespace

Result<std::optional<Asset>> find(sql::Session& session, const Uuid& id, const Scope& scope)
{
    static const std::string anyTenant = select("\"id\" = $1 AND \"deletedAt\" IS NULL");
    static const std::string oneTenant = select("\"id\" = $1 AND \"deletedAt\" IS NULL AND \"tenantId\" = $2");
    if (scope) return one(session.query(oneTenant, {sql::value(id), sql::value(*scope)}));
    return one(session.query(anyTenant, {sql::value(id)}));
}

Result<std::optional<Asset>> findByCodeAndScale(sql::Session& session, std::string_view code, std::uint8_t scale,
                                                const Uuid& tenant)
{
    static const std::string sql = select("\"code\" = $1 AND \"scale\" = $2 AND \"tenantId\" = $3");
    return one(session.query(sql, {std::string(code), std::int64_t{scale}, sql::value(tenant)}));
}

Result<Page<Asset>> page(sql::Session& session, const Scope& scope, const PageRequest& request)
{
    PageSource source{.table = Table, .columns = Columns, .where = "\"deletedAt\" IS NULL", .parameters = {}};
    if (scope) {
        source.where += " AND \"tenantId\" = $1";
        source.parameters.push_back(sql::value(*scope));
    }
    return fetchPage<Asset>(session, source, request, &read);
}

Result<void> insert(sql::Session& session, Asset& asset)
{
    const Result<sql::Rows> number = session.query(
        "UPDATE \"counters\" SET \"value\" = \"value\" + 1 WHERE \"name\" = 'ledger' RETURNING \"value\"");
    if (!number) return number.error();
    if (number->empty()) return Error{ErrorCode::Corrupt, "The counter of ledger numbers is missing.", {}};
    asset.ledger = static_cast<ledger::LedgerNumber>(number->front().integer(0));
    return withoutValue(session.execute(
        "INSERT INTO \"assets\" (\"id\", \"tenantId\", \"code\", \"scale\", \"ledger\", \"withdrawalThreshold\", "
        "\"liquidityThreshold\", \"createdAt\", \"updatedAt\") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        {sql::value(asset.id), sql::value(asset.tenantId), asset.code, std::int64_t{asset.scale},
         std::int64_t{asset.ledger}, amountColumn(asset.withdrawalThreshold), amountColumn(asset.liquidityThreshold),
         asset.createdAt}));
}

Result<void> revive(sql::Session& session, const Uuid& id, UnixMs now)
{
    return withoutValue(session.execute(
        "UPDATE \"assets\" SET \"deletedAt\" = NULL, \"updatedAt\" = $2 WHERE \"id\" = $1", {sql::value(id), now}));
}

Result<void> setThresholds(sql::Session& session, const Asset& asset, UnixMs now)
{
    return withoutValue(session.execute(
        "UPDATE \"assets\" SET \"withdrawalThreshold\" = $2, \"liquidityThreshold\" = $3, "
        "\"updatedAt\" = $4 WHERE \"id\" = $1",
        {sql::value(asset.id), amountColumn(asset.withdrawalThreshold), amountColumn(asset.liquidityThreshold), now}));
}

Result<bool> inUse(sql::Session& session, const Uuid& id)
{
    const auto rows = session.query("SELECT 1 WHERE EXISTS (SELECT 1 FROM \"peers\" WHERE \"assetId\" = $1) "
                                    "OR EXISTS (SELECT 1 FROM \"walletAddresses\" WHERE \"assetId\" = $1)",
                                    {sql::value(id)});
    if (!rows) return rows.error();
    return !rows->empty();
}

Result<void> softDelete(sql::Session& session, const Uuid& id, UnixMs now)
{
    return withoutValue(session.execute(
        "UPDATE \"assets\" SET \"deletedAt\" = $2, \"updatedAt\" = $2 WHERE \"id\" = $1", {sql::value(id), now}));
}

Result<std::vector<Asset>> all(sql::Session& session)
{
    static const std::string sql = select("1 = 1 ORDER BY \"ledger\"");
    const auto rows = session.query(sql);
    if (!rows) return rows.error();
    std::vector<Asset> assets;
    assets.reserve(rows->size());
    for (const sql::Row& row : *rows) assets.push_back(read(row));
    return assets;
}

} // namespace signalbox::backend::assetstore
