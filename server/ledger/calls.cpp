#include "server/ledger/calls.h"

namespace signalbox::ledger {

Error stoppingError()
{
    return Error{ErrorCode::Cancelled, "The ledger is stopping.", {}};
}

bool CallQueue::push(const CallPtr& call)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed) {
            call->outcome = stoppingError();
            return false;
        }
        m_calls.push_back(call);
        wake = std::exchange(m_writerWaits, false);
    }
    if (wake) m_arrived.notify_one();
    return true;
}

bool CallQueue::take(Calls& calls)
{
    calls.clear();
    std::unique_lock lock(m_mutex);
    while (m_calls.empty() && !m_closed) {
        m_writerWaits = true;
        m_arrived.wait(lock);
    }
    std::swap(calls, m_calls);
    return !m_closed;
}

void CallQueue::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_arrived.notify_one();
}

void CallQueue::answer(Calls calls)
{
    struct Group
    {
        Executor* executor;
        Calls calls;
    };
    std::vector<Group> groups;
    for (CallPtr& call : calls) {
        Executor* const executor = call->executor;
        if (groups.empty() || groups.back().executor != executor) {
            const auto known = std::ranges::find(groups, executor, &Group::executor);
            if (known == groups.end())
                groups.push_back({executor, {}});
            else
                std::swap(*known, groups.back());
        }
        groups.back().calls.push_back(std::move(call));
    }
    for (Group& group : groups) {
        auto answered = std::make_shared<Calls>(std::move(group.calls));
        group.executor->post([answered] {
            for (const CallPtr& call : *answered) call->waiter.resume();
        });
    }
}

} // namespace signalbox::ledger
