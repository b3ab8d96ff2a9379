#include "ui/common/emptystate.h"

#include "ui/common/controls.h"
#include "ui/common/look.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace signalbox::ui {

EmptyState::EmptyState(Look& look, QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 0, 24, 0);
    column->setSpacing(0);
    m_icon = new IconLabel(look, QString(), 20, Token::Text2, this);
    m_title = new Label(look, Type::BodyBold, Token::Text, {}, this);
    m_line = new Label(look, Type::Body, Token::Text2, {}, this);
    m_line->setAlignment(Qt::AlignHCenter);
    m_line->setWordWrap(true);
    for (Label* label : {m_title, m_line}) label->setMinimumHeight(18);
    m_row = new QWidget(this);
    auto* row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    column->addStretch(1);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(7);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    column->addWidget(m_line);
    column->addSpacing(14);
    column->addWidget(m_row, 0, Qt::AlignHCenter);
    column->addStretch(1);
}

void EmptyState::set(const QString& icon, const QString& title, const QString& line)
{
    m_icon->setIcon(icon, Token::Text2);
    m_title->setText(title);
    m_line->setText(line);
    m_line->setVisible(!line.isEmpty());
    setAccessibleName(title);
}

void EmptyState::setButtons(const QList<QPushButton*>& buttons)
{
    QLayout* row = m_row->layout();
    while (QLayoutItem* item = row->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (QPushButton* button : buttons) {
        button->setProperty("soft", true);
        row->addWidget(button);
    }
    m_row->setVisible(!buttons.isEmpty());
}

QString EmptyState::title() const
{
    return m_title->text();
}

} // namespace signalbox::ui
