#pragma once

#include "ui/client/nodesession.h"
#include "ui/resource/formdialog.h"

class QComboBox;
class QLineEdit;

namespace signalbox::ui {

class TokenField;

/// A new peer, or the changes to one. Everything is checked here first, field by field; the node's own reason is shown
/// when it refuses.
class PeerDialog final : public FormDialog
{
    Q_OBJECT
public:
    /// A new one. `assets` are those it may be in.
    PeerDialog(Look& look, NodeSession& session, QWidget* host, const QList<AssetRow>& assets);
    /// Changes. Tokens left empty stay as they are.
    PeerDialog(Look& look, NodeSession& session, QWidget* host, const PeerRow& peer);

Q_SIGNALS:
    /// `sentence` says what was done.
    void done(const QString& id, const QString& sentence);

protected:
    bool check() override;

private:
    void build();
    void fill();
    void save();
    void create();
    void change();
    [[nodiscard]] AssetRef asset() const;
    void refreshAsset();
    [[nodiscard]] bool isNew() const { return m_peer.id.isEmpty(); }
    [[nodiscard]] std::optional<quint64> units(const MoneyField& field) const;

    NodeSession& m_session;
    QList<AssetRow> m_assets;
    PeerRow m_peer;
    QLineEdit* m_name = nullptr;
    QComboBox* m_asset = nullptr;
    QLineEdit* m_address = nullptr;
    QLineEdit* m_endpoint = nullptr;
    TokenField* m_outgoing = nullptr;
    TokenField* m_incoming = nullptr;
    MoneyField* m_packet = nullptr;
    MoneyField* m_alert = nullptr;
    MoneyField* m_initial = nullptr;
    QLineEdit* m_routes = nullptr;
    QHash<QWidget*, FormRow*> m_rows;
};

} // namespace signalbox::ui
