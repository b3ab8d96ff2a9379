#include "server/base/random.h"
#include "tests/server/ledger/enginesundertest.h"
#include "tests/support/powercutvfs.h"
#include "tests/support/rounds.h"
#include "tests/support/seed.h"

#include <random>

using namespace signalbox;
using namespace signalbox::ledger;
using namespace signalbox::tests;
using std::chrono::seconds;

namespace {

/// A transfer somebody asked for, and what was acknowledged of it.
struct Attempt
{
    Transfer transfer;
    bool made = false;
    std::optional<TransferState> asked; ///< posted or voided
    bool ended = false;
};

struct Tally
{
    int cuts = 0;
    int acknowledged = 0;
    int lost = 0;
    int damaged = 0;
    int unbalanced = 0;
};

} // namespace

/// RELIABILITY tests 1 and 3 on the embedded engine's own storage code (promises P1, P2, P8).
class LedgerPowerTest : public QObject
{
    Q_OBJECT

private:
    PowerCutVfs m_disk;
    QTemporaryDir m_folder;
    ManualClock m_clock;
    SeededRandom m_ids{tests::seed()};
    std::mt19937_64 m_random;
    std::vector<AccountKey> m_accounts; ///< settlement first
    PowerCutVfs::Image m_start;

    std::optional<Completion<bool>> m_answered;

    Task<bool> untilAnswered()
    {
        co_return co_await Async<bool>([this](const Completion<bool>& done) { m_answered = done; });
    }

    [[nodiscard]] std::uint64_t below(std::uint64_t n) { return m_random() % n; }

    Result<std::unique_ptr<Ledger>> open(EmbeddedOptions::Sync sync = EmbeddedOptions::Sync::Yes)
    {
        EmbeddedOptions options;
        options.path = m_folder.filePath(QStringLiteral("ledger.db")).toStdString();
        options.sync = sync;
        options.changesPerCheckpoint = 12; // many checkpoints and merges in a short life
        return openEmbedded(options, m_clock);
    }

    /// Sends a few calls at once, waits for their answers; false when the disk has failed.
    bool load(Ledger& books, TestExecutor& executor, std::vector<Attempt>& attempts, std::size_t from)
    {
        bool well = true;
        int open = 0;
        const auto note = [&](const Result<void>& outcome, auto then) {
            if (--open == 0 && m_answered) (*m_answered)(true);
            if (outcome)
                then();
            else if (!outcome.error().refused())
                well = false;
        };
        for (std::uint64_t calls = 1 + below(4); calls > 0; --calls) {
            ++open;
            const std::size_t picked = attempts.size() > from ? from + below(attempts.size() - from) : 0;
            if (attempts.size() > from && below(3) == 0 && attempts[picked].made && !attempts[picked].asked) {
                const bool posts = below(2) == 0;
                attempts[picked].asked = posts ? TransferState::Posted : TransferState::Voided;
                const std::vector<Uuid> ids{attempts[picked].transfer.id};
                spawn(executor, posts ? books.post(ids) : books.voidTransfers(ids),
                      [&, picked](const auto& outcome) { note(outcome, [&] { attempts[picked].ended = true; }); });
                continue;
            }
            Attempt attempt;
            attempt.transfer = makeTransfer(below(2) ? Uuid::v4(m_ids) : Uuid::v7(m_clock, m_ids),
                                            m_accounts[below(3) == 0 ? 0 : below(m_accounts.size())], {}, 1 + below(9));
            do attempt.transfer.credit = m_accounts[1 + below(m_accounts.size() - 1)];
            while (attempt.transfer.credit == attempt.transfer.debit);
            if (below(2) == 0) attempt.transfer.timeout = seconds(3600);
            const std::size_t at = attempts.size();
            attempts.push_back(attempt);
            spawn(executor, books.createTransfers(std::vector<Transfer>{attempt.transfer}),
                  [&, at](const auto& outcome) { note(outcome, [&] { attempts[at].made = true; }); });
        }
        if (open > 0) (void)executor.run(untilAnswered());
        m_answered.reset();
        return well;
    }

