#include "server/ledger/moves.h"
#include "server/base/random.h"
#include "tests/server/ledger/enginesundertest.h"

#include <set>

#include <QObject>

using namespace signalbox;
using namespace signalbox::ledger;
using namespace signalbox::tests;
using std::chrono::seconds;

/// Movements between accounts (node-spec §6.4, §6.5; cases K13).
class MovesTest : public QObject
{
    Q_OBJECT

private:
    SeededRandom m_random{7};
    ManualClock m_clock;
    TestExecutor m_executor;
    std::unique_ptr<EmbeddedHouse> m_house;
    std::unique_ptr<Ledger> m_books;
    Party m_alder;
    Party m_birch;  ///< of alder's ledger
    Party m_cherry; ///< of another

    Party assetParty(const Party& party) const
    {
        return {{party.asset, AccountType::Asset}, party.ledger, party.asset};
    }
    std::uint64_t holds(const Party& party)
    {
        const auto amount = m_executor.run(spendable(*m_books, party.account));
        if (!amount || !*amount) qFatal("no balance");
        return **amount;
    }
    Result<std::vector<Uuid>> begin(const Party& source, const Party& destination, std::uint64_t sourceAmount,
                                    std::optional<std::uint64_t> destinationAmount = {})
    {
        Move move;
        move.source = source;
        move.destination = destination;
        move.sourceAmount = sourceAmount;
        move.destinationAmount = destinationAmount;
        move.timeout = seconds(5);
        return m_executor.run(beginMove(*m_books, move, m_clock, m_random));
    }
    static std::string nameOfMove(const Result<std::vector<Uuid>>& outcome)
    {
        return outcome ? std::string() : outcome.error().message;
    }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<EmbeddedHouse>();
        m_books = m_house->open(m_clock);
        Asking ask(*m_books, m_executor);
        const Uuid dollars = Uuid::v4(m_random);
        const Uuid euros = Uuid::v4(m_random);
        m_alder = {{Uuid::v4(m_random), AccountType::Peer}, 1, dollars};
        m_birch = {{Uuid::v4(m_random), AccountType::IncomingPayment}, 1, dollars};
        m_cherry = {{Uuid::v4(m_random), AccountType::Peer}, 2, euros};
        QVERIFY(ask.accounts(accountsOfAsset(dollars, 1)));
        QVERIFY(ask.accounts(accountsOfAsset(euros, 2)));
        QVERIFY(ask.accounts({{m_alder.account, 1}, {m_birch.account, 1}, {m_cherry.account, 2}}));
        for (const Party& party : {m_alder, assetParty(m_alder), assetParty(m_cherry)})
            QVERIFY(m_executor.run(deposit(*m_books, Uuid::v4(m_random), party, 100)));
    }
    void cleanup()
    {
        m_books.reset();
        m_house.reset();
    }

    void the_asset_account_bridges_amounts_and_ledgers_data()
    {
        QTest::addColumn<bool>("otherLedger");
        QTest::addColumn<quint64>("sent");
        QTest::addColumn<quint64>("received");
        QTest::addColumn<int>("sourceAsset");
        QTest::addColumn<int>("destinationAsset");
        QTest::newRow("same amount") << false << quint64(10) << quint64(10) << 0 << 0;
        QTest::newRow("1 to 2") << false << quint64(1) << quint64(2) << -1 << -1;
        QTest::newRow("2 to 1") << false << quint64(2) << quint64(1) << 1 << 1;
        QTest::newRow("cross asset") << true << quint64(20) << quint64(17) << 20 << -17;
    }
    void the_asset_account_bridges_amounts_and_ledgers()
    {
        QFETCH(const bool, otherLedger);
        QFETCH(const quint64, sent);
        QFETCH(const quint64, received);
        QFETCH(const int, sourceAsset);
        QFETCH(const int, destinationAsset);
        const Party destination = otherLedger ? m_cherry : m_birch;
        for (const bool posts : {false, true}) {
            const auto ids = begin(m_alder, destination, sent, received);
            QVERIFY(ids);
            QCOMPARE(holds(m_alder), 100 - sent);
            Asking ask(*m_books, m_executor);
            QVERIFY(posts ? ask.post(*ids) : ask.voidThem(*ids));
            QCOMPARE(holds(m_alder), posts ? 100 - sent : 100);
            QCOMPARE(holds(destination), posts ? received : 0);
            QCOMPARE(int(holds(assetParty(m_alder))), posts ? 100 + sourceAsset : 100);
            QCOMPARE(int(holds(assetParty(destination))), posts ? 100 + destinationAsset : 100);
            QCOMPARE(nameOf(posts ? ask.post(*ids) : ask.voidThem(*ids)),
                     nameOf(std::optional(posts ? TransferError::AlreadyPosted : TransferError::AlreadyVoided)));
            QVERIFY(ask.balanced());
        }
    }

    void every_refusal_of_a_move_has_its_name()
    {
        const auto is = [](const Result<std::vector<Uuid>>& outcome, TransferError error) {
            return nameOfMove(outcome) == toError(error).message;
        };
        QVERIFY(is(begin(m_alder, m_alder, 0, 0), TransferError::SameAccounts));
        QVERIFY(is(begin(m_alder, m_birch, 0, 0), TransferError::InvalidSourceAmount));
        QVERIFY(is(begin(m_alder, m_birch, 1, 0), TransferError::InvalidDestinationAmount));
        QVERIFY(is(begin(m_alder, m_cherry, 1), TransferError::InvalidDestinationAmount));
        QVERIFY(is(begin(m_alder, m_birch, 101), TransferError::InsufficientBalance));
        QVERIFY(is(begin(m_alder, m_cherry, 101, 1), TransferError::InsufficientBalance));
        QVERIFY(is(begin(m_alder, m_cherry, 1, 101), TransferError::InsufficientLiquidity));
        QVERIFY(is(begin(m_alder, m_birch, 1, 102), TransferError::InsufficientLiquidity));
        // More leaves the source than it has, although the part for the destination would be covered.
        QVERIFY(is(begin(m_alder, m_birch, 101, 100), TransferError::InsufficientBalance));
        QCOMPARE(holds(m_alder), std::uint64_t(100));
        QCOMPARE(holds(m_birch), std::uint64_t(0));
        const Party nobody{{Uuid::v4(m_random), AccountType::Peer}, 1, m_alder.asset};
        QVERIFY(is(begin(nobody, m_birch, 1), TransferError::UnknownSourceAccount));
        QVERIFY(is(begin(m_alder, nobody, 1), TransferError::UnknownDestinationAccount));
    }

    void a_move_that_is_neither_posted_nor_voided_lapses()
    {
        QVERIFY(begin(m_alder, m_cherry, 60, 50));
        m_clock.advance(seconds(5));
        QCOMPARE(holds(m_alder), std::uint64_t(100));
        QCOMPARE(holds(assetParty(m_cherry)), std::uint64_t(100));
    }

    void withdrawals_are_final_or_held_as_the_timeout_says()
    {
        Asking ask(*m_books, m_executor);
        const auto take = [&](const Uuid& id, std::uint64_t amount, std::optional<seconds> timeout) {
            return m_executor.run(withdraw(*m_books, id, m_alder, amount, timeout));
        };
        const Uuid final = Uuid::v4(m_random);
        QVERIFY(take(final, 10, seconds(0)));
        QCOMPARE(nameOf(ask.post({final})), nameOf(std::optional(TransferError::AlreadyPosted)));
        QVERIFY(take(Uuid::v4(m_random), 10, std::nullopt));
        QCOMPARE(nameOf(take(Uuid::v4(m_random), 1, seconds(-1))),
                 nameOf(std::optional(TransferError::InvalidTimeout)));
        QCOMPARE(nameOf(take(Uuid::v4(m_random), 81, seconds(0))),
                 nameOf(std::optional(TransferError::InsufficientBalance)));
        QCOMPARE(nameOf(take(Uuid::v4(m_random), 0, seconds(0))), nameOf(std::optional(TransferError::InvalidAmount)));
        QCOMPARE(nameOf(take(final, 1, seconds(0))), nameOf(std::optional(TransferError::TransferExists)));
        const Uuid held = Uuid::v4(m_random);
        QVERIFY(take(held, 30, seconds(1)));
        QCOMPARE(holds(m_alder), std::uint64_t(50));
        m_clock.advance(seconds(2));
        QCOMPARE(nameOf(ask.post({held})), nameOf(std::optional(TransferError::TransferExpired)));
        QCOMPARE(holds(m_alder), std::uint64_t(80));
        const auto record = ask.find(final);
        QVERIFY(record && *record && (*record)->transfer.kind == TransferKind::Withdrawal);
    }

    void every_error_has_a_sentence_of_its_own_and_finds_back()
    {
        std::set<std::string> sentences;
        for (int error = 0; error <= int(TransferError::InvalidDestinationAmount); ++error) {
            const Error told = toError(TransferError(error), 3);
            QVERIFY(told.refused());
            QVERIFY(sentences.insert(told.message).second);
            QVERIFY(transferErrorOf(told) == TransferError(error));
            QVERIFY(refusedLeg(told) == 3U);
        }
        QVERIFY(!transferErrorOf(Error{ErrorCode::Internal, "Something else.", {}}));
        QVERIFY(!refusedLeg(Error{ErrorCode::Internal, "Something else.", "leg x"}));
    }
};

QTEST_GUILESS_MAIN(MovesTest)
#include "movestest.moc"
