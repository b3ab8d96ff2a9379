#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QWidget>

namespace signalbox::desktop {

/// Says on standard output how long the first real painting of the window took from the start of main, once. On with
/// SIGNALBOX_MEASURE_FIRST_PAINT=1; with `exit` the program leaves then.
class FirstPaint final : public QObject
{
    Q_OBJECT
public:
    FirstPaint(QElapsedTimer since, bool leave, QObject* parent) : QObject(parent), m_since(since), m_leave(leave) {}
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QElapsedTimer m_since;
    bool m_leave;
    bool m_said = false;
};

} // namespace signalbox::desktop
