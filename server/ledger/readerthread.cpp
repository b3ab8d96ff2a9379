#include "server/ledger/readerthread.h"

namespace signalbox::ledger {

ReaderThread::~ReaderThread()
{
    stop();
}

void ReaderThread::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stopping) {
            m_jobs.push_back(std::move(job));
            if (!m_thread.joinable()) m_thread = std::thread([this] { run(); });
            m_changed.notify_one();
            return;
        }
    }
    job(Run::Cancelled);
}

void ReaderThread::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable()) m_thread.join();
}

void ReaderThread::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [&] { return m_stopping || !m_jobs.empty(); });
        if (m_jobs.empty()) break;
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        const Run how = m_stopping ? Run::Cancelled : Run::Normal;
        lock.unlock();
        job(how);
        lock.lock();
    }
    lock.unlock();
    m_atEnd();
}

} // namespace signalbox::ledger
