#include "ui/assets/assetdrawer.h"

#include "ui/client/allpages.h"
#include "ui/common/controls.h"
#include "ui/common/look.h"
#include "ui/common/tableview.h"
#include "ui/resource/optionalamount.h"

#include <QAction>
#include <QBoxLayout>
#include <QSortFilterProxyModel>

namespace signalbox::ui {

namespace {

constexpr int DrawerEdge = 20;

/// Newest first, whatever order the rows came in.
class NewestFirst final : public QSortFilterProxyModel
{
public:
    NewestFirst(TableModel& model, const QString& key, QObject* parent) : QSortFilterProxyModel(parent), m_model(model)
    {
        setSourceModel(&model);
        setDynamicSortFilter(true);
        sort(model.columnOf(key), Qt::AscendingOrder); // ages: the smallest is the newest
    }

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override
    {
        const auto order =
            compareCells(m_model.cell(left.row(), left.column()), m_model.cell(right.row(), right.column()));
        return order != 0 ? order < 0 : m_model.rowId(left.row()) < m_model.rowId(right.row());
    }

private:
    TableModel& m_model;
};

QList<ColumnOf<FeeRow>> feeColumns(std::function<quint8()> scale, const Format& format)
{
    const auto column = [](const char* key, const QString& title, int width, Align align = Align::Left) {
        Column c;
        c.key = QString::fromLatin1(key);
        c.title = title;
        c.width = width;
        c.align = align;
        return c;
    };
    Column fee = column("fee", AssetDrawer::tr("Fee"), 120);
    fee.stretch = true;
    return {
        {column("type", AssetDrawer::tr("Kind"), 96),
         [](const FeeRow& row) {
             return Cell(row.type == FeeType::Sending ? AssetDrawer::tr("Sending") : AssetDrawer::tr("Receiving"));
         }},
        {fee,
         [scale, &format](const FeeRow& row) {
             const QString text = feeText(row, scale(), format);
             return text.isEmpty() ? Cell(AssetDrawer::tr("None")) : Cell(text);
         }},
        {column("since", AssetDrawer::tr("Since"), 76, Align::Right),
         [](const FeeRow& row) { return Cell(AgeCell{row.createdAt}); }},
    };
}

QWidget* buttonRow(Look& look, const QList<QAction*>& actions)
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 12, 0, 0);
    row->setSpacing(8);
    for (QAction* action : actions) {
        QPushButton* button = makeActionButton(look, action);
        setSize(button, ControlSize::Small);
        row->addWidget(button);
    }
    row->addStretch(1);
    return box;
}

} // namespace

AssetDrawer::AssetDrawer(Look& look, NodeSession& session, Drawer& drawer, const Actions& actions, QObject* parent)
    : QObject(parent), m_look(look), m_session(session), m_drawer(drawer)
{
    build(actions);
}

void AssetDrawer::build(const Actions& actions)
{
    auto* money = new QWidget;
    auto* moneyColumn = new QVBoxLayout(money);
    moneyColumn->setContentsMargins(0, 0, 0, 0);
    m_liquidity = new Facts(m_look, money);
    moneyColumn->addWidget(m_liquidity);
    moneyColumn->addWidget(buttonRow(m_look, actions.liquidity));
    m_drawer.addTab(tr("Liquidity"), drawerPage(m_look, money));

    const auto table = [this](TableModel& model, const char* key, const QString& name) {
        auto* view = new TableView(m_look);
        view->setEdgePadding(DrawerEdge);
        view->setAccessibleName(name);
        view->setTableModel(model, *new NewestFirst(model, QString::fromLatin1(key), view));
        return view;
    };
    auto* fees = new Surface(m_look, Token::Base);
    auto* feesColumn = new QVBoxLayout(fees);
    feesColumn->setContentsMargins(0, 12, 0, 0);
    feesColumn->setSpacing(0);
    auto* feesHead = new QWidget;
    auto* inHead = new QVBoxLayout(feesHead);
    inHead->setContentsMargins(DrawerEdge, 0, DrawerEdge, 14);
    inHead->setSpacing(0);
    m_fees = new Facts(m_look, feesHead);
    inHead->addWidget(m_fees);
    inHead->addWidget(buttonRow(m_look, actions.fees));
    feesColumn->addWidget(feesHead);
    m_feesNote = new Label(m_look, Type::Small, Token::Text3);
    m_feesNote->setContentsMargins(DrawerEdge, 0, DrawerEdge, 8);
    m_feesNote->setWordWrap(true);
    m_feesNote->hide();
    feesColumn->addWidget(m_feesNote);
    m_feeModel =
        new RowModel<FeeRow>(m_look.format, feeColumns([this] { return m_line.asset.scale; }, m_look.format), this);
    feesColumn->addWidget(table(*m_feeModel, "since", tr("History of fees")), 1);
    m_feesTab = m_drawer.addTab(tr("Fees"), fees);

    auto* transfers = new Surface(m_look, Token::Base);
    auto* transfersColumn = new QVBoxLayout(transfers);
    transfersColumn->setContentsMargins(0, 0, 0, 0);
    transfersColumn->setSpacing(0);
    m_transferModel = new RowModel<TransferLine>(m_look.format, briefTransferColumns(m_look.format), this);
    transfersColumn->addWidget(table(*m_transferModel, "age", tr("Transfers of this asset")), 1);
    auto* foot = new Surface(m_look, Token::Base);
    foot->setEdges(Qt::TopEdge);
    auto* inFoot = new QHBoxLayout(foot);
    inFoot->setContentsMargins(DrawerEdge, 5, DrawerEdge, 5);
    m_transfersNote = new Label(m_look, Type::Small, Token::Text3);
    m_transfersNote->setWordWrap(true);
    inFoot->addWidget(m_transfersNote, 1);
    auto* all = makeButton(m_look, tr("All transfers"), ButtonKind::Link);
    all->setObjectName(QStringLiteral("allTransfers"));
    connect(all, &QPushButton::clicked, this, [this] { Q_EMIT allTransfersWanted(m_line.id); });
    inFoot->addWidget(all);
    transfersColumn->addWidget(foot);
    m_transfersTab = m_drawer.addTab(tr("Transfers"), transfers);

    m_details = new Facts(m_look);
    m_drawer.addTab(tr("Details"), drawerPage(m_look, m_details));
}

