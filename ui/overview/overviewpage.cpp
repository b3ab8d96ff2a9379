#include "ui/overview/overviewpage.h"

#include "ui/client/allpages.h"
#include "ui/common/controls.h"
#include "ui/common/emptystate.h"
#include "ui/common/messagebar.h"
#include "ui/liquidity/holdsmodel.h"
#include "ui/overview/needscard.h"
#include "ui/overview/tile.h"
#include "ui/resource/tabledriver.h"

#include <utility>

#include <QAction>
#include <QStackedLayout>

namespace signalbox::ui {

namespace {

constexpr int MinuteTick = 15'000; // ms; "ends in" is said in minutes
const auto ProblemKind = QStringLiteral("failed");

} // namespace

/// One look at the node: three lists, asked at once.
struct OverviewPage::Round
{
    Overview overview;
    std::optional<Error> error;
    int open = 3;
};

OverviewPage::OverviewPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent, Now now)
    : NodePage(parent), m_around(surroundings), m_session(session), m_now(std::move(now)),
      m_refresher(&session.client(),
                  {EntityKind::Asset, EntityKind::Peer, EntityKind::WalletAddress, EntityKind::Transfer}),
      m_assets(std::make_unique<RowModel<AssetMoney>>(surroundings.look.format, assetMoneyColumns())),
      m_peers(std::make_unique<RowModel<PeerRoom>>(surroundings.look.format, peerRoomColumns()))
{
    setObjectName(QStringLiteral("overviewPage"));
    build();
    m_around.commands.add({.id = QStringLiteral("overview.resume"),
                           .title = tr("Ask again for an unfinished act"),
                           .icon = QStringLiteral("rotate-cw"),
                           .shortcut = {},
                           .section = tr("Dashboard"),
                           .destructive = false,
                           .changesNode = true},
                          [this] {
                              const QString chosen = std::exchange(m_resumeId, {});
                              if (!chosen.isEmpty()) return resume(chosen);
                              if (!m_overview.unfinished.isEmpty()) resume(m_overview.unfinished.first().intent.id());
                          });
    m_minute.setInterval(MinuteTick);
    connect(&m_minute, &QTimer::timeout, this, &OverviewPage::present);
    connect(&m_refresher, &Refresher::due, this, &OverviewPage::fetch);
    connect(&session.client(), &NodeClient::linkStateChanged, this, &OverviewPage::sample);
    connect(&session.acts(), &MoneyActs::changed, this, &OverviewPage::fetchOwn);
    connect(m_needs, &NeedsCard::wanted, this, &OverviewPage::follow);
    connect(&surroundings.look.format, &Format::changed, this, &OverviewPage::present);
    sample(session.client().linkState());
}

OverviewPage::~OverviewPage() = default;

void OverviewPage::setInSight(bool inSight)
{
    if (inSight)
        m_minute.start();
    else
        m_minute.stop();
    m_refresher.setVisible(inSight);
}

void OverviewPage::refresh()
{
    m_refresher.refreshNow();
}

void OverviewPage::fetch()
{
    fetchOwn();
    if (m_fetching) {
        m_again = true;
        return;
    }
    m_fetching = true;
    auto round = std::make_shared<Round>();
    NodeClient& client = m_session.client();
    PageQuery start;
    start.size = PageQuery::sizeMax;
    const auto ended = [this, round](const std::optional<Error>& error) {
        if (error && !round->error) round->error = error;
        if (--round->open == 0) finish(round);
    };
    const auto assets = [&client](PageQuery query) { return client.listAssets(std::move(query)); };
    whenReady(allPages<AssetRow>(this, assets, start), this, [round, ended](const Result<QList<AssetRow>>& rows) {
        if (rows) round->overview.assets = *rows;
        ended(rows ? std::nullopt : std::optional(rows.error()));
    });
    const auto peers = [&client](PageQuery query) { return client.listPeers(std::move(query)); };
    whenReady(allPages<PeerRow>(this, peers, start), this, [round, ended](const Result<QList<PeerRow>>& rows) {
        if (rows) round->overview.peers = *rows;
        ended(rows ? std::nullopt : std::optional(rows.error()));
    });
    // Counted a page at a time; a node with very many is not read to its end for one figure.
    const auto addresses = [&client, round](PageQuery query) {
        return mapped(client.listWalletAddresses(std::move(query)), &client,
                      [round](const Page<WalletAddressRow>& page) -> Result<Page<WalletAddressRow>> {
                          Page<WalletAddressRow> counted = page;
                          Overview& overview = round->overview;
                          overview.walletAddresses += int(page.rows.size());
                          overview.inactiveWalletAddresses +=
                              int(std::count_if(page.rows.cbegin(), page.rows.cend(), [](const WalletAddressRow& row) {
                                  return row.status == WalletAddressStatus::Inactive;
                              }));
                          if (page.hasNext && overview.walletAddresses >= walletAddressesMost) {
                              overview.moreWalletAddresses = true;
                              counted.hasNext = false;
                          }
                          return counted;
                      });
    };
    whenReady(allPages<WalletAddressRow>(this, addresses, start), this,
              [ended](const Result<QList<WalletAddressRow>>& rows) {
                  ended(rows ? std::nullopt : std::optional(rows.error()));
              });
}

