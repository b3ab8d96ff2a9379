#include "ui/client/keychainsecretstore.h"

#include "ui/client/whenready.h"

#include <qt6keychain/keychain.h>

namespace signalbox::ui {

namespace {

Error keychainError(const QKeychain::Job& job)
{
    const QString detail = QStringLiteral("%1 (keychain error %2)").arg(job.errorString()).arg(int(job.error()));
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {Error::Code::NotFound,
                KeychainSecretStore::tr("The keychain holds no secret for this node; enter it again."),
                detail,
                {}};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {Error::Code::Forbidden, KeychainSecretStore::tr("The keychain was not opened."), detail, {}};
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return {Error::Code::Unavailable, KeychainSecretStore::tr("This session has no keychain that works."), detail, {}};
}

} // namespace

KeychainSecretStore::KeychainSecretStore(QString service, QObject* parent)
    : SecretStore(parent), m_service(std::move(service))
{
}

QFuture<Result<Secret>> KeychainSecretStore::read(QString profileId)
{
    Answer<Secret> answer;
    auto* job = new QKeychain::ReadPasswordJob(m_service, this); // deletes itself
    job->setKey(profileId);
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, [job, answer] {
        if (job->error() != QKeychain::NoError) return answer.give(keychainError(*job));
        answer.give(Secret(job->binaryData()));
    });
    job->start();
    return answer.future();
}

QFuture<Result<void>> KeychainSecretStore::write(QString profileId, Secret secret)
{
    Answer<void> answer;
    auto* job = new QKeychain::WritePasswordJob(m_service, this);
    job->setKey(profileId);
    job->setInsecureFallback(false);
    job->setBinaryData(secret.reveal());
    connect(job, &QKeychain::Job::finished, this, [job, answer] {
        if (job->error() != QKeychain::NoError) return answer.give(keychainError(*job));
        answer.give({});
    });
    job->start();
    return answer.future();
}

QFuture<Result<void>> KeychainSecretStore::remove(QString profileId)
{
    Answer<void> answer;
    auto* job = new QKeychain::DeletePasswordJob(m_service, this);
    job->setKey(profileId);
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, [job, answer] {
        const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        if (!gone) return answer.give(keychainError(*job));
        answer.give({});
    });
    job->start();
    return answer.future();
}

QFuture<Result<void>> KeychainSecretStore::tryOut()
{
    const QString name = QStringLiteral("try-out");
    const auto written = write(name, Secret("works"));
    const auto back = andThen(written, this, [this, name] { return read(name); });
    return andThen(back, this, [this, name](const Secret&) { return remove(name); });
}

} // namespace signalbox::ui
