#include "ui/resource/tabledriver.h"

#include "ui/common/exporter.h"

#include <QFileInfo>

namespace signalbox::ui {

namespace {

constexpr int ClockTick = 1000; // ms: ages are never fresher than that (LOOK, section 4)

/// The node could not be asked; what it said earlier still counts.
bool isOfTheLink(const Error& error)
{
    switch (error.code) {
    case Error::Code::Unreachable:
    case Error::Code::Unavailable:
    case Error::Code::Timeout:
        return true;
    default:
        return false;
    }
}

} // namespace

QString detailsOf(const Error& error)
{
    QStringList parts{error.message};
    if (!error.nodeCode.isEmpty()) parts.append(error.nodeCode);
    if (!error.detail.isEmpty()) parts.append(error.detail);
    return parts.join(u'\n');
}

TableDriver::TableDriver(NodePage& page, TablePage& table, TableModel& model, const PageSurroundings& surroundings,
                         NodeSession& session, QSet<EntityKind> kinds, Now now)
    : QObject(&page), m_page(page), m_table(table), m_model(model), m_commands(surroundings.commands),
      m_tasks(surroundings.tasks), m_session(session), m_now(std::move(now)),
      m_refresher(&session.client(), std::move(kinds), Refresher::intervalMsDefault)
{
    m_clock.setInterval(ClockTick);
    m_clock.setTimerType(Qt::CoarseTimer);
    connect(&m_clock, &QTimer::timeout, this, [this] { m_model.setNow(m_now()); });
    connect(&m_refresher, &Refresher::due, this, &TableDriver::due);
    connect(&table, &TablePage::refreshWanted, this, &TableDriver::refresh);
    connect(&table, &TablePage::exportStarted, this, &TableDriver::watchExport);
    connect(&session.client(), &NodeClient::linkStateChanged, this, &TableDriver::linkChanged);
    const auto readOnly = [this] {
        m_table.setFootNote(m_commands.readOnly() ? tr("Read-only. Unlock to act") : QString());
    };
    connect(&m_commands, &Commands::changed, this, readOnly);
    readOnly();
}

void TableDriver::setInSight(bool inSight)
{
    if (inSight) {
        m_model.setNow(m_now());
        m_clock.start();
    } else {
        m_clock.stop();
    }
    m_refresher.setVisible(inSight);
}

void TableDriver::loaded()
{
    m_loadedAt = m_now();
    m_model.setNow(m_loadedAt);
    setStale({});
    m_table.clearFailed();
    m_table.setState(TablePage::State::Ready);
    Q_EMIT m_page.updated(m_loadedAt);
}

void TableDriver::failed(const Error& error)
{
    if (error.code == Error::Code::Cancelled) return;
    const bool hasRows = m_model.rowCount() > 0;
    if (isOfTheLink(error) && hasRows) {
        setStale(m_loadedAt);
        return;
    }
    if ((error.code == Error::Code::Forbidden || error.code == Error::Code::Unauthorized) && !hasRows) {
        m_table.setDenied(error.message, m_permission);
        return;
    }
    m_table.setFailed(error.message, detailsOf(error));
}

void TableDriver::linkChanged(const LinkState& state)
{
    if (state.status == LinkStatus::Offline && m_model.rowCount() > 0 && m_loadedAt.isValid()) setStale(m_loadedAt);
}

void TableDriver::setStale(const QDateTime& since)
{
    if (since.isValid() != m_table.isStale()) {
        for (QAction* act : m_acts) act->setEnabled(!since.isValid());
    }
    m_table.setStale(since);
}

void TableDriver::watchExport(QObject* object)
{
    auto* exporter = qobject_cast<Exporter*>(object);
    if (exporter == nullptr) return;
    const QPointer<Exporter> job(exporter);
    const int task = m_tasks.begin(tr("Exporting %1").arg(m_table.spec().title), [job] {
        if (job) job->cancel();
    });
    Tasks* tasks = &m_tasks;
    connect(exporter, &Exporter::progressed, tasks, [tasks, task](qint64 written, qint64 total) {
        constexpr int Hundred = 100;
        if (total > 0) tasks->setPercent(task, int(written * Hundred / total));
    });
    connect(exporter, &Exporter::finished, tasks, [tasks, task, job](bool written, const QString& error) {
        if (!written) {
            tasks->end(task, error.isEmpty() ? tr("The export was cancelled") : error, !error.isEmpty());
            return;
        }
        const qint64 rows = job ? job->written() : 0;
        const QString name = job ? QFileInfo(job->path()).fileName() : QString();
        tasks->end(task, tr("%n row(s) in %1", nullptr, int(rows)).arg(name));
    });
}

} // namespace signalbox::ui
