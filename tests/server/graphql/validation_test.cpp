#include "server/graphql/parser.h"
#include "server/graphql/scalars.h"
#include "server/graphql/schemas.h"
#include "server/graphql/validate.h"

#include <QElapsedTimer>
#include <QTest>

using namespace signalbox::graphql;

namespace {

std::string repeated(const std::string& piece, std::size_t times)
{
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

/// Fields nested `depth` deep, the innermost a leaf.
std::string nested(std::size_t depth)
{
    std::string out = "id";
    for (std::size_t i = depth - 1; i > 1; --i) out = (i % 2 == 0 ? "asset" : "peer") + std::string(" { ") + out + " }";
    return out;
}

} // namespace

class ValidationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto built = Schema::fromSdl(std::string(backendSdl), adminScalars());
        QVERIFY(built.ok());
        m_schema = built.value();
        const auto circular = Schema::fromSdl("type Query { peer: Peer list: [Peer] } "
                                              "type Peer { id: ID asset: Asset } type Asset { id: ID peer: Peer }");
        QVERIFY(circular.ok());
        m_circular = circular.value();
    }

    void a_good_query_has_no_errors()
    {
        QCOMPARE(errors("query P($first: Int) { peers(first: $first) { edges { node { id name ...A } } } } "
                        "fragment A on Peer { asset { code scale } }"),
                 std::string());
    }

    void each_error_has_the_reference_sentence_and_places()
    {
        QCOMPARE(errors("{ peer(id: 5) { nope } }"),
                 std::string("String cannot represent a non string value: 5 @1:12\n"
                             "Cannot query field \"nope\" on type \"Peer\". @1:17\n"));
        QCOMPARE(
            errors("{ assets }"),
            std::string("Field \"assets\" of type \"AssetsConnection!\" must have a selection of subfields. @1:3\n"));
        QCOMPARE(errors("query ($a: Int) { whoami { id } }"), std::string("Variable \"$a\" is never used. @1:8\n"));
        QCOMPARE(errors("{ a: whoami { id } a: tenants { edges { cursor } } }"),
                 std::string("Fields \"a\" conflict because \"whoami\" and \"tenants\" are different fields. Use "
                             "different aliases on the fields to fetch both if this was intentional. @1:3 @1:20\n"));
        QCOMPARE(errors("mutation { createAsset(input: {code: \"USD\", scale: 256}) { asset { id } } }"),
                 std::string("Expected value of type \"UInt8!\", found 256; Provided value is not a UInt8. @1:52\n"));
    }

    void no_suggestion_gives_a_name_away()
    {
        QCOMPARE(errors("{ asset(id: \"1\") { idd cod } }"),
                 std::string("Cannot query field \"idd\" on type \"Asset\". @1:20\n"
                             "Cannot query field \"cod\" on type \"Asset\". @1:24\n"));
    }

    void errors_stop_at_a_hundred()
    {
        const ParseResult parsed = parse("{" + repeated(" nope", 300) + " }");
        QVERIFY(parsed.ok());
        const auto found = validate(*m_schema, *parsed.document);
        QCOMPARE(found.size(), maxValidationErrors + 1);
        QCOMPARE(found.back().message,
                 std::string("Too many validation errors, error limit reached. Validation aborted."));
    }

    void depth_is_limited_and_introspection_is_not()
    {
        QCOMPARE(limitErrors("{ peer { " + nested(10) + " } }"), std::string());
        QCOMPARE(limitErrors("{ peer { " + nested(11) + " } }"),
                 std::string("Query depth limit of 10 exceeded, found 11. @1:1\n"));
        QCOMPARE(limitErrors("query Q { ...F } fragment F on Query { peer { ...G } } fragment G on Peer { " +
                             nested(12) + " }"),
                 std::string("Query depth limit of 10 exceeded, found 12. @1:1\n"));
        QCOMPARE(
            limitErrors("{ __schema { types { ofType { ofType { ofType { ofType { ofType { ofType { ofType { ofType "
                        "{ ofType { ofType { name } } } } } } } } } } } } }"),
            std::string());
    }

    void cost_grows_with_depth_and_is_limited()
    {
        // Leaf 1; peer 2 + 1.5 × 1 = 3.5; the operation 2 + 1.5 × 3.5 each.
        QueryLimits limits;
        limits.maxCost = 7.25;
        QCOMPARE(limitErrors("{ peer { id } }", limits), std::string());
        limits.maxCost = 7;
        QCOMPARE(limitErrors("{ peer { id } }", limits),
                 std::string("Query Cost limit of 7 exceeded, found 7.25. @1:1\n"));
        QCOMPARE(limitErrors("{ list { id } ...F ... { peer { id } } } fragment F on Query { peer { id } }", limits),
                 std::string("Query Cost limit of 7 exceeded, found 17.75. @1:1\n"));
    }

    void fragments_that_double_at_each_step_are_measured_at_once()
    {
        // 2^60 fields if anybody expanded it.
        std::string source = "{ peer { ...F0 } }";
        constexpr int steps = 60;
        for (int i = 0; i < steps; ++i) {
            const std::string next = "...F" + std::to_string(i + 1);
            source += " fragment F" + std::to_string(i) + " on Peer { " + next + " " + next + " }";
        }
        source += " fragment F60 on Peer { id }";
        QVERIFY(limitErrors(source).starts_with("Query Cost limit of 5000 exceeded"));
    }

    void hostile_documents_are_judged_quickly()
    {
        // Each is within the parser's limits and would take minutes if work were quadratic or worse.
        const auto chain = [](int count, const std::string& inside) {
            std::string out = "{ peer { ...F0 } }";
            for (int i = 0; i < count; ++i)
                out += " fragment F" + std::to_string(i) + " on Peer { asset { peer { ...F" + std::to_string(i + 1) +
                       " } } " + inside + " }";
            return out + " fragment F" + std::to_string(count) + " on Peer { id }";
        };
        const std::vector<std::string> hostile = {
            "{" + repeated(" peer { id }", 3500) + " }",
            "{" + repeated(" peer", 14'000) + " }",
            "{" + repeated(" ... { list { asset { peer { id } } } }", 900) + " }",
            chain(600, ""),
            chain(400, "id asset { id }"),
            "{" + repeated(" ...F", 7'000) + " } fragment F on Query { peer { id } }",
            "{ peer(" + repeated("a: 1 ", 4'000) + ") { id } }",
            "{ peer" + repeated(" @skip(if: true)", 2'000) + " { id } }",
            "query (" + repeated("$a: Int ", 3'000) + ") { peer { id } }",
        };
        QElapsedTimer timer;
        for (const std::string& source : hostile) {
            const ParseResult parsed = parse(source);
            QVERIFY2(parsed.ok(), parsed.ok() ? "" : parsed.error->message.c_str());
            timer.start();
            const auto found = validate(*m_circular, *parsed.document);
            if (found.empty()) (void)checkLimits(*m_circular, *parsed.document, QueryLimits{});
            constexpr qint64 generousMs = 3'000; // unoptimised and under sanitizers too
            QVERIFY2(timer.elapsed() < generousMs, source.substr(0, 60).c_str());
        }
    }

    void reading_and_validating_a_typical_query_is_quick()
    {
        const std::string source =
            "query Peers($after: String, $first: Int) { peers(after: $after, first: $first, sortOrder: DESC) { "
            "pageInfo "
            "{ endCursor hasNextPage } edges { cursor node { id name staticIlpAddress liquidity maxPacketAmount "
            "createdAt asset { id code scale } http { outgoing { endpoint } } tenant { id publicName } } } } }";
        QBENCHMARK
        {
            const ParseResult parsed = parse(source);
            QVERIFY(validate(*m_schema, *parsed.document).empty());
        }
    }

private:
    static std::string text(const std::vector<LanguageError>& list)
    {
        std::string out;
        for (const LanguageError& error : list) {
            out += error.message;
            for (const Location& location : error.locations)
                out += " @" + std::to_string(location.line) + ":" + std::to_string(location.column);
            out += "\n";
        }
        return out;
    }

    std::string errors(const std::string& source) const
    {
        const ParseResult parsed = parse(source);
        return parsed.ok() ? text(validate(*m_schema, *parsed.document)) : parsed.error->message;
    }

    std::string limitErrors(const std::string& source, const QueryLimits& limits = {}) const
    {
        const ParseResult parsed = parse(source);
        if (!parsed.ok()) return parsed.error->message;
        const auto found = validate(*m_circular, *parsed.document);
        return found.empty() ? text(checkLimits(*m_circular, *parsed.document, limits)) : text(found);
    }

    std::shared_ptr<const Schema> m_schema;
    std::shared_ptr<const Schema> m_circular;
};

QTEST_GUILESS_MAIN(ValidationTest)
#include "validation_test.moc"
