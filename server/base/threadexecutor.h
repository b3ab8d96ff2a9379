#pragma once

#include "server/base/executor.h"
#include "server/base/task.h"

#include <memory>
#include <optional>
#include <type_traits>

namespace signalbox {

/// One thread of its own with a queue and timers in real time; for tests, command lines and background work that
/// does no network. Destroying it stops the thread; work not begun is destroyed without being run.
class ThreadExecutor final : public Executor
{
public:
    ThreadExecutor();
    ~ThreadExecutor() override;
    ThreadExecutor(const ThreadExecutor&) = delete;
    ThreadExecutor& operator=(const ThreadExecutor&) = delete;

    void post(std::function<void()> work) override;
    [[nodiscard]] std::unique_ptr<Timer> after(std::chrono::milliseconds delay, std::function<void()> work) override;

    struct Loop;

private:
    std::shared_ptr<Loop> m_loop;
    struct Thread;
    std::unique_ptr<Thread> m_thread;
};

namespace detail {

/// Lets the calling thread wait until another one has called done(). One use.
class Gate
{
public:
    Gate();
    ~Gate();
    void open();
    void wait();

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace detail

/// Runs `task` on `executor` and blocks the calling thread until it has ended. Never call it on the executor's own
/// thread: that would wait for ever.
template <class T>
T syncWait(Executor& executor, Task<T> task)
{
    detail::Gate gate;
    // std::function wants copies, a Task has none.
    const auto held = std::make_shared<Task<T>>(std::move(task));
    if constexpr (std::is_void_v<T>) {
        executor.post([&] { spawn(executor, std::move(*held), [&gate] { gate.open(); }); });
        gate.wait();
    } else {
        std::optional<T> result;
        executor.post([&] {
            spawn(executor, std::move(*held), [&](T value) {
                result.emplace(std::move(value));
                gate.open();
            });
        });
        gate.wait();
        return std::move(*result);
    }
}

/// The same on a thread that lives for this call only.
template <class T>
T syncWait(Task<T> task)
{
    ThreadExecutor executor;
    return syncWait(executor, std::move(task));
}

} // namespace signalbox
