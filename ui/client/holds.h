#pragma once

#include "ui/client/localstore.h"
#include "ui/client/moneyintent.h"

namespace signalbox::ui {

enum class HoldState {
    Held,
    Posted,
    Voided,
    Expired ///< the deadline passed without an answer: the money is free again
};

/// A two-phase withdrawal that waits, or waited, for post or void.
struct Hold
{
    QString transferId;
    QString profileId;
    AccountKind accountKind = AccountKind::Asset;
    QString accountId;
    QString accountName;
    quint64 amount = 0;
    AssetRef asset;
    QString reason;
    QDateTime madeAt;
    QDateTime expiresAt;
    HoldState state = HoldState::Held;
    bool madeHere = true;         ///< by this console; otherwise only the node's transfers tell of it
    bool confirmedByNode = false; ///< state and deadline are the node's own
    friend bool operator==(const Hold&, const Hold&) = default;
};

/// The Admin API has no list of two-phase withdrawals, so the console keeps those it made. IntentJournal writes them;
/// this reads them.
class HoldBook
{
public:
    explicit HoldBook(LocalStore& store) : m_store(store) {}

    /// Holds of one node, soonest deadline first; with finished ones when asked, at most `limit`.
    enum class Which { Waiting, All };
    [[nodiscard]] QFuture<Result<QList<Hold>>> holdsOf(QString profileId, Which which, int limit);

    /// Writes back what a node said about holds made here.
    [[nodiscard]] QFuture<Result<void>> confirm(QList<Hold> holds);

private:
    LocalStore& m_store;
};

/// An account whose transfers were asked for.
struct HoldAccount
{
    AccountKind kind = AccountKind::Asset;
    QString id;
    QString name;
    AssetRef asset;
    friend bool operator==(const HoldAccount&, const HoldAccount&) = default;
};

/// Joins the holds made here with what the node says of one account: state and deadline become the node's, and pending
/// withdrawals made elsewhere are added. Some nodes answer with their own names of accounts (not `account.id`) and some
/// repeat a transfer's post or void as a transfer of its own; neither is taken for a hold twice.
[[nodiscard]] QList<Hold> joinHolds(QList<Hold> known, const HoldAccount& account, const QString& profileId,
                                    const Transfers& transfers);

/// Held holds whose deadline has passed by `now` become Expired; then soonest deadline first.
void settleDeadlines(QList<Hold>& holds, const QDateTime& now);

} // namespace signalbox::ui
