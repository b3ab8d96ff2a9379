// RELIABILITY 2: signalboxd is killed in the middle of money acts, again and again, and started again on what is left.
// What it acknowledged is there, once; what it did not can be asked again under its key, and happens once.
// SIGNALBOX_KILLS says how often (40), SIGNALBOX_SEED which run.

#include "server/base/threadexecutor.h"
#include "server/ledger/engines.h"
#include "tests/crash/kill/acts.h"
#include "tests/support/nodeprocess.h"
#include "tests/support/seed.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
namespace json = boost::json;

namespace {

constexpr int killsUsually = 40;
constexpr int workerCount = 4;
constexpr auto startLimit = 60s;
constexpr auto stopLimit = 5s;
/// Half of all starts after a kill must be quicker than this, whatever else the machine does.
constexpr auto startUsually = 2s;
constexpr int killAfterMsMin = 5;
constexpr int killAfterMsMax = 150;
/// Enough for a start and a few hundred acts.
constexpr std::uint64_t fullDiskBytes = 1024 * 1024;
constexpr const char* startingLiquidity = "1000000000";

const AdminIdentity operatorIdentity{"438fa74a-fa7d-4317-9ced-dde32ece1787", "the secret of the kill test"};

const std::string walletAddressByUrl = "query($url: String!) { walletAddressByUrl(url: $url) { id } }";
const std::string peerWithTransfers =
    "query($id: String!) { peer(id: $id) { liquidity } accountingTransfers(id: $id, limit: 1000) { debits { id amount "
    "state } credits { id amount state } } }";

std::string textAt(const json::value& value, std::string_view pointer)
{
    boost::system::error_code problem;
    const json::value* found = value.find_pointer(pointer, problem);
    if (!found) return "nothing at " + std::string(pointer) + " of " + json::serialize(value);
    return found->is_string() ? std::string(found->get_string()) : json::serialize(*found);
}

int killCount()
{
    bool given = false;
    const int count = qEnvironmentVariable("SIGNALBOX_KILLS").toInt(&given);
    return given ? count : killsUsually;
}

/// A transfer as the node tells it.
struct Told
{
    int times = 0;
    std::uint64_t amount = 0;
    std::string state;
};

} // namespace

class KillTest : public QObject
{
    Q_OBJECT

private:
    using Steady = std::chrono::steady_clock;

    [[nodiscard]] std::unique_ptr<NodeProcess> startNode(std::optional<std::uint64_t> fileBytesMax = {})
    {
        NodeProcess::Options options;
        options.fileBytesMax = fileBytesMax;
        options.program = SIGNALBOX_BIN_DIR "/signalboxd";
        options.arguments = {"serve"};
        options.folder = m_folder->path().toStdString();
        m_port = freePort();
        options.environment =
            serveEnvironment(options.folder, m_port, operatorIdentity.tenantId, operatorIdentity.secret);
        const auto begin = Steady::now();
        auto process = std::make_unique<NodeProcess>(options);
        if (!process->waitForOutput("Ready.", startLimit)) {
            qCritical("the node did not start: %s", process->output().c_str());
            return nullptr;
        }
        m_starts.push_back(Steady::now() - begin);
        return process;
    }

    [[nodiscard]] std::string ask(AdminClient& client, const std::string& document, const json::object& variables,
                                  std::string_view pointer)
    {
        const auto answer = client.ask(document, variables);
        return answer ? textAt(*answer, pointer) : std::string("no answer");
    }

    [[nodiscard]] std::string newPeer(AdminClient& client, const std::string& name)
    {
        const json::object http{{"outgoing", {{"authToken", "t"}, {"endpoint", "http://peer.test"}}}};
        const json::object members{{"assetId", m_assetId},
                                   {"staticIlpAddress", "test." + name},
                                   {"http", http},
                                   {"initialLiquidity", startingLiquidity}};
        return ask(client, "mutation($input: CreatePeerInput!) { createPeer(input: $input) { peer { id } } }",
                   {{"input", members}}, "/data/createPeer/peer/id");
    }

