#include "server/base/threadexecutor.h"
#include "server/http/client.h"
#include "server/http/listener.h"
#include "server/http/serviceroutes.h"
#include "tests/server/http/rawclient.h"
#include "tests/server/http/testcertificate.h"
#include "tests/server/http/testlistener.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>

#include <prometheus/counter.h>
#include <prometheus/registry.h>

#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::http;
using namespace signalbox::http::test;

class ListenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_request_is_answered_and_the_connection_stays();
    void pipelined_requests_are_answered_in_order();
    void a_request_in_single_bytes_is_understood();
    void chunked_bodies_are_joined();
    void expect_continue_is_answered_before_the_body();
    void head_has_the_length_but_not_the_body();
    void http10_closes_unless_asked_to_stay();
    void unknown_paths_and_methods_are_told_apart();
    void cors_is_answered_for_any_origin();
    void proxy_fields_count_only_when_trusted();
    void ambiguous_or_malformed_requests_are_refused_data();
    void ambiguous_or_malformed_requests_are_refused();
    void a_taken_port_is_a_conflict();
    void tls_serves_the_same();
    void the_client_keeps_its_limits();
    void service_routes_tell_health_and_metrics();
};

void ListenerTest::a_request_is_answered_and_the_connection_stays()
{
    Node node;
    RawClient client(node.port());
    for (int i = 0; i < 3; ++i) {
        QVERIFY(client.send(get("/echo?a=1")));
        const std::string answer = client.answer();
        QCOMPARE(statusOf(answer), 200);
        QCOMPARE(bodyOf(answer), std::string("GET /echo a=1 "));
        QVERIFY(answer.find("\r\nDate: ") != std::string::npos);
        QVERIFY(answer.find("Connection:") == std::string::npos);
    }
    QVERIFY(client.send(get("/later")));
    QCOMPARE(bodyOf(client.answer()), std::string("later"));
    QVERIFY(client.send("GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    QVERIFY(client.untilClosed().find("Connection: close\r\n") != std::string::npos);
    QVERIFY(client.closedInTime());
    QCOMPARE(node.listener->stats().requests, std::uint64_t(5));
}

void ListenerTest::pipelined_requests_are_answered_in_order()
{
    Node node;
    RawClient client(node.port());
    std::string all;
    for (int i = 0; i < 200; ++i) {
        all += get("/later");
        all += "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n";
        all += get("/echo?" + std::to_string(i));
    }
    QVERIFY(client.send(all));
    for (int i = 0; i < 200; ++i) {
        QCOMPARE(bodyOf(client.answer()), std::string("later"));
        QCOMPARE(bodyOf(client.answer()), std::string("POST /echo  a"));
        QCOMPARE(bodyOf(client.answer()), "GET /echo " + std::to_string(i) + " ");
    }
}

void ListenerTest::a_request_in_single_bytes_is_understood()
{
    Node node;
    RawClient client(node.port());
    const std::string whole = "\r\nPOST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                              "chunked\r\n\r\n4;x=y\r\nabcd\r\n2\r\nef\r\n0\r\nT: v\r\n\r\n";
    for (const char& c : whole) QVERIFY(client.send({&c, 1}));
    QCOMPARE(bodyOf(client.answer()), std::string("POST /echo  abcdef"));
}

void ListenerTest::chunked_bodies_are_joined()
{
    Node node;
    RawClient client(node.port());
    QVERIFY(client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                        "00A\r\n0123456789\r\n3\r\nabc\r\n0\r\n\r\n"));
    QCOMPARE(bodyOf(client.answer()), std::string("POST /echo  0123456789abc"));
}

void ListenerTest::expect_continue_is_answered_before_the_body()
{
    Node node;
    RawClient client(node.port());
    QVERIFY(client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n"));
    QCOMPARE(statusOf(client.answer(true)), 100);
    QVERIFY(client.send("abc"));
    QCOMPARE(bodyOf(client.answer()), std::string("POST /echo  abc"));

    RawClient tooLarge(node.port());
    QVERIFY(tooLarge.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\nExpect: 100-continue\r\n\r\n"));
    QCOMPARE(statusOf(tooLarge.untilClosed()), 413);
}

void ListenerTest::head_has_the_length_but_not_the_body()
{
    Node node;
    RawClient client(node.port());
    QVERIFY(client.send("HEAD /only-get HTTP/1.1\r\nHost: a\r\n\r\n" + get("/echo")));
    const std::string head = client.answer(true);
    QVERIFY(head.find("Content-Length: 16\r\n") != std::string::npos);
    QCOMPARE(bodyOf(client.answer()), std::string("GET /echo  "));
}

void ListenerTest::http10_closes_unless_asked_to_stay()
{
    Node node;
    RawClient client(node.port());
    QVERIFY(client.send("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
    QVERIFY(client.answer().find("Connection: keep-alive\r\n") != std::string::npos);
    QVERIFY(client.send("GET /echo HTTP/1.0\r\n\r\n"));
    QCOMPARE(statusOf(client.untilClosed()), 200);
    QVERIFY(client.closedInTime());
}

void ListenerTest::unknown_paths_and_methods_are_told_apart()
{
    Node node;
    RawClient client(node.port());
    QVERIFY(client.send(get("/nowhere")));
    const std::string missing = client.answer();
    QCOMPARE(statusOf(missing), 404);
    QCOMPARE(bodyOf(missing), std::string("Not Found"));
    QVERIFY(client.send("POST /only-get HTTP/1.1\r\nHost: a\r\n\r\n"));
    const std::string refused = client.answer();
    QCOMPARE(statusOf(refused), 405);
    QVERIFY(refused.find("Allow: GET\r\n") != std::string::npos);
    QVERIFY(client.send(get("/below/deep/er")));
    QCOMPARE(statusOf(client.answer()), 200);
    QVERIFY(client.send(get("/belowed")));
    QCOMPARE(statusOf(client.answer()), 404);
}

void ListenerTest::cors_is_answered_for_any_origin()
{
    Router router;
    router.add("POST", "/graphql", echo);
    router.setCors(Cors::AnyOrigin);
    IoThreads threads(1);
    const auto listener = Listener::start(threads, router, {});
    QVERIFY(listener.ok());
    RawClient client((*listener)->port());
    QVERIFY(client.send("OPTIONS /graphql HTTP/1.1\r\nHost: a\r\nOrigin: http://b\r\nAccess-Control-Request-Method: "
                        "POST\r\nAccess-Control-Request-Headers: signature\r\n\r\n"));
    const std::string preflight = client.answer();
    QCOMPARE(statusOf(preflight), 204);
    QVERIFY(preflight.find("Content-Length") == std::string::npos);
    QVERIFY(preflight.find("Access-Control-Allow-Headers: signature\r\n") != std::string::npos);
    QVERIFY(client.send("POST /graphql HTTP/1.1\r\nHost: a\r\nOrigin: http://b\r\n\r\n"));
    QVERIFY(client.answer().find("Access-Control-Allow-Origin: *\r\n") != std::string::npos);
    QVERIFY(client.send("POST /graphql HTTP/1.1\r\nHost: a\r\n\r\n"));
    QVERIFY(client.answer().find("Access-Control") == std::string::npos);
}

void ListenerTest::proxy_fields_count_only_when_trusted()
{
    const std::string request = "GET /echo HTTP/1.1\r\nHost: inner\r\nX-Forwarded-For: 9.8.7.6, 1.1.1.1\r\n"
                                "X-Forwarded-Proto: https\r\nX-Forwarded-Host: outer.example\r\n\r\n";
    Node plain;
    RawClient first(plain.port());
    QVERIFY(first.send(request));
    QVERIFY(first.answer().find("X-Remote: 127.0.0.1 http inner\r\n") != std::string::npos);
    ListenOptions options;
    options.trustProxy = true;
    Node trusting(options);
    RawClient second(trusting.port());
    QVERIFY(second.send(request));
    QVERIFY(second.answer().find("X-Remote: 9.8.7.6 https outer.example\r\n") != std::string::npos);
}

void ListenerTest::ambiguous_or_malformed_requests_are_refused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, const char* request, int status) {
        QTest::newRow(name) << QByteArray(request) << status;
    };
    const QByteArray body("\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto both = [&](const char* name, const char* fields, int status) {
        QTest::newRow(name) << QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\n") + fields + body << status;
    };
    both("length with chunked", "Content-Length: 5\r\nTransfer-Encoding: chunked", 400);
    both("chunked with length", "Transfer-Encoding: chunked\r\nContent-Length: 5", 400);
    both("two lengths", "Content-Length: 5\r\nContent-Length: 6", 400);
    both("the same length twice", "Content-Length: 5\r\ncontent-length: 5", 400);
    both("a list of lengths", "Content-Length: 5, 5", 400);
    both("a signed length", "Content-Length: +5", 400);
    both("a negative length", "Content-Length: -1", 400);
    both("a hexadecimal length", "Content-Length: 0x5", 400);
    both("an empty length", "Content-Length:", 400);
    both("a length past 64 bits", "Content-Length: 18446744073709551621", 413);
    both("two codings", "Transfer-Encoding: gzip, chunked", 501);
    both("a coding that is not chunked", "Transfer-Encoding: identity", 501);
    both("a coding with a control",
         "Transfer-Encoding: \x0b"
         "chunked",
         400);
    both("two transfer encodings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", 400);
    both("space before the colon", "Content-Length : 5", 400);
    both("a folded line", "X-A: b\r\n Content-Length: 5", 400);
    both("a control in a value", "X-A: b\x01", 400);
    both("a bare line feed", "X-A: b\nContent-Length: 5", 400);
    both("a bare carriage return", "X-A: b\rContent-Length: 5", 400);
    both("a second host", "Host: b", 400);
    both("an unknown expectation", "Content-Length: 5\r\nExpect: tea", 417);
    row("no host", "GET /echo HTTP/1.1\r\n\r\n", 400);
    row("a host with a path", "GET /echo HTTP/1.1\r\nHost: a/b\r\n\r\n", 400);
    row("a relative target", "GET echo HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("a target with a space", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("a target with a fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("no version", "GET /echo\r\nHost: a\r\n\r\n", 400);
    row("a lower-case protocol", "GET /echo http/1.1\r\nHost: a\r\n\r\n", 400);
    row("another major version", "GET /echo HTTP/2.0\r\nHost: a\r\n\r\n", 505);
    row("two spaces", "GET  /echo HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("only line feeds", "GET /echo HTTP/1.1\nHost: a\n\n", 400);
    row("chunked in 1.0", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    row("TLS on the plain port", "\x16\x03\x01\x02\r\n\r\n", 400);
    const auto chunk = [&](const char* name, const char* chunks, int status) {
        QTest::newRow(name) << QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n") +
                                   chunks
                            << status;
    };
    chunk("a chunk size of no digits", "\r\nabc\r\n", 400);
    chunk("a chunk size with a prefix", "0x3\r\nabc\r\n", 400);
    chunk("a signed chunk size", "+3\r\nabc\r\n", 400);
    chunk("a space before the chunk size", " 3\r\nabc\r\n", 400);
    chunk("a chunk longer than its size", "3\r\nabcd\r\n0\r\n\r\n", 400);
    chunk("a chunk line without return", "3\nabc\r\n0\r\n\r\n", 400);
    chunk("a chunk size past 64 bits", "10000000000000003\r\nabc\r\n", 400);
    chunk("a chunk past the limit", "fffffff\r\nabc\r\n", 413);
    chunk("a trailer without a colon", "0\r\nabc\r\n\r\n", 400);

    constexpr char zeroByte[] = "GET /echo HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n";
    QTest::newRow("a zero byte in a value") << QByteArray(zeroByte, sizeof zeroByte - 1) << 400;
}

void ListenerTest::ambiguous_or_malformed_requests_are_refused()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    Node node({}, 1);
    RawClient client(node.port());
    QVERIFY(client.send({request.constData(), static_cast<std::size_t>(request.size())}));
    client.finishSending();
    const std::string all = client.untilClosed();
    QVERIFY(client.closedInTime());
    QCOMPARE(statusOf(all), status);
    QVERIFY(all.find("Connection: close\r\n") != std::string::npos);
    QVERIFY2(all.find("HTTP/1.1 ", 5) == std::string::npos, "a second request was smuggled in");
    QCOMPARE(node.listener->stats().requests, std::uint64_t(0));
}

void ListenerTest::a_taken_port_is_a_conflict()
{
    Node node;
    ListenOptions options;
    options.port = node.port();
    const auto second = Listener::start(node.threads, node.router, options);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    QCOMPARE(second.error().message, "Port " + std::to_string(node.port()) + " is already in use.");
}

void ListenerTest::tls_serves_the_same()
{
    const QTemporaryDir directory;
    const std::string key = directory.filePath(QStringLiteral("key.pem")).toStdString();
    const std::string certificate = directory.filePath(QStringLiteral("certificate.pem")).toStdString();
    QVERIFY(test::writeTestCertificate(certificate, key));

    ListenOptions options;
    options.tls = TlsOptions{certificate, key};
    Node node(options);
    ClientOptions trusting;
    trusting.caFile = certificate;
    const auto client = curlClient(trusting);
    ThreadExecutor executor;
    ClientRequest request;
    request.method = "POST";
    request.url = "https://127.0.0.1:" + std::to_string(node.port()) + "/echo";
    request.body = std::string(300'000, 'x');
    for (int i = 0; i < 2; ++i) {
        const auto response = syncWait(executor, client->send(request));
        QVERIFY2(response.ok(), response ? "" : response.error().detail.c_str());
        QCOMPARE(response->status, 200);
        QCOMPARE(response->body.size(), request.body.size() + 12);
        QVERIFY(response->headers.find("x-remote")->find(" https ") != std::string_view::npos);
    }
    request.headers.add("Connection", "close");
    QVERIFY(syncWait(executor, client->send(request)).ok());

    const auto stranger = curlClient({});
    const auto refused = syncWait(executor, stranger->send(request));
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, std::string("The server's certificate is not trusted."));

    ListenOptions noFile;
    noFile.tls = TlsOptions{"/nowhere.pem", "/nowhere.pem"};
    QVERIFY(!Listener::start(node.threads, node.router, noFile));
}

void ListenerTest::the_client_keeps_its_limits()
{
    Node node;
    ThreadExecutor executor;
    const std::string base = "http://127.0.0.1:" + std::to_string(node.port());
    {
        const auto client = curlClient({});
        ClientRequest tooLarge;
        tooLarge.url = base + "/large";
        const auto large = syncWait(executor, client->send(tooLarge));
        QCOMPARE(large.error().message, std::string("The server's answer is too large."));
        ClientRequest slow;
        slow.url = base + "/hold";
        slow.timeout = std::chrono::milliseconds(50);
        const auto late = syncWait(executor, client->send(slow));
        QCOMPARE(late.error().code, ErrorCode::Timeout);
        ClientRequest nonsense;
        nonsense.url = "gopher://127.0.0.1/";
        const auto refused = syncWait(executor, client->send(nonsense));
        QCOMPARE(refused.error().code, ErrorCode::BadUserInput);
        ClientRequest head;
        head.method = "HEAD";
        head.url = base + "/only-get";
        const auto onlyHead = syncWait(executor, client->send(head));
        QVERIFY(onlyHead.ok());
        QCOMPARE(onlyHead->body, std::string());
    }
    node.hold.release();
}

void ListenerTest::service_routes_tell_health_and_metrics()
{
    std::atomic<bool> healthy = true;
    const auto registry = std::make_shared<prometheus::Registry>();
    prometheus::BuildCounter().Name("signalbox_tests_total").Help("h").Register(*registry).Add({}).Increment();
    const auto check = [&healthy]() -> Task<Result<void>> {
        const bool now = healthy;
        if (now) co_return Result<void>();
        co_return Error{ErrorCode::Unavailable, "The database does not answer.", {}};
    };
    Router router;
    addHealthRoute(router, {check});
    addReadyRoute(router, [] { return true; }, {check});
    addMetricsRoute(router, registry);
    IoThreads threads(1);
    const auto listener = Listener::start(threads, router, {});
    RawClient client((*listener)->port());
    const auto ask = [&](const char* path) {
        client.send(get(path));
        return client.answer();
    };
    QCOMPARE(bodyOf(ask("/healthz")), std::string("OK"));
    QCOMPARE(statusOf(ask("/readyz")), 200);
    QVERIFY(ask("/metrics").find("signalbox_tests_total 1") != std::string::npos);
    healthy = false;
    const std::string sick = ask("/healthz");
    QCOMPARE(statusOf(sick), 500);
    QCOMPARE(bodyOf(sick), std::string("Internal Server Error"));
    QCOMPARE(statusOf(ask("/readyz")), 503);
}

QTEST_GUILESS_MAIN(ListenerTest)
#include "tst_listener.moc"
