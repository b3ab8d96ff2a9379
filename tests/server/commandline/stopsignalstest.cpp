#include "app/node/signals.h"

#include <QTest>

#include <condition_variable>
#include <csignal>
#include <mutex>

#include <unistd.h>

using namespace signalbox::cli;
using namespace std::chrono_literals;

namespace {

/// Counts calls from any thread and lets the test wait for the next.
class Calls
{
public:
    void note(int value = 0)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_values.push_back(value);
        }
        m_changed.notify_all();
    }
    bool reached(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 10s, [&] { return m_values.size() >= count; });
    }
    std::vector<int> values()
    {
        const std::scoped_lock lock(m_mutex);
        return m_values;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<int> m_values;
};

void send(int signal)
{
    ::kill(::getpid(), signal);
}

} // namespace

class StopSignalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_first_signal_asks_for_a_stop_and_ends_nothing()
    {
        Calls stops;
        Calls exits;
        {
            StopSignals signals([&](int code) { exits.note(code); });
            signals.onFirst(1h, [&] { stops.note(); });
            send(SIGTERM);
            QVERIFY(stops.reached(1));
        }
        QCOMPARE(stops.values().size(), std::size_t{1});
        QVERIFY(exits.values().empty());
    }

    void a_second_signal_exits_at_once_with_1()
    {
        Calls stops;
        Calls exits;
        StopSignals signals([&](int code) { exits.note(code); });
        signals.onFirst(1h, [&] { stops.note(); });
        send(SIGINT);
        QVERIFY(stops.reached(1));
        send(SIGTERM);
        QVERIFY(exits.reached(1));
        QCOMPARE(exits.values(), std::vector<int>{1});
        QCOMPARE(stops.values().size(), std::size_t{1});
    }

    void a_closing_terminal_does_not_count_as_impatience()
    {
        Calls stops;
        Calls exits;
        StopSignals signals([&](int code) { exits.note(code); });
        signals.onFirst(1h, [&] { stops.note(); });
        send(SIGTERM);
        QVERIFY(stops.reached(1));
        send(SIGHUP);
        send(SIGINT);
        QVERIFY(exits.reached(1));
        QCOMPARE(stops.values().size(), std::size_t{1});
    }

    void a_stop_that_takes_too_long_exits_with_1()
    {
        Calls stops;
        Calls exits;
        StopSignals signals([&](int code) { exits.note(code); });
        signals.onFirst(1ms, [&] { stops.note(); });
        send(SIGHUP);
        QVERIFY(exits.reached(1));
        QCOMPARE(exits.values(), std::vector<int>{1});
        QCOMPARE(stops.values().size(), std::size_t{1});
    }

    void a_signal_during_the_start_is_not_lost()
    {
        Calls stops;
        Calls exits;
        StopSignals signals([&](int code) { exits.note(code); });
        send(SIGTERM);
        signals.onFirst(1h, [&] { stops.note(); });
        QVERIFY(stops.reached(1));
        QVERIFY(exits.values().empty());
    }

    void ending_without_a_signal_is_quiet()
    {
        Calls exits;
        {
            StopSignals signals([&](int code) { exits.note(code); });
        }
        QVERIFY(exits.values().empty());
    }
};

int main(int argc, char** argv)
{
    // As in signalboxd, the signals are blocked before any other thread exists; here that is QTest's watchdog.
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    StopSignalsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "stopsignalstest.moc"
