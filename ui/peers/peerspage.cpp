#include "ui/peers/peerspage.h"

#include "ui/client/allpages.h"
#include "ui/common/drawer.h"
#include "ui/common/look.h"
#include "ui/common/messagebar.h"
#include "ui/common/tableview.h"
#include "ui/liquidity/heldamounts.h"
#include "ui/liquidity/liquiditydialogs.h"
#include "ui/peers/peerdialog.h"
#include "ui/peers/peerdrawer.h"

#include <QAction>
#include <QBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int AssetsAsked = PageQuery::sizeMax;

TablePageSpec tableSpec()
{
    return {.id = QStringLiteral("peers"),
            .version = 1,
            .title = PeersPage::tr("Peers"),
            .icon = QStringLiteral("waypoints"),
            .emptyTitle = PeersPage::tr("No peers yet"),
            .emptyLine = PeersPage::tr("A peer is a node you exchange packets with."),
            .chips = {{.key = QStringLiteral("liquidity"),
                       .label = PeersPage::tr("Liquidity"),
                       .choices = {{QStringLiteral("below"), PeersPage::tr("Below alert")},
                                   {QStringLiteral("enough"), PeersPage::tr("Enough")},
                                   {QStringLiteral("none"), PeersPage::tr("No alert")}}},
                      {.key = QStringLiteral("asset"), .label = PeersPage::tr("Asset"), .choices = {}}},
            .sortKey = QStringLiteral("name")};
}

} // namespace

