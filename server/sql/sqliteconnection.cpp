#include "server/sql/sqliteconnection.h"

#include "server/sql/constraint.h"
#include "server/sql/sqltext.h"

#include <algorithm>
#include <string>
#include <utility>

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

namespace signalbox::sql {

namespace {

/// Statements kept prepared per connection. Each holds a few KiB; the node has some two hundred.
constexpr std::size_t kMaxPrepared = 256;
/// How long to wait for somebody's hand-started `sqlite3` on the same file.
constexpr int kBusyTimeoutMs = 5000;
/// The WAL is cut back to this size after a checkpoint, so that one burst does not keep its disk space for ever.
constexpr int kWalKeptBytes = 32 * 1024 * 1024;

// SQLite's primary result codes (sqlite.org/rescode.html); Qt Sql hands the extended code over as text.
constexpr int kReadOnly = 8;
constexpr int kIoError = 10;
constexpr int kCorrupt = 11;
constexpr int kFull = 13;
constexpr int kCannotOpen = 14;
constexpr int kConstraint = 19;
constexpr int kNotADatabase = 26;

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QVariant toVariant(const Value& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value)) return QVariant::fromValue<qlonglong>(*number);
    if (const auto* text = std::get_if<std::string>(&value)) return toQt(*text);
    if (const auto* real = std::get_if<double>(&value)) return *real;
    if (const auto* blob = std::get_if<Blob>(&value))
        return blob->empty() ? QByteArray("", 0)
                             : QByteArray(reinterpret_cast<const char*>(blob->data()), qsizetype(blob->size()));
    return {};
}

Value toValue(const QVariant& variant)
{
    if (variant.isNull()) return {};
    switch (variant.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::Int:
        return std::int64_t(variant.toLongLong());
    case QMetaType::Double:
        return variant.toDouble();
    case QMetaType::QByteArray: {
        const QByteArray bytes = variant.toByteArray();
        return Blob(bytes.begin(), bytes.end());
    }
    default:
        return variant.toString().toStdString();
    }
}

} // namespace

struct SqliteConnection::Prepared
{
    QSqlQuery query;
    std::vector<std::size_t> order; ///< which of `$1, $2 …` SQLite counts as its first, second …
    int columns = -1;               ///< known after the first run
};

struct SqliteConnection::Qt
{
    QString name;
    QSqlDatabase database;
};

SqliteConnection::SqliteConnection() : m_qt(std::make_unique<Qt>()) {}

SqliteConnection::~SqliteConnection()
{
    m_prepared.clear(); // statements before their connection, and the handle before its name
    const QString name = m_qt->name;
    m_qt->database.close();
    m_qt.reset();
    QSqlDatabase::removeDatabase(name);
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const Settings& settings)
{
    std::unique_ptr<SqliteConnection> self(new SqliteConnection());
    self->m_readOnly = settings.mode == Mode::ReadOnly;
    // Qt names connections process-wide; the address is unique as long as it lives.
    self->m_qt->name = QStringLiteral("signalbox-%1").arg(reinterpret_cast<quintptr>(self.get()), 0, 16);
    QSqlDatabase& database = self->m_qt->database;
    database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), self->m_qt->name);
    if (!database.isValid())
        return Error{ErrorCode::Unavailable, "Qt's SQLite driver is not installed (package libqt6sql6-sqlite).", {}};
    database.setDatabaseName(toQt(settings.path));
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kBusyTimeoutMs);
    if (self->m_readOnly) options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    database.setConnectOptions(options);
    if (!database.open()) {
        const QSqlError error = database.lastError();
        return Error{ErrorCode::Unavailable, "The database " + settings.path + " cannot be opened.",
                     error.databaseText().toStdString()};
    }

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
        QSqlQuery query(database);
        bool done = query.exec(toQt(pragma));
        // A change of journal is committed after its row was handed out, so only the end of the rows shows a failure.
        while (done && query.next()) {
        }
        done = done && !query.lastError().isValid();
        if (!done) {
            Error error = self->fail(&std::as_const(query), pragma);
            if (error.code == ErrorCode::Corrupt)
                error.message = "The file " + settings.path + " is damaged or is not a database; it was left as it is.";
            else
                error.message = "The database " + settings.path + " cannot be opened.";
            return error;
        }
    }
    // SQLite answers "wal" before it has got there; what it is now is what counts.
    QSqlQuery journal(database);
    if (!journal.exec(QStringLiteral("PRAGMA journal_mode")) || !journal.next() ||
        journal.value(0).toString() != QStringLiteral("wal"))
        return Error{ErrorCode::Unavailable,
                     "The database " + settings.path + " cannot keep a write-ahead log where it lies.",
                     {}};
    return self;
}

