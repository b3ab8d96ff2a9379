#include "server/base/threadexecutor.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace signalbox {

using SteadyTime = std::chrono::steady_clock::time_point;

struct ThreadExecutor::Loop
{
    using Key = std::pair<SteadyTime, std::uint64_t>;

    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::function<void()>> queue;
    bool stopped = false;

    // Only the loop's own thread touches these.
    std::map<Key, std::function<void()>> timers;
    std::uint64_t timersMade = 0;

    void run();
    bool fireDueTimer();
};

bool ThreadExecutor::Loop::fireDueTimer()
{
    const auto first = timers.begin();
    if (first == timers.end() || first->first.first > std::chrono::steady_clock::now()) return false;
    const auto work = std::move(first->second);
    timers.erase(first);
    work();
    return true;
}

void ThreadExecutor::Loop::run()
{
    for (;;) {
        std::deque<std::function<void()>> ready;
        {
            std::unique_lock lock(mutex);
            const auto awake = [this] { return stopped || !queue.empty(); };
            if (timers.empty())
                wake.wait(lock, awake);
            else
                wake.wait_until(lock, timers.begin()->first.first, awake);
            if (stopped) return;
            ready.swap(queue);
        }
        for (auto& work : ready) {
            work();
            work = nullptr;
        }
        while (fireDueTimer()) {
        }
    }
}

namespace {

class LoopTimer final : public Executor::Timer
{
public:
    LoopTimer(std::weak_ptr<ThreadExecutor::Loop> loop, ThreadExecutor::Loop::Key key)
        : m_loop(std::move(loop)), m_key(key)
    {
    }
    ~LoopTimer() override
    {
        if (const auto loop = m_loop.lock()) loop->timers.erase(m_key);
    }

private:
    std::weak_ptr<ThreadExecutor::Loop> m_loop;
    ThreadExecutor::Loop::Key m_key;
};

} // namespace

struct ThreadExecutor::Thread
{
    std::thread thread;
};

ThreadExecutor::ThreadExecutor() : m_loop(std::make_shared<Loop>()), m_thread(std::make_unique<Thread>())
{
    m_thread->thread = std::thread([loop = m_loop] { loop->run(); });
}

ThreadExecutor::~ThreadExecutor()
{
    {
        const std::lock_guard lock(m_loop->mutex);
        m_loop->stopped = true;
    }
    m_loop->wake.notify_one();
    m_thread->thread.join();
    // Work may own timers or post again while it is destroyed, so it is taken out first.
    std::deque<std::function<void()>> left;
    {
        const std::lock_guard lock(m_loop->mutex);
        left.swap(m_loop->queue);
    }
    left.clear();
    auto timers = std::move(m_loop->timers);
    m_loop->timers.clear();
    timers.clear();
}

void ThreadExecutor::post(std::function<void()> work)
{
    // The work may be what somebody waits for who then destroys the executor; the loop must outlive the notification.
    const auto loop = m_loop;
    {
        const std::lock_guard lock(loop->mutex);
        if (loop->stopped) return;
        loop->queue.push_back(std::move(work));
    }
    loop->wake.notify_one();
}

std::unique_ptr<Executor::Timer> ThreadExecutor::after(std::chrono::milliseconds delay, std::function<void()> work)
{
    const Loop::Key key{std::chrono::steady_clock::now() + delay, m_loop->timersMade++};
    m_loop->timers.emplace(key, std::move(work));
    return std::make_unique<LoopTimer>(m_loop, key);
}

namespace detail {

struct Gate::State
{
    std::mutex mutex;
    std::condition_variable opened;
    bool open = false;
};

Gate::Gate() : m_state(std::make_shared<State>()) {}
Gate::~Gate() = default;

void Gate::open()
{
    // The waiter may destroy the gate as soon as it sees it open; the state must outlive the notification.
    const auto state = m_state;
    {
        const std::lock_guard lock(state->mutex);
        state->open = true;
    }
    state->opened.notify_one();
}

void Gate::wait()
{
    std::unique_lock lock(m_state->mutex);
    m_state->opened.wait(lock, [this] { return m_state->open; });
}

} // namespace detail

} // namespace signalbox