    /// Lets the workers work until every one of them has had an answer and then for `then`, and ends it with `end`.
    /// Answers what was refused on the way.
    std::vector<std::string> load(std::vector<std::unique_ptr<Worker>>& workers, const std::function<void()>& end,
                                  std::chrono::milliseconds then, NodeProcess& node)
    {
        std::atomic<bool> stop = false;
        std::mutex mutex;
        std::condition_variable changed;
        std::set<const Worker*> begun;
        std::vector<std::string> refusals;
        std::vector<std::thread> threads;
        std::size_t ended = 0;
        for (const auto& worker : workers)
            threads.emplace_back([&, each = worker.get()] {
                AdminClient client(m_port, operatorIdentity);
                const auto refused = each->run(client, stop, [&] {
                    const std::lock_guard lock(mutex);
                    if (begun.insert(each).second) changed.notify_all();
                });
                const std::lock_guard lock(mutex);
                if (refused) refusals.push_back(*refused);
                ++ended;
                changed.notify_all();
            });
        {
            std::unique_lock lock(mutex);
            changed.wait_for(lock, startLimit, [&] { return begun.size() == workers.size() || ended > 0; });
        }
        (void)node.waitForEnd(then);
        end();
        stop = true;
        for (std::thread& thread : threads) thread.join();
        return refusals;
    }
    static void nothingRefused(const std::vector<std::string>& refusals)
    {
        for (const std::string& refusal : refusals) QFAIL(refusal.c_str());
    }

    /// A mutation whose disk failed between it and its key's answer is acknowledged all the same: it has happened.
    enum class Keys { Remembered, MayBeForgotten };

    /// Asks every act again under its key: an acknowledged one gives the same answer, another one happens now or says
    /// that it has happened.
    void askAgain(AdminClient& client, const Act& act, Keys keys)
    {
        const auto answer = client.ask(act.document, act.variables);
        QVERIFY(answer);
        const json::object& members = answer->as_object();
        if (act.acknowledged && keys == Keys::Remembered) {
            QVERIFY2(!members.contains("errors"), json::serialize(*answer).c_str());
            QCOMPARE(json::serialize(members.at("data")), json::serialize(*act.acknowledged));
            return;
        }
        if (!act.acknowledged) ++m_unknown;
        if (!members.contains("errors")) return;
        const std::string message = textAt(*answer, "/errors/0/message");
        static const std::set<std::string> happened{"Transfer already exists", "Transfer already posted",
                                                    "Transfer already voided",
                                                    "Duplicate wallet address found with the same url"};
        QVERIFY2(happened.contains(message), json::serialize(*answer).c_str());
    }

    void checkWalletAddress(AdminClient& client, const Act& act)
    {
        const std::string id = ask(client, walletAddressByUrl, {{"url", act.subject}}, "/data/walletAddressByUrl/id");
        if (act.acknowledged) QCOMPARE(id, textAt(*act.acknowledged, "/createWalletAddress/walletAddress/id"));
        QCOMPARE(id.size(), std::size_t(36));
    }

    /// Every transfer of the worker is there once, in the state the acts left it, and they explain the balance.
    void checkTransfers(AdminClient& client, const std::string& peerId, const std::vector<Act>& acts)
    {
        const auto answer = client.ask(peerWithTransfers, {{"id", peerId}});
        QVERIFY(answer);
        std::map<std::string, Told> told;
        std::uint64_t credited = 0;
        std::uint64_t debited = 0;
        const json::object& transfers = answer->at("data").at("accountingTransfers").as_object();
        for (const char* side : {"credits", "debits"})
            for (const json::value& each : transfers.at(side).as_array()) {
                Told& transfer = told[textAt(each, "/id")];
                ++transfer.times;
                transfer.amount = std::stoull(textAt(each, "/amount"));
                transfer.state = textAt(each, "/state");
                if (side[0] == 'c') credited += transfer.amount;
                if (side[0] == 'd' && transfer.state != "VOIDED") debited += transfer.amount;
            }
        std::map<std::string, std::string> states;
        for (const Act& act : acts) {
            if (act.kind == Act::Kind::Deposit) states[act.subject] = "POSTED";
            if (act.kind == Act::Kind::Hold) states[act.subject] = "PENDING";
            if (act.kind == Act::Kind::Post) states[act.subject] = "POSTED";
            if (act.kind == Act::Kind::Void) states[act.subject] = "VOIDED";
        }
        for (const Act& act : acts) {
            if (act.kind != Act::Kind::Deposit && act.kind != Act::Kind::Hold) continue;
            const Told& transfer = told[act.subject];
            QCOMPARE(transfer.times, 1);
            QCOMPARE(transfer.amount, act.amount);
            QCOMPARE(transfer.state, states[act.subject]);
        }
        // One more: the liquidity the peer began with.
        QCOMPARE(told.size(), states.size() + 1);
        QCOMPARE(textAt(*answer, "/data/peer/liquidity"), std::to_string(credited - debited));
    }

