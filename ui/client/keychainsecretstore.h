#pragma once

#include "ui/client/secretstore.h"

namespace signalbox::ui {

/// The desktop's own keychain (Secret Service, KWallet, macOS Keychain, Windows Credential Store). Nothing is ever
/// written elsewhere when it is missing: QtKeychain's insecure fallback stays off.
class KeychainSecretStore final : public SecretStore
{
    Q_OBJECT
public:
    /// `service` is the name under which a person finds the entries in their keychain program.
    explicit KeychainSecretStore(QString service, QObject* parent = nullptr);

    [[nodiscard]] QFuture<Result<Secret>> read(QString profileId) override;
    [[nodiscard]] QFuture<Result<void>> write(QString profileId, Secret secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(QString profileId) override;
    /// Writes, reads and removes an entry of its own: a keyring that is there but locked for good fails here.
    [[nodiscard]] QFuture<Result<void>> tryOut() override;

private:
    QString m_service;
};

} // namespace signalbox::ui
