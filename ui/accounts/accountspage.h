#pragma once

#include "ui/accounts/accountlist.h"
#include "ui/common/drawer.h"
#include "ui/resource/facts.h"
#include "ui/resource/tabledriver.h"

class QPushButton;

namespace signalbox::ui {

/// What entered and left one account: debits and credits of an asset's, a peer's, a wallet address's or a settlement
/// account in one table, with the other side's name.
class AccountsPage final : public NodePage
{
    Q_OBJECT
public:
    AccountsPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent = nullptr,
                 TableDriver::Now now = QDateTime::currentDateTimeUtc);

    ~AccountsPage() override;

    QString pageId() const override { return QStringLiteral("accounts"); }
    void setInSight(bool inSight) override { m_driver->setInSight(inSight); }
    void refresh() override { m_driver->refresh(); }
    /// Takes the id of an asset, peer or wallet address.
    void openObject(const QString& id) override;
    void focusFilter() override { m_table->focusFilter(); }
    bool exportRows() override;
    QList<PageObject> objects() const override;

    TablePage& table() { return *m_table; }
    const QString& accountId() const { return m_account.id; }
    int limit() const { return m_limit; }

private:
    void addCommands();
    void fetch();
    void accountsFetched();
    void openAccount(const QString& id);
    void fetchTransfers();
    void fetchSettlement();
    void ask(const QString& ledgerId);
    void take(const Transfers& transfers);
    void showCurrent();
    void openChooser();
    void openLimits();
    void setLimit(int limit);
    void refreshWords();
    QString settingsKey(const char* what) const;

    PageSurroundings m_with;
    NodeSession& m_session;
    TableDriver::Now m_now;
    std::unique_ptr<RowModel<TransferLine>> m_model;
    AccountList* m_accounts = nullptr;
    TablePage* m_table = nullptr;
    TableDriver* m_driver = nullptr;
    QPushButton* m_chooser = nullptr;
    QAction* m_limitAction = nullptr;
    Facts* m_facts = nullptr;
    AccountLine m_account;
    Transfers m_transfers;
    QString m_openWhenHere;
    int m_limit = 100;
    quint64 m_ticket = 0; ///< answers to older questions are dropped
};

[[nodiscard]] PageSpec accountsPageSpec();

} // namespace signalbox::ui
