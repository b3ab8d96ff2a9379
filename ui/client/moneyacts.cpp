#include "ui/client/moneyacts.h"

#include <QPointer>

namespace signalbox::ui {

MoneyActs::MoneyActs(IntentJournal& journal, QObject* parent) : QObject(parent), m_journal(journal) {}

QFuture<Result<Settlement>> MoneyActs::perform(NodeClient* client, QString profileId, MoneyIntent intent)
{
    return andThen(
        m_journal.record(std::move(intent), std::move(profileId)), this,
        [this, client = QPointer(client)](const RecordedIntent& recorded) { return send(client, recorded); });
}

QFuture<Result<RecordedIntent>> MoneyActs::record(QString profileId, MoneyIntent intent, QString idempotencyKey)
{
    return m_journal.record(std::move(intent), std::move(profileId), std::move(idempotencyKey));
}

QFuture<Result<Settlement>> MoneyActs::resume(NodeClient* client, RecordedIntent intent)
{
    if (m_onTheirWay.contains(intent.id())) {
        return answered<Settlement>(
            Error{Error::Code::Conflict, tr("This act is on its way; wait for its answer."), intent.id(), {}});
    }
    return send(client, std::move(intent));
}

QFuture<Result<Settlement>> MoneyActs::send(NodeClient* client, RecordedIntent intent)
{
    m_onTheirWay.insert(intent.id());
    Answer<Settlement> answer;
    const auto finish = [this, answer, id = intent.id()](const Result<Settlement>& settlement) {
        m_onTheirWay.remove(id);
        answer.give(settlement);
        Q_EMIT changed();
    };
    whenReady(m_journal.markSent(intent), this,
              [this, client = QPointer(client), intent, finish](const Result<void>& marked) {
                  if (!marked) return finish(marked.error());
                  if (!client) return finish(Error{Error::Code::Cancelled, tr("The node was closed."), {}, {}});
                  whenReady(client->perform(intent), this, [this, intent, finish](const Result<Receipt>& receipt) {
                      whenReady(
                          m_journal.settle(intent, receipt), this,
                          [finish, receipt](const Result<Settlement>& settled) {
                              if (settled) return finish(settled);
                              // The node answered, the disk did not: the journal still calls it unfinished, and
                              // asking again with the same keys is safe.
                              finish(Settlement{IntentState::Unknown, receipt ? *receipt : Receipt{}, settled.error()});
                          });
                  });
              });
    return answer.future();
}

QFuture<Result<QList<JournalEntry>>> MoneyActs::unfinished()
{
    return mapped(m_journal.unfinished(), this, [this](QList<JournalEntry> entries) -> Result<QList<JournalEntry>> {
        entries.removeIf([this](const JournalEntry& e) { return m_onTheirWay.contains(e.intent.id()); });
        return entries;
    });
}

QFuture<Result<void>> MoneyActs::abandon(QString intentId)
{
    Answer<void> answer;
    whenReady(m_journal.abandon(std::move(intentId)), this, [this, answer](const Result<void>& done) {
        answer.give(done);
        Q_EMIT changed();
    });
    return answer.future();
}

} // namespace signalbox::ui
