#include "ui/liquidity/holddialogs.h"

#include "ui/common/form.h"
#include "ui/common/look.h"

#include <QBoxLayout>

namespace signalbox::ui {

namespace {

QWidget* fact(Look& look, const QString& name, const QString& value)
{
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    auto* label = new Label(look, Type::Body, Token::Text2, name);
    auto* words = new Label(look, Type::BodyMedium, Token::Text, value);
    for (Label* one : {label, words}) one->setMinimumHeight(Theme::lineHeight(Type::Body));
    words->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    line->addWidget(label);
    line->addWidget(words, 1);
    return row;
}

} // namespace

HoldDialog::HoldDialog(Look& look, NodeSession& session, QWidget* host, const Hold& hold,
                       const std::optional<MoneyAccount>& account, MoneyAct act)
    : MoneyDialog(
          {look, session, host,
           act == MoneyAct::PostHold ? tr("Post the hold of %1").arg(hold.accountName)
                                     : tr("Void the hold of %1").arg(hold.accountName),
           act == MoneyAct::PostHold ? tr("The money leaves for good.") : tr("The money is free again where it was."),
           hold.accountName, act == MoneyAct::PostHold}),
      m_hold(hold), m_account(account), m_act(act)
{
    setObjectName(act == MoneyAct::PostHold ? QStringLiteral("postHoldDialog") : QStringLiteral("voidHoldDialog"));
    auto* form = new QWidget;
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(fact(look, tr("Amount"), amountWords()));
    column->addWidget(fact(look, tr("Made"), look.format.timestamp(hold.madeAt)));
    column->addWidget(fact(look, tr("Ends by itself"), look.format.timestamp(hold.expiresAt)));
    if (!hold.reason.isEmpty()) column->addWidget(fact(look, tr("Reason then"), hold.reason));
    column->addSpacing(7);
    column->addWidget(makeReason());
    column->addStretch(1);
    finish(form, act == MoneyAct::PostHold ? QStringLiteral("send") : QStringLiteral("undo-2"));
}

QString HoldDialog::amountWords() const
{
    return look().format.money(amountIn(m_hold.asset, m_hold.amount));
}

std::optional<MoneyIntent> HoldDialog::intent() const
{
    MoneyIntent intent;
    intent.act = m_act;
    intent.accountKind = m_hold.accountKind;
    intent.accountId = m_hold.accountId;
    intent.accountName = m_hold.accountName;
    intent.amount = m_hold.amount;
    intent.asset = m_hold.asset;
    intent.holdId = m_hold.transferId;
    intent.reason = reason();
    return intent;
}

QString HoldDialog::verb() const
{
    return m_act == MoneyAct::PostHold ? tr("Post %1").arg(amountWords()) : tr("Void %1").arg(amountWords());
}

QString HoldDialog::doneSentence(const Settlement&) const
{
    return m_act == MoneyAct::PostHold
               ? tr("%1 of %2 posted: the money has left.").arg(amountWords(), m_hold.accountName)
               : tr("%1 of %2 voided: the money is free again.").arg(amountWords(), m_hold.accountName);
}

Impact HoldDialog::impact() const
{
    Impact impact;
    const auto money = [&](quint64 units) { return amountIn(m_hold.asset, units); };
    if (m_account && m_account->available && *m_account->available <= UINT64_MAX - m_hold.amount) {
        const quint64 now = *m_account->available;
        impact.lines.append(
            {tr("Available"), money(now), money(m_act == MoneyAct::PostHold ? now : now + m_hold.amount), false});
    }
    const quint64 held = m_account && m_account->held ? std::max(*m_account->held, m_hold.amount) : m_hold.amount;
    impact.lines.append({tr("Held"), money(held), money(held - m_hold.amount), true});
    impact.notes.append(
        m_act == MoneyAct::PostHold
            ? Impact::Note{QStringLiteral("triangle-alert"), Token::Warn, tr("A posted hold cannot be taken back.")}
            : Impact::Note{QStringLiteral("info"), Token::Text2,
                           tr("Nothing leaves the node; a new withdrawal can be made.")});
    return impact;
}

} // namespace signalbox::ui
