#pragma once

#include "ui/common/tablemodel.h"
#include "ui/resource/tabledriver.h"

#include <memory>

namespace signalbox::ui {

class WalletAddressDrawer;

/// Whom money can be sent to on this node: addresses, their names, keys and properties.
class WalletAddressesPage final : public NodePage
{
    Q_OBJECT
public:
    WalletAddressesPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent = nullptr);
    ~WalletAddressesPage() override;

    QString pageId() const override { return QStringLiteral("walletaddresses"); }
    void setInSight(bool inSight) override;
    void refresh() override { m_driver->refresh(); }
    void openObject(const QString& id) override;
    void focusFilter() override { m_table->focusFilter(); }
    bool exportRows() override;
    QList<PageObject> objects() const override;

    TablePage& table() { return *m_table; }
    WalletAddressDrawer& details() { return *m_drawer; }

private:
    void addCommands();
    void fetch();
    void merge(const QList<WalletAddressRow>& rows);
    void showCurrent(bool open);
    [[nodiscard]] const WalletAddressRow* chosen() const;
    void create();
    void openCreate(const QList<AssetRow>& assets);
    template <class D>
    void edit();
    void setStatus(WalletAddressStatus status);
    void sendStatus(const WalletAddressRow& row, WalletAddressStatus status, const QString& key);
    void revokeKey();
    void withdraw();
    void say(const QString& sentence);

    PageSurroundings m_around;
    NodeSession& m_session;
    std::unique_ptr<RowModel<WalletAddressRow>> m_model;
    TablePage* m_table = nullptr;
    TableDriver* m_driver = nullptr;
    WalletAddressDrawer* m_drawer = nullptr;
    bool m_fetching = false;
    bool m_again = false;
    QString m_wanted;
};

[[nodiscard]] PageSpec walletAddressesPageSpec();

} // namespace signalbox::ui
