#include "server/sql/sqliteconnection.h"

#include "server/sql/constraint.h"
#include "server/sql/sqltext.h"

#include <algorithm>
#include <string>
#include <utility>

#include <sqlite3.h>

// SQLite's own interface, not Qt Sql's: through QVariant and QString a page of ten rows cost more than SQLite itself.

namespace signalbox::sql {

namespace {

/// Statements kept prepared per connection. Each holds a few KiB; the node has some two hundred.
constexpr std::size_t kMaxPrepared = 256;
/// How long to wait for somebody's hand-started `sqlite3` on the same file.
constexpr int kBusyTimeoutMs = 5000;
/// The WAL is cut back to this size after a checkpoint, so that one burst does not keep its disk space for ever.
constexpr int kWalKeptBytes = 32 * 1024 * 1024;
constexpr int kPrimaryCode = 0xff; ///< extended result codes keep the primary one in the low byte

/// `value` stays where it is until the statement has run.
int bind(sqlite3_stmt* statement, int place, const Value& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, place, *number);
    if (const auto* text = std::get_if<std::string>(&value))
        return sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    if (const auto* real = std::get_if<double>(&value)) return sqlite3_bind_double(statement, place, *real);
    if (const auto* blob = std::get_if<Blob>(&value)) {
        if (blob->empty()) return sqlite3_bind_zeroblob(statement, place, 0); // a null pointer would bind NULL
        return sqlite3_bind_blob64(statement, place, blob->data(), blob->size(), SQLITE_STATIC);
    }
    return sqlite3_bind_null(statement, place);
}

Value columnOf(sqlite3_stmt* statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return std::int64_t(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
        return std::string(text, std::size_t(sqlite3_column_bytes(statement, column)));
    }
    case SQLITE_BLOB: {
        const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, column));
        return Blob(bytes, bytes + sqlite3_column_bytes(statement, column));
    }
    default:
        return {};
    }
}

} // namespace

struct SqliteConnection::Prepared
{
    Prepared() = default;
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
    ~Prepared() { sqlite3_finalize(statement); }

    sqlite3_stmt* statement = nullptr;
    std::vector<std::size_t> order; ///< which of `$1, $2 …` SQLite counts as its first, second …
};

void SqliteConnection::Close::operator()(sqlite3* database) const
{
    sqlite3_close_v2(database);
}

SqliteConnection::SqliteConnection() = default;

