#pragma once

#include "ui/common/dialog.h"
#include "ui/shell/shellparts.h"

#include <QTimer>

#include <array>

class QLineEdit;

namespace signalbox::ui {

class CheckLines;
class EnvironmentChoice;
class FormRow;

/// A node's address and credentials at the left, what trying them out showed at the right. Saves only what was tested
/// as it stands; a warning may be accepted, a failure not.
class ConnectDialog final : public Dialog
{
    Q_OBJECT
public:
    static constexpr int TypingPause = 700; ///< ms after the last letter until it is tried out

    ConnectDialog(ShellParts& parts, QWidget* host, const std::optional<Profile>& edited);
    void setAddress(const QString& address);
    /// Trusts the certificate authorities of a PEM file besides the system's, and tries the address again. A file that
    /// holds none is said at the address, and nothing changes.
    void useAuthorities(const QString& path);

Q_SIGNALS:
    void saved(const QString& profileId);

private:
    QWidget* buildForm();
    void chooseAuthorities();
    void sayWhoIsTrusted();
    void sayWhereTheSecretGoes();
    void askKeychain();
    void takeVault();
    void openVault();
    void edited();
    void test();
    void heard(const ConnectionFacts& facts);
    void refreshSave();
    void save();
    void store();
    [[nodiscard]] Profile draft() const;
    [[nodiscard]] Secret secret() const;

    ShellParts& m_parts;
    QWidget* m_host;
    Look& m_look;
    Profile m_profile;
    bool m_isNew;
    Secret m_kept; ///< the secret of an edited profile, read to test with
    QLineEdit* m_address = nullptr;
    QLineEdit* m_tenant = nullptr;
    QLineEdit* m_secretField = nullptr;
    QLineEdit* m_name = nullptr;
    EnvironmentChoice* m_environment = nullptr;
    FormRow* m_addressRow = nullptr;
    FormRow* m_tenantRow = nullptr;
    FormRow* m_secretRow = nullptr;
    FormRow* m_nameRow = nullptr;
    CheckLines* m_checks = nullptr;
    QPushButton* m_trust = nullptr;
    QPushButton* m_useVault = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_save = nullptr;
    QTimer m_pause;
    QPointer<QObject> m_run; ///< what is being tried out; dies with the next attempt
    std::optional<ConnectionFacts> m_facts;
    quint64 m_asked = 0; ///< an answer of the keychain to an older question is dropped
    bool m_saving = false;
};

} // namespace signalbox::ui
