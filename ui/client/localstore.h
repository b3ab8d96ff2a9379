#pragma once

#include "ui/client/result.h"
#include "ui/client/whenready.h"

#include <functional>
#include <memory>
#include <QFuture>
#include <QSqlDatabase>
#include <QString>
#include <QVariantList>

class QSqlQuery;
class QThread;

namespace signalbox::ui {

/// The console's own small database: money acts, holds, query history, view settings. One SQLite file, one thread that
/// owns it, work done in the order it was handed in. Every commit is on disk before it is acknowledged (WAL,
/// synchronous=FULL).
///
/// A damaged file is set aside under a name that says so, never overwritten; opened() then has a sentence about it.
/// Any thread may call run(); destruction finishes the work that was handed in.
class LocalStore
{
public:
    /// `folder` is made when it is missing (0700). Opening happens on the store's thread.
    explicit LocalStore(const QString& folder);
    ~LocalStore();
    LocalStore(const LocalStore&) = delete;
    LocalStore& operator=(const LocalStore&) = delete;

    static constexpr auto fileName = "console.sqlite";

    /// Once the file is open: a sentence the operator must see, mostly empty. An Error when it cannot be opened at all.
    [[nodiscard]] QFuture<Result<QString>> opened() const { return m_opened.future(); }

    /// Runs `work` on the store's thread. When the file could not be opened, answers with that Error.
    template <class T>
    [[nodiscard]] QFuture<Result<T>> run(std::function<Result<T>(QSqlDatabase&)> work)
    {
        Answer<T> answer;
        post([this, answer, work = std::move(work)] {
            if (m_failure) return answer.give(*m_failure);
            QSqlDatabase database = QSqlDatabase::database(m_connection, false);
            answer.give(work(database));
        });
        return answer.future();
    }

    /// The same inside one transaction: committed when `work` succeeds, otherwise nothing of it stays.
    template <class T>
    [[nodiscard]] QFuture<Result<T>> runAtomically(std::function<Result<T>(QSqlDatabase&)> work)
    {
        return run<T>([work = std::move(work)](QSqlDatabase& database) -> Result<T> {
            if (Result<void> begun = begin(database); !begun) return begun.error();
            Result<T> result = work(database);
            if (Result<void> ended = end(database, result.ok()); !ended) return ended.error();
            return result;
        });
    }

private:
    void post(std::function<void()> task);
    void open(const QString& folder);
    static Result<void> begin(QSqlDatabase& database);
    static Result<void> end(QSqlDatabase& database, bool keep);

    QString m_connection;
    Answer<QString> m_opened;
    std::optional<Error> m_failure; ///< the store's thread only
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<QObject> m_worker;
};

/// Runs one statement with its values; the query stands before its first row.
[[nodiscard]] Result<std::shared_ptr<QSqlQuery>> sqlRun(QSqlDatabase& database, const QString& sql,
                                                        const QVariantList& values = {});

} // namespace signalbox::ui
