#pragma once

#include "ui/common/drawer.h"
#include "ui/resource/facts.h"
#include "ui/resource/tabledriver.h"
#include "ui/tenants/tenantdialog.h"

namespace signalbox::ui {

/// The tenants of a node, for its operator: deleted ones stay in the list, marked.
class TenantsPage final : public NodePage
{
    Q_OBJECT
public:
    TenantsPage(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent = nullptr,
                NewId newId = randomIds(), NewSecret newSecret = systemSecrets(),
                TableDriver::Now now = QDateTime::currentDateTimeUtc);

    ~TenantsPage() override;

    QString pageId() const override { return QStringLiteral("tenants"); }
    void setInSight(bool inSight) override { m_driver->setInSight(inSight); }
    void refresh() override { m_driver->refresh(); }
    void openObject(const QString& id) override;
    void focusFilter() override { m_table->focusFilter(); }
    bool exportRows() override;
    QList<PageObject> objects() const override;

    TablePage& table() { return *m_table; }

private:
    void addCommands();
    void fetch();
    void take(const QList<TenantRow>& tenants);
    void showCurrent();
    void fillDrawer(const TenantRow& tenant);
    const TenantRow* chosen() const;
    void openNew();
    void openEdit();
    void openSettings();
    void openDelete();
    void say(const QString& sentence);

    PageSurroundings m_with;
    NodeSession& m_session;
    NewId m_newId;
    NewSecret m_newSecret;
    TableDriver::Now m_now;
    std::unique_ptr<RowModel<TenantRow>> m_model;
    TablePage* m_table = nullptr;
    TableDriver* m_driver = nullptr;
    Facts* m_settings = nullptr;
    Facts* m_details = nullptr;
    Label* m_settingsNote = nullptr;
    QWidget* m_settingsButton = nullptr;
    TenantRow m_shown;
    QAction* m_delete = nullptr;
    QAction* m_edit = nullptr;
    QAction* m_editSettings = nullptr;
    bool m_fetching = false;
    bool m_again = false;
    QString m_openWhenHere;
};

[[nodiscard]] PageSpec tenantsPageSpec();

} // namespace signalbox::ui
