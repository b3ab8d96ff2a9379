#pragma once

#include "ui/client/intentjournal.h"
#include "ui/client/nodeclient.h"

#include <QSet>

namespace signalbox::ui {

/// The only way money is moved by the console: written down, sent, settled. A page shows the form and the outcome.
///
///     whenReady(acts.perform(client, profileId, form.intent()), this, [this](const Result<Settlement>& outcome) {
///         if (!outcome) return show(outcome.error());            // nothing was sent
///         switch (outcome->state) { … Done … Refused … Unknown: offer resume() … }
///     });
class MoneyActs : public QObject
{
    Q_OBJECT
public:
    explicit MoneyActs(IntentJournal& journal, QObject* parent = nullptr);

    /// Records and sends. Twice is two acts. An Error means that nothing was sent; how a sending ended is in the
    /// Settlement.
    [[nodiscard]] QFuture<Result<Settlement>> perform(NodeClient* client, QString profileId, MoneyIntent intent);

    /// The two halves of perform(), for a form that shows the key and offers to ask again: record() writes down and
    /// sends nothing, resume() sends what was recorded. `idempotencyKey` comes from newKey() and serves one act.
    [[nodiscard]] QFuture<Result<RecordedIntent>> record(QString profileId, MoneyIntent intent, QString idempotencyKey);
    [[nodiscard]] QString newKey() const { return m_journal.newKey(); }

    /// Sends an unfinished act again with its own keys, so it happens at most once. Conflict while it is on its way or
    /// when it is finished. `client` must be of the node the act was recorded for.
    [[nodiscard]] QFuture<Result<Settlement>> resume(NodeClient* client, RecordedIntent intent);

    /// Unfinished acts that are not on their way at this moment: what to offer after a start.
    [[nodiscard]] QFuture<Result<QList<JournalEntry>>> unfinished();

    [[nodiscard]] QFuture<Result<void>> abandon(QString intentId);

    [[nodiscard]] int onTheirWay() const { return int(m_onTheirWay.size()); }

Q_SIGNALS:
    /// The list of unfinished acts, or the holds, may have changed.
    void changed();

private:
    [[nodiscard]] QFuture<Result<Settlement>> send(NodeClient* client, RecordedIntent intent);

    IntentJournal& m_journal;
    QSet<QString> m_onTheirWay;
};

} // namespace signalbox::ui
