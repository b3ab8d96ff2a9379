#include "tests/support/pagestage.h"
#include "tests/ui/client/waiting.h"
#include "ui/common/drawer.h"
#include "ui/common/messagebar.h"
#include "ui/common/tableview.h"
#include "ui/liquidity/holddialogs.h"
#include "ui/liquidity/holdspage.h"

#include <QSignalSpy>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;

namespace {

const AssetRef Usd{QStringLiteral("a55e7000-0000-4000-8000-000000000001"), QStringLiteral("USD"), 2};

PeerRow peer(int number, const char* name, quint64 liquidity)
{
    PeerRow row;
    row.id = QStringLiteral("b0ba5e0c-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0'));
    row.name = QString::fromLatin1(name);
    row.asset = Usd;
    row.staticIlpAddress = QStringLiteral("test.") + row.name.toLower().remove(u' ');
    row.liquidity = liquidity;
    row.createdAt = QDateTime::currentDateTimeUtc().addDays(-3);
    return row;
}

/// Holds made by this console, over a page whose clock a test can move.
struct Scene
{
    PageStage stage;
    QDateTime clock = QDateTime::currentDateTimeUtc();
    HoldsPage* page = nullptr;

    Scene()
    {
        node().peers = {peer(1, "Cloud Nine", 412'50), peer(2, "Happy Life", 9120'00)};
        node().assets = {};
    }
    FakeNodeClient& node() { return stage.session.client(); }

    QString hold(const PeerRow& from, quint64 amount, quint64 seconds)
    {
        MoneyIntent intent;
        intent.act = MoneyAct::Withdraw;
        intent.accountKind = AccountKind::Peer;
        intent.accountId = from.id;
        intent.accountName = from.name;
        intent.amount = amount;
        intent.asset = from.asset;
        intent.holdSeconds = seconds;
        const auto settled = wait(stage.session.acts().perform(&node(), stage.session.profile().id, intent));
        return settled ? settled->receipt.transferId : QString();
    }
    void open()
    {
        page = new HoldsPage(stage.surroundings(), stage.session, nullptr, [this] { return clock; });
        stage.show(page);
    }
    TableView& view() { return page->table().view(); }
    int rows() { return view().model()->rowCount(); }
    QString text(int row, const char* key)
    {
        const int column = view().tableModel()->columnOf(QString::fromLatin1(key));
        return view().model()->index(row, column).data(Qt::DisplayRole).toString();
    }
};

} // namespace

class TestHolds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_ends_first_stands_first_and_counts_down()
    {
        Scene scene;
        QVERIFY(!scene.hold(scene.node().peers[1], 75'00, 7200).isEmpty());
        QVERIFY(!scene.hold(scene.node().peers[0], 50'00, 1800).isEmpty());
        scene.clock = QDateTime::currentDateTimeUtc();
        scene.open();
        QTRY_COMPARE(scene.rows(), 2);
        QCOMPARE(scene.text(0, "from"), QStringLiteral("Cloud Nine"));
        QCOMPARE(scene.text(1, "from"), QStringLiteral("Happy Life"));
        QCOMPARE(scene.text(0, "state"), QStringLiteral("Held"));
        const QString before = scene.text(0, "ends_in");
        scene.clock = scene.clock.addSecs(20 * 60);
        QVERIFY(scene.text(0, "ends_in") != before);
        QCOMPARE(scene.text(0, "state"), QStringLiteral("Ends soon"));
        scene.stage.shoot(QStringLiteral("holds"));
    }

    void the_sidebar_counts_what_waits_even_before_the_page_was_shown()
    {
        Scene scene;
        QVERIFY(!scene.hold(scene.node().peers[0], 50'00, 3600).isEmpty());
        HoldsPage page(scene.stage.surroundings(), scene.stage.session);
        QSignalSpy badge(&page, &NodePage::badgeChanged);
        QTRY_VERIFY(!badge.isEmpty());
        QCOMPARE(badge.last()[0].toInt(), 1);
        QCOMPARE(badge.last()[1].value<StateKind>(), StateKind::Held);
        scene.stage.commands->remove(QStringLiteral("holds.post"));
        scene.stage.commands->remove(QStringLiteral("holds.void"));
    }

    void holds_made_elsewhere_are_found_in_the_nodes_transfers()
    {
        Scene scene;
        TransferRow pending;
        pending.id = QStringLiteral("e15e0000-0000-4000-8000-000000000001");
        pending.debitAccountId = scene.node().peers[1].id;
        pending.amount = 33'00;
        pending.type = TransferType::Withdrawal;
        pending.state = TransferState::Pending;
        pending.createdAt = scene.clock.addSecs(-60);
        pending.expiresAt = scene.clock.addSecs(600);
        scene.node().transfers[scene.node().peers[1].id].debits = {pending};
        scene.open();
        QTRY_COMPARE(scene.rows(), 1);
        QCOMPARE(scene.text(0, "from"), QStringLiteral("Happy Life"));
        QCOMPARE(scene.text(0, "made_by"), QStringLiteral("Elsewhere"));
    }

    void a_hold_whose_time_is_over_leaves_the_list_and_cannot_be_posted()
    {
        Scene scene;
        const QString id = scene.hold(scene.node().peers[0], 50'00, 1800);
        scene.open();
        QTRY_COMPARE(scene.rows(), 1);
        scene.page->table().select(id);
        scene.clock = scene.clock.addSecs(3600);
        scene.stage.run(QStringLiteral("holds.post"));
        QVERIFY(scene.stage.dialog() == nullptr);
        QVERIFY(scene.page->table().messages().sentence().contains(QStringLiteral("has ended")));
        QTRY_COMPARE(scene.rows(), 0); // the page's own second
        scene.page->openObject(id);    // takes the filter away
        QCOMPARE(scene.text(0, "state"), QStringLiteral("Expired"));
    }

    void a_voided_hold_frees_the_money_and_the_page_says_so()
    {
        Scene scene;
        const QString id = scene.hold(scene.node().peers[0], 50'00, 1800);
        scene.open();
        QTRY_COMPARE(scene.rows(), 1);
        QTRY_VERIFY(scene.page->table().state() == TablePage::State::Ready);
        scene.page->table().select(id);
        scene.stage.run(QStringLiteral("holds.void"));
        auto* dialog = scene.stage.dialog<VoidHoldDialog>();
        QVERIFY(dialog != nullptr);
        dialog->actButton().click();
        QTRY_COMPARE(scene.rows(), 0);
        QVERIFY(scene.page->table().messages().sentence().contains(QStringLiteral("voided")));
        QCOMPARE(scene.node().performed.last().transferId(), id);
    }

    void accounts_that_do_not_answer_are_counted_and_known_holds_stay()
    {
        Scene scene;
        QVERIFY(!scene.hold(scene.node().peers[0], 50'00, 1800).isEmpty());
        scene.node().refuse(QStringLiteral("transfersOf"),
                            {Error::Code::Timeout, QStringLiteral("The node did not answer in time."), {}, {}});
        scene.open();
        QTRY_VERIFY(scene.page->table().messages().sentence().startsWith(QStringLiteral("0 of 2 accounts answered")));
        QCOMPARE(scene.rows(), 1);
    }

    void a_read_only_node_offers_the_unlock_and_no_dialog()
    {
        Scene scene;
        const QString id = scene.hold(scene.node().peers[0], 50'00, 1800);
        scene.open();
        QTRY_COMPARE(scene.rows(), 1);
        scene.page->table().select(id);
        scene.stage.commands->setReadOnly(true);
        QSignalSpy unlock(scene.stage.commands.get(), &Commands::unlockWanted);
        scene.stage.run(QStringLiteral("holds.post"));
        QCOMPARE(unlock.size(), 1);
        QVERIFY(scene.stage.dialog() == nullptr);
    }
};

QTEST_MAIN(TestHolds)
#include "tst_holdspage.moc"
