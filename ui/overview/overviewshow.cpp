// How the dashboard is put together and filled.
#include "ui/common/chart.h"
#include "ui/common/controls.h"
#include "ui/common/emptystate.h"
#include "ui/common/messagebar.h"
#include "ui/common/rowproxy.h"
#include "ui/common/tableview.h"
#include "ui/liquidity/holdsmodel.h"
#include "ui/overview/needscard.h"
#include "ui/overview/overviewpage.h"
#include "ui/overview/tile.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QStackedLayout>

namespace signalbox::ui {

namespace {

constexpr int PageMargin = 24;
constexpr int Gap = 12;
constexpr int HeadHeight = 56;
constexpr int CardHead = 41;
constexpr int Inside = 15;
constexpr int ChartLeast = 280;
constexpr int TableLeast = 200;
constexpr int LeftShare = 592; // as in the drawing
constexpr int RightShare = 420;
constexpr int ChartFrom = 2; // answers that make a line

} // namespace

void OverviewPage::build()
{
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    auto* background = new Surface(m_around.look, Token::Base);
    page->addWidget(background);
    auto* column = new QVBoxLayout(background);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto* head = new QWidget;
    head->setFixedHeight(HeadHeight);
    auto* headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(PageMargin, 0, PageMargin, 0);
    headRow->setSpacing(8);
    headRow->addWidget(new Label(m_around.look, Type::PageTitle, Token::Text, tr("Dashboard")));
    m_subtitle = new Label(m_around.look, Type::Body, Token::Text3);
    headRow->addWidget(m_subtitle);
    headRow->addStretch(1);
    column->addWidget(head);
    m_messages = new MessageBar(m_around.look);
    column->addWidget(m_messages);

    auto* middle = new QWidget;
    column->addWidget(middle, 1);
    m_stack = new QStackedLayout(middle);
    auto* body = new Surface(m_around.look, Token::Base);
    auto* rows = new QVBoxLayout(body);
    rows->setContentsMargins(PageMargin, 0, PageMargin, 20);
    rows->setSpacing(Gap);
    rows->addWidget(buildTiles());
    m_needs = new NeedsCard(m_around.look);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(Gap);
    upper->addWidget(latencyCard(), LeftShare);
    upper->addWidget(m_needs, RightShare);
    rows->addLayout(upper, 3);

    const auto table = [this](TableModel& model, const char* name, const QString& spoken, TableView*& view,
                              const QString& sortKey) {
        view = new TableView(m_around.look);
        view->setObjectName(QString::fromLatin1(name));
        view->setAccessibleName(spoken);
        view->setEdgePadding(Inside - 1);
        auto* sorted = new RowProxy(model, view);
        RowQuery query;
        query.sortKey = sortKey;
        sorted->setQuery(query);
        view->setTableModel(model, *sorted);
        view->setSelectionMode(QAbstractItemView::SingleSelection);
        view->setMinimumHeight(TableLeast - CardHead);
    };
    TableView* assets = nullptr;
    TableView* peers = nullptr;
    table(*m_assets, "moneyByAsset", tr("Money by asset"), assets, QStringLiteral("asset"));
    table(*m_peers, "peersByRoom", tr("Peers and their alerts"), peers, QStringLiteral("share"));
    connect(assets, &TableView::rowActivated, this, [this](const QModelIndex& index) {
        Q_EMIT pageWanted(QStringLiteral("assets"), index.data(TableModel::IdRole).toString());
    });
    connect(peers, &TableView::rowActivated, this, [this](const QModelIndex& index) {
        Q_EMIT pageWanted(QStringLiteral("peers"), index.data(TableModel::IdRole).toString());
    });
    auto* lower = new QHBoxLayout;
    lower->setSpacing(Gap);
    lower->addWidget(tableCard(tr("Money by asset"), tr("All assets"), QStringLiteral("assets"), assets), LeftShare);
    lower->addWidget(tableCard(tr("Peers and their alerts"), tr("All peers"), QStringLiteral("peers"), peers),
                     RightShare);
    rows->addLayout(lower, 2);

    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(body);
    m_stack->addWidget(area);
    m_failure = new EmptyState(m_around.look);
    m_stack->addWidget(m_failure);
}

QWidget* OverviewPage::buildTiles()
{
    auto* holder = new QWidget;
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Gap);
    const auto add = [&](const char* name, const QString& label, const QString& page) {
        auto* tile = new Tile(m_around.look, label);
        tile->setObjectName(QStringLiteral("tile-") + QLatin1String(name));
        m_tiles.insert(QString::fromLatin1(name), tile);
        row->addWidget(tile, 1);
        connect(tile, &Tile::clicked, this, [this, page] {
            if (page.isEmpty())
                refresh();
            else
                Q_EMIT pageWanted(page, {});
        });
    };
    add("assets", tr("Assets"), QStringLiteral("assets"));
    add("peers", tr("Peers"), QStringLiteral("peers"));
    add("walletaddresses", tr("Wallet addresses"), QStringLiteral("walletaddresses"));
    add("holds", tr("Holds waiting"), QStringLiteral("holds"));
    add("latency", tr("Answer time"), {});
    return holder;
}

