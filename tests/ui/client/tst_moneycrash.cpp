#include "tests/ui/client/fakenode.h"
#include "tests/ui/client/waiting.h"
#include "ui/client/graphqlnodeclient.h"
#include "ui/client/httptransport.h"
#include "ui/client/moneyacts.h"

#include <cstdio>
#include <QCoreApplication>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;
using Code = Error::Code;

namespace {

std::unique_ptr<GraphQlNodeClient> clientOf(const QUrl& url)
{
    HttpTransportOptions options;
    options.url = url;
    options.secret = Secret("secret");
    options.timeoutMs = 20'000;
    GraphQlNodeClient::Options how;
    how.dialect = Dialect::V2;
    how.heartbeatMs = 0;
    return std::make_unique<GraphQlNodeClient>(std::make_unique<HttpTransport>(options, systemNowMs()), how,
                                               systemNowMs());
}

MoneyIntent theIntent()
{
    MoneyIntent intent;
    intent.act = MoneyAct::Withdraw;
    intent.accountKind = AccountKind::Peer;
    intent.accountId = QStringLiteral("b0ba5e0c-0000-4000-8000-000000000001");
    intent.accountName = QStringLiteral("Cloud Nine");
    intent.amount = 50'00;
    intent.asset = {QStringLiteral("a"), QStringLiteral("USD"), 2};
    return intent;
}

void tell(const char* word)
{
    std::puts(word);
    std::fflush(stdout);
}

/// The console that will be killed: does a money act and stands still where it is told to.
int child(const QStringList& arguments)
{
    const QString point = arguments.at(2);
    LocalStore store(arguments.at(3));
    IntentJournal journal(store, systemNowMs(), randomIds());
    const auto client = clientOf(QUrl(arguments.at(4)));
    MoneyActs acts(journal);
    QObject here;
    const QString profile = QStringLiteral("profile");
    if (point == QLatin1String("whole")) {
        (void)acts.perform(client.get(), profile, theIntent());
        return QCoreApplication::exec();
    }
    whenReady(journal.record(theIntent(), profile), &here, [&](const Result<RecordedIntent>& intent) {
        if (point == QLatin1String("recorded")) return tell("there");
        whenReady(journal.markSent(*intent), &here, [&, intent = *intent](const Result<void>&) {
            if (point == QLatin1String("marked")) return tell("there");
            whenReady(client->perform(intent), &here, [](const Result<Receipt>&) { tell("there"); });
        });
    });
    return QCoreApplication::exec();
}

/// A ledger as the node has one: a transfer id works once, and a key gives its first answer again.
class Ledger
{
public:
    Reply answer(const Heard& request)
    {
        const QJsonObject input =
            request.json().value(QLatin1String("variables")).toObject().value(QLatin1String("input")).toObject();
        const QString id = input.value(QLatin1String("id")).toString();
        const QString key = input.value(QLatin1String("idempotencyKey")).toString();
        keys << key;
        if (transfers.contains(id) && !(remembersKeys && answeredKeys.contains(key))) {
            return Reply::refusal(QStringLiteral("Transfer already exists"), QStringLiteral("DUPLICATE"));
        }
        transfers << id;
        answeredKeys << key;
        return Reply::data(
            {{QStringLiteral("createPeerLiquidityWithdrawal"), QJsonObject{{QStringLiteral("success"), true}}}});
    }

    QSet<QString> transfers;
    QSet<QString> keys;
    QSet<QString> answeredKeys;
    bool remembersKeys = true; ///< false: the key's time has run out
};

} // namespace

/// The console dies in the middle of a money act (RELIABILITY test 28).
class MoneyCrashTest : public QObject
{
    Q_OBJECT

    /// Starts a console over again in `folder`, resumes what it finds, and looks whether money moved once.
    static void resumeAll(const QString& folder, FakeNode& node, int expectedUnfinished)
    {
        LocalStore store(folder);
        IntentJournal journal(store, systemNowMs(), randomIds());
        const auto client = clientOf(node.url());
        MoneyActs acts(journal);
        const Result<QList<JournalEntry>> unfinished = wait(acts.unfinished());
        QVERIFY(unfinished);
        if (expectedUnfinished >= 0) QCOMPARE(unfinished->size(), expectedUnfinished);
        for (const JournalEntry& entry : *unfinished) {
            QCOMPARE(entry.intent.intent(), theIntent());
            const Result<Settlement> settled = wait(acts.resume(client.get(), entry.intent));
            QVERIFY(settled);
            QCOMPARE(settled->state, IntentState::Done);
        }
        QVERIFY(wait(acts.unfinished())->isEmpty());
        QCOMPARE(wait(journal.entries(10))->size(), 1);
        QCOMPARE(wait(journal.entries(10))->first().state, IntentState::Done);
    }

private Q_SLOTS:
    void a_killed_console_finds_its_act_and_never_pays_twice_data()
    {
        QTest::addColumn<QString>("point");
        QTest::addColumn<bool>("answers"); // the node answers the first sending
        QTest::addColumn<bool>("remembers");
        QTest::addColumn<int>("paidBefore"); // by the time of the kill
        for (const bool remembers : {true, false}) {
            const char* how = remembers ? "key known" : "key forgotten";
            QTest::addRow("recorded, not sent, %s", how) << QStringLiteral("recorded") << true << remembers << 0;
            QTest::addRow("about to be sent, %s", how) << QStringLiteral("marked") << true << remembers << 0;
            QTest::addRow("delivered, no answer, %s", how) << QStringLiteral("delivered") << false << remembers << 1;
            QTest::addRow("answered, not written down, %s", how)
                << QStringLiteral("answered") << true << remembers << 1;
        }
    }

