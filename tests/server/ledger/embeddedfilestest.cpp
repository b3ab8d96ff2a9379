#include "server/base/random.h"
#include "server/ledger/embedded/bytes.h"
#include "server/ledger/embedded/idmap.h"
#include "server/ledger/musthold.h"
#include "tests/server/ledger/enginesundertest.h"
#include "tests/support/seed.h"

#include <filesystem>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QObject>

using namespace signalbox;
using namespace signalbox::ledger;
using namespace signalbox::ledger::embedded;
using namespace signalbox::tests;
using std::chrono::seconds;

/// The embedded engine's files when somebody else touches them, and the parts it is made of (promise P8).
class EmbeddedFilesTest : public QObject
{
    Q_OBJECT

private:
    SeededRandom m_random{tests::seed()};
    ManualClock m_clock;
    TestExecutor m_executor;
    AccountKey m_settlement;
    AccountKey m_peer;
    std::vector<Uuid> m_ids;

    static Result<std::unique_ptr<Ledger>> open(const std::string& path, const Clock& clock)
    {
        EmbeddedOptions options;
        options.path = path;
        options.changesPerCheckpoint = 16;
        return openEmbedded(options, clock);
    }
    static std::string indexOf(const EmbeddedHouse& house)
    {
        return std::filesystem::path(house.path()).replace_filename("ledger-index.db").string();
    }
    void fill(Ledger& books, int transfers)
    {
        Asking ask(books, m_executor);
        const Uuid asset = Uuid::v4(m_random);
        m_settlement = {asset, AccountType::Settlement};
        m_peer = {asset, AccountType::Asset};
        QVERIFY(ask.accounts({{m_settlement, 1}, {m_peer, 1}}));
        m_ids.clear();
        for (int i = 0; i < transfers; ++i) {
            m_ids.push_back(i % 2 ? Uuid::v4(m_random) : Uuid::v7(m_clock, m_random));
            QVERIFY(ask.transfer(makeTransfer(m_ids.back(), m_settlement, m_peer, 1)));
        }
    }
    void isWhole(Ledger& books)
    {
        Asking ask(books, m_executor);
        QCOMPARE(ask.balance(m_peer).creditsPosted, std::uint64_t(m_ids.size()));
        for (const Uuid& id : m_ids) {
            const auto record = ask.find(id);
            QVERIFY(record && *record);
            QCOMPARE(nameOf(ask.transfer(makeTransfer(id, m_settlement, m_peer, 1))),
                     nameOf(std::optional(TransferError::TransferExists)));
        }
        const auto history = ask.history(m_peer, 1000);
        QVERIFY(history);
        QCOMPARE(history->credits.size(), m_ids.size());
        for (std::size_t i = 0; i < m_ids.size(); ++i) QVERIFY(history->credits[i].transfer.id == m_ids[i]);
        QVERIFY(ask.balanced());
    }
    static void damage(const std::string& path)
    {
        QFile file(QString::fromStdString(path));
        if (!file.open(QIODevice::ReadWrite)) qFatal("cannot open the file to damage");
        for (qint64 at = 4096 + 100; at < file.size(); at += 256) {
            file.seek(at);
            file.write("damaged", 7);
        }
    }

private Q_SLOTS:
    void a_second_one_is_kept_out_and_the_first_goes_on()
    {
        const EmbeddedHouse house;
        auto books = open(house.path(), m_clock);
        QVERIFY(books);
        const auto second = open(house.path(), m_clock);
        QVERIFY(!second && second.error().code == ErrorCode::Conflict);
        fill(**books, 3);
        isWhole(**books);
        books->reset();
        QVERIFY(open(house.path(), m_clock));
    }

