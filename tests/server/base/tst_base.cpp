#include "server/base/boundedqueue.h"
#include "server/base/clock.h"
#include "server/base/log.h"
#include "server/base/secret.h"
#include "server/base/testexecutor.h"
#include "server/base/threadexecutor.h"
#include "server/base/uuid.h"
#include "tests/server/base/seed.h"

#include <set>
#include <thread>

#include <QTest>

using namespace signalbox;

class BaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moments_are_written_and_read_back();
    void malformed_moments_are_refused();
    void uuids_have_their_versions_and_order();
    void malformed_uuids_are_refused();
    void bounded_numbers_stay_in_bounds_and_reach_all_of_them();
    void the_same_seed_gives_the_same_bytes();
    void timers_fire_in_the_order_of_their_moments();
    void a_destroyed_timer_does_not_fire();
    void a_task_waits_in_virtual_time();
    void a_task_may_be_completed_from_another_thread();
    void many_ready_waits_do_not_pile_up();
    void real_executors_run_timers_and_posts();
    void a_bounded_queue_refuses_when_full_and_ends_when_closed();
    void many_producers_lose_nothing();
    void log_lines_stay_one_line_and_keep_their_level();
    void secrets_compare_and_move();
};

void BaseTest::moments_are_written_and_read_back()
{
    QCOMPARE(toIso8601(0), std::string("1970-01-01T00:00:00.000Z"));
    QCOMPARE(toIso8601(-1), std::string("1969-12-31T23:59:59.999Z"));
    QCOMPARE(toIso8601(1'709'210'096'789), std::string("2024-02-29T12:34:56.789Z"));
    QCOMPARE(toIso8601(253'402'300'800'000), std::string("+010000-01-01T00:00:00.000Z"));
    QVERIFY(fromIso8601("2024-02-29T12:34:56.789Z") == 1'709'210'096'789);
    QVERIFY(fromIso8601("2024-02-29T14:34:56.7894+02:00") == 1'709'210'096'789);
    QVERIFY(fromIso8601("2024-02-29T12:34:56Z") == 1'709'210'096'000);
    SeededRandom random(test::seed());
    for (int i = 0; i < 2'000; ++i) {
        const auto moment = static_cast<UnixMs>(random.below(200'000'000'000'000)) - 30'000'000'000'000;
        QVERIFY(fromIso8601(toIso8601(moment)) == moment);
    }
}

void BaseTest::malformed_moments_are_refused()
{
    for (const char* text :
         {"", "2024", "2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-01-01T24:00:00Z",
          "2024-01-01T00:00:00", "2024-01-01 00:00:00Z", "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00Zx",
          "2024-01-01T00:00:00+0200", "2024-1-01T00:00:00Z"})
        QVERIFY2(!fromIso8601(text), text);
}

void BaseTest::uuids_have_their_versions_and_order()
{
    SystemRandom random;
    ManualClock clock;
    QCOMPARE(Uuid::v4(random).version(), 4);
    const Uuid first = Uuid::v7(clock, random);
    clock.advance(std::chrono::milliseconds(1));
    const Uuid second = Uuid::v7(clock, random);
    QCOMPARE(second.version(), 7);
    QVERIFY(first < second);
    QVERIFY(first.toString() < second.toString());
    QVERIFY(Uuid::parse(first.toString()) == first);
    QCOMPARE(Uuid::parse("0B6F1C1E-6F4C-4A59-8A83-0F6F9D8B6A11")->toString(),
             std::string("0b6f1c1e-6f4c-4a59-8a83-0f6f9d8b6a11"));
    QVERIFY(Uuid().isNil());
}

void BaseTest::malformed_uuids_are_refused()
{
    for (const char* text : {"", "0b6f1c1e6f4c4a598a830f6f9d8b6a11", "0b6f1c1e-6f4c-4a59-8a83-0f6f9d8b6a1",
                             "0b6f1c1e-6f4c-4a59-8a83-0f6f9d8b6a1g", "0b6f1c1e+6f4c-4a59-8a83-0f6f9d8b6a11"})
        QVERIFY2(!Uuid::parse(text), text);
}

