#include "ui/client/intentjournal.h"

#include <algorithm>
#include <QCoreApplication>
#include <QSqlQuery>
#include <QUuid>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(IntentJournal)
};

using Code = Error::Code;

/// Longer holds are shown as this long; ten years, far from any overflow.
constexpr quint64 holdSecondsMax = 10ULL * 366 * 24 * 60 * 60;

// The node's words, where its codes are not enough. They are part of the Admin API's behaviour.
constexpr QLatin1String alreadyPosted("Transfer already posted");
constexpr QLatin1String alreadyVoided("Transfer already voided");
constexpr QLatin1String alreadyExpired("Transfer already expired");

const std::pair<MoneyAct, const char*> actNames[] = {{MoneyAct::Deposit, "deposit"},
                                                     {MoneyAct::Withdraw, "withdraw"},
                                                     {MoneyAct::PostHold, "post-hold"},
                                                     {MoneyAct::VoidHold, "void-hold"},
                                                     {MoneyAct::WithdrawWalletAddress, "withdraw-wallet-address"}};
const std::pair<AccountKind, const char*> kindNames[] = {
    {AccountKind::Asset, "asset"}, {AccountKind::Peer, "peer"}, {AccountKind::WalletAddress, "wallet-address"}};
const std::pair<IntentState, const char*> stateNames[] = {
    {IntentState::Recorded, "recorded"}, {IntentState::Sent, "sent"},       {IntentState::Unknown, "unknown"},
    {IntentState::Done, "done"},         {IntentState::Refused, "refused"}, {IntentState::Abandoned, "abandoned"}};

template <class Names, class Value>
QString nameOf(const Names& names, Value value)
{
    for (const auto& [known, name] : names) {
        if (known == value) return QString::fromLatin1(name);
    }
    return {};
}

template <class Value, size_t n>
Value valueOf(const std::pair<Value, const char*> (&names)[n], const QString& text)
{
    for (const auto& [known, name] : names) {
        if (text == QLatin1String(name)) return known;
    }
    return names[0].first;
}

bool isHoldAct(MoneyAct act)
{
    return act == MoneyAct::PostHold || act == MoneyAct::VoidHold;
}

/// The node says that what this act wants is so already.
bool saysItHappened(MoneyAct act, const Error& error)
{
    switch (act) {
    case MoneyAct::PostHold:
        return error.message == alreadyPosted;
    case MoneyAct::VoidHold:
        return error.message == alreadyVoided;
    case MoneyAct::Deposit:
    case MoneyAct::Withdraw:
    case MoneyAct::WithdrawWalletAddress:
        return error.nodeCode == QLatin1String("DUPLICATE");
    }
    return false;
}

/// The ledger itself looked and did not find this act's effect, so no earlier sending had one.
bool ledgerLooked(MoneyAct act, const Error& error)
{
    if (!isHoldAct(act)) return error.code == Code::Insufficient;
    return error.message == alreadyPosted || error.message == alreadyVoided || error.message == alreadyExpired ||
           error.code == Code::NotFound;
}

Error finishedAlready()
{
    return {Code::Conflict, Words::tr("This act is finished; nothing was sent."), {}, {}};
}

constexpr const char* intentColumns =
    "id, profile_id, act, account_kind, account_id, account_name, amount, asset_id, asset_code, asset_scale,"
    " hold_seconds, hold_id, reason, idempotency_key, transfer_id, recorded_at, state, message, changed_at";

/// What became of a hold, when an answer about it says so; empty otherwise.
QString holdStateFrom(const RecordedIntent& intent, const Settlement& settlement)
{
    const bool done = settlement.state == IntentState::Done;
    if (intent.intent().act == MoneyAct::PostHold && done) return QStringLiteral("posted");
    if (intent.intent().act == MoneyAct::VoidHold && done) return QStringLiteral("voided");
    if (!isHoldAct(intent.intent().act) || done) return {};
    if (settlement.error.message == alreadyPosted) return QStringLiteral("posted");
    if (settlement.error.message == alreadyVoided) return QStringLiteral("voided");
    if (settlement.error.message == alreadyExpired) return QStringLiteral("expired");
    return {};
}

} // namespace

