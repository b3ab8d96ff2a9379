#include "ui/walletaddresses/walletaddressespage.h"

#include "ui/client/allpages.h"
#include "ui/common/dialog.h"
#include "ui/common/drawer.h"
#include "ui/common/look.h"
#include "ui/common/messagebar.h"
#include "ui/common/tableview.h"
#include "ui/liquidity/liquiditydialogs.h"
#include "ui/walletaddresses/walletaddressdialogs.h"
#include "ui/walletaddresses/walletaddressdrawer.h"
#include "ui/walletaddresses/walletaddressesmodel.h"

#include <QAction>
#include <QBoxLayout>

namespace signalbox::ui {

namespace {

const auto BaseSetting = QStringLiteral("WALLET_ADDRESS_URL"); // the node's name of it

TablePageSpec tableSpec()
{
    return {.id = QStringLiteral("walletaddresses"),
            .version = 1,
            .title = WalletAddressesPage::tr("Wallet addresses"),
            .icon = QStringLiteral("wallet"),
            .emptyTitle = WalletAddressesPage::tr("No wallet addresses yet"),
            .emptyLine = WalletAddressesPage::tr("A wallet address is where a person is paid."),
            .chips = {{.key = QStringLiteral("status"),
                       .label = WalletAddressesPage::tr("Status"),
                       .choices = {{QStringLiteral("active"), WalletAddressesPage::tr("active")},
                                   {QStringLiteral("inactive"), WalletAddressesPage::tr("inactive")}}},
                      {.key = QStringLiteral("asset"), .label = WalletAddressesPage::tr("Asset"), .choices = {}}},
            .sortKey = QStringLiteral("address"),
            .multiSelect = false};
}

QString shortUrl(const WalletAddressRow& row)
{
    const auto [host, part] = Format::addressParts(row.address);
    return host + part;
}

} // namespace

WalletAddressesPage::WalletAddressesPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent)
    : NodePage(parent), m_around(surroundings), m_session(session),
      m_model(std::make_unique<RowModel<WalletAddressRow>>(surroundings.look.format, walletAddressColumns()))
{
    setObjectName(QStringLiteral("walletAddressesPage"));
    m_model->setChip(QStringLiteral("status"), [](const WalletAddressRow& row, const QString& value) {
        return (row.status == WalletAddressStatus::Active) == (value == QLatin1String("active"));
    });
    m_model->setChip(QStringLiteral("asset"),
                     [](const WalletAddressRow& row, const QString& value) { return row.asset.code == value; });
    m_table = new TablePage(surroundings.look, surroundings.settings, tableSpec(), *m_model, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_driver = new TableDriver(*this, *m_table, *m_model, surroundings, session,
                               {EntityKind::WalletAddress, EntityKind::WalletAddressKey});
    m_driver->setPermission(tr("the right to read wallet addresses"));
    addCommands();
    connect(m_driver, &TableDriver::due, this, &WalletAddressesPage::fetch);
    connect(m_table, &TablePage::currentChanged, this, [this] { showCurrent(false); });
    connect(m_table, &TablePage::activated, this, [this] { showCurrent(true); });
    connect(&m_table->view(), &QAbstractItemView::clicked, this, [this] { showCurrent(true); });
}

WalletAddressesPage::~WalletAddressesPage() = default;

void WalletAddressesPage::addCommands()
{
    const auto add = [this](const char* id, const QString& title, const char* icon, const QKeySequence& keys,
                            std::function<void()> run, bool destructive = false) {
        return m_around.commands.add({.id = QString::fromLatin1(id),
                                      .title = title,
                                      .icon = QString::fromLatin1(icon),
                                      .shortcut = keys,
                                      .section = tr("Wallet addresses"),
                                      .destructive = destructive,
                                      .changesNode = true},
                                     std::move(run), this);
    };
    QAction* create =
        add("walletaddresses.new", tr("New wallet address"), "plus", QKeySequence::New, [this] { this->create(); });
    QAction* rename = add("walletaddresses.rename", tr("Change public name"), "pencil", Qt::Key_F2,
                          [this] { edit<WalletAddressNameDialog>(); });
    QAction* activate = add("walletaddresses.activate", tr("Activate"), "power", {},
                            [this] { setStatus(WalletAddressStatus::Active); });
    QAction* deactivate = add(
        "walletaddresses.deactivate", tr("Deactivate"), "power-off", QKeySequence::Delete,
        [this] { setStatus(WalletAddressStatus::Inactive); }, true);
    QAction* withdraw =
        add("walletaddresses.withdraw", tr("Withdraw"), "circle-arrow-up", {}, [this] { this->withdraw(); });
    QAction* addKey = add("walletaddresses.addkey", tr("Add key"), "key-round", Qt::CTRL | Qt::SHIFT | Qt::Key_K,
                          [this] { edit<NewKeyDialog>(); });
    QAction* revoke = add(
        "walletaddresses.revokekey", tr("Revoke key"), "ban", {}, [this] { revokeKey(); }, true);
    QAction* properties =
        add("walletaddresses.properties", tr("Edit properties"), "list", {}, [this] { edit<PropertiesDialog>(); });
    m_table->setPrimary(create);
    m_table->setActions({rename, addKey, properties, withdraw, deactivate});
    m_table->setVerbs({activate, deactivate});
    m_drawer = new WalletAddressDrawer(m_around.look, m_session, m_table->drawer(),
                                       {.addKey = addKey, .revokeKey = revoke, .properties = properties});
}

void WalletAddressesPage::setInSight(bool inSight)
{
    m_driver->setInSight(inSight);
}

void WalletAddressesPage::fetch()
{
    if (m_fetching) {
        m_again = true;
        return;
    }
    m_fetching = true;
    NodeClient& client = m_session.client();
    const auto ask = [&client](PageQuery query) { return client.listWalletAddresses(std::move(query)); };
    PageQuery start;
    start.size = PageQuery::sizeMax;
    whenReady(allPages<WalletAddressRow>(this, ask, start), this, [this](const Result<QList<WalletAddressRow>>& rows) {
        m_fetching = false;
        if (rows)
            merge(*rows);
        else
            m_driver->failed(rows.error());
        if (std::exchange(m_again, false)) fetch();
    });
}

void WalletAddressesPage::merge(const QList<WalletAddressRow>& rows)
{
    m_model->merge(rows);
    m_driver->loaded();
    m_table->setSubtitle(tr("%1 on %2").arg(m_around.look.format.count(m_model->rowCount()), m_session.profile().name));
    QStringList codes;
    for (const WalletAddressRow& row : m_model->rows()) {
        if (!codes.contains(row.asset.code)) codes.append(row.asset.code);
    }
    codes.sort();
    QList<ChipSpec::Choice> choices;
    for (const QString& code : codes) choices.append({code, code});
    m_table->setChipChoices(QStringLiteral("asset"), choices);
    if (!m_wanted.isEmpty()) openObject(std::exchange(m_wanted, {}));
    showCurrent(false);
}

const WalletAddressRow* WalletAddressesPage::chosen() const
{
    return m_model->find(m_table->currentId());
}

void WalletAddressesPage::showCurrent(bool open)
{
    const WalletAddressRow* row = chosen();
    if (row == nullptr) {
        if (!m_drawer->shownId().isEmpty()) m_drawer->clear();
        return;
    }
    if (open || m_table->drawer().isOpen()) m_drawer->show(*row);
    if (open) m_table->drawer().open();
}

void WalletAddressesPage::openObject(const QString& id)
{
    if (m_model->find(id) == nullptr) {
        if (m_fetching) m_wanted = id;
        return;
    }
    m_table->select(id);
    showCurrent(true);
}

bool WalletAddressesPage::exportRows()
{
    m_table->exportWithDialog();
    return true;
}

QList<PageObject> WalletAddressesPage::objects() const
{
    QList<PageObject> objects;
    for (const WalletAddressRow& row : m_model->rows())
        objects.append({row.id, row.publicName.isEmpty() ? shortUrl(row) : row.publicName, shortUrl(row)});
    return objects;
}

void WalletAddressesPage::say(const QString& sentence)
{
    m_table->messages().show({.kind = QStringLiteral("done"),
                              .state = StateKind::Ok,
                              .sentence = sentence,
                              .icon = {},
                              .buttons = {},
                              .closesAfter = MessageBar::UndoTime});
    m_drawer->reloadKeys();
    refresh();
}

void WalletAddressesPage::create()
{
    PageQuery query;
    query.size = PageQuery::sizeMax;
    whenReady(m_session.client().listAssets(query), this, [this](const Result<Page<AssetRow>>& assets) {
        if (!assets) return m_driver->failed(assets.error());
        openCreate(assets->rows);
    });
}

void WalletAddressesPage::openCreate(const QList<AssetRow>& assets)
{
    const auto open = [this, assets](const QString& base) {
        auto* dialog = new NewWalletAddressDialog(m_around.look, m_session, m_around.dialogHost, assets, base);
        connect(dialog, &NewWalletAddressDialog::done, this, [this](const QString& id, const QString& sentence) {
            m_wanted = id;
            say(sentence);
        });
        dialog->open();
    };
    const QString tenantId = m_session.whoami().tenantId;
    if (tenantId.isEmpty()) return open({});
    // The base is a comfort; without it the dialog says that the node knows it.
    whenReady(m_session.client().tenant(tenantId), this, [open](const Result<TenantRow>& tenant) {
        QString base;
        if (tenant) {
            for (const TenantSetting& setting : tenant->settings) {
                if (setting.key == BaseSetting) base = setting.value;
            }
        }
        open(base);
    });
}

template <class D>
void WalletAddressesPage::edit()
{
    const WalletAddressRow* row = chosen();
    if (row == nullptr || !m_driver->mayAct()) return;
    auto* dialog = new D(m_around.look, m_session, m_around.dialogHost, *row);
    connect(dialog, &D::done, this, [this](const QString&, const QString& sentence) { say(sentence); });
    dialog->open();
}

void WalletAddressesPage::setStatus(WalletAddressStatus status)
{
    const WalletAddressRow* row = chosen();
    if (row == nullptr || !m_driver->mayAct() || row->status == status) return;
    const QString key = m_session.acts().newKey();
    if (status == WalletAddressStatus::Active) return sendStatus(*row, status, key);
    auto* dialog = new AskDialog(m_around.look, m_around.dialogHost, tr("Deactivate %1?").arg(shortUrl(*row)),
                                 tr("Nobody can pay to it, and its open incoming payments end soon. Keys and money "
                                    "stay; it can be activated again."),
                                 tr("Deactivate address"), tr("Keep it active"));
    connect(dialog, &AskDialog::confirmed, this, [this, row = *row, status, key] { sendStatus(row, status, key); });
    dialog->open();
}

void WalletAddressesPage::sendStatus(const WalletAddressRow& row, WalletAddressStatus status, const QString& key)
{
    WalletAddressChange input;
    input.id = row.id;
    input.status = status;
    input.idempotencyKey = key;
    const bool active = status == WalletAddressStatus::Active;
    whenReady(m_session.client().updateWalletAddress(input), this,
              [this, active, name = shortUrl(row)](const Result<WalletAddressRow>& answer) {
                  if (!answer) return m_driver->failed(answer.error());
                  say(active ? tr("%1 is active again.").arg(name) : tr("%1 is inactive now.").arg(name));
              });
}

void WalletAddressesPage::revokeKey()
{
    const std::optional<WalletAddressKeyRow> chosenKey = m_drawer->chosenKey();
    if (!chosenKey || chosenKey->revoked || !m_driver->mayAct()) return;
    auto* dialog = new AskDialog(m_around.look, m_around.dialogHost, tr("Revoke key %1?").arg(chosenKey->keyId),
                                 tr("What it signs is refused from now on. It cannot be taken back; a new key can be "
                                    "added."),
                                 tr("Revoke key"), tr("Keep it"));
    const QString key = m_session.acts().newKey();
    connect(dialog, &AskDialog::confirmed, this, [this, row = *chosenKey, key] {
        whenReady(m_session.client().revokeKey(row.id, key), this,
                  [this, name = row.keyId](const Result<WalletAddressKeyRow>& answer) {
                      if (!answer) return m_driver->failed(answer.error());
                      say(tr("Key %1 is revoked.").arg(name));
                  });
    });
    dialog->open();
}

void WalletAddressesPage::withdraw()
{
    const WalletAddressRow* row = chosen();
    if (row == nullptr || !m_driver->mayAct()) return;
    if (!row->liquidity || *row->liquidity == 0) {
        m_table->messages().show({.kind = QStringLiteral("done"),
                                  .state = StateKind::Wait,
                                  .sentence = tr("%1 has no money of its own.").arg(shortUrl(*row)),
                                  .icon = {},
                                  .buttons = {},
                                  .closesAfter = MessageBar::UndoTime});
        return;
    }
    MoneyAccount account;
    account.kind = AccountKind::WalletAddress;
    account.id = row->id;
    account.name = shortUrl(*row);
    account.asset = row->asset;
    account.available = row->liquidity;
    auto* dialog = new WithdrawDialog(m_around.look, m_session, m_around.dialogHost, account);
    connect(dialog, &MoneyDialog::done, this, &WalletAddressesPage::say);
    dialog->open();
}

PageSpec walletAddressesPageSpec()
{
    return {.id = QStringLiteral("walletaddresses"),
            .title = WalletAddressesPage::tr("Wallet addresses"),
            .icon = QStringLiteral("wallet"),
            .group = PageSpec::Group::Money,
            .make = [](const PageSurroundings& surroundings, NodeSession& session, QWidget* parent) -> NodePage* {
                return new WalletAddressesPage(surroundings, session, parent);
            },
            .operatorOnly = false};
}

} // namespace signalbox::ui
