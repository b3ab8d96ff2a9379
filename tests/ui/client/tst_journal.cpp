#include "tests/ui/client/waiting.h"
#include "ui/client/holds.h"
#include "ui/client/intentjournal.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;
using Code = Error::Code;

Q_DECLARE_METATYPE(signalbox::ui::MoneyAct)
Q_DECLARE_METATYPE(signalbox::ui::IntentState)

namespace {

MoneyIntent anIntent(MoneyAct act = MoneyAct::Withdraw)
{
    MoneyIntent intent;
    intent.act = act;
    intent.accountKind = AccountKind::Peer;
    intent.accountId = QStringLiteral("a7b1c0de-0000-4000-8000-000000000001");
    intent.accountName = QStringLiteral("Größe \"quoted\"; DROP TABLE intents");
    intent.amount = std::numeric_limits<quint64>::max();
    intent.asset = {QStringLiteral("asset"), QStringLiteral("USD"), 9};
    intent.reason = QStringLiteral("because");
    if (act == MoneyAct::PostHold || act == MoneyAct::VoidHold) intent.holdId = QStringLiteral("hold-1");
    return intent;
}

Error nodeSays(Code code, const QString& message, const QString& nodeCode)
{
    return {code, message, {}, nodeCode};
}

} // namespace

class JournalTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<IntentJournal> m_journal;
    qint64 m_now = 1'795'000'000'000;

    void open()
    {
        m_journal.reset();
        m_store.reset();
        m_store = std::make_unique<LocalStore>(m_folder->path());
        m_journal = std::make_unique<IntentJournal>(
            *m_store, [this] { return m_now; }, randomIds());
    }

    RecordedIntent recorded(const MoneyIntent& intent)
    {
        return wait(m_journal->record(intent, QStringLiteral("profile"))).value();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup()
    {
        m_journal.reset();
        m_store.reset();
    }

    void what_is_recorded_is_there_after_reopening_with_the_same_keys()
    {
        const RecordedIntent before = recorded(anIntent());
        QVERIFY(before.idempotencyKey() != before.transferId());
        open();
        const QList<JournalEntry> after = *wait(m_journal->unfinished());
        QCOMPARE(after.size(), 1);
        QVERIFY(after.first().intent == before);
        QCOMPARE(after.first().state, IntentState::Recorded);
    }

    void two_acts_never_share_a_key()
    {
        QSet<QString> keys;
        for (int i = 0; i < 50; ++i) {
            const RecordedIntent one = recorded(anIntent());
            keys << one.id() << one.idempotencyKey() << one.transferId();
        }
        QCOMPARE(keys.size(), 150);
    }

    void posting_a_hold_uses_the_holds_own_transfer()
    {
        QCOMPARE(recorded(anIntent(MoneyAct::PostHold)).transferId(), QStringLiteral("hold-1"));
    }

    void an_answer_settles_an_act_or_leaves_it_unknown_data()
    {
        QTest::addColumn<MoneyAct>("act");
        QTest::addColumn<int>("code"); // -1: success
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("nodeCode");
        QTest::addColumn<IntentState>("first");  // the only sending
        QTest::addColumn<IntentState>("second"); // after one whose answer never came
        const auto row = [](const char* name, MoneyAct act, int code, const char* message, const char* nodeCode,
                            IntentState first, IntentState second) {
            QTest::newRow(name) << act << code << QString::fromLatin1(message) << QString::fromLatin1(nodeCode) << first
                                << second;
        };
        using enum IntentState;
        using enum MoneyAct;
        row("done", Withdraw, -1, "", "", Done, Done);
        row("refused for money", Withdraw, int(Code::Insufficient), "Insufficient transfer balance", "FORBIDDEN",
            Refused, Refused);
        row("unknown peer", Withdraw, int(Code::NotFound), "Unknown peer", "NOT_FOUND", Refused, Unknown);
        row("bad input", Withdraw, int(Code::InvalidInput), "Invalid transfer id", "BAD_USER_INPUT", Refused, Unknown);
        row("not let in", Withdraw, int(Code::Unauthorized), "no", "", Refused, Unknown);
        row("not reached", Withdraw, int(Code::Unreachable), "no", "", Refused, Unknown);
        row("other certificate", Withdraw, int(Code::Untrusted), "no", "", Refused, Unknown);
        row("timeout", Withdraw, int(Code::Timeout), "no", "", Unknown, Unknown);
        row("broken off", Deposit, int(Code::Unavailable), "no", "", Unknown, Unknown);
        row("dropped here", Deposit, int(Code::Cancelled), "", "", Unknown, Unknown);
        row("unreadable", Deposit, int(Code::Corrupt), "no", "", Unknown, Unknown);
        row("failed inside", Deposit, int(Code::Internal), "Internal server error", "INTERNAL_SERVER_ERROR", Unknown,
            Unknown);
        row("still being done", Deposit, int(Code::Internal), "Concurrent request for idempotencyKey: k",
            "INTERNAL_SERVER_ERROR", Unknown, Unknown);
        row("this transfer exists", Deposit, int(Code::Conflict), "Transfer already exists", "DUPLICATE", Done, Done);
        row("post: posted", PostHold, int(Code::Conflict), "Transfer already posted", "CONFLICT", Refused, Done);
        row("post: voided", PostHold, int(Code::Conflict), "Transfer already voided", "CONFLICT", Refused, Refused);
        row("post: expired", PostHold, int(Code::Forbidden), "Transfer already expired", "FORBIDDEN", Refused, Refused);
        row("post: unknown hold", PostHold, int(Code::NotFound), "Unknown transfer", "NOT_FOUND", Refused, Refused);
        row("void: voided", VoidHold, int(Code::Conflict), "Transfer already voided", "CONFLICT", Refused, Done);
        row("void: posted", VoidHold, int(Code::Conflict), "Transfer already posted", "CONFLICT", Refused, Refused);
    }

    void an_answer_settles_an_act_or_leaves_it_unknown()
    {
        QFETCH(MoneyAct, act);
        QFETCH(int, code);
        QFETCH(QString, message);
        QFETCH(QString, nodeCode);
        const Result<Receipt> answer =
            code < 0 ? Result<Receipt>(Receipt{}) : Result<Receipt>(nodeSays(Code(code), message, nodeCode));

        const RecordedIntent once = recorded(anIntent(act));
        QVERIFY(wait(m_journal->markSent(once)));
        QTEST(wait(m_journal->settle(once, answer))->state, "first");

        const RecordedIntent twice = recorded(anIntent(act));
        QVERIFY(wait(m_journal->markSent(twice)));
        QVERIFY(wait(m_journal->markSent(twice)));
        const Result<Settlement> settled = wait(m_journal->settle(twice, answer));
        QTEST(settled->state, "second");
        const bool refusedOrOpen = settled->state != IntentState::Done;
        if (refusedOrOpen) QCOMPARE(settled->error.message, message);
    }

    void doubt_stays_once_it_is_there()
    {
        const RecordedIntent intent = recorded(anIntent());
        QVERIFY(wait(m_journal->markSent(intent)));
        QVERIFY(wait(m_journal->settle(intent, Error{Code::Timeout, {}, {}, {}})));
        QVERIFY(wait(m_journal->markSent(intent)));
        QCOMPARE(wait(m_journal->settle(intent, Error{Code::Unreachable, {}, {}, {}}))->state, IntentState::Unknown);
        QVERIFY(wait(m_journal->markSent(intent)));
        QCOMPARE(wait(m_journal->settle(intent, Error{Code::Unauthorized, {}, {}, {}}))->state, IntentState::Unknown);
        QCOMPARE(wait(m_journal->unfinished())->size(), 1);
    }

    void a_finished_act_is_never_sent_again()
    {
        const RecordedIntent intent = recorded(anIntent());
        QVERIFY(wait(m_journal->markSent(intent)));
        QVERIFY(wait(m_journal->settle(intent, Receipt{})));
        QCOMPARE(wait(m_journal->markSent(intent)).error().code, Code::Conflict);
        QCOMPARE(wait(m_journal->abandon(intent.id())).error().code, Code::Conflict);
        QVERIFY(wait(m_journal->unfinished())->isEmpty());
        QCOMPARE(wait(m_journal->entries(10))->size(), 1);
    }

    void an_abandoned_act_is_never_sent_again()
    {
        const RecordedIntent intent = recorded(anIntent());
        QVERIFY(wait(m_journal->abandon(intent.id())));
        QCOMPARE(wait(m_journal->markSent(intent)).error().code, Code::Conflict);
        QCOMPARE(wait(m_journal->entries(10))->first().state, IntentState::Abandoned);
    }

    void a_hold_is_kept_with_a_deadline_counted_from_the_first_sending()
    {
        MoneyIntent wish = anIntent();
        wish.holdSeconds = 3600;
        const RecordedIntent intent = recorded(wish);
        m_now += 1'000;
        const qint64 sentAt = m_now;
        QVERIFY(wait(m_journal->markSent(intent)));
        QVERIFY(wait(m_journal->settle(intent, Error{Code::Timeout, {}, {}, {}})));
        m_now += 60'000;
        QVERIFY(wait(m_journal->markSent(intent)));
        QCOMPARE(wait(m_journal->settle(intent, nodeSays(Code::Conflict, QStringLiteral("Transfer already exists"),
                                                         QStringLiteral("DUPLICATE"))))
                     ->state,
                 IntentState::Done);
        HoldBook book(*m_store);
        const QList<Hold> holds = *wait(book.holdsOf(QStringLiteral("profile"), HoldBook::Which::Waiting, 100));
        QCOMPARE(holds.size(), 1);
        QCOMPARE(holds.first().transferId, intent.transferId());
        QCOMPARE(holds.first().amount, wish.amount);
        QCOMPARE(holds.first().expiresAt.toMSecsSinceEpoch(), sentAt + 3'600'000);

        MoneyIntent post = anIntent(MoneyAct::PostHold);
        post.holdId = intent.transferId();
        const RecordedIntent posting = recorded(post);
        QVERIFY(wait(m_journal->markSent(posting)));
        QVERIFY(wait(m_journal->settle(posting, Receipt{})));
        QVERIFY(wait(book.holdsOf(QStringLiteral("profile"), HoldBook::Which::Waiting, 100))->isEmpty());
        QCOMPARE(wait(book.holdsOf(QStringLiteral("profile"), HoldBook::Which::All, 100))->first().state,
                 HoldState::Posted);
    }

    void a_withdrawal_at_once_makes_no_hold()
    {
        const RecordedIntent intent = recorded(anIntent());
        QVERIFY(wait(m_journal->markSent(intent)));
        QVERIFY(wait(m_journal->settle(intent, Receipt{})));
        HoldBook book(*m_store);
        QVERIFY(wait(book.holdsOf(QStringLiteral("profile"), HoldBook::Which::All, 100))->isEmpty());
    }

    void holds_made_here_and_elsewhere_are_joined()
    {
        const QDateTime start = QDateTime::fromMSecsSinceEpoch(m_now, Qt::UTC);
        const auto hold = [&](const char* id, HoldState state) {
            Hold one;
            one.transferId = QString::fromLatin1(id);
            one.expiresAt = start.addSecs(100);
            one.state = state;
            return one;
        };
        const auto transfer = [&](const char* id, TransferType type, TransferState state, int seconds) {
            TransferRow row;
            row.id = QString::fromLatin1(id);
            row.type = type;
            row.state = state;
            row.amount = 5;
            if (seconds > 0) row.expiresAt = start.addSecs(seconds);
            return row;
        };
        Transfers transfers;
        transfers.debits = {transfer("here", TransferType::Withdrawal, TransferState::Pending, 90),
                            transfer("posted elsewhere", TransferType::Withdrawal, TransferState::Posted, 0),
                            transfer("posted here", TransferType::Withdrawal, TransferState::Pending, 90),
                            transfer("foreign", TransferType::Withdrawal, TransferState::Pending, 50),
                            transfer("lapsed", TransferType::Withdrawal, TransferState::Pending, 5),
                            transfer("payment", TransferType::Transfer, TransferState::Pending, 50),
                            transfer("old", TransferType::Withdrawal, TransferState::Posted, 0)};
        QList<Hold> holds = joinHolds({hold("here", HoldState::Held), hold("posted elsewhere", HoldState::Held),
                                       hold("posted here", HoldState::Posted), hold("silent", HoldState::Held)},
                                      {AccountKind::Peer, QStringLiteral("peer"), QStringLiteral("Peer"), {}},
                                      QStringLiteral("profile"), transfers);
        settleDeadlines(holds, start.addSecs(10));
        QStringList told;
        for (const Hold& one : holds) {
            told << QStringLiteral("%1:%2:%3").arg(one.transferId).arg(int(one.state)).arg(one.madeHere);
        }
        told.sort();
        QCOMPARE(told, (QStringList{QStringLiteral("foreign:0:0"), QStringLiteral("here:0:1"),
                                    QStringLiteral("lapsed:3:0"), QStringLiteral("posted elsewhere:1:1"),
                                    QStringLiteral("posted here:1:1"), QStringLiteral("silent:0:1")}));
        QCOMPARE(holds.first().transferId, QStringLiteral("lapsed"));
    }

    void the_store_survives_a_damaged_file_and_says_so_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("binary") << QByteArray(8192, '\x5a');
        QTest::newRow("text") << QByteArray("not a database at all, but quite long enough to look like one maybe");
        QTest::newRow("a good head and nothing else") << QByteArray("SQLite format 3\0", 16) + QByteArray(84, '\x11');
    }

    void the_store_survives_a_damaged_file_and_says_so()
    {
        QFETCH(QByteArray, content);
        cleanup();
        const QString path = m_folder->filePath(QLatin1String(LocalStore::fileName));
        for (const QString& old : QDir(m_folder->path()).entryList(QDir::Files)) QFile::remove(m_folder->filePath(old));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        open();
        const Result<QString> opened = wait(m_store->opened());
        QVERIFY(opened);
        QVERIFY2(opened->contains(QLatin1String(".damaged-")), qPrintable(*opened));
        QVERIFY(wait(m_journal->record(anIntent(), QStringLiteral("profile"))));
        const QStringList kept = QDir(m_folder->path()).entryList({QStringLiteral("*.damaged-*")});
        QCOMPARE(kept.size(), 1);
        QFile aside(m_folder->filePath(kept.first()));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
    }

    void an_empty_file_becomes_a_store()
    {
        cleanup();
        QFile file(m_folder->filePath(QLatin1String(LocalStore::fileName)));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.close();
        open();
        QVERIFY(wait(m_journal->record(anIntent(), QStringLiteral("profile"))));
    }

    void a_store_of_a_newer_version_is_left_alone()
    {
        QVERIFY(wait(m_store->run<void>([](QSqlDatabase& database) -> Result<void> {
            const auto run = sqlRun(database, QStringLiteral("PRAGMA user_version=99"));
            return run ? Result<void>() : Result<void>(run.error());
        })));
        open();
        QCOMPARE(wait(m_store->opened()).error().code, Code::Corrupt);
        QCOMPARE(wait(m_journal->record(anIntent(), QStringLiteral("profile"))).error().code, Code::Corrupt);
        QVERIFY(QDir(m_folder->path()).entryList({QStringLiteral("*.damaged-*")}).isEmpty());
    }

    void nothing_is_recorded_where_nothing_can_be_written()
    {
        cleanup();
        QFile inTheWay(m_folder->filePath(QStringLiteral("file")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        m_store = std::make_unique<LocalStore>(m_folder->filePath(QStringLiteral("file/folder")));
        m_journal = std::make_unique<IntentJournal>(
            *m_store, [this] { return m_now; }, randomIds());
        const Result<RecordedIntent> result = wait(m_journal->record(anIntent(), QStringLiteral("profile")));
        QCOMPARE(result.error().code, Code::Unavailable);
        QVERIFY(!result.error().message.isEmpty());
    }

    void money_is_written_with_the_strongest_sync()
    {
        const Result<QStringList> pragmas =
            wait(m_store->run<QStringList>([](QSqlDatabase& database) -> Result<QStringList> {
                QStringList values;
                for (const char* name : {"journal_mode", "synchronous"}) {
                    const auto run = sqlRun(database, QStringLiteral("PRAGMA %1").arg(QLatin1String(name)));
                    if (!run) return run.error();
                    (*run)->next();
                    values << (*run)->value(0).toString();
                }
                return values;
            }));
        QCOMPARE(*pragmas, (QStringList{QStringLiteral("wal"), QStringLiteral("2")}));
    }
};

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
