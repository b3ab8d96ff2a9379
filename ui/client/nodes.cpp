#include "ui/client/nodes.h"

#include "ui/client/whenready.h"

#include <algorithm>

namespace signalbox::ui {

SecretStore& SecretPlaces::of(SecretPlace place) const
{
    switch (place) {
    case SecretPlace::Keychain:
        return keychain;
    case SecretPlace::Vault:
        return vault;
    case SecretPlace::Memory:
        return memory;
    }
    return memory;
}

Nodes::Nodes(ProfileStore& store, SecretPlaces secrets, Maker maker, QObject* parent)
    : QObject(parent), m_store(store), m_secrets(secrets), m_maker(std::move(maker))
{
    connect(&store, &ProfileStore::changed, this, &Nodes::storeChanged);
}

Nodes::~Nodes() = default;

QList<Profile> Nodes::profiles() const
{
    QList<Profile> all;
    for (const Temporary& temporary : m_temporary) all.append(temporary.profile);
    return all + m_store.profiles();
}

std::optional<Profile> Nodes::profile(const QString& id) const
{
    for (const Temporary& temporary : m_temporary) {
        if (temporary.profile.id == id) return temporary.profile;
    }
    return m_store.profile(id);
}

bool Nodes::isTemporary(const QString& id) const
{
    return std::any_of(m_temporary.begin(), m_temporary.end(),
                       [&id](const Temporary& temporary) { return temporary.profile.id == id; });
}

void Nodes::open(const QString& id)
{
    const std::optional<Profile> wanted = profile(id);
    if (!wanted) return;
    Open& entry = m_open[id];
    if (entry.session != nullptr || entry.reading) return;
    for (const Temporary& temporary : m_temporary) {
        if (temporary.profile.id == id) return made(id, temporary.profile, temporary.secret);
    }
    entry.reading = true;
    entry.round = ++m_rounds;
    whenReady(m_secrets.of(wanted->secretPlace).read(id), this,
              [this, id, round = entry.round](const Result<Secret>& secret) {
                  const auto found = m_open.find(id);
                  if (found == m_open.end() || found->second.round != round) return;
                  found->second.reading = false;
                  const std::optional<Profile> now = profile(id);
                  if (!now) return;
                  // A node without tenants may be used without a secret.
                  const bool none = !secret && secret.error().code == Error::Code::NotFound && now->tenantId.isEmpty();
                  if (secret) return made(id, *now, *secret);
                  if (none) return made(id, *now, Secret());
                  found->second.failure = secret.error();
                  Q_EMIT openFailed(id, secret.error());
              });
}

void Nodes::made(const QString& id, const Profile& profile, Secret secret)
{
    Open& entry = m_open[id];
    entry.failure.reset();
    entry.session = m_maker(profile, std::move(secret));
    connect(&entry.session->client(), &NodeClient::linkStateChanged, this, [this, id] { Q_EMIT linkChanged(id); });
    Q_EMIT opened(id);
    Q_EMIT linkChanged(id);
}

NodeSession* Nodes::session(const QString& id) const
{
    const auto found = m_open.find(id);
    return found == m_open.end() ? nullptr : found->second.session.get();
}

std::optional<Error> Nodes::failureOf(const QString& id) const
{
    const auto found = m_open.find(id);
    return found == m_open.end() ? std::nullopt : found->second.failure;
}

LinkState Nodes::linkOf(const QString& id) const
{
    NodeSession* open = session(id);
    return open == nullptr ? LinkState{} : open->client().linkState();
}

void Nodes::setCurrent(const QString& id)
{
    if (!id.isEmpty() && !profile(id)) return;
    const bool same = m_current == id;
    m_current = id;
    if (!id.isEmpty()) open(id);
    if (!same) Q_EMIT currentChanged(id);
}

void Nodes::close(const QString& id)
{
    const auto found = m_open.find(id);
    if (found == m_open.end()) return;
    if (found->second.session != nullptr) {
        Q_EMIT closing(id);
        // A page may be in the middle of a call of this session.
        found->second.session.release()->deleteLater();
    }
    m_open.erase(id);
}

void Nodes::addTemporary(const Profile& profile, Secret secret)
{
    close(profile.id);
    const auto same = [&profile](const Temporary& temporary) { return temporary.profile.id == profile.id; };
    m_temporary.removeIf(same);
    m_temporary.append({profile, std::move(secret)});
    Q_EMIT changed();
    if (m_current == profile.id) open(profile.id);
}

void Nodes::removeTemporary(const QString& id)
{
    close(id);
    m_temporary.removeIf([&id](const Temporary& temporary) { return temporary.profile.id == id; });
    Q_EMIT changed();
    if (m_current == id) setCurrent(profiles().isEmpty() ? QString() : profiles().first().id);
}

QFuture<Result<void>> Nodes::save(Profile profile, Secret secret)
{
    if (const QString fault = faultOf(profile); !fault.isEmpty())
        return answered<void>(Error{Error::Code::InvalidInput, fault, {}, {}});
    const bool newSecret = !secret.isEmpty();
    const QFuture<Result<void>> kept =
        newSecret ? m_secrets.of(profile.secretPlace).write(profile.id, std::move(secret)) : answered<void>({});
    return mapped(kept, this, [this, profile, newSecret]() -> Result<void> {
        const std::optional<Profile> before = m_store.profile(profile.id);
        if (Result<void> put = m_store.put(profile); !put) return put;
        const bool another =
            before && (before->adminUrl != profile.adminUrl || before->tenantId != profile.tenantId ||
                       before->fingerprint != profile.fingerprint || before->authoritiesPem != profile.authoritiesPem);
        if (newSecret || another) {
            close(profile.id);
            if (m_current == profile.id) open(profile.id);
        }
        return {};
    });
}

QFuture<Result<void>> Nodes::forget(QString id)
{
    const std::optional<Profile> gone = m_store.profile(id);
    if (!gone) return answered<void>({});
    return mapped(m_secrets.of(gone->secretPlace).remove(id), this,
                  [this, id]() -> Result<void> { return m_store.remove(id); });
}

void Nodes::storeChanged()
{
    QStringList gone;
    for (const auto& [id, entry] : m_open) {
        if (!profile(id)) gone.append(id);
    }
    for (const QString& id : gone) close(id);
    for (const auto& [id, entry] : m_open) {
        if (entry.session == nullptr) continue;
        if (const std::optional<Profile> now = profile(id)) entry.session->adoptProfile(*now);
    }
    Q_EMIT changed();
    if (!m_current.isEmpty() && !profile(m_current))
        setCurrent(profiles().isEmpty() ? QString() : profiles().first().id);
}

} // namespace signalbox::ui
