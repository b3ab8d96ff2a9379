#include "server/kv/redisstore.h"
#include "server/base/threadexecutor.h"
#include "server/kv/redisaddress.h"
#include "server/kv/redisclient.h"
#include "tests/support/services.h"

#include <arpa/inet.h>
#include <csignal>
#include <latch>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <QObject>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;

namespace {

/// A port of 127.0.0.1 that listens and never answers; what connects waits in the kernel's queue.
class SilentServer
{
public:
    SilentServer() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
        if (::bind(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) qFatal("bind");
        ::listen(m_socket, 16);
        socklen_t size = sizeof address;
        ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ::ntohs(address.sin_port);
    }
    ~SilentServer() { ::close(m_socket); }
    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;

    /// Takes the next connection and sends it these bytes.
    void answerOnce(const std::string& bytes) const
    {
        const int connection = ::accept(m_socket, nullptr, nullptr);
        if (::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) qFatal("send");
        char byte = 0;
        while (::recv(connection, &byte, 1, 0) > 0) {
        }
        ::close(connection);
    }
    [[nodiscard]] int port() const { return m_port; }

private:
    int m_socket;
    int m_port = 0;
};

/// Another program, ended with this object. Not QProcess: between fork and exec its child runs Qt's code in this
/// process's memory, after which the thread sanitizer sees no locks here any more.
class Program
{
public:
    explicit Program(std::vector<std::string> words)
    {
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        if (::posix_spawnp(&m_pid, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0)
            qFatal("%s does not start", arguments[0]);
    }
    ~Program()
    {
        if (m_pid == 0) return;
        ::kill(m_pid, SIGTERM);
        (void)waitForEnd();
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// Its exit code, or -1.
    int waitForEnd()
    {
        int status = 0;
        if (::waitpid(std::exchange(m_pid, 0), &status, 0) < 0 || !WIFEXITED(status)) return -1;
        return WEXITSTATUS(status);
    }

private:
    pid_t m_pid = 0;
};

/// A certificate for 127.0.0.1 that vouches for itself.
void makeCertificate(const std::string& certificate, const std::string& key)
{
    Program openssl({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                     "-days", "2", "-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1", "-out", certificate,
                     "-keyout", key});
    if (openssl.waitForEnd() != 0) qFatal("openssl failed");
}

kv::RedisOptions optionsFor(const std::string& url, std::chrono::milliseconds timeout = 10s)
{
    kv::RedisOptions options;
    options.url = url;
    options.timeout = timeout;
    return options;
}

} // namespace

/// What only Redis can do to us: be away, be slow, be somebody else.
class RedisStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_url_is_taken_apart()
    {
        const auto address = kv::parseRedisUrl("rediss://us%40er:p%2Fw@example.org:7000/3");
        QVERIFY(address);
        QCOMPARE(address->host, std::string("example.org"));
        QCOMPARE(address->port, std::string("7000"));
        QCOMPARE(address->user, std::string("us@er"));
        QCOMPARE(address->password, std::string("p/w"));
        QCOMPARE(address->database, 3);
        QVERIFY(address->tls);
        QCOMPARE(kv::parseRedisUrl("redis://[::1]")->host, std::string("::1"));
        QCOMPARE(kv::parseRedisUrl("redis://localhost")->port, std::string("6379"));
    }

    void a_bad_url_is_refused_without_showing_it_data()
    {
        QTest::addColumn<QString>("url");
        for (const char* url : {"", "localhost:6379", "http://secret@host", "redis://", "redis://:secret@host/x",
                                "redis://:secret@host/-1", "redis://:secret@host:0", "redis://:secret@host:99999"})
            QTest::newRow(url) << QString::fromUtf8(url);
    }

    void a_bad_url_is_refused_without_showing_it()
    {
        QFETCH(QString, url);
        const auto store = kv::redisStore(optionsFor(url.toStdString()));
        QVERIFY(!store);
        QCOMPARE(store.error().code, ErrorCode::BadUserInput);
        QVERIFY(store.error().message.find("secret") == std::string::npos);
    }

    void a_file_that_cannot_be_read_is_named()
    {
        kv::RedisOptions options;
        options.caFile = "/nowhere/ca.pem";
        const auto store = kv::redisStore(options);
        QCOMPARE(store.error().message,
                 std::string("REDIS_TLS_CA_FILE_PATH names a file that cannot be used: /nowhere/ca.pem."));
    }

    void nobody_listening_is_unavailable_within_the_time()
    {
        int port = 0;
        {
            const SilentServer gone;
            port = gone.port();
        }
        const auto store =
            std::move(kv::redisStore(optionsFor("redis://127.0.0.1:" + std::to_string(port), 200ms))).value();
        const auto answer = syncWait(m_executor, store->ping());
        QCOMPARE(answer.error().code, ErrorCode::Unavailable);
    }

    void a_server_that_never_answers_is_unavailable_within_the_time()
    {
        const SilentServer silent;
        const auto store =
            std::move(kv::redisStore(optionsFor("redis://127.0.0.1:" + std::to_string(silent.port()), 100ms))).value();
        QCOMPARE(syncWait(m_executor, store->get("a")).error().code, ErrorCode::Unavailable);
        QCOMPARE(syncWait(m_executor, store->get("a")).error().code, ErrorCode::Unavailable);
    }

    void a_server_that_is_not_redis_is_unavailable_at_once()
    {
        const SilentServer http;
        std::thread server([&] { http.answerOnce("HTTP/1.1 400 Bad Request\r\n\r\n"); });
        const auto store =
            std::move(kv::redisStore(optionsFor("redis://127.0.0.1:" + std::to_string(http.port()), 30s))).value();
        const auto answer = syncWait(m_executor, store->get("a"));
        server.join();
        QCOMPARE(answer.error().code, ErrorCode::Unavailable);
        QCOMPARE(answer.error().detail, std::string("not the protocol of Redis"));
    }

