#include "tests/support/pagestage.h"
#include "ui/common/drawer.h"
#include "ui/common/form.h"
#include "ui/common/messagebar.h"
#include "ui/common/tableview.h"
#include "ui/liquidity/liquiditydialogs.h"
#include "ui/walletaddresses/walletaddressdialogs.h"
#include "ui/walletaddresses/walletaddressdrawer.h"
#include "ui/walletaddresses/walletaddressespage.h"
#include "ui/walletaddresses/walletaddressfields.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;

namespace {

const QDateTime now(QDate(2026, 11, 21), QTime(14, 0), Qt::UTC);
const AssetRef Usd{QStringLiteral("a55e7000-0000-4000-8000-000000000001"), QStringLiteral("USD"), 2};
const auto GoodX = QStringLiteral("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
const auto Base = QStringLiteral("https://birch.test/");

WalletAddressRow address(int number, const char* path, const char* name)
{
    WalletAddressRow row;
    row.id = QStringLiteral("3a11e700-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0'));
    row.address = Base + QLatin1String(path);
    row.publicName = QString::fromLatin1(name);
    row.asset = Usd;
    row.createdAt = now.addDays(-number);
    row.tenantId = QStringLiteral("tenant-operator");
    return row;
}

struct Scene
{
    PageStage stage;
    WalletAddressesPage* page = nullptr;

    Scene()
    {
        AssetRow asset;
        asset.id = Usd.id;
        asset.code = Usd.code;
        asset.scale = Usd.scale;
        node().assets = {asset};
        TenantRow tenant;
        tenant.id = QStringLiteral("tenant-operator");
        tenant.settings = {{QStringLiteral("WALLET_ADDRESS_URL"), Base}};
        node().tenants = {tenant};
        node().walletAddresses = {address(1, "thabo.m", "Thabo M"), address(2, "accounts/lerato", "Lerato"),
                                  address(3, "shop", "")};
        node().walletAddresses[0].liquidity = 12'50;
        node().walletAddresses[0].properties = {{QStringLiteral("account"), QStringLiteral("7421"), false},
                                                {QStringLiteral("greeting"), QStringLiteral("hello"), true}};
        node().walletAddresses[2].status = WalletAddressStatus::Inactive;
        WalletAddressKeyRow key;
        key.id = QStringLiteral("0ec00000-0000-4000-8000-000000000001");
        key.walletAddressId = node().walletAddresses[0].id;
        key.keyId = QStringLiteral("phone");
        key.publicKey = GoodX;
        key.createdAt = now.addDays(-1);
        node().keys = {key};
        page = new WalletAddressesPage(stage.surroundings(), stage.session);
    }
    FakeNodeClient& node() { return stage.session.client(); }
    QString idOf(int number) { return node().walletAddresses[number - 1].id; }
    TablePage& table() { return page->table(); }
    int rows() { return table().view().model()->rowCount(); }
    void open(int number)
    {
        stage.show(page);
        QTRY_COMPARE(rows(), 3);
        page->openObject(idOf(number));
    }
    QString message() { return table().messages().sentence(); }
};

template <class W = QLineEdit>
W* part(Dialog* dialog, const char* name)
{
    return dialog->findChild<W*>(QString::fromLatin1(name));
}

FormRow* rowOf(Dialog* dialog, const char* name)
{
    for (FormRow* row : dialog->findChildren<FormRow*>()) {
        if (row->field()->objectName() == QLatin1String(name)) return row;
    }
    return nullptr;
}

QString wordsOf(FormRow* row)
{
    QStringList words;
    for (Label* label : row->findChildren<Label*>()) words.append(label->text());
    return words.join(u' ');
}

} // namespace

class TestWalletAddressesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_stand_with_their_status_and_open_with_their_keys()
    {
        Scene scene;
        scene.open(1);
        QTRY_COMPARE(scene.page->details().keys().rowCount(), 1);
        QVERIFY(scene.table().drawer().isOpen());
        scene.stage.shoot(QStringLiteral("walletaddresses"));
    }

    void the_new_address_is_shown_as_the_url_it_becomes_while_it_is_typed()
    {
        Scene scene;
        scene.open(1);
        scene.stage.run(QStringLiteral("walletaddresses.new"));
        NewWalletAddressDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = scene.stage.dialog<NewWalletAddressDialog>()) != nullptr);
        QTest::keyClicks(part<>(dialog, "address"), QStringLiteral("Nomsa"));
        QVERIFY(wordsOf(rowOf(dialog, "address")).contains(QStringLiteral("Becomes https://birch.test/nomsa")));
        scene.stage.shoot(QStringLiteral("walletaddress-new"));
        const QString key = dialog->key();
        QTest::keyClick(part<>(dialog, "address"), Qt::Key_Return);
        QTRY_COMPARE(scene.rows(), 4);
        QCOMPARE(scene.node().newWalletAddresses.first().address, QStringLiteral("Nomsa"));
        QCOMPARE(scene.node().newWalletAddresses.first().idempotencyKey, key);
        QCOMPARE(scene.node().newWalletAddresses.size(), 1);
    }

    void the_nodes_refusal_of_an_address_is_shown_word_for_word()
    {
        Scene scene;
        scene.node().refuse(
            QStringLiteral("createWalletAddress"),
            {Error::Code::Conflict, QStringLiteral("Duplicate wallet address found with the same url"), {}, {}});
        scene.open(1);
        scene.stage.run(QStringLiteral("walletaddresses.new"));
        NewWalletAddressDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = scene.stage.dialog<NewWalletAddressDialog>()) != nullptr);
        QTest::keyClicks(part<>(dialog, "address"), QStringLiteral("shop"));
        part<QPushButton>(dialog, "verb")->click();
        QTRY_COMPARE(dialog->outcomeText(), QStringLiteral("Duplicate wallet address found with the same url"));
    }

    void a_pasted_jwk_fills_in_the_key()
    {
        Scene scene;
        scene.open(1);
        scene.stage.run(QStringLiteral("walletaddresses.addkey"));
        auto* dialog = scene.stage.dialog<NewKeyDialog>();
        QVERIFY(dialog != nullptr);
        part<QPlainTextEdit>(dialog, "jwk")
            ->setPlainText(
                QStringLiteral(R"({"kid":"laptop","kty":"OKP","crv":"Ed25519","alg":"EdDSA","x":"%1"})").arg(GoodX));
        QCOMPARE(part<>(dialog, "keyId")->text(), QStringLiteral("laptop"));
        scene.stage.shoot(QStringLiteral("walletaddress-key"));
        part<QPushButton>(dialog, "verb")->click();
        QTRY_COMPARE(scene.page->details().keys().rowCount(), 2);
        QCOMPARE(scene.node().newKeys.first().publicKey, GoodX);
        QCOMPARE(scene.node().newKeys.first().walletAddressId, scene.idOf(1));
    }

    void a_private_key_never_leaves_the_field()
    {
        const PublicKey key = publicKeyFromJwk(
            QStringLiteral(R"({"kid":"a","kty":"OKP","crv":"Ed25519","x":"%1","d":"secret"})").arg(GoodX));
        QVERIFY(key.problem.contains(QStringLiteral("private")));
        QVERIFY(key.x.isEmpty());
    }

    void a_key_is_judged_before_it_is_sent_data()
    {
        QTest::addColumn<QString>("x");
        QTest::addColumn<bool>("good");
        QTest::newRow("good") << GoodX << true;
        QTest::newRow("padded") << GoodX + u'=' << false;
        QTest::newRow("short") << GoodX.left(40) << false;
        QTest::newRow("plain base64") << QString(GoodX).replace(u'_', u'/') << false;
        QTest::newRow("empty") << QString() << false;
    }
    void a_key_is_judged_before_it_is_sent()
    {
        QFETCH(QString, x);
        QFETCH(bool, good);
        QCOMPARE(keyProblem(x).isEmpty(), good);
    }

    void a_key_is_revoked_only_after_the_question()
    {
        Scene scene;
        scene.open(1);
        QTRY_COMPARE(scene.page->details().keys().rowCount(), 1);
        scene.page->details().chooseKey(scene.node().keys.first().id);
        scene.stage.run(QStringLiteral("walletaddresses.revokekey"));
        auto* dialog = scene.stage.dialog<AskDialog>();
        QVERIFY(dialog != nullptr);
        QVERIFY(!scene.node().keys.first().revoked);
        dialog->verbButton().click();
        QTRY_VERIFY(scene.page->details().keys().row(0).revoked);
        QCOMPARE(scene.message(), QStringLiteral("Key phone is revoked."));
    }

    void properties_are_saved_together_with_their_visibility()
    {
        Scene scene;
        scene.open(1);
        scene.stage.run(QStringLiteral("walletaddresses.properties"));
        auto* dialog = scene.stage.dialog<PropertiesDialog>();
        QVERIFY(dialog != nullptr);
        part<QPushButton>(dialog, "addProperty")->click();
        const QList<QLineEdit*> keys = dialog->findChildren<QLineEdit*>(QStringLiteral("key"));
        const QList<QLineEdit*> values = dialog->findChildren<QLineEdit*>(QStringLiteral("value"));
        QCOMPARE(keys.size(), 3);
        keys.last()->setText(QStringLiteral("greeting"));
        values.last()->setText(QStringLiteral("again"));
        part<QPushButton>(dialog, "verb")->click();
        QVERIFY(part<Label>(dialog, "problem")->text().contains(QStringLiteral("twice")));
        QVERIFY(scene.node().walletAddressChanges.isEmpty());
        scene.stage.shoot(QStringLiteral("walletaddress-properties"));
        keys.last()->setText(QStringLiteral("colour"));
        dialog->findChildren<QCheckBox*>(QStringLiteral("visible")).last()->setChecked(true);
        part<QPushButton>(dialog, "verb")->click();
        QTRY_COMPARE(scene.node().walletAddressChanges.size(), 1);
        const auto sent = *scene.node().walletAddressChanges.first().properties;
        QCOMPARE(sent.size(), 3);
        QCOMPARE(sent.last(), (AdditionalProperty{QStringLiteral("colour"), QStringLiteral("again"), true}));
    }

    void deactivating_asks_and_activating_does_not()
    {
        Scene scene;
        scene.open(1);
        scene.stage.run(QStringLiteral("walletaddresses.deactivate"));
        auto* dialog = scene.stage.dialog<AskDialog>();
        QVERIFY(dialog != nullptr);
        dialog->verbButton().click();
        QTRY_COMPARE(scene.message(), QStringLiteral("birch.test/thabo.m is inactive now."));
        QTRY_VERIFY(scene.stage.dialog<AskDialog>() == nullptr);
        scene.page->openObject(scene.idOf(3));
        scene.stage.run(QStringLiteral("walletaddresses.activate"));
        QTRY_COMPARE(scene.message(), QStringLiteral("birch.test/shop is active again."));
    }

    void a_wallet_address_gives_all_it_has_or_nothing()
    {
        Scene scene;
        scene.open(2);
        scene.stage.run(QStringLiteral("walletaddresses.withdraw"));
        QVERIFY(scene.stage.dialog() == nullptr);
        QVERIFY(scene.message().contains(QStringLiteral("no money of its own")));
        scene.page->openObject(scene.idOf(1));
        scene.stage.run(QStringLiteral("walletaddresses.withdraw"));
        auto* dialog = scene.stage.dialog<WithdrawDialog>();
        QVERIFY(dialog != nullptr);
        QVERIFY(part<>(dialog, "amount")->isReadOnly());
        dialog->actButton().click();
        QTRY_COMPARE(scene.node().performed.size(), 1);
        QCOMPARE(scene.node().performed.first().intent().act, MoneyAct::WithdrawWalletAddress);
    }

    void the_url_follows_the_nodes_rules_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url");
        const auto ilp = QStringLiteral("https://alice.me/ilp");
        const auto made = QStringLiteral("https://alice.me/ilp/test");
        QTest::newRow("name") << ilp << QStringLiteral("test") << made;
        QTest::newRow("path") << ilp + u'/' << QStringLiteral("/Test") << made;
        QTest::newRow("whole") << ilp << made << made;
        QTest::newRow("elsewhere") << ilp << QStringLiteral("https://bob.me/test") << QString();
        QTest::newRow("http") << QString() << QStringLiteral("http://alice.me/test") << QString();
        QTest::newRow("bare host") << QString() << QStringLiteral("https://alice.me/") << QString();
        QTest::newRow("taken") << ilp << QStringLiteral("x/quotes") << QString();
        QTest::newRow("space") << ilp << QStringLiteral("a b") << QString();
    }
    void the_url_follows_the_nodes_rules()
    {
        QFETCH(QString, base);
        QFETCH(QString, typed);
        QFETCH(QString, url);
        const WalletUrl made = walletUrlOf(base, typed);
        QCOMPARE(made.url, url);
        QCOMPARE(made.problem.isEmpty(), !url.isEmpty());
    }

    void a_dead_receiver_hears_nothing()
    {
        Scene scene;
        scene.node().keepWaiting(QStringLiteral("keysOf"));
        scene.open(1);
        QTRY_COMPARE(scene.node().countOf(QStringLiteral("keysOf")), 1);
        scene.stage.close();
        scene.node().letGo();
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(TestWalletAddressesPage)
#include "tst_walletaddressespage.moc"
