#include "ui/tenants/tenantspage.h"

#include "ui/client/allpages.h"
#include "ui/common/messagebar.h"
#include "ui/common/tableview.h"
#include "ui/tenants/tenantsettings.h"
#include "ui/tenants/tenantsmodel.h"

#include <QAction>
#include <QBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int SaidFor = 6'000; // ms a report stays
const auto liveKey = QStringLiteral("live");
const auto deletedKey = QStringLiteral("deleted");

} // namespace

TenantsPage::TenantsPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent, NewId newId,
                         NewSecret newSecret, TableDriver::Now now)
    : NodePage(parent), m_with(surroundings), m_session(session), m_newId(std::move(newId)),
      m_newSecret(std::move(newSecret)), m_now(std::move(now))
{
    setObjectName(QStringLiteral("tenantsPage"));
    m_model = std::make_unique<RowModel<TenantRow>>(m_with.look.format,
                                                    tenantColumns([this] { return m_session.whoami().tenantId; }));
    m_model->setChip(QStringLiteral("state"), [](const TenantRow& row, const QString& value) {
        return row.deletedAt.isValid() == (value == deletedKey);
    });
    const TablePageSpec spec{.id = QStringLiteral("tenants"),
                             .version = 1,
                             .title = tr("Tenants"),
                             .icon = QStringLiteral("building-2"),
                             .emptyTitle = tr("No tenants yet"),
                             .emptyLine =
                                 tr("A tenant has assets, peers and wallet addresses of its own on this node."),
                             .chips = {{.key = QStringLiteral("state"),
                                        .label = tr("State"),
                                        .choices = {{.value = liveKey, .label = tr("Active")},
                                                    {.value = deletedKey, .label = tr("Deleted")}}}},
                             .sortKey = QStringLiteral("name"),
                             .multiSelect = false};
    m_table = new TablePage(m_with.look, m_with.settings, spec, *m_model, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_driver = new TableDriver(*this, *m_table, *m_model, m_with, m_session,
                               {EntityKind::Tenant, EntityKind::TenantSetting}, m_now);
    m_driver->setPermission(tr("the secret of the node's operator"));
    connect(m_driver, &TableDriver::due, this, &TenantsPage::fetch);
    addCommands();

    auto* settings = new QWidget;
    auto* inSettings = new QVBoxLayout(settings);
    inSettings->setContentsMargins(0, 0, 0, 0);
    inSettings->setSpacing(12);
    m_settings = new Facts(m_with.look, settings);
    inSettings->addWidget(m_settings);
    m_settingsNote = new Label(m_with.look, Type::Small, Token::Text3);
    m_settingsNote->setWordWrap(true);
    inSettings->addWidget(m_settingsNote);
    m_settingsButton = new QWidget;
    auto* inButton = new QHBoxLayout(m_settingsButton);
    inButton->setContentsMargins(0, 0, 0, 0);
    QPushButton* edit = makeActionButton(m_with.look, m_editSettings);
    setSize(edit, ControlSize::Small);
    inButton->addWidget(edit);
    inButton->addStretch(1);
    inSettings->addWidget(m_settingsButton);
    m_table->drawer().addTab(tr("Settings"), drawerPage(m_with.look, settings));
    m_details = new Facts(m_with.look);
    m_table->drawer().addTab(tr("Details"), drawerPage(m_with.look, m_details));
    connect(m_table, &TablePage::currentChanged, this, &TenantsPage::showCurrent);
    connect(m_table, &TablePage::selectionChanged, this, [this] {
        const TenantRow* tenant = chosen();
        const bool live = tenant != nullptr && !tenant->deletedAt.isValid();
        m_edit->setEnabled(live);
        m_delete->setEnabled(live && tenant->id != m_session.whoami().tenantId);
    });
}

TenantsPage::~TenantsPage()
{
    delete m_table; // it writes down its columns at its end and needs the model for that
}

void TenantsPage::addCommands()
{
    const QString section = tr("Tenants");
    const auto add = [&](const char* id, const QString& title, const char* icon, const QKeySequence& keys,
                         bool destructive, std::function<void()> run) {
        return m_with.commands.add({.id = QString::fromLatin1(id),
                                    .title = title,
                                    .icon = QString::fromLatin1(icon),
                                    .shortcut = keys,
                                    .section = section,
                                    .destructive = destructive,
                                    .changesNode = true},
                                   std::move(run), this);
    };
    QAction* create =
        add("tenants.new", tr("New tenant"), "plus", QKeySequence(QKeySequence::New), false, [this] { openNew(); });
    m_edit = add("tenants.edit", tr("Edit tenant"), "pencil", QKeySequence(QStringLiteral("F2")), false,
                 [this] { openEdit(); });
    m_editSettings = add("tenants.settings", tr("Edit own settings"), "sliders-horizontal",
                         QKeySequence(QStringLiteral("Ctrl+T")), false, [this] { openSettings(); });
    m_delete = add("tenants.delete", tr("Delete tenant"), "trash-2", QKeySequence(QKeySequence::Delete), true,
                   [this] { openDelete(); });
    m_table->setPrimary(create);
    m_table->setVerbs({m_edit, m_delete});
    m_table->setActions({m_editSettings});
}

void TenantsPage::openObject(const QString& id)
{
    if (m_model->rowOf(id) < 0) {
        m_openWhenHere = id;
        return;
    }
    m_table->clearFilter();
    m_table->select(id);
    showCurrent();
}

bool TenantsPage::exportRows()
{
    m_table->exportWithDialog();
    return true;
}

QList<PageObject> TenantsPage::objects() const
{
    QList<PageObject> objects;
    for (const TenantRow& row : m_model->rows()) objects.append({row.id, nameOf(row), row.email});
    return objects;
}

void TenantsPage::fetch()
{
    if (m_fetching) {
        m_again = true;
        return;
    }
    m_fetching = true;
    NodeClient* client = &m_session.client();
    PageQuery query;
    query.size = PageQuery::sizeMax;
    const auto ask = [client](PageQuery next) { return client->listTenants(std::move(next)); };
    whenReady(allPages<TenantRow>(this, ask, query), this, [this](const Result<QList<TenantRow>>& answer) {
        m_fetching = false;
        if (answer) {
            take(*answer);
            m_driver->loaded();
        } else {
            m_driver->failed(answer.error());
        }
        if (std::exchange(m_again, false)) fetch();
    });
}

void TenantsPage::take(const QList<TenantRow>& tenants)
{
    m_model->merge(tenants);
    m_table->setSubtitle(tr("%n on %1", nullptr, int(tenants.size())).arg(m_session.profile().name));
    if (const TenantRow* shown = m_model->find(m_shown.id)) {
        if (!(*shown == m_shown)) fillDrawer(*shown);
    } else if (!m_shown.id.isEmpty()) {
        m_table->drawer().close();
    }
    if (!m_openWhenHere.isEmpty() && m_model->rowOf(m_openWhenHere) >= 0)
        openObject(std::exchange(m_openWhenHere, QString()));
}

void TenantsPage::showCurrent()
{
    const TenantRow* tenant = m_model->find(m_table->currentId());
    if (tenant == nullptr) return;
    fillDrawer(*tenant);
    m_table->drawer().open();
}

void TenantsPage::fillDrawer(const TenantRow& tenant)
{
    m_shown = tenant;
    const Format& format = m_with.look.format;
    const bool own = tenant.id == m_session.whoami().tenantId;
    Drawer& drawer = m_table->drawer();
    drawer.setTitle(nameOf(tenant));
    drawer.setState(stateOf(tenant, own));
    drawer.setId({}); // among the details; the name needs the room
    m_settings->clear();
    for (const QString& key : tenantSettingKeys())
        m_settings->addText(wordOfSetting(key), valueOf(tenant.settings, key));
    m_settingsNote->setText(
        own ? QString() : tr("Only the tenant itself can change its settings: connect as this tenant to do so."));
    m_settingsNote->setVisible(!own);
    m_settingsButton->setVisible(own);
    m_details->clear();
    m_details->addText(tr("E-mail"), tenant.email);
    m_details->addText(tr("Consent page"), tenant.idpConsentUrl);
    m_details->addText(tr("Made"), tenant.createdAt.isValid() ? format.timestamp(tenant.createdAt) : QString());
    if (tenant.deletedAt.isValid()) m_details->addText(tr("Deleted"), format.timestamp(tenant.deletedAt));
    m_details->addId(tr("Id"), tenant.id);
}

const TenantRow* TenantsPage::chosen() const
{
    const QStringList ids = m_table->selectedIds();
    return ids.size() == 1 ? m_model->find(ids.first()) : nullptr;
}

void TenantsPage::say(const QString& sentence)
{
    m_table->messages().show({.kind = QStringLiteral("done"),
                              .state = StateKind::Ok,
                              .sentence = sentence,
                              .icon = {},
                              .buttons = {},
                              .closesAfter = SaidFor});
}

void TenantsPage::openNew()
{
    if (!m_driver->mayAct()) return;
    auto* dialog = new NewTenantDialog(m_with.look, m_with.dialogHost, m_session.client(), m_newId, m_newSecret);
    connect(dialog, &NewTenantDialog::created, this, [this](const QString& id) {
        m_openWhenHere = id;
        m_driver->refresh();
    });
    dialog->setBadge(m_session.profile().environment);
    dialog->open();
}

void TenantsPage::openEdit()
{
    const TenantRow* tenant = chosen();
    if (tenant == nullptr || tenant->deletedAt.isValid() || !m_driver->mayAct()) return;
    auto* dialog = new EditTenantDialog(m_with.look, m_with.dialogHost, m_session.client(), *tenant, m_newId);
    connect(dialog, &EditTenantDialog::saved, this, [this, name = nameOf(*tenant)] {
        say(tr("%1 is saved").arg(name));
        m_driver->refresh();
    });
    dialog->setBadge(m_session.profile().environment);
    dialog->open();
}

void TenantsPage::openSettings()
{
    const TenantRow* own = m_model->find(m_session.whoami().tenantId);
    if (own == nullptr || !m_driver->mayAct()) return;
    auto* dialog = new TenantSettingsDialog(m_with.look, m_with.dialogHost, m_session.client(), *own, m_newId);
    connect(dialog, &TenantSettingsDialog::saved, this, [this, name = nameOf(*own)] {
        say(tr("The settings of %1 are saved").arg(name));
        m_driver->refresh();
    });
    dialog->setBadge(m_session.profile().environment);
    dialog->open();
}

void TenantsPage::openDelete()
{
    const TenantRow* tenant = chosen();
    if (tenant == nullptr || tenant->deletedAt.isValid() || !m_driver->mayAct()) return;
    auto* dialog = new DeleteTenantDialog(m_with.look, m_with.dialogHost, m_session.client(), *tenant);
    connect(dialog, &DeleteTenantDialog::deleted, this, [this, name = nameOf(*tenant)] {
        say(tr("%1 is deleted").arg(name));
        m_driver->refresh();
    });
    dialog->setBadge(m_session.profile().environment);
    dialog->open();
}

PageSpec tenantsPageSpec()
{
    return {.id = QStringLiteral("tenants"),
            .title = TenantsPage::tr("Tenants"),
            .icon = QStringLiteral("building-2"),
            .group = PageSpec::Group::System,
            .make = [](const PageSurroundings& surroundings, NodeSession& session, QWidget* parent) -> NodePage* {
                return new TenantsPage(surroundings, session, parent);
            },
            .operatorOnly = true};
}

} // namespace signalbox::ui
