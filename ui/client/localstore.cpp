#include "ui/client/localstore.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <QUuid>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(LocalStore)
};

constexpr int schemaVersion = 1;

/// What version 1 holds. 64-bit amounts are text: SQLite's integers have a sign.
const char* const schemaStatements[] = {
    "CREATE TABLE intents(id TEXT PRIMARY KEY, profile_id TEXT NOT NULL, act TEXT NOT NULL, account_kind TEXT NOT NULL,"
    " account_id TEXT NOT NULL, account_name TEXT NOT NULL, amount TEXT NOT NULL, asset_id TEXT NOT NULL,"
    " asset_code TEXT NOT NULL, asset_scale INTEGER NOT NULL, hold_seconds TEXT NOT NULL, hold_id TEXT NOT NULL,"
    " reason TEXT NOT NULL, idempotency_key TEXT NOT NULL UNIQUE, transfer_id TEXT NOT NULL, state TEXT NOT NULL,"
    " doubtful INTEGER NOT NULL DEFAULT 0, recorded_at INTEGER NOT NULL, sent_at INTEGER,"
    " changed_at INTEGER NOT NULL, message TEXT NOT NULL DEFAULT '')",
    "CREATE INDEX intents_by_state ON intents(state, recorded_at)",
    "CREATE TABLE holds(transfer_id TEXT PRIMARY KEY, profile_id TEXT NOT NULL, account_kind TEXT NOT NULL,"
    " account_id TEXT NOT NULL, account_name TEXT NOT NULL, amount TEXT NOT NULL, asset_id TEXT NOT NULL,"
    " asset_code TEXT NOT NULL, asset_scale INTEGER NOT NULL, reason TEXT NOT NULL, made_at INTEGER NOT NULL,"
    " expires_at INTEGER NOT NULL, state TEXT NOT NULL)",
    "CREATE INDEX holds_by_profile ON holds(profile_id, expires_at)",
    "CREATE TABLE asked(id INTEGER PRIMARY KEY AUTOINCREMENT, profile_id TEXT NOT NULL, document TEXT NOT NULL,"
    " variables TEXT NOT NULL, asked_at INTEGER NOT NULL, worked INTEGER NOT NULL, latency_ms INTEGER NOT NULL)",
    "CREATE INDEX asked_by_profile ON asked(profile_id, id)",
    "CREATE TABLE view_settings(name TEXT PRIMARY KEY, value TEXT NOT NULL)",
};

Error sqlFailure(const QSqlError& error)
{
    const QString text = error.databaseText();
    if (text.contains(QLatin1String("full"))) {
        return {Error::Code::Unavailable,
                Words::tr("The disk is full: the console's database could not be written."),
                text,
                {}};
    }
    return {Error::Code::Internal, Words::tr("The console's database did not do what was asked."), text, {}};
}

/// Moves a file and its companions aside; empty when that failed.
QString setAside(const QString& path)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss-zzz"));
    const QString aside = QStringLiteral("%1.damaged-%2").arg(path, stamp);
    if (!QFile::rename(path, aside)) return {};
    for (const char* companion : {"-wal", "-shm"}) {
        const QString name = QString::fromLatin1(companion);
        if (QFile::exists(path + name)) QFile::rename(path + name, aside + name);
    }
    return aside;
}

QVariant oneValue(QSqlDatabase& database, const QString& sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql) || !query.next()) return {};
    return query.value(0);
}

enum class Health { Good, Damaged, FromNewerVersion, Closed };

Health openAndCheck(QSqlDatabase& database)
{
    if (!database.open()) return Health::Closed;
    // The first pragma reads the header: a file that is no database shows here.
    if (oneValue(database, QStringLiteral("PRAGMA journal_mode=WAL")).toString() != QLatin1String("wal"))
        return Health::Damaged;
    QSqlQuery(database).exec(QStringLiteral("PRAGMA synchronous=FULL"));
    if (oneValue(database, QStringLiteral("PRAGMA quick_check")).toString() != QLatin1String("ok"))
        return Health::Damaged;
    if (oneValue(database, QStringLiteral("PRAGMA user_version")).toInt() > schemaVersion)
        return Health::FromNewerVersion;
    return Health::Good;
}

} // namespace

