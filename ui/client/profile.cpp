#include "ui/client/profile.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QUuid>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Profile)
};

constexpr int nameLengthMax = 100;
constexpr int pemBytesMax = 256 * 1024;

const std::pair<Environment, const char*> environments[] = {
    {Environment::Sandbox, "sandbox"}, {Environment::Test, "test"}, {Environment::Production, "production"}};
const std::pair<SecretPlace, const char*> places[] = {
    {SecretPlace::Keychain, "keychain"}, {SecretPlace::Vault, "vault"}, {SecretPlace::Memory, "memory"}};
const std::pair<Dialect, const char*> dialects[] = {
    {Dialect::Unknown, "unknown"}, {Dialect::V1, "v1"}, {Dialect::V2, "v2"}};

template <class Value, size_t n>
QString nameOf(const std::pair<Value, const char*> (&names)[n], Value value)
{
    for (const auto& [known, name] : names) {
        if (known == value) return QString::fromLatin1(name);
    }
    return {};
}

template <class Value, size_t n>
bool readName(const std::pair<Value, const char*> (&names)[n], const QJsonValue& text, Value& value)
{
    for (const auto& [known, name] : names) {
        if (text.toString() != QLatin1String(name)) continue;
        value = known;
        return true;
    }
    return false;
}

bool isUuid(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"));
    return form.match(text).hasMatch();
}

} // namespace

QString faultOf(const Profile& profile)
{
    if (!isUuid(profile.id)) return Words::tr("The profile has no identifier.");
    const QString name = profile.name.trimmed();
    if (name.isEmpty()) return Words::tr("The node needs a name.");
    if (name.size() > nameLengthMax)
        return Words::tr("The node's name is longer than %1 characters.").arg(nameLengthMax);
    const QString scheme = profile.adminUrl.scheme();
    const bool web = scheme == QLatin1String("https") || scheme == QLatin1String("http");
    if (!profile.adminUrl.isValid() || !web || profile.adminUrl.host().isEmpty()) {
        return Words::tr("The address must be a web address such as https://node.example/graphql.");
    }
    if (!profile.adminUrl.userInfo().isEmpty()) {
        return Words::tr("The address must not hold a name or a password.");
    }
    if (!profile.tenantId.isEmpty() && !isUuid(profile.tenantId)) {
        return Words::tr("The tenant is a UUID such as 438fa74a-fa7d-4317-9ced-dde32ece1787.");
    }
    static const QRegularExpression color(QStringLiteral("^#[0-9a-fA-F]{6}$"));
    if (!profile.color.isEmpty() && !color.match(profile.color).hasMatch()) return Words::tr("The colour is not one.");
    static const QRegularExpression fingerprint(QStringLiteral("^([0-9A-F]{2}:){31}[0-9A-F]{2}$"));
    if (!profile.fingerprint.isEmpty() && !fingerprint.match(profile.fingerprint).hasMatch()) {
        return Words::tr("The remembered fingerprint is not one of SHA-256.");
    }
    if (profile.authoritiesPem.size() > pemBytesMax) return Words::tr("The file of authorities is too large.");
    if (!profile.authoritiesPem.isEmpty() && QSslCertificate::fromData(profile.authoritiesPem, QSsl::Pem).isEmpty()) {
        return Words::tr("The file of authorities holds no certificate.");
    }
    return {};
}

QJsonObject toJson(const Profile& profile)
{
    return {{QStringLiteral("id"), profile.id},
            {QStringLiteral("name"), profile.name},
            {QStringLiteral("adminUrl"), profile.adminUrl.toString(QUrl::FullyEncoded)},
            {QStringLiteral("tenantId"), profile.tenantId},
            {QStringLiteral("environment"), nameOf(environments, profile.environment)},
            {QStringLiteral("color"), profile.color},
            {QStringLiteral("authorities"), QString::fromLatin1(profile.authoritiesPem)},
            {QStringLiteral("fingerprint"), profile.fingerprint},
            {QStringLiteral("dialect"), nameOf(dialects, profile.dialect)},
            {QStringLiteral("secret"), nameOf(places, profile.secretPlace)}};
}

std::optional<Profile> profileFromJson(const QJsonObject& object)
{
    Profile profile;
    profile.id = object.value(QLatin1String("id")).toString();
    profile.name = object.value(QLatin1String("name")).toString();
    profile.adminUrl = QUrl(object.value(QLatin1String("adminUrl")).toString(), QUrl::StrictMode);
    profile.tenantId = object.value(QLatin1String("tenantId")).toString();
    profile.color = object.value(QLatin1String("color")).toString();
    profile.authoritiesPem = object.value(QLatin1String("authorities")).toString().toLatin1();
    profile.fingerprint = object.value(QLatin1String("fingerprint")).toString();
    const bool named = readName(environments, object.value(QLatin1String("environment")), profile.environment) &&
                       readName(dialects, object.value(QLatin1String("dialect")), profile.dialect) &&
                       readName(places, object.value(QLatin1String("secret")), profile.secretPlace);
    if (!named || !faultOf(profile).isEmpty()) return std::nullopt;
    return profile;
}

} // namespace signalbox::ui
