#pragma once

#include "server/base/canonicaljson.h"
#include "server/base/clock.h"
#include "server/base/crypto.h"
#include "server/base/encoding.h"
#include "tests/server/backend/apinode.h"

#include <csignal>

#include <QElapsedTimer>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>

namespace signalbox::test {

inline constexpr int startLimitMs = 60'000;
inline constexpr int stopLimitMs = 10'000;

inline const QString program = QStringLiteral(SIGNALBOX_BIN_DIR "/signalboxd");
inline const std::string tenantId = "438fa74a-fa7d-4317-9ced-dde32ece1787";
inline const std::string secret = "a-secret-nobody-may-see";
inline const QString ready = QStringLiteral("Ready.");

inline quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

inline bool answers(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(1'000);
}

/// Asks the running node, signed by the machine's clock as it checks by it.
inline HttpReply ask(Connection& connection, const std::string& query)
{
    const std::string body = ApiNode::bodyOf(query, {});
    const std::string moment = std::to_string(SystemClock().now());
    std::string canonical;
    (void)canonicalize(body, canonical);
    const std::string digest = toHex(hmacSha256(secret, moment + "." + canonical));
    return connection.send("POST", "/graphql",
                           {{"Content-Type", "application/json"},
                            {"tenant-id", tenantId},
                            {"signature", "t=" + moment + ", v1=" + digest}},
                           body);
}

/// A node in a process of its own, with a home and ports of its own.
class Serving
{
public:
    explicit Serving(const QString& home) : m_port(freePort())
    {
        for (const QString& name : QProcessEnvironment::systemEnvironment().keys())
            if (name == QStringLiteral("PATH") || name.endsWith(QStringLiteral("SAN_OPTIONS")))
                m_environment.insert(name, qEnvironmentVariable(name.toUtf8().constData()));
        set("HOME", home);
        set("INSTANCE_NAME", "test");
        set("ILP_ADDRESS", "test.node");
        set("ILP_CONNECTOR_URL", "http://127.0.0.1:3002");
        set("OPEN_PAYMENTS_URL", "https://node.test");
        set("KEY_ID", "key");
        set("AUTH_SERVER_GRANT_URL", "http://127.0.0.1:3006");
        set("AUTH_SERVER_INTROSPECTION_URL", "http://127.0.0.1:3007");
        set("AUTH_SERVICE_API_URL", "http://127.0.0.1:3011");
        set("WEBHOOK_URL", "http://127.0.0.1:4000/webhook");
        set("ADMIN_API_SECRET", QString::fromStdString(secret));
        set("OPERATOR_TENANT_ID", QString::fromStdString(tenantId));
        set("ADMIN_PORT", QString::number(m_port));
        m_process.setWorkingDirectory(home);
    }
    ~Serving()
    {
        if (m_process.state() == QProcess::NotRunning) return;
        m_process.kill();
        m_process.waitForFinished();
    }

    void set(const char* name, const QString& value) { m_environment.insert(QString::fromLatin1(name), value); }
    void set(const char* name, const char* value) { set(name, QString::fromLatin1(value)); }
    void unset(const QString& name) { m_environment.remove(name); }
    [[nodiscard]] quint16 port() const { return m_port; }
    void setPort(quint16 port)
    {
        m_port = port;
        set("ADMIN_PORT", QString::number(port));
    }

    /// False when it ended instead of being ready.
    [[nodiscard]] bool start()
    {
        launch({});
        QElapsedTimer watch;
        watch.start();
        while (watch.elapsed() < startLimitMs) {
            m_process.waitForReadyRead(50);
            collect();
            if (m_said.contains(ready)) return true;
            if (m_process.state() == QProcess::NotRunning) return false;
        }
        return false;
    }
    /// The exit code of a start that ends by itself.
    [[nodiscard]] int code(const QStringList& options = {})
    {
        launch(options);
        return finish(startLimitMs);
    }
    void signal(int number) { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    [[nodiscard]] int finish(int limitMs)
    {
        if (!m_process.waitForFinished(limitMs)) return -1;
        collect();
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -2;
    }
    [[nodiscard]] int stop()
    {
        signal(SIGTERM);
        return finish(stopLimitMs);
    }
    [[nodiscard]] const QString& errors() const { return m_errors; }

private:
    void launch(const QStringList& options)
    {
        m_said.clear();
        m_errors.clear();
        m_process.setProcessEnvironment(m_environment);
        m_process.start(program, QStringList{QStringLiteral("serve")} + options);
    }
    void collect()
    {
        const QString errors = QString::fromUtf8(m_process.readAllStandardError());
        m_errors += errors;
        m_said += QString::fromUtf8(m_process.readAllStandardOutput()) + errors;
    }

    QProcessEnvironment m_environment;
    quint16 m_port;
    QProcess m_process;
    QString m_said;
    QString m_errors;
};

/// A Redis of this test's own, which it may end.
class OwnRedis
{
public:
    explicit OwnRedis(const QString& folder) : m_port(freePort())
    {
        m_process.start(QStringLiteral("redis-server"),
                        {QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
                         QString::number(m_port), QStringLiteral("--dir"), folder, QStringLiteral("--save"),
                         QString()});
        QElapsedTimer watch;
        watch.start();
        while (!answers(m_port) && watch.elapsed() < startLimitMs && m_process.state() != QProcess::NotRunning)
            m_process.waitForFinished(20);
    }
    ~OwnRedis() { end(); }
    void end()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] QString url() const { return QStringLiteral("redis://127.0.0.1:%1").arg(m_port); }

private:
    quint16 m_port;
    QProcess m_process;
};

} // namespace signalbox::test
