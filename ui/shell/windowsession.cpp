// How the window was left, and how it comes back: only onto a screen that is there.

#include "ui/shell/mainwindow.h"

#include <QGuiApplication>
#include <QScreen>

namespace signalbox::ui {

namespace {

const QString geometryKey = QStringLiteral("session/geometry");
const QString maximizedKey = QStringLiteral("session/maximized");
/// This much of the window must be on some screen, or nobody could take hold of it.
const QSize InSight(160, 60);

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

} // namespace signalbox::ui
