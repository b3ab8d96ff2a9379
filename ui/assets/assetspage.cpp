#include "ui/assets/assetspage.h"

#include "ui/assets/feedialog.h"
#include "ui/client/allpages.h"
#include "ui/common/messagebar.h"
#include "ui/common/tableview.h"
#include "ui/liquidity/liquiditydialogs.h"

#include <QBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int HoldsAsked = 1'000;
constexpr int SaidFor = 6'000; // ms a report stays

} // namespace

AssetsPage::AssetsPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent, NewId newId,
                       TableDriver::Now now)
    : NodePage(parent), m_with(surroundings), m_session(session), m_newId(std::move(newId)), m_now(std::move(now))
{
    setObjectName(QStringLiteral("assetsPage"));
    m_model = std::make_unique<RowModel<AssetLine>>(m_with.look.format, assetColumns(m_with.look.format));
    m_model->setChip(QStringLiteral("state"), [](const AssetLine& line, const QString& value) {
        return fundsKey(fundsOf(line.asset)) == value;
    });
    m_model->setChip(QStringLiteral("tenant"),
                     [](const AssetLine& line, const QString& value) { return line.asset.tenantId == value; });
    QList<ChipSpec> chips{{.key = QStringLiteral("state"),
                           .label = tr("State"),
                           .choices = {{.value = fundsKey(AssetFunds::Low), .label = tr("Low")},
                                       {.value = fundsKey(AssetFunds::Funded), .label = tr("Funded")},
                                       {.value = fundsKey(AssetFunds::NoAlert), .label = tr("No alert")}}}};
    if (session.whoami().isOperator)
        chips.append({.key = QStringLiteral("tenant"), .label = tr("Tenant"), .choices = {}});
    const TablePageSpec spec{.id = QStringLiteral("assets"),
                             .version = 1,
                             .title = tr("Assets"),
                             .icon = QStringLiteral("coins"),
                             .emptyTitle = tr("No assets yet"),
                             .emptyLine = tr("An asset is what amounts on this node are counted in."),
                             .chips = chips,
                             .sortKey = QStringLiteral("code"),
                             .multiSelect = false};
    m_table = new TablePage(m_with.look, m_with.settings, spec, *m_model, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_driver = new TableDriver(*this, *m_table, *m_model, m_with, m_session,
                               {EntityKind::Asset, EntityKind::Fee, EntityKind::Transfer, EntityKind::Tenant}, m_now);
    m_driver->setPermission(tr("the right to read assets"));
    connect(m_driver, &TableDriver::due, this, &AssetsPage::fetch);
    addCommands();
    connect(m_table, &TablePage::currentChanged, this, &AssetsPage::showCurrent);
    connect(m_table, &TablePage::activated, this, [this] {
        showCurrent();
        m_table->drawer().open();
    });
    connect(m_drawer, &AssetDrawer::allTransfersWanted, this,
            [this](const QString& id) { Q_EMIT pageWanted(QStringLiteral("accounts"), id); });
    if (session.whoami().isOperator && !m_with.settings.value(QStringLiteral("tables/assets/columns")).isValid())
        m_table->view().setColumnHidden(m_model->columnOf(QStringLiteral("tenant")), false);
}

AssetsPage::~AssetsPage()
{
    delete m_table; // it writes down its columns at its end and needs the model for that
}

void AssetsPage::addCommands()
{
    Commands& commands = m_with.commands;
    const QString section = tr("Assets");
    const auto add = [&](const char* id, const QString& title, const char* icon, const QKeySequence& keys,
                         bool destructive, std::function<void()> run) {
        return commands.add({.id = QString::fromLatin1(id),
                             .title = title,
                             .icon = QString::fromLatin1(icon),
                             .shortcut = keys,
                             .section = section,
                             .destructive = destructive,
                             .changesNode = true},
                            std::move(run), this);
    };
    QAction* create =
        add("assets.new", tr("New asset"), "plus", QKeySequence(QKeySequence::New), false, [this] { openNew(); });
    QAction* thresholds = add("assets.thresholds", tr("Edit thresholds"), "pencil",
                              QKeySequence(QStringLiteral("Ctrl+T")), false, [this] { openThresholds(); });
    QAction* deposit = add("assets.deposit", tr("Deposit"), "circle-arrow-down", QKeySequence(QStringLiteral("Ctrl+D")),
                           false, [this] { openMoney(MoneyAct::Deposit); });
    QAction* withdraw =
        add("assets.withdraw", tr("Withdraw"), "circle-arrow-up", QKeySequence(QStringLiteral("Ctrl+Shift+D")), false,
            [this] { openMoney(MoneyAct::Withdraw); });
    QAction* fee = add("assets.fee", tr("Change fee"), "percent", QKeySequence(QStringLiteral("Ctrl+Shift+E")), false,
                       [this] { openFee(FeeType::Sending); });
    QAction* remove = add("assets.delete", tr("Delete asset"), "trash-2", QKeySequence(QKeySequence::Delete), true,
                          [this] { askToDelete(); });
    m_driver->setActs({create, thresholds, fee, deposit, withdraw, remove});
    m_table->setPrimary(create);
    m_table->setVerbs({deposit, withdraw, fee, remove});
    m_drawer = new AssetDrawer(m_with.look, m_session, m_table->drawer(),
                               {.liquidity = {deposit, withdraw, thresholds}, .fees = {fee}}, this);
}

void AssetsPage::setInSight(bool inSight)
{
    m_driver->setInSight(inSight);
}

void AssetsPage::openObject(const QString& id)
{
    if (m_model->rowOf(id) < 0) {
        m_openWhenHere = id; // the list may still be on its way
        return;
    }
    m_table->clearFilter();
    m_table->select(id);
    showCurrent();
    m_table->drawer().open();
}

bool AssetsPage::exportRows()
{
    m_table->exportWithDialog();
    return true;
}

QList<PageObject> AssetsPage::objects() const
{
    QList<PageObject> objects;
    for (const AssetLine& line : m_model->rows())
        objects.append({line.id, line.asset.code, tr("scale %1").arg(line.asset.scale)});
    return objects;
}

void AssetsPage::fetch()
{
    if (m_fetching) {
        m_again = true;
        return;
    }
    m_fetching = true;
    NodeClient* client = &m_session.client();
    PageQuery query;
    query.size = PageQuery::sizeMax;
    const auto assets = [client](PageQuery next) { return client->listAssets(std::move(next)); };
    whenReady(allPages<AssetRow>(this, assets, query), this, [this](const Result<QList<AssetRow>>& answer) {
        m_fetching = false;
        if (answer) {
            take(*answer);
            m_driver->loaded();
        } else {
            m_driver->failed(answer.error());
        }
        if (std::exchange(m_again, false)) fetch();
    });
    if (m_session.whoami().isOperator) {
        const auto tenants = [client](PageQuery next) { return client->listTenants(std::move(next)); };
        // Without the names a tenant is shown by its id; that is no failure of this page.
        whenReady(allPages<TenantRow>(this, tenants, query), this, [this](const Result<QList<TenantRow>>& answer) {
            if (answer) takeTenants(*answer);
        });
    }
    whenReady(m_session.holdBook().holdsOf(m_session.profile().id, HoldBook::Which::Waiting, HoldsAsked), this,
              [this](const Result<QList<Hold>>& answer) {
                  if (answer) takeHolds(*answer);
              });
}

void AssetsPage::take(const QList<AssetRow>& assets)
{
    m_assets = assets;
    rebuild();
    m_drawer->refresh();
    if (!m_openWhenHere.isEmpty() && m_model->rowOf(m_openWhenHere) >= 0)
        openObject(std::exchange(m_openWhenHere, QString()));
}

void AssetsPage::takeTenants(const QList<TenantRow>& tenants)
{
    m_tenantNames.clear();
    m_tenants.clear();
    QList<ChipSpec::Choice> choices;
    for (const TenantRow& tenant : tenants) {
        const QString name = tenant.publicName.isEmpty() ? Format::shortId(tenant.id) : tenant.publicName;
        m_tenantNames.insert(tenant.id, name);
        choices.append({.value = tenant.id, .label = name});
        if (tenant.deletedAt.isValid()) continue;
        // The operator's own first: that is where an asset goes when nobody chooses.
        if (tenant.id == m_session.whoami().tenantId)
            m_tenants.prepend({tenant.id, name});
        else
            m_tenants.append({tenant.id, name});
    }
    m_table->setChipChoices(QStringLiteral("tenant"), choices);
    rebuild();
}

void AssetsPage::takeHolds(const QList<Hold>& holds)
{
    m_held.clear();
    for (const Hold& hold : holds) {
        if (hold.accountKind != AccountKind::Asset || hold.state != HoldState::Held) continue;
        if (hold.expiresAt.isValid() && hold.expiresAt <= m_now()) continue;
        m_held[hold.accountId] += hold.amount;
    }
    rebuild();
}

void AssetsPage::rebuild()
{
    QList<AssetLine> lines;
    lines.reserve(m_assets.size());
    int low = 0;
    for (const AssetRow& asset : m_assets) {
        AssetLine line;
        line.id = asset.id;
        line.asset = asset;
        if (const auto held = m_held.constFind(asset.id); held != m_held.cend()) line.held = *held;
        line.tenant = m_tenantNames.value(asset.tenantId, m_session.whoami().isOperator ? asset.tenantId : QString());
        lines.append(line);
        if (fundsOf(asset) == AssetFunds::Low) ++low;
    }
    m_model->merge(lines);
    for (int c = 0; c < m_model->columnCount(); ++c) {
        if (m_model->columns()[c].align != Align::OnPoint) continue;
        int scale = 0;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const Cell cell = m_model->cell(row, c);
            if (const auto* money = std::get_if<MoneyCell>(&cell)) scale = std::max<int>(scale, money->money.scale);
        }
        m_model->setFraction(c, scale);
    }
    m_table->setSubtitle(tr("%n on %1", nullptr, int(lines.size())).arg(m_session.profile().name));
    Q_EMIT badgeChanged(low, StateKind::Warn);
    if (const AssetLine* shown = m_model->find(m_drawer->shownId()))
        m_drawer->show(*shown, m_model->now());
    else if (!m_drawer->shownId().isEmpty())
        m_table->drawer().close();
}

