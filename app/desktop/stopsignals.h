#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace signalbox::desktop {

/// SIGTERM and SIGINT as a signal of Qt's own: the handler writes one byte to a socket pair, nothing else. A second
/// one ends the program at once. Made once in a process.
class StopSignals final : public QObject
{
    Q_OBJECT
public:
    explicit StopSignals(QObject* parent = nullptr);
    ~StopSignals() override;

Q_SIGNALS:
    void stopWanted();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace signalbox::desktop
