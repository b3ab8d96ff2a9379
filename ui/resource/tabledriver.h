#pragma once

#include "ui/client/nodesession.h"
#include "ui/client/refresher.h"
#include "ui/common/tablepage.h"
#include "ui/shell/page.h"

#include <QTimer>

namespace signalbox::ui {

/// What every table page of a node does in the same way: asks again when it should, shows in which state the answer
/// leaves it, keeps ages young, stands read-only, and reports exports as tasks. It composes; the page stays a NodePage
/// with a TablePage in it and fetches its own rows when due() says so. GUI thread only.
class TableDriver final : public QObject
{
    Q_OBJECT
public:
    using Now = std::function<QDateTime()>;

    /// All of them outlive the driver.
    TableDriver(NodePage& page, TablePage& table, TableModel& model, const PageSurroundings& surroundings,
                NodeSession& session, QSet<EntityKind> kinds, Now now = QDateTime::currentDateTimeUtc);

    /// What the tenant's rights are called when the node says Forbidden: `assets`.
    void setPermission(const QString& permission) { m_permission = permission; }

    void setInSight(bool inSight);
    void refresh() { m_refresher.refreshNow(); }
    /// The rows are here and merged.
    void loaded();
    /// They are not. Rows on screen stay; nobody's fault (Cancelled) changes nothing.
    void failed(const Error& error);
    /// False while an act would work on rows from the cache.
    bool mayAct() const { return !m_table.isStale(); }
    /// Acts that sleep while mayAct() is false.
    void setActs(const QList<QAction*>& acts) { m_acts = acts; }
    /// Shows a job of the page in the status bar: an export.
    void watchExport(QObject* exporter);

Q_SIGNALS:
    /// Fetch now.
    void due();

private:
    void linkChanged(const LinkState& state);
    void setStale(const QDateTime& since);

    NodePage& m_page;
    TablePage& m_table;
    TableModel& m_model;
    Commands& m_commands;
    Tasks& m_tasks;
    NodeSession& m_session;
    Now m_now;
    Refresher m_refresher;
    QTimer m_clock;
    QDateTime m_loadedAt;
    QString m_permission;
    QList<QAction*> m_acts;
};

/// The text for "Copy details": sentence, detail and the node's own code.
QString detailsOf(const Error& error);

} // namespace signalbox::ui
