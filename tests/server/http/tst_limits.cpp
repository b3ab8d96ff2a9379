#include "server/http/listener.h"
#include "tests/server/http/rawclient.h"
#include "tests/server/http/testlistener.h"

#include <atomic>

#include <QTest>

using namespace signalbox;
using namespace signalbox::http;
using namespace signalbox::http::test;

/// Every bound of the listener, reached through a real socket, and how it stops.
class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_large_head_is_431();
    void a_large_body_is_413_whether_announced_or_chunked();
    void a_slow_head_is_closed();
    void a_slow_body_is_408();
    void an_idle_connection_is_closed();
    void a_client_that_does_not_read_is_closed();
    void connections_beyond_the_most_are_closed_at_once();
    void a_graceful_stop_finishes_what_is_in_flight();
    void a_stop_gives_up_after_its_limit();
};

void LimitsTest::a_large_head_is_431()
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

void LimitsTest::a_large_body_is_413_whether_announced_or_chunked()
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

void LimitsTest::a_slow_head_is_closed()
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

void LimitsTest::a_slow_body_is_408()
{
    Node node(with([](Limits& limits) { limits.bodyTimeout = std::chrono::milliseconds(60); }));
    RawClient client(node.port());
    QVERIFY(client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"));
    QCOMPARE(statusOf(client.untilClosed()), 408);
    QVERIFY(client.closedInTime());
}

void LimitsTest::an_idle_connection_is_closed()
{
    Node node(with([](Limits& limits) { limits.idleTimeout = std::chrono::milliseconds(60); }));
    RawClient client(node.port());
    QVERIFY(client.send(get("/echo")));
    QCOMPARE(statusOf(client.answer()), 200);
    QCOMPARE(client.untilClosed(), std::string());
    QVERIFY(client.closedInTime());
}

void LimitsTest::a_client_that_does_not_read_is_closed()
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

void LimitsTest::connections_beyond_the_most_are_closed_at_once()
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

void LimitsTest::a_graceful_stop_finishes_what_is_in_flight()
{
    Node node;
    RawClient held(node.port());
    QVERIFY(held.send(get("/hold")));
    node.hold.waitForOne();

    std::thread stopping([&node] { node.listener->stop(std::chrono::seconds(20)); });
    // The stop has begun when new requests are refused. Each comes on a connection of its own: one that was answered in
    // the very moment of the stop is closed behind its answer.
    std::string refused;
    do {
        RawClient next(node.port());
        next.send(get("/echo"));
        refused = next.answer();
    } while (statusOf(refused) == 200);
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

void LimitsTest::a_stop_gives_up_after_its_limit()
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

QTEST_GUILESS_MAIN(LimitsTest)
#include "tst_limits.moc"
