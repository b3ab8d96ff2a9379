#include "server/graphql/coerce.h"
#include "server/graphql/parser.h"
#include "server/graphql/scalars.h"
#include "server/graphql/schemas.h"

#include <boost/json.hpp>

#include <QTest>

using namespace signalbox::graphql;
namespace json = boost::json;

class CoercionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto built = Schema::fromSdl(std::string(backendSdl), adminScalars());
        QVERIFY(built.ok());
        m_schema = built.value();
    }

    void amounts_keep_every_digit()
    {
        QCOMPARE(coerced("UInt64", "18446744073709551615"), std::string("18446744073709551615"));
        QCOMPARE(coerced("UInt64", "\"18446744073709551615\""), std::string("18446744073709551615"));
        QCOMPARE(coerced("UInt64", "\"007\""), std::string("7"));
        QCOMPARE(coerced("UInt64", "3.0"), std::string("3"));
        QCOMPARE(coerced("UInt8", "\"255\""), std::string("255"));
    }

    void amounts_that_are_none_are_refused_with_the_reference_sentences()
    {
        const std::string wide = "Variable \"$v\" got invalid value ";
        QCOMPARE(coerced("UInt64", "-1"), wide + "-1; Expected type \"UInt64\". Input must be unsigned.");
        QCOMPARE(coerced("UInt64", "\"-1\""), wide + "\"-1\"; Expected type \"UInt64\". Input must be unsigned.");
        QCOMPARE(coerced("UInt64", "1.5"), wide +
                                               "1.5; Expected type \"UInt64\". The number 1.5 cannot be converted to a "
                                               "BigInt because it is not an integer");
        QCOMPARE(coerced("UInt64", "true"),
                 wide + "true; Expected type \"UInt64\". Input must be of type bigint, number, or string.");
        QCOMPARE(coerced("UInt64", "\"18446744073709551616\""),
                 wide + "\"18446744073709551616\"; Expected type \"UInt64\". Provided value is larger than 64 bits.");
        QCOMPARE(coerced("UInt64", "\"\"").substr(0, wide.size()), wide);
        QCOMPARE(coerced("UInt64", "\"1 \"").substr(0, wide.size()), wide);
        QCOMPARE(coerced("UInt8", "256"), wide + "256; Expected type \"UInt8\". Provided value is not a UInt8.");
        QCOMPARE(coerced("UInt8", "[]"), wide + "[]; Expected type \"UInt8\". Provided value is not number or string.");
        QCOMPARE(coerced("JSONObject", "[1]").substr(0, wide.size()), wide);
    }

    void built_in_scalars_take_what_they_should()
    {
        QCOMPARE(coerced("Int", "5.0"), std::string("5"));
        QCOMPARE(coerced("Int", "2147483648"), std::string("Variable \"$v\" got invalid value 2147483648; Int cannot "
                                                           "represent non 32-bit signed integer value: 2147483648"));
        QCOMPARE(coerced("ID", "7"), std::string("\"7\""));
        QCOMPARE(coerced("String", "7"),
                 std::string("Variable \"$v\" got invalid value 7; String cannot represent a non string value: 7"));
        QCOMPARE(coerced("SortOrder", "\"ASC\""), std::string("\"ASC\""));
        QCOMPARE(coerced("SortOrder", "\"UP\""),
                 std::string(
                     "Variable \"$v\" got invalid value \"UP\"; Value \"UP\" does not exist in \"SortOrder\" enum."));
        QCOMPARE(coerced("[String!]", "\"one\""), std::string("[\"one\"]"));
        QCOMPARE(coerced("[String!]", "[null]"), std::string("Variable \"$v\" got invalid value null at \"v[0]\"; "
                                                             "Expected non-nullable type \"String!\" not to be null."));
    }

    void paths_lead_to_the_bad_member()
    {
        QCOMPARE(
            coerced("CreatePeerInput",
                    R"({"assetId": "a", "staticIlpAddress": "b", "http": {"outgoing": {"authToken": 1}}})"),
            std::string("Variable \"$v\" got invalid value 1 at \"v.http.outgoing.authToken\"; String cannot represent "
                        "a non string value: 1\nVariable \"$v\" got invalid value { authToken: 1 } at "
                        "\"v.http.outgoing\"; Field \"endpoint\" of required type \"String!\" was not provided."));
    }

    void errors_of_variables_stop_at_fifty()
    {
        json::array items;
        for (int i = 0; i < 500; ++i) items.push_back(nullptr);
        const CoercedVariables result = coerceText("[String!]", items);
        QCOMPARE(result.errors.size(), maxVariableErrors + 1);
        QCOMPARE(result.errors.back().message,
                 std::string("Too many errors processing variables, error limit reached. Execution aborted."));
    }

    void arguments_come_from_literals_variables_and_defaults()
    {
        const auto schema = Schema::fromSdl("type Query { f(a: Int = 5, b: [Int!], c: ID!): Int }");
        QVERIFY(schema.ok());
        const auto arguments = [&](const std::string& source, const json::object& variables) {
            const ParseResult parsed = parse(source);
            const auto& operation = static_cast<const ast::Operation&>(*parsed.document->definitions[0]);
            const ast::Selection& field = operation.selectionSet->selections[0];
            const CoercedArguments result = coerceArguments(schema.value()->query()->field("f")->arguments,
                                                            field.arguments, variables, field.location);
            return result.error ? result.error->message : std::string(json::serialize(result.values));
        };
        QCOMPARE(arguments("{ f(c: 1) }", {}), std::string(R"({"a":5,"c":"1"})"));
        QCOMPARE(arguments("{ f(a: $x, b: $y, c: $z) }", {{"y", json::array{1}}, {"z", "q"}}),
                 std::string(R"({"a":5,"b":[1],"c":"q"})"));
        QCOMPARE(arguments("{ f }", {}), std::string("Argument \"c\" of required type \"ID!\" was not provided."));
        QCOMPARE(arguments("{ f(c: $z) }", {}),
                 std::string("Argument \"c\" of required type \"ID!\" was provided the variable \"$z\" which was not "
                             "provided a runtime value."));
        QCOMPARE(arguments("{ f(c: $z) }", {{"z", nullptr}}),
                 std::string("Argument \"c\" of non-null type \"ID!\" must not be null."));
        QCOMPARE(arguments("{ f(c: 1.5) }", {}), std::string("Argument \"c\" has invalid value 1.5."));
    }

private:
    CoercedVariables coerceText(const std::string& type, const json::value& value) const
    {
        const ParseResult parsed = parse("query ($v: " + type + ") { whoami { id } }");
        return coerceVariables(*m_schema, static_cast<const ast::Operation&>(*parsed.document->definitions[0]),
                               {{"v", value}});
    }

    /// The value as JSON, or the errors, one a line.
    std::string coerced(const std::string& type, const std::string& value) const
    {
        CoercedVariables result = coerceText(type, json::parse(value));
        if (result.errors.empty()) return json::serialize(result.values.at("v"));
        std::string out;
        for (const LanguageError& error : result.errors) out += (out.empty() ? "" : "\n") + error.message;
        return out;
    }

    std::shared_ptr<const Schema> m_schema;
};

QTEST_GUILESS_MAIN(CoercionTest)
#include "coercion_test.moc"
