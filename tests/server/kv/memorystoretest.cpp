#include "server/kv/memorystore.h"
#include "server/base/testexecutor.h"

#include <QObject>
#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;

/// What only the in-process store promises: bounds, and what happens at them.
class MemoryStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_full_store_refuses_and_never_forgets_what_is_unexpired()
    {
        kv::MemoryOptions options;
        options.entries = 100;
        const auto store = kv::memoryStore(m_clock, options);
        for (int i = 0; i < 100; ++i)
            QVERIFY(*m_executor.run(store->setIfAbsent("nonce" + std::to_string(i), "", 60s)));
        const auto refused = m_executor.run(store->setIfAbsent("nonce100", "", 60s));
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
        QCOMPARE(refused.error().message, std::string("The key-value store is full; try again later."));
        for (int i = 0; i < 100; ++i)
            QVERIFY(!*m_executor.run(store->setIfAbsent("nonce" + std::to_string(i), "", 60s)));
        // What exists may still be changed and removed.
        QVERIFY(m_executor.run(store->set("nonce0", "1", 60s)));
        QVERIFY(*m_executor.run(store->remove("nonce0")));
        QVERIFY(*m_executor.run(store->setIfAbsent("nonce100", "", 60s)));
    }

    void what_has_expired_makes_room()
    {
        kv::MemoryOptions options;
        options.entries = 100;
        const auto store = kv::memoryStore(m_clock, options);
        for (int i = 0; i < 100; ++i) QVERIFY(m_executor.run(store->set(std::to_string(i), "v", 10s)));
        m_clock.advance(10s);
        for (int i = 100; i < 200; ++i) QVERIFY(m_executor.run(store->set(std::to_string(i), "v", 10s)));
    }

    void bytes_are_bounded_too()
    {
        kv::MemoryOptions options;
        options.bytes = 100'000;
        const auto store = kv::memoryStore(m_clock, options);
        QVERIFY(m_executor.run(store->set("a", std::string(90'000, 'v'), 60s)));
        QVERIFY(!m_executor.run(store->set("b", std::string(20'000, 'v'), 60s)));
        QVERIFY(!m_executor.run(store->set("a", std::string(110'000, 'v'), 60s)));
        QVERIFY(m_executor.run(store->set("a", std::string(10, 'v'), 60s)));
        QVERIFY(m_executor.run(store->set("b", std::string(20'000, 'v'), 60s)));
    }

    void setting_the_wall_clock_back_or_forth_changes_nothing()
    {
        const auto store = kv::memoryStore(m_clock);
        QVERIFY(m_executor.run(store->set("a", "v", 60s)));
        m_clock.setNow(m_clock.now() + 3'600'000);
        QVERIFY(m_executor.run(store->get("a"))->has_value());
        m_clock.setNow(m_clock.now() - 7'200'000);
        m_clock.advance(60s);
        QVERIFY(!m_executor.run(store->get("a"))->has_value());
    }

private:
    ManualClock m_clock;
    TestExecutor m_executor;
};

QTEST_GUILESS_MAIN(MemoryStoreTest)
#include "memorystoretest.moc"
