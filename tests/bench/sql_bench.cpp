// Measures the SQL room and prints one JSON object: writes of one row each with 32 callers at once (every one
// acknowledged after commit and sync), and point reads. SQLite always; PostgreSQL too when SIGNALBOX_TEST_POSTGRES_URL
// is set. Usage: sql_bench [SECONDS PER FIGURE] [FOLDER FOR THE SQLITE FILE]

#include "server/base/clock.h"
#include "server/base/random.h"
#include "server/base/threadexecutor.h"
#include "server/sql/database.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <latch>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include <boost/json.hpp>

using namespace signalbox;
using namespace signalbox::sql;
using Nanoseconds = std::chrono::nanoseconds;

namespace {

constexpr int kCallers = 32;
constexpr int kReadThreads = 2;
const std::string kInsert =
    R"(INSERT INTO "bench" ("id", "tenantId", "code", "scale", "createdAt") VALUES ($1, $2, $3, $4, $5))";
const std::string kSelect = R"(SELECT "id", "tenantId", "code", "scale", "createdAt" FROM "bench" WHERE "id" = $1)";

struct Bench
{
    Database& database;
    std::chrono::nanoseconds length;
    SystemClock clock;
    SystemRandom random;
    std::vector<std::string> ids;
    std::vector<std::int64_t> latencies;
};

[[noreturn]] void giveUp(const Error& error)
{
    std::fprintf(stderr, "sql_bench: %s %s\n", error.message.c_str(), error.detail.c_str());
    std::_Exit(1);
}

/// One caller: writes a row, waits for the acknowledgement, again. All callers share one executor's thread.
Task<int> callAgainAndAgain(Bench* bench, Nanoseconds until)
{
    int written = 0;
    while (bench->clock.steady() < until) {
        const Nanoseconds begun = bench->clock.steady();
        const std::string id = Uuid::v7(bench->clock, bench->random).toString();
        const std::function<Result<std::int64_t>(Session&)> work = [id](Session& session) {
            return session.execute(kInsert, {id, std::string("8e1db8d7-3c0c-4a30-8d2f-9d1a1c5bb7d5"),
                                             std::string("USD"), std::int64_t(2), std::int64_t(1'700'000'000'000)});
        };
        const auto done = co_await bench->database.write<std::int64_t>(work);
        if (!done) giveUp(done.error());
        bench->latencies.push_back((bench->clock.steady() - begun).count());
        bench->ids.push_back(id);
        ++written;
    }
    co_return written;
}

double perSecond(std::int64_t count, Nanoseconds took)
{
    return double(count) / std::chrono::duration<double>(took).count();
}

double percentileMs(std::vector<std::int64_t>& values, double share)
{
    if (values.empty()) return 0;
    const auto at = std::ptrdiff_t(double(values.size() - 1) * share);
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return double(values[std::size_t(at)]) / 1e6;
}

boost::json::object measure(Database& database, Nanoseconds length)
{
    ThreadExecutor executor;
    const std::function<Result<bool>(Session&)> create = [](Session& session) -> Result<bool> {
        for (const char* sql : {R"(DROP TABLE IF EXISTS "bench")",
                                R"(CREATE TABLE "bench" ("id" TEXT NOT NULL PRIMARY KEY, "tenantId" TEXT NOT NULL,
                                   "code" TEXT NOT NULL, "scale" INTEGER NOT NULL, "createdAt" BIGINT NOT NULL))"})
            if (const auto made = session.executeOnce(sql); !made) return made.error();
        return true;
    };
    if (const auto made = syncWait(executor, database.write<bool>(create)); !made) giveUp(made.error());

    Bench bench{database, length, {}, {}, {}, {}};
    bench.ids.reserve(1'000'000);
    bench.latencies.reserve(1'000'000);
    std::latch ended(kCallers);
    const Nanoseconds begun = bench.clock.steady();
    executor.post([&] {
        for (int i = 0; i < kCallers; ++i)
            spawn(executor, callAgainAndAgain(&bench, begun + length), [&](int) { ended.count_down(); });
    });
    ended.wait();
    const auto written = std::int64_t(bench.ids.size());
    const double writes = perSecond(written, bench.clock.steady() - begun);

    // Reads: each thread asks for one row after the other.
    std::atomic<std::int64_t> read = 0;
    const Nanoseconds readBegun = bench.clock.steady();
    std::vector<std::thread> threads;
    for (int t = 0; t < kReadThreads; ++t)
        threads.emplace_back([&, t] {
            ThreadExecutor own;
            const std::function<Task<int>()> loop = [&]() -> Task<int> {
                std::size_t at = std::size_t(t) * 7919;
                int count = 0;
                while (bench.clock.steady() < readBegun + length) {
                    const std::string& id = bench.ids[(at += 104729) % bench.ids.size()];
                    const std::function<Result<Rows>(Session&)> work = [&id](Session& session) {
                        return session.query(kSelect, {id});
                    };
                    const auto rows = co_await database.read<Rows>(work);
                    if (!rows) giveUp(rows.error());
                    count += int(rows->size());
                }
                co_return count;
            };
            read += syncWait(own, loop());
        });
    for (std::thread& thread : threads) thread.join();
    const double reads = perSecond(read.load(), bench.clock.steady() - readBegun);

    return {{"writesPerSecond", std::int64_t(writes)},          {"writers", kCallers},
            {"writeP50Ms", percentileMs(bench.latencies, 0.5)}, {"writeP99Ms", percentileMs(bench.latencies, 0.99)},
            {"pointReadsPerSecond", std::int64_t(reads)},       {"readThreads", kReadThreads}};
}

boost::json::object measureUrl(const std::string& url, Nanoseconds length)
{
    auto opened = open(url);
    if (!opened) giveUp(opened.error());
    return measure(**opened, length);
}

} // namespace

int main(int argc, char** argv)
{
    const double seconds = argc > 1 ? std::atof(argv[1]) : 2.0;
    const auto length = std::chrono::duration_cast<Nanoseconds>(std::chrono::duration<double>(seconds));
    const auto parent = argc > 2 ? std::filesystem::path(argv[2]) : std::filesystem::temp_directory_path();
    const auto folder = parent / ("signalbox-sql-bench-" + std::to_string(::getpid()));
    std::filesystem::create_directory(folder);
    boost::json::object result;
    result["sqlite"] = measureUrl("sqlite:" + (folder / "bench.db").string(), length);
    if (const char* url = std::getenv("SIGNALBOX_TEST_POSTGRES_URL")) result["postgresql"] = measureUrl(url, length);
    std::filesystem::remove_all(folder);
    std::printf("%s\n", boost::json::serialize(result).c_str());
}
