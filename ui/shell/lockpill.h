#pragma once

#include <QAbstractButton>

namespace signalbox::ui {

struct Look;

/// At the right of the top bar: `Read-only`, `Unlocked`, and in production `Unlocked 12 min`, tinted, counting down.
class LockPill final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit LockPill(Look& look, QWidget* parent = nullptr);
    /// `secondsLeft` 0: no limit.
    void setState(bool readOnly, qint64 secondsLeft);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString left() const;

    Look& m_look;
    bool m_readOnly = false;
    qint64 m_secondsLeft = 0;
};

} // namespace signalbox::ui
