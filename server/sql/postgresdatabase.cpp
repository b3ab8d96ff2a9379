#include "server/sql/postgresdatabase.h"

#include "server/sql/postgresconnection.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace signalbox::sql {

namespace {

using Trouble = PostgresConnection::Trouble;
using Steady = std::chrono::steady_clock;

constexpr std::string_view kBeginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
constexpr std::string_view kBeginWrite = "BEGIN ISOLATION LEVEL SERIALIZABLE";
constexpr std::string_view kBeginReadCommitted = "BEGIN ISOLATION LEVEL READ COMMITTED";
/// A connection that dies under a work is replaced this often before the work is answered Unavailable. Never once a
/// COMMIT was sent: then nobody knows whether it happened.
constexpr int kReconnectsPerWork = 1;
/// The pause before a work that collided runs again grows to this.
constexpr std::chrono::milliseconds kMaxCollisionPause{64};

/// The statements of one work; refuses everything after the first failure (see Session).
class PostgresSession final : public Session
{
public:
    explicit PostgresSession(PostgresConnection& connection) : m_connection(connection) {}

    using Session::execute;
    using Session::query;

    [[nodiscard]] Result<Rows> query(std::string_view sql, std::span<const Value> parameters) override
    {
        auto outcome = one(sql, parameters);
        if (!outcome) return outcome.error();
        return std::move(outcome.value().rows);
    }

    [[nodiscard]] Result<std::int64_t> execute(std::string_view sql, std::span<const Value> parameters) override
    {
        const auto outcome = one(sql, parameters);
        if (!outcome) return outcome.error();
        return outcome->changed;
    }

    [[nodiscard]] Result<std::vector<Outcome>> batch(std::span<const Statement> statements) override
    {
        if (m_failed) return *m_failed;
        auto outcomes = m_connection.run(statements);
        if (!outcomes) m_failed = outcomes.error();
        return outcomes;
    }

    [[nodiscard]] Result<void> executeOnce(std::string_view sql) override
    {
        if (m_failed) return *m_failed;
        const auto done = m_connection.runOnce(sql);
        if (!done) m_failed = done.error();
        return done;
    }

    [[nodiscard]] Dialect dialect() const override { return Dialect::Postgresql; }
    [[nodiscard]] const std::optional<Error>& failed() const { return m_failed; }

private:
    [[nodiscard]] Result<Outcome> one(std::string_view sql, std::span<const Value> parameters)
    {
        const Statement statement{std::string(sql), {parameters.begin(), parameters.end()}};
        auto outcomes = batch(std::span(&statement, 1));
        if (!outcomes) return outcomes.error();
        return std::move(outcomes.value().front());
    }

    PostgresConnection& m_connection;
    std::optional<Error> m_failed;
};

class PostgresDatabase final : public Database
{
public:
    PostgresDatabase(std::string url, const PostgresOptions& options) : m_url(std::move(url)), m_options(options) {}

    ~PostgresDatabase() override
    {
        std::vector<std::thread> threads;
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
            threads = std::move(m_threads);
        }
        m_wake.notify_all();
        for (std::thread& thread : threads) thread.join();
        for (const Job& job : m_waiting) job.done(Error{ErrorCode::Cancelled, "The node is stopping.", {}});
    }

    [[nodiscard]] Result<void> start()
    {
        auto first = PostgresConnection::open(m_url);
        if (!first) return first.error();
        const std::lock_guard lock(m_mutex);
        addThread(std::move(first).value());
        while (m_running < m_options.connectionsMin) addThread(nullptr);
        return {};
    }

    [[nodiscard]] Dialect dialect() const override { return Dialect::Postgresql; }
    [[nodiscard]] std::optional<Error> failure() const override { return {}; }

protected:
    void run(Access access, Work work, std::function<void(Result<void>)> done) override
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_stopping && m_waiting.size() < m_options.waitingWorks) {
                m_waiting.push_back({access, std::move(work), std::move(done)});
                if (m_idle < m_waiting.size() && m_running < m_options.connectionsMax) addThread(nullptr);
                m_wake.notify_one();
                return;
            }
        }
        done(Error{ErrorCode::Unavailable, "Too much is waiting for the database; try again later.", {}});
    }

