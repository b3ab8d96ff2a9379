#include "ui/client/holds.h"

#include <algorithm>
#include <QSqlQuery>

namespace signalbox::ui {

namespace {

const std::pair<HoldState, const char*> stateNames[] = {{HoldState::Held, "held"},
                                                        {HoldState::Posted, "posted"},
                                                        {HoldState::Voided, "voided"},
                                                        {HoldState::Expired, "expired"}};

HoldState stateFrom(const QString& text)
{
    for (const auto& [state, name] : stateNames) {
        if (text == QLatin1String(name)) return state;
    }
    return HoldState::Held;
}

QString nameOf(HoldState wanted)
{
    for (const auto& [state, name] : stateNames) {
        if (state == wanted) return QString::fromLatin1(name);
    }
    return {};
}

AccountKind kindFrom(const QString& text)
{
    if (text == QLatin1String("peer")) return AccountKind::Peer;
    if (text == QLatin1String("wallet-address")) return AccountKind::WalletAddress;
    return AccountKind::Asset;
}

HoldState stateOf(const TransferRow& transfer)
{
    switch (transfer.state) {
    case TransferState::Pending:
        return HoldState::Held;
    case TransferState::Posted:
        return HoldState::Posted;
    case TransferState::Voided:
        return HoldState::Voided;
    case TransferState::Unknown:
        break;
    }
    return HoldState::Held;
}

QDateTime timeOf(const QVariant& ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms.toLongLong(), Qt::UTC);
}

} // namespace

QFuture<Result<QList<Hold>>> HoldBook::holdsOf(QString profileId, Which which, int limit)
{
    return m_store.run<QList<Hold>>([profileId, which, limit](QSqlDatabase& database) -> Result<QList<Hold>> {
        const QString only = which == Which::Waiting ? QStringLiteral(" AND state = 'held'") : QString();
        const auto run = sqlRun(
            database,
            QStringLiteral("SELECT transfer_id, profile_id, account_kind, account_id, account_name, amount, asset_id,"
                           " asset_code, asset_scale, reason, made_at, expires_at, state FROM holds"
                           " WHERE profile_id = ?%1 ORDER BY expires_at, transfer_id LIMIT ?")
                .arg(only),
            {profileId, limit});
        if (!run) return run.error();
        QSqlQuery& query = **run;
        QList<Hold> holds;
        while (query.next()) {
            Hold hold;
            hold.transferId = query.value(0).toString();
            hold.profileId = query.value(1).toString();
            hold.accountKind = kindFrom(query.value(2).toString());
            hold.accountId = query.value(3).toString();
            hold.accountName = query.value(4).toString();
            hold.amount = query.value(5).toString().toULongLong();
            hold.asset = {query.value(6).toString(), query.value(7).toString(), quint8(query.value(8).toUInt())};
            hold.reason = query.value(9).toString();
            hold.madeAt = timeOf(query.value(10));
            hold.expiresAt = timeOf(query.value(11));
            hold.state = stateFrom(query.value(12).toString());
            holds.append(std::move(hold));
        }
        return holds;
    });
}

QFuture<Result<void>> HoldBook::confirm(QList<Hold> holds)
{
    return m_store.runAtomically<void>([holds](QSqlDatabase& database) -> Result<void> {
        for (const Hold& hold : holds) {
            if (!hold.madeHere || !hold.confirmedByNode) continue;
            const auto run =
                sqlRun(database, QStringLiteral("UPDATE holds SET state = ?, expires_at = ? WHERE transfer_id = ?"),
                       {nameOf(hold.state), hold.expiresAt.toMSecsSinceEpoch(), hold.transferId});
            if (!run) return run.error();
        }
        return {};
    });
}

QList<Hold> joinHolds(QList<Hold> known, const HoldAccount& account, const QString& profileId,
                      const Transfers& transfers)
{
    // A withdrawal debits the account. Credits of an asset's account belong to deposits and to the other side of
    // payments.
    for (const TransferRow& transfer : transfers.debits) {
        if (transfer.type != TransferType::Withdrawal || transfer.state == TransferState::Unknown) continue;
        const auto mine =
            std::find_if(known.begin(), known.end(), [&](const Hold& hold) { return hold.transferId == transfer.id; });
        if (mine != known.end()) {
            // A ledger that keeps every record shows the hold itself as pending for ever; what this console did to it
            // since is known better here.
            const bool older = transfer.state == TransferState::Pending && mine->state != HoldState::Held;
            if (!older) mine->state = stateOf(transfer);
            if (transfer.expiresAt.isValid()) mine->expiresAt = transfer.expiresAt;
            mine->confirmedByNode = true;
            continue;
        }
        if (transfer.state != TransferState::Pending || !transfer.expiresAt.isValid()) continue;
        Hold hold;
        hold.transferId = transfer.id;
        hold.profileId = profileId;
        hold.accountKind = account.kind;
        hold.accountId = account.id;
        hold.accountName = account.name;
        hold.amount = transfer.amount;
        hold.asset = account.asset;
        hold.madeAt = transfer.createdAt;
        hold.expiresAt = transfer.expiresAt;
        hold.madeHere = false;
        hold.confirmedByNode = true;
        known.append(std::move(hold));
    }
    return known;
}

void settleDeadlines(QList<Hold>& holds, const QDateTime& now)
{
    for (Hold& hold : holds) {
        if (hold.state == HoldState::Held && hold.expiresAt <= now) hold.state = HoldState::Expired;
    }
    std::sort(holds.begin(), holds.end(), [](const Hold& left, const Hold& right) {
        return std::tie(left.expiresAt, left.transferId) < std::tie(right.expiresAt, right.transferId);
    });
}

} // namespace signalbox::ui
