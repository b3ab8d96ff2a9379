#pragma once

#include "ui/client/nodesession.h"
#include "ui/resource/transferlines.h"

#include <QWidget>

#include <memory>

namespace signalbox::ui {

struct Look;
class EmptyState;
class TableView;

/// The transfers of one account in a drawer, newest first. Asks when it is shown something, and again when told; rows
/// stay while an answer is on its way.
class TransfersTab final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int Most = 100; ///< each way

    TransfersTab(Look& look, NodeSession& session, QWidget* parent = nullptr);

    /// Another account, or the same one with newer names. An empty id shows nothing.
    void setAccount(const QString& id, const AssetRef& asset, const AccountNames& names);
    void reload();
    [[nodiscard]] int count() const { return m_model->rowCount(); }

Q_SIGNALS:
    void counted(int rows);

private:
    void take(const Transfers& transfers);
    void say(const QString& icon, const QString& title, const QString& line);

    Look& m_look;
    NodeSession& m_session;
    QString m_accountId;
    AssetRef m_asset;
    AccountNames m_names;
    quint64 m_asked = 0; ///< answers of earlier questions are dropped
    std::unique_ptr<RowModel<TransferLine>> m_model;
    TableView* m_view = nullptr;
    EmptyState* m_empty = nullptr;
};

} // namespace signalbox::ui
