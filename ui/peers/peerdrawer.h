#pragma once

#include "ui/client/nodesession.h"
#include "ui/common/drawer.h"
#include "ui/peers/peersmodel.h"

class QAction;

namespace signalbox::ui {

class Facts;
class Label;
class TransfersTab;

/// What the drawer of the peers page shows of one peer: its money, its details, its transfers.
class PeerDrawer final : public QObject
{
    Q_OBJECT
public:
    PeerDrawer(Look& look, NodeSession& session, Drawer& drawer, QAction* deposit, QAction* withdraw);

    void show(const PeerLine& line);
    /// The peer is gone, or none is chosen.
    void clear();
    [[nodiscard]] const QString& shownId() const { return m_shown.id; }
    /// Money moved.
    void reload();

private:
    QWidget* liquidityTab(QAction* deposit, QAction* withdraw);
    void fillLiquidity();
    void fillDetails();

    Look& m_look;
    NodeSession& m_session;
    Drawer& m_drawer;
    PeerLine m_shown;
    Facts* m_money = nullptr;
    Label* m_stands = nullptr;
    Label* m_missing = nullptr;
    Label* m_missingCode = nullptr;
    Label* m_missingWords = nullptr;
    Facts* m_details = nullptr;
    TransfersTab* m_transfers = nullptr;
    int m_transfersTab = -1;
};

} // namespace signalbox::ui
