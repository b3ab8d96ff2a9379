#include "tests/support/pagestage.h"
#include "ui/accounts/accountchooser.h"
#include "ui/accounts/accountspage.h"
#include "ui/common/emptystate.h"
#include "ui/common/exporter.h"
#include "ui/common/messagebar.h"
#include "ui/common/tableview.h"

#include <QLineEdit>
#include <QMenu>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;

namespace {

const QDateTime now(QDate(2026, 11, 21), QTime(14, 0), Qt::UTC);
const auto usdId = QStringLiteral("a55e7000-0000-4000-8000-000000000001");
const auto zarId = QStringLiteral("a55e7000-0000-4000-8000-000000000002");
const auto peerId = QStringLiteral("bee70000-0000-4000-8000-000000000001");
const auto walletId = QStringLiteral("a11e7000-0000-4000-8000-000000000001");

TransferRow transfer(int number, const QString& debit, const QString& credit, quint64 amount, TransferType type,
                     TransferState state = TransferState::Posted)
{
    TransferRow row;
    row.id = QStringLiteral("7a000000-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0'));
    row.debitAccountId = debit;
    row.creditAccountId = credit;
    row.amount = amount;
    row.type = type;
    row.state = state;
    row.ledger = 1;
    row.createdAt = now.addSecs(-60LL * number);
    return row;
}

struct Scene
{
    PageStage stage;
    AccountsPage* page = nullptr;

    Scene()
    {
        FakeNodeClient& node = stage.session.client();
        AssetRow usd;
        usd.id = usdId;
        usd.code = QStringLiteral("USD");
        usd.scale = 2;
        usd.liquidity = 12345600;
        AssetRow zar = usd;
        zar.id = zarId;
        zar.code = QStringLiteral("ZAR");
        node.assets = {usd, zar};
        PeerRow peer;
        peer.id = peerId;
        peer.name = QStringLiteral("Cloud Nine");
        peer.asset = {usdId, usd.code, 2};
        peer.liquidity = 41250;
        node.peers = {peer};
        WalletAddressRow wallet;
        wallet.id = walletId;
        wallet.address = QStringLiteral("https://alder.test/ana.ruiz");
        wallet.asset = {usdId, usd.code, 2};
        node.walletAddresses = {wallet};
        Transfers of;
        of.credits = {transfer(90, QStringLiteral("1"), usdId, 104822075, TransferType::Deposit),
                      transfer(8, peerId, usdId, 412, TransferType::Transfer)};
        of.debits = {
            transfer(5, usdId, QStringLiteral("1"), 5000, TransferType::Withdrawal, TransferState::Pending),
            transfer(6, usdId, QStringLiteral("1"), 700, TransferType::Withdrawal, TransferState::Pending),
            transfer(30, usdId, QStringLiteral("1"), 1250, TransferType::Withdrawal, TransferState::Voided),
            transfer(40, usdId, walletId, 99, TransferType::Transfer),
            transfer(41, usdId, QStringLiteral("0b5c0000-0000-4000-8000-00000000beef"), 100, TransferType::Transfer)};
        of.debits[0].expiresAt = now.addSecs(3600);
        of.debits[1].expiresAt = now.addSecs(-1);
        node.transfers.insert(usdId, of);
        Transfers settlement;
        settlement.debits = {of.credits[0]};
        settlement.credits = {of.debits[0], of.debits[1], of.debits[2]};
        node.transfers.insert(QStringLiteral("1"), settlement);
    }

    void open()
    {
        page = new AccountsPage(stage.surroundings(), stage.session, nullptr, [] { return now; });
        stage.show(page);
        QTRY_COMPARE(page->table().state(), TablePage::State::Ready);
    }

    FakeNodeClient& node() { return stage.session.client(); }
    QAbstractItemModel* rows() const { return page->table().view().model(); }
    QString text(int row, const char* key) const
    {
        return rows()
            ->index(row, page->table().view().tableModel()->columnOf(QString::fromLatin1(key)))
            .data()
            .toString();
    }
    EmptyState* empty() const { return page->findChild<EmptyState*>(); }
    void choose(const char* typed)
    {
        stage.run(QStringLiteral("accounts.choose"));
        auto* chooser = stage.dialog<AccountChooser>();
        QVERIFY(chooser != nullptr);
        QTest::keyClicks(&chooser->field(), QString::fromLatin1(typed));
        QTest::keyClick(&chooser->field(), Qt::Key_Return);
        QTRY_VERIFY(stage.dialog() == nullptr);
    }
};

} // namespace

class AccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void debits_and_credits_stand_in_one_table_with_names_people_know()
    {
        Scene scene;
        scene.open();
        QCOMPARE(scene.page->accountId(), usdId);
        QTRY_COMPARE(scene.rows()->rowCount(), 7);
        QCOMPARE(scene.text(0, "direction"), QStringLiteral("Out"));
        QCOMPARE(scene.text(0, "state"), QStringLiteral("Held until 15:00"));
        QCOMPARE(scene.text(0, "from"), QStringLiteral("USD liquidity"));
        QCOMPARE(scene.text(0, "to"), QStringLiteral("USD settlement"));
        QCOMPARE(scene.text(1, "state"), QStringLiteral("Lapsed"));
        QCOMPARE(scene.text(2, "from"), QStringLiteral("Cloud Nine"));
        QCOMPARE(scene.text(3, "state"), QStringLiteral("Voided"));
        QCOMPARE(scene.text(4, "to"), QStringLiteral("alder.test/ana.ruiz"));
        QCOMPARE(scene.text(5, "to"), QStringLiteral("0b5c0000…beef")); // nobody knows it: its id
        QCOMPARE(scene.text(6, "direction"), QStringLiteral("In"));
        scene.stage.shoot(QStringLiteral("accounts"));
    }

