#include "ui/client/httptransport.h"

#include "ui/client/graphqlanswer.h"
#include "ui/client/jcs.h"
#include "ui/client/onceonlybody.h"
#include "ui/client/whenready.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>
#include <QSslConfiguration>

namespace signalbox::ui {

namespace {

/// What one reply may hold in memory before we read it.
constexpr qint64 readBufferBytes = 256 * 1024;

bool isThisMachine(const QString& host)
{
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0) return true;
    return QHostAddress(host).isLoopback();
}

/// The proxy the desktop is set to, never for this machine itself: the embedded node is no business of a proxy.
class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        if (isThisMachine(query.peerHostName())) return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

/// Forgets every cookie: an Admin API has none, and one of a proxy in front must not tie requests together.
class NoCookies final : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    [[nodiscard]] QList<QNetworkCookie> cookiesForUrl(const QUrl&) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie>&, const QUrl&) override { return false; }
};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(HttpTransport)
};

/// The one date form HTTP allows to be sent. Qt 6.4's RFC 2822 reader does not take the zone GMT.
QDateTime httpDate(const QByteArray& text)
{
    QDateTime time =
        QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    time.setTimeSpec(Qt::UTC);
    return time;
}

Error certificateError(const CertificateFinding& finding)
{
    using Verdict = CertificateFinding::Verdict;
    const QString problems = finding.problems.join(QLatin1Char(' '));
    switch (finding.verdict) {
    case Verdict::Changed:
        return {Error::Code::Untrusted,
                Words::tr("The node shows another certificate than before. Remembered: %1. Now: %2. Nothing was sent.")
                    .arg(finding.remembered, finding.presented),
                problems,
                {}};
    case Verdict::Unknown:
        return {
            Error::Code::Untrusted,
            Words::tr("No authority known to this computer vouches for the node's certificate. Its fingerprint is %1. "
                      "Nothing was sent.")
                .arg(finding.presented),
            problems,
            {}};
    case Verdict::Unfit:
    case Verdict::Trusted:
        break;
    }
    return {Error::Code::Untrusted,
            Words::tr("The node's certificate is not fit for use: %1 Nothing was sent.").arg(problems),
            finding.presented,
            {}};
}

} // namespace

struct HttpTransport::Exchange
{
    Answer<GraphQlResponse> answer;
    QPointer<QNetworkReply> reply;
    OnceOnlyBody* sent = nullptr; ///< a child of the reply
    QByteArray received;
    QElapsedTimer clock;
    QList<QSslError> tlsErrors;
    CertificateFinding certificate;
    std::optional<Error> stopped; ///< why we ended it ourselves
};

HttpTransport::HttpTransport(HttpTransportOptions options, NowMs now, QObject* parent)
    : GraphQlTransport(parent), m_options(std::move(options)), m_signer(m_options.secret, now), m_now(std::move(now)),
      m_network(std::make_unique<QNetworkAccessManager>())
{
    m_network->setProxyFactory(new SystemProxies);
    m_network->setCookieJar(new NoCookies(m_network.get()));
    m_network->setAutoDeleteReplies(true);
}

HttpTransport::~HttpTransport()
{
    // A dying manager takes its replies along; none of them may call back into a half-gone transport.
    const QList<QNetworkReply*> replies = m_network->findChildren<QNetworkReply*>();
    for (QNetworkReply* reply : replies) reply->disconnect(this);
}

QFuture<Result<GraphQlResponse>> HttpTransport::send(GraphQlRequest request)
{
    QJsonObject body{{QStringLiteral("query"), request.document}, {QStringLiteral("variables"), request.variables}};
    if (!request.operationName.isEmpty()) body.insert(QStringLiteral("operationName"), request.operationName);
    const Result<QByteArray> text = canonicalJson(body);
    if (!text) return answered<GraphQlResponse>(text.error());
    const QString scheme = m_options.url.scheme();
    if (!m_options.url.isValid() || (scheme != QLatin1String("https") && scheme != QLatin1String("http"))) {
        return answered<GraphQlResponse>(
            Error{Error::Code::InvalidInput, Words::tr("The node's address is not a web address."), {}, {}});
    }

    QNetworkRequest network(m_options.url);
    network.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    network.setHeader(QNetworkRequest::ContentLengthHeader, text->size());
    network.setRawHeader("Accept", "application/json");
    if (!m_options.tenantId.isEmpty()) network.setRawHeader("tenant-id", m_options.tenantId.toUtf8());
    if (m_signer.hasSecret()) network.setRawHeader("signature", m_signer.signatureFor(*text));
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    network.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    network.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    network.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    network.setTransferTimeout(m_options.timeoutMs);
    if (scheme == QLatin1String("https")) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        tls.addCaCertificates(m_options.authorities);
        network.setSslConfiguration(tls);
    }

    auto exchange = std::make_shared<Exchange>();
    exchange->clock.start();
    auto* sent = new OnceOnlyBody(*text);
    exchange->sent = sent;
    exchange->reply = m_network->post(network, sent);
    sent->setParent(exchange->reply);
    exchange->reply->setReadBufferSize(readBufferBytes);
    ++m_inFlight;
    watchCertificate(exchange);
    connect(exchange->reply, &QIODevice::readyRead, this, [this, exchange] { read(exchange); });
    connect(exchange->reply, &QNetworkReply::finished, this, [this, exchange] { finish(exchange); });
    return exchange->answer.future();
}

