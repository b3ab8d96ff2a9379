#pragma once

#include "server/sql/sqliteconnection.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace signalbox::sql {

/// The one thread that writes a SQLite file. Everything that waits when a commit begins goes into that commit, so the
/// price of a sync is shared: nobody waits for company, and nobody is acknowledged before the sync.
class SqliteWriter
{
public:
    using Work = std::function<Result<void>(Session&)>;
    using Done = std::function<void(Result<void>)>;

    struct Limits
    {
        std::size_t worksPerCommit = 0;
        std::size_t waitingWrites = 0;
    };
    /// Opens the connection on its own thread and answers when it is open.
    [[nodiscard]] static Result<std::unique_ptr<SqliteWriter>> start(const SqliteConnection::Settings& settings,
                                                                     Limits limits);
    /// Finishes the commit that is running; what still waits is answered Cancelled.
    ~SqliteWriter();
    SqliteWriter(const SqliteWriter&) = delete;
    SqliteWriter& operator=(const SqliteWriter&) = delete;

    /// Any thread. `done` is called on the writer's thread, or here when the queue is full or the disk has failed.
    void write(Work work, Done done);
    [[nodiscard]] std::optional<Error> failure() const;

private:
    struct Job
    {
        Work work;
        Done done;
        Result<void> answer;
    };
    explicit SqliteWriter(Limits limits) : m_limits(limits) {}
    void loop(const SqliteConnection::Settings& settings, const std::function<void(Result<void>)>& opened);
    void commit(SqliteConnection& connection, std::vector<Job>& jobs);
    [[nodiscard]] Result<void> attempt(SqliteConnection& connection, std::vector<Job>& jobs);
    void refuse(std::vector<Job>& jobs, const Error& error);

    const Limits m_limits;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_waiting;
    std::optional<Error> m_failure;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace signalbox::sql
