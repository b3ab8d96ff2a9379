#include "server/sql/postgresdatabase.h"
#include "server/sql/sqlitedatabase.h"
#include "tests/server/sql/databases.h"

#include <atomic>
#include <condition_variable>
#include <latch>
#include <limits>
#include <mutex>
#include <thread>

#include <QObject>

using namespace signalbox;
using namespace signalbox::sql;

namespace {

constexpr int kCallers = 16;

/// Begins many writes at once and waits until all have answered.
class Storm
{
public:
    Storm(Executor& executor, Database& database, int writes, std::function<Result<int>(Session&, int)> work)
    {
        std::latch ended(writes);
        executor.post([&, writes] { // the last answer may come while the loop still compares
            for (int i = 0; i < writes; ++i) {
                const std::function<Result<int>(Session&)> one = [work, i](Session& session) {
                    return work(session, i);
                };
                spawn(executor, database.write<int>(one), [this, &ended](const Result<int>& answer) {
                    if (answer)
                        ++committed;
                    else
                        errors.push_back(answer.error());
                    ended.count_down();
                });
            }
        });
        ended.wait();
    }

    int committed = 0;
    std::vector<Error> errors;
};

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { tests::Databases::addRows(); }

    void init()
    {
        m_database = m_databases.fresh();
        must(
            R"(CREATE TABLE "things" ("id" TEXT NOT NULL PRIMARY KEY, "size" BIGINT NOT NULL, "weight" DOUBLE PRECISION,
            "name" TEXT, "parentId" TEXT REFERENCES "things" ("id"),
            CONSTRAINT "thingsSize" CHECK ("size" >= 0)))");
        must(R"(CREATE UNIQUE INDEX "thingsName" ON "things" ("name", "size") WHERE "name" IS NOT NULL)");
    }

    void cleanup() { m_database.reset(); }

    void every_type_of_value_comes_back_as_it_went()
    {
        QFETCH_GLOBAL(QString, kind);
        const std::string bytes = kind == QStringLiteral("sqlite") ? "BLOB" : "BYTEA";
        must("CREATE TABLE \"values\" (\"n\" INTEGER, \"i\" BIGINT, \"r\" DOUBLE PRECISION, \"t\" TEXT, \"b\" " +
             bytes + ")");
        const std::vector<std::vector<Value>> samples = {
            {std::int64_t(1), std::numeric_limits<std::int64_t>::max(), 0.1, std::string("ünï 漢 𝄞 'quoted' \"x\" $1"),
             Blob{0, 1, 255, 0}},
            {std::int64_t(2), std::numeric_limits<std::int64_t>::min(), -1.5e300, std::string(), Blob{}},
            {std::int64_t(3), std::monostate(), std::monostate(), std::monostate(), std::monostate()},
        };
        for (const auto& sample : samples)
            QVERIFY(tests::execute(m_executor, *m_database,
                                   R"(INSERT INTO "values" ("n", "i", "r", "t", "b") VALUES ($1, $2, $3, $4, $5))",
                                   sample));
        const auto rows = ask(R"(SELECT "n", "i", "r", "t", "b" FROM "values" ORDER BY "n")");
        QCOMPARE(rows.size(), samples.size());
        for (std::size_t i = 0; i < samples.size(); ++i) QVERIFY(rows[i].values == samples[i]);
        QVERIFY(rows[2].isNull(1));
        QVERIFY(!rows[2].integerOrNull(1) && !rows[2].textOrNull(3));
        QCOMPARE(*rows[1].textOrNull(3), std::string());
        // Sums of BIGINT are NUMERIC in PostgreSQL and an integer all the same.
        QCOMPARE(ask(R"(SELECT SUM("n"), COUNT(*), MAX("r") IS NULL FROM "values")")[0].integer(0), 6);
    }

    void parameters_are_numbered_by_their_name_and_may_repeat()
    {
        add("a", 1);
        const auto rows = ask(R"(SELECT $2, "id" FROM "things" WHERE "id" = $1 OR "id" = $1 || $2)",
                              {std::string("a"), std::string("b")});
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].text(0), std::string("b"));
        const auto few = tests::query(m_executor, *m_database, R"(SELECT "id" FROM "things" WHERE "id" = $1)", {});
        QVERIFY(!few);
    }

    void a_null_now_and_a_number_then_go_into_the_same_statement()
    {
        const std::string sql = R"(INSERT INTO "things" ("id", "size", "weight") VALUES ($1, $2, $3))";
        QVERIFY(tests::execute(m_executor, *m_database, sql, {std::string("a"), std::int64_t(1), std::monostate()}));
        QVERIFY(tests::execute(m_executor, *m_database, sql, {std::string("b"), std::int64_t(1), 2.5}));
        QVERIFY(tests::execute(m_executor, *m_database, sql, {std::string("c"), std::int64_t(1), std::monostate()}));
        QVERIFY(tests::execute(m_executor, *m_database, sql, {std::string("d"), std::int64_t(1), std::int64_t(7)}));
        QCOMPARE(ask(R"(SELECT COUNT(*) FROM "things" WHERE "weight" IS NULL)")[0].integer(0), 2);
    }

    void a_returning_clause_answers_rows()
    {
        add("a", 4);
        const auto rows = tests::write<Rows>(m_executor, *m_database, [](Session& session) {
            return session.query(R"(UPDATE "things" SET "size" = "size" + 1 RETURNING "size")");
        });
        QVERIFY(rows);
        QCOMPARE(rows->front().integer(0), 5);
    }

    void execute_answers_the_number_of_rows_changed()
    {
        add("a", 1);
        add("b", 1);
        QCOMPARE(*tests::execute(m_executor, *m_database, R"(UPDATE "things" SET "size" = 2)"), 2);
        QCOMPARE(
            *tests::execute(m_executor, *m_database, R"(DELETE FROM "things" WHERE "id" = $1)", {std::string("x")}), 0);
    }

    void violated_constraints_are_named_alike_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("detail");
        QTest::newRow("primary key") << R"(INSERT INTO "things" ("id", "size") VALUES ('a', 9))"
                                     << int(ErrorCode::Duplicate) << "unique:things.id";
        QTest::newRow("unique index") << R"(INSERT INTO "things" ("id", "size", "name") VALUES ('b', 1, 'n'))"
                                      << int(ErrorCode::Duplicate) << "unique:things.name,size";
        QTest::newRow("missing parent") << R"(INSERT INTO "things" ("id", "size", "parentId") VALUES ('b', 1, 'none'))"
                                        << int(ErrorCode::Conflict) << "foreignKey:things";
        QTest::newRow("parent in use") << R"(DELETE FROM "things" WHERE "id" = 'a')" << int(ErrorCode::Conflict)
                                       << "foreignKey:things";
        QTest::newRow("check") << R"(INSERT INTO "things" ("id", "size") VALUES ('b', -1))" << int(ErrorCode::Internal)
                               << "check:thingsSize";
        QTest::newRow("not null") << R"(INSERT INTO "things" ("id") VALUES ('b'))" << int(ErrorCode::Internal)
                                  << "notNull:things.size";
    }

    void violated_constraints_are_named_alike()
    {
        QFETCH(QString, statement);
        QFETCH(int, code);
        QFETCH(QString, detail);
        must(R"(INSERT INTO "things" ("id", "size", "name") VALUES ('a', 1, 'n'))");
        must(R"(INSERT INTO "things" ("id", "size", "parentId") VALUES ('child', 1, 'a'))");
        const auto refused = tests::execute(m_executor, *m_database, statement.toStdString());
        QVERIFY(!refused);
        QCOMPARE(QString::fromStdString(refused.error().detail), detail);
        QCOMPARE(int(refused.error().code), code);
        QVERIFY(!refused.error().message.empty());
    }

    void an_error_of_the_work_rolls_back_all_it_did()
    {
        const auto answer = tests::write<int>(m_executor, *m_database, [](Session& session) -> Result<int> {
            const auto added = session.execute(R"(INSERT INTO "things" ("id", "size") VALUES ('a', 1))");
            if (!added) return added.error();
            return Error{ErrorCode::Inactive, "No.", "because"};
        });
        QCOMPARE(answer.error(), (Error{ErrorCode::Inactive, "No.", "because"}));
        QCOMPARE(things(), 0);
    }

    void an_exception_of_the_work_is_an_error_and_rolls_back()
    {
        const auto answer = tests::write<int>(m_executor, *m_database, [](Session& session) -> Result<int> {
            const auto added = session.execute(R"(INSERT INTO "things" ("id", "size") VALUES ('a', 1))");
            if (!added) return added.error();
            throw std::runtime_error("thrown");
        });
        QCOMPARE(answer.error().code, ErrorCode::Internal);
        QCOMPARE(things(), 0);
    }

    void a_failed_statement_ends_the_transaction_whatever_the_work_answers()
    {
        add("a", 1);
        const auto answer = tests::write<int>(m_executor, *m_database, [](Session& session) -> Result<int> {
            const auto fine = session.execute(R"(INSERT INTO "things" ("id", "size") VALUES ('b', 1))");
            const auto twice = session.execute(R"(INSERT INTO "things" ("id", "size") VALUES ('a', 1))");
            const auto after = session.execute(R"(INSERT INTO "things" ("id", "size") VALUES ('c', 1))");
            return fine && !twice && !after ? 1 : 2;
        });
        QVERIFY(!answer);
        QCOMPARE(answer.error().detail, std::string("unique:things.id"));
        QCOMPARE(things(), 1);
    }

    void an_upsert_does_not_end_the_transaction()
    {
        add("a", 1);
        const auto changed = tests::write<std::int64_t>(m_executor, *m_database, [](Session& session) {
            const auto none =
                session.execute(R"(INSERT INTO "things" ("id", "size") VALUES ('a', 5) ON CONFLICT DO NOTHING)");
            if (!none) return none;
            return session.execute(R"(INSERT INTO "things" ("id", "size") VALUES ('a', 7)
                ON CONFLICT ("id") DO UPDATE SET "size" = excluded."size")");
        });
        QCOMPARE(*changed, 1);
        QCOMPARE(ask(R"(SELECT "size" FROM "things")")[0].integer(0), 7);
    }

    void a_batch_answers_each_statement_in_order()
    {
        std::vector<Statement> statements;
        for (int i = 0; i < 150; ++i)
            statements.push_back(
                {R"(INSERT INTO "things" ("id", "size") VALUES ($1, $2))", {std::to_string(i), std::int64_t(i)}});
        statements.push_back({R"(SELECT COUNT(*), $1 FROM "things")", {std::string("end")}});
        const auto outcomes = tests::write<std::vector<Outcome>>(
            m_executor, *m_database, [statements](Session& session) { return session.batch(statements); });
        QVERIFY(outcomes);
        QCOMPARE(outcomes->size(), std::size_t(151));
        QCOMPARE((*outcomes)[149].changed, 1);
        QCOMPARE((*outcomes)[150].rows[0].integer(0), 150);
    }

    void a_batch_with_a_refused_statement_leaves_nothing()
    {
        const std::vector<Statement> statements = {
            {R"(INSERT INTO "things" ("id", "size") VALUES ('a', 1))", {}},
            {R"(INSERT INTO "things" ("id", "size") VALUES ('a', 1))", {}},
            {R"(INSERT INTO "things" ("id", "size") VALUES ('b', 1))", {}},
        };
        const auto outcomes = tests::write<std::vector<Outcome>>(
            m_executor, *m_database, [statements](Session& session) { return session.batch(statements); });
        QVERIFY(!outcomes);
        QCOMPARE(outcomes.error().code, ErrorCode::Duplicate);
        QCOMPARE(things(), 0);
    }

    void one_callers_refusal_does_not_touch_the_others()
    {
        const Storm storm(m_executor, *m_database, 200, [](Session& session, int i) -> Result<int> {
            const auto added = session.execute(R"(INSERT INTO "things" ("id", "size") VALUES ($1, $2))",
                                               {std::to_string(i), std::int64_t(i)});
            if (!added) return added.error();
            if (i % 3 == 0) return Error{ErrorCode::Forbidden, "Every third is refused.", {}};
            return i;
        });
        QCOMPARE(storm.committed, 133);
        QCOMPARE(storm.errors.size(), std::size_t(67));
        for (const Error& error : storm.errors) QCOMPARE(error.code, ErrorCode::Forbidden);
        QCOMPARE(things(), 133);
    }

    void racing_withdrawals_never_overdraw()
    {
        add("purse", 100);
        const Storm storm(m_executor, *m_database, 50, [](Session& session, int) -> Result<int> {
            const auto rows = session.query(R"(SELECT "size" FROM "things" WHERE "id" = 'purse')");
            if (!rows) return rows.error();
            const std::int64_t left = rows->front().integer(0);
            if (left < 10) return Error{ErrorCode::Conflict, "Empty.", "empty"};
            const auto taken = session.execute(R"(UPDATE "things" SET "size" = $1 WHERE "id" = 'purse')", {left - 10});
            if (!taken) return taken.error();
            return 1;
        });
        for (const Error& error : storm.errors) QCOMPARE(error.detail, std::string("empty"));
        QCOMPARE(storm.committed, 10);
        QCOMPARE(ask(R"(SELECT "size" FROM "things")")[0].integer(0), 0);
    }

    void row_locks_do_the_same_without_serialisation()
    {
        QFETCH_GLOBAL(QString, kind);
        const std::string lock = kind == QStringLiteral("sqlite") ? "" : " FOR UPDATE";
        add("purse", 100);
        std::latch ended(50);
        std::atomic<int> committed = 0;
        m_executor.post([&] {
            const std::function<Result<int>(Session&)> work = [lock](Session& session) -> Result<int> {
                const auto rows = session.query(R"(SELECT "size" FROM "things" WHERE "id" = 'purse')" + lock);
                if (!rows) return rows.error();
                const std::int64_t left = rows->front().integer(0);
                if (left < 10) return Error{ErrorCode::Conflict, "Empty.", "empty"};
                const auto taken =
                    session.execute(R"(UPDATE "things" SET "size" = $1 WHERE "id" = 'purse')", {left - 10});
                if (!taken) return taken.error();
                return 1;
            };
            for (int i = 0; i < 50; ++i)
                spawn(m_executor, m_database->write<int>(work, Isolation::ReadCommitted),
                      [&](const Result<int>& answer) {
                          committed += answer ? 1 : 0;
                          ended.count_down();
                      });
        });
        ended.wait();
        QCOMPARE(committed.load(), 10);
    }

    void a_read_is_one_snapshot()
    {
        add("a", 1);
        const auto before_and_after = tests::read<std::pair<std::int64_t, std::int64_t>>(
            m_executor, *m_database, [this](Session& session) -> Result<std::pair<std::int64_t, std::int64_t>> {
                const auto before = session.query(R"(SELECT COUNT(*) FROM "things")");
                if (!before) return before.error();
                ThreadExecutor other;
                const auto added =
                    tests::execute(other, *m_database, R"(INSERT INTO "things" ("id", "size") VALUES ('b', 1))");
                if (!added) return added.error();
                const auto after = session.query(R"(SELECT COUNT(*) FROM "things")");
                if (!after) return after.error();
                return std::pair(before->front().integer(0), after->front().integer(0));
            });
        QVERIFY(before_and_after);
        QCOMPARE(before_and_after->first, 1);
        QCOMPARE(before_and_after->second, 1);
        QCOMPARE(things(), 2);
    }

    void a_read_cannot_write()
    {
        const auto written = tests::read<std::int64_t>(m_executor, *m_database, [](Session& session) {
            return session.execute(R"(INSERT INTO "things" ("id", "size") VALUES ('b', 1))");
        });
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Internal);
        QVERIFY(!m_database->failure());
        QCOMPARE(things(), 0);
        add("c", 1);
    }

    void reads_run_on_many_threads_at_once()
    {
        for (int i = 0; i < 20; ++i) add(std::to_string(i), i);
        std::vector<std::thread> threads;
        std::atomic<int> wrong = 0;
        for (int t = 0; t < kCallers; ++t)
            threads.emplace_back([&] {
                ThreadExecutor executor;
                for (int i = 0; i < 50; ++i) {
                    const auto rows = tests::query(executor, *m_database, R"(SELECT SUM("size") FROM "things")");
                    if (!rows || rows->front().integer(0) != 190) ++wrong;
                }
            });
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void like_tells_upper_from_lower_case()
    {
        add("Ab", 1);
        add("ab", 1);
        QCOMPARE(ask(R"(SELECT "id" FROM "things" WHERE "id" LIKE 'A%')").size(), std::size_t(1));
    }

    void a_text_with_a_zero_byte_is_refused()
    {
        const auto added = tests::execute(
            m_executor, *m_database, R"(INSERT INTO "things" ("id", "size") VALUES ($1, 1))", {std::string("a\0b", 3)});
        QCOMPARE(added.error().code, ErrorCode::BadUserInput);
    }

    void a_statement_with_a_mistake_is_an_internal_error()
    {
        QCOMPARE(tests::execute(m_executor, *m_database, "SELEC 1").error().code, ErrorCode::Internal);
        QCOMPARE(tests::query(m_executor, *m_database, R"(SELECT "x" FROM "nowhere")").error().code,
                 ErrorCode::Internal);
        add("a", 1);
    }

    void ping_answers() { QVERIFY(syncWait(m_executor, m_database->ping())); }

    void destroying_it_answers_what_still_waits()
    {
        std::latch ended(100);
        std::atomic<int> committed = 0;
        m_executor.post([&] {
            for (int i = 0; i < 100; ++i) {
                const std::function<Result<int>(Session&)> work = [i](Session& session) -> Result<int> {
                    const auto added =
                        session.execute(R"(INSERT INTO "things" ("id", "size") VALUES ($1, 1))", {std::to_string(i)});
                    if (!added) return added.error();
                    return 1;
                };
                spawn(m_executor, m_database->write<int>(work), [&](const Result<int>& answer) {
                    if (answer)
                        ++committed;
                    else
                        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
                    ended.count_down();
                });
            }
            m_database.reset();
        });
        ended.wait();
        QVERIFY(committed.load() <= 100);
    }

    void many_statements_do_not_exhaust_the_cache()
    {
        add("a", 1);
        const auto answer = tests::read<int>(m_executor, *m_database, [](Session& session) -> Result<int> {
            for (int i = 0; i < 1200; ++i) {
                const auto rows = session.query("SELECT \"size\" + " + std::to_string(i) + " FROM \"things\"");
                if (!rows) return rows.error();
                if (rows->front().integer(0) != i + 1) return i;
            }
            return -1;
        });
        QCOMPARE(*answer, -1);
    }

private:
    void must(const std::string& sql)
    {
        const auto done = tests::execute(m_executor, *m_database, sql);
        if (!done) qFatal("%s %s: %s", done.error().message.c_str(), done.error().detail.c_str(), sql.c_str());
    }
    void add(const std::string& id, std::int64_t size)
    {
        QVERIFY(tests::execute(m_executor, *m_database, R"(INSERT INTO "things" ("id", "size") VALUES ($1, $2))",
                               {id, size}));
    }
    [[nodiscard]] Rows ask(const std::string& sql, std::vector<Value> parameters = {})
    {
        auto rows = tests::query(m_executor, *m_database, sql, std::move(parameters));
        if (!rows) qFatal("%s %s", rows.error().message.c_str(), rows.error().detail.c_str());
        return std::move(rows).value();
    }
    [[nodiscard]] std::int64_t things() { return ask(R"(SELECT COUNT(*) FROM "things")")[0].integer(0); }

    tests::Databases m_databases;
    ThreadExecutor m_executor;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "databasetest.moc"
