#pragma once

#include <QList>
#include <QString>

namespace signalbox::ui {

/// One operation of a document the operator wrote.
struct GraphqlOperation
{
    enum class Kind { Query, Mutation, Subscription };
    Kind kind = Kind::Query;
    QString name; ///< empty for an anonymous one
    qsizetype from = 0;
    qsizetype to = 0; ///< behind its last brace, or the end of the text
    friend bool operator==(const GraphqlOperation&, const GraphqlOperation&) = default;
};

/// The operations of a document, in order. Reads names and braces, knows comments and strings, and judges nothing else:
/// the node does that. An unfinished operation reaches to the end.
[[nodiscard]] QList<GraphqlOperation> operationsOf(const QString& document);

/// The operation at a place in the text; the first one when none is there. Nothing when there is none at all.
[[nodiscard]] std::optional<GraphqlOperation> operationAt(const QString& document, qsizetype cursor);

/// Where line and column of a GraphQL error (both from 1) are in the text; -1 when they are not.
[[nodiscard]] qsizetype placeOf(const QString& document, int line, int column);

} // namespace signalbox::ui
