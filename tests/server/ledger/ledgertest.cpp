#include "server/base/random.h"
#include "server/ledger/musthold.h"
#include "tests/server/ledger/enginesundertest.h"
#include "tests/server/ledger/ledgermodel.h"
#include "tests/support/powercutvfs.h"
#include "tests/support/seed.h"

#include <random>

#include <QCoreApplication>

using namespace signalbox;
using namespace signalbox::ledger;
using namespace signalbox::tests;
using std::chrono::seconds;

/// The same promises on both engines (RELIABILITY tests 4, 5 and 7; promises P2 and P4).
class LedgerTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Services> m_services;
    SeededRandom m_random{tests::seed()};

    [[nodiscard]] Uuid id() { return Uuid::v4(m_random); }
    [[nodiscard]] AccountKey key(AccountType type = AccountType::Peer) { return {id(), type}; }

    static void engines()
    {
        QTest::addColumn<bool>("embedded");
        QTest::newRow("embedded") << true;
        QTest::newRow("postgres") << false;
    }
    [[nodiscard]] std::unique_ptr<LedgerHouse> house()
    {
        if (*static_cast<bool*>(QTest::qData("embedded", QMetaType::Bool))) return std::make_unique<EmbeddedHouse>();
        return std::make_unique<PostgresHouse>(*m_services);
    }

    /// An asset with two peers; the first has 100.
    struct Scene
    {
        AccountKey asset;
        AccountKey settlement;
        AccountKey rich;
        AccountKey poor;
    };
    Scene scene(Asking& ask, LedgerNumber ledger = 1)
    {
        Scene made;
        made.asset = key(AccountType::Asset);
        made.settlement = {made.asset.id, AccountType::Settlement};
        made.rich = key();
        made.poor = key();
        const auto created =
            ask.accounts({{made.asset, ledger}, {made.settlement, ledger}, {made.rich, ledger}, {made.poor, ledger}});
        if (!created) qFatal("%s", created.error().message.c_str());
        if (!ask.transfer(makeTransfer(id(), made.settlement, made.rich, 100))) qFatal("no deposit");
        return made;
    }

