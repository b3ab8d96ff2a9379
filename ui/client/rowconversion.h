#pragma once

#include "ui/client/result.h"
#include "ui/client/types.h"

#include "ui/client/operations/backendtypes.h"

#include <algorithm>
#include <optional>

namespace signalbox::ui {

// Between the shapes of the wire (generated, ui::operations) and the console's rows.

[[nodiscard]] inline QDateTime timeOf(const QString& text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}
[[nodiscard]] inline QDateTime timeOf(const std::optional<QString>& text)
{
    return text ? timeOf(*text) : QDateTime();
}

/// Nothing for an empty text: the member is left out.
[[nodiscard]] inline std::optional<QString> unlessEmpty(const QString& text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

template <class Tenant>
[[nodiscard]] QString idOf(const std::optional<Tenant>& tenant)
{
    return tenant ? tenant->id : QString();
}

template <class Asset>
[[nodiscard]] AssetRef assetRefOf(const Asset& asset)
{
    return {asset.id, asset.code, quint8(asset.scale)};
}

/// The paging members every list's variables have.
template <class Variables>
[[nodiscard]] Variables pagingVariables(const PageQuery& query)
{
    const int size = std::clamp(query.size, 1, PageQuery::sizeMax);
    Variables variables;
    if (!query.before.isEmpty() && query.after.isEmpty()) {
        variables.before = query.before;
        variables.last = size;
    } else {
        variables.after = unlessEmpty(query.after);
        variables.first = size;
    }
    variables.sortOrder =
        query.order == SortOrder::NewestFirst ? operations::SortOrder::Desc : operations::SortOrder::Asc;
    return variables;
}

/// A page from a connection of the wire; `rowOf` turns one node into a row.
template <class Row, class Connection, class RowOf>
[[nodiscard]] Page<Row> pageOf(const Connection& connection, RowOf rowOf)
{
    Page<Row> page;
    page.rows.reserve(connection.edges.size());
    for (const auto& edge : connection.edges) page.rows.append(rowOf(edge.node));
    page.hasNext = connection.pageInfo.hasNextPage;
    page.hasPrevious = connection.pageInfo.hasPreviousPage;
    page.startCursor = connection.pageInfo.startCursor.value_or(QString());
    page.endCursor = connection.pageInfo.endCursor.value_or(QString());
    return page;
}

/// The node said nothing where its own rules promise something.
[[nodiscard]] Error answeredNothing();
/// The node does not know it, without a reason of its own.
[[nodiscard]] Error notThere();

} // namespace signalbox::ui
