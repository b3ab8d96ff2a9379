#include "tests/ui/client/fakenode.h"
#include "tests/ui/client/waiting.h"
#include "ui/client/graphqlanswer.h"
#include "ui/client/httptransport.h"
#include "ui/client/jcs.h"
#include "ui/client/whenready.h"

#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;
using Code = Error::Code;

namespace {

HttpTransportOptions optionsFor(const QUrl& url)
{
    HttpTransportOptions options;
    options.url = url;
    options.tenantId = QStringLiteral("438fa74a-fa7d-4317-9ced-dde32ece1787");
    options.secret = Secret("a secret");
    options.timeoutMs = 20'000;
    return options;
}

GraphQlRequest question(const QString& document = QStringLiteral("{ __typename }"))
{
    return {document, {}, {}};
}

} // namespace

class TransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_request_is_signed_over_exactly_the_bytes_that_are_sent()
    {
        FakeNode node;
        HttpTransport transport(optionsFor(node.url()), systemNowMs());
        const GraphQlRequest request{QStringLiteral("query Q($b: Int, $a: String) { a }"),
                                     {{QStringLiteral("b"), 1}, {QStringLiteral("a"), QStringLiteral("é\u0001")}},
                                     QStringLiteral("Q")};
        QVERIFY(wait(transport.send(request)));
        QCOMPARE(node.heard.size(), 1);
        const Heard& heard = node.heard.first();
        QCOMPARE(heard.requestLine, QByteArray("POST /graphql HTTP/1.1"));
        QCOMPARE(heard.body, *canonicalJson(heard.json()));
        QCOMPARE(heard.headers.value("tenant-id"), QByteArray("438fa74a-fa7d-4317-9ced-dde32ece1787"));
        const QByteArray signature = heard.headers.value("signature");
        const qint64 time = signature.mid(2, signature.indexOf(',') - 2).toLongLong();
        QCOMPARE(signature, AdminSigner::signatureAt(time, heard.body, Secret("a secret")));
        QCOMPARE(heard.headers.value("content-type"), QByteArray("application/json"));
        QVERIFY(!heard.headers.contains("cookie"));
    }

    void connections_are_kept()
    {
        FakeNode node;
        HttpTransport transport(optionsFor(node.url()), systemNowMs());
        for (int i = 0; i < 20; ++i) QVERIFY(wait(transport.send(question())));
        QCOMPARE(node.heard.size(), 20);
        QCOMPARE(node.connections, 1);
    }

    void an_answer_becomes_a_value_or_an_error_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code"); // -1: a value
        QTest::addColumn<bool>("refused");
        const auto row = [](const char* name, int status, const char* body, int code, bool refused) {
            QTest::newRow(name) << status << QByteArray(body) << code << refused;
        };
        row("data", 200, R"({"data":{"a":1}})", -1, false);
        row("data beside an error", 200, R"({"data":{"a":1},"errors":[{"message":"x"}]})", -1, false);
        row("document refused", 400, R"({"errors":[{"message":"x"}]})", -1, false);
        row("400 from something else", 400, "<html>", int(Code::InvalidInput), true);
        row("401", 401, "Unauthorized", int(Code::Unauthorized), true);
        row("403", 403, "no", int(Code::Forbidden), true);
        row("404", 404, "no", int(Code::NotFound), true);
        row("405", 405, "no", int(Code::NotFound), true);
        row("408", 408, "no", int(Code::Timeout), false);
        row("413", 413, "no", int(Code::InvalidInput), true);
        row("418", 418, "no", int(Code::InvalidInput), true);
        row("429", 429, "no", int(Code::Unavailable), false);
        row("500", 500, "no", int(Code::Internal), false);
        row("502", 502, "no", int(Code::Unavailable), false);
        row("503", 503, "no", int(Code::Unavailable), false);
        row("504", 504, "no", int(Code::Timeout), false);
        row("redirect", 302, "", int(Code::Untrusted), true);
        row("permanent redirect", 308, "", int(Code::Untrusted), true);
        row("nothing", 204, "", int(Code::Corrupt), false);
        row("not JSON", 200, "<html>hello</html>", int(Code::Corrupt), false);
        row("empty", 200, "", int(Code::Corrupt), false);
        row("an array", 200, "[]", int(Code::Corrupt), false);
        row("other JSON", 200, R"({"ok":true})", int(Code::Corrupt), false);
        row("half an answer", 200, R"({"data":{)", int(Code::Corrupt), false);
    }

    void an_answer_becomes_a_value_or_an_error()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        FakeNode node;
        node.answer = [&](const Heard&) {
            Reply reply = Reply::status_(status, body);
            if (status / 100 == 3) reply.headers << "Location: http://127.0.0.1:1/elsewhere";
            return reply;
        };
        HttpTransport transport(optionsFor(node.url()), systemNowMs());
        const Result<GraphQlResponse> answer = wait(transport.send(question()));
        QCOMPARE(node.heard.size(), 1); // a redirect is not followed either
        QCOMPARE(answer.ok() ? -1 : int(answer.error().code), code);
        if (answer) return;
        QTEST(answer.error().refused(), "refused");
        QVERIFY(answer.error().message.endsWith(QLatin1Char('.')));
        if (status == 401) QCOMPARE(answer.error().message, QStringLiteral("The node refused this tenant and secret."));
    }

    void the_nodes_own_reason_and_code_are_kept_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("nodeCode");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("refused");
        const auto row = [](const char* message, const char* nodeCode, Code code, bool refused) {
            QTest::addRow("%s/%s", nodeCode, message)
                << QString::fromUtf8(message) << QString::fromUtf8(nodeCode) << int(code) << refused;
        };
        row("Asset not found", "NOT_FOUND", Code::NotFound, true);
        row("Asset already exists", "DUPLICATE", Code::Conflict, true);
        row("Transfer already posted", "CONFLICT", Code::Conflict, true);
        row("wallet address is inactive", "INACTIVE", Code::Conflict, true);
        row("Insufficient transfer balance", "FORBIDDEN", Code::Insufficient, true);
        row("Insufficient transfer liquidity available", "FORBIDDEN", Code::Insufficient, true);
        row("permission denied", "FORBIDDEN", Code::Forbidden, true);
        row("Transfer already expired", "FORBIDDEN", Code::Forbidden, true);
        row("invalid ILP address", "BAD_USER_INPUT", Code::InvalidInput, true);
        row("Cannot query field \"x\" on type \"Query\".", "GRAPHQL_VALIDATION_FAILED", Code::InvalidInput, true);
        row("Syntax Error", "GRAPHQL_PARSE_FAILED", Code::InvalidInput, true);
        row("later", "NOT_IMPLEMENTED", Code::InvalidInput, true);
        row("who are you", "UNAUTHENTICATED", Code::Unauthorized, true);
        row("too slow", "TIMEOUT", Code::Timeout, false);
        row("Internal server error", "INTERNAL_SERVER_ERROR", Code::Internal, false);
        row("Concurrent request for idempotencyKey: k", "INTERNAL_SERVER_ERROR", Code::Internal, false);
        row("strange", "SOMETHING_NEW", Code::Internal, false);
        row("no code", "", Code::Internal, false);
    }

    void the_nodes_own_reason_and_code_are_kept()
    {
        QFETCH(QString, message);
        QFETCH(QString, nodeCode);
        const QByteArray body = Reply::refusal(message, nodeCode, QStringLiteral("field")).body;
        const Result<QJsonObject> data = dataOf(*readGraphQlBody({200, body, {}}));
        QVERIFY(!data);
        QTEST(int(data.error().code), "code");
        QTEST(data.error().refused(), "refused");
        QCOMPARE(data.error().message, message);
        QCOMPARE(data.error().nodeCode, nodeCode);
        QVERIFY(data.error().detail.contains(QLatin1String("field")));
    }

    void a_nodes_reason_cannot_play_with_the_screen()
    {
        const QString hostile = QStringLiteral("a\u202Eb\nc\x07") + QString(5000, QLatin1Char('x'));
        const QString plain = plainSentence(hostile);
        QVERIFY(plain.startsWith(QLatin1String("a b c x")));
        QVERIFY(plain.size() <= 501);
    }

    void a_port_nobody_listens_on_is_a_refusal()
    {
        QTcpServer closed;
        closed.listen(QHostAddress::LocalHost);
        const quint16 port = closed.serverPort();
        closed.close();
        HttpTransport transport(optionsFor(QUrl(QStringLiteral("http://127.0.0.1:%1/graphql").arg(port))),
                                systemNowMs());
        const Result<GraphQlResponse> answer = wait(transport.send(question()));
        QCOMPARE(answer.error().code, Code::Unreachable);
        QVERIFY(answer.error().refused());
    }

    void an_address_that_is_none_is_refused()
    {
        HttpTransport transport(optionsFor(QUrl(QStringLiteral("file:///etc/passwd"))), systemNowMs());
        QCOMPARE(wait(transport.send(question())).error().code, Code::InvalidInput);
    }

    void silence_after_sending_leaves_the_outcome_unknown()
    {
        FakeNode node;
        node.answer = [](const Heard&) { return Reply{.kind = Reply::Kind::Never}; };
        HttpTransportOptions options = optionsFor(node.url());
        options.timeoutMs = 300;
        HttpTransport transport(options, systemNowMs());
        const Result<GraphQlResponse> answer = wait(transport.send(question()));
        QCOMPARE(answer.error().code, Code::Timeout);
        QVERIFY(!answer.error().refused());
    }

    void a_broken_connection_is_unknown_and_nothing_is_sent_twice_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("kept");
        QTest::newRow("fresh, before the answer") << int(Reply::Kind::CloseBeforeAnswer) << false;
        QTest::newRow("kept, before the answer") << int(Reply::Kind::CloseBeforeAnswer) << true;
        QTest::newRow("fresh, inside the answer") << int(Reply::Kind::CloseInsideAnswer) << false;
        QTest::newRow("kept, inside the answer") << int(Reply::Kind::CloseInsideAnswer) << true;
    }

    void a_broken_connection_is_unknown_and_nothing_is_sent_twice()
    {
        QFETCH(int, kind);
        QFETCH(bool, kept);
        FakeNode node;
        HttpTransport transport(optionsFor(node.url()), systemNowMs());
        if (kept) QVERIFY(wait(transport.send(question())));
        node.heard.clear();
        node.answer = [&](const Heard&) { return Reply{.kind = Reply::Kind(kind)}; };
        const Result<GraphQlResponse> answer = wait(transport.send(question(QStringLiteral("mutation { pay }"))));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, Code::Unavailable);
        QVERIFY(!answer.error().refused());
        QCOMPARE(node.heard.size(), 1);
    }

    void a_flood_is_cut_off()
    {
        FakeNode node;
        node.answer = [](const Heard&) { return Reply{.body = QByteArray(8 * 1024 * 1024, ' ')}; };
        HttpTransportOptions options = optionsFor(node.url());
        options.answerBytesMax = 1024 * 1024;
        HttpTransport transport(options, systemNowMs());
        const Result<GraphQlResponse> answer = wait(transport.send(question()));
        QCOMPARE(answer.error().code, Code::Corrupt);
        QVERIFY(!answer.error().refused());
    }

    void facts_of_an_exchange_are_told_even_when_it_fails()
    {
        FakeNode node;
        node.answer = [](const Heard&) {
            Reply reply = Reply::status_(401);
            reply.headers << "Date: Sat, 21 Nov 2026 10:00:00 GMT";
            return reply;
        };
        HttpTransport transport(optionsFor(node.url()), [] { return qint64(1'795'255'205'000); });
        QList<ExchangeFacts> seen;
        connect(&transport, &GraphQlTransport::exchanged, this, [&](const ExchangeFacts& facts) { seen << facts; });
        QVERIFY(!wait(transport.send(question())));
        QCOMPARE(seen.size(), 1);
        QVERIFY(seen.first().connected);
        QVERIFY(seen.first().failed);
        QCOMPARE(seen.first().status, 401);
        QCOMPARE(seen.first().nodeTime.toUTC(), QDateTime(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC));
        QCOMPARE(seen.first().localMs, qint64(1'795'255'205'000));
    }

    void every_question_ends_when_the_transport_goes_first()
    {
        FakeNode node;
        node.answer = [](const Heard&) { return Reply{.kind = Reply::Kind::Never}; };
        auto transport = std::make_unique<HttpTransport>(optionsFor(node.url()), systemNowMs());
        QList<Code> codes;
        for (int i = 0; i < 20; ++i) {
            whenReady(transport->send(question()), this,
                      [&](const Result<GraphQlResponse>& answer) { codes << answer.error().code; });
        }
        QTRY_VERIFY(!node.heard.isEmpty());
        transport.reset();
        QTRY_COMPARE(codes.size(), 20);
        for (const Code code : codes) QCOMPARE(code, Code::Cancelled);
    }

    void nobody_is_called_after_death_in_300_races()
    {
        QRandomGenerator random(seedOfTest());
        FakeNode node;
        HttpTransport transport(optionsFor(node.url()), systemNowMs());
        int ended = 0;
        int calledAfterDeath = 0;
        for (int race = 0; race < 300; ++race) {
            const auto alive = std::make_shared<bool>(true);
            auto* receiver = new QObject;
            connect(receiver, &QObject::destroyed, this, [alive] { *alive = false; });
            const auto future = transport.send(question());
            whenReady(future, receiver, [alive, &calledAfterDeath](const Result<GraphQlResponse>&) {
                if (!*alive) ++calledAfterDeath;
            });
            whenReady(future, this, [&ended](const Result<GraphQlResponse>&) { ++ended; });
            const quint32 turns = random.bounded(6U);
            for (quint32 turn = 0; turn < turns; ++turn) QCoreApplication::processEvents();
            delete receiver;
        }
        QTRY_COMPARE(ended, 300);
        QCOMPARE(calledAfterDeath, 0);
        QCOMPARE(transport.inFlight(), 0);
    }
};

QTEST_GUILESS_MAIN(TransportTest)
#include "tst_transport.moc"
