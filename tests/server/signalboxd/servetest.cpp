// `signalboxd serve` as a shell and its clients see it: what stops a start, what a running one holds, how it ends.

#include "tests/server/backend/fakeauthservice.h"
#include "tests/server/signalboxd/serving.h"

#include <csignal>
#include <future>

#include <QDir>
#include <QElapsedTimer>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::test;
namespace json = boost::json;

class ServeTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_home;

    [[nodiscard]] bool homeIsEmpty() const
    {
        return QDir(m_home->path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_home.reset(); }

    void a_missing_setting_is_one_sentence_and_nothing_starts_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("options");
        for (const char* name : {"INSTANCE_NAME", "ILP_ADDRESS", "ILP_CONNECTOR_URL", "OPEN_PAYMENTS_URL", "KEY_ID",
                                 "AUTH_SERVER_GRANT_URL", "AUTH_SERVER_INTROSPECTION_URL", "AUTH_SERVICE_API_URL",
                                 "WEBHOOK_URL", "ADMIN_API_SECRET", "OPERATOR_TENANT_ID"}) {
            QTest::addRow("serve without %s", name) << QString::fromLatin1(name) << QStringList();
            QTest::addRow("check without %s", name)
                << QString::fromLatin1(name) << QStringList{QStringLiteral("--check")};
        }
    }
    void a_missing_setting_is_one_sentence_and_nothing_starts()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, options);
        Serving node(m_home->path());
        node.unset(name);
        QCOMPARE(node.code(options), 3);
        QCOMPARE(node.errors(), QStringLiteral("signalboxd: Environment variable %1 must be set.\n").arg(name));
        QVERIFY(homeIsEmpty());
        QVERIFY(!answers(node.port()));
    }

    void a_wrong_setting_is_one_sentence_and_nothing_starts_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char* title, const char* name, const QString& value, const char* rule) {
            QTest::newRow(title) << QString::fromLatin1(name) << value << QString::fromLatin1(rule);
        };
        row("malformed", "ADMIN_API_SIGNATURE_TTL_SECONDS", QStringLiteral("soon"), "a whole number.");
        row("out of range", "ADMIN_API_SIGNATURE_TTL_SECONDS", QStringLiteral("0"), "a whole number from 1 to 86400.");
        row("no port", "CONNECTOR_PORT", QStringLiteral("70000"), "a port from 1 to 65535.");
        row("no choice", "NODE_ENV", QStringLiteral("prod"), "one of development, test, production, autopeer.");
        row("no URL", "WEBHOOK_URL", QStringLiteral("here"), "a URL.");
        row("no key", "STREAM_SECRET", QStringLiteral("c2hvcnQ="), "32 bytes in base64.");
        row("no tenant", "OPERATOR_TENANT_ID", QStringLiteral("me"), "a UUID.");
        row("no file", "PRIVATE_KEY_FILE", QStringLiteral("/nowhere/key.pem"),
            "the path of a readable file; /nowhere/key.pem is not one.");
        row("a folder for a file", "REDIS_TLS_CA_FILE_PATH", QStringLiteral("/"),
            "the path of a readable file; / is not one.");
    }
    void a_wrong_setting_is_one_sentence_and_nothing_starts()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, rule);
        const QString sentence = QStringLiteral("signalboxd: Environment variable %1 must be %2\n").arg(name, rule);
        Serving node(m_home->path());
        node.set(name.toLatin1().constData(), value);
        for (const QStringList& options : {QStringList(), QStringList{QStringLiteral("--check")}}) {
            QCOMPARE(node.code(options), 3);
            QCOMPARE(node.errors(), sentence);
        }
        QVERIFY(homeIsEmpty());
        QVERIFY(!answers(node.port()));
    }

    void every_problem_is_told_at_once()
    {
        Serving node(m_home->path());
        node.unset(QStringLiteral("WEBHOOK_URL"));
        node.set("ADMIN_PORT", "http");
        QCOMPARE(node.code(), 3);
        QCOMPARE(node.errors().count(QLatin1Char('\n')), 2);
        QVERIFY(node.errors().contains(QStringLiteral("Environment variable WEBHOOK_URL must be set.")));
        QVERIFY(node.errors().contains(QStringLiteral("Environment variable ADMIN_PORT must be a port")));
    }

    void a_check_of_a_good_configuration_starts_nothing()
    {
        Serving node(m_home->path());
        QCOMPARE(node.code({QStringLiteral("--check")}), 0);
        QVERIFY(homeIsEmpty());
        QVERIFY(!answers(node.port()));
    }

    void a_taken_port_is_told_by_its_own_code()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Serving node(m_home->path());
        node.setPort(other.serverPort());
        QCOMPARE(node.code(), 6);
        QVERIFY2(node.errors().contains(QString::number(other.serverPort())), qPrintable(node.errors()));
        // The port being free again, the same command works.
        other.close();
        QVERIFY2(node.start(), qPrintable(node.errors()));
        QCOMPARE(node.stop(), 0);
    }

    void two_nodes_do_not_share_a_port()
    {
        QTemporaryDir elsewhere;
        Serving first(m_home->path());
        QVERIFY2(first.start(), qPrintable(first.errors()));
        Serving second(elsewhere.path());
        second.setPort(first.port());
        QCOMPARE(second.code(), 6);
        QCOMPARE(first.stop(), 0);
    }

    void data_belongs_to_one_process()
    {
        Serving first(m_home->path());
        QVERIFY2(first.start(), qPrintable(first.errors()));
        Serving second(m_home->path());
        QCOMPARE(second.code(), 4);
        QVERIFY2(second.errors().contains(QStringLiteral("in use")), qPrintable(second.errors()));
        QVERIFY(!answers(second.port()));
        // The first is none the worse for it.
        Connection connection(first.port());
        QCOMPARE(ask(connection, "{ whoami { id } }").status, 200);
        QCOMPARE(first.stop(), 0);
    }

    void each_stop_signal_ends_it_cleanly_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void each_stop_signal_ends_it_cleanly()
    {
        QFETCH(int, number);
        Serving node(m_home->path());
        QVERIFY2(node.start(), qPrintable(node.errors()));
        Connection idle(node.port());
        QCOMPARE(ask(idle, "mutation { createAsset(input: { code: \"USD\", scale: 2 }) { asset { id } } }").status,
                 200);
        node.signal(number);
        QCOMPARE(node.finish(stopLimitMs), 0);
        // What was answered is there again.
        QVERIFY2(node.start(), qPrintable(node.errors()));
        Connection again(node.port());
        const HttpReply reply = ask(again, "{ assetByCodeAndScale(code: \"USD\", scale: 2) { code } }");
        QCOMPARE(reply.body, std::string(R"({"data":{"assetByCodeAndScale":{"code":"USD"}}})"));
        QCOMPARE(node.stop(), 0);
    }

    /// R15: what was begun is finished, what comes now is refused.
    void while_it_stops_it_finishes_what_it_began_and_refuses_the_rest()
    {
        FakeAuthService auth;
        Serving node(m_home->path());
        node.set("AUTH_SERVICE_API_URL", QString::fromStdString(auth.url()));
        QVERIFY2(node.start(), qPrintable(node.errors()));
        Connection open(node.port());
        QCOMPARE(ask(open, "{ whoami { id } }").status, 200);
        auth.hold();
        std::future<HttpReply> begun = std::async(std::launch::async, [&node] {
            Connection connection(node.port());
            return ask(connection, "mutation { createTenant(input: { apiSecret: \"s\" }) { tenant { apiSecret } } }");
        });
        auth.waitUntilHolding();
        node.signal(SIGTERM);
        // Until the signal has arrived, requests are served as before.
        const HttpReply health{503, "Server is in the process of restarting"};
        QElapsedTimer watch;
        watch.start();
        HttpReply refused;
        while (refused.status != health.status && watch.elapsed() < stopLimitMs) {
            Connection connection(node.port());
            refused = ask(connection, "{ whoami { isOperator } }");
        }
        QCOMPARE(refused.status, health.status);
        QCOMPARE(refused.body, health.body);
        {
            Connection connection(node.port());
            QCOMPARE(connection.send("GET", "/healthz", {}, "").status, 503);
        }
        auth.release();
        const HttpReply finished = begun.get();
        QCOMPARE(finished.status, 200);
        QCOMPARE(finished.body, std::string(R"({"data":{"createTenant":{"tenant":{"apiSecret":"s"}}}})"));
        QCOMPARE(node.finish(stopLimitMs), 0);
        QVERIFY(!answers(node.port()));
    }

    void a_second_signal_ends_it_at_once()
    {
        FakeAuthService auth;
        Serving node(m_home->path());
        node.set("AUTH_SERVICE_API_URL", QString::fromStdString(auth.url()));
        QVERIFY2(node.start(), qPrintable(node.errors()));
        auth.hold();
        std::future<HttpReply> begun = std::async(std::launch::async, [&node] {
            Connection connection(node.port());
            return ask(connection, "mutation { createTenant(input: { apiSecret: \"s\" }) { tenant { id } } }");
        });
        auth.waitUntilHolding();
        node.signal(SIGTERM);
        HttpReply refused;
        QElapsedTimer watch;
        watch.start();
        while (refused.status != 503 && watch.elapsed() < stopLimitMs) {
            Connection connection(node.port());
            refused = connection.send("GET", "/healthz", {}, "");
        }
        node.signal(SIGTERM);
        QCOMPARE(node.finish(stopLimitMs), 1);
        QCOMPARE(begun.get().status, 0);
    }

    /// A13: health is told without a signature, and is not well when Redis is gone.
    void health_falls_with_redis_and_the_node_does_not()
    {
        OwnRedis redis(m_home->path());
        Serving node(m_home->path());
        node.set("REDIS_URL", redis.url());
        QVERIFY2(node.start(), qPrintable(node.errors()));
        Connection connection(node.port());
        const HttpReply well = connection.send("GET", "/healthz", {}, "");
        QCOMPARE(well.status, 200);
        QCOMPARE(well.body, std::string("OK"));
        QCOMPARE(ask(connection, "{ whoami { id } }").status, 200);
        redis.end();
        const HttpReply ill = connection.send("GET", "/healthz", {}, "");
        QCOMPARE(ill.status, 500);
        QCOMPARE(ill.body, std::string("Internal Server Error"));
        // A signature that cannot be remembered does not count: better no answer than one for a repetition.
        QCOMPARE(ask(connection, "{ whoami { id } }").status, 500);
        QCOMPARE(node.stop(), 0);
    }

    /// node-spec §3.3: a configuration by v1's names needs neither tenant nor service API.
    void the_names_of_version_1_are_enough()
    {
        Serving node(m_home->path());
        for (const char* name : {"ADMIN_API_SECRET", "OPERATOR_TENANT_ID", "AUTH_SERVICE_API_URL"})
            node.unset(QString::fromLatin1(name));
        node.set("API_SECRET", QString::fromStdString(secret));
        QVERIFY2(node.start(), qPrintable(node.errors()));
        const std::string body = ApiNode::bodyOf("{ whoami { isOperator } }", {});
        const std::string moment = std::to_string(SystemClock().now());
        std::string canonical;
        QVERIFY(canonicalize(body, canonical));
        const std::string digest = toHex(hmacSha256(secret, moment + "." + canonical));
        Connection connection(node.port());
        const HttpReply reply = connection.send(
            "POST", "/graphql", {{"Content-Type", "application/json"}, {"signature", "t=" + moment + ", v1=" + digest}},
            body);
        QCOMPARE(reply.body, std::string(R"({"data":{"whoami":{"isOperator":true}}})"));
        QCOMPARE(node.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(ServeTest)
#include "servetest.moc"
