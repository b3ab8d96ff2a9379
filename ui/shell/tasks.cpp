#include "ui/shell/tasks.h"

#include <algorithm>

namespace signalbox::ui {

int Tasks::begin(const QString& title, std::function<void()> cancel)
{
    Entry entry;
    entry.task.id = ++m_lastId;
    entry.task.title = title;
    entry.cancel = std::move(cancel);
    m_entries.prepend(std::move(entry));
    Q_EMIT changed();
    return m_lastId;
}

void Tasks::setPercent(int id, int percent)
{
    for (Entry& entry : m_entries) {
        if (entry.task.id != id || entry.task.finished || entry.task.percent == percent) continue;
        entry.task.percent = percent;
        Q_EMIT changed();
    }
}

void Tasks::end(int id, const QString& outcome, bool failed)
{
    for (Entry& entry : m_entries) {
        if (entry.task.id != id || entry.task.finished) continue;
        entry.task.finished = true;
        entry.task.outcome = outcome;
        entry.task.failed = failed;
        entry.cancel = {};
    }
    std::stable_partition(m_entries.begin(), m_entries.end(), [](const Entry& entry) { return !entry.task.finished; });
    while (m_entries.size() - running() > finishedMax) m_entries.removeLast();
    Q_EMIT changed();
}

void Tasks::cancel(int id)
{
    for (const Entry& entry : std::as_const(m_entries)) {
        if (entry.task.id != id || !entry.cancel) continue;
        const auto stop = entry.cancel; // it may end the task, and with it this entry
        stop();
        return;
    }
}

QList<Tasks::Task> Tasks::all() const
{
    QList<Task> tasks;
    for (const Entry& entry : m_entries) tasks.append(entry.task);
    return tasks;
}

int Tasks::running() const
{
    return int(
        std::count_if(m_entries.begin(), m_entries.end(), [](const Entry& entry) { return !entry.task.finished; }));
}

} // namespace signalbox::ui
