#pragma once

#include "ui/client/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QNetworkReply>

namespace signalbox::ui {

// What came back over HTTP, turned into a value or an Error with one sentence. Pure functions: every row of the table
// in tests/ui/client is one call.

/// An HTTP answer as it arrived.
struct HttpAnswer
{
    int status = 0;
    QByteArray body;
    QByteArray location; ///< of a redirect
};

/// The GraphQL response object inside an HTTP answer. It may hold errors: a node answers 400 with a readable list for a
/// document it refuses. An Error when the status or the body leave nothing to read.
[[nodiscard]] Result<QJsonObject> readGraphQlBody(const HttpAnswer& answer);

/// `data` of a response object, or its first error with the node's own reason and code. Data beside an error does not
/// count: a typed operation has all of its answer or none.
[[nodiscard]] Result<QJsonObject> dataOf(const QJsonObject& response);

/// Why a request failed below HTTP. `bodyLeft` says whether any of the request's body was handed to the network: if
/// not, nothing was sent and the Error is a refusal.
[[nodiscard]] Error transportError(QNetworkReply::NetworkError error, const QString& text, bool bodyLeft);

/// Text of a node for a person: control characters gone, at most 500 characters.
[[nodiscard]] QString plainSentence(const QString& text);

} // namespace signalbox::ui
