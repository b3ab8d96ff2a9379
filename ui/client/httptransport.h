#pragma once

#include "ui/client/adminsigner.h"
#include "ui/client/graphqltransport.h"

#include <memory>
#include <QList>
#include <QSslCertificate>
#include <QUrl>

class QNetworkAccessManager;
class QNetworkReply;

namespace signalbox::ui {

/// How to reach a node.
struct HttpTransportOptions
{
    QUrl url;                           ///< http or https; of the Admin API
    QString tenantId;                   ///< empty on nodes without tenants
    Secret secret;                      ///< empty: requests are not signed
    QList<QSslCertificate> authorities; ///< trusted besides the system's
    QString fingerprint;                ///< the remembered certificate; empty before the first contact
    int timeoutMs = 30'000;             ///< without any progress
    qint64 answerBytesMax = 64 * 1024 * 1024;
};

/// GraphQL over HTTP/1.1 POST with kept connections, signed for the Admin API. Redirects are refused, cookies are
/// neither kept nor sent, the system's proxy is used except for this machine itself.
///
/// A request's body leaves at most once. Qt would send a POST again by itself when a kept connection breaks; the node
/// would take the copy for a replay and answer 401, and a payment that happened would look refused.
class HttpTransport final : public GraphQlTransport
{
    Q_OBJECT
public:
    HttpTransport(HttpTransportOptions options, NowMs now, QObject* parent = nullptr);
    ~HttpTransport() override;

    [[nodiscard]] QFuture<Result<GraphQlResponse>> send(GraphQlRequest request) override;

    /// Requests on their way.
    [[nodiscard]] int inFlight() const { return m_inFlight; }

private:
    struct Exchange;
    void watchCertificate(const std::shared_ptr<Exchange>& exchange);
    void judge(const std::shared_ptr<Exchange>& exchange, const QList<QSslError>& errors);
    void read(const std::shared_ptr<Exchange>& exchange);
    void finish(const std::shared_ptr<Exchange>& exchange);
    [[nodiscard]] Result<GraphQlResponse> conclude(Exchange& exchange) const;

    HttpTransportOptions m_options;
    AdminSigner m_signer;
    NowMs m_now;
    std::unique_ptr<QNetworkAccessManager> m_network;
    int m_inFlight = 0;
};

} // namespace signalbox::ui
