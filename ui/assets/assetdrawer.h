#pragma once

#include "ui/assets/assetsmodel.h"
#include "ui/client/nodesession.h"
#include "ui/common/drawer.h"
#include "ui/resource/facts.h"
#include "ui/resource/transferlines.h"

namespace signalbox::ui {

class TableView;

/// What the drawer tells of one asset: liquidity, fees with their history, the first transfers, details. Fills the
/// page's own drawer and asks the node when another asset is shown or told() is called.
class AssetDrawer final : public QObject
{
    Q_OBJECT
public:
    static constexpr int TransfersAsked = 100; ///< each way

    /// `actions`: what stands as buttons under the liquidity and the fees. All of them outlive this.
    struct Actions
    {
        QList<QAction*> liquidity;
        QList<QAction*> fees;
    };
    AssetDrawer(Look& look, NodeSession& session, Drawer& drawer, const Actions& actions, QObject* parent);

    /// Shows this asset, or what has changed in it; the history is asked for when it is another one.
    void show(const AssetLine& line, const QDateTime& now);
    /// Something was fetched anew: so is the history of what is shown.
    void refresh();
    void setNow(const QDateTime& now);
    const QString& shownId() const { return m_line.id; }

Q_SIGNALS:
    /// To the page of accounts, at this asset.
    void allTransfersWanted(const QString& assetId);

private:
    void build(const Actions& actions);
    void fill();
    void ask();

    Look& m_look;
    NodeSession& m_session;
    Drawer& m_drawer;
    AssetLine m_line;
    QDateTime m_now;
    Facts* m_liquidity = nullptr;
    Facts* m_fees = nullptr;
    Facts* m_details = nullptr;
    Label* m_feesNote = nullptr;
    Label* m_transfersNote = nullptr;
    RowModel<FeeRow>* m_feeModel = nullptr;
    RowModel<TransferLine>* m_transferModel = nullptr;
    int m_feesTab = -1;
    int m_transfersTab = -1;
};

} // namespace signalbox::ui
