#pragma once

#include "ui/client/nodeclient.h"
#include "ui/resource/formdialog.h"

class QComboBox;

namespace signalbox::ui {

/// A tenant to choose from.
struct TenantChoice
{
    QString id;
    QString name;
    friend bool operator==(const TenantChoice&, const TenantChoice&) = default;
};

/// Code, scale, thresholds and, for an operator, whose it is. Closes when the node made it.
class NewAssetDialog final : public FormDialog
{
    Q_OBJECT
public:
    NewAssetDialog(Look& look, QWidget* host, NodeClient& client, const QList<TenantChoice>& tenants, NewId newId);

Q_SIGNALS:
    void created(const QString& assetId);

protected:
    bool check() override;

private:
    void create();
    void scaleChanged();

    Look& m_look;
    NodeClient& m_client;
    QLineEdit* m_code = nullptr;
    QLineEdit* m_scale = nullptr;
    MoneyField* m_alert = nullptr;
    MoneyField* m_withdrawal = nullptr;
    QComboBox* m_tenant = nullptr;
    FormRow* m_codeRow = nullptr;
    FormRow* m_scaleRow = nullptr;
    FormRow* m_alertRow = nullptr;
    FormRow* m_withdrawalRow = nullptr;
    NewAsset m_input;
};

/// Both thresholds of one asset. The node is told both each time, so an empty field takes that one away; the form says
/// so before it is sent.
class ThresholdsDialog final : public FormDialog
{
    Q_OBJECT
public:
    ThresholdsDialog(Look& look, QWidget* host, NodeClient& client, const AssetRow& asset, NewId newId);

Q_SIGNALS:
    void saved();

protected:
    bool check() override;

private:
    void save();
    void sayWhatGoes();

    Look& m_look;
    NodeClient& m_client;
    AssetRow m_asset;
    MoneyField* m_alert = nullptr;
    MoneyField* m_withdrawal = nullptr;
    FormRow* m_alertRow = nullptr;
    FormRow* m_withdrawalRow = nullptr;
    AssetChange m_input;
};

} // namespace signalbox::ui
