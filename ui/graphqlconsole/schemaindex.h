#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace signalbox::ui {

/// One thing of a node's schema that a person may look for.
struct SchemaEntry
{
    enum class Kind { Query, Mutation, Type, Field };
    Kind kind = Kind::Type;
    QString id;        ///< `Query.assets`, `Asset`, `Asset.code`
    QString name;      ///< `assets`
    QString of;        ///< the type a field belongs to
    QString type;      ///< `AssetsConnection!`
    QString arguments; ///< `first: Int, after: String`
    QString about;     ///< the schema's own description
    QString operation; ///< a whole operation to begin with; for queries and mutations
    friend bool operator==(const SchemaEntry&, const SchemaEntry&) = default;
};

/// What is asked of a node to know its schema.
[[nodiscard]] QString introspectionQuery();
/// Queries, mutations, then types with their fields, each in the order of names. Names of the language itself (`__…`)
/// are left out. A body that is no answer to introspectionQuery() has none.
[[nodiscard]] QList<SchemaEntry> schemaEntries(const QJsonObject& body);

} // namespace signalbox::ui
