#pragma once

#include "ui/liquidity/moneydialog.h"

namespace signalbox::ui {

/// Post or void of a hold; the amount is the hold's own. `account` brings what is available and held on its account,
/// when the page knows.
class HoldDialog : public MoneyDialog
{
    Q_OBJECT
public:
    [[nodiscard]] const Hold& hold() const { return m_hold; }

protected:
    HoldDialog(Look& look, NodeSession& session, QWidget* host, const Hold& hold,
               const std::optional<MoneyAccount>& account, MoneyAct act);
    std::optional<MoneyIntent> intent() const override;
    QString verb() const override;
    QString doneSentence(const Settlement& settlement) const override;
    Impact impact() const override;

private:
    [[nodiscard]] QString amountWords() const;

    Hold m_hold;
    std::optional<MoneyAccount> m_account;
    MoneyAct m_act;
};

/// The money leaves. Final: it asks for the name everywhere.
class PostHoldDialog final : public HoldDialog
{
    Q_OBJECT
public:
    PostHoldDialog(Look& look, NodeSession& session, QWidget* host, const Hold& hold,
                   const std::optional<MoneyAccount>& account = {})
        : HoldDialog(look, session, host, hold, account, MoneyAct::PostHold)
    {
    }
};

/// The money is free again where it was.
class VoidHoldDialog final : public HoldDialog
{
    Q_OBJECT
public:
    VoidHoldDialog(Look& look, NodeSession& session, QWidget* host, const Hold& hold,
                   const std::optional<MoneyAccount>& account = {})
        : HoldDialog(look, session, host, hold, account, MoneyAct::VoidHold)
    {
    }
};

} // namespace signalbox::ui
