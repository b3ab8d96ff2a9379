#include "ui/liquidity/outcomebox.h"

#include "ui/common/look.h"
#include "ui/common/paint.h"

#include <QAccessible>
#include <QBoxLayout>

namespace signalbox::ui {

OutcomeBox::OutcomeBox(Look& look, QWidget* parent) : Card(look, parent)
{
    setObjectName(QStringLiteral("outcome"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 10, 12, 10);
    row->setSpacing(8);
    m_icon = new IconLabel(look, QString(), 16, Token::Fail, this);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    m_cause = new Label(look, Type::BodyMedium, Token::Text, {}, this);
    m_cause->setObjectName(QStringLiteral("outcomeCause"));
    m_consequence = new Label(look, Type::Small, Token::Text2, {}, this);
    m_consequence->setObjectName(QStringLiteral("outcomeConsequence"));
    for (Label* label : {m_cause, m_consequence}) label->setWordWrap(true);
    words->addWidget(m_cause);
    words->addWidget(m_consequence);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    hide();
}

void OutcomeBox::show(StateKind kind, const QString& cause, const QString& consequence)
{
    setTokens(tintTokenOf(kind), tintTokenOf(kind));
    m_icon->setIcon(iconOf(kind), textTokenOf(kind));
    m_cause->setText(cause);
    m_consequence->setText(consequence);
    setAccessibleName(cause + u' ' + consequence);
    QWidget::show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace signalbox::ui
