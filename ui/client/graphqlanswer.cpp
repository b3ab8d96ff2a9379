#include "ui/client/graphqlanswer.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace signalbox::ui {

namespace {

using Code = Error::Code;

constexpr int sentenceLengthMax = 500;
constexpr int errorsShownMax = 5;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(NodeAnswer)
};

Code codeOf(const QString& nodeCode, const QString& message)
{
    if (nodeCode == QLatin1String("NOT_FOUND")) return Code::NotFound;
    if (nodeCode == QLatin1String("DUPLICATE") || nodeCode == QLatin1String("CONFLICT") ||
        nodeCode == QLatin1String("INACTIVE"))
        return Code::Conflict;
    if (nodeCode == QLatin1String("FORBIDDEN")) {
        // The node has one code for "you may not" and "there is not enough"; only its words tell them apart.
        return message.startsWith(QLatin1String("Insufficient")) ? Code::Insufficient : Code::Forbidden;
    }
    if (nodeCode == QLatin1String("UNAUTHENTICATED")) return Code::Unauthorized;
    if (nodeCode == QLatin1String("TIMEOUT")) return Code::Timeout;
    if (nodeCode == QLatin1String("BAD_USER_INPUT") || nodeCode == QLatin1String("BAD_REQUEST") ||
        nodeCode == QLatin1String("NOT_IMPLEMENTED") || nodeCode.startsWith(QLatin1String("GRAPHQL_")) ||
        nodeCode.startsWith(QLatin1String("PERSISTED_QUERY_")) ||
        nodeCode == QLatin1String("OPERATION_RESOLUTION_FAILURE"))
        return Code::InvalidInput;
    return Code::Internal;
}

QString pathOf(const QJsonObject& error)
{
    QStringList parts;
    const QJsonArray path = error.value(QLatin1String("path")).toArray();
    for (const QJsonValue& part : path) {
        parts << (part.isDouble() ? QString::number(part.toInt()) : plainSentence(part.toString()));
    }
    return parts.join(QLatin1Char('.'));
}

Error statusError(const HttpAnswer& answer)
{
    const QString detail = QStringLiteral("HTTP %1").arg(answer.status);
    switch (answer.status) {
    case 401:
        return {Code::Unauthorized, Words::tr("The node refused this tenant and secret."), detail, {}};
    case 403:
        return {Code::Forbidden, Words::tr("The node, or something in front of it, does not allow this."), detail, {}};
    case 404:
        return {Code::NotFound, Words::tr("There is no Admin API at this address."), detail, {}};
    case 405:
        return {Code::NotFound, Words::tr("This address does not take Admin API requests."), detail, {}};
    case 407:
        return {Code::Unreachable, Words::tr("The proxy asks for a name and a password."), detail, {}};
    case 408:
    case 504:
        return {Code::Timeout, Words::tr("Something in front of the node waited too long for its answer."), detail, {}};
    case 413:
        return {Code::InvalidInput, Words::tr("The request is larger than the node accepts."), detail, {}};
    case 429:
        return {Code::Unavailable, Words::tr("The node asks to be questioned less often."), detail, {}};
    case 502:
    case 503:
        return {Code::Unavailable, Words::tr("The node cannot answer at the moment."), detail, {}};
    default:
        break;
    }
    if (answer.status >= 300 && answer.status < 400) {
        const QString to = plainSentence(QString::fromUtf8(answer.location));
        return {Code::Untrusted,
                Words::tr("The node sends this request elsewhere (%1). A signed request is not sent on: put the final "
                          "address into the profile.")
                    .arg(to.isEmpty() ? QStringLiteral("?") : to),
                detail,
                {}};
    }
    if (answer.status >= 500)
        return {Code::Internal, Words::tr("The node failed while answering (HTTP %1).").arg(answer.status), detail, {}};
    if (answer.status >= 400) {
        return {Code::InvalidInput,
                Words::tr("The node did not accept the request (HTTP %1).").arg(answer.status),
                detail,
                {}};
    }
    return {
        Code::Corrupt, Words::tr("The answer is not one of an Admin API (HTTP %1).").arg(answer.status), detail, {}};
}

} // namespace

QString plainSentence(const QString& text)
{
    QString plain;
    plain.reserve(qMin(text.size(), qsizetype(sentenceLengthMax)));
    for (const QChar c : text) {
        if (plain.size() >= sentenceLengthMax) {
            plain.append(QChar(0x2026));
            break;
        }
        const bool control = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
                             c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
        plain.append(control ? QLatin1Char(' ') : c);
    }
    return plain.simplified();
}

