#pragma once

#include "server/base/clock.h"
#include "server/base/executor.h"
#include "server/base/task.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <type_traits>

namespace signalbox {

/// An executor that a test turns by hand, on the test's own thread, in virtual time. Nothing runs unless asked to.
/// Timers follow a ManualClock: the one that was given, or its own.
class TestExecutor final : public Executor
{
public:
    TestExecutor();
    /// `clock` is moved by advance() and run(); the test may move it too, due timers then fire in the next turn.
    explicit TestExecutor(ManualClock clock);
    ~TestExecutor() override;
    TestExecutor(const TestExecutor&) = delete;
    TestExecutor& operator=(const TestExecutor&) = delete;

    /// May be called from any thread.
    void post(std::function<void()> work) override;
    [[nodiscard]] std::unique_ptr<Timer> after(std::chrono::milliseconds delay, std::function<void()> work) override;

    /// Runs what is posted and what is due, and what that posts, until nothing is left at this moment.
    /// Returns how many pieces of work ran.
    std::size_t runReady();
    /// Moves time forward from timer to timer, running what becomes due at its own moment.
    void advance(std::chrono::milliseconds by);
    /// The clock the timers follow (a copy shares the time).
    [[nodiscard]] ManualClock clock() const;
    [[nodiscard]] std::size_t pendingTimers() const;

    /// Starts `task` and turns until it has ended: first what is ready; when nothing is, time jumps to the next timer;
    /// when there is none, it waits for another thread's post. Ends the process with a sentence after 60 real seconds.
    template <class T>
    T run(Task<T> task)
    {
        if constexpr (std::is_void_v<T>) {
            bool ended = false;
            spawn(*this, std::move(task), [&ended] { ended = true; });
            while (!ended) turn();
        } else {
            std::optional<T> result;
            spawn(*this, std::move(task), [&result](T value) { result.emplace(std::move(value)); });
            while (!result) turn();
            return std::move(*result);
        }
    }

private:
    struct State;
    class ManualTimer;
    void turn();
    bool fireNextDue();

    std::shared_ptr<State> m_state;
};

} // namespace signalbox