    void too_much_waiting_is_refused()
    {
        const SilentServer silent;
        auto options = optionsFor("redis://127.0.0.1:" + std::to_string(silent.port()), 30s);
        options.pending = 3;
        auto client = std::move(kv::RedisClient::create(options)).value();
        std::vector<ErrorCode> codes;
        for (int i = 0; i < 5; ++i)
            client->send({"PING"}, [&](const Result<kv::RedisReply>& reply) { codes.push_back(reply.error().code); });
        QCOMPARE(codes, (std::vector<ErrorCode>{ErrorCode::Unavailable, ErrorCode::Unavailable}));
        client.reset(); // what still waits is answered, once
        QCOMPARE(codes.size(), std::size_t(5));
        QCOMPARE(codes.back(), ErrorCode::Cancelled);
    }

    void a_lost_connection_is_made_again()
    {
        const auto options = optionsFor(services().redisUrl());
        auto client = std::move(kv::RedisClient::create(options)).value();
        for (int round = 0; round < 3; ++round) {
            const auto own = ask(*client, {"CLIENT", "ID"});
            QVERIFY(own);
            auto other = std::move(kv::RedisClient::create(options)).value();
            const std::string id = std::to_string(own->integer);
            QCOMPARE(ask(*other, {"CLIENT", "KILL", "ID", id})->integer, 1);
            // The first question may meet the dead connection; then it is answered Unavailable and never sent twice.
            QTRY_VERIFY(ask(*client, {"PING"}));
            QVERIFY(ask(*client, {"CLIENT", "ID"})->integer != own->integer);
        }
    }

    void many_commands_are_answered_in_order()
    {
        auto client = std::move(kv::RedisClient::create(optionsFor(services().redisUrl()))).value();
        constexpr int kCount = 5000;
        std::latch ended(kCount);
        std::atomic<int> wrong = 0;
        for (int i = 0; i < kCount; ++i) {
            const std::string text = std::to_string(i);
            client->send({"ECHO", text}, [&, text](const Result<kv::RedisReply>& reply) {
                if (!reply || reply->text != text) ++wrong;
                ended.count_down();
            });
        }
        ended.wait();
        QCOMPARE(wrong.load(), 0);
    }

    void tls_is_used_and_the_certificate_is_checked()
    {
        QTemporaryDir folder;
        const auto path = [&](const char* name) { return folder.filePath(QString::fromUtf8(name)).toStdString(); };
        makeCertificate(path("cert.pem"), path("key.pem"));
        std::string port;
        {
            const SilentServer free;
            port = std::to_string(free.port());
        }
        const Program redis({"redis-server", "--bind", "127.0.0.1", "--port", "0", "--tls-port", port,
                             "--tls-cert-file", path("cert.pem"), "--tls-key-file", path("key.pem"),
                             "--tls-ca-cert-file", path("cert.pem"), "--save", "", "--dir", folder.path().toStdString(),
                             "--requirepass", "pass word"});

        const std::string authority = ":pass%20word@127.0.0.1:" + port;
        auto options = optionsFor("rediss://" + authority + "/1", 3s);
        options.caFile = path("cert.pem");
        options.certificateFile = options.caFile; // Redis asks for one unless told otherwise
        options.keyFile = path("key.pem");
        const auto trusted = std::move(kv::redisStore(options)).value();
        QTRY_VERIFY(syncWait(m_executor, trusted->ping()));
        QVERIFY(syncWait(m_executor, trusted->set("a", "v", 60s)));
        QCOMPARE(*syncWait(m_executor, trusted->get("a")).value(), std::string("v"));

        // Unknown issuer, no certificate of ours, another name, wrong password, no TLS at all: ways not to be served.
        const auto unknown = std::move(kv::redisStore(optionsFor("rediss://" + authority, 500ms))).value();
        QVERIFY(!syncWait(m_executor, unknown->ping()));
        auto nameless = options;
        nameless.timeout = 500ms;
        nameless.certificateFile.clear();
        nameless.keyFile.clear();
        const auto anonymous = std::move(kv::redisStore(nameless)).value();
        QVERIFY(!syncWait(m_executor, anonymous->ping()));
        options.url = "rediss://:pass%20word@localhost:" + port;
        options.timeout = 500ms;
        const auto named = std::move(kv::redisStore(options)).value();
        QVERIFY(!syncWait(m_executor, named->ping()));
        options.url = "rediss://:wrong@127.0.0.1:" + port;
        const auto wrong = std::move(kv::redisStore(options)).value();
        QVERIFY(!syncWait(m_executor, wrong->ping()));
        const auto plain = std::move(kv::redisStore(optionsFor("redis://" + authority, 500ms))).value();
        QVERIFY(!syncWait(m_executor, plain->ping()));
    }

private:
    [[nodiscard]] tests::Services& services()
    {
        if (!m_services) m_services.emplace();
        return *m_services;
    }

    [[nodiscard]] static Result<kv::RedisReply> ask(kv::RedisClient& client,
                                                    const std::vector<std::string_view>& command)
    {
        std::latch ended(1);
        std::optional<Result<kv::RedisReply>> answer;
        client.send(command, [&](Result<kv::RedisReply> reply) {
            answer.emplace(std::move(reply));
            ended.count_down();
        });
        ended.wait();
        return std::move(*answer);
    }

    std::optional<tests::Services> m_services;
    ThreadExecutor m_executor;
};

QTEST_GUILESS_MAIN(RedisStoreTest)
#include "redisstoretest.moc"
