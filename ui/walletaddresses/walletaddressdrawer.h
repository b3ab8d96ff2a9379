#pragma once

#include "ui/client/nodesession.h"
#include "ui/common/drawer.h"
#include "ui/common/tablemodel.h"

#include <memory>

class QAction;

namespace signalbox::ui {

class EmptyState;
class Facts;
class TableView;

/// What the drawer shows of one wallet address: its keys, its properties, its details.
class WalletAddressDrawer final : public QObject
{
    Q_OBJECT
public:
    static constexpr int keysMost = 1'000;

    struct Actions
    {
        QAction* addKey = nullptr;
        QAction* revokeKey = nullptr;
        QAction* properties = nullptr;
    };
    WalletAddressDrawer(Look& look, NodeSession& session, Drawer& drawer, const Actions& actions);

    void show(const WalletAddressRow& row);
    void clear();
    [[nodiscard]] const QString& shownId() const { return m_shown.id; }
    void reloadKeys();
    /// The key that is chosen, or nothing.
    [[nodiscard]] std::optional<WalletAddressKeyRow> chosenKey() const;
    void chooseKey(const QString& id);
    [[nodiscard]] const RowModel<WalletAddressKeyRow>& keys() const { return *m_keys; }
    static constexpr int keysTab = 0;

private:
    QWidget* keysPage(const Actions& actions);
    void fillProperties();
    void fillDetails();
    void takeKeys(QList<WalletAddressKeyRow> keys);

    Look& m_look;
    NodeSession& m_session;
    Drawer& m_drawer;
    WalletAddressRow m_shown;
    quint64 m_asked = 0;
    std::unique_ptr<RowModel<WalletAddressKeyRow>> m_keys;
    TableView* m_keyView = nullptr;
    EmptyState* m_noKeys = nullptr;
    Facts* m_properties = nullptr;
    Facts* m_details = nullptr;
};

} // namespace signalbox::ui
