#include "ui/client/dialect.h"

#include "ui/client/documentrewriter.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace signalbox::ui {

namespace {

constexpr int restoreDepthMax = 32;

/// What nodes without tenants do not have.
bool isNewerThanV1(const FieldPlace& place)
{
    return place.field == QLatin1String("tenant") ||
           (place.type == QLatin1String("Peer") && place.field == QLatin1String("routes"));
}

/// What this console can show without, should a node not know it.
bool canDoWithout(const QString& type, const QString& field)
{
    if (field == QLatin1String("tenant")) return true;
    if (type == QLatin1String("Peer")) return field == QLatin1String("routes");
    if (type == QLatin1String("AccountingTransfer")) {
        return field == QLatin1String("state") || field == QLatin1String("expiresAt");
    }
    return false;
}

QJsonValue restored(const QJsonValue& value, int depth)
{
    if (depth > restoreDepthMax) return value;
    if (value.isArray()) {
        QJsonArray list;
        const QJsonArray from = value.toArray();
        for (const QJsonValue& item : from) list.append(restored(item, depth + 1));
        return list;
    }
    if (!value.isObject()) return value;
    QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QJsonValue was = member.value();
        if (was.isArray() || was.isObject()) member.value() = restored(was, depth + 1);
    }
    const bool isPeer = object.contains(QLatin1String("staticIlpAddress"));
    if (isPeer && !object.contains(QLatin1String("routes"))) object.insert(QStringLiteral("routes"), QJsonArray());
    const bool isTransfer = object.contains(QLatin1String("transferType"));
    if (isTransfer && !object.contains(QLatin1String("state"))) {
        object.insert(QStringLiteral("state"), QStringLiteral("UNKNOWN"));
    }
    return object;
}

} // namespace

GraphQlRequest DialectAdapter::toNode(GraphQlRequest request) const
{
    const bool old = m_dialect == Dialect::V1;
    if (!old && m_unknown.isEmpty()) return request;
    DocumentChanges changes;
    changes.dropField = [this, old](const FieldPlace& place) {
        return (old && isNewerThanV1(place)) || m_unknown.contains(place.type + QLatin1Char('.') + place.field);
    };
    if (old) {
        changes.askInstead = [](const FieldPlace& place) -> std::optional<QString> {
            const bool address =
                place.type == QLatin1String("WalletAddress") && place.field == QLatin1String("address");
            if (address) return QStringLiteral("url");
            return std::nullopt;
        };
        changes.dropArgument = [](const QString& argument) { return argument == QLatin1String("tenantId"); };
        request.variables.remove(QStringLiteral("tenantId"));
        QJsonObject input = request.variables.value(QLatin1String("input")).toObject();
        if (!input.isEmpty()) {
            input.remove(QStringLiteral("tenantId"));
            input.remove(QStringLiteral("routes"));
            if (request.document.contains(QLatin1String("CreateWalletAddressInput"))) {
                input.insert(QStringLiteral("url"), input.take(QStringLiteral("address")));
            }
            request.variables.insert(QStringLiteral("input"), input);
        }
    }
    request.document = rewriteDocument(request.document, changes);
    return request;
}

QJsonObject DialectAdapter::fromNode(const QJsonObject& data) const
{
    if (m_dialect != Dialect::V1 && m_unknown.isEmpty()) return data;
    return restored(data, 0).toObject();
}

bool DialectAdapter::learnFrom(const QJsonObject& response)
{
    static const QRegularExpression refusal(
        QStringLiteral("^Cannot query field \"([A-Za-z_][A-Za-z0-9_]*)\" on type \"([A-Za-z_][A-Za-z0-9_]*)\""));
    bool learnt = false;
    const QJsonArray errors = response.value(QLatin1String("errors")).toArray();
    for (const QJsonValue& error : errors) {
        const auto match = refusal.match(error.toObject().value(QLatin1String("message")).toString());
        if (!match.hasMatch()) continue;
        const QString type = match.captured(2);
        const QString field = match.captured(1);
        const QString name = type + QLatin1Char('.') + field;
        if (!canDoWithout(type, field) || m_unknown.contains(name)) continue;
        m_unknown.insert(name);
        learnt = true;
    }
    return learnt;
}

bool doesNotKnowWhoami(const Error& error)
{
    return error.code == Error::Code::InvalidInput &&
           error.message.startsWith(QLatin1String("Cannot query field \"whoami\""));
}

GraphQlRequest oldNodeProbe()
{
    return {QStringLiteral("query Probe { walletAddresses(first: 1) { edges { node { id url } } } }"),
            {},
            QStringLiteral("Probe")};
}

} // namespace signalbox::ui
