#include "tests/server/backend/apinode.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;
namespace json = boost::json;

namespace {

const std::string CreateAsset =
    "mutation($code: String!) { createAsset(input: { code: $code, scale: 2 }) { asset { id code } } }";
const std::string ByCode = "query($code: String!) { assetByCodeAndScale(code: $code, scale: 2) { code } }";
const std::string NamePeer =
    "mutation($id: String!, $name: String) { updatePeer(input: { id: $id, name: $name }) { peer { name } } }";
const std::string PeerName = "query($id: String!) { peer(id: $id) { name } }";

} // namespace

/// Names that people type come back as they were, whichever database keeps them.
class TextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { peer = node.newPeer(node.newAsset("USD"), "test.texts"); }

    void a_text_comes_back_as_it_was_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const std::string& text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        row("empty", "");
        row("spaces", "  two  ");
        row("quotes", "'; DROP TABLE \"assets\"; --");
        row("backslashes", R"(\ \\ \n \u0041 %s $1)");
        row("control characters", "line\nline\ttab\x01\x1f\x7f");
        row("umlauts", "K\xC3\xA4se");
        row("decomposed", "Ka\xCC\x88se");
        row("right to left", "\xD8\xB1\xD9\x8A\xD8\xA7\xD9\x84");
        row("an emoji", "\xF0\x9F\x92\xB6");
        row("the last code point", "\xF4\x8F\xBF\xBF");
        row("no character", "\xEF\xBF\xBE");
        row("long", std::string(2'000, 'x'));
    }
    void a_text_comes_back_as_it_was()
    {
        QFETCH(QByteArray, text);
        const std::string wanted = text.toStdString();
        const json::value made = node.data(CreateAsset, {{"code", wanted}});
        QCOMPARE(ApiNode::text(made, "createAsset.asset.code"), wanted);
        QCOMPARE(ApiNode::text(node.data(ByCode, {{"code", wanted}}), "assetByCodeAndScale.code"), wanted);
        QCOMPARE(node.refusal(CreateAsset, {{"code", wanted}}), std::string("DUPLICATE Asset already exists"));
        QCOMPARE(ApiNode::text(node.data(NamePeer, {{"id", peer}, {"name", wanted}}), "updatePeer.peer.name"), wanted);
        QCOMPARE(ApiNode::text(node.data(PeerName, {{"id", peer}}), "peer.name"), wanted);
    }

    /// PostgreSQL keeps no NUL, so no database here does: cut or changed text would be worse than a refusal.
    void a_text_that_cannot_be_kept_is_refused_whole()
    {
        const std::string text("be\0fore", 7);
        const std::string refusal = node.refusal(CreateAsset, {{"code", text}});
        QVERIFY2(refusal.starts_with("BAD_USER_INPUT "), refusal.c_str());
        QVERIFY(ApiNode::at(node.data(ByCode, {{"code", "be"}}), "assetByCodeAndScale").is_null());
    }

    void bytes_that_are_no_text_are_no_request()
    {
        const Signer& who = node.operatorSigner();
        const std::string body = "{\"query\":\"{ whoami { id } } # \xFF\"}";
        Connection connection(node.port());
        const HttpReply reply = connection.send("POST", "/graphql",
                                                {{"Content-Type", "application/json"},
                                                 {"tenant-id", who.tenantId.toString()},
                                                 {"signature", node.signatureOf("{}", who)}},
                                                body);
        QCOMPARE(reply.status, 401);
    }

    void escapes_and_blocks_in_a_document_are_read()
    {
        const json::value made = node.data("mutation { a: createAsset(input: { code: \"\\u00e4\\n\\\"\", scale: 3 }) { "
                                           "asset { code } } b: createAsset(input: { code: \"\"\"\n    one\n      two\n"
                                           "    \"\"\", scale: 3 }) { asset { code } } }");
        QCOMPARE(ApiNode::text(made, "a.asset.code"), std::string("\xC3\xA4\n\""));
        QCOMPARE(ApiNode::text(made, "b.asset.code"), std::string("one\n  two"));
    }

    void a_key_that_is_too_long_is_refused_by_name()
    {
        const std::string refusal = node.refusal("mutation($key: String) { createAsset(input: { code: \"KEY\", scale: "
                                                 "2, idempotencyKey: $key }) { asset { id "
                                                 "} } }",
                                                 {{"key", std::string(5'000, 'k')}});
        QVERIFY2(refusal.starts_with("BAD_USER_INPUT ") && refusal.find("idempotencyKey") != std::string::npos,
                 refusal.c_str());
    }

private:
    ApiNode node;
    std::string peer;
};

QTEST_GUILESS_MAIN(TextsTest)
#include "tst_texts.moc"
