#pragma once

#include "server/base/threadexecutor.h"
#include "server/sql/database.h"
#include "tests/support/services.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <QTemporaryDir>
#include <QTest>

namespace signalbox::tests {

/// Fresh, empty databases of the kind the test's global data row names ("sqlite" or "postgresql"): the same test
/// program runs on both. PostgreSQL is started only when its row comes.
class Databases
{
public:
    static void addRows()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("sqlite") << QStringLiteral("sqlite");
        QTest::newRow("postgresql") << QStringLiteral("postgresql");
    }

    [[nodiscard]] std::string freshUrl()
    {
        QFETCH_GLOBAL(QString, kind);
        if (kind == QStringLiteral("sqlite"))
            return "sqlite:" + m_folder.filePath(QStringLiteral("%1.db").arg(m_count++)).toStdString();
        if (!m_services) m_services.emplace();
        return m_services->freshPostgresUrl();
    }

    [[nodiscard]] std::unique_ptr<sql::Database> fresh()
    {
        auto opened = sql::open(freshUrl());
        if (!opened) qFatal("%s %s", opened.error().message.c_str(), opened.error().detail.c_str());
        return std::move(opened).value();
    }

private:
    QTemporaryDir m_folder;
    int m_count = 0;
    std::optional<Services> m_services;
};

/// Runs one work and waits for it. Any thread but the executor's.
template <class T>
Result<T> write(Executor& executor, sql::Database& database, std::function<Result<T>(sql::Session&)> work,
                sql::Isolation isolation = sql::Isolation::Serializable)
{
    return syncWait(executor, database.write<T>(std::move(work), isolation));
}

template <class T>
Result<T> read(Executor& executor, sql::Database& database, std::function<Result<T>(sql::Session&)> work)
{
    return syncWait(executor, database.read<T>(std::move(work)));
}

/// One statement in a transaction of its own.
inline Result<std::int64_t> execute(Executor& executor, sql::Database& database, const std::string& sql,
                                    std::vector<sql::Value> parameters = {})
{
    return write<std::int64_t>(executor, database, [sql, parameters](sql::Session& session) {
        return session.execute(sql, std::span<const sql::Value>(parameters));
    });
}

inline Result<sql::Rows> query(Executor& executor, sql::Database& database, const std::string& sql,
                               std::vector<sql::Value> parameters = {})
{
    return read<sql::Rows>(executor, database, [sql, parameters](sql::Session& session) {
        return session.query(sql, std::span<const sql::Value>(parameters));
    });
}

} // namespace signalbox::tests
