#include "ui/peers/peerdrawer.h"

#include "ui/common/controls.h"
#include "ui/common/look.h"
#include "ui/liquidity/transferstab.h"
#include "ui/resource/facts.h"

#include <QBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int FactsWidth = 212; // as in the drawing: 236 with its margin
constexpr int TopMargin = 14;
constexpr int EdgeMargin = 24;

} // namespace

PeerDrawer::PeerDrawer(Look& look, NodeSession& session, Drawer& drawer, QAction* deposit, QAction* withdraw)
    : QObject(&drawer), m_look(look), m_session(session), m_drawer(drawer)
{
    drawer.addTab(tr("Liquidity"), liquidityTab(deposit, withdraw));
    m_details = new Facts(look);
    drawer.addTab(tr("Details"), drawerPage(look, m_details));
    m_transfers = new TransfersTab(look, session);
    m_transfersTab = drawer.addTab(tr("Transfers"), m_transfers);
    connect(m_transfers, &TransfersTab::counted, this,
            [this](int rows) { m_drawer.setTabCount(m_transfersTab, rows); });
}

QWidget* PeerDrawer::liquidityTab(QAction* deposit, QAction* withdraw)
{
    auto* tab = new QWidget;
    auto* row = new QHBoxLayout(tab);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* left = new Surface(m_look, Token::Base);
    left->setEdges(Qt::RightEdge);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(EdgeMargin, TopMargin, EdgeMargin, TopMargin);
    m_money = new Facts(m_look);
    m_money->setMinimumWidth(FactsWidth);
    leftColumn->addWidget(m_money);
    leftColumn->addStretch(1);
    row->addWidget(left);

    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(EdgeMargin, TopMargin, EdgeMargin, TopMargin);
    column->setSpacing(0);
    m_stands = new Label(m_look, Type::SmallMedium, Token::Text2);
    m_stands->setMinimumHeight(Theme::lineHeight(Type::Body));
    column->addWidget(m_stands);
    column->addSpacing(4);
    auto* figure = new QHBoxLayout;
    figure->setSpacing(4);
    m_missing = new Label(m_look, Type::Amount, Token::Text);
    m_missingCode = new Label(m_look, Type::Small, Token::Text3);
    figure->addWidget(m_missing);
    figure->addWidget(m_missingCode, 0, Qt::AlignBottom);
    figure->addStretch(1);
    column->addLayout(figure);
    m_missingWords = new Label(m_look, Type::Small, Token::Text3);
    m_missingWords->setWordWrap(true);
    column->addWidget(m_missingWords);
    column->addSpacing(10);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(makeActionButton(m_look, deposit));
    buttons->addWidget(makeActionButton(m_look, withdraw));
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addStretch(1);
    row->addWidget(right, 1);
    return tab;
}

void PeerDrawer::show(const PeerLine& line)
{
    const bool other = line.id != m_shown.id;
    if (!other && line == m_shown) return;
    m_shown = line;
    m_drawer.setTitle(nameOf(line.peer));
    fillLiquidity();
    fillDetails();
    AccountNames names;
    names.names.insert(line.id, nameOf(line.peer));
    names.names.insert(line.peer.asset.id, tr("%1 liquidity").arg(line.peer.asset.code));
    m_transfers->setAccount(line.id, line.peer.asset, names);
    if (!other) m_transfers->reload();
}

void PeerDrawer::clear()
{
    m_shown = {};
    m_transfers->setAccount({}, {}, {});
    m_drawer.close();
}

void PeerDrawer::reload()
{
    m_transfers->reload();
}

void PeerDrawer::fillLiquidity()
{
    const PeerRow& peer = m_shown.peer;
    const auto money = [&](const std::optional<quint64>& units) {
        return units ? std::optional(amountIn(peer.asset, *units)) : std::nullopt;
    };
    m_money->clear();
    m_money->addMoney(tr("Available"), money(peer.liquidity));
    m_money->addMoney(tr("Held"), money(m_shown.held), true);
    m_money->addMoney(tr("Alert below"), money(peer.liquidityThreshold));
    m_money->addMoney(tr("Packets at most"), money(peer.maxPacketAmount));

    const bool known = peer.liquidity && peer.liquidityThreshold;
    const bool below = known && *peer.liquidity < *peer.liquidityThreshold;
    QString stands = tr("No alert is set for this peer");
    if (known) stands = below ? tr("Missing to its alert") : tr("Above its alert by");
    m_stands->setText(stands);
    for (Label* label : {m_missing, m_missingCode}) label->setVisible(known);
    m_missingWords->setVisible(below || !known);
    m_missingWords->setText(below ? tr("Payments through this peer stop when nothing is left.")
                                  : tr("With an alert this console says when a deposit is due."));
    if (!known) return;
    const quint64 apart =
        below ? *peer.liquidityThreshold - *peer.liquidity : *peer.liquidity - *peer.liquidityThreshold;
    m_missing->setText(m_look.format.amount(amountIn(peer.asset, apart)));
    m_missing->setToken(below ? Token::Warn : Token::Text);
    m_missingCode->setText(peer.asset.code);
}

void PeerDrawer::fillDetails()
{
    const PeerRow& peer = m_shown.peer;
    m_details->clear();
    m_details->addText(tr("Name"), peer.name);
    m_details->addText(tr("ILP address"), peer.staticIlpAddress);
    m_details->addText(tr("Endpoint"), peer.outgoingEndpoint);
    m_details->addText(tr("Routes"), peer.routes.join(QStringLiteral(", ")));
    m_details->addText(tr("Asset"), peer.asset.code);
    m_details->addText(tr("Created"), m_look.format.timestamp(peer.createdAt));
    m_details->addId(tr("Id"), peer.id);
    if (!peer.tenantId.isEmpty()) m_details->addId(tr("Tenant"), peer.tenantId);
}

} // namespace signalbox::ui
