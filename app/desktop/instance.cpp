#include "app/desktop/instance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTimer>

namespace signalbox::desktop {

Instance::Instance(const QString& folder, QObject* parent)
    : QObject(parent), m_lock(QDir(folder).filePath(QStringLiteral("console.lock")))
{
    // Names of local sockets are short, paths of profiles may be long.
    const QByteArray path = QDir(folder).canonicalPath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(24);
    m_name = QStringLiteral("signalbox-") + QString::fromLatin1(hash);
    // The lock is stale only when its process is gone, never by age: a console runs for weeks.
    m_lock.setStaleLockTime(0);
}

Instance::~Instance() = default;

bool Instance::claim()
{
    if (!m_lock.tryLock(0)) return false;
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    QLocalServer::removeServer(m_name); // of a console that crashed; the lock says there is no other
    connect(m_server.get(), &QLocalServer::newConnection, this, &Instance::take);
    (void)m_server->listen(m_name); // without it a second start only says that the profile is in use
    return true;
}

void Instance::take()
{
    while (QLocalSocket* socket = m_server->nextPendingConnection()) {
        auto* received = new QByteArray;
        connect(socket, &QObject::destroyed, this, [received] { delete received; });
        QTimer::singleShot(handOverMs, socket, &QLocalSocket::abort);
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket, received] {
            received->append(socket->readAll());
            if (received->size() > messageBytesMax) return socket->abort();
            QDataStream stream(*received);
            stream.startTransaction();
            QStringList arguments;
            stream >> arguments;
            if (!stream.commitTransaction()) return;
            socket->write("1");
            socket->disconnectFromServer();
            Q_EMIT argumentsCame(arguments);
        });
    }
}

bool Instance::handOver(const QStringList& arguments)
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(handOverMs)) return false;
    QByteArray message;
    QDataStream stream(&message, QIODevice::WriteOnly);
    stream << arguments;
    socket.write(message);
    return socket.waitForBytesWritten(handOverMs) && socket.waitForReadyRead(handOverMs);
}

} // namespace signalbox::desktop