    void checkRound(const std::vector<std::unique_ptr<Worker>>& workers, const std::vector<std::string>& peers,
                    Keys keys = Keys::Remembered)
    {
        AdminClient client(m_port, operatorIdentity);
        for (std::size_t i = 0; i < workers.size(); ++i) {
            for (const Act& act : workers[i]->acts()) {
                askAgain(client, act, keys);
                if (QTest::currentTestFailed()) return;
                if (act.kind == Act::Kind::WalletAddress) checkWalletAddress(client, act);
                if (act.acknowledged) ++m_acknowledged;
                if (QTest::currentTestFailed()) return;
            }
            checkTransfers(client, peers[i], workers[i]->acts());
            if (QTest::currentTestFailed()) return;
        }
    }

    /// How many acknowledged transfers the node does not have.
    [[nodiscard]] std::size_t lost(AdminClient& client, const std::string& peerId, const std::vector<Act>& acts)
    {
        const auto answer = client.ask(peerWithTransfers, {{"id", peerId}});
        const std::string told = answer ? json::serialize(*answer) : std::string();
        return static_cast<std::size_t>(std::count_if(acts.begin(), acts.end(), [&](const Act& act) {
            const bool transfer = act.kind == Act::Kind::Deposit || act.kind == Act::Kind::Hold;
            return transfer && act.acknowledged && told.find(act.subject) == std::string::npos;
        }));
    }

    [[nodiscard]] std::map<QString, QByteArray> filesOfFolder() const
    {
        std::map<QString, QByteArray> files;
        for (const QString& name : QDir(m_folder->path()).entryList(QDir::Files)) {
            QFile file(m_folder->filePath(name));
            if (file.open(QIODevice::ReadOnly)) files[name] = file.readAll();
        }
        return files;
    }
    void putBack(const std::map<QString, QByteArray>& files) const
    {
        for (const QString& name : QDir(m_folder->path()).entryList(QDir::Files))
            QFile::remove(m_folder->filePath(name));
        for (const auto& [name, bytes] : files) {
            QFile file(m_folder->filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(bytes), bytes.size());
        }
    }

    /// New workers, each with a peer of its own.
    void makeWorkers(std::mt19937_64& random, std::vector<std::unique_ptr<Worker>>& workers,
                     std::vector<std::string>& peers)
    {
        AdminClient client(m_port, operatorIdentity);
        if (m_assetId.empty())
            m_assetId =
                ask(client, "mutation($input: CreateAssetInput!) { createAsset(input: $input) { asset { id } } }",
                    {{"input", {{"code", "USD"}, {"scale", 2}}}}, "/data/createAsset/asset/id");
        for (int i = 0; i < workerCount; ++i) {
            peers.push_back(newPeer(client, "p" + std::to_string(m_peersMade++)));
            QCOMPARE(peers.back().size(), std::size_t(36));
            workers.push_back(std::make_unique<Worker>(random(), Worker::Place{m_assetId, peers.back()}));
        }
    }

