#include "ui/resource/facts.h"

#include "ui/common/controls.h"
#include "ui/common/look.h"

#include <QGridLayout>
#include <QScrollArea>

namespace signalbox::ui {

namespace {

constexpr int LineHeight = 24;
constexpr int DrawerMargin = 20;

} // namespace

Facts::Facts(Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(0, 1);
}

void Facts::clear()
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_row = 0;
}

void Facts::add(const QString& label, QWidget* value)
{
    auto* words = new Label(m_look, Type::Body, Token::Text2, label, this);
    words->setBuddy(value);
    m_grid->addWidget(words, m_row, 0);
    m_grid->addWidget(value, m_row, 1, Qt::AlignRight | Qt::AlignVCenter);
    m_grid->setRowMinimumHeight(m_row, LineHeight);
    ++m_row;
}

void Facts::addMoney(const QString& label, const std::optional<Money>& money, bool held)
{
    auto* value = new QWidget(this);
    auto* row = new QHBoxLayout(value);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addStretch(1);
    if (!money) {
        row->addWidget(new Label(m_look, Type::Body, Token::Text3, Format::none(), value));
        add(label, value);
        return;
    }
    if (held) row->addWidget(new IconLabel(m_look, QStringLiteral("lock-keyhole"), 14, Token::Held, value));
    const bool quiet = money->isZero();
    auto* amount = new Label(m_look, Type::BodyBold, held ? Token::Held : (quiet ? Token::Text3 : Token::Text),
                             m_look.format.amount(*money), value);
    amount->setMinimumWidth(amount->sizeHint().width()); // money is never elided
    row->addWidget(amount);
    row->addWidget(new Label(m_look, Type::Body, Token::Text2, money->code, value));
    value->setAccessibleName(m_look.format.money(*money));
    add(label, value);
}

void Facts::addText(const QString& label, const QString& text)
{
    auto* value = new Label(m_look, Type::Body, text.isEmpty() ? Token::Text3 : Token::Text,
                            text.isEmpty() ? Format::none() : text, this);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setToolTip(text);
    add(label, value);
}

void Facts::addId(const QString& label, const QString& id)
{
    auto* value = new IdLabel(m_look, id, this);
    value->setAccessibleName(label + u' ' + id);
    add(label, value);
}

QWidget* drawerPage(Look& look, QWidget* content)
{
    auto* inside = new Surface(look, Token::Base);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(DrawerMargin, 12, DrawerMargin, 16);
    column->addWidget(content);
    column->addStretch(1);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inside);
    return area;
}

} // namespace signalbox::ui
