#include "app/node/signals.h"

#include <atomic>
#include <csignal>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace signalbox::cli {
namespace {

constexpr int exitFailed = 1;

sigset_t stopSet()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    return set;
}

/// Straight to the file: the process is about to be ended and may hold any lock.
void tell(std::string_view sentence)
{
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, sentence.data(), sentence.size());
}

} // namespace

class StopSignals::Watcher
{
public:
    explicit Watcher(ExitNow exitNow)
        : m_exitNow(exitNow ? std::move(exitNow) : ExitNow([](int code) { ::_exit(code); }))
    {
        const sigset_t set = stopSet();
        ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
        m_signals = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
        m_wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        m_thread = std::thread([this] { run(); });
    }

    ~Watcher()
    {
        m_ending.store(true);
        wake();
        m_thread.join();
        ::close(m_signals);
        ::close(m_wake);
    }

    void arm(std::chrono::milliseconds limit, std::function<void()> stop)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_limit = limit;
            m_stop = std::move(stop);
        }
        wake();
    }

private:
    using Steady = std::chrono::steady_clock;

    void wake()
    {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(m_wake, &one, sizeof one);
    }

    /// How many signals have come since the last call; equal signals in a row may count as one.
    int takeSignals()
    {
        int count = 0;
        signalfd_siginfo info{};
        while (::read(m_signals, &info, sizeof info) == sizeof info) {
            // A closing terminal sends SIGHUP twice (the kernel and the shell); only a person is impatient.
            const bool again = m_received + count > 0;
            if (info.ssi_signo != SIGHUP || !again) ++count;
        }
        return count;
    }

    void run()
    {
        while (!m_ending.load()) {
            waitForSomething();
            std::uint64_t wakes = 0;
            [[maybe_unused]] const auto read = ::read(m_wake, &wakes, sizeof wakes);
            m_received += takeSignals();
            startStopping();
            if (m_received > 1) {
                tell("signalboxd: asked to stop again; stopping at once\n");
                m_exitNow(exitFailed);
                return;
            }
            if (m_deadline && Steady::now() >= *m_deadline) {
                tell("signalboxd: the clean stop took too long; stopping at once\n");
                m_exitNow(exitFailed);
                return;
            }
        }
    }

    void waitForSomething()
    {
        int timeoutMs = -1;
        if (m_deadline) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(*m_deadline - Steady::now()).count();
            timeoutMs = left > 0 ? static_cast<int>(left) : 0;
        }
        pollfd files[] = {{m_signals, POLLIN, 0}, {m_wake, POLLIN, 0}};
        ::poll(files, 2, timeoutMs);
    }

    void startStopping()
    {
        if (m_received == 0 || m_deadline) return;
        std::function<void()> stop;
        {
            const std::scoped_lock lock(m_mutex);
            stop = std::exchange(m_stop, {});
            if (!stop) return;
            m_deadline = Steady::now() + m_limit;
        }
        stop();
    }

    ExitNow m_exitNow;
    int m_signals = -1;
    int m_wake = -1;
    std::atomic<bool> m_ending{false};
    std::mutex m_mutex;
    std::chrono::milliseconds m_limit{0};
    std::function<void()> m_stop;
    // The signal thread's own.
    int m_received = 0;
    std::optional<Steady::time_point> m_deadline;
    std::thread m_thread;
};

StopSignals::StopSignals(ExitNow exitNow) : m_watcher(std::make_unique<Watcher>(std::move(exitNow))) {}

StopSignals::~StopSignals() = default;

void StopSignals::onFirst(std::chrono::milliseconds limit, std::function<void()> stop)
{
    m_watcher->arm(limit, std::move(stop));
}

} // namespace signalbox::cli
