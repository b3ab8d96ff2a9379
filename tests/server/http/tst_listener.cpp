#include "server/base/threadexecutor.h"
#include "server/http/client.h"
#include "server/http/listener.h"
#include "server/http/serviceroutes.h"
#include "tests/server/http/rawclient.h"
#include "tests/server/http/testcertificate.h"

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
using signalbox::http::test::bodyOf;
using signalbox::http::test::RawClient;
using signalbox::http::test::statusOf;

namespace {

/// A handler that waits until the test lets it go.
class Hold
{
public:
    Task<Response> handle()
    {
        (void)co_await Async<bool>([this](const Completion<bool>& done) {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(done);
            m_arrived.notify_all();
        });
        co_return Response::text(200, "held");
    }
    void waitForOne()
    {
        std::unique_lock lock(m_mutex);
        m_arrived.wait(lock, [this] { return !m_waiting.empty(); });
    }
    void release()
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& done : m_waiting) done(true);
        m_waiting.clear();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Completion<bool>> m_waiting;
};

Task<Response> echo(const Request& request)
{
    Response response =
        Response::text(200, request.method + " " + request.path + " " + request.query + " " + request.body);
    response.headers.add("X-Remote", request.remoteAddress + " " + request.scheme + " " + request.host);
    co_return response;
}

Task<Response> large()
{
    co_return Response::text(200, std::string(8 * 1024 * 1024, 'x'));
}

Task<Response> afterAWhile()
{
    co_await sleepFor(std::chrono::milliseconds(5));
    co_return Response::text(200, "later");
}

std::string get(std::string_view path)
{
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: node\r\n\r\n";
}

std::string post(std::string_view body)
{
    return "POST /echo HTTP/1.1\r\nHost: node\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           std::string(body);
}

/// A listener with its threads and routes, on a port of the system's choice.
class Node
{
public:
    explicit Node(ListenOptions options = {}, std::size_t threadCount = 2) : threads(threadCount)
    {
        router.add("*", "/echo", echo);
        router.add("GET", "/only-get", echo);
        router.addPrefix("*", "/below", echo);
        router.add("GET", "/large", [](const Request&) { return large(); });
        router.add("GET", "/later", [](const Request&) { return afterAWhile(); });
        router.add("GET", "/hold", [this](const Request&) { return hold.handle(); });
        auto started = Listener::start(threads, router, options);
        if (!started) qFatal("%s", started.error().message.c_str());
        listener = std::move(*started);
    }
    [[nodiscard]] std::uint16_t port() const { return listener->port(); }

    Hold hold;
    Router router;
    IoThreads threads;
    std::unique_ptr<Listener> listener;
};

ListenOptions with(void (*change)(Limits&))
{
    ListenOptions options;
    change(options.limits);
    return options;
}

} // namespace

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
    void a_large_head_is_431();
    void a_large_body_is_413_whether_announced_or_chunked();
    void a_slow_head_is_closed();
    void a_slow_body_is_408();
    void an_idle_connection_is_closed();
    void a_client_that_does_not_read_is_closed();
    void connections_beyond_the_most_are_closed_at_once();
    void a_graceful_stop_finishes_what_is_in_flight();
    void a_stop_gives_up_after_its_limit();
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

