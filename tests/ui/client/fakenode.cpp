#include "tests/ui/client/fakenode.h"

#include <QSslConfiguration>

namespace signalbox::ui::test {

void FakeNode::incomingConnection(qintptr handle)
{
    ++connections;
    QTcpSocket* socket = nullptr;
    if (m_key.isNull()) {
        socket = new QTcpSocket(this);
        socket->setSocketDescriptor(handle);
    } else {
        auto* tls = new QSslSocket(this);
        tls->setSocketDescriptor(handle);
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(m_certificate);
        configuration.setPrivateKey(m_key);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        configuration.setProtocol(m_protocol);
        tls->setSslConfiguration(configuration);
        tls->startServerEncryption();
        socket = tls;
    }
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_pending.remove(socket);
        socket->deleteLater();
    });
}

void FakeNode::read(QTcpSocket* socket)
{
    const QByteArray bytes = socket->readAll();
    plainBytes += bytes.size();
    QByteArray& pending = m_pending[socket];
    pending += bytes;
    while (true) {
        const qsizetype end = pending.indexOf("\r\n\r\n");
        if (end < 0) return;
        Heard request;
        const QList<QByteArray> lines = pending.left(end).split('\n');
        request.requestLine = lines.first().trimmed();
        for (const QByteArray& line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (pending.size() < end + 4 + length) return;
        request.body = pending.mid(end + 4, length);
        pending.remove(0, end + 4 + length);
        heard.append(request);
        write(socket, answer(request));
        if (!m_pending.contains(socket)) return;
    }
}

void FakeNode::write(QTcpSocket* socket, const Reply& reply)
{
    switch (reply.kind) {
    case Reply::Kind::Never:
        return;
    case Reply::Kind::CloseBeforeAnswer:
        socket->abort();
        return;
    case Reply::Kind::CloseInsideAnswer:
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"data\":");
        socket->flush();
        socket->disconnectFromHost();
        return;
    case Reply::Kind::Answer:
        break;
    }
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " X\r\nContent-Type: application/json\r\n";
    for (const QByteArray& line : reply.headers) head += line + "\r\n";
    head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    if (!reply.keepAlive) head += "Connection: close\r\n";
    socket->write(head + "\r\n" + reply.body);
    if (!reply.keepAlive) socket->disconnectFromHost();
}

} // namespace signalbox::ui::test
