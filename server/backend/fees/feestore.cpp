#include "server/backend/fees/feestore.h"

#include "server/backend/common/columns.h"

namespace signalbox::backend::feestore {

namespace {

constexpr std::string_view Table = "\"fees\"";
constexpr std::string_view Columns = "\"id\", \"assetId\", \"type\", \"fixedFee\", \"basisPointFee\", \"createdAt\"";

std::string nameOf(FeeType type)
{
    return type == FeeType::Sending ? "SENDING" : "RECEIVING";
}

Fee read(const sql::Row& row)
{
    return Fee{.id = row.uuid(0),
               .assetId = row.uuid(1),
               .type = row.text(2) == "SENDING" ? FeeType::Sending : FeeType::Receiving,
               .fixed = static_cast<std::uint64_t>(row.integer(3)),
               .basisPoints = static_cast<std::int32_t>(row.integer(4)),
               .createdAt = row.integer(5)};
}

} // namespace

Result<void> insert(sql::Session& session, const Fee& fee)
{
    return withoutValue(session.execute("INSERT INTO \"fees\" (\"id\", \"assetId\", \"type\", \"fixedFee\", "
                                        "\"basisPointFee\", \"createdAt\") VALUES ($1, $2, $3, $4, $5, $6)",
                                        {sql::value(fee.id), sql::value(fee.assetId), nameOf(fee.type),
                                         amountColumn(fee.fixed), std::int64_t{fee.basisPoints}, fee.createdAt}));
}

Result<std::optional<Fee>> newest(sql::Session& session, const Uuid& assetId, FeeType type)
{
    static const std::string sql = "SELECT " + std::string(Columns) +
                                   " FROM \"fees\" WHERE \"assetId\" = $1 AND \"type\" = $2 "
                                   "ORDER BY \"createdAt\" DESC, \"id\" DESC LIMIT 1";
    const auto rows = session.query(sql, {sql::value(assetId), nameOf(type)});
    if (!rows) return rows.error();
    if (rows->empty()) return std::optional<Fee>();
    return std::optional(read(rows->front()));
}

Result<Page<Fee>> page(sql::Session& session, const Uuid& assetId, const PageRequest& request)
{
    PageSource source{
        .table = Table, .columns = Columns, .where = "\"assetId\" = $1", .parameters = {sql::value(assetId)}};
    return fetchPage<Fee>(session, source, request, &read);
}

} // namespace signalbox::backend::feestore
