#pragma once

#include "ui/shell/shellparts.h"

#include <QWidget>

class QComboBox;

namespace signalbox::ui {

class Label;

/// The first thing a person sees: try the demo, or connect to a node.
class Welcome final : public QWidget
{
    Q_OBJECT
public:
    explicit Welcome(ShellParts& parts, QWidget* parent = nullptr);

Q_SIGNALS:
    void connectWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Point
    {
        QString icon;
        QString text;
    };
    QWidget* card(const QString& icon, const QString& title, const QString& line, const QList<Point>& points,
                  QWidget* button);
    QWidget* footer();
    void paintTrack(QPainter& painter) const;

    ShellParts& m_parts;
    Look& m_look;
    Label* m_failure = nullptr;
};

} // namespace signalbox::ui
