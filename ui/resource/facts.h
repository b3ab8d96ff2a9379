#pragma once

#include "ui/common/money.h"

#include <QWidget>

#include <optional>

class QGridLayout;

namespace signalbox::ui {

struct Look;

/// A column of facts in a drawer: words at the left in text2, what they are at the right.
class Facts final : public QWidget
{
    Q_OBJECT
public:
    explicit Facts(Look& look, QWidget* parent = nullptr);

    void clear();
    /// An amount with its code; none is an em dash.
    void addMoney(const QString& label, const std::optional<Money>& money, bool held = false);
    void addText(const QString& label, const QString& text);
    /// Copied whole by a click.
    void addId(const QString& label, const QString& id);
    void add(const QString& label, QWidget* value);

private:
    Look& m_look;
    QGridLayout* m_grid = nullptr;
    int m_row = 0;
};

/// A page of a drawer: its content at the top, room around it, scrolled when it does not fit.
QWidget* drawerPage(Look& look, QWidget* content);

} // namespace signalbox::ui