private:
    struct Job
    {
        Access access = Access::Read;
        Work work;
        std::function<void(Result<void>)> done;
    };

    /// The mutex is held.
    void addThread(std::unique_ptr<PostgresConnection> connection)
    {
        // Threads that ended because they were idle are joined here, where somebody passes by anyway.
        for (const std::thread::id id : std::exchange(m_ended, {})) {
            const auto ended = std::ranges::find(m_threads, id, &std::thread::get_id);
            ended->join();
            m_threads.erase(ended);
        }
        ++m_running;
        m_threads.emplace_back([this, given = std::shared_ptr<PostgresConnection>(std::move(connection))]() mutable {
            loop(std::move(given));
        });
    }

    void loop(std::shared_ptr<PostgresConnection> connection)
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            ++m_idle;
            const bool woken = m_wake.wait_for(lock, m_options.idleConnectionLives,
                                               [this] { return m_stopping || !m_waiting.empty(); });
            --m_idle;
            if (m_stopping) break;
            if (!woken && m_running > m_options.connectionsMin) break;
            if (m_waiting.empty()) continue;
            Job job = std::move(m_waiting.front());
            m_waiting.pop_front();
            lock.unlock();
            job.done(perform(job, connection));
            job = {};
            lock.lock();
        }
        --m_running;
        if (!m_stopping) m_ended.push_back(std::this_thread::get_id());
        lock.unlock();
    }

    [[nodiscard]] Result<void> perform(const Job& job, std::shared_ptr<PostgresConnection>& connection)
    {
        int reconnects = 0;
        for (int attempt = 1;; ++attempt) {
            if (!connection) {
                auto opened = connect();
                if (!opened) return opened.error();
                connection = std::move(opened).value();
            }
            bool committing = false;
            const auto answer = once(job, *connection, committing);
            const Trouble trouble = connection->trouble();
            if (trouble == Trouble::Lost || trouble == Trouble::StalePlan) {
                connection.reset();
                if (committing || reconnects++ >= kReconnectsPerWork) return answer;
            } else if (trouble == Trouble::Collision && attempt < m_options.attempts) {
                pauseAfterCollision(attempt);
            } else {
                return answer;
            }
        }
    }

    [[nodiscard]] static Result<void> once(const Job& job, PostgresConnection& connection, bool& committing)
    {
        switch (job.access) {
        case Access::Read:
            connection.begin(kBeginRead);
            break;
        case Access::Write:
            connection.begin(kBeginWrite);
            break;
        case Access::WriteReadCommitted:
            connection.begin(kBeginReadCommitted);
            break;
        }
        PostgresSession session(connection);
        Result<void> answer;
        try {
            answer = job.work(session);
        } catch (const std::exception& exception) {
            answer = Error{ErrorCode::Internal, "A change could not be worked out.", exception.what()};
        }
        if (session.failed()) {
            // Whatever the work made of it: a collision must be seen as one, and a value cannot stand.
            if (answer || connection.trouble() != Trouble::Refused) answer = *session.failed();
        }
        if (!answer) {
            connection.rollback();
            return answer;
        }
        if (job.access == Access::Read) {
            connection.endRead();
            return answer;
        }
        committing = true;
        return connection.commit();
    }

    /// Two works that collide must not meet again at once: each waits a little longer than the one before it.
    void pauseAfterCollision(int attempt)
    {
        const auto longest = std::min(kMaxCollisionPause, std::chrono::milliseconds(1) * (1 << std::min(attempt, 10)));
        const auto turn = m_collisions.fetch_add(1);
        std::this_thread::sleep_for(longest * (turn % 8 + 1) / 8);
    }

    [[nodiscard]] Result<std::shared_ptr<PostgresConnection>> connect()
    {
        {
            const std::lock_guard lock(m_mutex);
            if (Steady::now() < m_notBefore) return m_unreachable;
        }
        auto opened = PostgresConnection::open(m_url);
        const std::lock_guard lock(m_mutex);
        if (opened) {
            m_reconnectPause = {};
            return std::shared_ptr<PostgresConnection>(std::move(opened).value());
        }
        m_reconnectPause = std::clamp(m_reconnectPause * 2, m_options.reconnectMin, m_options.reconnectMax);
        m_notBefore = Steady::now() + m_reconnectPause;
        m_unreachable = opened.error();
        return opened.error();
    }

    const std::string m_url;
    const PostgresOptions m_options;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_waiting;
    std::vector<std::thread> m_threads;
    std::vector<std::thread::id> m_ended;
    std::size_t m_running = 0;
    std::size_t m_idle = 0;
    bool m_stopping = false;
    std::chrono::milliseconds m_reconnectPause{};
    Steady::time_point m_notBefore;
    Error m_unreachable;
    std::atomic<unsigned> m_collisions = 0;
};

} // namespace

Result<std::unique_ptr<Database>> openPostgres(const std::string& url, const PostgresOptions& options)
{
    auto database = std::make_unique<PostgresDatabase>(url, options);
    if (const auto started = database->start(); !started) return started.error();
    return std::unique_ptr<Database>(std::move(database));
}

} // namespace signalbox::sql
