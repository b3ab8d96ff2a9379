#pragma once

#include "server/base/result.h"
#include "server/base/uuid.h"
#include "server/sql/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::backend {

/// Rows of a page when the caller names no number, and the most it may ask for (node-spec §4.3).
inline constexpr std::int32_t PageSizeDefault = 20;
inline constexpr std::int32_t PageSizeMax = 100;

enum class SortOrder : std::uint8_t { Ascending, Descending };

/// The paging arguments of a `*Connection` field as they came.
struct PageArguments
{
    std::optional<std::string> after;
    std::optional<std::string> before;
    std::optional<std::int32_t> first;
    std::optional<std::int32_t> last;
    SortOrder sortOrder = SortOrder::Descending;
};

/// One page to fetch: the `limit` rows next to `cursor` in `order`.
struct PageRequest
{
    std::int32_t limit = PageSizeDefault;
    std::optional<Uuid> cursor;
    bool backwards = false; ///< the rows before the cursor instead of after it
    SortOrder order = SortOrder::Descending;
};

/// Applies the rules of node-spec §4.3: 0 counts as not given, more than 100 or less than 0 is `Pagination index
/// error`, `last` without `before` is `Can't paginate backwards from the start.`, `after` wins over `before`.
[[nodiscard]] Result<PageRequest> pageRequest(const PageArguments& arguments);

template <class T>
struct Page
{
    std::vector<T> items;
    bool hasNextPage = false;
    bool hasPreviousPage = false;
};

/// Where a list comes from. `where` may use $1…$n for `parameters`; "true" lists everything. The table must have the
/// columns "id" and "createdAt".
struct PageSource
{
    std::string_view table;
    std::string_view columns;
    std::string where = "1 = 1";
    std::vector<sql::Value> parameters;
};

namespace detail {
struct RawPage
{
    sql::Rows rows;
    bool hasNextPage = false;
    bool hasPreviousPage = false;
};
[[nodiscard]] Result<RawPage> fetchRawPage(sql::Session& session, const PageSource& source, const PageRequest& request);
} // namespace detail

/// Fetches one page in the order (createdAt, id). A cursor that names no row gives an empty page. The first column
/// selected must be "id".
template <class T>
[[nodiscard]] Result<Page<T>> fetchPage(sql::Session& session, const PageSource& source, const PageRequest& request,
                                        T (*read)(const sql::Row&))
{
    Result<detail::RawPage> raw = detail::fetchRawPage(session, source, request);
    if (!raw) return raw.error();
    Page<T> page;
    page.hasNextPage = raw->hasNextPage;
    page.hasPreviousPage = raw->hasPreviousPage;
    page.items.reserve(raw->rows.size());
    for (const sql::Row& row : raw->rows) page.items.push_back(read(row));
    return page;
}

} // namespace signalbox::backend
