#include "ui/client/holdscollector.h"

#include <algorithm>
#include <QPointer>

namespace signalbox::ui {

struct HoldsCollector::Round
{
    QPointer<NodeClient> client;
    QString profileId;
    QList<HoldAccount> waiting;
    int underWay = 0;
    HoldBook::Which which = HoldBook::Which::Waiting;
    HoldsReport report;
    Answer<HoldsReport> answer;
};

HoldsCollector::HoldsCollector(HoldBook& book, NowMs now, QObject* parent)
    : QObject(parent), m_book(book), m_now(std::move(now))
{
}

QFuture<Result<HoldsReport>> HoldsCollector::collect(NodeClient* client, QString profileId, QList<HoldAccount> accounts,
                                                     HoldBook::Which which)
{
    auto round = std::make_shared<Round>();
    round->client = client;
    round->profileId = profileId;
    round->which = which;
    whenReady(m_book.holdsOf(profileId, which, holdsMax), this,
              [this, round, accounts](const Result<QList<Hold>>& known) {
                  if (!known) return round->answer.give(known.error());
                  round->report.holds = *known;
                  for (const Hold& hold : *known) {
                      const HoldAccount account{hold.accountKind, hold.accountId, hold.accountName, hold.asset};
                      const auto same = [&](const HoldAccount& other) { return other.id == account.id; };
                      if (std::none_of(round->waiting.cbegin(), round->waiting.cend(), same)) round->waiting << account;
                  }
                  for (const HoldAccount& account : accounts) {
                      const auto same = [&](const HoldAccount& other) { return other.id == account.id; };
                      if (std::none_of(round->waiting.cbegin(), round->waiting.cend(), same)) round->waiting << account;
                  }
                  if (round->waiting.size() > accountsMax) {
                      round->waiting.resize(accountsMax);
                      round->report.truncated = true;
                  }
                  askNext(round);
              });
    return round->answer.future();
}

void HoldsCollector::askNext(const std::shared_ptr<Round>& round)
{
    while (round->client && round->underWay < atATime && !round->waiting.isEmpty()) {
        const HoldAccount account = round->waiting.takeFirst();
        ++round->underWay;
        ++round->report.accountsAsked;
        whenReady(round->client->transfersOf(account.id, transfersOfAccount), this,
                  [this, round, account](const Result<Transfers>& transfers) {
                      --round->underWay;
                      if (transfers) {
                          round->report.holds =
                              joinHolds(std::move(round->report.holds), account, round->profileId, *transfers);
                      } else {
                          ++round->report.accountsFailed;
                      }
                      askNext(round);
                  });
    }
    const bool over = round->underWay == 0 && (round->waiting.isEmpty() || !round->client);
    if (over) finish(round);
}

void HoldsCollector::finish(const std::shared_ptr<Round>& round)
{
    settleDeadlines(round->report.holds, QDateTime::fromMSecsSinceEpoch(m_now(), Qt::UTC));
    (void)m_book.confirm(round->report.holds);
    if (round->which == HoldBook::Which::Waiting) {
        round->report.holds.removeIf([](const Hold& hold) { return hold.state != HoldState::Held; });
    }
    round->answer.give(round->report);
}

} // namespace signalbox::ui