void AssetsPage::showCurrent()
{
    const AssetLine* line = m_model->find(m_table->currentId());
    if (line == nullptr) return;
    m_drawer->show(*line, m_model->now());
    m_table->drawer().open();
}

const AssetLine* AssetsPage::chosen() const
{
    const QStringList ids = m_table->selectedIds();
    return ids.size() == 1 ? m_model->find(ids.first()) : nullptr;
}

void AssetsPage::say(const QString& sentence)
{
    m_table->messages().show({.kind = QStringLiteral("done"),
                              .state = StateKind::Ok,
                              .sentence = sentence,
                              .icon = {},
                              .buttons = {},
                              .closesAfter = SaidFor});
}

void AssetsPage::openNew()
{
    if (!m_driver->mayAct()) return;
    auto* dialog = new NewAssetDialog(m_with.look, m_with.dialogHost, m_session.client(), m_tenants, m_newId);
    connect(dialog, &NewAssetDialog::created, this, [this](const QString& id) {
        m_openWhenHere = id;
        m_driver->refresh();
    });
    dialog->setBadge(m_session.profile().environment);
    dialog->open();
}

void AssetsPage::openThresholds()
{
    const AssetLine* line = chosen();
    if (line == nullptr || !m_driver->mayAct()) return;
    auto* dialog = new ThresholdsDialog(m_with.look, m_with.dialogHost, m_session.client(), line->asset, m_newId);
    const QString code = line->asset.code;
    connect(dialog, &ThresholdsDialog::saved, this, [this, code] {
        say(tr("The thresholds of %1 are saved").arg(code));
        m_driver->refresh();
    });
    dialog->setBadge(m_session.profile().environment);
    dialog->open();
}

