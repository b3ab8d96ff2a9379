#include "ui/liquidity/holdspage.h"

#include "ui/client/whenready.h"
#include "ui/common/drawer.h"
#include "ui/common/look.h"
#include "ui/common/messagebar.h"
#include "ui/common/tableview.h"
#include "ui/liquidity/heldamounts.h"
#include "ui/liquidity/holddialogs.h"
#include "ui/resource/facts.h"

#include <QAction>
#include <QBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int SecondMs = 1000; // LOOK, section 4: countdowns and ages once a second at most
const auto PartialKind = QStringLiteral("partial");

TablePageSpec tableSpec()
{
    return {.id = QStringLiteral("holds"),
            .version = 1,
            .title = HoldsPage::tr("Holds"),
            .icon = QStringLiteral("lock-keyhole"),
            .emptyTitle = HoldsPage::tr("No holds yet"),
            .emptyLine = HoldsPage::tr("A withdrawal that is held first waits here for post or void."),
            .chips = {{.key = QStringLiteral("state"),
                       .label = HoldsPage::tr("State"),
                       .choices = {{QStringLiteral("waiting"), HoldsPage::tr("waiting")},
                                   {QStringLiteral("posted"), HoldsPage::tr("posted")},
                                   {QStringLiteral("voided"), HoldsPage::tr("voided")},
                                   {QStringLiteral("expired"), HoldsPage::tr("expired")}}},
                      {.key = QStringLiteral("made"),
                       .label = HoldsPage::tr("Made"),
                       .choices = {{QStringLiteral("here"), HoldsPage::tr("by this console")},
                                   {QStringLiteral("elsewhere"), HoldsPage::tr("elsewhere")}}}},
            .sortKey = QStringLiteral("deadline"),
            .multiSelect = false};
}

} // namespace

