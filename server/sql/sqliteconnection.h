#pragma once

#include "server/sql/database.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

struct sqlite3;

namespace signalbox::sql {

/// One connection to a SQLite file. Used by one thread at a time. Knows nothing of queues or threads.
class SqliteConnection
{
public:
    enum class Mode : std::uint8_t { ReadWrite, ReadOnly };
    struct Settings
    {
        std::string path;
        Mode mode = Mode::ReadWrite;
        /// False only in the canary of the power-cut test, which must then lose data.
        bool syncs = true;
        int cacheKiB = 0;
        int checkpointPages = 0;
    };
    [[nodiscard]] static Result<std::unique_ptr<SqliteConnection>> open(const Settings& settings);
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    /// Prepares `sql` once, binds, steps to the end.
    [[nodiscard]] Result<Outcome> run(std::string_view sql, std::span<const Value> parameters);
    [[nodiscard]] Result<void> runOnce(std::string_view sql);

    /// True once an answer showed that the disk or the file cannot be trusted any more.
    [[nodiscard]] bool diskFailed() const { return m_diskFailed; }

private:
    struct Prepared;
    struct Close
    {
        void operator()(sqlite3* database) const;
    };
    SqliteConnection();
    [[nodiscard]] Result<Prepared*> prepared(std::string_view sql);
    [[nodiscard]] Result<void> prepare(std::string_view sql, unsigned flags, Prepared& into);
    /// What SQLite last said about `sql`.
    [[nodiscard]] Error fail(std::string_view sql);

    struct TextHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unique_ptr<sqlite3, Close> m_database;
    std::unordered_map<std::string, std::unique_ptr<Prepared>, TextHash, std::equal_to<>> m_prepared;
    bool m_diskFailed = false;
    bool m_readOnly = false;
};

/// The statements of one work on a connection; refuses everything after the first failure (see Session).
class SqliteSession final : public Session
{
public:
    explicit SqliteSession(SqliteConnection& connection) : m_connection(connection) {}

    using Session::execute;
    using Session::query;
    [[nodiscard]] Result<Rows> query(std::string_view sql, std::span<const Value> parameters) override;
    [[nodiscard]] Result<std::int64_t> execute(std::string_view sql, std::span<const Value> parameters) override;
    [[nodiscard]] Result<std::vector<Outcome>> batch(std::span<const Statement> statements) override;
    [[nodiscard]] Result<void> executeOnce(std::string_view sql) override;
    [[nodiscard]] Dialect dialect() const override { return Dialect::Sqlite; }

    /// The first statement's failure, if there was one.
    [[nodiscard]] const std::optional<Error>& failed() const { return m_failed; }

private:
    [[nodiscard]] Result<Outcome> run(std::string_view sql, std::span<const Value> parameters);

    SqliteConnection& m_connection;
    std::optional<Error> m_failed;
};

} // namespace signalbox::sql
