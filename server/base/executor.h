#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace signalbox {

/// Runs work on one thread, later. Every coroutine of the node belongs to one executor and never leaves its thread.
/// An HTTP listener has one executor per thread; a test has one it turns by hand (TestExecutor).
class Executor
{
public:
    virtual ~Executor() = default;

    /// Runs `work` soon on this executor's thread. May be called from any thread. Order of posts from one thread is
    /// kept. After the executor has stopped, `work` is destroyed without being run.
    virtual void post(std::function<void()> work) = 0;

    /// A timer that is running; destroying it cancels. Destroy it on the executor's thread only.
    class Timer
    {
    public:
        virtual ~Timer() = default;
    };

    /// Runs `work` once on this executor's thread after `delay` (monotonic time), unless the timer is destroyed first.
    /// Call on the executor's thread.
    [[nodiscard]] virtual std::unique_ptr<Timer> after(std::chrono::milliseconds delay, std::function<void()> work) = 0;
};

} // namespace signalbox
