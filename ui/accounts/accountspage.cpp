#include "ui/accounts/accountspage.h"

#include "ui/accounts/accountchooser.h"
#include "ui/common/controls.h"
#include "ui/common/messagebar.h"
#include "ui/common/tableview.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>

namespace signalbox::ui {

namespace {

constexpr int Limits[] = {20, 100, 500, 2000}; // transfers each way
const auto partialKind = QStringLiteral("accounts");

} // namespace

AccountsPage::AccountsPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent,
                           TableDriver::Now now)
    : NodePage(parent), m_with(surroundings), m_session(session), m_now(std::move(now))
{
    setObjectName(QStringLiteral("accountsPage"));
    m_model = std::make_unique<RowModel<TransferLine>>(m_with.look.format, transferColumns(m_with.look.format));
    m_model->setChip(QStringLiteral("direction"), [](const TransferLine& line, const QString& value) {
        return line.incoming == (value == QLatin1String("in"));
    });
    m_model->setChip(QStringLiteral("state"),
                     [](const TransferLine& line, const QString& value) { return stateKeyOf(line) == value; });
    m_model->setChip(QStringLiteral("type"), [](const TransferLine& line, const QString& value) {
        return QString::number(int(line.type)) == value;
    });
    QList<ChipSpec::Choice> types;
    for (const TransferType type : {TransferType::Deposit, TransferType::Withdrawal, TransferType::Transfer})
        types.append({.value = QString::number(int(type)), .label = wordOf(type)});
    const TablePageSpec spec{.id = QStringLiteral("transfers"),
                             .version = 1,
                             .title = tr("Transfers"),
                             .icon = QStringLiteral("arrow-right-left"),
                             .emptyTitle = tr("No transfers yet"),
                             .emptyLine = tr("What enters or leaves this account appears here."),
                             .chips = {{.key = QStringLiteral("direction"),
                                        .label = tr("Direction"),
                                        .choices = {{.value = QStringLiteral("in"), .label = tr("In")},
                                                    {.value = QStringLiteral("out"), .label = tr("Out")}}},
                                       {.key = QStringLiteral("state"),
                                        .label = tr("State"),
                                        .choices = {{.value = QStringLiteral("posted"), .label = tr("Posted")},
                                                    {.value = QStringLiteral("held"), .label = tr("Held")},
                                                    {.value = QStringLiteral("voided"), .label = tr("Voided")},
                                                    {.value = QStringLiteral("lapsed"), .label = tr("Lapsed")}}},
                                       {.key = QStringLiteral("type"), .label = tr("Type"), .choices = types}},
                             .sortKey = QStringLiteral("age"),
                             .sortOrder = Qt::AscendingOrder}; // the youngest first
    m_table = new TablePage(m_with.look, m_with.settings, spec, *m_model, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_driver =
        new TableDriver(*this, *m_table, *m_model, m_with, m_session,
                        {EntityKind::Transfer, EntityKind::Asset, EntityKind::Peer, EntityKind::WalletAddress}, m_now);
    m_driver->setPermission(tr("the right to read accounts"));
    m_accounts = new AccountList(m_session, this);
    connect(m_driver, &TableDriver::due, this, &AccountsPage::fetch);
    connect(m_accounts, &AccountList::fetched, this, &AccountsPage::accountsFetched);
    connect(m_accounts, &AccountList::failed, m_driver, &TableDriver::failed);
    const int kept = m_with.settings.value(settingsKey("limit")).toInt();
    if (std::find(std::begin(Limits), std::end(Limits), kept) != std::end(Limits)) m_limit = kept;
    addCommands();
    m_facts = new Facts(m_with.look);
    m_table->drawer().addTab(tr("Transfer"), drawerPage(m_with.look, m_facts));
    connect(m_table, &TablePage::currentChanged, this, &AccountsPage::showCurrent);
    refreshWords();
}

AccountsPage::~AccountsPage()
{
    delete m_table; // it writes down its columns at its end and needs the model for that
}

QString AccountsPage::settingsKey(const char* what) const
{
    return QStringLiteral("pages/accounts/%1/%2").arg(m_session.profile().id, QString::fromLatin1(what));
}

void AccountsPage::addCommands()
{
    const QString section = tr("Transfers");
    QAction* choose = m_with.commands.add(
        {.id = QStringLiteral("accounts.choose"),
         .title = tr("Choose an account"),
         .icon = QStringLiteral("chevrons-up-down"),
         .shortcut = QKeySequence(QStringLiteral("Ctrl+O")),
         .section = section},
        [this] { openChooser(); }, this);
    m_limitAction = m_with.commands.add(
        {.id = QStringLiteral("accounts.limit"),
         .title = tr("How many transfers"),
         .icon = QStringLiteral("list-ordered"),
         .section = section},
        [this] { openLimits(); }, this);
    m_table->addTool(m_limitAction);
    m_chooser = makeButton(m_with.look, {}, ButtonKind::Default, QStringLiteral("chevrons-up-down"));
    m_chooser->setObjectName(QStringLiteral("accounts.chooser"));
    m_chooser->setToolTip(choose->text() + QStringLiteral("  ") +
                          choose->shortcut().toString(QKeySequence::NativeText));
    connect(m_chooser, &QPushButton::clicked, choose, &QAction::trigger);
    m_table->addHeadWidget(m_chooser);
}

void AccountsPage::refreshWords()
{
    const QString name = m_account.id.isEmpty() ? tr("Choose an account") : m_account.name;
    m_chooser->setText(name);
    m_chooser->setAccessibleName(m_account.id.isEmpty() ? name : tr("Account %1").arg(name));
    const bool cut = m_transfers.debits.size() >= m_limit || m_transfers.credits.size() >= m_limit;
    if (m_account.id.isEmpty())
        m_table->setSubtitle({});
    else if (cut)
        m_table->setSubtitle(tr("of %1, the first %2 each way").arg(m_account.name).arg(m_limit));
    else
        m_table->setSubtitle(tr("of %1, %2 in and %3 out")
                                 .arg(m_account.name)
                                 .arg(m_transfers.credits.size())
                                 .arg(m_transfers.debits.size()));
}

void AccountsPage::openObject(const QString& id)
{
    if (m_accounts->find(id) == nullptr) {
        m_openWhenHere = id;
        return;
    }
    openAccount(id);
}

bool AccountsPage::exportRows()
{
    m_table->exportWithDialog();
    return true;
}

QList<PageObject> AccountsPage::objects() const
{
    QList<PageObject> objects;
    for (const AccountLine& line : m_accounts->accounts()) objects.append({line.id, line.name, wordOf(line.kind)});
    return objects;
}

void AccountsPage::fetch()
{
    m_accounts->fetch();
}

void AccountsPage::accountsFetched()
{
    if (m_accounts->trouble().isEmpty()) {
        m_table->messages().clear(partialKind);
    } else {
        m_table->messages().show({.kind = partialKind,
                                  .state = StateKind::Wait,
                                  .sentence = tr("Some accounts could not be listed: %1").arg(m_accounts->trouble()),
                                  .icon = QStringLiteral("server-off"),
                                  .buttons = {},
                                  .closesAfter = 0});
    }
    QString wanted = m_account.id;
    if (!m_openWhenHere.isEmpty() && m_accounts->find(m_openWhenHere) != nullptr)
        wanted = std::exchange(m_openWhenHere, QString());
    if (wanted.isEmpty()) wanted = m_with.settings.value(settingsKey("account")).toString();
    if (m_accounts->find(wanted) == nullptr)
        wanted = m_accounts->accounts().isEmpty() ? QString() : m_accounts->accounts().first().id;
    if (wanted.isEmpty()) {
        m_account = {};
        m_model->merge({});
        refreshWords();
        m_driver->loaded();
        return;
    }
    openAccount(wanted);
}

void AccountsPage::openAccount(const QString& id)
{
    const AccountLine* line = m_accounts->find(id);
    if (line == nullptr) return;
    if (m_account.id != id) {
        // Another account: its rows are other rows, and until they are here there are none.
        m_model->merge({});
        m_transfers = {};
        m_table->drawer().close();
        m_table->setState(TablePage::State::Loading);
        m_with.settings.setValue(settingsKey("account"), id);
    }
    m_account = *line;
    refreshWords();
    fetchTransfers();
}

void AccountsPage::fetchTransfers()
{
    ++m_ticket;
    if (m_account.kind == AccountLine::Kind::Settlement)
        fetchSettlement();
    else
        ask(m_account.id);
}

void AccountsPage::fetchSettlement()
{
    // A settlement account is asked for by its ledger's number, and only a transfer of the asset tells that number.
    const AccountNames& names = m_accounts->names();
    const QString assetId = m_account.ownerId();
    for (auto ledger = names.ledgers.cbegin(); ledger != names.ledgers.cend(); ++ledger) {
        if (ledger.value().id == assetId) return ask(QString::number(ledger.key()));
    }
    const quint64 ticket = m_ticket;
    whenReady(m_session.client().transfersOf(assetId, 1), this, [this, ticket](const Result<Transfers>& answer) {
        if (ticket != m_ticket) return;
        if (!answer) return m_driver->failed(answer.error());
        const QList<TransferRow> rows = answer->debits + answer->credits;
        if (rows.isEmpty()) return take({}); // nothing ever moved, so nothing was settled
        m_accounts->names().ledgers.insert(rows.first().ledger, m_account.asset);
        ask(QString::number(rows.first().ledger));
    });
}

void AccountsPage::ask(const QString& ledgerId)
{
    const quint64 ticket = m_ticket;
    whenReady(m_session.client().transfersOf(ledgerId, m_limit), this, [this, ticket](const Result<Transfers>& answer) {
        if (ticket != m_ticket) return; // the person has chosen another account
        if (!answer) return m_driver->failed(answer.error());
        take(*answer);
    });
}

void AccountsPage::take(const Transfers& transfers)
{
    m_transfers = transfers;
    AccountNames& names = m_accounts->names();
    for (const QList<TransferRow>* rows : {&transfers.debits, &transfers.credits}) {
        for (const TransferRow& row : *rows) names.ledgers.insert(row.ledger, m_account.asset);
    }
    m_model->setFraction(m_model->columnOf(QStringLiteral("amount")), m_account.asset.scale);
    m_model->merge(linesOf(transfers, m_account.asset, names, m_now()));
    refreshWords();
    m_driver->loaded();
    showCurrent();
}

void AccountsPage::showCurrent()
{
    const TransferLine* line = m_model->find(m_table->currentId());
    Drawer& drawer = m_table->drawer();
    if (line == nullptr) return;
    const Format& format = m_with.look.format;
    drawer.setTitle({}); // state and id need the room
    drawer.setAccessibleName(wordOf(line->type));
    drawer.setState(stateOf(*line, format));
    drawer.setId({});
    m_facts->clear();
    m_facts->addMoney(tr("Amount"), line->amount, line->state == TransferState::Pending && !line->lapsed);
    m_facts->addText(tr("Type"), wordOf(line->type));
    m_facts->addText(tr("Direction"), line->incoming ? tr("Into this account") : tr("Out of this account"));
    m_facts->addText(tr("From"), line->from);
    m_facts->addText(tr("To"), line->to);
    m_facts->addText(tr("Time"), line->createdAt.isValid() ? format.timestamp(line->createdAt) : QString());
    if (line->expiresAt.isValid()) m_facts->addText(tr("Deadline"), format.timestamp(line->expiresAt));
    m_facts->addId(tr("Debit account"), line->debitAccountId);
    m_facts->addId(tr("Credit account"), line->creditAccountId);
    m_facts->addId(tr("Transfer"), line->id);
    drawer.open();
}

void AccountsPage::openChooser()
{
    auto* chooser = new AccountChooser(m_with.look, m_with.dialogHost, *m_accounts, m_account.id);
    connect(chooser, &AccountChooser::chosen, this, &AccountsPage::openAccount);
    chooser->open();
}

void AccountsPage::openLimits()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const int limit : Limits) {
        QAction* action = menu->addAction(tr("The first %1 each way").arg(m_with.look.format.count(limit)), this,
                                          [this, limit] { setLimit(limit); });
        action->setCheckable(true);
        action->setChecked(limit == m_limit);
    }
    QWidget* at = findChild<QPushButton*>(QStringLiteral("accounts.limit.button"));
    menu->popup(at != nullptr ? at->mapToGlobal(QPoint(0, at->height() + 4)) : mapToGlobal(QPoint(0, 0)));
}

void AccountsPage::setLimit(int limit)
{
    if (limit == m_limit) return;
    m_limit = limit;
    m_with.settings.setValue(settingsKey("limit"), limit);
    m_driver->refresh();
}

PageSpec accountsPageSpec()
{
    return {.id = QStringLiteral("accounts"),
            .title = AccountsPage::tr("Transfers"),
            .icon = QStringLiteral("arrow-right-left"),
            .group = PageSpec::Group::Money,
            .make = [](const PageSurroundings& surroundings, NodeSession& session, QWidget* parent) -> NodePage* {
                return new AccountsPage(surroundings, session, parent);
            }};
}

} // namespace signalbox::ui