/// Reads rows of `intents`; the journal's friend, because only the journal makes a RecordedIntent.
struct IntentRows
{
    static Result<QList<JournalEntry>> read(QSqlDatabase& database, const QString& tail, const QVariantList& values)
    {
        const auto run = sqlRun(
            database, QStringLiteral("SELECT %1 FROM intents %2").arg(QLatin1String(intentColumns), tail), values);
        if (!run) return run.error();
        QSqlQuery& query = **run;
        QList<JournalEntry> entries;
        while (query.next()) {
            int column = 0;
            const auto text = [&] { return query.value(column++).toString(); };
            RecordedIntent recorded;
            MoneyIntent& intent = recorded.m_intent;
            recorded.m_id = text();
            recorded.m_profileId = text();
            intent.act = valueOf(actNames, text());
            intent.accountKind = valueOf(kindNames, text());
            intent.accountId = text();
            intent.accountName = text();
            intent.amount = text().toULongLong();
            intent.asset.id = text();
            intent.asset.code = text();
            intent.asset.scale = quint8(text().toUInt());
            intent.holdSeconds = text().toULongLong();
            intent.holdId = text();
            intent.reason = text();
            recorded.m_idempotencyKey = text();
            recorded.m_transferId = text();
            recorded.m_recordedAt = QDateTime::fromMSecsSinceEpoch(query.value(column++).toLongLong(), Qt::UTC);
            JournalEntry entry{recorded, IntentState::Recorded, {}, {}};
            entry.state = valueOf(stateNames, text());
            entry.message = text();
            entry.changedAt = QDateTime::fromMSecsSinceEpoch(query.value(column++).toLongLong(), Qt::UTC);
            entries.append(std::move(entry));
        }
        return entries;
    }
};

QString toText(IntentState state)
{
    return nameOf(stateNames, state);
}
QString toText(MoneyAct act)
{
    return nameOf(actNames, act);
}
QString toText(AccountKind kind)
{
    return nameOf(kindNames, kind);
}

NewId randomIds()
{
    return [] { return QUuid::createUuid().toString(QUuid::WithoutBraces); };
}

Settlement judgeAnswer(const RecordedIntent& intent, const Result<Receipt>& answer, bool doubtful)
{
    if (answer) return {IntentState::Done, *answer, {}};
    const Error& error = answer.error();
    const MoneyAct act = intent.intent().act;
    // Somebody else may post or void a hold; that the very transfer exists only our own sending can cause.
    if (saysItHappened(act, error) && (doubtful || !isHoldAct(act))) {
        Receipt receipt;
        receipt.transferId = intent.transferId();
        receipt.amount = intent.intent().amount;
        receipt.earlierRequestArrived = true;
        return {IntentState::Done, receipt, {}};
    }
    const bool settled = doubtful ? ledgerLooked(act, error) : error.refused();
    return {settled ? IntentState::Refused : IntentState::Unknown, {}, error};
}

IntentJournal::IntentJournal(LocalStore& store, std::function<qint64()> nowMs, NewId newId)
    : m_store(store), m_nowMs(std::move(nowMs)), m_newId(std::move(newId))
{
}

QFuture<Result<RecordedIntent>> IntentJournal::record(MoneyIntent intent, QString profileId, QString idempotencyKey)
{
    RecordedIntent recorded;
    recorded.m_intent = std::move(intent);
    recorded.m_id = m_newId();
    recorded.m_profileId = std::move(profileId);
    recorded.m_idempotencyKey = idempotencyKey.isEmpty() ? m_newId() : std::move(idempotencyKey);
    recorded.m_transferId = isHoldAct(recorded.m_intent.act) ? recorded.m_intent.holdId : m_newId();
    const qint64 now = m_nowMs();
    recorded.m_recordedAt = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC);
    return m_store.runAtomically<RecordedIntent>([recorded, now](QSqlDatabase& database) -> Result<RecordedIntent> {
        const MoneyIntent& i = recorded.m_intent;
        const auto run = sqlRun(database,
                                QStringLiteral("INSERT INTO intents(%1) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                                    .arg(QLatin1String(intentColumns)),
                                {recorded.m_id, recorded.m_profileId, toText(i.act), toText(i.accountKind), i.accountId,
                                 i.accountName, QString::number(i.amount), i.asset.id, i.asset.code, int(i.asset.scale),
                                 QString::number(i.holdSeconds), i.holdId, i.reason, recorded.m_idempotencyKey,
                                 recorded.m_transferId, now, toText(IntentState::Recorded), QString(), now});
        if (!run) return run.error();
        return recorded;
    });
}