    /// The whole ledger, read from its file while no node has it.
    void booksBalance()
    {
        const SystemClock clock;
        ledger::EmbeddedOptions options;
        options.path = m_folder->filePath(QStringLiteral("backend.sqlite.ledger")).toStdString();
        auto opened = ledger::openEmbedded(options, clock);
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        const auto books = syncWait((*opened)->books());
        QVERIFY(books && !books->empty());
        for (const ledger::Ledger::Books& book : *books) {
            QCOMPARE(book.sums.debitsPosted, book.sums.creditsPosted);
            QCOMPARE(book.sums.debitsPending, book.sums.creditsPending);
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::uint16_t m_port = 0;
    std::string m_assetId;
    int m_peersMade = 0;
    std::vector<Steady::duration> m_starts;
    std::size_t m_acknowledged = 0;
    std::size_t m_unknown = 0;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_assetId.clear();
    }
    void cleanup() { m_folder.reset(); }

    void what_was_acknowledged_is_there_once_after_every_kill()
    {
        std::mt19937_64 random(seed());
        auto node = startNode();
        QVERIFY(node);
        const int kills = killCount();
        for (int round = 0; round < kills; ++round) {
            std::vector<std::unique_ptr<Worker>> workers;
            std::vector<std::string> peers;
            makeWorkers(random, workers, peers);
            if (QTest::currentTestFailed()) return;
            const auto after = std::chrono::milliseconds(
                killAfterMsMin + static_cast<int>(random() % (killAfterMsMax - killAfterMsMin + 1)));
            load(
                workers, [&] { node->kill(); }, after, *node);
            if (QTest::currentTestFailed()) return;
            node = startNode();
            QVERIFY(node);
            checkRound(workers, peers);
            if (QTest::currentTestFailed()) return;
        }
        node->send(SIGTERM);
        const auto ended = node->waitForEnd(stopLimit);
        QVERIFY(ended && ended->code == 0);
        booksBalance();
        std::sort(m_starts.begin(), m_starts.end());
        const auto ms = [](Steady::duration time) {
            return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(time).count());
        };
        qInfo("%d kills, %zu acknowledged acts, %zu of unknown outcome; starts %d ms usually, %d ms at most", kills,
              m_acknowledged, m_unknown, ms(m_starts[m_starts.size() / 2]), ms(m_starts.back()));
        QVERIFY(m_starts[m_starts.size() / 2] < startUsually);
    }

    /// RELIABILITY 17. No file may grow beyond a limit, which is what a full disk comes down to.
    void a_full_disk_stops_the_node_with_a_sentence_and_loses_nothing()
    {
        std::mt19937_64 random(seed() + 3);
        auto node = startNode(fullDiskBytes);
        QVERIFY(node);
        std::vector<std::unique_ptr<Worker>> workers;
        std::vector<std::string> peers;
        makeWorkers(random, workers, peers);
        if (QTest::currentTestFailed()) return;
        std::optional<NodeProcess::Ended> ended;
        const auto untilItEnds = [&] { ended = node->waitForEnd(startLimit); };
        for (const std::string& refusal : load(workers, untilItEnds, 0ms, *node))
            QVERIFY2(refusal.find("isk") != std::string::npos, refusal.c_str());
        QVERIFY(ended);
        QCOMPARE(ended->code, std::optional(5));
        QVERIFY2(node->output().find("disk") != std::string::npos, node->output().c_str());
        node = startNode();
        QVERIFY(node);
        checkRound(workers, peers, Keys::MayBeForgotten);
        node->kill();
        booksBalance();
    }

    /// The canary: a node that forgets must be caught by what the other tests look at.
    void a_folder_set_back_to_before_the_acts_is_noticed()
    {
        std::mt19937_64 random(seed() + 2);
        auto node = startNode();
        QVERIFY(node);
        std::vector<std::unique_ptr<Worker>> workers;
        std::vector<std::string> peers;
        makeWorkers(random, workers, peers);
        if (QTest::currentTestFailed()) return;
        node->kill();
        const std::map<QString, QByteArray> before = filesOfFolder();
        node = startNode();
        QVERIFY(node);
        nothingRefused(load(
            workers, [&] { node->kill(); }, 100ms, *node));
        putBack(before);
        node = startNode();
        QVERIFY(node);
        AdminClient client(m_port, operatorIdentity);
        std::size_t missing = 0;
        for (std::size_t i = 0; i < workers.size(); ++i) missing += lost(client, peers[i], workers[i]->acts());
        QVERIFY(missing > 0);
    }

    void a_stop_under_load_takes_less_than_five_seconds_and_loses_nothing()
    {
        std::mt19937_64 random(seed() + 1);
        auto node = startNode();
        QVERIFY(node);
        std::vector<std::unique_ptr<Worker>> workers;
        std::vector<std::string> peers;
        makeWorkers(random, workers, peers);
        if (QTest::currentTestFailed()) return;
        std::optional<NodeProcess::Ended> ended;
        const auto stop = [&] {
            node->send(SIGTERM);
            ended = node->waitForEnd(stopLimit);
        };
        nothingRefused(load(workers, stop, 100ms, *node));
        QVERIFY(ended && ended->code == 0);
        node = startNode();
        QVERIFY(node);
        checkRound(workers, peers);
        if (QTest::currentTestFailed()) return;
        node->send(SIGTERM);
        ended = node->waitForEnd(stopLimit);
        QVERIFY(ended && ended->code == 0);
        booksBalance();
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "killtest.moc"
