#pragma once

#include "ui/client/types.h"

namespace signalbox::ui {

enum class MoneyAct { Deposit, Withdraw, PostHold, VoidHold, WithdrawWalletAddress };
enum class AccountKind { Asset, Peer, WalletAddress };

/// What the operator wants to happen to money, as the form has it. Nothing is sent from this.
struct MoneyIntent
{
    MoneyAct act = MoneyAct::Deposit;
    AccountKind accountKind = AccountKind::Asset;
    QString accountId;   ///< of the asset, peer or wallet address
    QString accountName; ///< what the list of unfinished acts shows; never sent
    quint64 amount = 0;  ///< smallest units; ignored for a hold (its own amount) and a wallet address (all it has)
    AssetRef asset;
    quint64 holdSeconds = 0; ///< 0: at once; otherwise the withdrawal waits that long for post or void
    QString holdId;          ///< for PostHold and VoidHold: the withdrawal's transfer id
    QString reason;          ///< the operator's words; kept here, never sent
    friend bool operator==(const MoneyIntent&, const MoneyIntent&) = default;
};

/// An intent that is on disk with its keys. Only the journal makes one, so nothing can be sent that was not written
/// down.
class RecordedIntent
{
public:
    [[nodiscard]] const MoneyIntent& intent() const { return m_intent; }
    [[nodiscard]] const QString& id() const { return m_id; }
    [[nodiscard]] const QString& profileId() const { return m_profileId; }
    [[nodiscard]] const QString& idempotencyKey() const { return m_idempotencyKey; }
    /// The ledger's id of the transfer: made here for a deposit or withdrawal, the hold's own for post and void.
    [[nodiscard]] const QString& transferId() const { return m_transferId; }
    [[nodiscard]] const QDateTime& recordedAt() const { return m_recordedAt; }
    friend bool operator==(const RecordedIntent&, const RecordedIntent&) = default;

private:
    friend class IntentJournal;
    friend struct IntentRows; ///< the journal's reader of rows
    RecordedIntent() = default;

    MoneyIntent m_intent;
    QString m_id;
    QString m_profileId;
    QString m_idempotencyKey;
    QString m_transferId;
    QDateTime m_recordedAt;
};

/// The node did it.
struct Receipt
{
    QString transferId;
    quint64 amount = 0;  ///< what moved; for a wallet address what the node says
    QDateTime expiresAt; ///< of a hold, by this machine's clock at the latest; invalid otherwise
    /// True when the node said that this very transfer exists or is posted or voided: an earlier request had arrived.
    bool earlierRequestArrived = false;
};

} // namespace signalbox::ui
