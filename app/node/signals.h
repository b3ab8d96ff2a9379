#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace signalbox::cli {

/// SIGTERM, SIGINT and SIGHUP, read by a thread of their own, so that no code runs inside a signal handler.
/// Make it first thing in main, while the process has one thread: the signals are blocked there and in every thread
/// that is started later.
class StopSignals
{
public:
    /// What ends the process when a stop is not clean; a test gives its own.
    using ExitNow = std::function<void(int code)>;

    /// serve: a clean stop may take this long; then the process exits with ExitCode::Failed.
    static constexpr std::chrono::seconds serveLimit{30};
    static constexpr std::chrono::seconds sandboxLimit{5};

    explicit StopSignals(ExitNow exitNow = {});
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    /// Calls `stop` once, at the first signal, on the signal thread; at once if the signal has come already.
    /// `stop` only asks for the stop: it must not block. From then on `limit` runs, and a second signal, or the end
    /// of `limit`, exits the process with code 1 and a sentence. May be called once.
    void onFirst(std::chrono::milliseconds limit, std::function<void()> stop);

private:
    class Watcher;
    std::unique_ptr<Watcher> m_watcher;
};

} // namespace signalbox::cli
