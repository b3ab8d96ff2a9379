#pragma once

#include "ui/client/result.h"
#include "ui/client/secret.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QString>

namespace signalbox::ui {

/// What turns a passphrase into a key (scrypt, RFC 7914), stored with the file it locks.
struct VaultCost
{
    quint64 n = 1U << 17; ///< 128 MiB with r = 8: about 0.4 s on a laptop, and dear for whoever guesses
    quint32 r = 8;
    quint32 p = 1;
    friend bool operator==(const VaultCost&, const VaultCost&) = default;
};

/// An opened vault: secrets by profile id, each sealed on its own with AES-256-GCM and its profile's id as associated
/// data, so entries cannot be swapped; and one seal over the whole, so nothing can be changed, added or taken away
/// unnoticed. Plain value; deriving the key takes long, so call create() and open() off the GUI thread.
class Vault
{
public:
    static constexpr quint64 memoryBytesMax = 512ULL * 1024 * 1024; ///< a file that asks for more is refused
    static constexpr int passphraseCharsMin = 10;

    /// An empty vault. InvalidInput for a passphrase that is too short.
    [[nodiscard]] static Result<Vault> create(const Secret& passphrase, VaultCost cost = {});
    /// Unauthorized for a wrong passphrase *or* any change to the file: the two cannot be told apart. Corrupt for what
    /// is no vault at all.
    [[nodiscard]] static Result<Vault> open(const QJsonObject& file, const Secret& passphrase);

    /// The file's content, sealed anew.
    [[nodiscard]] Result<QJsonObject> seal() const;

    [[nodiscard]] Result<Secret> read(const QString& profileId) const;
    void write(const QString& profileId, Secret secret) { m_secrets.insert(profileId, std::move(secret)); }
    void remove(const QString& profileId) { m_secrets.remove(profileId); }

private:
    Vault() = default;

    VaultCost m_cost;
    QByteArray m_salt;
    Secret m_key;
    QHash<QString, Secret> m_secrets;
};

} // namespace signalbox::ui
