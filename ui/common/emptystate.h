#pragma once

#include <QWidget>

class QPushButton;

namespace signalbox::ui {

struct Look;
class IconLabel;
class Label;

/// Icon, bold sentence, one line, one button, in the middle: empty, denied, failed.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(Look& look, QWidget* parent = nullptr);
    void set(const QString& icon, const QString& title, const QString& line);
    /// The button is taken over; none hides it. A second one is only for failures (Copy).
    void setButtons(const QList<QPushButton*>& buttons);

    QString title() const;

private:
    IconLabel* m_icon = nullptr;
    Label* m_title = nullptr;
    Label* m_line = nullptr;
    QWidget* m_row = nullptr;
};

} // namespace signalbox::ui
