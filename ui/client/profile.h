#pragma once

#include "ui/client/environment.h"
#include "ui/client/types.h"

#include <QJsonObject>
#include <QUrl>

namespace signalbox::ui {

/// Where a profile's secret is kept.
enum class SecretPlace {
    Keychain, ///< the desktop's
    Vault,    ///< a file locked with the operator's passphrase
    Memory    ///< until the console ends; for the embedded sandbox
};

/// A node the operator knows, without its secret.
struct Profile
{
    QString id; ///< ours, a UUID
    QString name;
    QUrl adminUrl;
    QString tenantId; ///< empty for a node without tenants
    Environment environment = Environment::Test;
    QString color;             ///< "#rrggbb", or empty for the environment's own
    QByteArray authoritiesPem; ///< certificates trusted besides the system's
    QString fingerprint;       ///< of the remembered certificate
    Dialect dialect = Dialect::Unknown;
    SecretPlace secretPlace = SecretPlace::Keychain;
    friend bool operator==(const Profile&, const Profile&) = default;
};

/// Why a profile cannot be used or saved, one sentence, or nothing: name, address, identifiers, certificates.
[[nodiscard]] QString faultOf(const Profile& profile);

/// How profiles are written down. fromJson() takes what toJson() gives; anything else yields nothing.
[[nodiscard]] QJsonObject toJson(const Profile& profile);
[[nodiscard]] std::optional<Profile> profileFromJson(const QJsonObject& object);

} // namespace signalbox::ui