    /// Compares a ledger that was opened again with what was acknowledged; forgets what did not happen.
    void compare(Ledger& books, TestExecutor& executor, std::vector<Attempt>& attempts, Tally& tally)
    {
        Asking ask(books, executor);
        std::map<AccountKey, Balances> expected;
        std::vector<Attempt> kept;
        for (Attempt& attempt : attempts) {
            const auto record = ask.find(attempt.transfer.id);
            if (!record) {
                ++tally.damaged;
                return;
            }
            if (!*record) {
                tally.lost += attempt.made;
                continue;
            }
            attempt.made = true;
            const TransferState state = (*record)->state;
            if (attempt.ended && state != *attempt.asked) ++tally.lost;
            if (attempt.transfer.timeout && state == TransferState::Pending) attempt.asked.reset();
            const std::uint64_t amount = attempt.transfer.amount;
            if (state == TransferState::Posted) {
                expected[attempt.transfer.debit].debitsPosted += amount;
                expected[attempt.transfer.credit].creditsPosted += amount;
            } else if (state == TransferState::Pending) {
                expected[attempt.transfer.debit].debitsPending += amount;
                expected[attempt.transfer.credit].creditsPending += amount;
            }
            kept.push_back(attempt);
        }
        attempts = std::move(kept);
        const auto balances = ask.balances(m_accounts);
        bool equal = balances.ok() && ask.balanced();
        for (std::size_t i = 0; equal && i < m_accounts.size(); ++i)
            equal = (*balances)[i] && *(*balances)[i] == expected[m_accounts[i]];
        tally.unbalanced += !equal;
    }

    Tally cutOften(int cuts, PowerCutVfs::Loss loss, EmbeddedOptions::Sync sync)
    {
        Tally tally;
        TestExecutor executor;
        std::vector<Attempt> attempts;
        for (; tally.cuts < cuts; ++tally.cuts) {
            if (tally.cuts % 12 == 0) {
                m_disk.load(m_start);
                attempts.clear();
            }
            const std::size_t from = attempts.size();
            const bool duringStart = below(5) == 0;
            if (duringStart) m_disk.cutPowerAt(1 + below(30));
            auto opened = open(sync);
            if (opened) {
                if (!duringStart) m_disk.cutPowerAt(1 + below(60));
                while (m_disk.hasPower() && load(**opened, executor, attempts, from)) {
                }
                m_disk.cutPower();
                opened->reset();
            }
            m_disk.cutPower();
            m_disk.restorePower(loss);
            for (std::size_t i = from; i < attempts.size(); ++i) tally.acknowledged += attempts[i].made;
            auto again = open(sync);
            if (!again) {
                ++tally.damaged;
                m_disk.load(m_start);
                attempts.clear();
                continue;
            }
            compare(**again, executor, attempts, tally);
        }
        return tally;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_random.seed(tests::seed());
        m_disk.setSeed(tests::seed());
        const Uuid asset = Uuid::v4(m_ids);
        m_accounts = {{asset, AccountType::Settlement}, {asset, AccountType::Asset}};
        for (int i = 0; i < 3; ++i) m_accounts.push_back({Uuid::v4(m_ids), AccountType::Peer});
        TestExecutor executor;
        {
            auto opened = open();
            QVERIFY(opened);
            std::vector<Account> accounts;
            for (const AccountKey& key : m_accounts) accounts.push_back({key, 1});
            QVERIFY(Asking(**opened, executor).accounts(accounts));
        }
        m_start = m_disk.image();
    }

    void init()
    {
        m_disk.setDisk(PowerCutVfs::Disk::Honest);
        m_disk.load(m_start);
    }

    void nothing_acknowledged_is_lost_data()
    {
        QTest::addColumn<int>("loss");
        QTest::newRow("whole: all unsynced writes are gone") << int(PowerCutVfs::Loss::Whole);
        QTest::newRow("mixed: each unsynced sector survives by a coin") << int(PowerCutVfs::Loss::Mixed);
    }
    void nothing_acknowledged_is_lost()
    {
        QFETCH(const int, loss);
        const Tally tally = cutOften(tests::rounds(1500), PowerCutVfs::Loss(loss), EmbeddedOptions::Sync::Yes);
        std::printf("%d cuts, %d acknowledged, %d lost, %d damaged, %d unbalanced\n", tally.cuts, tally.acknowledged,
                    tally.lost, tally.damaged, tally.unbalanced);
        QCOMPARE(tally.lost, 0);
        QCOMPARE(tally.damaged, 0);
        QCOMPARE(tally.unbalanced, 0);
        QVERIFY(tally.acknowledged > tally.cuts);
    }