    void another_account_is_found_by_typing()
    {
        Scene scene;
        scene.open();
        QTRY_COMPARE(scene.rows()->rowCount(), 7);
        scene.stage.run(QStringLiteral("accounts.choose"));
        scene.stage.shoot(QStringLiteral("accounts-chooser"));
        scene.stage.dialog<AccountChooser>()->reject();
        scene.choose("cloud");
        QCOMPARE(scene.page->accountId(), peerId);
        QTRY_COMPARE(scene.empty()->title(), QStringLiteral("No transfers yet"));
        scene.stage.shoot(QStringLiteral("accounts-empty"));
    }

    void a_settlement_account_is_asked_for_by_the_number_its_transfers_tell()
    {
        Scene scene;
        scene.open();
        QTRY_COMPARE(scene.rows()->rowCount(), 7);
        scene.page->openObject(settlementId(usdId));
        QTRY_COMPARE(scene.rows()->rowCount(), 4);
        QCOMPARE(scene.text(0, "direction"), QStringLiteral("In"));
        // An asset that never moved has a settlement account without a number and without transfers.
        scene.page->openObject(settlementId(zarId));
        QTRY_COMPARE(scene.rows()->rowCount(), 0);
        QTRY_COMPARE(scene.page->table().state(), TablePage::State::Ready);
    }

    void an_object_asked_for_before_the_list_is_here_is_opened_when_it_comes()
    {
        Scene scene;
        scene.page = new AccountsPage(scene.stage.surroundings(), scene.stage.session, nullptr, [] { return now; });
        scene.page->openObject(peerId);
        scene.stage.show(scene.page);
        QTRY_COMPARE(scene.page->accountId(), peerId);
    }

    void an_answer_for_the_account_before_is_dropped()
    {
        Scene scene;
        scene.open();
        QTRY_COMPARE(scene.rows()->rowCount(), 7);
        scene.node().keepWaiting(QStringLiteral("transfersOf"));
        scene.page->openObject(zarId);
        scene.page->openObject(usdId);
        scene.page->openObject(peerId);
        scene.node().letGo();
        QTRY_COMPARE(scene.page->table().state(), TablePage::State::Ready);
        QCOMPARE(scene.rows()->rowCount(), 0); // the peer's, not the asset's
    }