QWidget* OverviewPage::latencyCard()
{
    auto* card = new Card(m_around.look);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(Inside, 11, Inside, 12);
    column->setSpacing(8);
    column->addWidget(new Label(m_around.look, Type::BodyBold, Token::Text, tr("Answer time of the node")));
    auto* holder = new QWidget;
    auto* stack = new QStackedLayout(holder);
    m_latency = new Chart(m_around.look, Chart::Kind::Lines);
    m_latency->setObjectName(QStringLiteral("latency"));
    m_latency->setAccessibleName(tr("Answer time of the node"));
    const auto words = [this](qint64 ms) { return m_around.look.format.latency(ms); };
    m_latency->setValueText([this](qint64 ms) { return m_around.look.format.count(ms); }, words);
    m_noLatency = new EmptyState(m_around.look);
    m_noLatency->set(QStringLiteral("activity"), tr("The line begins with the next answers"),
                     tr("It shows what this console measured since it was opened."));
    m_noLatency->setButtons({});
    stack->addWidget(m_noLatency);
    stack->addWidget(m_latency);
    column->addWidget(holder, 1);
    card->setMinimumHeight(ChartLeast);
    return card;
}

QWidget* OverviewPage::tableCard(const QString& title, const QString& link, const QString& page, TableView* view)
{
    auto* card = new Card(m_around.look);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 8);
    column->setSpacing(0);
    auto* head = new QWidget;
    head->setFixedHeight(CardHead);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(Inside - 1, 0, Inside - 1, 0);
    row->addWidget(new Label(m_around.look, Type::BodyBold, Token::Text, title));
    row->addStretch(1);
    auto* all = makeButton(m_around.look, link, ButtonKind::Link);
    setSize(all, ControlSize::Small);
    connect(all, &QPushButton::clicked, this, [this, page] { Q_EMIT pageWanted(page, {}); });
    row->addWidget(all);
    column->addWidget(head);
    column->addWidget(view, 1);
    return card;
}

void OverviewPage::present()
{
    const Format& format = m_around.look.format;
    const QDateTime now = m_now();
    m_subtitle->setText(m_session.profile().name);
    if (!m_samples.isEmpty()) {
        Tile& latency = *m_tiles[QStringLiteral("latency")];
        latency.setFigure(format.count(m_samples.last()), tr("ms"));
        latency.setSpark(m_samples);
        latency.setNote({{}, Token::Text2, tr("%n answer(s) measured", nullptr, int(m_samples.size()))});
        m_latency->setSeries({{.name = tr("Answer time"), .values = m_samples}});
        QStringList labels;
        const qsizetype every = std::max<qsizetype>(1, m_sampledAt.size() / 4);
        QString before; // answers come in bursts: one minute is written once
        for (qsizetype i = 0; i < m_sampledAt.size(); ++i) {
            const QString minute = m_sampledAt[i].first(5);
            const bool write = i % every == 0 && minute != before;
            labels.append(write ? minute : QString());
            if (write) before = minute;
        }
        m_latency->setSteps(labels);
        m_latency->setStepTitle([at = m_sampledAt](int step) { return at.value(step); });
        auto* stack = static_cast<QStackedLayout*>(m_latency->parentWidget()->layout());
        stack->setCurrentIndex(m_samples.size() < ChartFrom ? 0 : 1);
    }
    QList<Hold> waiting = m_overview.holds;
    waiting.removeIf([&now](const Hold& hold) { return !secondsLeft(hold, now); });
    settleDeadlines(waiting, now);
    Tile& holds = *m_tiles[QStringLiteral("holds")];
    holds.setFigure(format.count(waiting.size()));
    holds.setNote(waiting.isEmpty()
                      ? Tile::Note{{}, Token::Text2, tr("nothing to post or void")}
                      : Tile::Note{QStringLiteral("lock-keyhole"), Token::Held,
                                   tr("next ends in %1").arg(format.duration(*secondsLeft(waiting.first(), now)))});
    m_needs->setNeeds(needsOf(m_overview, format, now));
    if (!m_loadedAt.isValid()) return;

    const auto lowNote = [](qsizetype low) {
        return low == 0
                   ? Tile::Note{QStringLiteral("check"), Token::Ok, tr("none below its alert")}
                   : Tile::Note{QStringLiteral("triangle-alert"), Token::Warn, tr("%n below alert", nullptr, int(low))};
    };
    const auto& all = m_overview;
    m_tiles[QStringLiteral("assets")]->setFigure(format.count(all.assets.size()));
    m_tiles[QStringLiteral("assets")]->setNote(lowNote(std::count_if(
        all.assets.cbegin(), all.assets.cend(), [](const AssetRow& asset) { return isBelowAlert(asset); })));
    m_tiles[QStringLiteral("peers")]->setFigure(format.count(all.peers.size()));
    m_tiles[QStringLiteral("peers")]->setNote(lowNote(
        std::count_if(all.peers.cbegin(), all.peers.cend(), [](const PeerRow& peer) { return isBelowAlert(peer); })));
    Tile& addresses = *m_tiles[QStringLiteral("walletaddresses")];
    addresses.setFigure(format.count(all.walletAddresses), all.moreWalletAddresses ? tr("and more") : QString());
    addresses.setNote(all.inactiveWalletAddresses == 0
                          ? Tile::Note{{}, Token::Text2, tr("all active")}
                          : Tile::Note{QStringLiteral("minus"), Token::Text3,
                                       tr("%n inactive", nullptr, all.inactiveWalletAddresses)});
    m_assets->merge(moneyByAsset(all, now));
    m_peers->merge(peersByRoom(all));
}

} // namespace signalbox::ui
