#include "server/sql/migrations.h"
#include "server/base/clock.h"
#include "server/base/testexecutor.h"
#include "tests/server/sql/databases.h"

#include <thread>

#include <QObject>

using namespace signalbox;
using namespace signalbox::sql;

using Names = std::vector<std::string>;

namespace {

const Migration kFirst = {"0001_test", R"(-- The first; with a comment; and a semicolon in it.
CREATE TABLE "a" ("id" BIGINT NOT NULL PRIMARY KEY, "note" TEXT DEFAULT 'x;y');
INSERT INTO "a" ("id") VALUES (1);
-- sqlite: INSERT INTO "a" ("id") VALUES (2);
-- postgresql: INSERT INTO "a" ("id") VALUES (3);
)"};
const Migration kSecond = {"0002_test", R"(CREATE TABLE "b" ("id" BIGINT NOT NULL PRIMARY KEY))"};
const Migration kBroken = {"0003_test", R"(CREATE TABLE "c" ("id" BIGINT); INSERT INTO "nowhere" VALUES (1);)"};

} // namespace

class MigrationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { tests::Databases::addRows(); }
    void init() { m_database = m_databases.fresh(); }
    void cleanup() { m_database.reset(); }

    void each_is_applied_once_and_in_order()
    {
        QCOMPARE(*up({kSecond, kFirst}), (Names{"0001_test", "0002_test"}));
        QCOMPARE(*up({kSecond, kFirst}), Names());
        const auto rows = tests::query(m_executor, *m_database, R"(SELECT "id", "note" FROM "a" ORDER BY "id")");
        QCOMPARE(rows->size(), std::size_t(2));
        QFETCH_GLOBAL(QString, kind);
        QCOMPARE((*rows)[1].integer(0), kind == QStringLiteral("sqlite") ? 2 : 3);
        QCOMPARE((*rows)[0].text(1), std::string("x;y"));
    }

    void pending_ones_are_listed_and_nothing_is_changed()
    {
        QCOMPARE(*pending({kFirst, kSecond}), (Names{"0001_test", "0002_test"}));
        QVERIFY(!tests::query(m_executor, *m_database, R"(SELECT 1 FROM "schemaMigrations")"));
        QVERIFY(up({kFirst}));
        QCOMPARE(*pending({kFirst, kSecond}), Names{"0002_test"});
    }

    void one_that_fails_leaves_nothing_and_is_named()
    {
        const auto failed = up({kFirst, kBroken});
        QVERIFY(!failed);
        QVERIFY(failed.error().message.starts_with("The migration 0003_test failed"));
        QVERIFY(!tests::query(m_executor, *m_database, R"(SELECT 1 FROM "c")"));
        QCOMPARE(*pending({kFirst, kBroken}), Names{"0003_test"});
    }

    void a_changed_one_is_refused_with_a_sentence()
    {
        QVERIFY(up({kFirst, kSecond}));
        Migration changed = kSecond;
        changed.text += " ";
        const auto refused = up({kFirst, changed});
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY(refused.error().message.starts_with("The migration 0002_test was changed"));
        QCOMPARE(pending({changed}).error().code, ErrorCode::Conflict);
    }

    void two_that_start_together_take_turns()
    {
        std::vector<std::thread> threads;
        std::atomic<int> applied = 0;
        std::atomic<int> failed = 0;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                ThreadExecutor executor;
                const auto names = syncWait(executor, migrate(*m_database, {kFirst, kSecond}));
                if (!names)
                    ++failed;
                else
                    applied += int(names->size());
            });
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(failed.load(), 0);
        QCOMPARE(applied.load(), 2);
    }

    void manual_migrations_are_asked_for_and_not_made()
    {
        const auto behind = syncWait(m_executor, prepareSchema(*m_database, {kFirst}, true));
        QCOMPARE(behind.error().code, ErrorCode::Conflict);
        QCOMPARE(behind.error().detail, std::string("0001_test"));
        QVERIFY(behind.error().message.find("signalboxd migrate") != std::string::npos);
        QVERIFY(syncWait(m_executor, prepareSchema(*m_database, {kFirst}, false)));
        QVERIFY(syncWait(m_executor, prepareSchema(*m_database, {kFirst}, true)));
    }

    void the_backends_own_can_be_applied()
    {
        const auto migrations = embeddedMigrations({"backend"});
        QVERIFY(!migrations.empty());
        QCOMPARE(migrations.front().name, std::string("0001_backend"));
        QVERIFY(embeddedMigrations({"back"}).empty());
        const auto applied = up(migrations);
        QVERIFY2(applied, applied ? "" : (applied.error().message + applied.error().detail).c_str());
        QCOMPARE(applied->size(), migrations.size());
        const auto key = [this](const std::string& id, int revoked) {
            return tests::execute(m_executor, *m_database,
                                  R"(INSERT INTO "walletAddressKeys" VALUES ($1, 'w', 'kid', 'x', $2, 0, 0))",
                                  {id, std::int64_t(revoked)});
        };
        for (const char* sql :
             {R"(INSERT INTO "tenants" ("id", "apiSecret", "createdAt", "updatedAt") VALUES ('t', 's', 0, 0))",
              R"(INSERT INTO "assets" ("id", "code", "scale", "ledger", "tenantId", "createdAt", "updatedAt")
                                    VALUES ('a', 'USD', 2, 1, 't', 0, 0))",
              R"(INSERT INTO "walletAddresses" ("id", "address", "assetId", "tenantId", "createdAt", "updatedAt")
                                    VALUES ('w', 'https://x/y', 'a', 't', 0, 0))"})
            QVERIFY(tests::execute(m_executor, *m_database, sql));
        // A revoked key may be registered again, one in use may not.
        QVERIFY(key("1", 1));
        QVERIFY(key("2", 0));
        QCOMPARE(key("3", 0).error().detail, std::string("unique:walletAddressKeys.walletAddressId,kid"));
        const auto twin = tests::execute(m_executor, *m_database, R"(INSERT INTO "assets"
            ("id", "code", "scale", "ledger", "tenantId", "createdAt", "updatedAt") VALUES ('b', 'USD', 2, 2, 't', 0, 0))");
        QCOMPARE(twin.error().detail, std::string("unique:assets.code,scale,tenantId"));
    }

    void a_start_is_tried_nine_times_with_doubling_pauses()
    {
        const ManualClock clock;
        TestExecutor executor(clock);
        std::vector<std::int64_t> waits;
        auto last = clock.steady();
        const std::function<Task<Result<void>>()> attempt = [&]() -> Task<Result<void>> {
            waits.push_back((clock.steady() - last) / std::chrono::milliseconds(1));
            last = clock.steady();
            co_return Error{ErrorCode::Unavailable, "Not yet.", {}};
        };
        const auto ended = executor.run(retryAtStart(attempt));
        QCOMPARE(ended.error().message, std::string("Not yet."));
        QCOMPARE(waits, (std::vector<std::int64_t>{0, 30, 60, 120, 240, 480, 960, 1920, 3840}));
    }

    void a_start_that_succeeds_or_is_refused_is_not_tried_again()
    {
        TestExecutor executor;
        int tries = 0;
        const std::function<Task<Result<void>>()> third = [&]() -> Task<Result<void>> {
            if (++tries < 3) co_return Error{ErrorCode::Unavailable, "Not yet.", {}};
            co_return Result<void>();
        };
        QVERIFY(executor.run(retryAtStart(third)));
        QCOMPARE(tries, 3);
        const std::function<Task<Result<void>>()> refused = [&]() -> Task<Result<void>> {
            ++tries;
            co_return Error{ErrorCode::Conflict, "No.", {}};
        };
        QVERIFY(!executor.run(retryAtStart(refused)));
        QCOMPARE(tries, 4);
    }

private:
    [[nodiscard]] Result<Names> up(std::vector<Migration> migrations)
    {
        return syncWait(m_executor, migrate(*m_database, std::move(migrations)));
    }
    [[nodiscard]] Result<Names> pending(std::vector<Migration> migrations)
    {
        return syncWait(m_executor, pendingMigrations(*m_database, std::move(migrations)));
    }

    tests::Databases m_databases;
    ThreadExecutor m_executor;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "migrationstest.moc"
