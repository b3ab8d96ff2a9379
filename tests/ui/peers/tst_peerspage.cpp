#include "tests/support/pagestage.h"
#include "ui/common/drawer.h"
#include "ui/common/exporter.h"
#include "ui/common/form.h"
#include "ui/common/messagebar.h"
#include "ui/common/tableview.h"
#include "ui/liquidity/liquiditydialogs.h"
#include "ui/peers/peerdialog.h"
#include "ui/peers/peerfields.h"
#include "ui/peers/peerspage.h"
#include "ui/peers/tokenfield.h"

#include <QClipboard>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace signalbox::ui;
using namespace signalbox::ui::test;

namespace {

const QDateTime now(QDate(2026, 11, 21), QTime(14, 0), Qt::UTC);
const AssetRef Usd{QStringLiteral("a55e7000-0000-4000-8000-000000000001"), QStringLiteral("USD"), 2};
const AssetRef Mxn{QStringLiteral("a55e7000-0000-4000-8000-000000000002"), QStringLiteral("MXN"), 2};

PeerRow peer(int number, const char* name, const char* address, const AssetRef& asset, quint64 liquidity,
             std::optional<quint64> alert = std::nullopt)
{
    PeerRow row;
    row.id = QStringLiteral("b0ba5e0c-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0'));
    row.name = QString::fromLatin1(name);
    row.asset = asset;
    row.staticIlpAddress = QString::fromLatin1(address);
    row.outgoingEndpoint = QStringLiteral("https://%1.example/ilp").arg(row.staticIlpAddress.section(u'.', 1, 1));
    row.liquidity = liquidity;
    row.liquidityThreshold = alert;
    row.maxPacketAmount = 10'00;
    row.routes = {row.staticIlpAddress};
    row.createdAt = now.addDays(-number);
    row.tenantId = QStringLiteral("tenant-operator");
    return row;
}

struct Scene
{
    PageStage stage;
    PeersPage* page = nullptr;

    explicit Scene(bool filled = true)
    {
        AssetRow asset;
        asset.id = Usd.id;
        asset.code = Usd.code;
        asset.scale = Usd.scale;
        node().assets = {asset};
        if (filled)
            node().peers = {peer(1, "Cloud Nine", "test.cloudnine", Usd, 412'50, 500'00),
                            peer(2, "Banco Sol", "test.bancosol", Mxn, 2310400'00),
                            peer(3, "Harbour Pay", "test.harbourpay", Usd, 7450'25, 1000'00),
                            peer(4, "Old Mill", "test.oldmill", Usd, 0)};
        page = new PeersPage(stage.surroundings(), stage.session);
    }
    FakeNodeClient& node() { return stage.session.client(); }
    void show() { stage.show(page); }
    TablePage& table() { return page->table(); }
    int rows() { return table().view().model()->rowCount(); }
    QString text(int row, const char* key)
    {
        const int column = table().view().tableModel()->columnOf(QString::fromLatin1(key));
        return table().view().model()->index(row, column).data(Qt::DisplayRole).toString();
    }
    QStringList names()
    {
        QStringList names;
        for (int i = 0; i < rows(); ++i) names.append(text(i, "name"));
        return names;
    }
    QString idOf(int number) { return node().peers[number - 1].id; }
};

template <class W = QLineEdit>
W* part(Dialog* dialog, const char* name)
{
    return dialog->findChild<W*>(QString::fromLatin1(name));
}

QString errorAt(Dialog* dialog, const char* name)
{
    for (FormRow* row : dialog->findChildren<FormRow*>()) {
        if (row->field()->objectName() == QLatin1String(name)) return row->errorText();
    }
    return QStringLiteral("no such field");
}

QStringList exported(TablePage& table)
{
    std::unique_ptr<RowFeed> feed = table.shownFeed();
    QStringList lines;
    feed->next([&](const RowFeed::Rows& rows, const QString&) {
        for (const QList<Cell>& row : rows) lines.append(exportedText(row.first()));
    });
    return lines;
}

} // namespace

class TestPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peers_stand_with_their_money_alert_and_state()
    {
        Scene scene;
        QSignalSpy badge(scene.page, &NodePage::badgeChanged);
        scene.show();
        QTRY_COMPARE(scene.rows(), 4);
        QCOMPARE(scene.names(), QStringList({QStringLiteral("Banco Sol"), QStringLiteral("Cloud Nine"),
                                             QStringLiteral("Harbour Pay"), QStringLiteral("Old Mill")}));
        QCOMPARE(scene.text(1, "liquidity"), QStringLiteral("Below alert"));
        QCOMPARE(scene.text(2, "liquidity"), QStringLiteral("Enough"));
        QCOMPARE(scene.text(3, "liquidity"), QStringLiteral("No alert"));
        QCOMPARE(badge.last()[0].toInt(), 1);
        scene.page->openObject(scene.idOf(1));
        QVERIFY(scene.table().drawer().isOpen());
        scene.stage.shoot(QStringLiteral("peers"));
    }

    void a_filter_and_a_chip_narrow_the_table_and_its_export()
    {
        Scene scene;
        scene.show();
        QTRY_COMPARE(scene.rows(), 4);
        RowQuery query = scene.table().query();
        query.filters.insert(QStringLiteral("asset"), QStringLiteral("USD"));
        query.text = QStringLiteral("harbour");
        scene.table().setQuery(query);
        QCOMPARE(scene.names(), QStringList{QStringLiteral("Harbour Pay")});
        QCOMPARE(exported(scene.table()), QStringList{QStringLiteral("Harbour Pay")});
        scene.table().clearFilter();
        QCOMPARE(scene.rows(), 4);
    }

    void a_refresh_keeps_the_chosen_row_and_merges_what_changed()
    {
        Scene scene;
        scene.show();
        QTRY_COMPARE(scene.rows(), 4);
        scene.table().select(scene.idOf(3));
        QSignalSpy reset(scene.table().view().model(), &QAbstractItemModel::modelReset);
        scene.node().peers[2].liquidity = 1'00;
        scene.page->refresh();
        QTRY_COMPARE(scene.text(2, "liquidity"), QStringLiteral("Below alert"));
        QCOMPARE(scene.table().currentId(), scene.idOf(3));
        QCOMPARE(reset.size(), 0);
    }

    void a_new_peer_is_checked_field_by_field_before_anything_is_sent()
    {
        Scene scene;
        scene.show();
        QTRY_COMPARE(scene.rows(), 4);
        scene.stage.run(QStringLiteral("peers.new"));
        PeerDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = scene.stage.dialog<PeerDialog>()) != nullptr);
        QTest::keyClicks(part<>(dialog, "ilpAddress"), QStringLiteral("birch"));
        QTest::keyClicks(part<>(dialog, "endpoint"), QStringLiteral("ftp://birch"));
        QTest::keyClicks(part<>(dialog, "alertBelow"), QStringLiteral("1.234"));
        const int before = dialog->height();
        part<QPushButton>(dialog, "verb")->click();
        QTRY_VERIFY(dialog->height() > before); // every sentence has its room
        QVERIFY(errorAt(dialog, "name").contains(QStringLiteral("Birch Bank")));
        QVERIFY(errorAt(dialog, "ilpAddress").contains(QStringLiteral("test.birch")));
        QVERIFY(errorAt(dialog, "endpoint").contains(QStringLiteral("https://")));
        QVERIFY(!errorAt(dialog, "alertBelow").isEmpty());
        QVERIFY(!errorAt(dialog, "outgoingToken").isEmpty());
        QVERIFY(scene.node().newPeers.isEmpty());
        scene.stage.shoot(QStringLiteral("peer-new"));
    }

    void a_new_peer_is_made_with_tokens_generated_here()
    {
        Scene scene;
        scene.show();
        QTRY_COMPARE(scene.rows(), 4);
        scene.stage.run(QStringLiteral("peers.new"));
        PeerDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = scene.stage.dialog<PeerDialog>()) != nullptr);
        QTest::keyClicks(part<>(dialog, "name"), QStringLiteral("Birch Bank"));
        QTest::keyClicks(part<>(dialog, "ilpAddress"), QStringLiteral("test.birch"));
        QTest::keyClicks(part<>(dialog, "endpoint"), QStringLiteral("https://birch.example/ilp"));
        QTest::keyClicks(part<>(dialog, "initial"), QStringLiteral("250"));
        auto* outgoing = part<TokenField>(dialog, "outgoingToken");
        auto* incoming = part<TokenField>(dialog, "incomingToken");
        outgoing->findChild<QToolButton*>(QStringLiteral("generate"))->click();
        incoming->findChild<QToolButton*>(QStringLiteral("generate"))->click();
        QVERIFY(outgoing->text().size() >= 43);
        QVERIFY(outgoing->text() != incoming->text());
        incoming->findChild<QToolButton*>(QStringLiteral("copy"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), incoming->text());
        const QString key = dialog->key();
        const QByteArray token = outgoing->text().toUtf8();
        part<QPushButton>(dialog, "verb")->click();
        QTRY_COMPARE(scene.rows(), 5);
        const NewPeer sent = scene.node().newPeers.first();
        QCOMPARE(sent.idempotencyKey, key);
        QCOMPARE(sent.outgoingToken.reveal(), token);
        QCOMPARE(sent.incomingTokens.size(), 1);
        QCOMPARE(sent.initialLiquidity, std::optional<quint64>(250'00));
        QCOMPARE(sent.assetId, Usd.id);
        QTRY_VERIFY(scene.table().messages().sentence().contains(QStringLiteral("Birch Bank")));
    }

    void the_nodes_refusal_stays_word_for_word_and_the_form_keeps_what_was_typed()
    {
        Scene scene;
        scene.show();
        QTRY_COMPARE(scene.rows(), 4);
        scene.node().refuse(QStringLiteral("updatePeer"),
                            {Error::Code::Conflict, QStringLiteral("duplicate incoming token"), {}, {}});
        scene.table().select(scene.idOf(1));
        scene.stage.run(QStringLiteral("peers.edit"));
        auto* dialog = scene.stage.dialog<PeerDialog>();
        QVERIFY(dialog != nullptr);
        part<>(dialog, "name")->setText(QStringLiteral("Cloud Ten"));
        part<QPushButton>(dialog, "verb")->click();
        QTRY_COMPARE(dialog->outcomeText(), QStringLiteral("duplicate incoming token"));
        QCOMPARE(part<>(dialog, "name")->text(), QStringLiteral("Cloud Ten"));
        const PeerChange sent = scene.node().peerChanges.first();
        QCOMPARE(sent.name, std::optional(QStringLiteral("Cloud Ten")));
        QVERIFY(!sent.staticIlpAddress && !sent.outgoingToken && !sent.routes && !sent.maxPacketAmount);
    }

    void a_peer_is_deleted_only_after_the_question_and_enter_keeps_it()
    {
        Scene scene;
        scene.show();
        QTRY_COMPARE(scene.rows(), 4);
        scene.table().select(scene.idOf(1));
        scene.stage.run(QStringLiteral("peers.delete"));
        auto* dialog = scene.stage.dialog<AskDialog>();
        QVERIFY(dialog != nullptr);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(scene.stage.dialog<AskDialog>() == nullptr);
        QCOMPARE(scene.rows(), 4);
        scene.stage.run(QStringLiteral("peers.delete"));
        dialog = scene.stage.dialog<AskDialog>();
        dialog->verbButton().click();
        QTRY_COMPARE(scene.rows(), 3);
        QVERIFY(!scene.node().deleteKeys.first().isEmpty());
    }

    void a_withdrawal_from_the_page_reaches_the_node_and_the_held_column()
    {
        Scene scene;
        scene.show();
        QTRY_COMPARE(scene.rows(), 4);
        scene.table().select(scene.idOf(1));
        scene.stage.run(QStringLiteral("peers.withdraw"));
        auto* dialog = scene.stage.dialog<WithdrawDialog>();
        QVERIFY(dialog != nullptr);
        QTest::keyClicks(part<>(dialog, "amount"), QStringLiteral("50"));
        part<Segmented>(dialog, "when")->setCurrent(1);
        dialog->actButton().click();
        QTRY_COMPARE(scene.node().performed.size(), 1);
        QTRY_VERIFY(scene.text(1, "held").contains(QStringLiteral("50.00")));
    }

    void a_dead_link_greys_the_rows_and_stops_the_acts()
    {
        Scene scene;
        scene.show();
        QTRY_COMPARE(scene.rows(), 4);
        scene.node().refuse(QStringLiteral("listPeers"),
                            {Error::Code::Unreachable, QStringLiteral("No connection came up."), {}, {}});
        scene.page->refresh();
        QTRY_VERIFY(scene.table().isStale());
        QCOMPARE(scene.rows(), 4);
        scene.table().select(scene.idOf(1));
        scene.stage.run(QStringLiteral("peers.withdraw"));
        QVERIFY(scene.stage.dialog() == nullptr);
        scene.node().behave(QStringLiteral("listPeers"));
        scene.page->refresh();
        QTRY_VERIFY(!scene.table().isStale());
    }

    void the_page_may_go_while_its_question_is_under_way()
    {
        Scene scene;
        scene.node().keepWaiting(QStringLiteral("listPeers"));
        scene.show();
        QTRY_COMPARE(scene.node().countOf(QStringLiteral("listPeers")), 1);
        scene.stage.close();
        scene.node().letGo();
        QCoreApplication::processEvents();
    }

    void without_peers_the_page_says_what_a_peer_is()
    {
        Scene scene(false);
        scene.show();
        QTRY_COMPARE(scene.table().state(), TablePage::State::Ready);
        QCOMPARE(scene.rows(), 0);
        scene.stage.shoot(QStringLiteral("peers-empty"));
    }

    void addresses_endpoints_and_routes_are_judged_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("good");
        QTest::newRow("test") << QStringLiteral("test.birch") << true;
        QTest::newRow("g") << QStringLiteral("g.za.birch~x_1-2") << true;
        QTest::newRow("no scheme") << QStringLiteral("birch.test") << false;
        QTest::newRow("two points") << QStringLiteral("test..birch") << false;
        QTest::newRow("a space") << QStringLiteral("test.bi rch") << false;
        QTest::newRow("a point at the end") << QStringLiteral("test.birch.") << false;
        QTest::newRow("too long") << QStringLiteral("test.") + QString(1019, u'a') << false;
        QTest::newRow("empty") << QString() << false;
    }
    void addresses_endpoints_and_routes_are_judged()
    {
        QFETCH(QString, address);
        QFETCH(bool, good);
        QCOMPARE(ilpAddressProblem(address).isEmpty(), good);
        if (!address.isEmpty() && !address.contains(u' ')) QCOMPARE(routesProblem(address).isEmpty(), good);
    }
};

QTEST_MAIN(TestPeers)
#include "tst_peerspage.moc"
