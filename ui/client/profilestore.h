#pragma once

#include "ui/client/profile.h"
#include "ui/client/versionedfile.h"

#include <QObject>

namespace signalbox::ui {

/// The list of nodes the operator knows, on disk. One thread. Secrets are not here: see SecretStore.
/// The file is small (its bound is profilesMax) and written when a person changed something, so it is written at once.
class ProfileStore : public QObject
{
    Q_OBJECT
public:
    static constexpr int profilesMax = 200;

    /// `path` of the file; its folder is made when something is saved.
    explicit ProfileStore(const QString& path, QObject* parent = nullptr);

    /// Reads the file. Never fatal; a sentence for the operator when something was wrong, empty otherwise.
    [[nodiscard]] QString load();

    [[nodiscard]] const QList<Profile>& profiles() const { return m_profiles; }
    [[nodiscard]] std::optional<Profile> profile(const QString& id) const;

    /// Adds, or replaces the one with its id. InvalidInput with a sentence when it is not fit; nothing changes when
    /// saving fails.
    [[nodiscard]] Result<void> put(const Profile& profile);
    /// Removing an unknown one succeeds.
    [[nodiscard]] Result<void> remove(const QString& id);
    /// Remembers a node's certificate, or its dialect. NotFound for an unknown profile.
    [[nodiscard]] Result<void> rememberCertificate(const QString& id, const QString& fingerprint);
    [[nodiscard]] Result<void> rememberDialect(const QString& id, Dialect dialect);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Result<void> replaceAll(QList<Profile> next);

    VersionedFile m_file;
    QList<Profile> m_profiles;
};

} // namespace signalbox::ui
