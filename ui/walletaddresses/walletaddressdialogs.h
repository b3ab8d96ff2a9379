#pragma once

#include "ui/client/nodesession.h"
#include "ui/resource/formdialog.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace signalbox::ui {

/// A new wallet address; says which URL it becomes while it is typed.
class NewWalletAddressDialog final : public FormDialog
{
    Q_OBJECT
public:
    /// `base`: the tenant's own address, empty when it is not known.
    NewWalletAddressDialog(Look& look, NodeSession& session, QWidget* host, const QList<AssetRow>& assets,
                           const QString& base);

Q_SIGNALS:
    void done(const QString& id, const QString& sentence);

protected:
    bool check() override;

private:
    void refreshUrl();

    NodeSession& m_session;
    QString m_base;
    QLineEdit* m_address = nullptr;
    QComboBox* m_asset = nullptr;
    QLineEdit* m_name = nullptr;
    FormRow* m_addressRow = nullptr;
    FormRow* m_assetRow = nullptr;
};

/// Another public name.
class WalletAddressNameDialog final : public FormDialog
{
    Q_OBJECT
public:
    WalletAddressNameDialog(Look& look, NodeSession& session, QWidget* host, const WalletAddressRow& row);

Q_SIGNALS:
    void done(const QString& id, const QString& sentence);
};

/// A key: pasted as a JWK, or its id and x typed.
class NewKeyDialog final : public FormDialog
{
    Q_OBJECT
public:
    NewKeyDialog(Look& look, NodeSession& session, QWidget* host, const WalletAddressRow& row);

Q_SIGNALS:
    void done(const QString& id, const QString& sentence);

protected:
    bool check() override;

private:
    void takeJwk();

    QPlainTextEdit* m_jwk = nullptr;
    QLineEdit* m_keyId = nullptr;
    QLineEdit* m_x = nullptr;
    FormRow* m_jwkRow = nullptr;
    FormRow* m_keyIdRow = nullptr;
    FormRow* m_xRow = nullptr;
};

/// The extra properties: key, value, and whether everybody may see them. Saves all of them at once.
class PropertiesDialog final : public FormDialog
{
    Q_OBJECT
public:
    PropertiesDialog(Look& look, NodeSession& session, QWidget* host, const WalletAddressRow& row);

Q_SIGNALS:
    void done(const QString& id, const QString& sentence);

protected:
    bool check() override;

private:
    struct Line
    {
        QWidget* widget = nullptr;
        QLineEdit* key = nullptr;
        QLineEdit* value = nullptr;
        QCheckBox* visible = nullptr;
    };
    void addLine(const AdditionalProperty& property);
    [[nodiscard]] QList<AdditionalProperty> properties() const;

    QList<Line> m_lines;
    QVBoxLayout* m_column = nullptr;
    Label* m_problem = nullptr;
};

} // namespace signalbox::ui
