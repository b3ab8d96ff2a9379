// Measures the ledger: two-phase transfers a second (create a hold, then post it) by callers outstanding and by
// history. Prints JSON. usage: ledger_bench [--engine embedded|postgres] [--url URL] [--folder DIR] [--history
// TRANSFERS]
//                                  [--seconds S] [--ids v4|v7]
#include "server/base/random.h"
#include "server/base/threadexecutor.h"
#include "server/ledger/engines.h"

#include <atomic>
#include <cstdio>
#include <fstream>
#include <string>

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace signalbox;
using namespace signalbox::ledger;

namespace {

constexpr std::size_t kPeers = 1000;
constexpr std::size_t kLegsPerCall = 1000;
constexpr std::uint64_t kDeposit = std::uint64_t(1) << 40;

struct Settings
{
    std::string engine = "embedded";
    std::string url;
    std::string folder;
    std::uint64_t history = 1'000'000;
    double seconds = 3;
    bool ordered = true;
};

struct Scene
{
    std::vector<AccountKey> accounts; ///< the settlement account, then peers
};

/// Ids and choices of one thread: cheap, and without a lock.
struct Source
{
    explicit Source(std::uint64_t seed) : random(seed), state(seed | 1) {}
    std::uint64_t next()
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state;
    }
    SeededRandom random;
    std::uint64_t state;
};

Transfer anyTransfer(const Scene& scene, Source& source, const Clock& clock, bool ordered)
{
    Transfer transfer;
    transfer.id = ordered ? Uuid::v7(clock, source.random) : Uuid::v4(source.random);
    const std::size_t from = source.next() % kPeers;
    transfer.debit = scene.accounts[1 + from];
    transfer.credit = scene.accounts[1 + (from + 1 + source.next() % (kPeers - 1)) % kPeers];
    transfer.amount = 1 + source.next() % 100;
    return transfer;
}

struct Run
{
    Ledger& books;
    const Scene& scene;
    const Clock& clock;
    bool ordered;
    std::chrono::nanoseconds end;
    std::atomic<std::uint64_t> done = 0;
    std::atomic<std::uint64_t> failed = 0;
};

Task<void> payOneAfterAnother(Run& run, Source& source)
{
    while (run.clock.steady() < run.end) {
        std::vector<Transfer> legs(1, anyTransfer(run.scene, source, run.clock, run.ordered));
        legs[0].timeout = std::chrono::seconds(60);
        std::vector<Uuid> ids(1, legs[0].id);
        const Result<void> made = co_await run.books.createTransfers(std::move(legs));
        const Result<void> posted = co_await run.books.post(std::move(ids));
        ++(made && posted ? run.done : run.failed);
    }
}

Task<void> payAll(Run& run, Source& source, std::size_t outstanding)
{
    Executor& here = co_await currentExecutor();
    std::size_t left = outstanding;
    (void)co_await Async<bool>([&](const Completion<bool>& done) {
        for (std::size_t i = 0; i < outstanding; ++i)
            spawn(here, payOneAfterAnother(run, source), [&left, done] {
                if (--left == 0) done(true);
            });
    });
}

double measure(Ledger& books, const Scene& scene, const Clock& clock, const Settings& settings, std::size_t outstanding)
{
    const auto start = clock.steady();
    Run run{books, scene, clock, settings.ordered,
            start + std::chrono::nanoseconds(std::int64_t(settings.seconds * 1e9))};
    const std::size_t threads = outstanding > 1 ? 2 : 1;
    std::vector<std::thread> callers;
    for (std::size_t i = 0; i < threads; ++i)
        callers.emplace_back([&, i] {
            Source source(std::uint64_t(start.count()) + i);
            syncWait(payAll(run, source, outstanding / threads));
        });
    for (std::thread& caller : callers) caller.join();
    if (run.failed > 0) std::fprintf(stderr, "%llu failed\n", static_cast<unsigned long long>(run.failed.load()));
    const double seconds = std::chrono::duration<double>(clock.steady() - start).count();
    return double(run.done.load()) / seconds;
}

long memoryKib()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmRSS:") {
            long kib = 0;
            status >> kib;
            return kib;
        }
    return 0;
}

std::unique_ptr<Ledger> openLedger(const Settings& settings, const Clock& clock)
{
    EmbeddedOptions options;
    options.path = settings.folder + "/ledger.db";
    auto opened = settings.engine == "postgres" ? openPostgres(settings.url, clock) : openEmbedded(options, clock);
    if (opened) return std::move(*opened);
    std::fprintf(stderr, "%s %s\n", opened.error().message.c_str(), opened.error().detail.c_str());
    std::exit(1);
}

