// RELIABILITY 17 (a full disk is in tests/crash/kill): the world around a node's folder is not as it should be. Each
// time a sentence and an exit code, or a node that works; and what lies in the folder is as it was.

#include "tests/support/adminclient.h"
#include "tests/support/nodeprocess.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <boost/json.hpp>

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <map>
#include <memory>
#include <set>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace signalbox::tests;
using namespace std::chrono_literals;
namespace json = boost::json;

namespace {

constexpr auto startLimit = 60s;
constexpr auto stopLimit = 5s;
constexpr int dataLocked = 4;
constexpr int temporary = 75;

const AdminIdentity operatorIdentity{"438fa74a-fa7d-4317-9ced-dde32ece1787", "the secret of the conditions"};

std::string serialized(const std::optional<json::value>& answer)
{
    return answer ? json::serialize(*answer) : std::string("no answer");
}

} // namespace

class ConditionsTest : public QObject
{
    Q_OBJECT

private:
    using Files = std::map<QString, QByteArray>;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::uint16_t m_port = 0;

    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    [[nodiscard]] NodeProcess::Options serve()
    {
        NodeProcess::Options options;
        options.program = SIGNALBOX_BIN_DIR "/signalboxd";
        options.arguments = {"serve"};
        options.folder = m_folder->path().toStdString();
        m_port = freePort();
        options.environment =
            serveEnvironment(options.folder, m_port, operatorIdentity.tenantId, operatorIdentity.secret);
        return options;
    }
    static bool ready(NodeProcess& node)
    {
        if (node.waitForOutput("Ready.", startLimit)) return true;
        qCritical("the node did not start: %s", node.output().c_str());
        return false;
    }
    /// A folder of a node that had an asset and was stopped.
    void makeFolder()
    {
        NodeProcess node(serve());
        QVERIFY(ready(node));
        QVERIFY(createAsset("USD"));
        node.send(SIGTERM);
        QVERIFY(node.waitForEnd(stopLimit));
    }
    [[nodiscard]] bool createAsset(const std::string& code, std::int64_t clockAheadMs = 0) const
    {
        AdminClient client(m_port, operatorIdentity, clockAheadMs);
        const auto answer =
            client.ask("mutation($input: CreateAssetInput!) { createAsset(input: $input) { asset { id } } }",
                       {{"input", {{"code", code}, {"scale", 2}, {"idempotencyKey", "key of " + code}}}});
        const bool made = serialized(answer).find(R"({"data":{"createAsset":{"asset":{"id":)") == 0;
        if (!made) qCritical("%s", serialized(answer).c_str());
        return made;
    }
    [[nodiscard]] std::set<std::string> assets(std::int64_t clockAheadMs = 0) const
    {
        AdminClient client(m_port, operatorIdentity, clockAheadMs);
        const auto answer = client.ask("{ assets { edges { node { code liquidity } } } }");
        std::set<std::string> codes;
        if (!answer || serialized(answer).find("errors") != std::string::npos) return {serialized(answer)};
        for (const json::value& edge : answer->at("data").at("assets").at("edges").as_array())
            codes.emplace(edge.at("node").at("code").as_string());
        return codes;
    }
    [[nodiscard]] Files files() const
    {
        Files found;
        for (const QString& name : QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden)) {
            QFile file(m_folder->filePath(name));
            if (file.open(QIODevice::ReadOnly)) found[name] = file.readAll();
        }
        return found;
    }
    /// Starts a node that must end with `code` and a sentence with `words`, and touch nothing.
    void mustBeRefused(const NodeProcess::Options& options, int code, const char* words)
    {
        const Files before = files();
        NodeProcess node(options);
        const auto ended = node.waitForEnd(startLimit);
        QVERIFY(ended);
        QVERIFY2(ended->code == code, node.output().c_str());
        QVERIFY2(node.output().starts_with("signalboxd: "), node.output().c_str());
        QVERIFY2(node.output().find(words) != std::string::npos, node.output().c_str());
        QVERIFY(files() == before);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        makeFolder();
    }
    void cleanup() { m_folder.reset(); }

    void a_second_node_on_the_folder_is_refused_and_the_first_goes_on()
    {
        NodeProcess first(serve());
        QVERIFY(ready(first));
        const std::uint16_t port = m_port;
        mustBeRefused(serve(), dataLocked, "is in use by another Signalbox process");
        m_port = port;
        QVERIFY(createAsset("EUR"));
        QCOMPARE(assets(), (std::set<std::string>{"EUR", "USD"}));
    }

    void a_lock_of_another_program_is_told_data()
    {
        QTest::addColumn<QString>("lock");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("the resources'") << QStringLiteral("backend.sqlite.lock")
                                        << QByteArray("is in use by another Signalbox process.");
        QTest::newRow("the ledger's") << QStringLiteral("backend.sqlite.ledger.lock")
                                      << QByteArray("The ledger is open in another process.");
    }
    void a_lock_of_another_program_is_told()
    {
        QFETCH(QString, lock);
        QFETCH(QByteArray, words);
        const QByteArray name = m_folder->filePath(lock).toUtf8();
        const int file = ::open(name.constData(), O_RDWR | O_CLOEXEC);
        QVERIFY2(file >= 0, name.constData());
        QCOMPARE(::flock(file, LOCK_EX | LOCK_NB), 0);
        mustBeRefused(serve(), dataLocked, words.constData());
        ::close(file);
        NodeProcess node(serve());
        QVERIFY(ready(node));
        QCOMPARE(assets(), std::set<std::string>{"USD"});
    }

    void a_lock_left_by_a_dead_process_is_no_lock()
    {
        for (const char* name : {"backend.sqlite.lock", "backend.sqlite.ledger.lock"}) {
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("4194303\n");
        }
        {
            NodeProcess killed(serve());
            QVERIFY(ready(killed));
            killed.kill();
        }
        NodeProcess node(serve());
        QVERIFY(ready(node));
        QCOMPARE(assets(), std::set<std::string>{"USD"});
    }

    void a_folder_that_cannot_be_written_is_told()
    {
        // The program may lie where nobody may look, so it is taken along.
        NodeProcess::Options options = serve();
        QTemporaryDir elsewhere;
        const QString program = elsewhere.filePath(QStringLiteral("signalboxd"));
        QVERIFY(QFile::copy(QString::fromStdString(options.program), program));
        options.program = program.toStdString();
        options.asNobody = true;
        const auto allow = [](const QString& name, mode_t mode) { return ::chmod(name.toUtf8().constData(), mode); };
        QCOMPARE(allow(elsewhere.path(), 0755), 0);
        QCOMPARE(allow(program, 0755), 0);
        for (const auto& [name, bytes] : files()) QCOMPARE(allow(m_folder->filePath(name), 0444), 0);
        QCOMPARE(allow(m_folder->path(), 0555), 0);
        mustBeRefused(options, temporary, "cannot be written: Permission denied.");
        for (const auto& [name, bytes] : files()) QCOMPARE(allow(m_folder->filePath(name), 0644), 0);
        QCOMPARE(allow(m_folder->path(), 0755), 0);
    }

    void a_clock_that_was_never_set_changes_nothing_but_dates()
    {
        {
            NodeProcess::Options options = serve();
            options.environment.emplace_back("LD_PRELOAD=" SIGNALBOX_CLOCK_IN_1970);
            // Its runtime insists on being first, and has no say here.
            options.environment.emplace_back("ASAN_OPTIONS=verify_asan_link_order=0");
            const auto now = std::chrono::system_clock::now().time_since_epoch();
            NodeProcess node(options);
            const std::int64_t ahead = 10'000 - std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
            QVERIFY(ready(node));
            QVERIFY2(node.output().find("1970-01-01T00:00:1") != std::string::npos, node.output().c_str());
            QVERIFY(createAsset("EUR", ahead));
            QVERIFY(createAsset("EUR", ahead)); // the same key: the same answer
            QCOMPARE(assets(ahead), (std::set<std::string>{"EUR", "USD"}));
            node.send(SIGTERM);
            QVERIFY(node.waitForEnd(stopLimit));
        }
        NodeProcess node(serve());
        QVERIFY(ready(node));
        QCOMPARE(assets(), (std::set<std::string>{"EUR", "USD"}));
        QVERIFY(createAsset("GBP"));
    }

    /// RELIABILITY 16, the systematic half: killed at each line a start writes; tests/crash/startup kills at any
    /// moment.
    void a_start_killed_at_each_of_its_log_lines_is_followed_by_a_good_one()
    {
        for (std::size_t lines = 1;; ++lines) {
            m_folder = std::make_unique<QTemporaryDir>();
            NodeProcess::Options options = serve();
            options.environment.emplace_back("LOG_LEVEL=trace");
            bool whole = false;
            {
                NodeProcess node(options);
                std::size_t seen = 0;
                while (seen < lines && !whole) {
                    QVERIFY(node.waitForLines(seen + 1, startLimit));
                    ++seen;
                    whole = node.output().find("Ready.") != std::string::npos;
                }
                node.kill();
            }
            NodeProcess node(serve());
            QVERIFY(ready(node));
            QVERIFY(createAsset("USD"));
            if (whole) break;
        }
    }
};

QTEST_GUILESS_MAIN(ConditionsTest)
#include "conditionstest.moc"