HoldsPage::HoldsPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent, Now now)
    : NodePage(parent), m_around(surroundings), m_session(session), m_now(std::move(now)),
      m_model(std::make_unique<RowModel<HoldLine>>(surroundings.look.format,
                                                   holdColumns(surroundings.look.format, [this] { return m_now(); })))
{
    setObjectName(QStringLiteral("holdsPage"));
    m_model->setChip(QStringLiteral("state"), [this](const HoldLine& line, const QString& value) {
        return stateKeyOf(line.hold, m_now()) == value;
    });
    m_model->setChip(QStringLiteral("made"), [](const HoldLine& line, const QString& value) {
        return line.hold.madeHere == (value == QLatin1String("here"));
    });
    m_table = new TablePage(surroundings.look, surroundings.settings, tableSpec(), *m_model, this);
    RowQuery waiting = m_table->query();
    waiting.filters.insert(QStringLiteral("state"), QStringLiteral("waiting"));
    m_table->setQuery(waiting);
    m_table->setFilterHint(tr("A withdrawal that is held first waits here for post or void."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_driver = new TableDriver(*this, *m_table, *m_model, surroundings, session,
                               {EntityKind::Transfer, EntityKind::Peer, EntityKind::Asset}, m_now);
    m_driver->setPermission(tr("the right to read transfers"));
    m_facts = new Facts(surroundings.look);
    m_table->drawer().addTab(tr("Details"), drawerPage(surroundings.look, m_facts));
    m_second.setInterval(SecondMs);
    connect(&m_second, &QTimer::timeout, this, &HoldsPage::tick);
    addCommands();
    connect(m_driver, &TableDriver::due, this, &HoldsPage::fetch);
    connect(m_table, &TablePage::refreshWanted, this, [this] { m_collectedAt = {}; });
    connect(m_table, &TablePage::currentChanged, this, [this] { showCurrent(false); });
    connect(m_table, &TablePage::activated, this, [this] { showCurrent(true); });
    connect(&m_table->view(), &QAbstractItemView::clicked, this, [this] { showCurrent(true); });
    connect(&session.acts(), &MoneyActs::changed, this, &HoldsPage::fetchKnown);
    fetchKnown(); // for the number in the sidebar, before the page was ever shown
}

HoldsPage::~HoldsPage() = default;

void HoldsPage::addCommands()
{
    const auto add = [this](const char* id, const QString& title, const char* icon, const QKeySequence& keys,
                            bool post) {
        return m_around.commands.add(
            {.id = QString::fromLatin1(id),
             .title = title,
             .icon = QString::fromLatin1(icon),
             .shortcut = keys,
             .section = tr("Holds"),
             .destructive = false,
             .changesNode = true},
            [this, post] { act(post); }, this);
    };
    QAction* post = add("holds.post", tr("Post hold"), "send", Qt::CTRL | Qt::Key_Return, true);
    QAction* voids = add("holds.void", tr("Void hold"), "undo-2", QKeySequence::Delete, false);
    m_table->setVerbs({voids, post});
}

void HoldsPage::setInSight(bool inSight)
{
    m_driver->setInSight(inSight);
    if (inSight)
        m_second.start();
    else
        m_second.stop();
}

void HoldsPage::refresh()
{
    m_collectedAt = {};
    m_driver->refresh();
}

void HoldsPage::fetch()
{
    fetchKnown();
    const bool old = !m_collectedAt.isValid() || m_collectedAt.secsTo(m_now()) >= collectEverySeconds;
    if (old) askAccounts();
}

void HoldsPage::fetchKnown()
{
    whenReady(m_session.holdBook().holdsOf(m_session.profile().id, HoldBook::Which::All, HoldsCollector::holdsMax),
              this, [this](const Result<QList<Hold>>& known) {
                  if (!known) {
                      if (m_model->rowCount() == 0) m_driver->failed(known.error());
                      return;
                  }
                  QList<Hold> holds = *known;
                  holds += m_elsewhere;
                  merge(std::move(holds));
              });
}

void HoldsPage::askAccounts()
{
    if (m_collecting) {
        m_collectAgain = true;
        return;
    }
    m_collecting = true;
    PageQuery query;
    query.size = PageQuery::sizeMax;
    const auto stop = [this](const Error& error) {
        m_collecting = false;
        m_driver->failed(error);
    };
    whenReady(m_session.client().listPeers(query), this, [this, query, stop](const Result<Page<PeerRow>>& peers) {
        if (!peers) return stop(peers.error());
        whenReady(m_session.client().listAssets(query), this,
                  [this, stop, peers = *peers](const Result<Page<AssetRow>>& assets) {
                      if (!assets) return stop(assets.error());
                      QList<HoldAccount> accounts;
                      m_accounts.clear();
                      for (const PeerRow& peer : peers.rows) {
                          const QString name = peer.name.isEmpty() ? peer.staticIlpAddress : peer.name;
                          accounts.append({AccountKind::Peer, peer.id, name, peer.asset});
                          m_accounts.insert(peer.id, {AccountKind::Peer, peer.id, name, peer.asset, peer.liquidity,
                                                      std::nullopt, peer.liquidityThreshold});
                      }
                      for (const AssetRow& asset : assets->rows) {
                          const AssetRef ref{asset.id, asset.code, asset.scale};
                          accounts.append({AccountKind::Asset, asset.id, asset.code, ref});
                          m_accounts.insert(asset.id, {AccountKind::Asset, asset.id, asset.code, ref, asset.liquidity,
                                                       std::nullopt, asset.liquidityThreshold});
                      }
                      collect(accounts);
                  });
    });
}

void HoldsPage::collect(const QList<HoldAccount>& accounts)
{
    whenReady(
        m_session.holdsCollector().collect(&m_session.client(), m_session.profile().id, accounts, HoldBook::Which::All),
        this, [this](const Result<HoldsReport>& report) {
            m_collecting = false;
            if (!report) return m_driver->failed(report.error());
            m_collectedAt = m_now();
            m_elsewhere.clear();
            for (const Hold& hold : report->holds) {
                if (!hold.madeHere) m_elsewhere.append(hold);
            }
            merge(report->holds);
            m_driver->loaded();
            tellPartial(*report);
            if (std::exchange(m_collectAgain, false)) askAccounts();
        });
}

void HoldsPage::tellPartial(const HoldsReport& report)
{
    if (report.accountsFailed == 0 && !report.truncated) {
        m_table->messages().clear(PartialKind);
        return;
    }
    const QString sentence = report.accountsFailed > 0
                                 ? tr("%1 of %2 accounts answered; holds of the others are as this console knows them.")
                                       .arg(report.accountsAsked - report.accountsFailed)
                                       .arg(report.accountsAsked)
                                 : tr("Only %n account(s) were asked; holds made elsewhere on others are missing.",
                                      nullptr, report.accountsAsked);
    m_table->messages().show({.kind = PartialKind,
                              .state = StateKind::Wait,
                              .sentence = sentence,
                              .icon = QStringLiteral("server-off"),
                              .buttons = {{.text = tr("Retry"), .run = [this] { refresh(); }, .icon = {}}},
                              .closesAfter = 0});
}

void HoldsPage::merge(QList<Hold> holds)
{
    settleDeadlines(holds, m_now());
    QList<HoldLine> lines;
    lines.reserve(holds.size());
    for (Hold& hold : holds) {
        const QString id = hold.transferId;
        lines.append({id, std::move(hold)});
    }
    m_model->merge(std::move(lines));
    refreshWords();
    showCurrent(false);
}

void HoldsPage::tick()
{
    bool ended = false;
    const QDateTime now = m_now();
    for (const HoldLine& line : m_model->rows())
        ended = ended || (line.hold.state == HoldState::Held && line.hold.expiresAt <= now);
    if (ended) {
        QList<Hold> holds;
        for (const HoldLine& line : m_model->rows()) holds.append(line.hold);
        return merge(std::move(holds));
    }
    if (m_model->rowCount() == 0) return;
    for (const char* key : {"state", "ends_in"}) {
        const int at = m_model->columnOf(QString::fromLatin1(key));
        Q_EMIT m_model->dataChanged(m_model->index(0, at), m_model->index(m_model->rowCount() - 1, at),
                                    {Qt::DisplayRole});
    }
}

void HoldsPage::refreshWords()
{
    int waiting = 0;
    bool soon = false;
    const QDateTime now = m_now();
    for (const HoldLine& line : m_model->rows()) {
        const std::optional<qint64> left = secondsLeft(line.hold, now);
        if (!left) continue;
        ++waiting;
        soon = soon || *left < holdEndsSoonSeconds;
    }
    m_table->setSubtitle(tr("%1 waiting on %2").arg(m_around.look.format.count(waiting), m_session.profile().name));
    m_waiting = waiting;
    Q_EMIT badgeChanged(waiting, soon ? StateKind::Warn : StateKind::Held);
}

void HoldsPage::showCurrent(bool open)
{
    const HoldLine* line = m_model->find(m_table->currentId());
    if (line == nullptr) {
        m_table->drawer().close();
        return;
    }
    if (!open && !m_table->drawer().isOpen()) return;
    const Hold& hold = line->hold;
    const Format& format = m_around.look.format;
    m_table->drawer().setTitle(hold.accountName.isEmpty() ? tr("Hold") : hold.accountName);
    m_table->drawer().setState(stateOf(hold, m_now()));
    m_facts->clear();
    m_facts->addMoney(tr("Amount"), amountIn(hold.asset, hold.amount), hold.state == HoldState::Held);
    m_facts->addText(tr("Made"), format.timestamp(hold.madeAt));
    m_facts->addText(tr("Deadline"), format.timestamp(hold.expiresAt));
    m_facts->addText(tr("Made by"), hold.madeHere ? tr("This console") : tr("Elsewhere"));
    m_facts->addText(tr("Told by the node"), hold.confirmedByNode ? tr("Yes") : tr("Not yet"));
    m_facts->addText(tr("Reason"), hold.reason);
    m_facts->addId(tr("Transfer"), hold.transferId);
    m_facts->addId(tr("Account"), hold.accountId);
    if (open) m_table->drawer().open();
}

void HoldsPage::openObject(const QString& id)
{
    const HoldLine* line = m_model->find(id);
    if (line == nullptr) return;
    if (stateKeyOf(line->hold, m_now()) != QLatin1String("waiting")) m_table->clearFilter();
    m_table->select(id);
    showCurrent(true);
}

bool HoldsPage::exportRows()
{
    m_table->exportWithDialog();
    return true;
}

QList<PageObject> HoldsPage::objects() const
{
    QList<PageObject> objects;
    for (const HoldLine& line : m_model->rows()) {
        objects.append({line.id, tr("Hold of %1").arg(line.hold.accountName),
                        m_around.look.format.money(amountIn(line.hold.asset, line.hold.amount))});
    }
    return objects;
}

void HoldsPage::say(const QString& sentence)
{
    m_table->messages().show({.kind = QStringLiteral("done"),
                              .state = StateKind::Ok,
                              .sentence = sentence,
                              .icon = {},
                              .buttons = {},
                              .closesAfter = MessageBar::UndoTime});
    refresh();
}

void HoldsPage::act(bool post)
{
    const HoldLine* line = m_model->find(m_table->currentId());
    if (line == nullptr || !m_driver->mayAct()) return;
    if (!secondsLeft(line->hold, m_now())) {
        m_table->messages().show({.kind = QStringLiteral("done"),
                                  .state = StateKind::Warn,
                                  .sentence = tr("This hold has ended; there is nothing to post or void."),
                                  .icon = {},
                                  .buttons = {},
                                  .closesAfter = MessageBar::UndoTime});
        return;
    }
    std::optional<MoneyAccount> account;
    if (const auto known = m_accounts.constFind(line->hold.accountId); known != m_accounts.cend()) {
        account = *known;
        QList<Hold> all;
        for (const HoldLine& one : m_model->rows()) all.append(one.hold);
        account->held = heldAmounts(all, m_now()).value(line->hold.accountId);
    }
    HoldDialog* dialog = nullptr;
    if (post)
        dialog = new PostHoldDialog(m_around.look, m_session, m_around.dialogHost, line->hold, account);
    else
        dialog = new VoidHoldDialog(m_around.look, m_session, m_around.dialogHost, line->hold, account);
    connect(dialog, &MoneyDialog::done, this, &HoldsPage::say);
    dialog->open();
}

PageSpec holdsPageSpec()
{
    return {.id = QStringLiteral("holds"),
            .title = HoldsPage::tr("Holds"),
            .icon = QStringLiteral("lock-keyhole"),
            .group = PageSpec::Group::Money,
            .make = [](const PageSurroundings& surroundings, NodeSession& session, QWidget* parent) -> NodePage* {
                return new HoldsPage(surroundings, session, parent);
            },
            .operatorOnly = false};
}

} // namespace signalbox::ui
