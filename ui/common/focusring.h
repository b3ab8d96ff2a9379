#pragma once

#include <QPointer>
#include <QWidget>

namespace signalbox::ui {

struct Look;

/// Draws the accent ring around whatever has the keyboard: 2 px outside a button, in place of a field's border. A
/// widget cannot paint outside itself, so the ring is a sibling above it that takes no mouse. One for the program,
/// owned by the style.
class FocusRing final : public QObject
{
    Q_OBJECT

public:
    explicit FocusRing(Look& look, QObject* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Ring;
    void follow(QWidget* target);
    void place();

    Look& m_look;
    QPointer<QWidget> m_target;
    QPointer<Ring> m_ring;
};

} // namespace signalbox::ui
