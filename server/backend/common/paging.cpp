#include "server/backend/common/paging.h"

#include <algorithm>

namespace signalbox::backend {

namespace {

Result<std::int32_t> pageSize(std::optional<std::int32_t> asked)
{
    const std::int32_t size = asked.value_or(0) == 0 ? PageSizeDefault : *asked;
    if (size < 0 || size > PageSizeMax) return Error{ErrorCode::Internal, "Pagination index error", {}};
    return size;
}

Result<Uuid> cursorOf(const std::string& text)
{
    if (const auto id = Uuid::parse(text)) return *id;
    return Error{ErrorCode::Internal, "The cursor is not the id of an item: a cursor is a UUID.", {}};
}

/// `("createdAt","id") < (the cursor's)`: strictly beside the cursor in the direction asked.
std::string besideCursor(const PageSource& source, std::string_view comparison, std::size_t parameter)
{
    std::string sql = " AND (\"createdAt\", \"id\") ";
    sql += comparison;
    sql += " (SELECT \"createdAt\", \"id\" FROM ";
    sql += source.table;
    sql += " WHERE \"id\" = $" + std::to_string(parameter) + ")";
    return sql;
}

Result<bool> existsBeside(sql::Session& session, const PageSource& source, std::string_view comparison,
                          const sql::Value& id)
{
    std::vector<sql::Value> parameters = source.parameters;
    parameters.push_back(id);
    std::string sql = "SELECT 1 FROM ";
    sql += source.table;
    sql += " WHERE " + source.where + besideCursor(source, comparison, parameters.size()) + " LIMIT 1";
    const Result<sql::Rows> rows = session.query(sql, std::span<const sql::Value>(parameters));
    if (!rows) return rows.error();
    return !rows->empty();
}

} // namespace

Result<PageRequest> pageRequest(const PageArguments& arguments)
{
    const Result<std::int32_t> first = pageSize(arguments.first);
    if (!first) return first.error();
    const Result<std::int32_t> last = pageSize(arguments.last);
    if (!last) return last.error();

    PageRequest request;
    request.order = arguments.sortOrder;
    request.limit = *first;
    if (arguments.after) {
        const Result<Uuid> cursor = cursorOf(*arguments.after);
        if (!cursor) return cursor.error();
        request.cursor = *cursor;
        return request;
    }
    if (arguments.before) {
        const Result<Uuid> cursor = cursorOf(*arguments.before);
        if (!cursor) return cursor.error();
        request.cursor = *cursor;
        request.backwards = true;
        request.limit = *last;
        return request;
    }
    if (arguments.last.value_or(0) != 0)
        return Error{ErrorCode::Internal, "Can't paginate backwards from the start.", {}};
    return request;
}

Result<detail::RawPage> detail::fetchRawPage(sql::Session& session, const PageSource& source,
                                             const PageRequest& request)
{
    // Walking towards newer rows compares with '>', towards older ones with '<'.
    const bool towardsNewer = (request.order == SortOrder::Ascending) != request.backwards;
    const std::string_view onward = towardsNewer ? ">" : "<";
    const std::string_view back = towardsNewer ? "<" : ">";

    std::vector<sql::Value> parameters = source.parameters;
    std::string sql = "SELECT ";
    sql += source.columns;
    sql += " FROM ";
    sql += source.table;
    sql += " WHERE " + source.where;
    if (request.cursor) {
        parameters.push_back(sql::value(*request.cursor));
        sql += besideCursor(source, onward, parameters.size());
    }
    const std::string_view direction = towardsNewer ? "ASC" : "DESC";
    sql += " ORDER BY \"createdAt\" ";
    sql += direction;
    sql += ", \"id\" ";
    sql += direction;
    // One row more than asked tells whether the list goes on; the number is ours, so the text stays one of few.
    parameters.emplace_back(std::int64_t{request.limit} + 1);
    sql += " LIMIT $" + std::to_string(parameters.size());

    Result<sql::Rows> rows = session.query(sql, std::span<const sql::Value>(parameters));
    if (!rows) return rows.error();

    detail::RawPage page;
    page.rows = std::move(*rows);
    const bool more = page.rows.size() > static_cast<std::size_t>(request.limit);
    if (more) page.rows.pop_back();
    if (page.rows.empty()) return page;

    bool behind = false;
    if (request.cursor) {
        const Result<bool> exists = existsBeside(session, source, back, page.rows.front().values[0]);
        if (!exists) return exists.error();
        behind = *exists;
    }
    if (request.backwards) std::reverse(page.rows.begin(), page.rows.end());
    page.hasNextPage = request.backwards ? behind : more;
    page.hasPreviousPage = request.backwards ? more : behind;
    return page;
}

} // namespace signalbox::backend
