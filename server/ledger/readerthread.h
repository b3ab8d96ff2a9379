#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace signalbox::ledger {

/// One thread that runs jobs in order; it starts with the first. Jobs that are left when it stops are run with
/// Run::Cancelled, so that every question ends.
class ReaderThread
{
public:
    enum class Run : std::uint8_t { Normal, Cancelled };
    using Job = std::function<void(Run)>;

    /// `atEnd` runs on the thread when it stops: for what must be destroyed where it was made.
    explicit ReaderThread(std::function<void()> atEnd) : m_atEnd(std::move(atEnd)) {}
    ~ReaderThread();
    ReaderThread(const ReaderThread&) = delete;
    ReaderThread& operator=(const ReaderThread&) = delete;

    void post(Job job);
    /// Stops; later posts are cancelled at once.
    void stop();

private:
    void run();

    std::function<void()> m_atEnd;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace signalbox::ledger