void ListenerTest::a_large_head_is_431()
{
    Node node(with([](Limits& limits) { limits.headerBytesMax = 2'000; }));
    RawClient fits(node.port());
    QVERIFY(fits.send("GET /echo HTTP/1.1\r\nHost: a\r\nX: " + std::string(1'900, 'x') + "\r\n\r\n"));
    QCOMPARE(statusOf(fits.answer()), 200);
    RawClient endless(node.port());
    endless.send("GET /echo HTTP/1.1\r\nHost: a\r\nX: " + std::string(100'000, 'x'));
    QCOMPARE(statusOf(endless.untilClosed()), 431);
    RawClient many(node.port());
    std::string fields = "GET /echo HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 101; ++i) fields += "X: y\r\n";
    many.send(fields + "\r\n");
    QCOMPARE(statusOf(many.untilClosed()), 431);
}

void ListenerTest::a_large_body_is_413_whether_announced_or_chunked()
{
    Node node(with([](Limits& limits) { limits.bodyBytesMax = 1'000; }));
    RawClient fits(node.port());
    QVERIFY(fits.send(post(std::string(1'000, 'x'))));
    QCOMPARE(statusOf(fits.answer()), 200);
    RawClient announced(node.port());
    announced.send(post(std::string(500'000, 'x')));
    QCOMPARE(statusOf(announced.untilClosed()), 413);
    RawClient chunked(node.port());
    std::string body = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 101; ++i) body += "a\r\n0123456789\r\n";
    chunked.send(body);
    QCOMPARE(statusOf(chunked.untilClosed()), 413);
}

void ListenerTest::a_slow_head_is_closed()
{
    Node node(with([](Limits& limits) { limits.headerTimeout = std::chrono::milliseconds(60); }));
    RawClient silent(node.port());
    RawClient slow(node.port());
    QVERIFY(slow.send("GET /echo HTTP/1.1\r\nHost:"));
    QCOMPARE(slow.untilClosed(), std::string());
    QVERIFY(slow.closedInTime());
    QCOMPARE(silent.untilClosed(), std::string());
    QVERIFY(silent.closedInTime());
}

void ListenerTest::a_slow_body_is_408()
{
    Node node(with([](Limits& limits) { limits.bodyTimeout = std::chrono::milliseconds(60); }));
    RawClient client(node.port());
    QVERIFY(client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"));
    QCOMPARE(statusOf(client.untilClosed()), 408);
    QVERIFY(client.closedInTime());
}

void ListenerTest::an_idle_connection_is_closed()
{
    Node node(with([](Limits& limits) { limits.idleTimeout = std::chrono::milliseconds(60); }));
    RawClient client(node.port());
    QVERIFY(client.send(get("/echo")));
    QCOMPARE(statusOf(client.answer()), 200);
    QCOMPARE(client.untilClosed(), std::string());
    QVERIFY(client.closedInTime());
}

void ListenerTest::a_client_that_does_not_read_is_closed()
{
    Node node(with([](Limits& limits) { limits.writeTimeout = std::chrono::milliseconds(60); }));
    RawClient client(node.port(), 4096);
    QVERIFY(client.send(get("/large")));
    QTRY_COMPARE_WITH_TIMEOUT(node.listener->stats().requests, std::uint64_t(1), 20'000);
    // The server gives up by itself; only then are the first megabytes read that the kernel kept.
    QTRY_COMPARE_WITH_TIMEOUT(node.listener->stats().connections, std::size_t(0), 20'000);
    QVERIFY(client.untilClosed().size() < 8 * 1024 * 1024);
    QVERIFY(client.closedInTime());

    Node patient;
    RawClient reader(patient.port());
    QVERIFY(reader.send(get("/large")));
    QCOMPARE(bodyOf(reader.answer()).size(), std::size_t(8 * 1024 * 1024));
}

void ListenerTest::connections_beyond_the_most_are_closed_at_once()
{
    Node node(with([](Limits& limits) { limits.connectionsMax = 2; }));
    RawClient first(node.port());
    RawClient second(node.port());
    QVERIFY(first.send(get("/echo")) && second.send(get("/echo")));
    QCOMPARE(statusOf(first.answer()), 200);
    QCOMPARE(statusOf(second.answer()), 200);
    RawClient third(node.port());
    QCOMPARE(third.untilClosed(), std::string());
    QVERIFY(third.closedInTime());
    QCOMPARE(node.listener->stats().connectionsRefused, std::uint64_t(1));
}

void ListenerTest::a_graceful_stop_finishes_what_is_in_flight()
{
    Node node;
    RawClient held(node.port());
    RawClient waiting(node.port());
    QVERIFY(waiting.send(get("/echo")));
    QCOMPARE(statusOf(waiting.answer()), 200);
    QVERIFY(held.send(get("/hold")));
    node.hold.waitForOne();

    std::thread stopping([&node] { node.listener->stop(std::chrono::seconds(20)); });
    // The stop has begun when new requests are refused.
    std::string refused;
    for (;;) {
        QVERIFY(waiting.send(get("/echo")));
        refused = waiting.answer();
        if (statusOf(refused) != 200) break;
    }
    QCOMPARE(statusOf(refused), 503);
    QCOMPARE(bodyOf(refused), std::string("Server is in the process of restarting"));
    QVERIFY(refused.find("Connection: close\r\n") != std::string::npos);
    node.hold.release();
    const std::string finished = held.untilClosed();
    stopping.join();
    QCOMPARE(statusOf(finished), 200);
    QCOMPARE(bodyOf(finished), std::string("held"));
    RawClient late(node.port());
    late.send(get("/echo"));
    QCOMPARE(late.untilClosed(), std::string());
}

void ListenerTest::a_stop_gives_up_after_its_limit()
{
    Node node;
    RawClient held(node.port());
    QVERIFY(held.send(get("/hold")));
    node.hold.waitForOne();
    node.listener->stop(std::chrono::milliseconds(20));
    QCOMPARE(held.untilClosed(), std::string());
    QVERIFY(held.closedInTime());
    node.hold.release();
    QTRY_COMPARE_WITH_TIMEOUT(node.listener->stats().connections, std::size_t(0), 20'000);
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
