#pragma once

#include "server/base/result.h"
#include "server/base/task.h"
#include "server/base/uuid.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace signalbox::sql {

using Blob = std::vector<std::uint8_t>;
/// What a column holds and a parameter carries. Booleans are stored as 0 and 1, UUIDs as lower-case text, moments as
/// milliseconds since 1970, JSON as text: the same in both databases.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

[[nodiscard]] Value value(std::optional<std::int64_t> number);
[[nodiscard]] Value value(std::optional<std::string> text);
[[nodiscard]] Value value(const Uuid& id);

/// One row of an answer. Column numbers start at 0; asking for the wrong type is a programmer's error (assertion).
class Row
{
public:
    [[nodiscard]] bool isNull(std::size_t column) const
    {
        return std::holds_alternative<std::monostate>(values[column]);
    }
    [[nodiscard]] std::int64_t integer(std::size_t column) const { return std::get<std::int64_t>(values[column]); }
    [[nodiscard]] const std::string& text(std::size_t column) const { return std::get<std::string>(values[column]); }
    [[nodiscard]] const Blob& blob(std::size_t column) const { return std::get<Blob>(values[column]); }
    [[nodiscard]] bool boolean(std::size_t column) const { return integer(column) != 0; }
    [[nodiscard]] std::optional<std::int64_t> integerOrNull(std::size_t column) const;
    [[nodiscard]] std::optional<std::string> textOrNull(std::size_t column) const;
    [[nodiscard]] Uuid uuid(std::size_t column) const;

    std::vector<Value> values;
};
using Rows = std::vector<Row>;

/// One statement of a batch.
struct Statement
{
    std::string sql;
    std::vector<Value> parameters;
};

/// What one statement did: the rows it returned, and how many it changed.
struct Outcome
{
    Rows rows;
    std::int64_t changed = 0;
};

enum class Dialect : std::uint8_t { Sqlite, Postgresql };

/// Statements inside one transaction, on the database's own thread. Never keep it beyond the call it was given to.
/// SQL is written once for both databases: `$1, $2 …` for parameters, quoted camelCase names, no vendor functions.
///
/// A violated constraint is an Error whose `detail` is spelled the same on both databases, so a store can switch on it:
/// | constraint  | code      | detail                                                                        |
/// |-------------|-----------|-------------------------------------------------------------------------------|
/// | unique      | Duplicate | `unique:assets.code,scale,tenantId`: columns in the order of the key or index |
/// | foreign key | Conflict  | `foreignKey:fees`: the table the statement wrote to                           |
/// | check       | Internal  | `check:feesBasisPoints`: the constraint's name                                |
/// | not null    | Internal  | `notNull:fees.assetId`                                                        |
///
/// A statement that fails ends the transaction: later statements of the same work fail too, and the whole work is
/// rolled back even if it answers a value (then with the statement's Error). To go on after a duplicate use `ON
/// CONFLICT`. A text may hold any character but U+0000 (BadUserInput): PostgreSQL cannot store it.
class Session
{
public:
    virtual ~Session() = default;
    /// Prepared once per connection and text. `parameters` may be empty.
    [[nodiscard]] virtual Result<Rows> query(std::string_view sql, std::span<const Value> parameters) = 0;
    /// The number of rows changed.
    [[nodiscard]] virtual Result<std::int64_t> execute(std::string_view sql, std::span<const Value> parameters) = 0;
    /// Statements that do not need each other's answers, in this order; the first that fails ends the transaction.
    /// PostgreSQL: one round trip for up to 64 of them. SQLite: one after the other.
    [[nodiscard]] virtual Result<std::vector<Outcome>> batch(std::span<const Statement> statements) = 0;
    /// One statement without parameters that will not come again (DDL): it is not kept prepared.
    [[nodiscard]] virtual Result<void> executeOnce(std::string_view sql) = 0;
    [[nodiscard]] virtual Dialect dialect() const = 0;

    [[nodiscard]] Result<Rows> query(std::string_view sql, std::initializer_list<Value> parameters = {});
    [[nodiscard]] Result<std::int64_t> execute(std::string_view sql, std::initializer_list<Value> parameters = {});
};

