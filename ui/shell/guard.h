#pragma once

#include "ui/client/adminsigner.h"
#include "ui/client/environment.h"

#include <QObject>
#include <QTimer>

namespace signalbox::ui {

/// Whether a node may be changed. Production begins read-only, is unlocked for a while and locks itself; others begin
/// unlocked and stay as the person puts them. Nothing is remembered over a start. GUI thread only.
class Guard final : public QObject
{
    Q_OBJECT
public:
    static constexpr int MinutesMost = 240;

    Guard(Environment environment, NowMs now, QObject* parent = nullptr);

    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }
    /// Seconds until it locks itself, rounded up; 0 when it does not.
    [[nodiscard]] qint64 secondsLeft() const;
    /// `minutes` counts for production only, and is brought into 1..MinutesMost.
    void unlock(int minutes);
    void lock();
    /// A node that becomes production is locked at once.
    void setEnvironment(Environment environment);
    /// What the timer does each second. A clock that was set back locks.
    void tick();

Q_SIGNALS:
    void readOnlyChanged(bool readOnly);
    /// Another whole minute, or second of the last one, is left.
    void countdown();

private:
    void setReadOnly(bool readOnly);

    Environment m_environment;
    NowMs m_now;
    bool m_readOnly;
    qint64 m_unlockedMs = 0;
    qint64 m_untilMs = 0;
    QTimer m_timer;
};

} // namespace signalbox::ui
