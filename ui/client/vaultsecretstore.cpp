#include "ui/client/vaultsecretstore.h"

#include "ui/client/whenready.h"

#include <QFile>
#include <QThreadPool>

namespace signalbox::ui {

namespace {

constexpr int fileVersion = 1;

QString faultOfFile(const QJsonObject& content)
{
    const bool whole = content.value(QLatin1String("kdf")).isObject() &&
                       content.value(QLatin1String("entries")).isObject() &&
                       content.value(QLatin1String("seal")).isString();
    return whole ? QString() : VaultSecretStore::tr("The file of secrets is not complete.");
}

Error lockedError()
{
    return {Error::Code::Unauthorized,
            VaultSecretStore::tr("The file of secrets is locked; enter your passphrase."),
            {},
            {}};
}

/// What open() in the pool hands back.
struct Opened
{
    Vault vault;
    QString notice;
};

} // namespace

VaultSecretStore::VaultSecretStore(const QString& path, VaultCost cost, QObject* parent)
    : SecretStore(parent), m_file(path, QStringLiteral("signalbox-vault"), fileVersion, faultOfFile), m_cost(cost)
{
}

bool VaultSecretStore::exists() const
{
    return QFile::exists(m_file.path());
}

QFuture<Result<QString>> VaultSecretStore::unlock(Secret passphrase)
{
    Answer<Opened> opened;
    QThreadPool::globalInstance()->start([file = m_file, cost = m_cost, passphrase = std::move(passphrase), opened] {
        const VersionedFile::Loaded loaded = file.load();
        QJsonObject content = loaded.content;
        Result<Vault> vault = content.isEmpty() ? Vault::create(passphrase, cost) : Vault::open(content, passphrase);
        if (!vault) return opened.give(vault.error());
        opened.give(Opened{std::move(vault.value()), loaded.notice});
    });
    return mapped(opened.future(), this, [this](const Opened& result) -> Result<QString> {
        m_vault = result.vault;
        Q_EMIT lockedChanged(false);
        return result.notice;
    });
}

void VaultSecretStore::lock()
{
    if (!m_vault) return;
    m_vault.reset();
    Q_EMIT lockedChanged(true);
}

QFuture<Result<Secret>> VaultSecretStore::read(QString profileId)
{
    if (!m_vault) return answered<Secret>(lockedError());
    return answered<Secret>(m_vault->read(profileId));
}

QFuture<Result<void>> VaultSecretStore::write(QString profileId, Secret secret)
{
    if (!m_vault) return answered<void>(lockedError());
    Vault before = *m_vault;
    m_vault->write(profileId, std::move(secret));
    const Result<void> saved = saveNow();
    if (!saved) m_vault = std::move(before);
    return answered<void>(saved);
}

QFuture<Result<void>> VaultSecretStore::remove(QString profileId)
{
    if (!m_vault) return answered<void>(lockedError());
    Vault before = *m_vault;
    m_vault->remove(profileId);
    const Result<void> saved = saveNow();
    if (!saved) m_vault = std::move(before);
    return answered<void>(saved);
}

QFuture<Result<void>> VaultSecretStore::tryOut()
{
    return answered<void>(m_vault ? Result<void>() : Result<void>(lockedError()));
}

Result<void> VaultSecretStore::saveNow() const
{
    Result<QJsonObject> content = m_vault->seal();
    if (!content) return content.error();
    return m_file.save(content.value());
}

} // namespace signalbox::ui