private Q_SLOTS:
    void initTestCase() { m_services = std::make_unique<Services>(); }
    void cleanupTestCase() { m_services.reset(); }

    void every_refusal_has_its_name_in_the_documented_order_data() { engines(); }
    void every_refusal_has_its_name_in_the_documented_order()
    {
        const auto storage = house();
        const ManualClock clock;
        ManualClock moving = clock;
        const auto books = storage->open(clock);
        TestExecutor executor;
        Asking ask(*books, executor);
        const Scene one = scene(ask);
        const Scene other = scene(ask, 2);
        const Uuid used = id();
        QVERIFY(ask.transfer(makeTransfer(used, one.rich, one.poor, 10)));

        // Each row is wrong in its own way and in every later way too, so that the order is proven with the names.
        const Uuid bad = Uuid::parse("00000000-0000-1000-8000-000000000001").value();
        const AccountKey nobody = key();
        struct Row
        {
            const char* what;
            Transfer transfer;
            TransferError refusal;
        };
        const std::uint64_t most = std::uint64_t(1) << 63;
        const std::vector<Row> rows{
            {"nil id", makeTransfer(Uuid(), nobody, nobody, 0, seconds(0)), TransferError::InvalidId},
            {"version 1", makeTransfer(bad, nobody, nobody, 0, seconds(0)), TransferError::InvalidId},
            {"nothing", makeTransfer(used, nobody, nobody, 0, seconds(0)), TransferError::InvalidAmount},
            {"2^63", makeTransfer(used, nobody, nobody, most, seconds(0)), TransferError::InvalidAmount},
            {"no time", makeTransfer(used, nobody, nobody, 1, seconds(0)), TransferError::InvalidTimeout},
            {"negative time", makeTransfer(used, nobody, nobody, 1, seconds(-1)), TransferError::InvalidTimeout},
            {"136 years and more", makeTransfer(used, nobody, nobody, 1, seconds(std::int64_t(1) << 32)),
             TransferError::InvalidTimeout},
            {"one account", makeTransfer(used, nobody, nobody, 1, seconds(1)), TransferError::SameAccounts},
            {"no source", makeTransfer(used, nobody, key(), 1, seconds(1)), TransferError::UnknownSourceAccount},
            {"no destination", makeTransfer(used, one.rich, nobody, 1), TransferError::UnknownDestinationAccount},
            {"two ledgers", makeTransfer(used, one.rich, other.rich, 1000), TransferError::DifferentAssets},
            {"id again", makeTransfer(used, one.rich, one.poor, 1000), TransferError::TransferExists},
            {"same again", makeTransfer(used, one.rich, one.poor, 10), TransferError::TransferExists},
            {"sum of credits", makeTransfer(id(), one.settlement, one.rich, most - 1), TransferError::InvalidAmount},
            {"overdrawn", makeTransfer(id(), one.rich, one.poor, 91), TransferError::InsufficientBalance},
            {"overdrawn hold", makeTransfer(id(), one.rich, one.poor, 91, seconds(5)),
             TransferError::InsufficientBalance},
            {"overdrawn to outside", makeTransfer(id(), one.rich, one.settlement, 101),
             TransferError::InsufficientBalance},
        };
        for (const Row& row : rows) {
            const auto before = ask.books();
            QVERIFY2(nameOf(ask.transfer(row.transfer)) == nameOf(std::optional(row.refusal)), row.what);
            QVERIFY2(*ask.books() == *before, row.what);
        }
        // Only money that never came in through this settlement account can exceed what it may take.
        const AccountKey second = {id(), AccountType::Settlement};
        QVERIFY(ask.accounts({{second, 1}}));
        QCOMPARE(nameOf(ask.transfer(makeTransfer(id(), one.rich, second, 1))),
                 nameOf(std::optional(TransferError::InsufficientDebitBalance)));

        const Uuid posted = id();
        const Uuid voided = id();
        const Uuid lapsed = id();
        const std::vector<Transfer> holds{makeTransfer(posted, one.rich, one.poor, 1, seconds(9)),
                                          makeTransfer(voided, one.rich, one.poor, 1, seconds(9)),
                                          makeTransfer(lapsed, one.rich, one.poor, 1, seconds(5))};
        QVERIFY(ask.transfer(holds));
        QVERIFY(ask.post({posted}));
        QVERIFY(ask.voidThem({voided}));
        moving.advance(seconds(5));
        const std::vector<std::pair<Uuid, TransferError>> ends{
            {bad, TransferError::InvalidId},        {id(), TransferError::UnknownTransfer},
            {posted, TransferError::AlreadyPosted}, {used, TransferError::AlreadyPosted},
            {voided, TransferError::AlreadyVoided}, {lapsed, TransferError::TransferExpired},
        };
        for (const auto& [transfer, refusal] : ends) {
            QCOMPARE(nameOf(ask.post({transfer})), nameOf(std::optional(refusal)));
            QCOMPARE(nameOf(ask.voidThem({transfer})), nameOf(std::optional(refusal)));
        }
        QCOMPARE(nameOf(ask.accounts({{{bad, AccountType::Peer}, 1}})),
                 nameOf(std::optional(TransferError::InvalidId)));
        const auto conflict = ask.accounts({{key(), 1}, {one.rich, 2}});
        QVERIFY(!conflict && conflict.error().code == ErrorCode::Conflict);
        QVERIFY(ask.accounts({{one.rich, 1}}));
        QVERIFY(ask.balanced());
    }

    void a_refusal_tells_its_leg_and_takes_all_legs_back_data() { engines(); }
    void a_refusal_tells_its_leg_and_takes_all_legs_back()
    {
        const auto storage = house();
        const ManualClock clock;
        const auto books = storage->open(clock);
        TestExecutor executor;
        Asking ask(*books, executor);
        const Scene one = scene(ask);
        const Uuid first = id();
        const auto refused = ask.transfer({makeTransfer(first, one.rich, one.poor, 100, seconds(5)),
                                           makeTransfer(id(), one.poor, one.rich, 1)}); // pending credits do not count
        QVERIFY(!refused && refusedLeg(refused.error()) == 1U);
        QCOMPARE(nameOf(refused), nameOf(std::optional(TransferError::InsufficientBalance)));
        QVERIFY(!*ask.find(first));
        QVERIFY((ask.balance(one.rich) == Balances{0, 0, 100, 0}));
        // A later leg may spend what an earlier one brought.
        QVERIFY(
            ask.transfer({makeTransfer(first, one.rich, one.poor, 100), makeTransfer(id(), one.poor, one.rich, 1)}));
        // The same id twice in one call, and ends of several holds of which one is wrong.
        const Uuid twice = id();
        const auto again =
            ask.transfer({makeTransfer(twice, one.poor, one.rich, 1), makeTransfer(twice, one.poor, one.rich, 1)});
        QCOMPARE(nameOf(again), nameOf(std::optional(TransferError::TransferExists)));
        QVERIFY(ask.transfer(makeTransfer(twice, one.poor, one.rich, 5, seconds(5))));
        QCOMPARE(nameOf(ask.post({twice, twice})), nameOf(std::optional(TransferError::AlreadyPosted)));
        QCOMPARE(nameOf(ask.voidThem({twice, id()})), nameOf(std::optional(TransferError::UnknownTransfer)));
        QVERIFY((*ask.find(twice))->state == TransferState::Pending);
        QVERIFY(ask.voidThem({twice}));
        QVERIFY((ask.balance(one.poor) == Balances{1, 0, 100, 0}));
        QVERIFY(ask.balanced());
    }

    void random_operations_equal_the_model_data() { engines(); }
    void random_operations_equal_the_model()
    {
        // The embedded engine's disk is memory here: the same code, without 20,000 waits for a real one.
        std::optional<PowerCutVfs> disk;
        if (*static_cast<bool*>(QTest::qData("embedded", QMetaType::Bool))) disk.emplace();
        const int steps = disk ? 20'000 : 2'000;

        const auto storage = house();
        ManualClock clock;
        std::mt19937_64 random(tests::seed());
        const auto below = [&](std::uint64_t n) { return random() % n; };
        LedgerModel model;
        std::vector<AccountKey> keys;
        std::vector<Account> accounts;
        for (LedgerNumber ledger = 1; ledger <= 2; ++ledger) {
            const AccountKey asset = key(AccountType::Asset);
            for (const AccountKey& made : {asset, AccountKey{asset.id, AccountType::Settlement}, key(), key()}) {
                keys.push_back(made);
                accounts.push_back({made, ledger});
                model.accounts[made] = {ledger, {}};
            }
        }
        auto books = storage->open(clock);
        TestExecutor executor;
        QVERIFY(Asking(*books, executor).accounts(accounts));
        const AccountKey nobody = key();
        std::vector<Uuid> known{id()};

        const auto anyKey = [&] { return below(60) == 0 ? nobody : keys[below(100) < 95 ? below(4) : below(8)]; };
        const auto anyId = [&] {
            return known[below(4) == 0 ? below(known.size())
                                       : known.size() - 1 - below(std::min<std::size_t>(known.size(), 12))];
        };
        std::map<std::string, int> reached;
        for (int step = 0; step < steps; ++step) {
            Asking ask(*books, executor);
            const std::uint64_t what = below(100);
            if (what < 3) clock.advance(std::chrono::milliseconds(below(4000)));
            if (what == 3) clock.setNow(clock.now() - std::int64_t(below(3000))); // somebody sets the clock back
            model.expire(clock.now());
            std::string expected;
            std::string answered;
            if (what < 60) {
                std::vector<Transfer> legs;
                for (std::uint64_t leg = 0; leg <= (below(4) == 0 ? below(4) : 0); ++leg) {
                    Transfer transfer =
                        makeTransfer(below(40) == 0 ? anyId()
                                     : below(2)     ? id()
                                                    : Uuid::v7(clock, m_random),
                                     anyKey(), anyKey(), below(200) == 0 ? below(2) << 62 : 1 + below(60));
                    if (below(3) == 0) transfer.debit = keys[1]; // deposits, or soon nobody could pay anything
                    if (below(2) == 0) transfer.timeout = seconds(below(50) == 0 ? 0 : 1 + below(6));
                    if (below(150) == 0) transfer.id = Uuid();
                    legs.push_back(transfer);
                    known.push_back(transfer.id);
                }
                expected = nameOf(model.create(legs, clock.now()));
                answered = nameOf(ask.transfer(legs));
            } else {
                std::vector<Uuid> ids{anyId()};
                while (below(5) == 0) ids.push_back(anyId());
                const bool posts = below(2) == 0;
                expected = nameOf(model.resolve(ids, posts ? TransferState::Posted : TransferState::Voided));
                answered = nameOf(posts ? ask.post(ids) : ask.voidThem(ids));
            }
            ++reached[expected];
            QVERIFY2(answered == expected,
                     qPrintable(QStringLiteral("step %1: %2, model: %3")
                                    .arg(step)
                                    .arg(QString::fromStdString(answered), QString::fromStdString(expected))));
            const auto balances = ask.balances(keys);
            QVERIFY(balances);
            for (std::size_t i = 0; i < keys.size(); ++i)
                QVERIFY2(*(*balances)[i] == model.accounts.at(keys[i]).second, qPrintable(QString::number(step)));
            if (step % 200 == 0) {
                const Uuid any = known[below(known.size())];
                const auto record = ask.find(any);
                QVERIFY(record);
                const auto modelled = model.transfers.find(any);
                QCOMPARE(record->has_value(), modelled != model.transfers.end());
                if (*record) {
                    QVERIFY((*record)->state == modelled->second.state);
                    QVERIFY((*record)->transfer.debit == modelled->second.transfer.debit);
                    QCOMPARE((*record)->transfer.amount, modelled->second.transfer.amount);
                }
                QVERIFY(ask.balanced());
            }
            if (step % 1500 == 1499) {
                books.reset();
                books = storage->open(clock);
            }
        }
        // Every transfer of every account, with what became of it.
        Asking ask(*books, executor);
        model.expire(clock.now());
        for (const AccountKey& account : keys) {
            const auto history = ask.history(account, 1000);
            QVERIFY(history);
            std::size_t debits = 0;
            for (const auto& [transfer, kept] : model.transfers) debits += kept.transfer.debit == account;
            QCOMPARE(history->debits.size(), std::min<std::size_t>(debits, 1000));
            for (const TransferRecord& record : history->debits)
                QVERIFY(record.state == model.transfers.at(record.transfer.id).state);
        }
        for (const Uuid& one : known) {
            const auto record = ask.find(one);
            QVERIFY(record && record->has_value() == model.transfers.contains(one));
        }
        // A short run need not meet every refusal; the table of refusals does that by name.
        if (steps < 20'000) return;
        for (const TransferError error :
             {TransferError::InvalidId, TransferError::InvalidAmount, TransferError::InvalidTimeout,
              TransferError::SameAccounts, TransferError::UnknownSourceAccount,
              TransferError::UnknownDestinationAccount, TransferError::DifferentAssets, TransferError::TransferExists,
              TransferError::InsufficientBalance, TransferError::UnknownTransfer, TransferError::AlreadyPosted,
              TransferError::AlreadyVoided, TransferError::TransferExpired})
            QVERIFY2(reached[nameOf(std::optional(error))] > 0, nameOf(std::optional(error)).c_str());
        QVERIFY(reached[""] > steps / 4);
        books.reset();
    }

    void of_fifty_racing_withdrawals_exactly_ten_succeed_data() { engines(); }
    void of_fifty_racing_withdrawals_exactly_ten_succeed()
    {
        const auto storage = house();
        const ManualClock clock;
        const auto books = storage->open(clock);
        // In PostgreSQL the rivals are another process's.
        const auto rival = QTest::currentDataTag() == std::string("postgres") ? storage->open(clock) : nullptr;
        TestExecutor executor;
        Asking ask(*books, executor);
        const Scene one = scene(ask);
        int ended = 0;
        int succeeded = 0;
        int refused = 0;
        for (int i = 0; i < 50; ++i) {
            Ledger& door = rival && i % 2 ? *rival : *books;
            std::vector<Transfer> legs{makeTransfer(id(), one.rich, one.settlement, 10)};
            if (i % 3 == 0) legs[0].timeout = seconds(60);
            spawn(executor, door.createTransfers(std::move(legs)), [&](const Result<void>& outcome) {
                ++ended;
                succeeded += outcome.ok();
                refused += !outcome && transferErrorOf(outcome.error()) == TransferError::InsufficientBalance;
            });
        }
        QTRY_VERIFY_WITH_TIMEOUT((executor.runReady(), ended == 50), 20'000);
        QCOMPARE(succeeded, 10);
        QCOMPARE(refused, 40);
        QCOMPARE(ask.balance(one.rich).available(), std::uint64_t(0));
        QVERIFY(ask.balanced());
    }

    void one_id_sent_by_fifty_at_once_has_one_effect_data() { engines(); }
    void one_id_sent_by_fifty_at_once_has_one_effect()
    {
        const auto storage = house();
        const ManualClock clock;
        const auto books = storage->open(clock);
        const auto rival = QTest::currentDataTag() == std::string("postgres") ? storage->open(clock) : nullptr;
        TestExecutor executor;
        Asking ask(*books, executor);
        const Scene one = scene(ask);
        const Scene apart = scene(ask, 2); // locks of other accounts do not hide the rivals from each other
        const Uuid key = id();
        int ended = 0;
        int succeeded = 0;
        for (int i = 0; i < 50; ++i) {
            Ledger& door = rival && i % 2 ? *rival : *books;
            const Scene& place = i % 4 < 2 ? one : apart;
            std::vector<Transfer> legs{makeTransfer(key, place.rich, place.poor, 1)};
            spawn(executor, door.createTransfers(std::move(legs)), [&](const Result<void>& outcome) {
                ++ended;
                succeeded += outcome.ok();
            });
        }
        QTRY_VERIFY_WITH_TIMEOUT((executor.runReady(), ended == 50), 20'000);
        QCOMPARE(succeeded, 1);
        QCOMPARE(ask.balance(one.poor).creditsPosted + ask.balance(apart.poor).creditsPosted, std::uint64_t(1));
    }

    void a_hold_ends_exactly_once_whatever_the_clock_does_data() { engines(); }
    void a_hold_ends_exactly_once_whatever_the_clock_does()
    {
        const auto storage = house();
        ManualClock clock;
        const auto books = storage->open(clock);
        TestExecutor executor;
        Asking ask(*books, executor);
        const Scene one = scene(ask);
        const auto hold = [&](std::uint64_t amount, seconds time) {
            const Uuid made = id();
            if (!ask.transfer(makeTransfer(made, one.rich, one.poor, amount, time))) qFatal("no hold");
            return made;
        };

        // The last millisecond belongs to the hold, the next one does not.
        Uuid transfer = hold(10, seconds(5));
        clock.advance(std::chrono::milliseconds(4999));
        QVERIFY(ask.post({transfer}));
        transfer = hold(10, seconds(5));
        clock.advance(seconds(5));
        QCOMPARE(nameOf(ask.post({transfer})), nameOf(std::optional(TransferError::TransferExpired)));
        QVERIFY((ask.balance(one.rich) == Balances{10, 0, 100, 0}));

        // A balance alone, without any writing call, shows that the time is over; and so do find() and history.
        transfer = hold(90, seconds(5));
        QCOMPARE(ask.balance(one.rich).available(), std::uint64_t(0));
        clock.advance(seconds(5));
        QCOMPARE(ask.balance(one.rich).available(), std::uint64_t(90));
        QVERIFY((*ask.find(transfer))->state == TransferState::Expired);

        // Released is released: setting the clock back does not bring a hold back to life, or its money would be
        // promised twice.
        const UnixMs then = clock.now();
        transfer = hold(90, seconds(5));
        clock.advance(seconds(6));
        QVERIFY(ask.transfer(makeTransfer(id(), one.rich, one.poor, 90)));
        clock.setNow(then);
        QCOMPARE(nameOf(ask.post({transfer})), nameOf(std::optional(TransferError::TransferExpired)));
        QVERIFY((*ask.find(transfer))->state == TransferState::Expired);
        QVERIFY((ask.balance(one.rich) == Balances{100, 0, 100, 0}));

        // A hold made before the clock was set back lives until its own moment comes again.
        QVERIFY(ask.transfer(makeTransfer(id(), one.poor, one.rich, 50)));
        transfer = hold(50, seconds(5));
        clock.setNow(clock.now() - 3'600'000);
        QCOMPARE(ask.balance(one.rich).debitsPending, std::uint64_t(50));
        QVERIFY(ask.voidThem({transfer}));

        // Sleep and wake: hours later nothing is left of any hold.
        (void)hold(20, seconds(1));
        (void)hold(20, seconds(3600));
        clock.advance(std::chrono::hours(10));
        QVERIFY((ask.balance(one.rich) == Balances{100, 0, 150, 0}));

        // Post, void and the deadline at once: exactly one winner each time.
        for (int round = 0; round < 20; ++round) {
            transfer = hold(10, seconds(5));
            clock.advance(std::chrono::milliseconds(round % 2 ? 4999 : 5000));
            int ended = 0;
            int won = 0;
            const auto done = [&](const Result<void>& outcome) {
                ++ended;
                won += outcome.ok();
            };
            spawn(executor, books->post({transfer}), done);
            spawn(executor, books->voidTransfers({transfer}), done);
            if (round % 2) clock.advance(std::chrono::milliseconds(1));
            QTRY_VERIFY_WITH_TIMEOUT((executor.runReady(), ended == 2), 20'000);
            const TransferState state = (*ask.find(transfer))->state;
            QCOMPARE(won, state == TransferState::Expired ? 0 : 1);
            QCOMPARE(ask.balance(one.rich).debitsPending, std::uint64_t(0));
            if (state == TransferState::Posted) QVERIFY(ask.transfer(makeTransfer(id(), one.poor, one.rich, 10)));
        }
        QVERIFY(ask.balanced());
    }

    void everything_is_there_after_opening_again_data() { engines(); }
    void everything_is_there_after_opening_again()
    {
        const auto storage = house();
        ManualClock clock;
        auto books = storage->open(clock);
        TestExecutor executor;
        Uuid posted = id();
        Uuid pending = id();
        Uuid withReference = id();
        const Uuid reference = id();
        Scene one;
        {
            Asking ask(*books, executor);
            one = scene(ask);
            QVERIFY(ask.transfer(makeTransfer(posted, one.rich, one.poor, 10, seconds(60))));
            QVERIFY(ask.post({posted}));
            QVERIFY(ask.transfer(makeTransfer(pending, one.rich, one.poor, 20, seconds(60))));
            Transfer withdrawal = makeTransfer(withReference, one.rich, one.settlement, 5);
            withdrawal.kind = TransferKind::Withdrawal;
            withdrawal.reference = reference;
            QVERIFY(ask.transfer(withdrawal));
        }
        const UnixMs made = clock.now();
        for (int round = 0; round < 3; ++round) {
            books.reset();
            books = storage->open(clock);
            Asking ask(*books, executor);
            QVERIFY((ask.balance(one.rich) == Balances{15, 20, 100, 0}));
            QVERIFY((ask.balance(one.poor) == Balances{0, 0, 10, 20}));
            const auto record = ask.find(withReference);
            QVERIFY(record && *record);
            QVERIFY((*record)->transfer.kind == TransferKind::Withdrawal);
            QVERIFY((*record)->transfer.reference == reference);
            QCOMPARE((*record)->createdAt, made);
            QVERIFY((*record)->ledger == 1);
            QVERIFY(!(*record)->expiresAt);
            QVERIFY((*ask.find(pending))->expiresAt == made + 60'000);
            QCOMPARE(nameOf(ask.post({posted})), nameOf(std::optional(TransferError::AlreadyPosted)));
            QCOMPARE(nameOf(ask.transfer(makeTransfer(posted, one.rich, one.poor, 1))),
                     nameOf(std::optional(TransferError::TransferExists)));
            const auto history = ask.history(one.rich, 2);
            QVERIFY(history);
            QCOMPARE(history->debits.size(), std::size_t(2));
            QVERIFY(history->debits[0].transfer.id == posted);
            QVERIFY(history->debits[1].transfer.id == pending);
            QCOMPARE(history->credits.size(), std::size_t(1));
            QVERIFY(ask.balanced());
        }
        // The hold outlives the restart, and so does its end.
        clock.advance(seconds(60));
        books.reset();
        books = storage->open(clock);
        Asking ask(*books, executor);
        QVERIFY((ask.balance(one.rich) == Balances{15, 0, 100, 0}));
        QCOMPARE(nameOf(ask.voidThem({pending})), nameOf(std::optional(TransferError::TransferExpired)));
        QVERIFY(ask.history(key(), 10)->debits.empty());
        QVERIFY(!*ask.find(id()));
        QVERIFY(!(*ask.balances({key()}))[0]);
    }

    void many_holds_may_lapse_at_once_data() { engines(); }
    void many_holds_may_lapse_at_once()
    {
        const auto storage = house();
        ManualClock clock;
        const auto books = storage->open(clock);
        TestExecutor executor;
        Asking ask(*books, executor);
        const Scene one = scene(ask);
        QVERIFY(ask.transfer(makeTransfer(id(), one.settlement, one.rich, 10'000)));
        std::vector<Transfer> holds;
        for (int i = 0; i < 2500; ++i) holds.push_back(makeTransfer(id(), one.rich, one.poor, 1, seconds(5)));
        QVERIFY(ask.transfer(holds));
        clock.advance(seconds(5));
        QCOMPARE(ask.balance(one.rich).debitsPending, std::uint64_t(0));
        QCOMPARE(nameOf(ask.post({holds.back().id})), nameOf(std::optional(TransferError::TransferExpired)));
        QVERIFY(ask.balanced());
    }
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "ledgertest.moc"
