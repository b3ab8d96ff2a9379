#include "ui/shell/settingsection.h"

#include "ui/common/look.h"
#include "ui/common/paint.h"

#include <QVBoxLayout>

namespace signalbox::ui {

SettingRow::SettingRow(Look& look, const QString& title, const QString& line, QWidget* control, QWidget* parent)
    : QWidget(parent), m_look(look), m_title(title)
{
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(0, 10, 0, 10);
    across->setSpacing(24);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    auto* name = new Label(look, Type::BodyMedium, Token::Text, title, this);
    m_titleRow = new QHBoxLayout;
    m_titleRow->setSpacing(8);
    m_titleRow->addWidget(name);
    m_titleRow->addStretch();
    words->addLayout(m_titleRow);
    m_line = new Label(look, Type::Small, Token::Text3, line, this);
    m_line->setWordWrap(true);
    m_line->setVisible(!line.isEmpty());
    words->addWidget(m_line);
    across->addLayout(words, 1);
    if (control != nullptr) {
        if (control->accessibleName().isEmpty()) control->setAccessibleName(title);
        name->setBuddy(control);
        across->addWidget(control, 0, Qt::AlignVCenter);
    }
}

bool SettingRow::fits(const QString& typed) const
{
    return m_title.contains(typed, Qt::CaseInsensitive) || m_line->text().contains(typed, Qt::CaseInsensitive);
}

void SettingRow::setLine(const QString& line)
{
    m_line->setText(line);
    m_line->setVisible(!line.isEmpty());
}

void SettingRow::setBesideTitle(QWidget* widget)
{
    m_titleRow->insertWidget(1, widget);
}

void SettingRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, m_look.theme.color(Token::Line));
}

SettingsSection::SettingsSection(Look& look, const QString& id, const QString& icon, const QString& title,
                                 QWidget* parent)
    : QWidget(parent), m_look(look), m_id(id), m_icon(icon), m_title(title)
{
    setObjectName(QStringLiteral("settings-") + id);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 18);
    column->setSpacing(0);
    m_head = new QHBoxLayout;
    m_head->setContentsMargins(0, 5, 0, 6);
    auto* name = new Label(look, Type::BodyBold, Token::Text, title, this);
    name->setMinimumHeight(28);
    m_head->addWidget(name, 1);
    column->addLayout(m_head);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(0);
    column->addLayout(m_rows);
}

void SettingsSection::setButton(QPushButton* button)
{
    m_head->addWidget(button);
}

SettingRow* SettingsSection::addRow(const QString& title, const QString& line, QWidget* control)
{
    auto* row = new SettingRow(m_look, title, line, control, this);
    m_rows->addWidget(row);
    return row;
}

void SettingsSection::addWidget(QWidget* widget)
{
    m_rows->addWidget(widget);
}

void SettingsSection::clearRows()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

bool SettingsSection::narrow(const QString& typed)
{
    const bool whole = typed.isEmpty() || m_title.contains(typed, Qt::CaseInsensitive);
    bool any = whole;
    for (int i = 0; i < m_rows->count(); ++i) {
        QWidget* widget = m_rows->itemAt(i)->widget();
        const auto* row = qobject_cast<SettingRow*>(widget);
        const bool shown = whole || (row != nullptr && row->fits(typed));
        if (widget != nullptr) widget->setVisible(shown);
        any = any || shown;
    }
    return any;
}

} // namespace signalbox::ui
