#pragma once

#include "ui/client/nodeclient.h"
#include "ui/resource/formdialog.h"

#include <QHash>

namespace signalbox::ui {

/// Makes secrets: text of at least 256 bits from the system's source.
using NewSecret = std::function<QByteArray()>;
[[nodiscard]] NewSecret systemSecrets();

/// A new tenant. Its id and its API secret are made here before anything is sent: with the id, asking again after
/// silence makes no second tenant, and the secret is shown only now.
class NewTenantDialog final : public FormDialog
{
    Q_OBJECT
public:
    NewTenantDialog(Look& look, QWidget* host, NodeClient& client, NewId newId, NewSecret newSecret);

    QString secretText() const { return m_secret->text(); }

Q_SIGNALS:
    void created(const QString& tenantId);

protected:
    bool check() override;
    bool meansDone(const Error& error) const override;

private:
    void create();
    void makeSecret();

    NodeClient& m_client;
    NewSecret m_newSecret;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_email = nullptr;
    QLineEdit* m_secret = nullptr;
    QLineEdit* m_consentUrl = nullptr;
    QLineEdit* m_idpSecret = nullptr;
    FormRow* m_nameRow = nullptr;
    FormRow* m_secretRow = nullptr;
    FormRow* m_consentRow = nullptr;
    NewTenant m_input;
};

/// What of a tenant the operator may change. The API secret is not among it: only the tenant itself may replace it.
class EditTenantDialog final : public FormDialog
{
    Q_OBJECT
public:
    EditTenantDialog(Look& look, QWidget* host, NodeClient& client, const TenantRow& tenant, NewId newId);

Q_SIGNALS:
    void saved();

protected:
    bool check() override;

private:
    void save();

    NodeClient& m_client;
    TenantRow m_tenant;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_email = nullptr;
    QLineEdit* m_consentUrl = nullptr;
    QLineEdit* m_idpSecret = nullptr;
    FormRow* m_consentRow = nullptr;
    TenantChange m_input;
};

/// The settings of the caller's own tenant; the API offers no other. Only what was changed is sent.
class TenantSettingsDialog final : public FormDialog
{
    Q_OBJECT
public:
    TenantSettingsDialog(Look& look, QWidget* host, NodeClient& client, const TenantRow& own, NewId newId);

Q_SIGNALS:
    void saved();

protected:
    bool check() override;

private:
    void save();

    NodeClient& m_client;
    TenantRow m_own;
    QHash<QString, QLineEdit*> m_fields;
    QHash<QString, FormRow*> m_rows;
    QList<TenantSetting> m_input;
};

/// Final: the tenant's name is typed, and the button wakes late.
class DeleteTenantDialog final : public Dialog
{
    Q_OBJECT
public:
    DeleteTenantDialog(Look& look, QWidget* host, NodeClient& client, const TenantRow& tenant);

    QLineEdit& nameField() { return *m_name; }
    WakingButton& verbButton() { return *m_verb; }
    QString outcomeText() const;

Q_SIGNALS:
    void deleted();

private:
    void remove();

    Look& m_look;
    NodeClient& m_client;
    TenantRow m_tenant;
    QLineEdit* m_name = nullptr;
    FormRow* m_row = nullptr;
    WakingButton* m_verb = nullptr;
    bool m_sending = false;
};

} // namespace signalbox::ui
