#include "tests/server/backend/apinode.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;
namespace json = boost::json;

namespace {

const std::string WithScale = "mutation($value: UInt8!) { createAsset(input: { code: \"S\", scale: $value }) { asset { "
                              "scale } } }";
const std::string WithThreshold = "mutation($value: UInt64) { createAsset(input: { code: \"T\", scale: 2, "
                                  "withdrawalThreshold: $value }) { asset { id withdrawalThreshold } } }";

const QString scaleRange = QStringLiteral("Provided value is not a UInt8.");
const QString scaleKind = QStringLiteral("Provided value is not number or string.");
const QString unsignedOnly = QStringLiteral("Input must be unsigned.");

} // namespace

/// Cases B of the conformance list: the node's own scalars, through the listening node.
class ScalarsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrong_variables_are_refused_by_name_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("sentence");
        const QString scale = QString::fromStdString(WithScale);
        const QString threshold = QString::fromStdString(WithThreshold);
        const auto row = [](const char* name, const QString& document, const char* value, const QString& sentence) {
            QTest::newRow(name) << document << QString::fromLatin1(value) << sentence;
        };
        row("B01 one too large", scale, "256", scaleRange);
        row("B01 as text", scale, "\"256\"", scaleRange);
        row("below zero", scale, "-1", scaleRange);
        row("B02 a fraction", scale, "1.5", scaleRange);
        row("a word", scale, "\"two\"", scaleRange);
        row("B03 a boolean", scale, "true", scaleKind);
        row("an object", scale, "{}", scaleKind);
        row("B04 below zero", threshold, "\"-1\"", QStringLiteral("Input must be unsigned"));
        row("B04 as a number", threshold, "-1", unsignedOnly);
        row("B05 a fraction", threshold, "1.5", QStringLiteral("is not an integer"));
        row("a word", threshold, "\"much\"", QStringLiteral("Cannot convert much to a BigInt"));
        row("a boolean", threshold, "true", QStringLiteral("Input must be of type bigint, number, or string."));
        row("a list", threshold, "[1]", QStringLiteral("Input must be of type bigint, number, or string."));
    }
    void wrong_variables_are_refused_by_name()
    {
        QFETCH(QString, document);
        QFETCH(QString, value);
        QFETCH(QString, sentence);
        const HttpReply reply = node.post(document.toStdString(), {{"value", json::parse(value.toStdString())}});
        QCOMPARE(reply.status, 400);
        const json::value answer = json::parse(reply.body);
        QCOMPARE(ApiNode::text(answer, "errors.0.extensions.code"), std::string("BAD_USER_INPUT"));
        QVERIFY2(ApiNode::text(answer, "errors.0.message").find(sentence.toStdString()) != std::string::npos,
                 reply.body.c_str());
    }

    void wrong_literals_are_refused_with_the_document_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* field, const QString& sentence) {
            QTest::newRow(field) << QString::fromLatin1(field) << sentence;
        };
        row("scale: 256", scaleRange);
        row("scale: \"256\"", scaleRange);
        row("scale: -1", scaleRange);
        row("scale: 1.5", QStringLiteral("Provided value is not int or string."));
        row("scale: true", QStringLiteral("Provided value is not int or string."));
        row("scale: 2, withdrawalThreshold: -1", unsignedOnly);
        row("scale: 2, withdrawalThreshold: 1.5", QStringLiteral("is not an integer"));
        row("scale: 2, withdrawalThreshold: true", QStringLiteral("Provided value is not int, float, or string"));
    }
    void wrong_literals_are_refused_with_the_document()
    {
        QFETCH(QString, field);
        QFETCH(QString, sentence);
        const HttpReply reply =
            node.post("mutation { createAsset(input: { code: \"L\", " + field.toStdString() + " }) { asset { id } } }");
        QCOMPARE(reply.status, 400);
        const json::value answer = json::parse(reply.body);
        QCOMPARE(ApiNode::text(answer, "errors.0.extensions.code"), std::string("GRAPHQL_VALIDATION_FAILED"));
        QVERIFY2(ApiNode::text(answer, "errors.0.message").find(sentence.toStdString()) != std::string::npos,
                 reply.body.c_str());
    }

    void every_form_of_a_small_number_is_taken()
    {
        QCOMPARE(scaleOf(json::value(0)), std::string("0"));
        QCOMPARE(scaleOf(json::value("255")), std::string("255"));
        QCOMPARE(scaleOf(json::value(3.0)), std::string("3"));
        const json::value literal = node.data("mutation { createAsset(input: { code: \"TXT\", scale: \"7\" }) { asset "
                                              "{ scale } } }");
        QCOMPARE(ApiNode::text(literal, "createAsset.asset.scale"), std::string("7"));
    }

    void the_largest_amount_makes_the_round_trip_and_one_more_is_refused()
    {
        const json::value made = node.data(WithThreshold, {{"value", "9223372036854775807"}});
        const std::string id = ApiNode::text(made, "createAsset.asset.id");
        const json::value& shown = ApiNode::at(made, "createAsset.asset.withdrawalThreshold");
        QVERIFY(shown.is_string()); // numbers of that size would be rounded by most readers
        QCOMPARE(std::string(shown.as_string()), std::string("9223372036854775807"));
        const json::value read =
            node.data("query($id: String!) { asset(id: $id) { withdrawalThreshold } }", {{"id", id}});
        QCOMPARE(ApiNode::text(read, "asset.withdrawalThreshold"), std::string("9223372036854775807"));
        QCOMPARE(node.refusal(WithThreshold, {{"value", "9223372036854775808"}}),
                 std::string("BAD_USER_INPUT withdrawalThreshold must be at most 9223372036854775807."));
    }

private:
    std::string scaleOf(json::value value)
    {
        return ApiNode::text(node.data(WithScale, {{"value", std::move(value)}}), "createAsset.asset.scale");
    }

    ApiNode node;
};

QTEST_GUILESS_MAIN(ScalarsTest)
#include "tst_scalars.moc"
