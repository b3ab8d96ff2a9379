#include "ui/client/secretstore.h"

#include "ui/client/whenready.h"

namespace signalbox::ui {

QFuture<Result<Secret>> MemorySecretStore::read(QString profileId)
{
    const auto found = m_secrets.constFind(profileId);
    if (found != m_secrets.constEnd()) return answered<Secret>(*found);
    return answered<Secret>(
        Error{Error::Code::NotFound, tr("The secret of this node is not known any more; enter it again."), {}, {}});
}

QFuture<Result<void>> MemorySecretStore::write(QString profileId, Secret secret)
{
    m_secrets.insert(profileId, std::move(secret));
    return answered<void>({});
}

QFuture<Result<void>> MemorySecretStore::remove(QString profileId)
{
    m_secrets.remove(profileId);
    return answered<void>({});
}

QFuture<Result<void>> MemorySecretStore::tryOut()
{
    return answered<void>({});
}

} // namespace signalbox::ui
