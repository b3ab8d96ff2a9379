#pragma once

#include <QFrame>
#include <QPointer>

class QVBoxLayout;

namespace signalbox::ui {

struct Look;

/// A small panel that hangs from a button and closes with Esc or a click elsewhere: node switcher, tasks, notices.
class Popup : public QFrame
{
    Q_OBJECT
public:
    explicit Popup(Look& look, QWidget* parent);
    /// Below `anchor` (above it when there is no room), its left or right edge in line, inside the window.
    void showAt(QWidget* anchor, Qt::Alignment edge);
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    Look& m_look;
    QVBoxLayout* m_column;
    QPointer<QWidget> m_before;
};

} // namespace signalbox::ui
