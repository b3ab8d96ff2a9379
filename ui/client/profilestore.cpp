#include "ui/client/profilestore.h"

#include <algorithm>
#include <QJsonArray>
#include <QSet>

namespace signalbox::ui {

namespace {

constexpr int fileVersion = 1;

QString faultOfFile(const QJsonObject& content)
{
    const QJsonValue list = content.value(QLatin1String("profiles"));
    if (!list.isArray()) return ProfileStore::tr("The list of nodes is missing.");
    const QJsonArray profiles = list.toArray();
    if (profiles.size() > ProfileStore::profilesMax) {
        return ProfileStore::tr("More than %1 nodes are not kept.").arg(ProfileStore::profilesMax);
    }
    QSet<QString> ids;
    for (const QJsonValue& one : profiles) {
        const std::optional<Profile> profile = profileFromJson(one.toObject());
        if (!profile) return ProfileStore::tr("A node in the list cannot be read.");
        if (ids.contains(profile->id)) return ProfileStore::tr("A node is in the list twice.");
        ids.insert(profile->id);
    }
    return {};
}

} // namespace

ProfileStore::ProfileStore(const QString& path, QObject* parent)
    : QObject(parent), m_file(path, QStringLiteral("signalbox-profiles"), fileVersion, faultOfFile)
{
}

QString ProfileStore::load()
{
    const VersionedFile::Loaded loaded = m_file.load();
    m_profiles.clear();
    const QJsonArray list = loaded.content.value(QLatin1String("profiles")).toArray();
    for (const QJsonValue& one : list) m_profiles.append(*profileFromJson(one.toObject()));
    Q_EMIT changed();
    return loaded.notice;
}

std::optional<Profile> ProfileStore::profile(const QString& id) const
{
    for (const Profile& one : m_profiles) {
        if (one.id == id) return one;
    }
    return std::nullopt;
}

Result<void> ProfileStore::put(const Profile& profile)
{
    if (const QString fault = faultOf(profile); !fault.isEmpty()) {
        return Error{Error::Code::InvalidInput, fault, {}, {}};
    }
    QList<Profile> next = m_profiles;
    const auto same = std::find_if(next.begin(), next.end(), [&](const Profile& one) { return one.id == profile.id; });
    if (same != next.end())
        *same = profile;
    else
        next.append(profile);
    return replaceAll(std::move(next));
}

Result<void> ProfileStore::remove(const QString& id)
{
    QList<Profile> next = m_profiles;
    if (next.removeIf([&](const Profile& one) { return one.id == id; }) == 0) return {};
    return replaceAll(std::move(next));
}

Result<void> ProfileStore::rememberCertificate(const QString& id, const QString& fingerprint)
{
    std::optional<Profile> known = profile(id);
    if (!known) return Error{Error::Code::NotFound, tr("This node is not in the list."), id, {}};
    known->fingerprint = fingerprint;
    return put(*known);
}

Result<void> ProfileStore::rememberDialect(const QString& id, Dialect dialect)
{
    std::optional<Profile> known = profile(id);
    if (!known) return Error{Error::Code::NotFound, tr("This node is not in the list."), id, {}};
    known->dialect = dialect;
    return put(*known);
}

Result<void> ProfileStore::replaceAll(QList<Profile> next)
{
    if (next == m_profiles) return {};
    QJsonArray list;
    for (const Profile& one : next) list.append(toJson(one));
    if (Result<void> saved = m_file.save({{QStringLiteral("profiles"), list}}); !saved) return saved;
    m_profiles = std::move(next);
    Q_EMIT changed();
    return {};
}

} // namespace signalbox::ui