    void the_limit_is_asked_of_the_node_and_said()
    {
        Scene scene;
        scene.stage.settings.setValue(QStringLiteral("pages/accounts/%1/limit").arg(scene.stage.session.profile().id),
                                      20);
        Transfers many;
        for (int i = 0; i < 30; ++i)
            many.debits.append(transfer(i, usdId, peerId, quint64(i + 1), TransferType::Transfer));
        scene.node().transfers.insert(usdId, many);
        scene.open();
        QTRY_COMPARE(scene.rows()->rowCount(), 20);
        QCOMPARE(scene.page->limit(), 20);
        scene.stage.run(QStringLiteral("accounts.limit"));
        QMenu* menu = nullptr;
        QTRY_VERIFY((menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())) != nullptr);
        menu->actions().at(1)->trigger(); // 100
        menu->close();
        QTRY_COMPARE(scene.rows()->rowCount(), 30);
        QCOMPARE(scene.page->limit(), 100);
    }

    void accounts_that_could_not_be_listed_are_said_and_the_rest_works()
    {
        Scene scene;
        scene.node().refuse(QStringLiteral("listWalletAddresses"),
                            {Error::Code::Internal, QStringLiteral("The node failed while answering."), {}, {}});
        scene.open();
        QTRY_COMPARE(scene.rows()->rowCount(), 7);
        QVERIFY(scene.page->table().messages().sentence().contains(QStringLiteral("The node failed while answering.")));
    }

    void a_node_that_refuses_all_lists_denies_the_page()
    {
        Scene scene;
        const Error no{Error::Code::Forbidden, QStringLiteral("permission denied"), {}, {}};
        for (const char* list : {"listAssets", "listPeers", "listWalletAddresses"})
            scene.node().refuse(QString::fromLatin1(list), no);
        scene.page = new AccountsPage(scene.stage.surroundings(), scene.stage.session);
        scene.stage.show(scene.page);
        QTRY_COMPARE(scene.page->table().state(), TablePage::State::Denied);
    }

    void the_drawer_tells_one_transfer_in_full()
    {
        Scene scene;
        scene.open();
        QTRY_COMPARE(scene.rows()->rowCount(), 7);
        scene.page->table().select(QStringLiteral("7a000000-0000-4000-8000-000000000005"));
        QTRY_VERIFY(scene.page->table().drawer().isOpen());
        scene.stage.shoot(QStringLiteral("accounts-drawer"));
    }

    void a_filter_narrows_and_an_export_holds_exact_amounts_and_names()
    {
        Scene scene;
        scene.open();
        QTRY_COMPARE(scene.rows()->rowCount(), 7);
        RowQuery query = scene.page->table().query();
        query.filters = {{QStringLiteral("direction"), QStringLiteral("in")}};
        scene.page->table().setQuery(query);
        QCOMPARE(scene.rows()->rowCount(), 2);
        ExportSpec spec{.table = QStringLiteral("transfers"),
                        .version = 1,
                        .columns = {},
                        .picked = {0, 1, 2, 3, 4, 5},
                        .format = ExportFormat::Csv,
                        .at = now};
        spec.columns = scene.page->table().view().tableModel()->columns();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("t.csv"));
        auto* exporter = new Exporter(spec, scene.page->table().shownFeed(), path, scene.page);
        Q_EMIT scene.page->table().exportStarted(exporter);
        exporter->start();
        QTRY_COMPARE(scene.stage.tasks.running(), 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("direction,amount,amount_asset,type,state,from,to\r\n"
                                            "In,4.12,USD,Transfer,Posted,Cloud Nine,USD liquidity\r\n"
                                            "In,1048220.75,USD,Deposit,Posted,USD settlement,USD liquidity\r\n"));
    }

    void a_page_closed_while_it_waits_is_never_called()
    {
        Scene scene;
        scene.open();
        for (const char* question : {"transfersOf", "listAssets", "listPeers"})
            scene.node().keepWaiting(QString::fromLatin1(question));
        scene.page->openObject(peerId);
        scene.page->refresh();
        scene.stage.close();
        scene.node().letGo();
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(AccountsTest)
#include "tst_accounts.moc"
