#include "server/ledger/embedded/sqlitefile.h"

#include <atomic>
#include <map>
#include <QByteArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

namespace signalbox::ledger::embedded {

namespace {

constexpr int kBusyMs = 5000;
constexpr int kResultMask = 0xff; ///< SQLite's extended codes keep the plain one in the low byte
constexpr int kSqliteCorrupt = 11;
constexpr int kSqliteNotADatabase = 26;

QString connectionName()
{
    // Qt keeps connections by name for the whole process; a counter keeps two ledgers apart.
    static std::atomic<std::uint64_t> counter = 0;
    return QStringLiteral("signalbox-ledger-%1").arg(++counter);
}

} // namespace

struct SqliteFile::State
{
    std::string path;
    QString name;
    QSqlDatabase database;
    std::map<std::string, QSqlQuery> statements;

    Error failure(const QSqlError& error, const std::string& doing) const
    {
        const int code = error.nativeErrorCode().toInt() & kResultMask;
        const std::string detail = path + ": " + doing + ": " + error.text().toStdString();
        if (code == kSqliteCorrupt || code == kSqliteNotADatabase) return damagedFile(path, detail);
        return Error{ErrorCode::Unavailable, "The ledger's file cannot be used.", detail};
    }

    Result<QSqlQuery*> run(const std::string& sql, std::initializer_list<Value> values)
    {
        auto place = statements.find(sql);
        if (place == statements.end()) {
            QSqlQuery query(database);
            query.setForwardOnly(true);
            if (!query.prepare(QString::fromStdString(sql))) return failure(query.lastError(), sql);
            place = statements.emplace(sql, std::move(query)).first;
        }
        QSqlQuery& query = place->second;
        int position = 0;
        for (const Value& value : values) {
            if (const auto* number = std::get_if<std::int64_t>(&value)) {
                query.bindValue(position++, QVariant(qlonglong(*number)));
            } else {
                const ByteView bytes = std::get<ByteView>(value);
                // The bytes outlive the statement: SQLite reads them while it runs.
                query.bindValue(position++, QVariant(QByteArray::fromRawData(
                                                reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()))));
            }
        }
        if (!query.exec()) return failure(query.lastError(), sql);
        return &query;
    }
};

namespace {

class QueryRow final : public SqliteFile::Row
{
public:
    explicit QueryRow(QSqlQuery& query) : m_query(query) {}
    std::int64_t integer(int column) override { return m_query.value(column).toLongLong(); }
    ByteView bytes(int column) override
    {
        QByteArray& held = m_held[column];
        held = m_query.value(column).toByteArray();
        return {reinterpret_cast<const std::uint8_t*>(held.constData()), std::size_t(held.size())};
    }

private:
    QSqlQuery& m_query;
    std::map<int, QByteArray> m_held;
};

} // namespace

SqliteFile::SqliteFile(std::unique_ptr<State> state) : m_state(std::move(state)) {}

SqliteFile::~SqliteFile()
{
    m_state->statements.clear();
    m_state->database.close();
    m_state->database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_state->name);
}

Result<std::unique_ptr<SqliteFile>> SqliteFile::open(const std::string& path, Sync sync, int cacheKib)
{
    auto state = std::make_unique<State>();
    state->path = path;
    state->name = connectionName();
    state->database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), state->name);
    state->database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kBusyMs));
    state->database.setDatabaseName(QString::fromStdString(path));
    const bool opened = state->database.open();
    std::unique_ptr<SqliteFile> file(new SqliteFile(std::move(state)));
    if (!opened) return file->m_state->failure(file->m_state->database.lastError(), "open");

    const std::string synchronous = std::to_string(int(sync)); // SQLite's own numbers: 0 off, 1 normal, 2 full
    for (const std::string& pragma :
         {std::string("PRAGMA journal_mode=WAL"), "PRAGMA synchronous=" + synchronous,
          "PRAGMA cache_size=-" + std::to_string(cacheKib), std::string("PRAGMA wal_autocheckpoint=0"),
          std::string("PRAGMA temp_store=MEMORY")}) {
        // Read to the end: a change of journal is committed after its row was handed out.
        auto done = file->query(pragma, {}, [](Row&) -> Result<bool> { return true; });
        if (!done) return done.error();
    }
    std::string journal;
    auto asked = file->query("PRAGMA journal_mode", {}, [&](Row& row) -> Result<bool> {
        const ByteView mode = row.bytes(0);
        journal.assign(mode.begin(), mode.end());
        return false;
    });
    if (!asked) return asked.error();
    if (journal != "wal")
        return Error{ErrorCode::Unavailable, "The ledger's file cannot keep a write-ahead log where it lies.", path};
    file->m_state->statements.clear();
    return file;
}

Result<void> SqliteFile::execute(const std::string& sql, std::initializer_list<Value> values)
{
    const Result<QSqlQuery*> query = m_state->run(sql, values);
    if (!query) return query.error();
    (*query)->finish();
    return {};
}

Result<void> SqliteFile::query(const std::string& sql, std::initializer_list<Value> values,
                               const std::function<Result<bool>(Row&)>& each)
{
    const Result<QSqlQuery*> query = m_state->run(sql, values);
    if (!query) return query.error();
    QueryRow row(**query);
    Result<void> outcome;
    while ((*query)->next()) {
        const Result<bool> more = each(row);
        if (!more) outcome = more.error();
        if (!more || !*more) break;
    }
    const QSqlError error = (*query)->lastError();
    if (outcome && error.type() != QSqlError::NoError) outcome = m_state->failure(error, sql);
    (*query)->finish(); // ends the snapshot, or the log could never be emptied
    return outcome;
}

Result<void> SqliteFile::checkpoint()
{
    return query("PRAGMA wal_checkpoint(PASSIVE)", {}, [](Row&) -> Result<bool> { return true; });
}

const std::string& SqliteFile::path() const
{
    return m_state->path;
}

Error damagedFile(const std::string& path, const std::string& what)
{
    return Error{ErrorCode::Corrupt, "The ledger's file " + path + " is damaged.", what};
}

} // namespace signalbox::ledger::embedded
