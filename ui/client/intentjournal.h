#pragma once

#include "ui/client/localstore.h"
#include "ui/client/moneyintent.h"

#include <functional>

namespace signalbox::ui {

/// Where a money act stands. The first three are unfinished.
enum class IntentState {
    Recorded, ///< on disk, not sent
    Sent,     ///< about to be sent or on its way; after a crash: perhaps sent
    Unknown,  ///< sent, and no answer that settles it
    Done,     ///< the node did it
    Refused,  ///< the node said no, and no earlier sending can have happened
    Abandoned ///< the operator let it go without knowing
};

/// A money act as the journal has it.
struct JournalEntry
{
    RecordedIntent intent;
    IntentState state = IntentState::Recorded;
    QString message; ///< the last thing the node or the network said
    QDateTime changedAt;
};

/// How one sending ended.
struct Settlement
{
    IntentState state = IntentState::Unknown; ///< Done, Refused or Unknown
    Receipt receipt;                          ///< when Done
    Error error;                              ///< when not Done
};

/// A new UUID (version 4), as text without braces.
using NewId = std::function<QString()>;
[[nodiscard]] NewId randomIds();

/// Money acts, written down before they are sent (TigerBeetle calls it reliable submission): the id, the idempotency
/// key and the transfer id are on disk when record() answers. After a crash unfinished() has them, and sending again
/// uses the same keys. One thread.
class IntentJournal
{
public:
    IntentJournal(LocalStore& store, std::function<qint64()> nowMs, NewId newId);

    /// Makes the keys and writes all down. Nothing was sent when this fails. A form that shows the key before it is
    /// sent takes one from newKey() and hands it in; one key is for one act.
    [[nodiscard]] QFuture<Result<RecordedIntent>> record(MoneyIntent intent, QString profileId,
                                                         QString idempotencyKey = {});
    [[nodiscard]] QString newKey() const { return m_newId(); }

    /// To be asked, and answered, before each sending. A sending before this one makes the act doubtful: from then on a
    /// plain refusal does not settle it. Conflict when the act is finished.
    [[nodiscard]] QFuture<Result<void>> markSent(RecordedIntent intent);

    /// Writes down how a sending ended, and a hold that was made, posted or voided. Rules:
    /// - "this very transfer exists" settles a deposit or withdrawal as Done: the id is ours alone;
    /// - a refusal settles an act that was never sent before; a doubtful one only when the ledger itself looked
    ///   (Insufficient; for a hold: posted, voided, expired, unknown);
    /// - everything else leaves it Unknown.
    [[nodiscard]] QFuture<Result<Settlement>> settle(RecordedIntent intent, Result<Receipt> answer);

    /// Recorded, sent and unknown acts, oldest first. Those on their way at this moment are among them.
    [[nodiscard]] QFuture<Result<QList<JournalEntry>>> unfinished();
    /// Every act, newest first.
    [[nodiscard]] QFuture<Result<QList<JournalEntry>>> entries(int limit);

    /// The operator gives up on an unfinished act. Conflict when it is finished.
    [[nodiscard]] QFuture<Result<void>> abandon(QString intentId);

private:
    LocalStore& m_store;
    std::function<qint64()> m_nowMs;
    NewId m_newId;
};

/// The rule of settle(), alone. `doubtful`: an earlier sending may have arrived.
[[nodiscard]] Settlement judgeAnswer(const RecordedIntent& intent, const Result<Receipt>& answer, bool doubtful);

[[nodiscard]] QString toText(IntentState state);
[[nodiscard]] QString toText(MoneyAct act);
[[nodiscard]] QString toText(AccountKind kind);

} // namespace signalbox::ui
