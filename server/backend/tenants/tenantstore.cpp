#include "server/backend/tenants/tenantstore.h"

#include "server/backend/common/columns.h"

namespace signalbox::backend::tenantstore {

namespace {

constexpr std::string_view Table = "\"tenants\"";
constexpr std::string_view Columns =
    "\"id\", \"email\", \"apiSecret\", \"idpConsentUrl\", \"idpSecret\", \"publicName\", "
    "\"createdAt\", \"deletedAt\"";

Tenant read(const sql::Row& row)
{
    return Tenant{.id = row.uuid(0),
                  .email = row.textOrNull(1),
                  .apiSecret = row.text(2),
                  .idpConsentUrl = row.textOrNull(3),
                  .idpSecret = row.textOrNull(4),
                  .publicName = row.textOrNull(5),
                  .createdAt = row.integer(6),
                  .deletedAt = row.integerOrNull(7)};
}

} // namespace

Result<std::optional<Tenant>> find(sql::Session& session, const Uuid& id)
{
    static const std::string sql = "SELECT " + std::string(Columns) + " FROM \"tenants\" WHERE \"id\" = $1";
    const auto rows = session.query(sql, {sql::value(id)});
    if (!rows) return rows.error();
    if (rows->empty()) return std::optional<Tenant>();
    return std::optional(read(rows->front()));
}

Result<Page<Tenant>> page(sql::Session& session, const PageRequest& request)
{
    const PageSource source{.table = Table, .columns = Columns, .where = "1 = 1", .parameters = {}};
    return fetchPage<Tenant>(session, source, request, &read);
}

Result<std::int64_t> countActive(sql::Session& session)
{
    const auto rows = session.query("SELECT COUNT(*) FROM \"tenants\" WHERE \"deletedAt\" IS NULL");
    if (!rows) return rows.error();
    return rows->front().integer(0);
}

Result<void> insert(sql::Session& session, const Tenant& tenant)
{
    return withoutValue(session.execute(
        "INSERT INTO \"tenants\" (\"id\", \"email\", \"apiSecret\", \"idpConsentUrl\", \"idpSecret\", \"publicName\", "
        "\"createdAt\", \"updatedAt\") VALUES ($1, $2, $3, $4, $5, $6, $7, $7)",
        {sql::value(tenant.id), sql::value(tenant.email), tenant.apiSecret, sql::value(tenant.idpConsentUrl),
         sql::value(tenant.idpSecret), sql::value(tenant.publicName), tenant.createdAt}));
}

Result<void> update(sql::Session& session, const Tenant& tenant, UnixMs now)
{
    return withoutValue(session.execute(
        "UPDATE \"tenants\" SET \"email\" = $2, \"apiSecret\" = $3, \"idpConsentUrl\" = $4, \"idpSecret\" = $5, "
        "\"publicName\" = $6, \"updatedAt\" = $7 WHERE \"id\" = $1",
        {sql::value(tenant.id), sql::value(tenant.email), tenant.apiSecret, sql::value(tenant.idpConsentUrl),
         sql::value(tenant.idpSecret), sql::value(tenant.publicName), now}));
}

Result<void> softDelete(sql::Session& session, const Uuid& id, UnixMs now)
{
    const auto tenant = session.execute(
        "UPDATE \"tenants\" SET \"deletedAt\" = $2, \"updatedAt\" = $2 WHERE \"id\" = $1", {sql::value(id), now});
    if (!tenant) return tenant.error();
    return withoutValue(session.execute("UPDATE \"tenantSettings\" SET \"deletedAt\" = $2, \"updatedAt\" = $2 "
                                        "WHERE \"tenantId\" = $1",
                                        {sql::value(id), now}));
}

Result<std::vector<TenantSetting>> settings(sql::Session& session, const Uuid& tenantId)
{
    const auto rows = session.query("SELECT \"key\", \"value\" FROM \"tenantSettings\" WHERE \"tenantId\" = $1 "
                                    "AND \"deletedAt\" IS NULL ORDER BY \"createdAt\", \"id\"",
                                    {sql::value(tenantId)});
    if (!rows) return rows.error();
    std::vector<TenantSetting> settings;
    for (const sql::Row& row : *rows)
        if (const auto key = tenantSettingKey(row.text(0))) settings.push_back({.key = *key, .value = row.text(1)});
    return settings;
}

Result<std::optional<std::string>> setting(sql::Session& session, const Uuid& tenantId, TenantSettingKey key)
{
    const auto rows = session.query("SELECT \"value\" FROM \"tenantSettings\" WHERE \"tenantId\" = $1 AND \"key\" = $2 "
                                    "AND \"deletedAt\" IS NULL",
                                    {sql::value(tenantId), std::string(nameOf(key))});
    if (!rows) return rows.error();
    if (rows->empty()) return std::optional<std::string>();
    return std::optional(rows->front().text(0));
}

Result<void> putSetting(sql::Session& session, const Uuid& tenantId, const TenantSetting& setting, const Uuid& newId,
                        UnixMs now)
{
    return withoutValue(session.execute(
        "INSERT INTO \"tenantSettings\" (\"id\", \"tenantId\", \"key\", \"value\", \"createdAt\", \"updatedAt\") "
        "VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (\"tenantId\", \"key\") "
        "DO UPDATE SET \"value\" = excluded.\"value\", \"updatedAt\" = excluded.\"updatedAt\", \"deletedAt\" = NULL",
        {sql::value(newId), sql::value(tenantId), std::string(nameOf(setting.key)), setting.value, now}));
}

Result<std::vector<std::string>> walletAddressUrlsOfOthers(sql::Session& session, const Uuid& tenantId)
{
    const auto rows = session.query("SELECT \"value\" FROM \"tenantSettings\" WHERE \"key\" = 'WALLET_ADDRESS_URL' "
                                    "AND \"tenantId\" <> $1 AND \"deletedAt\" IS NULL",
                                    {sql::value(tenantId)});
    if (!rows) return rows.error();
    std::vector<std::string> urls;
    urls.reserve(rows->size());
    for (const sql::Row& row : *rows) urls.push_back(row.text(0));
    return urls;
}

} // namespace signalbox::backend::tenantstore
