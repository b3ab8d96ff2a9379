#pragma once

#include "server/backend/common/paging.h"

#include <optional>
#include <string>

/// What all `*Connection` fields of the Admin API have in common (node-spec §4.3).
namespace signalbox::backend {

/// Source of the type PageInfo.
struct PageInfoView
{
    std::optional<std::string> startCursor;
    std::optional<std::string> endCursor;
    bool hasNextPage = false;
    bool hasPreviousPage = false;
};

template <class T>
[[nodiscard]] PageInfoView pageInfo(const Page<T>& page)
{
    PageInfoView view;
    if (page.items.empty()) return view;
    view.startCursor = page.items.front().id.toString();
    view.endCursor = page.items.back().id.toString();
    view.hasNextPage = page.hasNextPage;
    view.hasPreviousPage = page.hasPreviousPage;
    return view;
}

/// Fills the tables of a connection and its edge. The source of both the edge and the node is the item itself; its
/// cursor is its id.
template <class Item, class ConnectionFields, class EdgeFields>
void fillConnection(ConnectionFields& connection, EdgeFields& edge)
{
    connection.pageInfo = [](const Page<Item>& page) { return pageInfo(page); };
    connection.edges = &Page<Item>::items;
    edge.node = [](const Item& item) -> const Item& { return item; };
    edge.cursor = [](const Item& item) { return item.id.toString(); };
}

/// The paging arguments of any connection field, whatever its generated struct is called.
template <class Arguments>
[[nodiscard]] PageArguments pageArguments(const Arguments& arguments)
{
    PageArguments page;
    page.after = arguments.after;
    page.before = arguments.before;
    page.first = arguments.first;
    page.last = arguments.last;
    if (arguments.sortOrder && *arguments.sortOrder == std::decay_t<decltype(*arguments.sortOrder)>::Asc)
        page.sortOrder = SortOrder::Ascending;
    return page;
}

/// A tenant id as an argument: absent, or a UUID. Text that is none matches nobody.
[[nodiscard]] inline std::optional<Uuid> tenantArgument(const std::optional<std::string>& text)
{
    if (!text) return std::nullopt;
    return Uuid::parse(*text).value_or(Uuid());
}

} // namespace signalbox::backend
