#include "server/base/threadexecutor.h"
#include "server/kv/limits.h"
#include "server/kv/memorystore.h"
#include "server/kv/redisstore.h"
#include "tests/support/services.h"

#include <atomic>
#include <limits>
#include <random>
#include <thread>

#include <QObject>
#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;

using Text = std::optional<std::string>;

/// The same promises on both stores.
class StoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("redis");
        QTest::newRow("memory") << false;
        QTest::newRow("redis") << true;
    }

    void init()
    {
        QFETCH_GLOBAL(bool, redis);
        // Other programs may use the same Redis at the same time.
        m_prefix = std::to_string(std::random_device()()) + ":";
        if (!redis) {
            m_store = kv::memoryStore(m_clock);
            return;
        }
        if (!m_services) m_services.emplace();
        kv::RedisOptions options;
        options.url = m_services->redisUrl();
        options.timeout = 10s;
        auto opened = kv::redisStore(options);
        QVERIFY(opened);
        m_store = std::move(opened).value();
    }

    void cleanup() { m_store.reset(); }

    void what_was_set_is_got_and_an_absent_key_is_nothing()
    {
        QCOMPARE(get("a"), Text());
        const std::string bytes("v\0\r\n\xff", 5);
        QVERIFY(syncWait(m_executor, m_store->set(key("a"), bytes, 60s)));
        QCOMPARE(get("a"), Text(bytes));
        QVERIFY(syncWait(m_executor, m_store->set(key("a"), "", 60s)));
        QCOMPARE(get("a"), Text(""));
    }

    void an_entry_is_gone_when_its_time_is_over()
    {
        QVERIFY(syncWait(m_executor, m_store->set(key("short"), "v", 40ms)));
        QVERIFY(syncWait(m_executor, m_store->set(key("long"), "v", 60s)));
        if (memory()) {
            m_clock.advance(39ms);
            QCOMPARE(get("short"), Text("v"));
            m_clock.advance(1ms);
        }
        QTRY_COMPARE(get("short"), Text());
        QCOMPARE(get("long"), Text("v"));
        QVERIFY(*syncWait(m_executor, m_store->setIfAbsent(key("short"), "again", 60s)));
    }

    void setting_again_renews_the_life()
    {
        QVERIFY(syncWait(m_executor, m_store->set(key("a"), "1", 40ms)));
        QVERIFY(syncWait(m_executor, m_store->set(key("a"), "2", 60s)));
        QVERIFY(syncWait(m_executor, m_store->set(key("probe"), "", 41ms)));
        if (memory()) m_clock.advance(41ms);
        QTRY_COMPARE(get("probe"), Text());
        QCOMPARE(get("a"), Text("2"));
    }

    void of_many_who_set_an_absent_key_one_succeeds()
    {
        std::atomic<int> winners = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&, t] {
                ThreadExecutor executor;
                for (int i = 0; i < 20; ++i) {
                    const auto won =
                        syncWait(executor, m_store->setIfAbsent(key("n" + std::to_string(i)), std::to_string(t), 60s));
                    winners += won && won.value() ? 1 : 0;
                }
            });
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(winners.load(), 20);
    }

    void nobody_frees_anothers_lock()
    {
        QVERIFY(*syncWait(m_executor, m_store->setIfAbsent(key("lock"), "mine", 60s)));
        QVERIFY(!*syncWait(m_executor, m_store->setIfAbsent(key("lock"), "yours", 60s)));
        QVERIFY(!*syncWait(m_executor, m_store->remove(key("lock"), "yours")));
        QCOMPARE(get("lock"), Text("mine"));
        QVERIFY(*syncWait(m_executor, m_store->remove(key("lock"), "mine")));
        QVERIFY(!*syncWait(m_executor, m_store->remove(key("lock"), "mine")));
        QVERIFY(*syncWait(m_executor, m_store->setIfAbsent(key("lock"), "yours", 60s)));
        QVERIFY(*syncWait(m_executor, m_store->remove(key("lock"))));
        QVERIFY(!*syncWait(m_executor, m_store->remove(key("lock"))));
    }

    void sums_are_exact_and_nothing_is_added_twice()
    {
        constexpr std::int64_t kBig = (std::int64_t(1) << 60) + 1; // a double could not hold it
        QCOMPARE(*add("sum", kBig), kBig);
        QCOMPARE(*add("sum", 1), kBig + 1);
        QCOMPARE(*add("sum", -kBig - 1), 0);
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                ThreadExecutor executor;
                for (int i = 0; i < 50; ++i)
                    if (!syncWait(executor, m_store->add(key("sum"), 3, 60s))) qFatal("add failed");
            });
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(get("sum"), Text("600"));
    }

    void a_sum_that_does_not_fit_and_a_text_are_refused()
    {
        QVERIFY(add("sum", std::numeric_limits<std::int64_t>::max()));
        QCOMPARE(add("sum", 1).error().code, ErrorCode::Conflict);
        QCOMPARE(*add("sum", 0), std::numeric_limits<std::int64_t>::max());
        QVERIFY(syncWait(m_executor, m_store->set(key("text"), "words", 60s)));
        QCOMPARE(add("text", 1).error().code, ErrorCode::Conflict);
        QCOMPARE(get("text"), Text("words"));
    }

    void adding_renews_the_life()
    {
        QVERIFY(syncWait(m_executor, m_store->add(key("sum"), 1, 40ms)));
        QVERIFY(add("sum", 1));
        QVERIFY(syncWait(m_executor, m_store->set(key("probe"), "", 41ms)));
        if (memory()) m_clock.advance(41ms);
        QTRY_COMPARE(get("probe"), Text());
        QCOMPARE(get("sum"), Text("2"));
    }

    void what_is_out_of_bounds_is_refused()
    {
        QCOMPARE(syncWait(m_executor, m_store->set("", "v", 1s)).error().code, ErrorCode::BadUserInput);
        QCOMPARE(syncWait(m_executor, m_store->set(std::string(kv::kMaxKeyBytes + 1, 'k'), "v", 1s)).error().code,
                 ErrorCode::BadUserInput);
        QCOMPARE(
            syncWait(m_executor, m_store->set(key("a"), std::string(kv::kMaxValueBytes + 1, 'v'), 1s)).error().code,
            ErrorCode::BadUserInput);
        QCOMPARE(syncWait(m_executor, m_store->set(key("a"), "v", 0ms)).error().code, ErrorCode::BadUserInput);
        QCOMPARE(syncWait(m_executor, m_store->setIfAbsent(key("a"), "v", -1ms)).error().code, ErrorCode::BadUserInput);
        QCOMPARE(syncWait(m_executor, m_store->add(key("a"), 1, kv::kMaxTtl + 1ms)).error().code,
                 ErrorCode::BadUserInput);
        const std::string longest(kv::kMaxValueBytes, 'v');
        QVERIFY(syncWait(m_executor, m_store->set(key("a"), longest, 60s)));
        QVERIFY(get("a") == Text(longest));
        QVERIFY(syncWait(m_executor, m_store->remove(key("a"))));
    }

    void ping_answers() { QVERIFY(syncWait(m_executor, m_store->ping())); }

private:
    [[nodiscard]] bool memory() const
    {
        QFETCH_GLOBAL(bool, redis);
        return !redis;
    }
    [[nodiscard]] std::string key(const std::string& name) const { return m_prefix + name; }
    [[nodiscard]] Text get(const std::string& name)
    {
        auto found = syncWait(m_executor, m_store->get(key(name)));
        if (!found) qFatal("%s %s", found.error().message.c_str(), found.error().detail.c_str());
        return std::move(found).value();
    }
    [[nodiscard]] Result<std::int64_t> add(const std::string& name, std::int64_t by)
    {
        return syncWait(m_executor, m_store->add(key(name), by, 60s));
    }

    std::optional<tests::Services> m_services;
    ManualClock m_clock;
    std::string m_prefix;
    ThreadExecutor m_executor;
    std::unique_ptr<kv::Store> m_store;
};

QTEST_GUILESS_MAIN(StoreTest)
#include "storetest.moc"
