#include "app/desktop/firstpaint.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

#include <cstdio>

namespace signalbox::desktop {

bool FirstPaint::eventFilter(QObject* watched, QEvent* event)
{
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (m_said || widget == nullptr || !widget->isWindow() || event->type() != QEvent::Paint) return false;
    m_said = true;
    // The children are painted after this event; the turn of the loop after it, all of it has gone to the screen.
    QTimer::singleShot(0, this, [this] {
        std::printf("first paint %lld ms\n", static_cast<long long>(m_since.elapsed()));
        std::fflush(stdout);
        if (m_leave) QCoreApplication::quit();
    });
    return false;
}

} // namespace signalbox::desktop