void BaseTest::bounded_numbers_stay_in_bounds_and_reach_all_of_them()
{
    SeededRandom random(test::seed());
    std::set<std::uint64_t> seen;
    for (int i = 0; i < 1'000; ++i) seen.insert(random.below(7));
    QCOMPARE(seen.size(), std::size_t(7));
    QCOMPARE(*seen.rbegin(), std::uint64_t(6));
    QCOMPARE(random.below(1), std::uint64_t(0));
    for (int i = 0; i < 100; ++i) QVERIFY(random.below((1ULL << 63) + 1) <= 1ULL << 63);
}

void BaseTest::the_same_seed_gives_the_same_bytes()
{
    SeededRandom one(42);
    SeededRandom other(42);
    SeededRandom different(43);
    const Uuid id = Uuid::v4(one);
    QVERIFY(id == Uuid::v4(other));
    QVERIFY(id != Uuid::v4(different));
}

void BaseTest::timers_fire_in_the_order_of_their_moments()
{
    TestExecutor executor;
    std::string order;
    const auto late = executor.after(std::chrono::milliseconds(20), [&] { order += 'c'; });
    const auto early = executor.after(std::chrono::milliseconds(10), [&] { order += 'a'; });
    const auto same = executor.after(std::chrono::milliseconds(10), [&] { order += 'b'; });
    executor.runReady();
    QCOMPARE(order, std::string());
    executor.advance(std::chrono::milliseconds(15));
    QCOMPARE(order, std::string("ab"));
    executor.clock().advance(std::chrono::milliseconds(5));
    executor.runReady();
    QCOMPARE(order, std::string("abc"));
}

void BaseTest::a_destroyed_timer_does_not_fire()
{
    TestExecutor executor;
    bool fired = false;
    auto timer = executor.after(std::chrono::milliseconds(1), [&] { fired = true; });
    timer.reset();
    executor.advance(std::chrono::seconds(1));
    QVERIFY(!fired);
    QCOMPARE(executor.pendingTimers(), std::size_t(0));
}

namespace {

Task<int> later(int value)
{
    co_await sleepFor(std::chrono::hours(1));
    co_return value;
}

Task<int> sumOfTwo()
{
    const int first = co_await later(1);
    const int second = co_await later(2);
    co_return first + second;
}

Task<int> fromAnotherThread()
{
    std::thread worker;
    const int value = co_await Async<int>([&worker](const Completion<int>& done) {
        worker = std::thread([done] {
            done(7);
            done(8);
        });
    });
    worker.join();
    co_return value;
}

Task<int> readyTask(int value)
{
    co_return value;
}

Task<int> manyReadyWaits()
{
    int sum = 0;
    for (int i = 0; i < 1'000; ++i) {
        sum += co_await readyTask(1);
        sum += co_await Async<int>([](const Completion<int>& done) { done(1); });
    }
    co_return sum;
}

} // namespace

void BaseTest::a_task_waits_in_virtual_time()
{
    ManualClock clock;
    TestExecutor executor(clock);
    const UnixMs before = clock.now();
    QCOMPARE(executor.run(sumOfTwo()), 3);
    QCOMPARE(clock.now() - before, UnixMs(2 * 3'600'000));
}

void BaseTest::a_task_may_be_completed_from_another_thread()
{
    TestExecutor executor;
    QCOMPARE(executor.run(fromAnotherThread()), 7);
    QCOMPARE(syncWait(fromAnotherThread()), 7);
}

void BaseTest::many_ready_waits_do_not_pile_up()
{
    QCOMPARE(TestExecutor().run(manyReadyWaits()), 2'000);
}

void BaseTest::real_executors_run_timers_and_posts()
{
    ThreadExecutor executor;
    detail::Gate gate;
    std::unique_ptr<Executor::Timer> timer;
    std::unique_ptr<Executor::Timer> cancelled;
    std::string order;
    executor.post([&] {
        cancelled = executor.after(std::chrono::milliseconds(1), [&] { order += 'x'; });
        timer = executor.after(std::chrono::milliseconds(5), [&] {
            order += 'b';
            timer.reset(); // timers end on their executor's thread, not on this test's
            gate.open();
        });
        cancelled.reset();
    });
    executor.post([&] { order += 'a'; });
    gate.wait();
    QCOMPARE(order, std::string("ab"));
}

void BaseTest::a_bounded_queue_refuses_when_full_and_ends_when_closed()
{
    BoundedQueue<int> queue(2);
    QVERIFY(queue.tryPush(1) && queue.tryPush(2));
    QVERIFY(!queue.tryPush(3));
    QVERIFY(queue.pop() == 1);
    QVERIFY(queue.tryPush(4));
    queue.close();
    QVERIFY(!queue.tryPush(5) && !queue.push(5));
    QVERIFY(queue.pop() == 2 && queue.pop() == 4 && !queue.pop());
}

void BaseTest::many_producers_lose_nothing()
{
    BoundedQueue<int> queue(16);
    std::vector<std::thread> producers;
    for (int p = 0; p < 4; ++p)
        producers.emplace_back([&queue] {
            for (int i = 1; i <= 1'000; ++i)
                if (!queue.push(int(i))) return;
        });
    std::int64_t sum = 0;
    for (int i = 0; i < 4'000; ++i) sum += queue.pop().value_or(0);
    for (auto& producer : producers) producer.join();
    QCOMPARE(sum, std::int64_t(4 * 500'500));
    QCOMPARE(queue.size(), std::size_t(0));
}

void BaseTest::log_lines_stay_one_line_and_keep_their_level()
{
    const ManualClock clock(1'709'210'096'789);
    MemoryLogSink sink;
    Log log(clock, sink, LogLevel::Info);
    const Logger logger(log, "backend.peers");
    logger.debug("unseen");
    logger.forRequest("7f").info("Peer created.", {{"id", "a b"}, {"count", 3}, {"open", true}, {"text", "x\n\"y\""}});
    log.setLevel(LogLevel::Silent);
    logger.fatal("unseen");
    QCOMPARE(sink.lines().size(), std::size_t(1));
    QCOMPARE(
        sink.lines().front(),
        std::string("2024-02-29T12:34:56.789Z INFO backend.peers req=7f Peer created. id=\"a b\" count=3 open=true "
                    "text=\"x\\n\\\"y\\\"\""));
    QVERIFY(logLevelFromName("warn") == LogLevel::Warn);
    QVERIFY(!logLevelFromName("WARN"));
}

void BaseTest::secrets_compare_and_move()
{
    Secret secret(std::string("correct horse battery staple"));
    const Secret copy = secret;
    QVERIFY(copy == secret);
    const Secret moved = std::move(secret);
    QVERIFY(moved == copy);
    QVERIFY(secret.empty()); // NOLINT(bugprone-use-after-move): what is proven here
    QCOMPARE(moved.reveal(), std::string_view("correct horse battery staple"));
}

QTEST_GUILESS_MAIN(BaseTest)
#include "tst_base.moc"
