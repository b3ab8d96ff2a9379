#pragma once

#include "ui/client/certificates.h"
#include "ui/client/result.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>

namespace signalbox::ui {

/// One GraphQL document to send.
struct GraphQlRequest
{
    QString document;
    QJsonObject variables;
    QString operationName; ///< empty: the document holds one operation
};

/// The whole GraphQL response, with how it travelled.
struct GraphQlResponse
{
    QJsonObject body; ///< data and errors as they came
    int latencyMs = 0;
    qint64 bytes = 0;
};

/// What an exchange showed besides its content; also of one that failed.
struct ExchangeFacts
{
    bool connected = false; ///< an HTTP answer came, whatever it said
    int status = 0;
    int latencyMs = -1;
    QDateTime nodeTime; ///< the Date header; invalid when there was none
    qint64 localMs = 0; ///< this machine's clock when the answer came
    CertificateFinding certificate;
    bool secure = false; ///< over TLS
    Error error;         ///< of the transport; meaningful when the answer is an error
    bool failed = false;
};

/// Carries GraphQL documents to one node and back. One thread; no call blocks; every question ends.
class GraphQlTransport : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual QFuture<Result<GraphQlResponse>> send(GraphQlRequest request) = 0;

Q_SIGNALS:
    /// Right before the answer of an exchange is given.
    void exchanged(const signalbox::ui::ExchangeFacts& facts);
    /// The first certificate of a node whose chain is good: to be remembered with the profile.
    void certificateSeen(const QString& fingerprint);
    /// The connection was stopped before anything was sent; both fingerprints are inside.
    void certificateRefused(const signalbox::ui::CertificateFinding& finding);
};

} // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::ExchangeFacts)