/// How a write sees the writes of others (PostgreSQL only).
enum class Isolation : std::uint8_t { Serializable, ReadCommitted };

/// The node's resources: SQLite or PostgreSQL behind one interface. May be called from any thread.
class Database
{
public:
    virtual ~Database() = default;

    /// Runs `work` in one read-only snapshot. SQLite: on the calling thread, at once. PostgreSQL: on a connection of
    /// the pool. An Error that `work` returns passes through.
    template <class T>
    [[nodiscard]] Task<Result<T>> read(std::function<Result<T>(Session&)> work);

    /// Runs `work` in one transaction and answers when it is committed and synced. When `work` returns an Error all it
    /// did is rolled back and the Error passes through. Several callers may share one commit (group commit): each has a
    /// savepoint, so one caller's refusal does not touch the others. `work` may be run again after a serialisation
    /// failure, so it must have no effect outside the session. Commit failed → code Unavailable; on SQLite the database
    /// then refuses every later write, because after a failed sync nothing can be promised (RELIABILITY: fsyncgate).
    ///
    /// PostgreSQL runs it SERIALIZABLE, so that a store proved on SQLite's single writer holds there too. A work that
    /// takes row locks itself (`FOR UPDATE`) before it decides may ask for Isolation::ReadCommitted: no retries, but
    /// every read that matters must lock. SQLite: the same for both.
    template <class T>
    [[nodiscard]] Task<Result<T>> write(std::function<Result<T>(Session&)> work,
                                        Isolation isolation = Isolation::Serializable);

    /// `SELECT 1`, for health checks; fails too when failure() has something to say.
    [[nodiscard]] Task<Result<void>> ping();
    [[nodiscard]] virtual Dialect dialect() const = 0;
    /// Set once and for ever when the database refuses all writes because the disk failed (SQLite). The node then
    /// stops: only opening the file again tells what is on the disk.
    [[nodiscard]] virtual std::optional<Error> failure() const = 0;

protected:
    using Work = std::function<Result<void>(Session&)>;
    enum class Access : std::uint8_t { Read, Write, WriteReadCommitted };
    /// Completes on any thread, exactly once, after commit (write) or end of the snapshot (read).
    virtual void run(Access access, Work work, std::function<void(Result<void>)> done) = 0;

private:
    template <class T>
    Task<Result<T>> runTyped(Access access, std::function<Result<T>(Session&)> work);
};

template <class T>
Task<Result<T>> Database::runTyped(Access access, std::function<Result<T>(Session&)> work)
{
    // The outcome outlives the coroutine's frame: the database may still be at work when the node stops.
    auto outcome = std::make_shared<std::optional<Result<T>>>();
    Result<void> ended = co_await Async<Result<void>>([&](const Completion<Result<void>>& done) {
        run(
            access,
            [outcome, work](Session& session) -> Result<void> {
                outcome->emplace(work(session));
                if (!outcome->value()) return outcome->value().error();
                return {};
            },
            done);
    });
    if (!ended) co_return ended.error();
    co_return std::move(outcome->value());
}

template <class T>
Task<Result<T>> Database::read(std::function<Result<T>(Session&)> work)
{
    return runTyped<T>(Access::Read, std::move(work));
}

template <class T>
Task<Result<T>> Database::write(std::function<Result<T>(Session&)> work, Isolation isolation)
{
    return runTyped<T>(isolation == Isolation::Serializable ? Access::Write : Access::WriteReadCommitted,
                       std::move(work));
}

/// Opens the database that `url` names: `sqlite:/path/file.db` or `postgresql://user:password@host:port/name`.
/// Does not migrate. Unknown scheme → BadUserInput; unreachable → Unavailable; a SQLite file that another process (or
/// another Database of this one) has open → Conflict; a file that is no database → Corrupt, and it is left as it is.
/// Destroy it when nothing is asked of it any more; writes still waiting are answered Cancelled.
[[nodiscard]] Result<std::unique_ptr<Database>> open(const std::string& url);

} // namespace signalbox::sql
