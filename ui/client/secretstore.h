#pragma once

#include "ui/client/result.h"
#include "ui/client/secret.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QString>

namespace signalbox::ui {

/// Keeps the secrets of profiles, by profile id. One thread; no call blocks; every question ends.
class SecretStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// NotFound when there is none.
    [[nodiscard]] virtual QFuture<Result<Secret>> read(QString profileId) = 0;
    /// Replaces what was there.
    [[nodiscard]] virtual QFuture<Result<void>> write(QString profileId, Secret secret) = 0;
    /// Removing an unknown one succeeds.
    [[nodiscard]] virtual QFuture<Result<void>> remove(QString profileId) = 0;
    /// Whether it works here and now, tried out; the Error's message says in words why not.
    [[nodiscard]] virtual QFuture<Result<void>> tryOut() = 0;
};

/// Secrets until the console ends. For the embedded sandbox, whose secrets are new at each start.
class MemorySecretStore final : public SecretStore
{
    Q_OBJECT
public:
    using SecretStore::SecretStore;
    [[nodiscard]] QFuture<Result<Secret>> read(QString profileId) override;
    [[nodiscard]] QFuture<Result<void>> write(QString profileId, Secret secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(QString profileId) override;
    [[nodiscard]] QFuture<Result<void>> tryOut() override;

private:
    QHash<QString, Secret> m_secrets;
};

} // namespace signalbox::ui
