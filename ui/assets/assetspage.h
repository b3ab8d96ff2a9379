#pragma once

#include "ui/assets/assetdialog.h"
#include "ui/assets/assetdrawer.h"
#include "ui/assets/assetsmodel.h"
#include "ui/resource/tabledriver.h"

namespace signalbox::ui {

/// Assets of one node: liquidity and alerts, fees and their history, and everything that can be done with them.
class AssetsPage final : public NodePage
{
    Q_OBJECT
public:
    AssetsPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent = nullptr,
               NewId newId = randomIds(), TableDriver::Now now = QDateTime::currentDateTimeUtc);

    ~AssetsPage() override;

    QString pageId() const override { return QStringLiteral("assets"); }
    void setInSight(bool inSight) override;
    void refresh() override { m_driver->refresh(); }
    void openObject(const QString& id) override;
    void focusFilter() override { m_table->focusFilter(); }
    bool exportRows() override;
    QList<PageObject> objects() const override;

    TablePage& table() { return *m_table; }

private:
    void addCommands();
    void fetch();
    void take(const QList<AssetRow>& assets);
    void takeTenants(const QList<TenantRow>& tenants);
    void takeHolds(const QList<Hold>& holds);
    void rebuild();
    void showCurrent();
    /// The asset an act is about: the one selected row.
    const AssetLine* chosen() const;
    void openNew();
    void openThresholds();
    void openFee(FeeType type);
    void openMoney(MoneyAct act);
    void askToDelete();
    void deleteNow(const AssetLine& line, const QString& key);
    void say(const QString& sentence);

    PageSurroundings m_with;
    NodeSession& m_session;
    NewId m_newId;
    TableDriver::Now m_now;
    std::unique_ptr<RowModel<AssetLine>> m_model;
    TablePage* m_table = nullptr;
    TableDriver* m_driver = nullptr;
    AssetDrawer* m_drawer = nullptr;
    QList<AssetRow> m_assets;
    QHash<QString, QString> m_tenantNames;
    QList<TenantChoice> m_tenants;  ///< those an asset can be made for
    QHash<QString, quint64> m_held; ///< by asset
    bool m_fetching = false;
    bool m_again = false; ///< asked for while the last answer was on its way
    QString m_openWhenHere;
};

/// How the window learns of the page.
[[nodiscard]] PageSpec assetsPageSpec();

} // namespace signalbox::ui
