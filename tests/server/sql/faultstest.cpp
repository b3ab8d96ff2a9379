#include "server/base/threadexecutor.h"
#include "server/sql/sqlitedatabase.h"
#include "tests/server/sql/databases.h"
#include "tests/support/powercutvfs.h"

#include <filesystem>
#include <fstream>
#include <latch>
#include <set>
#include <sys/stat.h>

#include <QObject>
#include <QTemporaryDir>

using namespace signalbox;
using namespace signalbox::sql;
using tests::PowerCutVfs;

namespace {

const std::string kInsert = R"(INSERT INTO "things" ("id") VALUES ($1))";

} // namespace

/// RELIABILITY tests 3 and 17: every storage call that can fail does, once, and the answer is an error with a sentence,
/// nothing half, and a clean next start (promises P1 and P8).
class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        m_path = m_folder.filePath(QStringLiteral("%1.db").arg(m_count++)).toStdString();
    }

    void every_call_that_fails_is_answered_and_leaves_nothing_half_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<unsigned>("operations");
        QTest::newRow("EIO on any change") << int(PowerCutVfs::Fault::IoError) << PowerCutVfs::kChanges;
        QTest::newRow("ENOSPC on a write") << int(PowerCutVfs::Fault::DiskFull) << unsigned(PowerCutVfs::Write);
        QTest::newRow("short write") << int(PowerCutVfs::Fault::ShortWrite) << unsigned(PowerCutVfs::Write);
        QTest::newRow("EIO on a sync") << int(PowerCutVfs::Fault::IoError) << unsigned(PowerCutVfs::Sync);
        QTest::newRow("EIO on a read") << int(PowerCutVfs::Fault::IoError) << unsigned(PowerCutVfs::Read);
        QTest::newRow("EIO on opening") << int(PowerCutVfs::Fault::IoError) << unsigned(PowerCutVfs::Open);
    }

    void every_call_that_fails_is_answered_and_leaves_nothing_half()
    {
        QFETCH(int, fault);
        QFETCH(unsigned, operations);
        PowerCutVfs vfs;
        int reached = 0;
        for (std::uint64_t n = 1; n < 1000; ++n) {
            vfs.load({});
            vfs.failAt(n, PowerCutVfs::Fault(fault), operations);
            const std::set<std::int64_t> acknowledged = writeSome();
            if (!vfs.hasFailed()) break;
            ++reached;
            // What the programs saw is on the disk only as far as it was synced.
            vfs.cutPower();
            vfs.restorePower(PowerCutVfs::Loss::Whole);
            const auto opened = openSqlite(m_path);
            QVERIFY2(opened, opened ? "" : opened.error().detail.c_str());
            const auto integrity = tests::query(m_executor, **opened, "PRAGMA integrity_check");
            QCOMPARE(integrity->front().text(0), std::string("ok"));
            const auto rows = tests::query(m_executor, **opened, R"(SELECT "id" FROM "things")");
            std::set<std::int64_t> found;
            if (rows)
                for (const Row& row : rows.value()) found.insert(row.integer(0));
            for (const std::int64_t id : acknowledged)
                QVERIFY2(found.contains(id),
                         ("call " + std::to_string(n) + ", " + std::to_string(acknowledged.size()) + " acknowledged, " +
                          std::to_string(found.size()) + " found, " + (rows ? "" : rows.error().detail))
                             .c_str());
        }
        QVERIFY2(reached > 2, "the fault was hardly reached");
        std::printf("%d calls failed, one after the other\n", reached);
    }

    void after_a_failed_sync_every_write_is_refused_with_one_sentence_and_reads_go_on()
    {
        PowerCutVfs vfs;
        const auto opened = openSqlite(m_path);
        QVERIFY(opened);
        Database& database = **opened;
        QVERIFY(tests::execute(m_executor, database, R"(CREATE TABLE "things" ("id" BIGINT NOT NULL PRIMARY KEY))"));
        QVERIFY(tests::execute(m_executor, database, kInsert, {std::int64_t(1)}));
        QVERIFY(!database.failure());

        vfs.failAt(1, PowerCutVfs::Fault::IoError, PowerCutVfs::Sync);
        const auto failed = tests::execute(m_executor, database, kInsert, {std::int64_t(2)});
        QVERIFY(vfs.hasFailed());
        QCOMPARE(failed.error().code, ErrorCode::Unavailable);
        QVERIFY(!failed.error().refused());

        // The disk works again, and a second sync would succeed without having written: nobody may try.
        const std::uint64_t changes = vfs.count(PowerCutVfs::kChanges);
        const auto later = tests::execute(m_executor, database, kInsert, {std::int64_t(3)});
        QCOMPARE(later.error().code, ErrorCode::Unavailable);
        QCOMPARE(
            later.error().message,
            std::string("The disk failed, so the database takes no more changes until the node is started again."));
        QCOMPARE(vfs.count(PowerCutVfs::kChanges), changes);
        QVERIFY(database.failure());
        QVERIFY(!syncWait(m_executor, database.ping()));
        const auto rows = tests::query(m_executor, database, R"(SELECT COUNT(*) FROM "things")");
        QCOMPARE(rows->front().integer(0), 1);
    }

    void a_commit_shared_by_many_fails_for_all_of_them()
    {
        PowerCutVfs vfs;
        const auto opened = openSqlite(m_path);
        Database& database = **opened;
        QVERIFY(tests::execute(m_executor, database, R"(CREATE TABLE "things" ("id" BIGINT NOT NULL PRIMARY KEY))"));
        vfs.failAt(1, PowerCutVfs::Fault::DiskFull, PowerCutVfs::Write);
        std::latch ended(20);
        std::atomic<int> committed = 0;
        m_executor.post([&] {
            for (int i = 0; i < 20; ++i) {
                const std::function<Result<std::int64_t>(Session&)> work = [i](Session& session) {
                    return session.execute(kInsert, {std::int64_t(i)});
                };
                spawn(m_executor, database.write<std::int64_t>(work), [&](const Result<std::int64_t>& answer) {
                    committed += answer ? 1 : 0;
                    ended.count_down();
                });
            }
        });
        ended.wait();
        QCOMPARE(committed.load(), 0);
    }

    void too_many_waiting_writes_are_refused_with_a_sentence()
    {
        SqliteOptions options;
        options.waitingWrites = 4;
        options.worksPerCommit = 2;
        const auto opened = openSqlite(m_path, options);
        Database& database = **opened;
        QVERIFY(tests::execute(m_executor, database, R"(CREATE TABLE "things" ("id" BIGINT NOT NULL PRIMARY KEY))"));
        std::latch blocked(1);
        std::latch running(1);
        std::latch ended(10);
        std::atomic<int> committed = 0;
        std::vector<Error> errors;
        m_executor.post([&] {
            const std::function<Result<int>(Session&)> slow = [&](Session&) -> Result<int> {
                running.count_down();
                blocked.wait();
                return 1;
            };
            const auto count = [&](const Result<int>& answer) {
                if (answer)
                    ++committed;
                else
                    errors.push_back(answer.error());
                ended.count_down();
            };
            spawn(m_executor, database.write<int>(slow), count);
            running.wait();
            const std::function<Result<int>(Session&)> quick = [](Session&) -> Result<int> { return 1; };
            for (int i = 0; i < 9; ++i) spawn(m_executor, database.write<int>(quick), count);
            blocked.count_down();
        });
        ended.wait();
        QCOMPARE(committed.load(), 5);
        QCOMPARE(errors.size(), std::size_t(5));
        QCOMPARE(errors.front().code, ErrorCode::Unavailable);
        QCOMPARE(errors.front().message,
                 std::string("Too many changes are waiting for the database; try again later."));
    }

    void a_second_one_on_the_same_file_is_refused_and_a_stale_lock_is_not()
    {
        {
            const auto first = openSqlite(m_path);
            QVERIFY(first);
            const auto second = openSqlite(m_path);
            QCOMPARE(second.error().code, ErrorCode::Conflict);
            QCOMPARE(second.error().message, "The data directory " + m_folder.path().toStdString() +
                                                 " is in use by another Signalbox process.");
            QVERIFY(tests::execute(m_executor, **first, R"(CREATE TABLE "things" ("id" BIGINT))"));
        }
        QVERIFY(std::filesystem::exists(m_path + ".lock"));
        QVERIFY(openSqlite(m_path));
    }

    void a_missing_folder_is_named()
    {
        const auto opened = openSqlite(m_folder.filePath(QStringLiteral("none/x.db")).toStdString());
        QCOMPARE(opened.error().code, ErrorCode::Unavailable);
        QVERIFY(opened.error().message.find("none cannot be written: No such file or directory.") != std::string::npos);
    }

    void a_file_that_is_no_database_is_named_and_left_as_it_is()
    {
        const std::string garbage(5000, 'g');
        std::ofstream(m_path) << garbage;
        const auto opened = openSqlite(m_path);
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
        QVERIFY(opened.error().message.find(m_path) != std::string::npos);
        std::ifstream file(m_path);
        const std::string after((std::istreambuf_iterator<char>(file)), {});
        QCOMPARE(after, garbage);
    }

    void a_damaged_page_is_an_error_and_not_an_answer()
    {
        {
            const auto opened = openSqlite(m_path);
            QVERIFY(
                tests::execute(m_executor, **opened, R"(CREATE TABLE "things" ("id" BIGINT NOT NULL PRIMARY KEY))"));
            for (std::int64_t i = 0; i < 5; ++i) QVERIFY(tests::execute(m_executor, **opened, kInsert, {i}));
        }
        {
            std::fstream file(m_path, std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(4096);
            file << std::string(64, '\xee');
        }
        const auto opened = openSqlite(m_path);
        QVERIFY(opened);
        const auto rows = tests::query(m_executor, **opened, R"(SELECT "id" FROM "things" NOT INDEXED)");
        QCOMPARE(rows.error().code, ErrorCode::Corrupt);
    }

    void an_unknown_scheme_is_refused_without_showing_the_password()
    {
        const auto opened = sql::open("mysql://user:secret@host/name");
        QCOMPARE(opened.error().code, ErrorCode::BadUserInput);
        QVERIFY(opened.error().message.find("secret") == std::string::npos);
        QVERIFY(opened.error().detail.find("secret") == std::string::npos);
        QCOMPARE(sql::open("sqlite:").error().code, ErrorCode::BadUserInput);
    }

    void an_unreachable_postgresql_is_unavailable()
    {
        const auto opened = sql::open("postgresql://user:secret@127.0.0.1:1/name");
        QCOMPARE(opened.error().code, ErrorCode::Unavailable);
        QVERIFY(opened.error().detail.find("secret") == std::string::npos);
    }

private:
    /// Opens, makes a table, writes; stops at the first failure as a node would, and answers what was acknowledged.
    std::set<std::int64_t> writeSome()
    {
        std::set<std::int64_t> acknowledged;
        SqliteOptions options;
        options.checkpointPages = 4;
        auto opened = openSqlite(m_path, options);
        if (!opened) return acknowledged;
        Database& database = *opened.value();
        if (!tests::execute(m_executor, database, R"(CREATE TABLE "things" ("id" BIGINT NOT NULL PRIMARY KEY))"))
            return acknowledged;
        for (std::int64_t id = 0; id < 6; ++id)
            if (tests::execute(m_executor, database, kInsert, {id})) acknowledged.insert(id);
        return acknowledged;
    }

    QTemporaryDir m_folder;
    int m_count = 0;
    std::string m_path;
    ThreadExecutor m_executor;
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "faultstest.moc"
