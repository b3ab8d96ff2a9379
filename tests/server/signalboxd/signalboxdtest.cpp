// signalboxd as a shell sees it: exit codes, sentences and signals, one row each where the matrix allows.

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <sys/resource.h>

namespace {

constexpr int startLimitMs = 60'000;
constexpr int stopLimitMs = 5'000;

const QString program = QStringLiteral(SIGNALBOX_BIN_DIR "/signalboxd");

struct Ended
{
    int code = -1;
    QString out;
    QString err;
};

QProcessEnvironment cleanEnvironment(const QString& home)
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    environment.insert(QStringLiteral("HOME"), home);
    // Sanitizers are configured from outside.
    for (const QString& name : {QStringLiteral("ASAN_OPTIONS"), QStringLiteral("LSAN_OPTIONS"),
                                QStringLiteral("UBSAN_OPTIONS"), QStringLiteral("TSAN_OPTIONS")})
        if (qEnvironmentVariableIsSet(name.toUtf8().constData()))
            environment.insert(name, qEnvironmentVariable(name.toUtf8().constData()));
    return environment;
}

/// Everything the backend role must be told, and nothing else.
QProcessEnvironment completeEnvironment(const QString& home)
{
    QProcessEnvironment environment = cleanEnvironment(home);
    const auto set = [&](const char* name, const char* value) {
        environment.insert(QString::fromLatin1(name), QString::fromLatin1(value));
    };
    set("INSTANCE_NAME", "test");
    set("ILP_ADDRESS", "test.node");
    set("ILP_CONNECTOR_URL", "http://127.0.0.1:3002");
    set("OPEN_PAYMENTS_URL", "https://node.test");
    set("KEY_ID", "key");
    set("AUTH_SERVER_GRANT_URL", "http://127.0.0.1:3006");
    set("AUTH_SERVER_INTROSPECTION_URL", "http://127.0.0.1:3007");
    set("AUTH_SERVICE_API_URL", "http://127.0.0.1:3011");
    set("WEBHOOK_URL", "http://127.0.0.1:4000/webhook");
    set("ADMIN_API_SECRET", "a-secret-nobody-may-see");
    set("OPERATOR_TENANT_ID", "438fa74a-fa7d-4317-9ced-dde32ece1787");
    return environment;
}

Ended run(const QStringList& arguments, const QProcessEnvironment& environment, const QString& folder)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForFinished(startLimitMs)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

/// A port nobody has at this moment.
quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

class SignalboxdTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    /// A running sandbox whose ready file is there; its portBase is one that was free.
    struct RunningSandbox
    {
        std::unique_ptr<QProcess> process;
        QJsonObject ready;
        quint16 portBase = 0;
    };
    RunningSandbox startSandbox(const char* data)
    {
        RunningSandbox sandbox;
        sandbox.portBase = static_cast<quint16>(20'000 + freePort() % 40'000);
        sandbox.process = std::make_unique<QProcess>();
        sandbox.process->setProcessEnvironment(cleanEnvironment(m_folder->path()));
        const QString ready = path("ready.json");
        QFile::remove(ready);
        sandbox.process->start(program, {QStringLiteral("sandbox"), QStringLiteral("--data"), path(data),
                                         QStringLiteral("--port-base"), QString::number(sandbox.portBase),
                                         QStringLiteral("--ready-file"), ready});
        QElapsedTimer watch;
        watch.start();
        while (watch.elapsed() < startLimitMs && sandbox.process->state() != QProcess::NotRunning) {
            QFile file(ready);
            if (file.open(QIODevice::ReadOnly)) {
                sandbox.ready = QJsonDocument::fromJson(file.readAll()).object();
                break;
            }
            sandbox.process->waitForFinished(20);
        }
        return sandbox;
    }

    static Ended stop(QProcess& process, int signal)
    {
        ::kill(static_cast<pid_t>(process.processId()), signal);
        if (!process.waitForFinished(stopLimitMs)) return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, {}, {}};
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void what_needs_no_node_answers_at_once_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("out");
        QTest::addColumn<QString>("err");
        const auto words = [](const char* line) {
            return QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        };
        QTest::newRow("version") << words("--version") << 0 << QStringLiteral("signalboxd ") << QString();
        QTest::newRow("help") << words("--help") << 0 << QStringLiteral("Exit codes:") << QString();
        QTest::newRow("help of serve") << words("serve --help") << 0 << QStringLiteral("--admin-port VALUE")
                                       << QString();
        QTest::newRow("no command") << words("") << 2 << QString() << QStringLiteral("needs a command");
        QTest::newRow("unknown command") << words("dance") << 2 << QString() << QStringLiteral("no command \"dance\"");
        QTest::newRow("unknown option") << words("serve --dance") << 2 << QString()
                                        << QStringLiteral("does not know --dance");
        QTest::newRow("a secret as a flag")
            << words("serve --admin-api-secret s") << 2 << QString() << QStringLiteral("would show a secret");
    }
    void what_needs_no_node_answers_at_once()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, out);
        QFETCH(QString, err);
        const Ended ended = run(arguments, cleanEnvironment(m_folder->path()), m_folder->path());
        QCOMPARE(ended.code, code);
        QVERIFY2(ended.out.contains(out), qPrintable(ended.out));
        QVERIFY2(ended.err.contains(err), qPrintable(ended.err));
        QCOMPARE(ended.out.isEmpty(), out.isEmpty());
        QCOMPARE(ended.err.isEmpty(), err.isEmpty());
    }

    void a_key_is_printed_and_no_two_are_the_same()
    {
        const QStringList arguments{QStringLiteral("gen-encryption-key")};
        const Ended first = run(arguments, cleanEnvironment(m_folder->path()), m_folder->path());
        const Ended second = run(arguments, cleanEnvironment(m_folder->path()), m_folder->path());
        QCOMPARE(first.code, 0);
        QCOMPARE(QByteArray::fromBase64(first.out.trimmed().toLatin1()).size(), 32);
        QVERIFY(first.out != second.out);
    }

    void a_missing_setting_is_named_and_nothing_is_started_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"INSTANCE_NAME", "ILP_ADDRESS", "OPEN_PAYMENTS_URL", "KEY_ID", "WEBHOOK_URL",
                                 "ADMIN_API_SECRET", "OPERATOR_TENANT_ID"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void a_missing_setting_is_named_and_nothing_is_started()
    {
        QFETCH(QString, name);
        QProcessEnvironment environment = completeEnvironment(m_folder->path());
        environment.remove(name);
        const Ended ended = run({QStringLiteral("serve")}, environment, m_folder->path());
        QCOMPARE(ended.code, 3);
        QVERIFY2(ended.err.contains(name), qPrintable(ended.err));
        QVERIFY(QDir(m_folder->path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void a_wrong_setting_is_named_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("port out of range") << QStringLiteral("ADMIN_PORT") << QStringLiteral("70000");
        QTest::newRow("no number") << QStringLiteral("ADMIN_API_SIGNATURE_TTL_SECONDS") << QStringLiteral("soon");
        QTest::newRow("no UUID") << QStringLiteral("OPERATOR_TENANT_ID") << QStringLiteral("me");
        QTest::newRow("no ILP address") << QStringLiteral("ILP_ADDRESS") << QStringLiteral("nowhere");
        QTest::newRow("unknown database") << QStringLiteral("DATABASE_URL") << QStringLiteral("oracle://x");
        QTest::newRow("unreadable file") << QStringLiteral("PRIVATE_KEY_FILE") << QStringLiteral("/nowhere/key.pem");
    }
    void a_wrong_setting_is_named()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QProcessEnvironment environment = completeEnvironment(m_folder->path());
        environment.insert(name, value);
        const Ended ended = run({QStringLiteral("serve")}, environment, m_folder->path());
        QCOMPARE(ended.code, 3);
        QVERIFY2(ended.err.contains(name), qPrintable(ended.err));
    }

    void check_prints_the_effective_configuration_without_secrets_and_starts_nothing()
    {
        QProcessEnvironment environment = completeEnvironment(m_folder->path());
        environment.insert(QStringLiteral("DATABASE_URL"),
                           QStringLiteral("postgresql://node:hunter2@127.0.0.1:1/nowhere"));
        const Ended ended = run({QStringLiteral("serve"), QStringLiteral("--check"), QStringLiteral("--admin-port"),
                                 QStringLiteral("4567")},
                                environment, m_folder->path());
        QCOMPARE(ended.code, 0);
        QVERIFY2(ended.out.contains(QStringLiteral("ADMIN_PORT=4567")), qPrintable(ended.out));
        QVERIFY(ended.out.contains(QStringLiteral("not yet used")));
        QVERIFY(!(ended.out + ended.err).contains(QStringLiteral("a-secret-nobody-may-see")));
        QVERIFY(!(ended.out + ended.err).contains(QStringLiteral("hunter2")));
    }

    void flags_win_over_the_environment_and_the_environment_over_the_file()
    {
        QFile file(path("node.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[backend]\nADMIN_PORT = 1111\nCONNECTOR_PORT = 2222\nOPEN_PAYMENTS_PORT = 3333\n");
        file.close();
        QProcessEnvironment environment = completeEnvironment(m_folder->path());
        environment.insert(QStringLiteral("ADMIN_PORT"), QStringLiteral("1112"));
        environment.insert(QStringLiteral("CONNECTOR_PORT"), QStringLiteral("2223"));
        const Ended ended = run({QStringLiteral("serve"), QStringLiteral("--check"), QStringLiteral("--config"),
                                 file.fileName(), QStringLiteral("--admin-port"), QStringLiteral("1113")},
                                environment, m_folder->path());
        QCOMPARE(ended.code, 0);
        QVERIFY2(ended.out.contains(QStringLiteral("ADMIN_PORT=1113")), qPrintable(ended.out));
        QVERIFY(ended.out.contains(QStringLiteral("CONNECTOR_PORT=2223")));
        QVERIFY(ended.out.contains(QStringLiteral("OPEN_PAYMENTS_PORT=3333")));
    }

    void an_unknown_name_in_the_file_stops_the_start()
    {
        QFile file(path("node.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[backend]\nADMIN_PROT = 1111\n");
        file.close();
        const Ended ended = run({QStringLiteral("serve"), QStringLiteral("--config"), file.fileName()},
                                completeEnvironment(m_folder->path()), m_folder->path());
        QCOMPARE(ended.code, 3);
        QVERIFY2(ended.err.contains(QStringLiteral("ADMIN_PROT")), qPrintable(ended.err));
    }

    void a_database_that_does_not_answer_is_temporary()
    {
        QProcessEnvironment environment = completeEnvironment(m_folder->path());
        environment.insert(QStringLiteral("DATABASE_URL"),
                           QStringLiteral("postgresql://node:hunter2@127.0.0.1:%1/nowhere").arg(freePort()));
        environment.insert(QStringLiteral("ADMIN_PORT"), QString::number(freePort()));
        const Ended ended = run({QStringLiteral("serve")}, environment, m_folder->path());
        QCOMPARE(ended.code, 75);
        QVERIFY(!ended.err.isEmpty());
        QVERIFY(!(ended.out + ended.err).contains(QStringLiteral("hunter2")));
    }

    void the_data_folder_of_a_sandbox_belongs_to_one_process()
    {
        RunningSandbox first = startSandbox("data");
        QCOMPARE(first.ready.value(QStringLiteral("nodes")).toArray().size(), 2);
        const Ended second = run({QStringLiteral("sandbox"), QStringLiteral("--data"), path("data"),
                                  QStringLiteral("--port-base"), QString::number(first.portBase + 100)},
                                 cleanEnvironment(m_folder->path()), m_folder->path());
        QCOMPARE(second.code, 4);
        QVERIFY2(second.err.contains(QStringLiteral("in use")), qPrintable(second.err));
        QCOMPARE(stop(*first.process, SIGTERM).code, 0);
    }

    void a_port_of_another_process_is_named()
    {
        RunningSandbox first = startSandbox("data");
        QCOMPARE(first.ready.value(QStringLiteral("nodes")).toArray().size(), 2);
        const Ended second = run({QStringLiteral("sandbox"), QStringLiteral("--data"), path("other"),
                                  QStringLiteral("--port-base"), QString::number(first.portBase)},
                                 cleanEnvironment(m_folder->path()), m_folder->path());
        QCOMPARE(second.code, 6);
        QVERIFY2(second.err.contains(QString::number(first.portBase)), qPrintable(second.err));
        QCOMPARE(stop(*first.process, SIGTERM).code, 0);
    }

    void each_stop_signal_stops_the_sandbox_cleanly_within_five_seconds_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void each_stop_signal_stops_the_sandbox_cleanly_within_five_seconds()
    {
        QFETCH(int, signal);
        RunningSandbox sandbox = startSandbox("data");
        QVERIFY2(!sandbox.ready.isEmpty(), sandbox.process->readAllStandardError().constData());
        QCOMPARE(stop(*sandbox.process, signal).code, 0);
    }

    void started_again_on_its_data_the_sandbox_is_the_same()
    {
        RunningSandbox first = startSandbox("data");
        QVERIFY(!first.ready.isEmpty());
        // Not a clean stop: nothing that was said to be ready may be lost.
        first.process->kill();
        QVERIFY(first.process->waitForFinished(stopLimitMs));
        RunningSandbox second = startSandbox("data");
        const auto withoutPorts = [](const QJsonObject& ready) {
            QJsonArray nodes;
            for (const QJsonValue& value : ready.value(QStringLiteral("nodes")).toArray()) {
                QJsonObject node = value.toObject();
                node.remove(QStringLiteral("adminUrl"));
                nodes.append(node);
            }
            return nodes;
        };
        QCOMPARE(withoutPorts(second.ready), withoutPorts(first.ready));
        QCOMPARE(stop(*second.process, SIGTERM).code, 0);
    }

    void the_demonstration_completes_twice_on_the_same_data()
    {
        const QString base = QString::number(20'000 + freePort() % 40'000);
        for (int round = 0; round < 2; ++round) {
            const Ended ended = run({QStringLiteral("sandbox"), QStringLiteral("--data"), path("data"),
                                     QStringLiteral("--port-base"), base, QStringLiteral("--exit-after-demo")},
                                    cleanEnvironment(m_folder->path()), m_folder->path());
            QVERIFY2(ended.code == 0, qPrintable(ended.err));
            QVERIFY2(ended.out.contains(QStringLiteral("Demonstration completed")), qPrintable(ended.out));
        }
    }

    void idle_connections_do_not_use_up_the_open_files()
    {
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        const rlimit few{.rlim_cur = 256, .rlim_max = before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
        RunningSandbox sandbox = startSandbox("data");
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
        QVERIFY(!sandbox.ready.isEmpty());
        rlimit given{};
        QCOMPARE(::prlimit(static_cast<pid_t>(sandbox.process->processId()), RLIMIT_NOFILE, nullptr, &given), 0);
        QVERIFY(given.rlim_cur > 10'000 || given.rlim_cur == before.rlim_max);
        QCOMPARE(stop(*sandbox.process, SIGTERM).code, 0);
    }

    void what_holds_secrets_is_for_its_owner_only()
    {
        RunningSandbox sandbox = startSandbox("data");
        QVERIFY(!sandbox.ready.isEmpty());
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFileInfo(path("ready.json")).permissions() & others));
        int files = 0;
        for (QDirIterator each(path("data"), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); each.hasNext();
             ++files) {
            const QFileInfo file(each.next());
            QVERIFY2(!(file.permissions() & others), qPrintable(file.filePath()));
        }
        QVERIFY(files >= 4);
        QCOMPARE(stop(*sandbox.process, SIGTERM).code, 0);
    }
};

QTEST_GUILESS_MAIN(SignalboxdTest)
#include "signalboxdtest.moc"