Result<std::shared_ptr<QSqlQuery>> sqlRun(QSqlDatabase& database, const QString& sql, const QVariantList& values)
{
    auto query = std::make_shared<QSqlQuery>(database);
    query->setForwardOnly(true);
    if (!query->prepare(sql)) return sqlFailure(query->lastError());
    for (const QVariant& value : values) {
        // A null string would become SQL's NULL; here it is just empty.
        const bool nullText = value.typeId() == QMetaType::QString && value.toString().isNull();
        query->addBindValue(nullText ? QVariant(QStringLiteral("")) : value);
    }
    if (!query->exec()) return sqlFailure(query->lastError());
    return query;
}

LocalStore::LocalStore(const QString& folder)
    : m_connection(QStringLiteral("console-") + QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_thread(std::make_unique<QThread>()), m_worker(std::make_unique<QObject>())
{
    m_thread->setObjectName(QStringLiteral("console store"));
    m_worker->moveToThread(m_thread.get());
    m_thread->start();
    post([this, folder] { open(folder); });
}

LocalStore::~LocalStore()
{
    post([this] {
        if (QSqlDatabase::contains(m_connection)) {
            QSqlDatabase::database(m_connection, false).close();
            QSqlDatabase::removeDatabase(m_connection);
        }
        QThread::currentThread()->quit();
    });
    m_thread->wait();
}

void LocalStore::post(std::function<void()> task)
{
    QMetaObject::invokeMethod(m_worker.get(), std::move(task), Qt::QueuedConnection);
}

void LocalStore::open(const QString& folder)
{
    const auto fail = [this](Error error) {
        m_failure = error;
        m_opened.give(std::move(error));
    };
    const QString path = QDir(folder).filePath(QLatin1String(fileName));
    if (!QDir().mkpath(folder)) {
        return fail({Error::Code::Unavailable, Words::tr("The folder %1 cannot be made.").arg(folder), {}, {}});
    }
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    database.setDatabaseName(path);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    const bool existed = QFile::exists(path);
    Health health = openAndCheck(database);
    QString notice;
    if (health == Health::FromNewerVersion) {
        database.close();
        return fail({Error::Code::Corrupt,
                     Words::tr("%1 was written by a newer version of this console. It was left as it is.").arg(path),
                     {},
                     {}});
    }
    if (health == Health::Damaged && existed) {
        database.close();
        const QString aside = setAside(path);
        if (!aside.isEmpty()) {
            notice = Words::tr("The console's database was damaged. It was kept as %1 and a new one begun. Unfinished "
                               "money acts recorded in it cannot be listed: look at the transfers of your accounts.")
                         .arg(aside);
            health = openAndCheck(database);
        }
    }
    if (health != Health::Good) {
        const QString detail = database.lastError().databaseText();
        database.close();
        return fail(
            {Error::Code::Unavailable, Words::tr("The console's database %1 cannot be opened.").arg(path), detail, {}});
    }
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);

    if (oneValue(database, QStringLiteral("PRAGMA user_version")).toInt() == 0) {
        Result<void> made = begin(database);
        for (const char* statement : schemaStatements) {
            if (!made) break;
            const auto run = sqlRun(database, QString::fromLatin1(statement));
            if (!run) made = run.error();
        }
        if (made) {
            const auto run = sqlRun(database, QStringLiteral("PRAGMA user_version=%1").arg(schemaVersion));
            if (!run) made = run.error();
        }
        const Result<void> ended = end(database, made.ok());
        if (!made) return fail(made.error());
        if (!ended) return fail(ended.error());
    }
    m_opened.give(notice);
}

Result<void> LocalStore::begin(QSqlDatabase& database)
{
    if (const auto run = sqlRun(database, QStringLiteral("BEGIN IMMEDIATE")); !run) return run.error();
    return {};
}

Result<void> LocalStore::end(QSqlDatabase& database, bool keep)
{
    const auto run = sqlRun(database, keep ? QStringLiteral("COMMIT") : QStringLiteral("ROLLBACK"));
    if (run) return {};
    if (keep) (void)sqlRun(database, QStringLiteral("ROLLBACK"));
    return run.error();
}

} // namespace signalbox::ui
