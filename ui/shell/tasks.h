#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace signalbox::ui {

/// Background work a person should see: it stands in the status bar with its progress and can be cancelled there. Never
/// modal. GUI thread only.
class Tasks : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    struct Task
    {
        int id = 0;
        QString title;    ///< translated: `Exporting peers`
        int percent = -1; ///< −1: nobody knows how long
        bool finished = false;
        QString outcome; ///< translated, once finished: `1 204 rows in peers.csv`
        bool failed = false;
    };

    /// `cancel` is called when the person gives up on it; empty: it cannot be cancelled.
    int begin(const QString& title, std::function<void()> cancel = {});
    void setPercent(int id, int percent);
    void end(int id, const QString& outcome, bool failed = false);
    void cancel(int id);
    /// Running ones first, then the last finished ones, newest first.
    [[nodiscard]] QList<Task> all() const;
    [[nodiscard]] int running() const;

    static constexpr int finishedMax = 20;

Q_SIGNALS:
    void changed();

private:
    struct Entry
    {
        Task task;
        std::function<void()> cancel;
    };
    QList<Entry> m_entries;
    int m_lastId = 0;
};

} // namespace signalbox::ui