    void a_killed_console_finds_its_act_and_never_pays_twice()
    {
        QFETCH(QString, point);
        QFETCH(bool, answers);
        QFETCH(bool, remembers);
        QFETCH(int, paidBefore);
        QTemporaryDir folder;
        FakeNode node;
        Ledger ledger;
        bool silent = !answers;
        node.answer = [&](const Heard& request) {
            Reply reply = ledger.answer(request);
            if (silent) reply.kind = Reply::Kind::Never;
            return reply;
        };
        QProcess console;
        console.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--child"), point, folder.path(), node.url().toString()});
        QVERIFY(console.waitForStarted());
        QByteArray said;
        if (point == QLatin1String("delivered"))
            QTRY_VERIFY_WITH_TIMEOUT(!node.heard.isEmpty(), 20'000);
        else
            QTRY_VERIFY_WITH_TIMEOUT((said += console.readAllStandardOutput()).contains("there"), 20'000);
        console.kill();
        QVERIFY(console.waitForFinished());
        QCOMPARE(ledger.transfers.size(), paidBefore);

        silent = false;
        ledger.remembersKeys = remembers;
        resumeAll(folder.path(), node, 1);
        QCOMPARE(ledger.transfers.size(), 1);
        QCOMPARE(ledger.keys.size(), 1);
    }

    void a_console_killed_at_any_moment_around_the_answer_pays_once()
    {
        for (int round = 0; round < 12; ++round) {
            QTemporaryDir folder;
            FakeNode node;
            Ledger ledger;
            node.answer = [&](const Heard& request) { return ledger.answer(request); };
            QProcess console;
            console.start(QCoreApplication::applicationFilePath(),
                          {QStringLiteral("--child"), QStringLiteral("whole"), folder.path(), node.url().toString()});
            QVERIFY(console.waitForStarted());
            QTRY_VERIFY_WITH_TIMEOUT(!node.heard.isEmpty(), 20'000);
            for (int turn = 0; turn < round; ++turn) QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            console.kill();
            QVERIFY(console.waitForFinished());
            resumeAll(folder.path(), node, -1);
            QCOMPARE(ledger.transfers.size(), 1);
            QCOMPARE(ledger.keys.size(), 1);
        }
    }

    void an_act_on_its_way_is_neither_offered_nor_sent_again()
    {
        QTemporaryDir folder;
        FakeNode node;
        node.answer = [](const Heard&) { return Reply{.kind = Reply::Kind::Never}; };
        LocalStore store(folder.path());
        IntentJournal journal(store, systemNowMs(), randomIds());
        auto client = clientOf(node.url());
        MoneyActs acts(journal);
        const auto outcome = acts.perform(client.get(), QStringLiteral("profile"), theIntent());
        QTRY_VERIFY(!node.heard.isEmpty());
        QVERIFY(wait(acts.unfinished())->isEmpty());
        const RecordedIntent intent = wait(journal.unfinished())->first().intent;
        QCOMPARE(wait(acts.resume(client.get(), intent)).error().code, Code::Conflict);
        client.reset(); // the node is closed while the act is on its way
        QCOMPARE(wait(outcome)->state, IntentState::Unknown);
        QCOMPARE(wait(acts.unfinished())->size(), 1);
        QVERIFY(wait(acts.abandon(intent.id())));
        QVERIFY(wait(acts.unfinished())->isEmpty());
        QCOMPARE(node.heard.size(), 1);
    }

    void nothing_is_sent_when_it_cannot_be_written_down()
    {
        QTemporaryDir folder;
        QFile inTheWay(folder.filePath(QStringLiteral("file")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        FakeNode node;
        LocalStore store(folder.filePath(QStringLiteral("file/store")));
        IntentJournal journal(store, systemNowMs(), randomIds());
        const auto client = clientOf(node.url());
        MoneyActs acts(journal);
        QVERIFY(!wait(acts.perform(client.get(), QStringLiteral("profile"), theIntent())));
        QVERIFY(node.heard.isEmpty());
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == QLatin1String("--child")) return child(application.arguments());
    MoneyCrashTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_moneycrash.moc"
