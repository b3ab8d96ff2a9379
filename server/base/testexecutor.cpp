#include "server/base/testexecutor.h"

#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <map>
#include <mutex>
#include <utility>

namespace signalbox {

namespace {
constexpr std::chrono::seconds realWaitMax{60};
}

struct TestExecutor::State
{
    using Key = std::pair<std::int64_t, std::uint64_t>; ///< due moment in steady ns, then order of creation

    explicit State(ManualClock manual) : clock(std::move(manual)) {}

    ManualClock clock;
    std::map<Key, std::function<void()>> timers;
    std::uint64_t timersMade = 0;

    std::mutex mutex;
    std::condition_variable posted;
    std::deque<std::function<void()>> queue;
};

class TestExecutor::ManualTimer final : public Executor::Timer
{
public:
    ManualTimer(std::weak_ptr<State> state, State::Key key) : m_state(std::move(state)), m_key(key) {}
    ~ManualTimer() override
    {
        if (const auto state = m_state.lock()) state->timers.erase(m_key);
    }

private:
    std::weak_ptr<State> m_state;
    State::Key m_key;
};

TestExecutor::TestExecutor() : TestExecutor(ManualClock()) {}

TestExecutor::TestExecutor(ManualClock clock) : m_state(std::make_shared<State>(std::move(clock))) {}

TestExecutor::~TestExecutor() = default;

void TestExecutor::post(std::function<void()> work)
{
    // The work may be the last the test waits for, which then destroys the executor while this thread still notifies.
    const auto state = m_state;
    {
        const std::lock_guard lock(state->mutex);
        state->queue.push_back(std::move(work));
    }
    state->posted.notify_one();
}

std::unique_ptr<Executor::Timer> TestExecutor::after(std::chrono::milliseconds delay, std::function<void()> work)
{
    const std::int64_t due = m_state->clock.steady().count() + std::chrono::nanoseconds(delay).count();
    const State::Key key{due, m_state->timersMade++};
    m_state->timers.emplace(key, std::move(work));
    return std::make_unique<ManualTimer>(m_state, key);
}

bool TestExecutor::fireNextDue()
{
    const auto first = m_state->timers.begin();
    if (first == m_state->timers.end() || first->first.first > m_state->clock.steady().count()) return false;
    const auto work = std::move(first->second);
    m_state->timers.erase(first);
    work();
    return true;
}

std::size_t TestExecutor::runReady()
{
    std::size_t ran = 0;
    for (;;) {
        std::function<void()> work;
        {
            const std::lock_guard lock(m_state->mutex);
            if (!m_state->queue.empty()) {
                work = std::move(m_state->queue.front());
                m_state->queue.pop_front();
            }
        }
        if (work) {
            work();
        } else if (!fireNextDue()) {
            return ran;
        }
        ++ran;
    }
}

void TestExecutor::advance(std::chrono::milliseconds by)
{
    const std::int64_t end = m_state->clock.steady().count() + std::chrono::nanoseconds(by).count();
    runReady();
    while (!m_state->timers.empty() && m_state->timers.begin()->first.first <= end) {
        const std::int64_t step = m_state->timers.begin()->first.first - m_state->clock.steady().count();
        if (step > 0) m_state->clock.advance(std::chrono::milliseconds(step / 1'000'000));
        runReady();
    }
    const std::int64_t rest = end - m_state->clock.steady().count();
    if (rest > 0) m_state->clock.advance(std::chrono::milliseconds(rest / 1'000'000));
}

ManualClock TestExecutor::clock() const
{
    return m_state->clock;
}

std::size_t TestExecutor::pendingTimers() const
{
    return m_state->timers.size();
}

void TestExecutor::turn()
{
    if (runReady() > 0) return;
    if (!m_state->timers.empty()) {
        const std::int64_t step = m_state->timers.begin()->first.first - m_state->clock.steady().count();
        if (step > 0) m_state->clock.advance(std::chrono::milliseconds(step / 1'000'000));
        return;
    }
    std::unique_lock lock(m_state->mutex);
    if (!m_state->posted.wait_for(lock, realWaitMax, [this] { return !m_state->queue.empty(); })) {
        std::fputs("A task neither ended nor waits for anything that could wake it.\n", stderr);
        std::abort();
    }
}

} // namespace signalbox
