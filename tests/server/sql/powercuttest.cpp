#include "server/base/threadexecutor.h"
#include "server/sql/sqlitedatabase.h"
#include "tests/server/sql/databases.h"
#include "tests/support/powercutvfs.h"
#include "tests/support/rounds.h"
#include "tests/support/seed.h"

#include <latch>
#include <random>
#include <set>

#include <QObject>
#include <QTemporaryDir>

using namespace signalbox;
using namespace signalbox::sql;
using tests::PowerCutVfs;

namespace {

constexpr int kAccounts = 4;
constexpr std::int64_t kEach = 1000;

/// Moves money between two accounts and writes down that it did: what an acknowledged transfer leaves behind.
Result<int> transfer(Session& session, std::int64_t id, int from, int to, std::int64_t amount)
{
    const auto taken = session.execute(R"(UPDATE "accounts" SET "balance" = "balance" - $2 WHERE "id" = $1)",
                                       {std::int64_t(from), amount});
    if (!taken) return taken.error();
    const auto given = session.execute(R"(UPDATE "accounts" SET "balance" = "balance" + $2 WHERE "id" = $1)",
                                       {std::int64_t(to), amount});
    if (!given) return given.error();
    const auto noted =
        session.execute(R"(INSERT INTO "transfers" ("id", "from", "to", "amount", "note") VALUES ($1, $2, $3, $4, $5))",
                        {id, std::int64_t(from), std::int64_t(to), amount, std::string(std::size_t(id % 97), 'x')});
    if (!noted) return noted.error();
    return 1;
}

struct Tally
{
    int cuts = 0;
    std::int64_t acknowledged = 0;
    std::int64_t lost = 0;
    int damaged = 0;
    int unbalanced = 0;
};

} // namespace

/// RELIABILITY test 1: what was acknowledged is there after the power was cut at any moment (promises P1 and P2).
class PowerCutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_path = m_folder.filePath(QStringLiteral("books.db")).toStdString();
        m_random.seed(tests::seed());
        m_vfs.setSeed(tests::seed());
        {
            const auto database = std::move(openSqlite(m_path)).value();
            must(*database, R"(CREATE TABLE "accounts" ("id" BIGINT NOT NULL PRIMARY KEY, "balance" BIGINT NOT NULL))");
            must(*database, R"(CREATE TABLE "transfers" ("id" BIGINT NOT NULL PRIMARY KEY, "from" BIGINT NOT NULL,
                "to" BIGINT NOT NULL, "amount" BIGINT NOT NULL, "note" TEXT NOT NULL))");
            for (int i = 0; i < kAccounts; ++i)
                must(*database, R"(INSERT INTO "accounts" ("id", "balance") VALUES ()" + std::to_string(i) + ", " +
                                    std::to_string(kEach) + ")");
        }
        m_start = m_vfs.image();
        QVERIFY(m_start.contains(m_path));
    }

    void nothing_acknowledged_is_lost_data()
    {
        QTest::addColumn<int>("loss");
        QTest::newRow("whole: all unsynced writes are gone") << int(PowerCutVfs::Loss::Whole);
        QTest::newRow("mixed: each unsynced sector survives by a coin") << int(PowerCutVfs::Loss::Mixed);
    }

    void nothing_acknowledged_is_lost()
    {
        QFETCH(int, loss);
        const int cuts = tests::rounds(1500);
        const Tally tally = manyCuts(cuts, PowerCutVfs::Loss(loss), PowerCutVfs::Disk::Honest, SqliteOptions());
        QCOMPARE(tally.cuts, cuts);
        QCOMPARE(tally.lost, 0);
        QCOMPARE(tally.damaged, 0);
        QCOMPARE(tally.unbalanced, 0);
        QVERIFY(tally.acknowledged > cuts); // the cuts fell among acknowledged writes and not before the first
    }

    void the_harness_sees_a_loss_when_there_is_one_data()
    {
        QTest::addColumn<bool>("syncs");
        QTest::addColumn<int>("disk");
        QTest::newRow("synchronous=OFF") << false << int(PowerCutVfs::Disk::Honest);
        QTest::newRow("a disk that lies about syncs") << true << int(PowerCutVfs::Disk::Lying);
    }

    void the_harness_sees_a_loss_when_there_is_one()
    {
        QFETCH(bool, syncs);
        QFETCH(int, disk);
        SqliteOptions options;
        options.syncs = syncs;
        const Tally tally = manyCuts(150, PowerCutVfs::Loss::Whole, PowerCutVfs::Disk(disk), options);
        QVERIFY2(tally.lost > 0, "the canary lost nothing, so the other rows prove nothing");
    }