Error SqliteConnection::fail(const void* failedQuery, std::string_view sql)
{
    const QSqlError error = static_cast<const QSqlQuery*>(failedQuery)->lastError();
    const int code = error.nativeErrorCode().toInt() & 0xff;
    const std::string text = error.databaseText().toStdString();
    const std::string detail = "SQLite " + error.nativeErrorCode().toStdString() + ": " + text;
    switch (code) {
    case kConstraint:
        return constraintOfSqlite(text, sql);
    case kReadOnly:
        if (m_readOnly) return {ErrorCode::Internal, "A read tried to write.", detail};
        m_diskFailed = true;
        return {ErrorCode::Unavailable, "The database can only be read.", detail};
    case kFull:
        m_diskFailed = true;
        return {ErrorCode::Unavailable, "The disk is full.", detail};
    case kIoError:
    case kCannotOpen:
        m_diskFailed = true;
        return {ErrorCode::Unavailable, "The disk did not do what the database asked of it.", detail};
    case kCorrupt:
    case kNotADatabase:
        m_diskFailed = true;
        return {ErrorCode::Corrupt, "The database is damaged.", detail};
    default:
        break;
    }
    constexpr int kBusy = 5;
    constexpr int kLocked = 6;
    if (code == kBusy || code == kLocked)
        return {ErrorCode::Unavailable, "The database is locked by another program.", detail};
    return {ErrorCode::Internal, "The database refused a statement.", detail};
}

Result<SqliteConnection::Prepared*> SqliteConnection::prepared(std::string_view sql)
{
    if (const auto found = m_prepared.find(sql); found != m_prepared.end()) return found->second.get();
    if (m_prepared.size() >= kMaxPrepared) m_prepared.clear();
    auto entry = std::make_unique<Prepared>(Prepared{QSqlQuery(m_qt->database), parameterOrder(sql), -1});
    entry->query.setForwardOnly(true);
    if (!entry->query.prepare(toQt(sql))) return fail(&std::as_const(entry->query), sql);
    return m_prepared.emplace(std::string(sql), std::move(entry)).first->second.get();
}

Result<Outcome> SqliteConnection::run(std::string_view sql, std::span<const Value> parameters)
{
    if (const auto fit = checkParameters(parameters); !fit) return fit.error();
    const auto found = prepared(sql);
    if (!found) return found.error();
    Prepared& statement = *found.value();
    QSqlQuery& query = statement.query;
    // A value too few would be taken from the last run, so numbers must match exactly.
    const auto& order = statement.order;
    if (parameters.size() != order.size() ||
        std::ranges::any_of(order, [&](std::size_t number) { return number < 1 || number > order.size(); }))
        return Error{ErrorCode::Internal, "The database refused a statement.", "wrong number of parameters"};
    for (std::size_t i = 0; i < order.size(); ++i) query.bindValue(int(i), toVariant(parameters[order[i] - 1]));
    if (!query.exec()) {
        Error error = fail(&std::as_const(query), sql);
        query.finish();
        return error;
    }
    Outcome outcome;
    if (query.isSelect()) {
        while (query.next()) {
            if (statement.columns < 0) {
                // QSqlRecord costs more than the row; asked once per statement.
                statement.columns = 0;
                while (query.value(statement.columns).isValid()) ++statement.columns;
            }
            Row& row = outcome.rows.emplace_back();
            row.values.reserve(std::size_t(statement.columns));
            for (int column = 0; column < statement.columns; ++column)
                row.values.push_back(toValue(query.value(column)));
        }
        if (query.lastError().isValid()) {
            Error error = fail(&std::as_const(query), sql);
            query.finish();
            return error;
        }
    }
    outcome.changed = query.numRowsAffected();
    query.finish(); // ends SQLite's read of the file
    return outcome;
}

Result<void> SqliteConnection::runOnce(std::string_view sql)
{
    QSqlQuery query(m_qt->database);
    query.setForwardOnly(true);
    if (!query.exec(toQt(sql))) return fail(&std::as_const(query), sql);
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