SqliteConnection::~SqliteConnection()
{
    m_prepared.clear(); // statements before their connection
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const Settings& settings)
{
    std::unique_ptr<SqliteConnection> self(new SqliteConnection());
    self->m_readOnly = settings.mode == Mode::ReadOnly;
    const auto cannotOpen = [&](std::string detail) {
        return Error{ErrorCode::Unavailable, "The database " + settings.path + " cannot be opened.", std::move(detail)};
    };
    // One thread uses a connection at a time, so it needs no lock of its own.
    const int mode = self->m_readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* database = nullptr;
    const int opened =
        sqlite3_open_v2(settings.path.c_str(), &database, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    self->m_database.reset(database); // also after a failure, and then it tells why
    if (opened != SQLITE_OK) return cannotOpen(database ? sqlite3_errmsg(database) : sqlite3_errstr(opened));
    sqlite3_busy_timeout(database, kBusyTimeoutMs);

    std::vector<std::string> pragmas = {
        "PRAGMA foreign_keys=ON",
        "PRAGMA trusted_schema=OFF",
        "PRAGMA temp_store=MEMORY",
        "PRAGMA case_sensitive_like=ON", // as PostgreSQL's LIKE
        "PRAGMA cache_size=-" + std::to_string(settings.cacheKiB),
    };
    if (!self->m_readOnly) {
        pragmas.insert(pragmas.begin(), "PRAGMA journal_mode=WAL");
        pragmas.emplace_back(settings.syncs ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=OFF");
        pragmas.push_back("PRAGMA wal_autocheckpoint=" + std::to_string(settings.checkpointPages));
        pragmas.push_back("PRAGMA journal_size_limit=" + std::to_string(kWalKeptBytes));
    }
    for (const std::string& pragma : pragmas) {
        if (const auto done = self->runOnce(pragma); !done) {
            Error error = done.error();
            if (error.code == ErrorCode::Corrupt)
                error.message = "The file " + settings.path + " is damaged or is not a database; it was left as it is.";
            else
                error.message = "The database " + settings.path + " cannot be opened.";
            return error;
        }
    }
    // SQLite answers "wal" before it has got there; what it is now is what counts.
    const auto journal = self->run("PRAGMA journal_mode", {});
    if (!journal || journal->rows.empty() || journal->rows.front().text(0) != "wal")
        return Error{ErrorCode::Unavailable,
                     "The database " + settings.path + " cannot keep a write-ahead log where it lies.",
                     {}};
    return self;
}

Error SqliteConnection::fail(std::string_view sql)
{
    const int extended = sqlite3_extended_errcode(m_database.get());
    const std::string text = sqlite3_errmsg(m_database.get());
    const std::string detail = "SQLite " + std::to_string(extended) + ": " + text;
    switch (extended & kPrimaryCode) {
    case SQLITE_CONSTRAINT:
        return constraintOfSqlite(text, sql);
    case SQLITE_READONLY:
        if (m_readOnly) return {ErrorCode::Internal, "A read tried to write.", detail};
        m_diskFailed = true;
        return {ErrorCode::Unavailable, "The database can only be read.", detail};
    case SQLITE_FULL:
        m_diskFailed = true;
        return {ErrorCode::Unavailable, "The disk is full.", detail};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        m_diskFailed = true;
        return {ErrorCode::Unavailable, "The disk did not do what the database asked of it.", detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        m_diskFailed = true;
        return {ErrorCode::Corrupt, "The database is damaged.", detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Unavailable, "The database is locked by another program.", detail};
    default:
        return {ErrorCode::Internal, "The database refused a statement.", detail};
    }
}

Result<void> SqliteConnection::prepare(std::string_view sql, unsigned flags, Prepared& into)
{
    const char* rest = nullptr;
    const int done = sqlite3_prepare_v3(m_database.get(), sql.data(), int(sql.size()), flags, &into.statement, &rest);
    if (done != SQLITE_OK) return fail(sql);
    const std::string_view left(rest, std::size_t(sql.data() + sql.size() - rest));
    if (!into.statement || left.find_first_not_of(" \t\r\n;") != std::string_view::npos)
        return Error{ErrorCode::Internal, "The database refused a statement.", "not one statement"};
    return {};
}

Result<SqliteConnection::Prepared*> SqliteConnection::prepared(std::string_view sql)
{
    if (const auto found = m_prepared.find(sql); found != m_prepared.end()) return found->second.get();
    if (m_prepared.size() >= kMaxPrepared) m_prepared.clear();
    auto entry = std::make_unique<Prepared>();
    if (const auto done = prepare(sql, SQLITE_PREPARE_PERSISTENT, *entry); !done) return done.error();
    entry->order = parameterOrder(sql);
    return m_prepared.emplace(std::string(sql), std::move(entry)).first->second.get();
}

Result<Outcome> SqliteConnection::run(std::string_view sql, std::span<const Value> parameters)
{
    if (const auto fit = checkParameters(parameters); !fit) return fit.error();
    const auto found = prepared(sql);
    if (!found) return found.error();
    sqlite3_stmt* const statement = (*found)->statement;
    // A value too few would be NULL in silence, so numbers must match exactly.
    const auto& order = (*found)->order;
    if (parameters.size() != order.size() ||
        std::ranges::any_of(order, [&](std::size_t number) { return number < 1 || number > order.size(); }))
        return Error{ErrorCode::Internal, "The database refused a statement.", "wrong number of parameters"};
    for (std::size_t i = 0; i < order.size(); ++i)
        if (bind(statement, int(i + 1), parameters[order[i] - 1]) != SQLITE_OK) return fail(sql);

    Outcome outcome;
    const int columns = sqlite3_column_count(statement);
    int step = SQLITE_OK;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
        Row& row = outcome.rows.emplace_back();
        row.values.reserve(std::size_t(columns));
        for (int column = 0; column < columns; ++column) row.values.push_back(columnOf(statement, column));
    }
    std::optional<Error> failed;
    if (step != SQLITE_DONE) failed = fail(sql);
    outcome.changed = sqlite3_changes(m_database.get());
    sqlite3_reset(statement); // ends SQLite's read of the file
    sqlite3_clear_bindings(statement);
    if (failed) return *std::move(failed);
    return outcome;
}

Result<void> SqliteConnection::runOnce(std::string_view sql)
{
    Prepared once;
    if (const auto done = prepare(sql, 0, once); !done) return done.error();
    int step = SQLITE_OK;
    // A change of journal is committed after its row was handed out, so only the end of the rows shows a failure.
    while ((step = sqlite3_step(once.statement)) == SQLITE_ROW) {
    }
    if (step != SQLITE_DONE) return fail(sql);
    return {};
}

Result<Outcome> SqliteSession::run(std::string_view sql, std::span<const Value> parameters)
{
    if (m_failed) return *m_failed;
    auto outcome = m_connection.run(sql, parameters);
    if (!outcome) m_failed = outcome.error();
    return outcome;
}

Result<Rows> SqliteSession::query(std::string_view sql, std::span<const Value> parameters)
{
    auto outcome = run(sql, parameters);
    if (!outcome) return outcome.error();
    return std::move(outcome.value().rows);
}

Result<std::int64_t> SqliteSession::execute(std::string_view sql, std::span<const Value> parameters)
{
    const auto outcome = run(sql, parameters);
    if (!outcome) return outcome.error();
    return outcome->changed;
}

Result<std::vector<Outcome>> SqliteSession::batch(std::span<const Statement> statements)
{
    std::vector<Outcome> outcomes;
    outcomes.reserve(statements.size());
    for (const Statement& statement : statements) {
        auto outcome = run(statement.sql, statement.parameters);
        if (!outcome) return outcome.error();
        outcomes.push_back(std::move(outcome).value());
    }
    return outcomes;
}

Result<void> SqliteSession::executeOnce(std::string_view sql)
{
    if (m_failed) return *m_failed;
    const auto done = m_connection.runOnce(sql);
    if (!done) m_failed = done.error();
    return done;
}

} // namespace signalbox::sql