void AssetDrawer::show(const AssetLine& line, const QDateTime& now)
{
    setNow(now);
    const bool another = line.id != m_line.id;
    if (!another && line == m_line) return;
    m_line = line;
    fill();
    if (!another) return;
    m_feeModel->merge({});
    m_transferModel->merge({});
    m_drawer.setTabCount(m_feesTab, -1);
    m_drawer.setTabCount(m_transfersTab, -1);
    ask();
}

void AssetDrawer::refresh()
{
    if (!m_line.id.isEmpty() && m_drawer.isOpen()) ask();
}

void AssetDrawer::setNow(const QDateTime& now)
{
    m_now = now;
    m_feeModel->setNow(now);
    m_transferModel->setNow(now);
}

void AssetDrawer::fill()
{
    const AssetRow& asset = m_line.asset;
    const auto money = [&](const std::optional<quint64>& units) { return moneyOf(units, asset.scale, asset.code); };
    m_drawer.setTitle(asset.code);
    m_drawer.setState(stateOf(fundsOf(asset)));
    m_drawer.setId(m_line.id);

    m_liquidity->clear();
    m_liquidity->addMoney(tr("Available"), money(asset.liquidity));
    m_liquidity->addMoney(tr("Held"), money(m_line.held), true);
    m_liquidity->addMoney(tr("Alert below"), money(asset.liquidityThreshold));
    m_liquidity->addMoney(tr("Withdrawal threshold"), money(asset.withdrawalThreshold));

    m_fees->clear();
    const auto fee = [&](const std::optional<FeeRow>& of) {
        const QString text = feeText(of, asset.scale, m_look.format);
        return text.isEmpty() ? tr("None") : text;
    };
    m_fees->addText(tr("Sending fee"), fee(asset.sendingFee));
    m_fees->addText(tr("Receiving fee"), fee(asset.receivingFee));

    m_details->clear();
    m_details->addText(tr("Code"), asset.code);
    m_details->addText(tr("Scale"), QString::number(asset.scale));
    m_details->addText(tr("Made"), asset.createdAt.isValid() ? m_look.format.timestamp(asset.createdAt) : QString());
    if (!m_line.tenant.isEmpty()) m_details->addText(tr("Tenant"), m_line.tenant);
    if (!asset.tenantId.isEmpty()) m_details->addId(tr("Tenant id"), asset.tenantId);
    m_details->addId(tr("Id"), m_line.id);
}

void AssetDrawer::ask()
{
    const QString id = m_line.id;
    NodeClient* client = &m_session.client();
    PageQuery query;
    query.size = PageQuery::sizeMax;
    const auto fetch = [client, id](PageQuery next) { return client->feesOf(id, std::move(next)); };
    whenReady(allPages<FeeRow>(this, fetch, query), this, [this, id](const Result<QList<FeeRow>>& fees) {
        if (id != m_line.id) return; // the person has walked on
        m_feesNote->setText(fees ? QString() : tr("The history could not be read: %1").arg(fees.error().message));
        m_feesNote->setVisible(!fees);
        if (!fees) return;
        m_feeModel->merge(*fees);
        m_drawer.setTabCount(m_feesTab, fees->size());
    });
    whenReady(client->transfersOf(id, TransfersAsked), this, [this, id](const Result<Transfers>& transfers) {
        if (id != m_line.id) return;
        if (!transfers) {
            m_transfersNote->setText(tr("The transfers could not be read: %1").arg(transfers.error().message));
            return;
        }
        const AssetRef asset{id, m_line.asset.code, m_line.asset.scale};
        m_transferModel->setFraction(m_transferModel->columnOf(QStringLiteral("amount")), asset.scale);
        m_transferModel->merge(linesOf(*transfers, asset, {}, m_now));
        const bool more = transfers->debits.size() >= TransfersAsked || transfers->credits.size() >= TransfersAsked;
        m_transfersNote->setText(more ? tr("The first %1 each way").arg(TransfersAsked) : QString());
        m_drawer.setTabCount(m_transfersTab, m_transferModel->rowCount());
    });
}

} // namespace signalbox::ui