private:
    void must(Database& database, const std::string& sql)
    {
        const auto done = tests::execute(m_executor, database, sql);
        if (!done) qFatal("%s %s", done.error().message.c_str(), done.error().detail.c_str());
    }

    Tally manyCuts(int cuts, PowerCutVfs::Loss loss, PowerCutVfs::Disk disk, SqliteOptions options)
    {
        options.checkpointPages = 12; // so that cuts fall into checkpoints too
        Tally tally;
        for (int round = 0; round < cuts; ++round) {
            m_vfs.load(m_start);
            m_vfs.setDisk(disk);
            const auto acknowledged = writeUntilTheCut(options);
            m_vfs.setDisk(PowerCutVfs::Disk::Honest);
            m_vfs.restorePower(loss);
            ++tally.cuts;
            tally.acknowledged += std::int64_t(acknowledged.size());
            compare(acknowledged, tally);
        }
        std::printf("cuts %d, acknowledged %lld, lost %lld, damaged %d, unbalanced %d\n", tally.cuts,
                    static_cast<long long>(tally.acknowledged), static_cast<long long>(tally.lost), tally.damaged,
                    tally.unbalanced);
        return tally;
    }

    /// Writes on the node's own storage code until the power is gone; answers what it acknowledged.
    std::set<std::int64_t> writeUntilTheCut(const SqliteOptions& options)
    {
        std::set<std::int64_t> acknowledged;
        m_vfs.cutPowerAt(1 + m_random() % 120);
        auto opened = openSqlite(m_path, options);
        if (!opened) return acknowledged;
        Database& database = *opened.value();
        std::int64_t next = 1;
        while (m_vfs.hasPower()) {
            // A few callers at once, so that commits are shared.
            const int callers = 1 + int(m_random() % 4);
            std::latch ended(callers);
            // By value: the last answer may end this round while the loop still compares with it.
            m_executor.post([&, callers] {
                for (int i = 0; i < callers; ++i) {
                    const std::int64_t id = next++;
                    const auto from = int(m_random() % kAccounts);
                    const auto to = int(m_random() % kAccounts);
                    const auto amount = std::int64_t(m_random() % 50);
                    const std::function<Result<int>(Session&)> work = [id, from, to, amount](Session& session) {
                        return transfer(session, id, from, to, amount);
                    };
                    spawn(m_executor, database.write<int>(work),
                          [&acknowledged, &ended, id](const Result<int>& answer) {
                              if (answer) acknowledged.insert(id);
                              ended.count_down();
                          });
                }
            });
            ended.wait();
        }
        return acknowledged;
    }

    void compare(const std::set<std::int64_t>& acknowledged, Tally& tally)
    {
        auto opened = openSqlite(m_path);
        if (!opened) {
            ++tally.damaged;
            return;
        }
        Database& database = *opened.value();
        const auto integrity = tests::query(m_executor, database, "PRAGMA integrity_check");
        const auto stored =
            tests::query(m_executor, database, R"(SELECT "id", "from", "to", "amount" FROM "transfers")");
        const auto balances =
            tests::query(m_executor, database, R"(SELECT "id", "balance" FROM "accounts" ORDER BY "id")");
        if (!integrity || integrity->front().text(0) != "ok" || !stored || !balances) {
            ++tally.damaged;
            return;
        }
        std::array<std::int64_t, kAccounts> expected;
        expected.fill(kEach);
        std::set<std::int64_t> found;
        for (const Row& row : stored.value()) {
            found.insert(row.integer(0));
            expected[std::size_t(row.integer(1))] -= row.integer(3);
            expected[std::size_t(row.integer(2))] += row.integer(3);
        }
        for (const std::int64_t id : acknowledged) tally.lost += found.contains(id) ? 0 : 1;
        bool balanced = balances->size() == std::size_t(kAccounts);
        for (std::size_t i = 0; balanced && i < std::size_t(kAccounts); ++i)
            balanced = balances.value()[i].integer(1) == expected[i];
        if (!balanced) ++tally.unbalanced;
    }

    QTemporaryDir m_folder;
    std::string m_path;
    PowerCutVfs m_vfs;
    PowerCutVfs::Image m_start;
    std::mt19937_64 m_random;
    ThreadExecutor m_executor;
};

QTEST_GUILESS_MAIN(PowerCutTest)
#include "powercuttest.moc"
