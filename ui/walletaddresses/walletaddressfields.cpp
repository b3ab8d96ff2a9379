#include "ui/walletaddresses/walletaddressfields.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WalletAddressFields)
};

constexpr int KeyBytes = 32;

QString shapeProblem(const QUrl& url)
{
    if (!url.isValid() || url.host().isEmpty())
        return Words::tr("A wallet address is a name such as thabo.m, or a whole https address.");
    if (url.scheme() != QLatin1String("https")) return Words::tr("A wallet address begins with https.");
    if (url.path().isEmpty() || url.path() == QLatin1String("/"))
        return Words::tr("The bare host is no wallet address; add a name such as thabo.m.");
    for (const char* taken : {"/incoming-payments", "/outgoing-payments", "/quotes"}) {
        if (url.path().contains(QLatin1String(taken)))
            return Words::tr("%1 is taken by payments; choose another name.").arg(QLatin1String(taken));
    }
    return {};
}

} // namespace

WalletUrl walletUrlOf(const QString& base, const QString& typed)
{
    const QString name = typed.trimmed();
    if (name.isEmpty()) return {{}, Words::tr("Say the name, such as thabo.m.")};
    static const QRegularExpression blank(QStringLiteral("\\s"));
    if (name.contains(blank)) return {{}, Words::tr("A wallet address has no spaces.")};
    const bool whole = name.contains(QLatin1String("://"));
    if (whole) {
        const QUrl url(name, QUrl::StrictMode);
        if (const QString problem = shapeProblem(url); !problem.isEmpty()) return {{}, problem};
        if (!base.isEmpty() && !url.toString().startsWith(QUrl(base).toString(), Qt::CaseInsensitive))
            return {{}, Words::tr("Addresses of this tenant begin with %1.").arg(base)};
        return {url.toString(QUrl::FullyEncoded).toLower(), {}};
    }
    if (base.isEmpty()) return {};
    QUrl url(base, QUrl::StrictMode);
    url.setQuery(QString());
    url.setFragment(QString());
    QString path = url.path();
    if (!path.endsWith(u'/')) path += u'/';
    url.setPath(path + (name.startsWith(u'/') ? name.mid(1) : name));
    if (const QString problem = shapeProblem(url); !problem.isEmpty()) return {{}, problem};
    return {url.toString(QUrl::FullyEncoded).toLower(), {}};
}

QString keyProblem(const QString& x)
{
    static const QRegularExpression alphabet(QStringLiteral("^[A-Za-z0-9_-]+$"));
    const auto bytes = QByteArray::fromBase64Encoding(x.toLatin1(), QByteArray::Base64UrlEncoding |
                                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!alphabet.match(x).hasMatch() || !bytes)
        return Words::tr("A key is written in base64url: letters, digits, - and _, without =.");
    if (bytes.decoded.size() != KeyBytes)
        return Words::tr("An Ed25519 key has 32 bytes, 43 letters; this one has %n byte(s).", nullptr,
                         int(bytes.decoded.size()));
    return {};
}

PublicKey publicKeyFromJwk(const QString& pasted)
{
    const QJsonObject jwk = QJsonDocument::fromJson(pasted.trimmed().toUtf8()).object();
    const auto is = [&jwk](const char* member, const char* value) {
        return jwk.value(QLatin1String(member)).toString() == QLatin1String(value);
    };
    if (jwk.isEmpty()) return {{}, {}, Words::tr("This is not a JWK; it begins with { and names kid and x.")};
    if (jwk.contains(QLatin1String("d")))
        return {{}, {}, Words::tr("This is a private key. Keep it; paste the public one, without d.")};
    if (!is("kty", "OKP") || !is("crv", "Ed25519"))
        return {{}, {}, Words::tr("Only Ed25519 keys are taken: kty OKP, crv Ed25519.")};
    if (jwk.contains(QLatin1String("alg")) && !is("alg", "EdDSA")) return {{}, {}, Words::tr("Its alg must be EdDSA.")};
    PublicKey key{jwk.value(QLatin1String("kid")).toString(), jwk.value(QLatin1String("x")).toString(), {}};
    if (key.keyId.isEmpty()) key.problem = Words::tr("The JWK has no kid; the key is found by it.");
    if (key.problem.isEmpty()) key.problem = keyProblem(key.x);
    return key;
}

} // namespace signalbox::ui