QFuture<Result<void>> IntentJournal::markSent(RecordedIntent intent)
{
    const qint64 now = m_nowMs();
    return m_store.runAtomically<void>([id = intent.id(), now](QSqlDatabase& database) -> Result<void> {
        const auto run = sqlRun(database,
                                QStringLiteral("UPDATE intents SET doubtful = (state <> 'recorded'), state = 'sent',"
                                               " sent_at = coalesce(sent_at, ?), changed_at = ?"
                                               " WHERE id = ? AND state IN ('recorded', 'sent', 'unknown')"),
                                {now, now, id});
        if (!run) return run.error();
        if ((*run)->numRowsAffected() != 1) return finishedAlready();
        return {};
    });
}

QFuture<Result<Settlement>> IntentJournal::settle(RecordedIntent intent, Result<Receipt> answer)
{
    const qint64 now = m_nowMs();
    return m_store.runAtomically<Settlement>([intent, answer, now](QSqlDatabase& database) -> Result<Settlement> {
        const auto found =
            sqlRun(database, QStringLiteral("SELECT doubtful, sent_at FROM intents WHERE id = ?"), {intent.id()});
        if (!found) return found.error();
        if (!(*found)->next()) return Error{Code::Internal, Words::tr("This act was never recorded."), intent.id(), {}};
        const qint64 sentAt = (*found)->value(1).toLongLong();
        Settlement settlement = judgeAnswer(intent, answer, (*found)->value(0).toBool());
        (*found)->finish();

        const auto updated =
            sqlRun(database, QStringLiteral("UPDATE intents SET state = ?, changed_at = ?, message = ? WHERE id = ?"),
                   {toText(settlement.state), now, settlement.error.message, intent.id()});
        if (!updated) return updated.error();

        const MoneyIntent& i = intent.intent();
        const bool holds =
            (i.act == MoneyAct::Withdraw || i.act == MoneyAct::WithdrawWalletAddress) && i.holdSeconds > 0;
        if (settlement.state == IntentState::Done && holds) {
            // Counted from the first sending: the node may have begun then, and too early is the safe side.
            const qint64 expires = sentAt + qint64(std::min(i.holdSeconds, holdSecondsMax)) * 1000;
            settlement.receipt.expiresAt = QDateTime::fromMSecsSinceEpoch(expires, Qt::UTC);
            const quint64 amount = i.act == MoneyAct::WithdrawWalletAddress ? settlement.receipt.amount : i.amount;
            const auto held =
                sqlRun(database, QStringLiteral("INSERT OR IGNORE INTO holds VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)"),
                       {intent.transferId(), intent.profileId(), toText(i.accountKind), i.accountId, i.accountName,
                        QString::number(amount), i.asset.id, i.asset.code, int(i.asset.scale), i.reason, sentAt,
                        expires, QStringLiteral("held")});
            if (!held) return held.error();
        }
        if (const QString state = holdStateFrom(intent, settlement); !state.isEmpty()) {
            const auto changed = sqlRun(database, QStringLiteral("UPDATE holds SET state = ? WHERE transfer_id = ?"),
                                        {state, intent.transferId()});
            if (!changed) return changed.error();
        }
        return settlement;
    });
}

QFuture<Result<QList<JournalEntry>>> IntentJournal::unfinished()
{
    return m_store.run<QList<JournalEntry>>([](QSqlDatabase& database) {
        return IntentRows::read(
            database, QStringLiteral("WHERE state IN ('recorded', 'sent', 'unknown') ORDER BY recorded_at, id"), {});
    });
}

QFuture<Result<QList<JournalEntry>>> IntentJournal::entries(int limit)
{
    return m_store.run<QList<JournalEntry>>([limit](QSqlDatabase& database) {
        return IntentRows::read(database, QStringLiteral("ORDER BY recorded_at DESC, id LIMIT ?"), {limit});
    });
}

QFuture<Result<void>> IntentJournal::abandon(QString intentId)
{
    const qint64 now = m_nowMs();
    return m_store.runAtomically<void>([intentId, now](QSqlDatabase& database) -> Result<void> {
        const auto run = sqlRun(database,
                                QStringLiteral("UPDATE intents SET state = 'abandoned', changed_at = ?"
                                               " WHERE id = ? AND state IN ('recorded', 'sent', 'unknown')"),
                                {now, intentId});
        if (!run) return run.error();
        if ((*run)->numRowsAffected() != 1) return finishedAlready();
        return {};
    });
}

} // namespace signalbox::ui
