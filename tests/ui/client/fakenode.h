#pragma once

#include <functional>
#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QPointer>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace signalbox::ui::test {

/// One HTTP request as the fake node got it.
struct Heard
{
    QByteArray requestLine;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body = {};
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

/// How to answer one.
struct Reply
{
    enum class Kind { Answer, CloseBeforeAnswer, CloseInsideAnswer, Never };
    Kind kind = Kind::Answer;
    int status = 200;
    QByteArray body = {};
    QList<QByteArray> headers = {}; ///< whole lines
    bool keepAlive = true;

    static Reply data(const QJsonObject& data)
    {
        return {.body = QJsonDocument(QJsonObject{{QStringLiteral("data"), data}}).toJson(QJsonDocument::Compact)};
    }
    static Reply refusal(const QString& message, const QString& code, const QString& path = {})
    {
        const QJsonObject error{{QStringLiteral("message"), message},
                                {QStringLiteral("path"), QJsonArray{path}},
                                {QStringLiteral("extensions"), QJsonObject{{QStringLiteral("code"), code}}}};
        return {.body = QJsonDocument(QJsonObject{{QStringLiteral("data"), QJsonValue::Null},
                                                  {QStringLiteral("errors"), QJsonArray{error}}})
                            .toJson(QJsonDocument::Compact)};
    }
    static Reply status_(int status, const QByteArray& text = "no") { return {.status = status, .body = text}; }
};

/// A node on loopback that answers as the test says. It can speak TLS.
class FakeNode : public QTcpServer
{
    Q_OBJECT
public:
    explicit FakeNode(QObject* parent = nullptr) : QTcpServer(parent) { listen(QHostAddress::LocalHost); }

    void speakTls(const QSslCertificate& certificate, const QSslKey& key)
    {
        m_certificate = certificate;
        m_key = key;
    }
    void limitTlsTo(QSsl::SslProtocol protocol) { m_protocol = protocol; }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("%1://127.0.0.1:%2/graphql")
                        .arg(m_key.isNull() ? QStringLiteral("http") : QStringLiteral("https"))
                        .arg(serverPort()));
    }

    std::function<Reply(const Heard&)> answer = [](const Heard&) { return Reply::data({}); };
    QList<Heard> heard;    ///< whole requests only
    int connections = 0;   ///< accepted
    qint64 plainBytes = 0; ///< bytes of requests seen, after TLS

protected:
    void incomingConnection(qintptr handle) override;

private:
    void read(QTcpSocket* socket);
    void write(QTcpSocket* socket, const Reply& reply);

    QHash<QTcpSocket*, QByteArray> m_pending;
    QSslCertificate m_certificate;
    QSslKey m_key;
    QSsl::SslProtocol m_protocol = QSsl::TlsV1_2OrLater;
};

} // namespace signalbox::ui::test
