#include "ui/walletaddresses/walletaddressdrawer.h"

#include "ui/client/allpages.h"
#include "ui/common/controls.h"
#include "ui/common/emptystate.h"
#include "ui/common/look.h"
#include "ui/common/tableview.h"
#include "ui/resource/facts.h"
#include "ui/walletaddresses/walletaddressesmodel.h"

#include <QBoxLayout>
#include <QStackedLayout>

namespace signalbox::ui {

namespace {

constexpr int Margin = 14;

QWidget* buttonRow(Look& look, const QList<QAction*>& actions)
{
    auto* holder = new QWidget;
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(Margin, 8, Margin, 8);
    row->setSpacing(8);
    for (QAction* action : actions) {
        QPushButton* button = makeActionButton(look, action);
        setSize(button, ControlSize::Small);
        row->addWidget(button);
    }
    row->addStretch(1);
    return holder;
}

} // namespace

WalletAddressDrawer::WalletAddressDrawer(Look& look, NodeSession& session, Drawer& drawer, const Actions& actions)
    : QObject(&drawer), m_look(look), m_session(session), m_drawer(drawer),
      m_keys(std::make_unique<RowModel<WalletAddressKeyRow>>(look.format, walletKeyColumns()))
{
    drawer.addTab(tr("Keys"), keysPage(actions));
    auto* properties = new QWidget;
    auto* column = new QVBoxLayout(properties);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_properties = new Facts(look);
    column->addWidget(m_properties);
    column->addWidget(makeActionButton(look, actions.properties), 0, Qt::AlignLeft);
    drawer.addTab(tr("Properties"), drawerPage(look, properties));
    m_details = new Facts(look);
    drawer.addTab(tr("Details"), drawerPage(look, m_details));
}

QWidget* WalletAddressDrawer::keysPage(const Actions& actions)
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* middle = new QWidget;
    auto* stack = new QStackedLayout(middle);
    m_keyView = new TableView(m_look);
    m_keyView->setObjectName(QStringLiteral("keys"));
    m_keyView->setAccessibleName(tr("Keys"));
    m_keyView->setEdgePadding(Margin);
    m_keyView->setTableModel(*m_keys, *m_keys);
    m_keyView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_noKeys = new EmptyState(m_look);
    m_noKeys->set(QStringLiteral("key-round"), tr("No keys yet"),
                  tr("A client signs with a key of its wallet address."));
    stack->addWidget(m_keyView);
    stack->addWidget(m_noKeys);
    column->addWidget(middle, 1);
    column->addWidget(buttonRow(m_look, {actions.addKey, actions.revokeKey}));
    return page;
}

void WalletAddressDrawer::show(const WalletAddressRow& row)
{
    const bool other = row.id != m_shown.id;
    if (!other && row == m_shown) return;
    m_shown = row;
    const auto [host, part] = Format::addressParts(row.address);
    m_drawer.setTitle(row.publicName.isEmpty() ? part : row.publicName);
    fillProperties();
    fillDetails();
    if (!other) return;
    m_keys->merge({});
    m_drawer.setTabCount(keysTab, -1);
    reloadKeys();
}

void WalletAddressDrawer::clear()
{
    m_shown = {};
    ++m_asked;
    m_keys->merge({});
    m_drawer.close();
}

void WalletAddressDrawer::reloadKeys()
{
    if (m_shown.id.isEmpty()) return;
    const quint64 asked = ++m_asked;
    NodeClient& client = m_session.client();
    const auto ask = [&client, id = m_shown.id](PageQuery query) { return client.keysOf(id, std::move(query)); };
    PageQuery start;
    start.size = PageQuery::sizeMax;
    AllPagesBounds bounds;
    bounds.rowsMax = keysMost;
    whenReady(allPages<WalletAddressKeyRow>(this, ask, start, {}, bounds), this,
              [this, asked](const Result<QList<WalletAddressKeyRow>>& keys) {
                  if (asked != m_asked) return;
                  if (keys) return takeKeys(*keys);
                  if (keys.error().code == Error::Code::Cancelled || m_keys->rowCount() > 0) return;
                  m_noKeys->set(QStringLiteral("circle-x"), tr("Keys could not be read"), keys.error().message);
                  static_cast<QStackedLayout*>(m_noKeys->parentWidget()->layout())->setCurrentWidget(m_noKeys);
              });
}

void WalletAddressDrawer::takeKeys(QList<WalletAddressKeyRow> keys)
{
    m_keys->setNow(QDateTime::currentDateTimeUtc());
    const qsizetype live = std::count_if(keys.cbegin(), keys.cend(), [](const auto& key) { return !key.revoked; });
    m_keys->merge(std::move(keys));
    m_drawer.setTabCount(keysTab, live);
    if (m_keys->rowCount() == 0)
        m_noKeys->set(QStringLiteral("key-round"), tr("No keys yet"),
                      tr("A client signs with a key of its wallet address."));
    auto* stack = static_cast<QStackedLayout*>(m_noKeys->parentWidget()->layout());
    stack->setCurrentIndex(m_keys->rowCount() == 0 ? 1 : 0);
}

std::optional<WalletAddressKeyRow> WalletAddressDrawer::chosenKey() const
{
    const WalletAddressKeyRow* key = m_keys->find(m_keyView->currentIndex().data(TableModel::IdRole).toString());
    return key != nullptr ? std::optional(*key) : std::nullopt;
}

void WalletAddressDrawer::chooseKey(const QString& id)
{
    if (const int row = m_keys->rowOf(id); row >= 0) m_keyView->selectRow(row);
}

void WalletAddressDrawer::fillProperties()
{
    m_properties->clear();
    if (m_shown.properties.isEmpty()) m_properties->addText(tr("No properties yet"), {});
    for (const AdditionalProperty& property : m_shown.properties) {
        m_properties->addText(property.key, property.visibleInOpenPayments ? tr("%1, visible").arg(property.value)
                                                                           : tr("%1, hidden").arg(property.value));
    }
}

void WalletAddressDrawer::fillDetails()
{
    m_details->clear();
    m_details->addText(tr("Address"), m_shown.address);
    m_details->addText(tr("Public name"), m_shown.publicName);
    m_details->addText(tr("Asset"), m_shown.asset.code);
    m_details->addText(tr("Status"), stateOf(m_shown).word);
    m_details->addText(tr("Created"), m_look.format.timestamp(m_shown.createdAt));
    m_details->addId(tr("Id"), m_shown.id);
    if (!m_shown.tenantId.isEmpty()) m_details->addId(tr("Tenant"), m_shown.tenantId);
}

} // namespace signalbox::ui