    void a_lost_or_damaged_index_is_made_again_from_the_journal_data()
    {
        QTest::addColumn<QString>("how");
        for (const char* how : {"removed", "damaged", "not a database", "of another ledger"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void a_lost_or_damaged_index_is_made_again_from_the_journal()
    {
        QFETCH(const QString, how);
        const EmbeddedHouse house;
        auto books = open(house.path(), m_clock);
        QVERIFY(books);
        if (how == QStringLiteral("of another ledger")) {
            const EmbeddedHouse other;
            auto foreign = open(other.path(), m_clock);
            fill(**foreign, 40);
            foreign->reset();
            fill(**books, 200);
            books->reset();
            std::filesystem::copy_file(indexOf(other), indexOf(house),
                                       std::filesystem::copy_options::overwrite_existing);
        } else {
            fill(**books, 200);
            books->reset();
            if (how == QStringLiteral("removed")) std::filesystem::remove(indexOf(house));
            if (how == QStringLiteral("damaged")) damage(indexOf(house));
            if (how == QStringLiteral("not a database")) {
                QFile file(QString::fromStdString(indexOf(house)));
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(QByteArray(8192, 'x'));
            }
        }
        books = open(house.path(), m_clock);
        QVERIFY2(books, books ? "" : books.error().detail.c_str());
        isWhole(**books);
        const bool putAside = how == QStringLiteral("damaged") || how == QStringLiteral("not a database");
        QCOMPARE(std::filesystem::exists(indexOf(house) + ".damaged"), putAside);
    }

    void a_damaged_journal_is_named_and_left_untouched()
    {
        const EmbeddedHouse house;
        auto books = open(house.path(), m_clock);
        QVERIFY(books);
        fill(**books, 100);
        books->reset();
        damage(house.path());
        QFile file(QString::fromStdString(house.path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        for (int i = 0; i < 2; ++i) {
            const auto refused = open(house.path(), m_clock);
            QVERIFY(!refused && refused.error().code == ErrorCode::Corrupt);
            QVERIFY(refused.error().message.find(house.path()) != std::string::npos);
        }
        file.seek(0);
        QCOMPARE(file.readAll(), before);
    }

    void a_folder_that_is_missing_is_said()
    {
        const auto refused = open("/nonexistent/folder/ledger.db", m_clock);
        QVERIFY(!refused && refused.error().code == ErrorCode::Unavailable);
    }

    void calls_under_way_are_answered_when_it_stops()
    {
        const EmbeddedHouse house;
        auto books = open(house.path(), m_clock);
        QVERIFY(books);
        fill(**books, 1);
        int ended = 0;
        int made = 0;
        for (int i = 0; i < 200; ++i)
            spawn(m_executor, (*books)->createTransfers({makeTransfer(Uuid::v4(m_random), m_settlement, m_peer, 1)}),
                  [&](const Result<void>& outcome) {
                      ++ended;
                      made += outcome.ok();
                      if (!outcome && outcome.error().code != ErrorCode::Cancelled) qFatal("another error");
                  });
        books->reset();
        m_executor.runReady();
        QCOMPARE(ended, 200);
        books = open(house.path(), m_clock);
        QCOMPARE(Asking(**books, m_executor).balance(m_peer).creditsPosted, std::uint64_t(1 + made));
    }

    void an_id_map_equals_a_plain_map()
    {
        std::mt19937_64 random(tests::seed());
        IdMap<std::uint64_t> map;
        std::map<Uuid, std::uint64_t> plain;
        std::vector<Uuid> ids;
        for (int i = 0; i < 600; ++i) ids.push_back(Uuid::v4(m_random));
        for (int step = 0; step < 50'000; ++step) {
            const Uuid& id = ids[random() % (step / 10'000 % 2 ? 40 : ids.size())];
            switch (random() % 3) {
            case 0:
                map.put(id, random());
                plain[id] = *map.find(id);
                break;
            case 1:
                QCOMPARE(map.erase(id), plain.erase(id) > 0);
                break;
            default:
                QCOMPARE(map.find(id) != nullptr, plain.contains(id));
                if (plain.contains(id)) QCOMPARE(*map.find(id), plain.at(id));
            }
            QCOMPARE(map.size(), plain.size());
            if (step % 9000 == 8999) {
                map.clear();
                plain.clear();
            }
        }
        std::size_t visited = 0;
        map.forEach([&](const Uuid& id, std::uint64_t value) { visited += plain.at(id) == value; });
        QCOMPARE(visited, plain.size());
        QVERIFY(!map.find(Uuid()));
    }

    void a_seal_notices_every_changed_byte()
    {
        Bytes bytes;
        for (std::uint64_t i = 0; i < 13; ++i) putVarint(bytes, i * i * 12'345'678'901ULL);
        const Bytes content = bytes;
        seal(bytes);
        QVERIFY(unseal(bytes) && std::ranges::equal(*unseal(bytes), content));
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            Bytes changed = bytes;
            changed[at] = std::uint8_t(changed[at] ^ 0x10);
            QVERIFY(!unseal(changed));
        }
        QVERIFY(!unseal(ByteView(bytes).first(bytes.size() - 1)));
        std::size_t at = 0;
        for (std::uint64_t i = 0; i < 13; ++i) QVERIFY(takeVarint(content, at) == i * i * 12'345'678'901ULL);
        QVERIFY(!takeVarint(content, at));
    }

    void wrong_books_stop_the_process_with_code_5()
    {
        const auto codeOf = [](const std::function<void()>& work) {
            const pid_t child = ::fork();
            if (child == 0) {
                work();
                ::_exit(0);
            }
            int status = 0;
            ::waitpid(child, &status, 0);
            return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        };
        QCOMPARE(codeOf([] {
                     BooksCheck books;
                     books.add(1, {1, 0, 0, 0});
                     books.mustBalance();
                 }),
                 5);
        QCOMPARE(codeOf([] {
                     BooksCheck books;
                     books.add(1, {1, 2, 0, 0});
                     books.add(2, {0, 0, 1, 2});
                     books.mustBalance();
                 }),
                 5);
        QCOMPARE(codeOf([] { mustNotBeOverdrawn(AccountType::Peer, {5, 1, 5, 0}); }), 5);
        QCOMPARE(codeOf([] { mustNotBeOverdrawn(AccountType::Settlement, {5, 0, 5, 1}); }), 5);
        QCOMPARE(codeOf([] {
                     BooksCheck books;
                     books.add(1, {1, 2, 0, 0});
                     books.add(1, {0, 0, 1, 2});
                     books.mustBalance();
                     mustNotBeOverdrawn(AccountType::Peer, {4, 1, 5, 0});
                 }),
                 0);
    }
};

QTEST_GUILESS_MAIN(EmbeddedFilesTest)
#include "embeddedfilestest.moc"
