#pragma once

#include "server/base/executor.h"

#include <atomic>
#include <coroutine>
#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace signalbox {

template <class T>
class Task;

namespace detail {

/// What all promises share: who waits for the result, and the executor the coroutine belongs to.
class TaskPromiseBase
{
public:
    std::suspend_always initial_suspend() noexcept { return {}; }

    struct FinalAwaiter
    {
        bool await_ready() noexcept { return false; }
        template <class Promise>
        std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> handle) noexcept
        {
            const auto continuation = handle.promise().continuation;
            return continuation ? continuation : std::noop_coroutine();
        }
        void await_resume() noexcept {}
    };
    FinalAwaiter final_suspend() noexcept { return {}; }

    /// Exceptions do not cross a room: one that reaches this place is a programmer's error and ends the process.
    [[noreturn]] void unhandled_exception() noexcept { std::terminate(); }

    std::coroutine_handle<> continuation;
    Executor* executor = nullptr;
};

template <class T>
class TaskPromise : public TaskPromiseBase
{
public:
    Task<T> get_return_object();
    template <class U>
    void return_value(U&& result)
    {
        value.emplace(std::forward<U>(result));
    }

    std::optional<T> value;
};

template <>
class TaskPromise<void> : public TaskPromiseBase
{
public:
    Task<void> get_return_object();
    void return_void() noexcept {}
};

} // namespace detail

/// A coroutine that starts when it is awaited and hands its result to the one who awaits it.
///
/// It runs on the executor of whoever awaits it and resumes there after every wait, so code in a Task needs no locks
/// against other code of the same executor. A Task that is destroyed before it was awaited never runs.
/// Mind g++ 12: name an aggregate before passing it to a coroutine in a co_await expression (`co_await f(X{…})` may
/// destroy the temporary twice).
template <class T = void>
class [[nodiscard]] Task
{
public:
    using promise_type = detail::TaskPromise<T>;
    using Handle = std::coroutine_handle<promise_type>;

    Task(Task&& other) noexcept : m_handle(std::exchange(other.m_handle, {})) {}
    Task& operator=(Task&& other) noexcept
    {
        if (this != &other) {
            if (m_handle) m_handle.destroy();
            m_handle = std::exchange(other.m_handle, {});
        }
        return *this;
    }
    Task(const Task&) = delete;
    Task& operator=(const Task&) = delete;
    ~Task()
    {
        if (m_handle) m_handle.destroy();
    }

    struct Awaiter
    {
        Handle handle;
        bool await_ready() noexcept { return false; }
        template <class Promise>
        std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> awaiting) noexcept
        {
            handle.promise().continuation = awaiting;
            handle.promise().executor = awaiting.promise().executor;
            return handle;
        }
        T await_resume()
        {
            if constexpr (!std::is_void_v<T>) return std::move(*handle.promise().value);
        }
    };
    Awaiter operator co_await() && noexcept { return Awaiter{m_handle}; }

private:
    friend class detail::TaskPromise<T>;
    explicit Task(Handle handle) : m_handle(handle) {}

    Handle m_handle;
};

template <class T>
Task<T> detail::TaskPromise<T>::get_return_object()
{
    return Task<T>(std::coroutine_handle<TaskPromise>::from_promise(*this));
}

inline Task<void> detail::TaskPromise<void>::get_return_object()
{
    return Task<void>(std::coroutine_handle<TaskPromise>::from_promise(*this));
}

namespace detail {

/// A coroutine nobody awaits: it frees itself at its end.
struct Detached
{
    struct promise_type : TaskPromiseBase
    {
        Detached get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() noexcept {}
    };
    std::coroutine_handle<promise_type> handle;
};

template <class T, class Done>
Detached detach(Task<T> task, Done done)
{
    if constexpr (std::is_void_v<T>) {
        co_await std::move(task);
        done();
    } else {
        done(co_await std::move(task));
    }
}

} // namespace detail

/// Starts `task` on `executor` and calls `done(result)` there when it ends. Must be called on the executor's thread;
/// runs up to the first real wait before it returns.
template <class T, class Done>
void spawn(Executor& executor, Task<T> task, Done done)
{
    auto started = detail::detach(std::move(task), std::move(done));
    started.handle.promise().executor = &executor;
    started.handle.resume();
}

/// Completes one Async wait. Copyable; the first call counts, later ones and calls after the waiter's executor has
/// stopped are ignored. May be called from any thread, also before Async has finished starting.
template <class T>
class Completion
{
public:
    struct State
    {
        Executor* executor = nullptr;
        std::coroutine_handle<> waiter;
        std::optional<T> value;
        std::atomic<bool> completed = false;
        std::atomic<int> arrived = 0; ///< two must arrive: the one who waits and the one who completes
    };
    explicit Completion(std::shared_ptr<State> state) : m_state(std::move(state)) {}

    void operator()(T value) const
    {
        if (m_state->completed.exchange(true)) return;
        m_state->value.emplace(std::move(value));
        if (m_state->arrived.fetch_add(1) == 1) m_state->executor->post([state = m_state] { state->waiter.resume(); });
    }

private:
    std::shared_ptr<State> m_state;
};

/// Awaits something that answers by call-back: `T x = co_await Async<T>([&](Completion<T> done) { start(done); });`
/// The coroutine resumes on its own executor. When the call-back comes before `start` returns, nothing is posted.
template <class T>
class Async
{
public:
    explicit Async(std::function<void(Completion<T>)> start) : m_start(std::move(start)) {}

    bool await_ready() noexcept { return false; }
    template <class Promise>
    bool await_suspend(std::coroutine_handle<Promise> handle)
    {
        // The coroutine may resume (and this object die) as soon as the second of two has arrived.
        const auto state = m_state;
        state->executor = handle.promise().executor;
        state->waiter = handle;
        m_start(Completion<T>(state));
        return state->arrived.fetch_add(1) == 0;
    }
    T await_resume() { return std::move(*m_state->value); }

private:
    std::function<void(Completion<T>)> m_start;
    std::shared_ptr<typename Completion<T>::State> m_state = std::make_shared<typename Completion<T>::State>();
};

/// The executor the running coroutine belongs to: `Executor& here = co_await currentExecutor();`
struct CurrentExecutor
{
    Executor* executor = nullptr;
    bool await_ready() noexcept { return false; }
    template <class Promise>
    bool await_suspend(std::coroutine_handle<Promise> handle) noexcept
    {
        executor = handle.promise().executor;
        return false;
    }
    Executor& await_resume() noexcept { return *executor; }
};
inline CurrentExecutor currentExecutor()
{
    return {};
}

/// Waits without holding a thread.
inline Task<void> sleepFor(std::chrono::milliseconds delay)
{
    Executor& executor = co_await currentExecutor();
    std::unique_ptr<Executor::Timer> timer;
    (void)co_await Async<bool>(
        [&](const Completion<bool>& done) { timer = executor.after(delay, [done] { done(true); }); });
}

} // namespace signalbox
