#include "ui/client/refresher.h"

namespace signalbox::ui {

Refresher::Refresher(NodeClient* client, QSet<EntityKind> kinds, int intervalMs, QObject* parent)
    : QObject(parent), m_kinds(std::move(kinds))
{
    m_interval.setInterval(intervalMs);
    m_interval.setTimerType(Qt::CoarseTimer);
    m_soon.setInterval(coalesceMs);
    m_soon.setSingleShot(true);
    connect(&m_interval, &QTimer::timeout, this, &Refresher::fire);
    connect(&m_soon, &QTimer::timeout, this, &Refresher::fire);
    connect(client, &NodeClient::changed, this, [this](EntityKind kind) {
        if (m_kinds.contains(kind)) note();
    });
    connect(client, &NodeClient::linkStateChanged, this, &Refresher::linkChanged);
    m_reachable = client->linkState().status != LinkStatus::Offline;
}

void Refresher::setVisible(bool visible)
{
    if (m_visible == visible) return;
    m_visible = visible;
    if (!visible) {
        // The interval runs on, once: what is hidden for longer than it is old when it is shown again.
        if (m_soon.isActive()) setStale(true);
        m_soon.stop();
        return;
    }
    m_interval.start();
    if (m_stale) fire();
}

void Refresher::refreshNow()
{
    if (!m_visible) return setStale(true);
    setStale(false);
    m_soon.stop();
    m_interval.start();
    Q_EMIT due();
}

void Refresher::note()
{
    if (!m_visible) return setStale(true);
    if (!m_soon.isActive()) m_soon.start();
}

void Refresher::fire()
{
    if (!m_visible) m_interval.stop();
    if (!m_visible || !m_reachable) return setStale(true);
    refreshNow();
}

void Refresher::linkChanged(const LinkState& state)
{
    const bool wasReachable = m_reachable;
    m_reachable = state.status != LinkStatus::Offline;
    if (m_reachable && !wasReachable && m_stale) note();
}

void Refresher::setStale(bool stale)
{
    if (m_stale == stale) return;
    m_stale = stale;
    Q_EMIT staleChanged(stale);
}

} // namespace signalbox::ui