void HttpTransport::watchCertificate(const std::shared_ptr<Exchange>& exchange)
{
    QNetworkReply* reply = exchange->reply;
    connect(reply, &QNetworkReply::sslErrors, this, [this, exchange](const QList<QSslError>& errors) {
        exchange->tlsErrors = errors;
        judge(exchange, errors);
        if (!exchange->stopped) exchange->reply->ignoreSslErrors(errors);
    });
    // Qt waits for this slot before it lets the first byte of the request out.
    connect(reply, &QNetworkReply::encrypted, this, [this, exchange] {
        judge(exchange, exchange->tlsErrors);
        if (exchange->stopped) return exchange->reply->abort();
        if (m_options.fingerprint.isEmpty()) {
            m_options.fingerprint = exchange->certificate.presented;
            Q_EMIT certificateSeen(m_options.fingerprint);
        }
    });
}

void HttpTransport::judge(const std::shared_ptr<Exchange>& exchange, const QList<QSslError>& errors)
{
    QSslCertificate certificate = exchange->reply->sslConfiguration().peerCertificate();
    for (const QSslError& error : errors) {
        if (certificate.isNull()) certificate = error.certificate();
    }
    exchange->certificate = judgeCertificate(certificate, errors, m_options.fingerprint);
    if (exchange->certificate.verdict == CertificateFinding::Verdict::Trusted) return;
    if (!exchange->stopped) {
        exchange->stopped = certificateError(exchange->certificate);
        Q_EMIT certificateRefused(exchange->certificate);
    }
}

void HttpTransport::read(const std::shared_ptr<Exchange>& exchange)
{
    if (exchange->stopped) return;
    if (exchange->reply->isOpen()) exchange->received += exchange->reply->readAll();
    if (exchange->received.size() <= m_options.answerBytesMax) return;
    exchange->received.clear();
    exchange->stopped = Error{Error::Code::Corrupt,
                              Words::tr("The node's answer is larger than this console reads (%1 MB).")
                                  .arg(m_options.answerBytesMax / (1024 * 1024)),
                              {},
                              {}};
    exchange->reply->abort();
}

Result<GraphQlResponse> HttpTransport::conclude(Exchange& exchange) const
{
    if (exchange.stopped) return *exchange.stopped;
    const QNetworkReply::NetworkError error = exchange.reply->error();
    const int status = exchange.reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // For 307 and 308 Qt tries to get the body again before it asks whether we follow; the body does not allow it.
    const bool redirected = status >= 300 && status < 400;
    // Qt calls a complete answer with status 400 and more an error too; those numbers start at 201.
    const bool answeredWhole =
        status > 0 && (redirected || error == QNetworkReply::NoError ||
                       (error >= QNetworkReply::ContentAccessDenied && error != QNetworkReply::ContentReSendError));
    if (!answeredWhole) return transportError(error, exchange.reply->errorString(), exchange.sent->wasRead());
    HttpAnswer answer{status, std::move(exchange.received), exchange.reply->rawHeader("Location")};
    const qint64 bytes = answer.body.size();
    Result<QJsonObject> body = readGraphQlBody(answer);
    if (!body) return body.error();
    return GraphQlResponse{std::move(body.value()), int(exchange.clock.elapsed()), bytes};
}

void HttpTransport::finish(const std::shared_ptr<Exchange>& exchange)
{
    --m_inFlight;
    read(exchange);
    QNetworkReply* reply = exchange->reply;
    const Result<GraphQlResponse> result = conclude(*exchange);

    ExchangeFacts facts;
    facts.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    facts.connected = facts.status > 0;
    facts.latencyMs = int(exchange->clock.elapsed());
    facts.nodeTime = httpDate(reply->rawHeader("Date"));
    facts.localMs = m_now();
    facts.certificate = exchange->certificate;
    facts.secure = m_options.url.scheme() == QLatin1String("https");
    facts.failed = !result;
    if (!result) facts.error = result.error();

    const Answer<GraphQlResponse> answer = exchange->answer; // a listener may delete this transport
    Q_EMIT exchanged(facts);
    answer.give(result);
}

} // namespace signalbox::ui
