#include "tests/support/pagestage.h"
#include "tests/ui/client/waiting.h"
#include "ui/common/messagebar.h"
#include "ui/common/tableview.h"
#include "ui/overview/needscard.h"
#include "ui/overview/overviewpage.h"
#include "ui/overview/tile.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;

namespace {

const AssetRef Usd{QStringLiteral("a55e7000-0000-4000-8000-000000000001"), QStringLiteral("USD"), 2};
const auto CloudNine = QStringLiteral("b0ba5e0c-0000-4000-8000-000000000001");

PeerRow peer(const QString& id, const char* name, quint64 liquidity, std::optional<quint64> alert)
{
    PeerRow row;
    row.id = id;
    row.name = QString::fromLatin1(name);
    row.asset = Usd;
    row.staticIlpAddress = QStringLiteral("test.peer");
    row.liquidity = liquidity;
    row.liquidityThreshold = alert;
    return row;
}

struct Scene
{
    PageStage stage;
    OverviewPage* page = nullptr;

    Scene()
    {
        AssetRow usd;
        usd.id = Usd.id;
        usd.code = Usd.code;
        usd.scale = Usd.scale;
        usd.liquidity = 48212'40;
        usd.liquidityThreshold = 5000'00;
        node().assets = {usd};
        node().peers = {peer(CloudNine, "Cloud Nine", 412'50, 500'00),
                        peer(QStringLiteral("b0ba5e0c-0000-4000-8000-000000000002"), "Happy Life", 9120'00, 1000'00),
                        peer(QStringLiteral("b0ba5e0c-0000-4000-8000-000000000003"), "Old Mill", 0, std::nullopt)};
        WalletAddressRow active;
        active.id = QStringLiteral("3a11e700-0000-4000-8000-000000000001");
        WalletAddressRow inactive;
        inactive.id = QStringLiteral("3a11e700-0000-4000-8000-000000000002");
        inactive.status = WalletAddressStatus::Inactive;
        node().walletAddresses = {active, inactive};
    }
    FakeNodeClient& node() { return stage.session.client(); }
    void show()
    {
        page = new OverviewPage(stage.surroundings(), stage.session);
        stage.show(page);
    }
    MoneyIntent withdrawal(quint64 holdSeconds)
    {
        MoneyIntent intent;
        intent.act = MoneyAct::Withdraw;
        intent.accountKind = AccountKind::Peer;
        intent.accountId = CloudNine;
        intent.accountName = QStringLiteral("Cloud Nine");
        intent.amount = 50'00;
        intent.asset = Usd;
        intent.holdSeconds = holdSeconds;
        return intent;
    }
    void perform(quint64 holdSeconds)
    {
        QVERIFY(wait(stage.session.acts().perform(&node(), stage.session.profile().id, withdrawal(holdSeconds))).ok());
    }
    QString figure(const char* tile) { return page->tile(QString::fromLatin1(tile))->figure(); }
    QStringList titles()
    {
        QStringList titles;
        for (const Need& need : page->needs().needs()) titles.append(need.title);
        return titles;
    }
    QPushButton* button(int index)
    {
        QList<QPushButton*> shown;
        for (auto* one : page->needs().findChildren<QPushButton*>(QStringLiteral("needButton"))) {
            if (one->isVisible()) shown.append(one);
        }
        return shown.value(index);
    }
};

Error silence()
{
    return {Error::Code::Timeout, QStringLiteral("The node did not answer in time."), {}, {}};
}

} // namespace

class TestOverviewPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tiles_count_what_the_node_has()
    {
        Scene scene;
        scene.perform(1800);
        scene.show();
        QTRY_COMPARE(scene.figure("peers"), QStringLiteral("3"));
        QCOMPARE(scene.figure("assets"), QStringLiteral("1"));
        QCOMPARE(scene.figure("walletaddresses"), QStringLiteral("2"));
        QTRY_COMPARE(scene.figure("holds"), QStringLiteral("1"));
        QCOMPARE(scene.figure("latency"), QStringLiteral("14"));
        QVERIFY(scene.page->tile(QStringLiteral("walletaddresses"))->note().contains(QStringLiteral("inactive")));
        for (const int latency : {18, 14, 31, 12, 15, 22, 14})
            scene.node().setLink({LinkStatus::Online, latency, QDateTime::currentDateTimeUtc(), {}});
        scene.stage.shoot(QStringLiteral("overview"));
    }

    void what_needs_a_person_stands_most_urgent_first_and_leads_there()
    {
        Scene scene;
        scene.perform(1800);
        scene.show();
        QTRY_COMPARE(scene.page->needs().needs().size(), 2);
        QVERIFY(scene.titles().first().startsWith(QStringLiteral("Hold ends in")));
        QCOMPARE(scene.titles().last(), QStringLiteral("Cloud Nine is below its alert"));
        QSignalSpy wanted(scene.page, &NodePage::pageWanted);
        scene.button(1)->click();
        QCOMPARE(wanted.last()[0].toString(), QStringLiteral("peers"));
        QCOMPARE(wanted.last()[1].toString(), CloudNine);
        scene.button(0)->click();
        QCOMPARE(wanted.last()[0].toString(), QStringLiteral("holds"));
        QTest::keyClick(scene.page->tile(QStringLiteral("assets")), Qt::Key_Space);
        QCOMPARE(wanted.last()[0].toString(), QStringLiteral("assets"));
    }

    void an_act_without_an_answer_is_asked_again_with_its_own_key()
    {
        Scene scene;
        scene.node().refuse(QStringLiteral("perform"), silence());
        scene.perform(0);
        scene.show();
        QTRY_VERIFY(scene.titles().value(0).contains(QStringLiteral("without an answer")));
        scene.stage.commands->setReadOnly(true);
        QSignalSpy unlock(scene.stage.commands.get(), &Commands::unlockWanted);
        scene.button(0)->click();
        QCOMPARE(unlock.size(), 1);
        QCOMPARE(scene.node().performed.size(), 1);
        scene.stage.commands->setReadOnly(false);
        scene.node().behave(QStringLiteral("perform"));
        scene.button(0)->click();
        QTRY_COMPARE(scene.node().performed.size(), 2);
        QCOMPARE(scene.node().performed[0].idempotencyKey(), scene.node().performed[1].idempotencyKey());
        QTRY_VERIFY(!scene.titles().value(0).contains(QStringLiteral("without an answer")));
        QVERIFY(scene.page->messages().sentence().startsWith(QStringLiteral("It is done, once")));
    }

    void acts_of_another_node_do_not_stand_here()
    {
        Scene scene;
        scene.node().refuse(QStringLiteral("perform"), silence());
        QVERIFY(wait(scene.stage.session.acts().perform(&scene.node(), QStringLiteral("another"), scene.withdrawal(0)))
                    .ok());
        scene.show();
        QTRY_COMPARE(scene.figure("peers"), QStringLiteral("3"));
        QCOMPARE(scene.titles(), QStringList{QStringLiteral("Cloud Nine is below its alert")});
    }

    void nothing_is_shown_before_the_node_answered_and_a_failure_says_why()
    {
        Scene scene;
        scene.node().refuse(QStringLiteral("listPeers"), silence());
        scene.show();
        QTRY_VERIFY(scene.node().countOf(QStringLiteral("listPeers")) >= 1);
        QVERIFY(scene.figure("peers").isEmpty());
        QVERIFY(scene.figure("assets").isEmpty());
        scene.stage.shoot(QStringLiteral("overview-failed"));
        scene.node().behave(QStringLiteral("listPeers"));
        scene.page->refresh();
        QTRY_COMPARE(scene.figure("peers"), QStringLiteral("3"));
    }

    void figures_stay_and_say_their_age_when_the_link_is_gone()
    {
        Scene scene;
        scene.show();
        QTRY_COMPARE(scene.figure("peers"), QStringLiteral("3"));
        scene.node().refuse(QStringLiteral("listAssets"), silence());
        scene.page->refresh();
        QTRY_VERIFY(scene.page->messages().sentence().startsWith(QStringLiteral("As of ")));
        QCOMPARE(scene.figure("peers"), QStringLiteral("3"));
    }

    void a_calm_node_needs_nobody()
    {
        Scene scene;
        scene.node().peers[0].liquidity = 900'00;
        scene.show();
        QTRY_COMPARE(scene.figure("peers"), QStringLiteral("3"));
        QVERIFY(scene.page->needs().needs().isEmpty());
    }
};

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
