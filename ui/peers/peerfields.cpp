#include "ui/peers/peerfields.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QUrl>

#include <array>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PeerFields)
};

constexpr int AddressMost = 1023;
constexpr int TokenWords = 8; // of 32 bits

} // namespace

QString ilpAddressProblem(const QString& address)
{
    if (address.isEmpty()) return Words::tr("Say which ILP address the peer has, such as test.birch.");
    if (address.size() > AddressMost) return Words::tr("An ILP address has at most %1 characters.").arg(AddressMost);
    static const QRegularExpression schemes(QStringLiteral("^(g|private|example|peer|self|test[1-3]?|local)([.]|$)"));
    if (!schemes.match(address).hasMatch())
        return Words::tr("An ILP address begins with g, test, private or local, such as test.birch.");
    static const QRegularExpression parts(QStringLiteral("^[a-zA-Z0-9_~-]+([.][a-zA-Z0-9_~-]+)*$"));
    if (!parts.match(address).hasMatch())
        return Words::tr("Between points stand letters, digits, _, ~ and -, such as test.birch.");
    return {};
}

QString endpointProblem(const QString& endpoint)
{
    const QUrl url(endpoint, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (endpoint.isEmpty() || !url.isValid() || !web || url.host().isEmpty())
        return Words::tr("Packets go to an address such as https://birch.example/ilp.");
    return {};
}

QStringList routesFrom(const QString& typed)
{
    static const QRegularExpression between(QStringLiteral("[\\s,]+"));
    return typed.split(between, Qt::SkipEmptyParts);
}

QString routesProblem(const QString& typed)
{
    for (const QString& route : routesFrom(typed)) {
        if (const QString problem = ilpAddressProblem(route); !problem.isEmpty())
            return Words::tr("“%1” is not a route. %2").arg(route, problem);
    }
    return {};
}

QString randomToken()
{
    std::array<quint32, TokenWords> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(words.data()), qsizetype(sizeof(words)))
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace signalbox::ui
