#pragma once

#include "ui/client/secretstore.h"
#include "ui/client/vault.h"
#include "ui/client/versionedfile.h"

#include <optional>

namespace signalbox::ui {

/// Secrets in a file locked with a passphrase: for sessions without a keychain. Locked until unlock(); locked again by
/// lock(). Every question to a locked store answers Unauthorized.
class VaultSecretStore final : public SecretStore
{
    Q_OBJECT
public:
    VaultSecretStore(const QString& path, VaultCost cost, QObject* parent = nullptr);

    /// Whether there is a file to unlock; otherwise unlock() begins a new one with the passphrase it is given.
    [[nodiscard]] bool exists() const;
    [[nodiscard]] bool isLocked() const { return !m_vault; }

    /// Derives the key on another thread (it takes about half a second), then opens.
    /// A file that is damaged beyond reading is set aside and said; then a new one begins: the answer is the sentence.
    [[nodiscard]] QFuture<Result<QString>> unlock(Secret passphrase);
    /// Forgets the key and all secrets.
    void lock();

    [[nodiscard]] QFuture<Result<Secret>> read(QString profileId) override;
    [[nodiscard]] QFuture<Result<void>> write(QString profileId, Secret secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(QString profileId) override;
    [[nodiscard]] QFuture<Result<void>> tryOut() override;

Q_SIGNALS:
    void lockedChanged(bool locked);

private:
    [[nodiscard]] Result<void> saveNow() const;

    VersionedFile m_file;
    VaultCost m_cost;
    std::optional<Vault> m_vault;
};

} // namespace signalbox::ui
