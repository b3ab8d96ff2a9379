#pragma once

#include "ui/liquidity/moneydialog.h"

#include <QDateTime>

class QComboBox;

namespace signalbox::ui {

class Label;
class MoneyField;
class Segmented;

/// Adds liquidity to an asset or a peer.
///
///     auto* dialog = new DepositDialog(around.look, session, around.dialogHost, account);
///     connect(dialog, &MoneyDialog::done, this, [this](const QString& sentence) { … message bar … });
///     dialog->open();
class DepositDialog final : public MoneyDialog
{
    Q_OBJECT
public:
    DepositDialog(Look& look, NodeSession& session, QWidget* host, const MoneyAccount& account);

protected:
    std::optional<MoneyIntent> intent() const override;
    QString verb() const override;
    QString doneSentence(const Settlement& settlement) const override;
    Impact impact() const override;

private:
    MoneyAccount m_account;
    FormRow* m_amountRow = nullptr;
    MoneyField* m_amount = nullptr;
};

/// Takes liquidity out of an asset or a peer: now, or held first. A wallet address gives all it has or nothing.
class WithdrawDialog final : public MoneyDialog
{
    Q_OBJECT
public:
    /// A hold that the node would let stand is at most this long.
    static constexpr quint64 holdSecondsMost = 30ULL * 24 * 3600;

    WithdrawDialog(Look& look, NodeSession& session, QWidget* host, const MoneyAccount& account);

protected:
    std::optional<MoneyIntent> intent() const override;
    QString verb() const override;
    QString doneSentence(const Settlement& settlement) const override;
    Impact impact() const override;

private:
    [[nodiscard]] bool holds() const;
    [[nodiscard]] quint64 holdSeconds() const;
    [[nodiscard]] QString untilWords(const QDateTime& at) const;
    void refreshHold();

    MoneyAccount m_account;
    FormRow* m_amountRow = nullptr;
    MoneyField* m_amount = nullptr;
    FormRow* m_whenRow = nullptr;
    Segmented* m_when = nullptr;
    FormRow* m_holdRow = nullptr;
    QComboBox* m_holdFor = nullptr;
    Label* m_until = nullptr;
};

} // namespace signalbox::ui
