// How the window is left, how it comes back (only onto a screen that is there), and links that lead into it.

#include "ui/common/dialog.h"
#include "ui/shell/mainwindow.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QTimer>
#include <QUrl>

namespace signalbox::ui {

namespace {

const QString geometryKey = QStringLiteral("session/geometry");
const QString maximizedKey = QStringLiteral("session/maximized");
/// This much of the window must be on some screen, or nobody could take hold of it.
const QSize InSight(160, 60);

constexpr int LinkRetry = 500; // ms; a link waits until nothing is asked

} // namespace

void MainWindow::restoreSession()
{
    if (m_parts.safe) return;
    const QVariantList kept = m_parts.settings.value(geometryKey).toList();
    if (kept.size() == 4) {
        const QRect wanted(kept[0].toInt(), kept[1].toInt(), kept[2].toInt(), kept[3].toInt());
        for (const QScreen* screen : QGuiApplication::screens()) {
            const QRect room = screen->availableGeometry();
            const QRect seen = wanted.intersected(room);
            if (seen.width() < InSight.width() || seen.height() < InSight.height() || wanted.y() < room.y()) continue;
            setGeometry(wanted.x(), wanted.y(), std::min(wanted.width(), room.width()),
                        std::min(wanted.height(), room.height()));
            break;
        }
    }
    if (m_parts.settings.value(maximizedKey).toBool()) setWindowState(windowState() | Qt::WindowMaximized);
}

void MainWindow::saveSession()
{
    const QRect left = isMaximized() ? normalGeometry() : geometry();
    m_parts.settings.setValue(geometryKey, QVariantList{left.x(), left.y(), left.width(), left.height()});
    m_parts.settings.setValue(maximizedKey, isMaximized());
    (void)m_parts.settings.flush().ok();
}

bool MainWindow::openLink(const QString& link)
{
    const QString scheme = QStringLiteral("signalbox:");
    if (!link.startsWith(scheme, Qt::CaseInsensitive)) return false;
    const QStringList parts = link.mid(scheme.size()).split(u'/', Qt::SkipEmptyParts);
    if (parts.isEmpty() || parts.size() > 3) return false;
    m_pendingLink = link;
    tryPendingLink();
    return true;
}

void MainWindow::tryPendingLink()
{
    if (m_pendingLink.isEmpty()) return;
    if (asksSomething()) return QTimer::singleShot(LinkRetry, this, &MainWindow::tryPendingLink);
    const QStringList parts = m_pendingLink.mid(m_pendingLink.indexOf(u':') + 1).split(u'/', Qt::SkipEmptyParts);
    const auto decoded = [&parts](int i) { return QUrl::fromPercentEncoding(parts.value(i).toUtf8()); };
    QString id;
    for (const Profile& profile : m_parts.nodes.profiles()) {
        if (profile.id == decoded(0) || profile.name.compare(decoded(0), Qt::CaseInsensitive) == 0) id = profile.id;
    }
    if (id.isEmpty()) return;
    m_parts.nodes.setCurrent(id);
    const auto view = m_views.find(id);
    if (view == m_views.end()) return;
    m_pendingLink.clear();
    if (parts.size() > 1) openPage(decoded(1), decoded(2));
}

QStringList MainWindow::runningTasks() const
{
    QStringList titles;
    for (const auto& [id, view] : m_views) {
        for (const Tasks::Task& task : view->tasks().all()) {
            if (!task.finished) titles.append(task.title);
        }
    }
    return titles;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const QStringList running = runningTasks();
    const int sending = m_parts.acts.onTheirWay();
    if (!m_mayClose && (!running.isEmpty() || sending > 0) && !showsWelcome()) {
        event->ignore();
        const QString what = sending > 0 ? tr("A money act waits for its answer. It is written down: the next start "
                                              "offers to resume it.")
                                         : tr("Still running: %1. It would be broken off.").arg(running.first());
        auto* ask = new AskDialog(m_look, m_host, tr("Quit Signalbox?"), what, tr("Quit Signalbox"), tr("Stay"));
        connect(ask, &AskDialog::confirmed, this, [this] {
            m_mayClose = true;
            close();
        });
        return ask->open();
    }
    saveSession();
    event->accept();
    Q_EMIT quitWanted();
}

} // namespace signalbox::ui