Result<QJsonObject> readGraphQlBody(const HttpAnswer& answer)
{
    const bool speaksGraphQl = answer.status == 200 || answer.status == 400;
    if (!speaksGraphQl) return statusError(answer);
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(answer.body, &parse);
    const QJsonObject response = document.object();
    const bool isResponse = document.isObject() && (response.value(QLatin1String("data")).isObject() ||
                                                    response.value(QLatin1String("errors")).isArray() ||
                                                    response.contains(QLatin1String("data")));
    if (isResponse) return response;
    if (answer.status == 400) return statusError(answer);
    const QString detail = parse.error == QJsonParseError::NoError
                               ? QStringLiteral("JSON without data and errors")
                               : QStringLiteral("%1 at byte %2").arg(parse.errorString()).arg(parse.offset);
    return Error{
        Code::Corrupt, Words::tr("The node's answer cannot be read: it is not a GraphQL response."), detail, {}};
}

Result<QJsonObject> dataOf(const QJsonObject& response)
{
    const QJsonArray errors = response.value(QLatin1String("errors")).toArray();
    if (errors.isEmpty()) {
        const QJsonValue data = response.value(QLatin1String("data"));
        if (data.isObject()) return data.toObject();
        return Error{Code::Corrupt, Words::tr("The node answered with neither data nor a reason."), {}, {}};
    }
    const QJsonObject first = errors.first().toObject();
    const QString message = plainSentence(first.value(QLatin1String("message")).toString());
    const QString nodeCode =
        plainSentence(first.value(QLatin1String("extensions")).toObject().value(QLatin1String("code")).toString());
    QStringList details;
    for (qsizetype i = 0; i < errors.size() && i < errorsShownMax; ++i) {
        const QJsonObject error = errors.at(i).toObject();
        details << QStringLiteral("%1: %2").arg(pathOf(error),
                                                plainSentence(error.value(QLatin1String("message")).toString()));
    }
    return Error{codeOf(nodeCode, message),
                 message.isEmpty() ? Words::tr("The node refused without saying why.") : message,
                 details.join(QLatin1Char('\n')), nodeCode};
}

Error transportError(QNetworkReply::NetworkError error, const QString& text, bool bodyLeft)
{
    using N = QNetworkReply;
    const QString detail = QStringLiteral("%1 (network error %2)").arg(plainSentence(text)).arg(int(error));
    const auto fail = [&](Code unsent, Code sent, const QString& unsentWords, const QString& sentWords) {
        return bodyLeft ? Error{sent, sentWords, detail, {}} : Error{unsent, unsentWords, detail, {}};
    };
    switch (error) {
    case N::OperationCanceledError:
    case N::TimeoutError:
        return fail(Code::Unreachable, Code::Timeout, Words::tr("The node could not be reached in time."),
                    Words::tr("The node did not answer in time; whether it acted is not known."));
    case N::HostNotFoundError:
        return fail(Code::Unreachable, Code::Unavailable, Words::tr("No machine has this name."),
                    Words::tr("The connection broke before the answer; whether the node acted is not known."));
    case N::ConnectionRefusedError:
        return fail(Code::Unreachable, Code::Unavailable, Words::tr("Nothing listens at this address."),
                    Words::tr("The connection broke before the answer; whether the node acted is not known."));
    case N::SslHandshakeFailedError:
        return fail(Code::Untrusted, Code::Unavailable,
                    Words::tr("No safe connection could be agreed on with the node; nothing was sent."),
                    Words::tr("The safe connection broke before the answer; whether the node acted is not known."));
    case N::ProxyConnectionRefusedError:
    case N::ProxyConnectionClosedError:
    case N::ProxyNotFoundError:
    case N::ProxyTimeoutError:
    case N::ProxyAuthenticationRequiredError:
    case N::UnknownProxyError:
        return fail(
            Code::Unreachable, Code::Unavailable, Words::tr("The proxy could not be used."),
            Words::tr("The proxy broke the connection before the answer; whether the node acted is not known."));
    default:
        return fail(Code::Unreachable, Code::Unavailable,
                    Words::tr("No connection to the node came up; nothing was sent."),
                    Words::tr("The connection broke before the answer; whether the node acted is not known."));
    }
}

} // namespace signalbox::ui