void OverviewPage::finish(const std::shared_ptr<Round>& round)
{
    m_fetching = false;
    if (std::exchange(m_again, false)) fetch();
    if (round->error) return fail(*round->error);
    round->overview.holds = m_overview.holds;
    round->overview.unfinished = m_overview.unfinished;
    m_overview = std::move(round->overview);
    m_loadedAt = m_now();
    m_messages->clear(ProblemKind);
    m_stack->setCurrentIndex(0);
    present();
    Q_EMIT updated(m_loadedAt);
}

void OverviewPage::fetchOwn()
{
    const QString profile = m_session.profile().id;
    whenReady(m_session.holdBook().holdsOf(profile, HoldBook::Which::Waiting, HoldsCollector::holdsMax), this,
              [this](const Result<QList<Hold>>& holds) {
                  if (!holds) return;
                  m_overview.holds = *holds;
                  present();
              });
    whenReady(m_session.acts().unfinished(), this, [this, profile](const Result<QList<JournalEntry>>& entries) {
        if (!entries) return;
        m_overview.unfinished = *entries;
        m_overview.unfinished.removeIf(
            [&profile](const JournalEntry& entry) { return entry.intent.profileId() != profile; });
        present();
    });
}

void OverviewPage::fail(const Error& error)
{
    if (error.code == Error::Code::Cancelled) return;
    if (m_loadedAt.isValid()) {
        m_messages->show({.kind = ProblemKind,
                          .state = StateKind::Warn,
                          .sentence = tr("As of %1: %2").arg(m_around.look.format.clock(m_loadedAt), error.message),
                          .icon = QStringLiteral("cloud-off"),
                          .buttons = {{.text = tr("Retry"), .run = [this] { refresh(); }, .icon = {}}},
                          .closesAfter = 0});
        return;
    }
    const bool denied = error.code == Error::Code::Forbidden || error.code == Error::Code::Unauthorized;
    m_failure->set(denied ? QStringLiteral("shield-x") : QStringLiteral("circle-x"),
                   denied ? tr("This secret may not read the node") : tr("The node could not be read"), error.message);
    auto* retry = makeButton(m_around.look, tr("Retry"));
    connect(retry, &QPushButton::clicked, this, &OverviewPage::refresh);
    auto* copy = makeButton(m_around.look, tr("Copy details"), ButtonKind::Quiet);
    connect(copy, &QPushButton::clicked, this, [this, error] { copyWithNotice(detailsOf(error), m_failure); });
    m_failure->setButtons({retry, copy});
    m_stack->setCurrentIndex(1);
}

void OverviewPage::follow(const Need& need)
{
    if (!need.pageId.isEmpty()) {
        Q_EMIT pageWanted(need.pageId, need.objectId);
        return;
    }
    // Through its command, so that a read-only node asks for the unlock first.
    m_resumeId = need.objectId;
    m_around.commands.action(QStringLiteral("overview.resume"))->trigger();
}

void OverviewPage::resume(const QString& intentId)
{
    for (const JournalEntry& entry : std::as_const(m_overview.unfinished)) {
        if (entry.intent.id() != intentId) continue;
        whenReady(m_session.acts().resume(&m_session.client(), entry.intent), this,
                  [this, name = entry.intent.intent().accountName](const Result<Settlement>& outcome) {
                      const bool done = outcome && outcome->state == IntentState::Done;
                      const bool refused = outcome && outcome->state == IntentState::Refused;
                      const QString why = outcome ? outcome->error.message : outcome.error().message;
                      QString sentence = tr("Still no answer: %1").arg(why);
                      if (done) sentence = tr("It is done, once: %1.").arg(name);
                      if (refused) sentence = tr("Refused, nothing was moved: %1").arg(why);
                      m_messages->show({.kind = QStringLiteral("done"),
                                        .state = done      ? StateKind::Ok
                                                 : refused ? StateKind::Fail
                                                           : StateKind::Warn,
                                        .sentence = sentence,
                                        .icon = {},
                                        .buttons = {},
                                        .closesAfter = MessageBar::UndoTime});
                      fetchOwn();
                  });
        return;
    }
}

void OverviewPage::sample(const LinkState& state)
{
    if (state.latencyMs < 0) return;
    m_samples.append(state.latencyMs);
    m_sampledAt.append(m_around.look.format.clock(m_now()));
    if (m_samples.size() > samplesMost) {
        m_samples.removeFirst();
        m_sampledAt.removeFirst();
    }
    present();
}

PageSpec overviewPageSpec()
{
    return {.id = QStringLiteral("overview"),
            .title = OverviewPage::tr("Dashboard"),
            .icon = QStringLiteral("layout-dashboard"),
            .group = PageSpec::Group::Overview,
            .make = [](const PageSurroundings& surroundings, NodeSession& session, QWidget* parent) -> NodePage* {
                return new OverviewPage(surroundings, session, parent);
            },
            .operatorOnly = false};
}

} // namespace signalbox::ui
