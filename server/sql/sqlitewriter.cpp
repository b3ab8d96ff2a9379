#include "server/sql/sqlitewriter.h"

#include <future>
#include <utility>

namespace signalbox::sql {

namespace {

Result<void> plain(SqliteConnection& connection, std::string_view sql)
{
    const auto outcome = connection.run(sql, {});
    if (!outcome) return outcome.error();
    return {};
}

/// Exceptions of a work (out of memory, a library of its own) end at this border.
Result<void> runWork(const SqliteWriter::Work& work, SqliteSession& session)
{
    try {
        auto answer = work(session);
        if (answer && session.failed()) return *session.failed();
        return answer;
    } catch (const std::exception& exception) {
        return Error{ErrorCode::Internal, "A change could not be worked out.", exception.what()};
    }
}

} // namespace

Result<std::unique_ptr<SqliteWriter>> SqliteWriter::start(const SqliteConnection::Settings& settings, Limits limits)
{
    std::unique_ptr<SqliteWriter> self(new SqliteWriter(limits));
    auto opened = std::make_shared<std::promise<Result<void>>>();
    auto answer = opened->get_future();
    self->m_thread = std::thread([writer = self.get(), settings, opened] {
        writer->loop(settings, [opened](const Result<void>& result) { opened->set_value(result); });
    });
    const Result<void> result = answer.get();
    if (!result) return result.error();
    return self;
}

SqliteWriter::~SqliteWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable()) m_thread.join();
    for (Job& job : m_waiting) job.done(Error{ErrorCode::Cancelled, "The node is stopping.", {}});
}

void SqliteWriter::write(Work work, Done done)
{
    std::optional<Error> refusal;
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_failure) {
            refusal = m_failure;
        } else if (m_stopping) {
            refusal = Error{ErrorCode::Cancelled, "The node is stopping.", {}};
        } else if (m_waiting.size() >= m_limits.waitingWrites) {
            refusal =
                Error{ErrorCode::Unavailable, "Too many changes are waiting for the database; try again later.", {}};
        } else {
            wake = m_waiting.empty();
            m_waiting.push_back({std::move(work), done, {}});
        }
    }
    if (wake) m_wake.notify_one();
    if (refusal) done(*refusal);
}

std::optional<Error> SqliteWriter::failure() const
{
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

void SqliteWriter::loop(const SqliteConnection::Settings& settings, const std::function<void(Result<void>)>& opened)
{
    auto connection = SqliteConnection::open(settings);
    if (!connection) {
        opened(connection.error());
        return;
    }
    opened({});
    std::vector<Job> jobs;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_stopping) return;
            while (!m_waiting.empty() && jobs.size() < m_limits.worksPerCommit) {
                jobs.push_back(std::move(m_waiting.front()));
                m_waiting.pop_front();
            }
        }
        commit(*connection.value(), jobs);
        for (const Job& job : jobs) job.done(job.answer);
        jobs.clear();
    }
}

void SqliteWriter::commit(SqliteConnection& connection, std::vector<Job>& jobs)
{
    if (const auto failed = failure()) {
        refuse(jobs, *failed);
        return;
    }
    const auto committed = attempt(connection, jobs);
    if (committed) return;
    refuse(jobs, committed.error());
    if (connection.diskFailed()) {
        // A second sync after a failed one may succeed without having written anything, so there is no second one.
        const std::lock_guard lock(m_mutex);
        m_failure = Error{ErrorCode::Unavailable,
                          "The disk failed, so the database takes no more changes until the node is started again.",
                          committed.error().detail};
    }
    (void)connection.runOnce("ROLLBACK"); // SQLite may have rolled back already
}

/// An error means that nothing of the whole commit can be relied on; a work's own refusal is in its answer.
Result<void> SqliteWriter::attempt(SqliteConnection& connection, std::vector<Job>& jobs)
{
    if (const auto begun = plain(connection, "BEGIN IMMEDIATE"); !begun) return begun;
    const bool shared = jobs.size() > 1;
    bool changes = false;
    for (Job& job : jobs) {
        if (shared) {
            if (const auto saved = plain(connection, "SAVEPOINT work"); !saved) return saved;
        }
        SqliteSession session(connection);
        job.answer = runWork(job.work, session);
        if (connection.diskFailed()) return session.failed().value_or(Error{ErrorCode::Unavailable, {}, {}});
        changes = changes || job.answer;
        if (!shared) break;
        if (!job.answer) {
            if (const auto undone = plain(connection, "ROLLBACK TO work"); !undone) return undone;
        }
        if (const auto released = plain(connection, "RELEASE work"); !released) return released;
    }
    return plain(connection, changes ? "COMMIT" : "ROLLBACK");
}

void SqliteWriter::refuse(std::vector<Job>& jobs, const Error& error)
{
    // Also those whose own work was refused: the refusal was seen in a state that was never committed.
    for (Job& job : jobs) job.answer = Error{ErrorCode::Unavailable, error.message, error.detail};
}

} // namespace signalbox::sql
