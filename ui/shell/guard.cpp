#include "ui/shell/guard.h"

#include <algorithm>

namespace signalbox::ui {

Guard::Guard(Environment environment, NowMs now, QObject* parent)
    : QObject(parent), m_environment(environment), m_now(std::move(now)),
      m_readOnly(environment == Environment::Production)
{
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &Guard::tick);
}

qint64 Guard::secondsLeft() const
{
    if (m_untilMs == 0) return 0;
    return std::max<qint64>(0, (m_untilMs - m_now() + 999) / 1000);
}

void Guard::unlock(int minutes)
{
    if (m_environment == Environment::Production) {
        m_unlockedMs = m_now();
        m_untilMs = m_unlockedMs + qint64(std::clamp(minutes, 1, MinutesMost)) * 60'000;
        m_timer.start();
    }
    setReadOnly(false);
    Q_EMIT countdown();
}

void Guard::lock()
{
    m_timer.stop();
    m_untilMs = 0;
    setReadOnly(true);
}

void Guard::setEnvironment(Environment environment)
{
    if (m_environment == environment) return;
    m_environment = environment;
    if (environment == Environment::Production) return lock();
    m_timer.stop();
    m_untilMs = 0;
}

void Guard::tick()
{
    if (m_untilMs == 0) return;
    const qint64 now = m_now();
    if (now >= m_untilMs || now < m_unlockedMs) return lock();
    Q_EMIT countdown();
}

void Guard::setReadOnly(bool readOnly)
{
    if (m_readOnly == readOnly) return;
    m_readOnly = readOnly;
    Q_EMIT readOnlyChanged(readOnly);
}

} // namespace signalbox::ui