void AssetsPage::openFee(FeeType type)
{
    const AssetLine* line = chosen();
    if (line == nullptr || !m_driver->mayAct()) return;
    auto* dialog = new FeeDialog(m_with.look, m_with.dialogHost, m_session.client(), line->asset, type, m_newId);
    const QString code = line->asset.code;
    connect(dialog, &FeeDialog::saved, this, [this, code] {
        say(tr("The fee of %1 is changed").arg(code));
        m_driver->refresh();
    });
    dialog->setBadge(m_session.profile().environment);
    dialog->open();
}

void AssetsPage::openMoney(MoneyAct act)
{
    const AssetLine* line = chosen();
    if (line == nullptr || !m_driver->mayAct()) return;
    const MoneyAccount account{.kind = AccountKind::Asset,
                               .id = line->id,
                               .name = line->asset.code,
                               .asset = {line->id, line->asset.code, line->asset.scale},
                               .available = line->asset.liquidity,
                               .held = line->held,
                               .alert = line->asset.liquidityThreshold};
    MoneyDialog* dialog = nullptr;
    if (act == MoneyAct::Deposit)
        dialog = new DepositDialog(m_with.look, m_session, m_with.dialogHost, account);
    else
        dialog = new WithdrawDialog(m_with.look, m_session, m_with.dialogHost, account);
    connect(dialog, &MoneyDialog::done, this, [this](const QString& sentence) {
        say(sentence);
        m_driver->refresh();
    });
    dialog->open();
}

