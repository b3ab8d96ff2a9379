#include "server/backend/admin/answerstore.h"

namespace signalbox::backend {

namespace {

class SharedAnswers final : public AnswerStore
{
public:
    explicit SharedAnswers(kv::Store& store) : m_store(store) {}

    Task<Result<std::optional<std::string>>> get(std::string key) override { return m_store.get(std::move(key)); }
    Task<Result<void>> set(std::string key, std::string answer, std::chrono::milliseconds ttl) override
    {
        return m_store.set(std::move(key), std::move(answer), ttl);
    }
    Task<Result<void>> remove(std::string key) override
    {
        const Result<bool> removed = co_await m_store.remove(std::move(key));
        if (!removed) co_return removed.error();
        co_return Result<void>();
    }

private:
    kv::Store& m_store;
};

/// Each new answer takes at most this many expired ones with it, so the table shrinks faster than it grows.
constexpr std::int64_t RemovedWithEach = 4;

class StoredAnswers final : public AnswerStore
{
public:
    StoredAnswers(sql::Database& database, const Clock& clock) : m_database(database), m_clock(clock) {}

    Task<Result<std::optional<std::string>>> get(std::string key) override
    {
        const UnixMs now = m_clock.now();
        std::function<Result<std::optional<std::string>>(sql::Session&)> work =
            [key, now](sql::Session& session) -> Result<std::optional<std::string>> {
            const auto rows = session.query(
                "SELECT \"answer\" FROM \"idempotencyAnswers\" WHERE \"key\" = $1 AND \"expiresAt\" > $2", {key, now});
            if (!rows) return rows.error();
            if (rows->empty()) return std::optional<std::string>();
            return std::optional(rows->front().text(0));
        };
        co_return co_await m_database.read<std::optional<std::string>>(std::move(work));
    }

    Task<Result<void>> set(std::string key, std::string answer, std::chrono::milliseconds ttl) override
    {
        const UnixMs now = m_clock.now();
        const UnixMs expiresAt = now + ttl.count();
        std::function<Result<bool>(sql::Session&)> work = [key, answer, now,
                                                           expiresAt](sql::Session& session) -> Result<bool> {
            const auto removed =
                session.execute("DELETE FROM \"idempotencyAnswers\" WHERE \"key\" IN (SELECT \"key\" FROM "
                                "\"idempotencyAnswers\" WHERE \"expiresAt\" <= $1 ORDER BY \"expiresAt\" LIMIT $2)",
                                {now, RemovedWithEach});
            if (!removed) return removed.error();
            const auto kept = session.execute(
                "INSERT INTO \"idempotencyAnswers\" (\"key\", \"answer\", \"expiresAt\") VALUES ($1, $2, $3) "
                "ON CONFLICT (\"key\") DO UPDATE SET \"answer\" = excluded.\"answer\", "
                "\"expiresAt\" = excluded.\"expiresAt\"",
                {key, answer, expiresAt});
            if (!kept) return kept.error();
            return true;
        };
        const Result<bool> done = co_await m_database.write<bool>(std::move(work));
        if (!done) co_return done.error();
        co_return Result<void>();
    }

    Task<Result<void>> remove(std::string key) override
    {
        std::function<Result<bool>(sql::Session&)> work = [key](sql::Session& session) -> Result<bool> {
            const auto removed = session.execute("DELETE FROM \"idempotencyAnswers\" WHERE \"key\" = $1", {key});
            if (!removed) return removed.error();
            return true;
        };
        const Result<bool> done = co_await m_database.write<bool>(std::move(work));
        if (!done) co_return done.error();
        co_return Result<void>();
    }

private:
    sql::Database& m_database;
    const Clock& m_clock;
};

} // namespace

std::unique_ptr<AnswerStore> sharedAnswers(kv::Store& store)
{
    return std::make_unique<SharedAnswers>(store);
}

std::unique_ptr<AnswerStore> storedAnswers(sql::Database& database, const Clock& clock)
{
    return std::make_unique<StoredAnswers>(database, clock);
}

} // namespace signalbox::backend
