#pragma once

#include "ui/client/nodeclient.h"

#include <QSet>
#include <QTimer>

namespace signalbox::ui {

/// When a page asks again. The visible page is refetched now and then and soon after a change of what it shows; a
/// hidden one only marks itself stale and is refetched when it is shown. Many changes in a moment are one. An offline
/// node is left alone until its link is back.
class Refresher : public QObject
{
    Q_OBJECT
public:
    static constexpr int intervalMsDefault = 15'000;
    static constexpr int coalesceMs = 250; ///< changes this close together are one refetch

    Refresher(NodeClient* client, QSet<EntityKind> kinds, int intervalMs = intervalMsDefault,
              QObject* parent = nullptr);

    void setVisible(bool visible);
    /// The operator pressed F5.
    void refreshNow();
    [[nodiscard]] bool isStale() const { return m_stale; }

Q_SIGNALS:
    /// Fetch now. Only while visible.
    void due();
    void staleChanged(bool stale);

private:
    void note();
    void setStale(bool stale);
    void fire();
    void linkChanged(const LinkState& state);

    QSet<EntityKind> m_kinds;
    QTimer m_interval;
    QTimer m_soon;
    bool m_visible = false;
    bool m_stale = true; ///< nothing was fetched yet
    bool m_reachable = true;
};

} // namespace signalbox::ui