PeersPage::PeersPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent)
    : NodePage(parent), m_around(surroundings), m_session(session),
      m_model(std::make_unique<RowModel<PeerLine>>(surroundings.look.format, peerColumns()))
{
    setObjectName(QStringLiteral("peersPage"));
    m_model->setChip(QStringLiteral("liquidity"),
                     [](const PeerLine& line, const QString& value) { return liquidityKeyOf(line.peer) == value; });
    m_model->setChip(QStringLiteral("asset"),
                     [](const PeerLine& line, const QString& value) { return line.peer.asset.code == value; });
    m_table = new TablePage(surroundings.look, surroundings.settings, tableSpec(), *m_model, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    if (!surroundings.settings.value(QStringLiteral("drawers/peers/place")).isValid())
        m_table->drawer().setPlace(Drawer::Place::Bottom);
    m_driver = new TableDriver(*this, *m_table, *m_model, surroundings, session,
                               {EntityKind::Peer, EntityKind::Asset, EntityKind::Transfer});
    m_driver->setPermission(tr("the right to read peers"));
    addCommands();
    connect(m_driver, &TableDriver::due, this, &PeersPage::fetch);
    connect(m_table, &TablePage::currentChanged, this, [this] { showCurrent(false); });
    connect(m_table, &TablePage::activated, this, [this] { showCurrent(true); });
    connect(&m_table->view(), &QAbstractItemView::clicked, this, [this] { showCurrent(true); });
    connect(&session.acts(), &MoneyActs::changed, this, &PeersPage::mergeHeld);
}

PeersPage::~PeersPage() = default;

void PeersPage::addCommands()
{
    Commands& commands = m_around.commands;
    const auto add = [&](const char* id, const QString& title, const char* icon, const QKeySequence& keys,
                         std::function<void()> run, bool destructive = false) {
        return commands.add({.id = QString::fromLatin1(id),
                             .title = title,
                             .icon = QString::fromLatin1(icon),
                             .shortcut = keys,
                             .section = tr("Peers"),
                             .destructive = destructive,
                             .changesNode = true},
                            std::move(run), this);
    };
    QAction* create = add("peers.new", tr("New peer"), "plus", QKeySequence::New, [this] { newPeer(); });
    QAction* deposit = add("peers.deposit", tr("Deposit"), "circle-arrow-down", Qt::CTRL | Qt::SHIFT | Qt::Key_D,
                           [this] { moveMoney(true); });
    QAction* withdraw = add("peers.withdraw", tr("Withdraw"), "circle-arrow-up", Qt::CTRL | Qt::SHIFT | Qt::Key_W,
                            [this] { moveMoney(false); });
    QAction* edit = add("peers.edit", tr("Edit peer"), "pencil", Qt::Key_F2, [this] { editPeer(); });
    QAction* remove = add(
        "peers.delete", tr("Delete peer"), "trash-2", QKeySequence::Delete, [this] { deletePeer(); }, true);
    m_table->setPrimary(create);
    m_table->setActions({edit, remove});
    m_table->setVerbs({deposit, withdraw});
    m_drawer = new PeerDrawer(m_around.look, m_session, m_table->drawer(), deposit, withdraw);
}

void PeersPage::setInSight(bool inSight)
{
    m_driver->setInSight(inSight);
}

void PeersPage::fetch()
{
    if (m_fetching) {
        m_again = true;
        return;
    }
    m_fetching = true;
    NodeClient& client = m_session.client();
    const auto ask = [&client](PageQuery query) { return client.listPeers(std::move(query)); };
    PageQuery start;
    start.size = PageQuery::sizeMax;
    whenReady(allPages<PeerRow>(this, ask, start), this, [this](const Result<QList<PeerRow>>& peers) {
        m_fetching = false;
        if (peers)
            merge(*peers);
        else
            m_driver->failed(peers.error());
        if (std::exchange(m_again, false)) fetch();
    });
}

void PeersPage::merge(const QList<PeerRow>& peers)
{
    QList<PeerLine> lines;
    lines.reserve(peers.size());
    for (const PeerRow& peer : peers) {
        const auto held = m_held.constFind(peer.id);
        lines.append({peer.id, peer, held != m_held.cend() ? std::optional(*held) : std::nullopt});
    }
    m_model->merge(std::move(lines));
    m_driver->loaded();
    refreshWords();
    if (!m_wanted.isEmpty()) openObject(std::exchange(m_wanted, {}));
    showCurrent(false);
    mergeHeld();
}

void PeersPage::mergeHeld()
{
    whenReady(heldOf(m_session, this), this, [this](const Result<HeldAmounts>& held) {
        if (!held || *held == m_held) return;
        m_held = *held;
        for (PeerLine line : QList<PeerLine>(m_model->rows())) {
            const auto sum = m_held.constFind(line.id);
            line.held = sum != m_held.cend() ? std::optional(*sum) : std::nullopt;
            m_model->upsert(line);
        }
        showCurrent(false);
    });
}

void PeersPage::refreshWords()
{
    const int count = m_model->rowCount();
    m_table->setSubtitle(tr("%1 on %2").arg(m_around.look.format.count(count), m_session.profile().name));
    QStringList codes;
    int below = 0;
    for (const PeerLine& line : m_model->rows()) {
        if (!codes.contains(line.peer.asset.code)) codes.append(line.peer.asset.code);
        if (liquidityKeyOf(line.peer) == QLatin1String("below")) ++below;
    }
    codes.sort();
    QList<ChipSpec::Choice> choices;
    for (const QString& code : codes) choices.append({code, code});
    m_table->setChipChoices(QStringLiteral("asset"), choices);
    Q_EMIT badgeChanged(below, StateKind::Warn);
}

const PeerLine* PeersPage::chosen() const
{
    const QStringList ids = m_table->selectedIds();
    return m_model->find(ids.size() == 1 ? ids.first() : m_table->currentId());
}

void PeersPage::showCurrent(bool open)
{
    const PeerLine* line = m_model->find(m_table->currentId());
    if (line == nullptr) {
        if (!m_drawer->shownId().isEmpty()) m_drawer->clear();
        return;
    }
    if (open || m_table->drawer().isOpen()) m_drawer->show(*line);
    if (open) m_table->drawer().open();
}

void PeersPage::openObject(const QString& id)
{
    if (m_model->find(id) == nullptr) {
        if (m_fetching) m_wanted = id;
        return;
    }
    m_table->select(id);
    showCurrent(true);
}

bool PeersPage::exportRows()
{
    m_table->exportWithDialog();
    return true;
}

QList<PageObject> PeersPage::objects() const
{
    QList<PageObject> objects;
    for (const PeerLine& line : m_model->rows())
        objects.append({line.id, nameOf(line.peer), line.peer.staticIlpAddress});
    return objects;
}

void PeersPage::say(const QString& sentence)
{
    m_table->messages().show({.kind = QStringLiteral("done"),
                              .state = StateKind::Ok,
                              .sentence = sentence,
                              .icon = {},
                              .buttons = {},
                              .closesAfter = MessageBar::UndoTime});
    m_drawer->reload();
    refresh();
}

void PeersPage::newPeer()
{
    PageQuery query;
    query.size = AssetsAsked;
    whenReady(m_session.client().listAssets(query), this, [this](const Result<Page<AssetRow>>& assets) {
        if (!assets) return m_driver->failed(assets.error());
        auto* dialog = new PeerDialog(m_around.look, m_session, m_around.dialogHost, assets->rows);
        connect(dialog, &PeerDialog::done, this, [this](const QString& id, const QString& sentence) {
            m_wanted = id;
            say(sentence);
        });
        dialog->open();
    });
}

void PeersPage::editPeer()
{
    const PeerLine* line = chosen();
    if (line == nullptr || !m_driver->mayAct()) return;
    auto* dialog = new PeerDialog(m_around.look, m_session, m_around.dialogHost, line->peer);
    connect(dialog, &PeerDialog::done, this, [this](const QString&, const QString& sentence) { say(sentence); });
    dialog->open();
}

void PeersPage::deletePeer()
{
    const PeerLine* line = chosen();
    if (line == nullptr || !m_driver->mayAct()) return;
    const QString name = nameOf(line->peer);
    const QString left = line->peer.liquidity && *line->peer.liquidity > 0
                             ? tr("Its %1 can no longer be withdrawn here.")
                                   .arg(m_around.look.format.money(amountIn(line->peer.asset, *line->peer.liquidity)))
                             : QString();
    auto* dialog = new AskDialog(m_around.look, m_around.dialogHost, tr("Delete peer %1?").arg(name),
                                 tr("Its tokens, routes and alert go with it. Payments stay. %1").arg(left).trimmed(),
                                 tr("Delete peer"), tr("Keep it"));
    dialog->setObjectName(QStringLiteral("deleteDialog"));
    const QString id = line->id;
    const QString key = m_session.acts().newKey();
    connect(dialog, &AskDialog::confirmed, this, [this, id, key, name] {
        whenReady(m_session.client().deletePeer(id, key), this, [this, name](const Result<void>& gone) {
            if (gone) return say(tr("%1 is no longer a peer.").arg(name));
            m_driver->failed(gone.error());
        });
    });
    dialog->open();
}

void PeersPage::moveMoney(bool deposit)
{
    const PeerLine* line = chosen();
    if (line == nullptr || !m_driver->mayAct()) return;
    const MoneyAccount account = accountOf(*line);
    MoneyDialog* dialog = nullptr;
    if (deposit)
        dialog = new DepositDialog(m_around.look, m_session, m_around.dialogHost, account);
    else
        dialog = new WithdrawDialog(m_around.look, m_session, m_around.dialogHost, account);
    connect(dialog, &MoneyDialog::done, this, &PeersPage::say);
    dialog->open();
}

PageSpec peersPageSpec()
{
    return {.id = QStringLiteral("peers"),
            .title = PeersPage::tr("Peers"),
            .icon = QStringLiteral("waypoints"),
            .group = PageSpec::Group::Money,
            .make = [](const PageSurroundings& surroundings, NodeSession& session, QWidget* parent) -> NodePage* {
                return new PeersPage(surroundings, session, parent);
            },
            .operatorOnly = false};
}

} // namespace signalbox::ui