    /// The canaries: when the harness cannot see these losses, the rows above mean nothing.
    void a_ledger_that_does_not_sync_loses()
    {
        const Tally tally = cutOften(100, PowerCutVfs::Loss::Whole, EmbeddedOptions::Sync::No);
        QVERIFY(tally.lost > 50);
    }
    void a_disk_that_lies_loses()
    {
        m_disk.setDisk(PowerCutVfs::Disk::Lying);
        const Tally tally = cutOften(100, PowerCutVfs::Loss::Whole, EmbeddedOptions::Sync::Yes);
        QVERIFY(tally.lost > 50);
    }

    void a_failing_storage_call_is_named_and_leaves_nothing_half_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("stride");
        QTest::newRow("EIO") << int(PowerCutVfs::Fault::IoError) << 1;
        QTest::newRow("ENOSPC") << int(PowerCutVfs::Fault::DiskFull) << 3;
        QTest::newRow("short write") << int(PowerCutVfs::Fault::ShortWrite) << 3;
    }
    void a_failing_storage_call_is_named_and_leaves_nothing_half()
    {
        QFETCH(const int, fault);
        QFETCH(const int, stride);
        TestExecutor executor;
        int failures = 0;
        for (std::uint64_t n = 1;; n += 1 + below(std::uint64_t(stride))) {
            m_disk.load(m_start);
            m_disk.failAt(n, PowerCutVfs::Fault(fault), PowerCutVfs::kChanges | PowerCutVfs::Read);
            std::vector<Attempt> attempts;
            auto opened = open();
            if (opened) {
                bool well = true;
                for (int round = 0; round < 12 && well; ++round) well = load(**opened, executor, attempts, 0);
                if (!well) {
                    // It has said no once and stays with it: nobody knows what the disk holds now.
                    ++failures;
                    QVERIFY((*opened)->hasFailed());
                    Asking ask(**opened, executor);
                    const auto refused = ask.transfer(makeTransfer(Uuid::v4(m_ids), m_accounts[0], m_accounts[1], 1));
                    QVERIFY(!refused && refused.error().code == ErrorCode::Unavailable);
                    QVERIFY(!refused.error().message.empty() && !refused.error().detail.empty());
                    QVERIFY(!ask.balances(m_accounts));
                    QVERIFY(!(*opened)->peek(m_accounts[0]));
                }
            } else {
                ++failures;
                QVERIFY(!opened.error().message.empty());
                QVERIFY2(!opened.error().refused(), opened.error().message.c_str());
            }
            opened = Error{};
            const bool reached = m_disk.hasFailed();
            m_disk.disarm();
            Tally tally;
            auto again = open();
            QVERIFY2(again, again ? "" : again.error().detail.c_str());
            compare(**again, executor, attempts, tally);
            QCOMPARE(tally.lost, 0);
            QCOMPARE(tally.damaged, 0);
            QCOMPARE(tally.unbalanced, 0);
            if (!reached) break;
        }
        std::printf("%d failures met\n", failures);
        QVERIFY(failures > 10);
    }

    void a_failed_sync_stops_the_ledger_for_good()
    {
        TestExecutor executor;
        auto opened = open();
        QVERIFY(opened);
        Asking ask(**opened, executor);
        const Uuid id = Uuid::v4(m_ids);
        QVERIFY(ask.transfer(makeTransfer(Uuid::v4(m_ids), m_accounts[0], m_accounts[1], 5)));
        m_disk.failAt(1, PowerCutVfs::Fault::IoError, PowerCutVfs::Sync);
        const auto refused = ask.transfer(makeTransfer(id, m_accounts[0], m_accounts[1], 7));
        QVERIFY(!refused && refused.error().code == ErrorCode::Unavailable);
        // The second sync would succeed, and would be a lie.
        for (int i = 0; i < 3; ++i) {
            const auto later = ask.transfer(makeTransfer(Uuid::v4(m_ids), m_accounts[0], m_accounts[1], 1));
            QVERIFY(!later && later.error().code == ErrorCode::Unavailable);
        }
        QVERIFY((*opened)->hasFailed());
        opened->reset();
        m_disk.cutPower();
        m_disk.restorePower(PowerCutVfs::Loss::Whole);
        auto again = open();
        QVERIFY(again);
        QCOMPARE(Asking(**again, executor).balance(m_accounts[1]).creditsPosted, std::uint64_t(5));
    }
};

QTEST_GUILESS_MAIN(LedgerPowerTest)
#include "ledgerpowertest.moc"