void must(const Result<void>& outcome)
{
    if (outcome) return;
    std::fprintf(stderr, "%s %s\n", outcome.error().message.c_str(), outcome.error().detail.c_str());
    std::exit(1);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    Settings settings;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        const std::string value = argv[i + 1];
        if (name == "--engine")
            settings.engine = value;
        else if (name == "--url")
            settings.url = value;
        else if (name == "--folder")
            settings.folder = value;
        else if (name == "--history")
            settings.history = std::stoull(value);
        else if (name == "--seconds")
            settings.seconds = std::stod(value);
        else if (name == "--ids")
            settings.ordered = value != "v4";
    }
    const QTemporaryDir folder;
    if (settings.folder.empty()) settings.folder = folder.path().toStdString();
    if (settings.url.empty() && std::getenv("SIGNALBOX_TEST_POSTGRES_URL"))
        settings.url = std::getenv("SIGNALBOX_TEST_POSTGRES_URL");

    const SystemClock clock;
    Source source(std::uint64_t(clock.now()));
    ThreadExecutor executor;
    auto books = openLedger(settings, clock);

    Scene scene;
    const Uuid asset = Uuid::v4(source.random);
    scene.accounts.push_back({asset, AccountType::Settlement});
    std::vector<Account> accounts{{scene.accounts[0], 1}};
    for (std::size_t i = 0; i < kPeers; ++i) {
        scene.accounts.push_back({Uuid::v4(source.random), AccountType::Peer});
        accounts.push_back({scene.accounts.back(), 1});
    }
    must(syncWait(executor, books->createAccounts(accounts)));
    std::vector<Transfer> deposits;
    for (std::size_t i = 0; i < kPeers; ++i) {
        Transfer deposit = anyTransfer(scene, source, clock, settings.ordered);
        deposit.debit = scene.accounts[0];
        deposit.credit = scene.accounts[1 + i];
        deposit.amount = kDeposit;
        deposits.push_back(deposit);
    }
    must(syncWait(executor, books->createTransfers(deposits)));

    std::printf(
        "{\n  \"engine\": \"%s\", \"ids\": \"%s\", \"secondsEach\": %.1f,\n  \"twoPhaseTransfersPerSecond\": [\n",
        settings.engine.c_str(), settings.ordered ? "v7" : "v4", settings.seconds);
    const auto rows = [&](std::uint64_t history, bool last) {
        for (const std::size_t outstanding : {std::size_t(1), std::size_t(32), std::size_t(1024)}) {
            const double rate = measure(*books, scene, clock, settings, outstanding);
            std::printf("    {\"history\": %llu, \"outstanding\": %zu, \"perSecond\": %.0f}%s\n",
                        static_cast<unsigned long long>(history), outstanding, rate,
                        last && outstanding == 1024 ? "" : ",");
            std::fflush(stdout);
        }
    };
    rows(0, settings.history == 0);
    double loading = 0;
    if (settings.history > 0) {
        const auto start = clock.steady();
        for (std::uint64_t made = 0; made < settings.history; made += kLegsPerCall) {
            std::vector<Transfer> legs;
            for (std::size_t i = 0; i < kLegsPerCall; ++i)
                legs.push_back(anyTransfer(scene, source, clock, settings.ordered));
            must(syncWait(executor, books->createTransfers(std::move(legs))));
        }
        loading = std::chrono::duration<double>(clock.steady() - start).count();
        rows(settings.history, true);
    }
    const long busyKib = memoryKib();
    auto start = clock.steady();
    books.reset();
    const double stopping = std::chrono::duration<double>(clock.steady() - start).count();
    start = clock.steady();
    books = openLedger(settings, clock);
    const double starting = std::chrono::duration<double>(clock.steady() - start).count();
    start = clock.steady();
    const auto history = syncWait(executor, books->transfersOf(scene.accounts[1], 20));
    const double asking = std::chrono::duration<double>(clock.steady() - start).count();
    const auto sums = syncWait(executor, books->books());
    const bool balanced = sums && sums->front().sums.debitsPosted == sums->front().sums.creditsPosted;
    std::printf("  ],\n  \"loadSeconds\": %.2f, \"stopSeconds\": %.3f, \"startSeconds\": %.3f,\n"
                "  \"historyOfAccountMs\": %.2f, \"historyRows\": %zu, \"balanced\": %s, \"rssKib\": %ld\n}\n",
                loading, stopping, starting, asking * 1000, history ? history->debits.size() : 0,
                balanced ? "true" : "false", busyKib);
    return balanced ? 0 : 1;
}
