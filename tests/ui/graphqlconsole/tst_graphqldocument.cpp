#include "ui/graphqlconsole/copyas.h"
#include "ui/graphqlconsole/graphqldocument.h"
#include "ui/graphqlconsole/schemaindex.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace signalbox::ui;
using Kind = GraphqlOperation::Kind;

/// What the console reads out of a document before it is sent, and what it makes of a schema.
class GraphqlDocumentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_kind_of_an_operation_is_known_whatever_stands_around_it_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<QList<int>>("kinds");
        const auto row = [](const char* name, const char* document, QList<int> kinds) {
            QTest::newRow(name) << QString::fromUtf8(document) << kinds;
        };
        const int query = int(Kind::Query);
        const int mutation = int(Kind::Mutation);
        row("nothing", "", {});
        row("shorthand", "{ assets { edges { node { id } } } }", {query});
        row("named", "query A { a }", {query});
        row("mutation", "mutation M($i: I!) { m(input: $i) { id } }", {mutation});
        row("a comment that says mutation", "# mutation\n{ a }", {query});
        row("a string that says mutation", "{ a(text: \"mutation M { b }\") }", {query});
        row("a block string with braces", "{ a(text: \"\"\"} mutation {\"\"\") } mutation { b }", {query, mutation});
        row("a field called mutation", "{ mutation { id } }", {query});
        row("a fragment first", "fragment F on mutation { id } mutation M { a { ...F } }", {mutation});
        row("two", "query A { a } mutation B { b }", {query, mutation});
        row("unfinished", "mutation B { b", {mutation});
        row("a name that is a keyword", "query mutation { a }", {query});
        row("a directive", "query @mutation { a } mutation { b }", {query, mutation});
        row("variables with defaults", "mutation M($a: I = {b: {c: 1}}) { m }", {mutation});
        row("too many braces", "}}} mutation { b }", {mutation});
    }

    void the_kind_of_an_operation_is_known_whatever_stands_around_it()
    {
        QFETCH(QString, document);
        QFETCH(QList<int>, kinds);
        QList<int> found;
        for (const GraphqlOperation& operation : operationsOf(document)) found.append(int(operation.kind));
        QCOMPARE(found, kinds);
    }

    void the_operation_under_the_cursor_is_the_one_that_runs()
    {
        const QString document = QStringLiteral("query A { a }\nmutation B { b }\n");
        QCOMPARE(operationAt(document, 3)->name, QStringLiteral("A"));
        QCOMPARE(operationAt(document, 20)->name, QStringLiteral("B"));
        QCOMPARE(operationAt(document, document.size())->name, QStringLiteral("A")); // between all: the first
        QVERIFY(!operationAt(QStringLiteral("  "), 0).has_value());
    }

    void the_place_of_an_error_is_found()
    {
        const QString document = QStringLiteral("{\n  assts\n}");
        QCOMPARE(placeOf(document, 2, 3), 4);
        QCOMPARE(placeOf(document, 1, 1), 0);
        QCOMPARE(placeOf(document, 9, 1), -1);
        QCOMPARE(placeOf(document, 0, 0), -1);
    }

    void a_schema_becomes_queries_mutations_and_types_with_a_first_draft_of_each_operation()
    {
        const auto body = QJsonDocument::fromJson(R"({"data":{"__schema":{
            "queryType":{"name":"Query"},"mutationType":{"name":"Mutation"},
            "types":[
              {"kind":"OBJECT","name":"Query","fields":[{"name":"asset","args":[
                 {"name":"id","type":{"kind":"NON_NULL","ofType":{"kind":"SCALAR","name":"String"}}},
                 {"name":"hint","type":{"kind":"SCALAR","name":"String"}}],
                 "type":{"kind":"OBJECT","name":"Asset"}}]},
              {"kind":"OBJECT","name":"Mutation","fields":[{"name":"ping","args":[],
                 "type":{"kind":"SCALAR","name":"Boolean"}}]},
              {"kind":"OBJECT","name":"Asset","fields":[
                 {"name":"code","args":[],"type":{"kind":"SCALAR","name":"String"}},
                 {"name":"id","args":[],"type":{"kind":"NON_NULL","ofType":{"kind":"SCALAR","name":"ID"}}}]},
              {"kind":"SCALAR","name":"String"},{"kind":"OBJECT","name":"__Type","fields":[]}]}}})")
                              .object();
        const QList<SchemaEntry> entries = schemaEntries(body);
        QStringList ids;
        for (const SchemaEntry& entry : entries) ids.append(entry.id);
        QCOMPARE(ids,
                 QStringList({QStringLiteral("Query.asset"), QStringLiteral("Mutation.ping"), QStringLiteral("Asset"),
                              QStringLiteral("Asset.code"), QStringLiteral("Asset.id"), QStringLiteral("String")}));
        QCOMPARE(entries[0].arguments, QStringLiteral("id: String!, hint: String"));
        QCOMPARE(entries[0].operation,
                 QStringLiteral("query Asset($id: String!) {\n  asset(id: $id) {\n    id\n  }\n}\n"));
        QCOMPARE(entries[1].operation, QStringLiteral("mutation Ping {\n  ping\n}\n"));
        QVERIFY(schemaEntries(QJsonObject()).isEmpty());
        QVERIFY(schemaEntries(QJsonObject{{QStringLiteral("data"), QJsonArray{1}}}).isEmpty());
    }

    void a_line_for_curl_is_quoted_and_carries_no_secret()
    {
        const QString line =
            asCurl(QUrl(QStringLiteral("http://127.0.0.1:3001/graphql")), QStringLiteral("t-1"),
                   QStringLiteral("mutation { createTenant(input: {apiSecret: \"hush\", name: \"it's\"}) { id } }"),
                   {{QStringLiteral("apiSecret"), QStringLiteral("hush")}});
        QVERIFY(!line.contains(QLatin1String("hush")));
        QVERIFY(line.startsWith(QLatin1String("curl 'http://127.0.0.1:3001/graphql'")));
        QVERIFY(line.contains(QLatin1String("-H 'tenant-id: t-1'")));
        QVERIFY(line.contains(QLatin1String("it'\\''s")));
    }

    void graphql_with_variables_stays_a_document()
    {
        const QString text = asGraphql(QStringLiteral("{ a }"), {{QStringLiteral("id"), 7}});
        QVERIFY(text.endsWith(QLatin1String("{ a }")));
        QCOMPARE(operationsOf(text).size(), 1);
        QVERIFY(text.startsWith(QLatin1String("# {")));
    }
};

QTEST_GUILESS_MAIN(GraphqlDocumentTest)
#include "tst_graphqldocument.moc"
