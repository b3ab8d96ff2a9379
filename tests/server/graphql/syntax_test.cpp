#include "server/graphql/parser.h"
#include "server/graphql/printer.h"

#include <QTest>

using namespace signalbox::graphql;

namespace {

std::string errorOf(const std::string& source, const ParseLimits& limits = {})
{
    const ParseResult result = parse(source, limits);
    if (result.ok()) return "parsed";
    std::string out = result.error->message;
    for (const Location& location : result.error->locations)
        out += " @" + std::to_string(location.line) + ":" + std::to_string(location.column);
    return out;
}

std::string repeated(const std::string& piece, std::size_t times)
{
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

const ast::Operation& operation(const ParseResult& result)
{
    return static_cast<const ast::Operation&>(*result.document->definitions[0]);
}

} // namespace

class SyntaxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_query_becomes_a_tree_with_places()
    {
        const ParseResult result =
            parse("query Q($id: ID! = \"1\") {\n  peer(id: $id) @skip(if: false) { n: name }\n}");
        QVERIFY(result.ok());
        const ast::Operation& query = operation(result);
        QCOMPARE(query.name.text, std::string_view("Q"));
        QCOMPARE(query.variables.size(), std::size_t{1});
        QCOMPARE(query.variables[0].name.location.column, 10U);
        QCOMPARE(query.variables[0].type->kind, ast::TypeNodeKind::NonNull);
        const ast::Selection& peer = query.selectionSet->selections[0];
        QCOMPARE(peer.location.line, 2U);
        QCOMPARE(peer.location.column, 3U);
        QCOMPARE(peer.arguments[0].value.kind, ast::ValueKind::Variable);
        QCOMPARE(peer.directives[0].name.text, std::string_view("skip"));
        const ast::Selection& name = peer.selectionSet->selections[0];
        QCOMPARE(name.responseName(), std::string_view("n"));
        QVERIFY(name.id != peer.id);
        QCOMPARE(result.document->selectionCount, 2U);
        QCOMPARE(result.document->selectionSetCount, 2U);
    }

    void syntax_errors_say_what_was_expected_and_where()
    {
        QCOMPARE(errorOf(""), std::string("Syntax Error: Unexpected <EOF>. @1:1"));
        QCOMPARE(errorOf("{ }"), std::string("Syntax Error: Expected Name, found \"}\". @1:3"));
        QCOMPARE(errorOf("{ a(b: 01) }"),
                 std::string("Syntax Error: Invalid number, unexpected digit after 0: \"1\". @1:9"));
        QCOMPARE(errorOf("{\n  a\n"), std::string("Syntax Error: Expected Name, found <EOF>. @3:1"));
        QCOMPARE(errorOf("{ a(b: \"x) }"), std::string("Syntax Error: Unterminated string. @1:13"));
        QCOMPARE(errorOf("query ($a: Int = $b) { a }"),
                 std::string("Syntax Error: Unexpected variable \"$b\" in constant value. @1:18"));
    }

    void columns_count_utf16_units()
    {
        // é is one unit, the smiling face is two.
        QCOMPARE(errorOf("{ a(b: \"\xC3\xA9\xF0\x9F\x98\x80\") ? }"),
                 std::string("Syntax Error: Unexpected character: \"?\". @1:15"));
    }

    void escapes_become_utf8()
    {
        const ParseResult result = parse("{ a(b: \"\\u00e9\\uD83D\\uDE00\\u{1F600}\\n\\\"\") }");
        QVERIFY(result.ok());
        QCOMPARE(operation(result).selectionSet->selections[0].arguments[0].value.text,
                 std::string_view("\xC3\xA9\xF0\x9F\x98\x80\xF0\x9F\x98\x80\n\""));
        QVERIFY(errorOf("{ a(b: \"\\uD83D\") }").find("Invalid Unicode escape sequence") != std::string::npos);
    }

    void block_strings_lose_their_layout()
    {
        const ParseResult result = parse("{ a(b: \"\"\"\n    one\n      two\n\n    three \\\"\"\" four\n  \"\"\") }");
        QVERIFY(result.ok());
        const ast::Value& value = operation(result).selectionSet->selections[0].arguments[0].value;
        QVERIFY(value.block);
        QCOMPARE(value.text, std::string_view("one\n  two\n\nthree \"\"\" four"));
    }

    void text_that_is_not_utf8_is_refused()
    {
        for (const std::string bad : {"\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"})
            QVERIFY(errorOf("{ a(b: \"" + bad + "\") }").find("not UTF-8") != std::string::npos);
    }

    void printing_is_stable_and_minifying_keeps_the_tokens()
    {
        const std::string source =
            "query Q ( $a : Int=1 ) { x : a ( b : [ 1 , 2 ] , c : { d : \"e\" } ) ... on T { f } "
            "...F } fragment F on T { g @h }";
        const ParseResult result = parse(source);
        QVERIFY(result.ok());
        const std::string printed = print(*result.document);
        QCOMPARE(printed,
                 std::string("query Q($a: Int = 1) {\n  x: a(b: [1, 2], c: {d: \"e\"})\n  ... on T {\n    f\n  "
                             "}\n  ...F\n}\n\nfragment F on T {\n  g @h\n}"));
        QCOMPARE(print(*parse(printed).document), printed);
        const std::string small = minify(*result.document);
        QCOMPARE(small, std::string("query Q($a:Int=1){x:a(b:[1 2]c:{d:\"e\"})...on T{f}...F}fragment F on T{g@h}"));
        QCOMPARE(print(*parse(small).document), printed);
    }

    void a_document_over_a_limit_is_refused_in_one_sentence()
    {
        ParseLimits limits;
        limits.maxBytes = 1000;
        QCOMPARE(errorOf("{ a }" + repeated(" ", 996), limits),
                 std::string("Syntax Error: Document is larger than 1000 bytes."));
        limits = {};
        limits.maxTokens = 10;
        QCOMPARE(errorOf("{ a b c d e f g h }", limits), std::string("parsed"));
        QCOMPARE(errorOf("{ a b c d e f g h i }", limits),
                 std::string("Syntax Error: Document contains more than 10 tokens. @1:21"));
        limits = {};
        limits.maxAliases = 2;
        QCOMPARE(errorOf("{ a: x b: x }", limits), std::string("parsed"));
        QCOMPARE(errorOf("{ a: x b: x c: x }", limits),
                 std::string("Syntax Error: Document contains more than 2 aliases. @1:13"));
    }

    void hostile_nesting_does_not_exhaust_the_stack()
    {
        constexpr std::size_t deep = 7'000;
        const std::string tooDeep = "Syntax Error: Document is nested deeper than 64 levels.";
        QVERIFY(errorOf(repeated("{a", deep)).starts_with(tooDeep));
        QVERIFY(errorOf("{a(b:" + repeated("[", deep)).starts_with(tooDeep));
        QVERIFY(errorOf("{a(b:" + repeated("{c:", deep / 2)).starts_with(tooDeep));
        QVERIFY(errorOf("{" + repeated("...{", deep / 2)).starts_with(tooDeep));
        QVERIFY(errorOf("query($a:" + repeated("[", deep)).starts_with("Syntax Error: Type is nested deeper than"));
    }
};

QTEST_GUILESS_MAIN(SyntaxTest)
#include "syntax_test.moc"
