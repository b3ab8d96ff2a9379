#pragma once

#include "tests/ui/gallery/samples.h"

#include "ui/common/settingsstore.h"

#include <QWidget>

namespace signalbox::ui {

struct Look;
class TableView;

/// States and controls, laid out as on the drawing `parts`.
class PartsSheet final : public QWidget
{
    Q_OBJECT

public:
    explicit PartsSheet(Look& look, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* card(const QString& title, const QRect& at);
    TableView* tableIn(QWidget* card, TableModel& model, int top);
    void loading();
    void empties();
    void bars();
    void controls();
    void rows();
    void menus();

    Look& m_look;
    MemorySettings m_settings;
};

} // namespace signalbox::ui