void AssetsPage::askToDelete()
{
    const AssetLine* line = chosen();
    if (line == nullptr || !m_driver->mayAct()) return;
    const QString question = tr("Delete the asset %1?").arg(line->asset.code);
    const QString consequence =
        line->asset.liquidity.value_or(0) > 0
            ? tr("Its fees and thresholds go. Its %1 of liquidity and its transfers stay in the ledger. A node refuses "
                 "while peers or wallet addresses use it.")
                  .arg(m_with.look.format.money({.units = *line->asset.liquidity,
                                                 .scale = line->asset.scale,
                                                 .negative = false,
                                                 .code = line->asset.code}))
            : tr("Its fees and thresholds go. Its transfers stay in the ledger. A node refuses while peers or wallet "
                 "addresses use it.");
    auto* dialog =
        new AskDialog(m_with.look, m_with.dialogHost, question, consequence, tr("Delete asset"), tr("Keep asset"));
    dialog->setObjectName(QStringLiteral("deleteAsset"));
    connect(dialog, &AskDialog::confirmed, this, [this, wanted = *line] { deleteNow(wanted, m_newId()); });
    dialog->open();
}

void AssetsPage::deleteNow(const AssetLine& line, const QString& key)
{
    whenReady(m_session.client().deleteAsset(line.id, key), this, [this, line, key](const Result<void>& done) {
        if (done) {
            say(tr("%1 is deleted").arg(line.asset.code));
            m_driver->refresh();
            return;
        }
        const Error& error = done.error();
        MessageBar::Message message{.kind = QStringLiteral("delete"),
                                    .state = StateKind::Fail,
                                    .sentence = error.message, // the node's own reason, word for word
                                    .icon = {},
                                    .buttons = {},
                                    .closesAfter = 0};
        if (!error.refused()) {
            message.state = StateKind::Warn;
            message.sentence = tr("Nobody knows whether %1 was deleted: %2").arg(line.asset.code, error.message);
            message.buttons = {{.text = tr("Ask again"), .run = [this, line, key] { deleteNow(line, key); }}};
        }
        m_table->messages().show(message);
    });
}

PageSpec assetsPageSpec()
{
    return {.id = QStringLiteral("assets"),
            .title = AssetsPage::tr("Assets"),
            .icon = QStringLiteral("coins"),
            .group = PageSpec::Group::Money,
            .make = [](const PageSurroundings& surroundings, NodeSession& session, QWidget* parent) -> NodePage* {
                return new AssetsPage(surroundings, session, parent);
            }};
}

} // namespace signalbox::ui
