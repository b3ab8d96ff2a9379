#pragma once

#include "server/base/executor.h"
#include "server/base/task.h"
#include "server/ledger/ledger.h"

#include <atomic>
#include <condition_variable>
#include <coroutine>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace signalbox::ledger {

/// One caller's change of the books, from the coroutine that asks to the writer that answers.
struct Call
{
    enum class Kind : std::uint8_t {
        CreateAccounts,
        CreateTransfers,
        Post,
        Void,
        Release, ///< changes nothing itself: every batch first releases the holds that have lapsed
    };

    explicit Call(Kind what) : kind(what) {}

    Kind kind;
    std::vector<Account> accounts;
    std::vector<Transfer> legs;
    std::vector<Uuid> ids;
    Result<void> outcome;

    Executor* executor = nullptr;
    std::coroutine_handle<> waiter;
};
using CallPtr = std::shared_ptr<Call>;
using Calls = std::vector<CallPtr>;

/// Where callers of any thread hand their calls to the one writer. What has come while the writer was committing is
/// taken together: that is the group commit.
class CallQueue
{
public:
    /// Waits for the writer's answer: `Submission waiting(queue, call); Result<void> r = co_await waiting;`
    class Submission
    {
    public:
        Submission(CallQueue& queue, CallPtr call) : m_queue(queue), m_call(std::move(call)) {}

        bool await_ready() noexcept { return false; }
        template <class Promise>
        bool await_suspend(std::coroutine_handle<Promise> handle)
        {
            m_call->executor = handle.promise().executor;
            m_call->waiter = handle;
            return m_queue.push(m_call);
        }
        Result<void> await_resume() { return std::move(m_call->outcome); }

    private:
        CallQueue& m_queue;
        CallPtr m_call;
    };

    /// False when the queue is closed; the call's outcome is set then.
    bool push(const CallPtr& call);
    /// Waits until there is something and fills `calls` with it, oldest first. False when the queue is closed; what was
    /// left is in `calls` then and must be cancelled.
    bool take(Calls& calls);
    /// Everything from now on is refused as Cancelled.
    void close();

    /// Hands the outcomes to the callers, one post for each executor however many calls it has.
    static void answer(Calls calls);

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    Calls m_calls;
    bool m_writerWaits = false;
    bool m_closed = false;
};

/// What callers get while the node stops.
[[nodiscard]] Error stoppingError();

} // namespace signalbox::ledger
