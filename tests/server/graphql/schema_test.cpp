#include "server/graphql/scalars.h"
#include "server/graphql/schema.h"
#include "server/graphql/schemas.h"

#include <QTest>

using namespace signalbox::graphql;

namespace {

std::string problem(const std::string& sdl)
{
    const auto schema = Schema::fromSdl(sdl);
    return schema.ok() ? "fine" : schema.error().message;
}

} // namespace

class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_admin_schema_is_valid_and_complete()
    {
        const auto built = Schema::fromSdl(std::string(backendSdl), adminScalars());
        QVERIFY2(built.ok(), built.ok() ? "" : built.error().message.c_str());
        const Schema& schema = *built.value();
        QCOMPARE(schema.query()->fields.size(), std::size_t{21});
        QCOMPARE(schema.mutation()->fields.size(), std::size_t{41});
        QVERIFY(!schema.subscription());
        const Field* create = schema.mutation()->field("createAsset");
        QVERIFY(create);
        QCOMPARE(create->type.toString(), std::string("AssetMutationResponse!"));
        QVERIFY(create->arguments[0].required());
        QVERIFY(schema.mutation()->field("depositEventLiquidity")->deprecationReason);
        const NamedType* model = schema.type("Model");
        QVERIFY(schema.isSubType(*model, *schema.type("Peer")));
        QVERIFY(!schema.isSubType(*model, *schema.type("Quote")));
        QCOMPARE(schema.type("IncomingPayment")->interfaces.size(), std::size_t{2});
        QVERIFY(schema.type("__Schema"));
        QVERIFY(schema.directive("specifiedBy"));
    }

    void every_type_and_field_of_the_admin_schema_is_described()
    {
        const auto built = Schema::fromSdl(std::string(backendSdl), adminScalars());
        QVERIFY(built.ok());
        for (const auto& type : built.value()->types()) {
            if (type->name.starts_with("__")) continue;
            QVERIFY2(!type->description.empty(), type->name.c_str());
            for (const Field& field : type->fields)
                QVERIFY2(!field.description.empty(), (type->name + "." + field.name).c_str());
        }
    }

    void meta_fields_belong_where_they_belong()
    {
        const auto built = Schema::fromSdl("type Query { a: A } type A { b: Int } input I { c: Int }");
        QVERIFY(built.ok());
        const Schema& schema = *built.value();
        QCOMPARE(schema.field(*schema.query(), "__schema"), &schema.schemaField());
        QCOMPARE(schema.field(*schema.query(), "__type"), &schema.typeField());
        QVERIFY(!schema.field(*schema.type("A"), "__schema"));
        QCOMPARE(schema.field(*schema.type("A"), "__typename"), &schema.typenameField());
        QVERIFY(!schema.field(*schema.type("I"), "__typename"));
    }

    void wrapped_types_unwrap_and_compare()
    {
        const auto built = Schema::fromSdl("type Query { a: [[Int!]]! }");
        QVERIFY(built.ok());
        const TypeRef type = built.value()->query()->field("a")->type;
        QCOMPARE(type.toString(), std::string("[[Int!]]!"));
        QVERIFY(type.nonNull());
        QVERIFY(type.inner().list());
        QVERIFY(type.inner().inner().inner().nonNull());
        QVERIFY(type.inner().inner().inner().inner().bare());
        QCOMPARE(type.inner().required(), type);
        QVERIFY(built.value()->isSubType(type.nullable(), type));
        QVERIFY(!built.value()->isSubType(type, type.nullable()));
    }

    void defaults_are_coerced_once_and_shown_as_text()
    {
        const auto built =
            Schema::fromSdl("enum E { X Y } input I { a: Int = 3, e: E = X, n: I } "
                            "type Query { f(i: I = {n: {a: 4}}, l: [ID] = 7, s: String = \"q\\n\"): Int }");
        QVERIFY2(built.ok(), built.ok() ? "" : built.error().message.c_str());
        const Field& field = *built.value()->query()->field("f");
        QCOMPARE(field.arguments[0].defaultText, std::string("{a: 3, e: X, n: {a: 4, e: X}}"));
        QCOMPARE(field.arguments[1].defaultText, std::string("[7]"));
        QCOMPARE(field.arguments[2].defaultText, std::string("\"q\\n\""));
        QVERIFY(!field.arguments[0].required());
    }

    void an_invalid_schema_is_refused_with_its_first_problem()
    {
        QCOMPARE(problem("type Query { a: Int }"), std::string("fine"));
        QCOMPARE(problem("type A { a: Int }"), std::string("Query root type must be provided."));
        QCOMPARE(problem("type Query {\n a: Nope }"), std::string("Line 2: Unknown type \"Nope\"."));
        QCOMPARE(problem("type Query { a: Int } type Query { b: Int }"),
                 std::string("Line 1: There can be only one type named \"Query\"."));
        QCOMPARE(problem("type Query { a: Int a: Int }"),
                 std::string("Line 1: Field \"Query.a\" can only be defined once."));
        QCOMPARE(problem("type Query { a(b: Query): Int }"),
                 std::string("The type of Query.a(b:) must be Input Type but got: Query."));
        QCOMPARE(problem("input I { a: Int } type Query { a: I }"),
                 std::string("The type of Query.a must be Output Type but got: I."));
        QCOMPARE(problem("interface N { id: ID! } type Query implements N { id: ID }"),
                 std::string("Interface field N.id expects type ID! but Query.id is type ID."));
        QCOMPARE(problem("interface N { id: ID! } type Query implements N { a: Int }"),
                 std::string("Interface field N.id expected but Query does not provide it."));
        QCOMPARE(problem("union U = Query | E enum E { A } type Query { u: U }"),
                 std::string("Union type U can only include Object types, it cannot include E."));
        QCOMPARE(problem("input I { a: J! } input J { b: I! } type Query { a(i: I): Int }"),
                 std::string("Cannot reference Input Object \"I\" within itself through a series of non-null fields: "
                             "\"a.b\"."));
        QCOMPARE(problem("type Query { a(b: Int = \"x\"): Int }"),
                 std::string("Line 1: Default value \"x\" of Query.a.b is not a \"Int\"."));
        QCOMPARE(problem("type Query { a: Int @nope }"), std::string("Line 1: Unknown directive \"@nope\"."));
        QCOMPARE(problem("extend type Nope { a: Int } type Query { a: Int }"),
                 std::string("Line 1: Cannot extend type \"Nope\" because it is not defined."));
        QCOMPARE(problem("type Query { __a: Int }"),
                 std::string("Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection."));
        QCOMPARE(problem("{ a }"), std::string("Line 1: A schema may not contain operations or fragments."));
        QCOMPARE(problem("type Query {"), std::string("Line 1: Syntax Error: Expected Name, found <EOF>."));
    }
};

QTEST_GUILESS_MAIN(SchemaTest)
#include "schema_test.moc"
