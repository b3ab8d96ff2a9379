#include "ui/graphqlconsole/schemaindex.h"

#include <QHash>
#include <QJsonArray>
#include <QStringList>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr int NestingMax = 8; // of list and non-null around a type

QString typeText(const QJsonObject& type, int depth = 0)
{
    const QString kind = type.value(QLatin1String("kind")).toString();
    if (depth < NestingMax && kind == QLatin1String("NON_NULL"))
        return typeText(type.value(QLatin1String("ofType")).toObject(), depth + 1) + u'!';
    if (depth < NestingMax && kind == QLatin1String("LIST"))
        return u'[' + typeText(type.value(QLatin1String("ofType")).toObject(), depth + 1) + u']';
    return type.value(QLatin1String("name")).toString();
}

/// What stands inside lists and non-nulls.
QJsonObject innermost(QJsonObject type)
{
    for (int i = 0; i < NestingMax && type.value(QLatin1String("ofType")).isObject(); ++i)
        type = type.value(QLatin1String("ofType")).toObject();
    return type;
}

QString namedType(const QJsonObject& type)
{
    return innermost(type).value(QLatin1String("name")).toString();
}

bool isLeaf(const QString& kind)
{
    return kind == QLatin1String("SCALAR") || kind == QLatin1String("ENUM");
}

/// What to ask of a type in a first draft: its id when it has one, otherwise its first plain field, otherwise the name.
QString firstField(const QJsonObject& type)
{
    QString plain;
    const QJsonArray fields = type.value(QLatin1String("fields")).toArray();
    for (const QJsonValue& value : fields) {
        const QJsonObject field = value.toObject();
        const QString name = field.value(QLatin1String("name")).toString();
        if (name == QLatin1String("id")) return name;
        const QString kind =
            innermost(field.value(QLatin1String("type")).toObject()).value(QLatin1String("kind")).toString();
        if (plain.isEmpty() && isLeaf(kind)) plain = name;
    }
    return plain.isEmpty() ? QStringLiteral("__typename") : plain;
}

QString operationOf(const QJsonObject& field, bool mutation, const QHash<QString, QJsonObject>& types)
{
    const QString name = field.value(QLatin1String("name")).toString();
    QStringList variables;
    QStringList given;
    const QJsonArray arguments = field.value(QLatin1String("args")).toArray();
    for (const QJsonValue& value : arguments) {
        const QJsonObject argument = value.toObject();
        const QString type = typeText(argument.value(QLatin1String("type")).toObject());
        if (!type.endsWith(u'!')) continue; // a draft asks for what it must
        const QString key = argument.value(QLatin1String("name")).toString();
        variables.append(QStringLiteral("$%1: %2").arg(key, type));
        given.append(QStringLiteral("%1: $%1").arg(key));
    }
    QString title = name;
    if (!title.isEmpty()) title[0] = title[0].toUpper();
    const QJsonObject of = innermost(field.value(QLatin1String("type")).toObject());
    QString text = (mutation ? QStringLiteral("mutation ") : QStringLiteral("query ")) + title;
    if (!variables.isEmpty()) text += u'(' + variables.join(QStringLiteral(", ")) + u')';
    text += QStringLiteral(" {\n  ") + name;
    if (!given.isEmpty()) text += u'(' + given.join(QStringLiteral(", ")) + u')';
    if (!isLeaf(of.value(QLatin1String("kind")).toString()))
        text += QStringLiteral(" {\n    %1\n  }").arg(firstField(types.value(namedType(of))));
    return text + QStringLiteral("\n}\n");
}

} // namespace

QString introspectionQuery()
{
    return QStringLiteral(
        "query SchemaOfTheNode {\n"
        "  __schema {\n"
        "    queryType { name }\n"
        "    mutationType { name }\n"
        "    types {\n"
        "      kind name description\n"
        "      fields(includeDeprecated: true) {\n"
        "        name description args { name type { ...Named } } type { ...Named }\n"
        "      }\n"
        "      inputFields { name description type { ...Named } }\n"
        "      enumValues(includeDeprecated: true) { name description }\n"
        "    }\n"
        "  }\n"
        "}\n"
        "fragment Named on __Type {\n"
        "  kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }\n"
        "}\n");
}

QList<SchemaEntry> schemaEntries(const QJsonObject& body)
{
    const QJsonObject schema = body.value(QLatin1String("data")).toObject().value(QLatin1String("__schema")).toObject();
    const QString query = schema.value(QLatin1String("queryType")).toObject().value(QLatin1String("name")).toString();
    const QString mutation =
        schema.value(QLatin1String("mutationType")).toObject().value(QLatin1String("name")).toString();
    QHash<QString, QJsonObject> types;
    const QJsonArray all = schema.value(QLatin1String("types")).toArray();
    for (const QJsonValue& value : all) {
        const QJsonObject type = value.toObject();
        types.insert(type.value(QLatin1String("name")).toString(), type);
    }
    QList<SchemaEntry> entries;
    for (auto it = types.cbegin(); it != types.cend(); ++it) {
        const QJsonObject& type = it.value();
        const QString& name = it.key();
        if (name.startsWith(QLatin1String("__"))) continue;
        const bool root = name == query || name == mutation;
        if (!root) {
            SchemaEntry entry;
            entry.kind = SchemaEntry::Kind::Type;
            entry.id = name;
            entry.name = name;
            entry.type = type.value(QLatin1String("kind")).toString().toLower();
            entry.about = type.value(QLatin1String("description")).toString();
            entries.append(entry);
        }
        for (const char* list : {"fields", "inputFields", "enumValues"}) {
            const QJsonArray fields = type.value(QLatin1String(list)).toArray();
            for (const QJsonValue& value : fields) {
                const QJsonObject field = value.toObject();
                SchemaEntry entry;
                entry.kind = name == query      ? SchemaEntry::Kind::Query
                             : name == mutation ? SchemaEntry::Kind::Mutation
                                                : SchemaEntry::Kind::Field;
                entry.name = field.value(QLatin1String("name")).toString();
                entry.id = name + u'.' + entry.name;
                entry.of = name;
                entry.type = typeText(field.value(QLatin1String("type")).toObject());
                entry.about = field.value(QLatin1String("description")).toString();
                QStringList arguments;
                const QJsonArray args = field.value(QLatin1String("args")).toArray();
                for (const QJsonValue& a : args) {
                    const QJsonObject argument = a.toObject();
                    arguments.append(argument.value(QLatin1String("name")).toString() + QStringLiteral(": ") +
                                     typeText(argument.value(QLatin1String("type")).toObject()));
                }
                entry.arguments = arguments.join(QStringLiteral(", "));
                if (root) entry.operation = operationOf(field, name == mutation, types);
                entries.append(entry);
            }
        }
    }
    std::sort(entries.begin(), entries.end(), [](const SchemaEntry& a, const SchemaEntry& b) {
        const auto rank = [](SchemaEntry::Kind kind) { return kind == SchemaEntry::Kind::Field ? 2 : int(kind); };
        if (rank(a.kind) != rank(b.kind)) return rank(a.kind) < rank(b.kind);
        return a.id < b.id; // a type stands before its fields
    });
    return entries;
}

} // namespace signalbox::ui
