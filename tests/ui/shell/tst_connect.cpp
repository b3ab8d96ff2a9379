#include "tests/ui/shell/shellstage.h"

#include "ui/common/controls.h"
#include "ui/common/form.h"
#include "ui/common/messagebar.h"
#include "ui/shell/checklines.h"
#include "ui/shell/connectdialog.h"
#include "ui/shell/settingspage.h"

#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;

namespace {
const QString tenant = QStringLiteral("438fa74a-fa7d-4317-9ced-dde32ece1787");

/// Made for this test; nothing was ever signed with it.
const QByteArray OwnAuthority = "-----BEGIN CERTIFICATE-----\n"
                                "MIIBejCCASGgAwIBAgIUY2qGSBj82qJdgXDkPkMDTTRpATkwCgYIKoZIzj0EAwIw\n"
                                "EzERMA8GA1UEAwwIQmlyY2ggQ0EwHhcNMjYxMTIxMjI0NzIxWhcNMzYxMTE4MjI0\n"
                                "NzIxWjATMREwDwYDVQQDDAhCaXJjaCBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEH\n"
                                "A0IABFFCgNbCye5kFEVhwrPwa1UYlR+HiYEPdleEoRrJp5VDjf/oCsK2QI09iNIc\n"
                                "q5YePYPjyMi4bG/VXzCTgDX+xEKjUzBRMB0GA1UdDgQWBBTwTEUsBkQyYWXhUAFJ\n"
                                "u51614lSHjAfBgNVHSMEGDAWgBTwTEUsBkQyYWXhUAFJu51614lSHjAPBgNVHRMB\n"
                                "Af8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIDu8TLmEE80lAoWkyD0gELtPcPsi\n"
                                "2lJo5K6a4wrkEkXUAiBUutqziwStSYNCJ/q7aDlxWCowUYsVWVrL/8oQeIuFmg==\n"
                                "-----END CERTIFICATE-----\n";
} // namespace

/// Connecting, editing and removing nodes, and what a crash left unfinished, through the real window.
class ConnectTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_stage = std::make_unique<ShellStage>(m_folder->path());
        m_stage->script.tenantId = tenant;
    }
    void cleanup()
    {
        m_stage.reset();
        m_folder.reset();
    }

    void a_node_is_tested_then_saved_then_opened()
    {
        MainWindow& window = m_stage->open();
        fillIn(window);
        QVERIFY(!save(window)->isEnabled());
        tryOut(window);
        QTRY_VERIFY(save(window)->isEnabled());
        QCOMPARE(checks(window)->results().size(), CheckLines::Count);
        QVERIFY(m_stage->profiles.profiles().isEmpty());
        QTest::mouseClick(save(window), Qt::LeftButton);
        QTRY_COMPARE(m_stage->profiles.profiles().size(), 1);
        const Profile kept = m_stage->profiles.profiles().first();
        QCOMPARE(kept.name, QStringLiteral("birch"));
        QCOMPARE(kept.secretPlace, SecretPlace::Keychain);
        QCOMPARE(kept.dialect, Dialect::V2);
        QTRY_VERIFY(window.nodeView() != nullptr);
        QCOMPARE(m_stage->keychain.read(kept.id).result().value().reveal(), QByteArrayLiteral("s3cret"));
    }

    void changing_a_field_after_the_test_puts_the_save_to_sleep()
    {
        MainWindow& window = m_stage->open();
        fillIn(window);
        tryOut(window);
        QTRY_VERIFY(save(window)->isEnabled());
        QTest::keyClicks(field(window, "secret"), QStringLiteral("x"));
        QVERIFY(!save(window)->isEnabled());
    }

    void a_node_that_cannot_be_reached_or_refuses_the_secret_is_not_saved()
    {
        m_stage->script.reachable = false;
        MainWindow& window = m_stage->open();
        fillIn(window);
        tryOut(window);
        QTRY_COMPARE(checks(window)->results().size(), CheckLines::Count);
        QVERIFY(!save(window)->isEnabled());
        QVERIFY(checks(window)->details().contains(QLatin1String("No connection came up")));
        QVERIFY(!checks(window)->details().contains(QLatin1String("s3cret")));
        m_stage->script.reachable = true;
        m_stage->script.secretRight = false;
        tryOut(window);
        QTRY_VERIFY(checks(window)->details().contains(QLatin1String("refused this tenant")));
        QVERIFY(!save(window)->isEnabled());
        QVERIFY(m_stage->profiles.profiles().isEmpty());
    }

    void a_certificate_nobody_vouches_for_must_be_trusted_first_and_is_remembered()
    {
        const QString print = QStringList(32, QStringLiteral("9C")).join(u':');
        m_stage->script.secure = true;
        m_stage->script.certificate.verdict = CertificateFinding::Verdict::Unknown;
        m_stage->script.certificate.presented = print;
        MainWindow& window = m_stage->open();
        fillIn(window);
        field(window, "address")->setText(QStringLiteral("https://admin.birch.test/graphql"));
        tryOut(window);
        QTRY_VERIFY(openDialog(window)->findChild<QPushButton*>(QStringLiteral("trustCertificate")) != nullptr);
        QVERIFY(!save(window)->isEnabled());
        m_stage->script.certificate.verdict = CertificateFinding::Verdict::Trusted;
        QTest::mouseClick(openDialog(window)->findChild<QPushButton*>(QStringLiteral("trustCertificate")),
                          Qt::LeftButton);
        QTRY_VERIFY(save(window)->isEnabled());
        QTest::mouseClick(save(window), Qt::LeftButton);
        QTRY_COMPARE(m_stage->profiles.profiles().size(), 1);
        QCOMPARE(m_stage->profiles.profiles().first().fingerprint, print);
    }

    void an_authority_of_ones_own_is_trusted_from_its_file_and_no_more_when_told_so()
    {
        const QTemporaryDir folder;
        const auto written = [&folder](const char* name, const QByteArray& text) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            if (file.open(QFile::WriteOnly)) file.write(text);
            return file.fileName();
        };
        MainWindow& window = m_stage->open();
        fillIn(window);
        auto* dialog = window.findChild<ConnectDialog*>();
        QVERIFY(dialog != nullptr);
        auto* trust = dialog->findChild<QPushButton*>(QStringLiteral("trust"));
        QVERIFY(trust != nullptr);
        const QString before = trust->text();
        dialog->useAuthorities(written("none.pem", "this is no certificate"));
        QCOMPARE(trust->text(), before);
        dialog->useAuthorities(folder.filePath(QStringLiteral("missing.pem")));
        QCOMPARE(trust->text(), before);
        dialog->useAuthorities(written("own.pem", OwnAuthority));
        QVERIFY(trust->text() != before);
        trust->click();
        QCOMPARE(trust->text(), before);
    }

    void without_a_keychain_the_vault_is_offered_and_keeps_the_secret()
    {
        m_stage->keychain.works = false;
        MainWindow& window = m_stage->open();
        fillIn(window);
        tryOut(window);
        QTRY_VERIFY(save(window)->isEnabled());
        QTest::mouseClick(save(window), Qt::LeftButton);
        QTRY_VERIFY(openDialog(window) != nullptr && openDialog(window)->objectName() == QLatin1String("vaultDialog"));
        Dialog* vault = openDialog(window);
        QTest::keyClicks(vault->findChild<QLineEdit*>(QStringLiteral("passphrase")),
                         QStringLiteral("a long passphrase"));
        QTest::keyClicks(vault->findChild<QLineEdit*>(QStringLiteral("passphraseAgain")), QStringLiteral("another"));
        QPushButton* make = vault->findChild<QPushButton*>(QStringLiteral("openVault"));
        QTest::mouseClick(make, Qt::LeftButton);
        QVERIFY(m_stage->vault.isLocked());
        vault->findChild<QLineEdit*>(QStringLiteral("passphraseAgain"))->setText(QStringLiteral("a long passphrase"));
        QTest::mouseClick(make, Qt::LeftButton);
        QTRY_COMPARE(m_stage->profiles.profiles().size(), 1);
        QCOMPARE(m_stage->profiles.profiles().first().secretPlace, SecretPlace::Vault);
    }

    void removing_a_node_says_what_stays_and_enter_keeps_it()
    {
        const Profile birch = m_stage->saved(QStringLiteral("birch"), Environment::Test);
        MainWindow& window = m_stage->open();
        QTRY_VERIFY(window.nodeView() != nullptr);
        window.openSettings(QStringLiteral("nodes"));
        pressRemove(window);
        QTRY_VERIFY(openDialog(window) != nullptr);
        QTest::keyClick(window.focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(openDialog(window) == nullptr);
        QVERIFY(m_stage->profiles.profile(birch.id));
        pressRemove(window);
        auto* ask = dynamic_cast<AskDialog*>(openDialog(window));
        QVERIFY(ask != nullptr);
        QTest::mouseClick(&ask->verbButton(), Qt::LeftButton);
        QTRY_VERIFY(!m_stage->profiles.profile(birch.id));
        QVERIFY(window.nodeView() == nullptr);
        QVERIFY(!m_stage->keychain.read(birch.id).result().ok());
    }

    void settings_are_found_by_a_word_and_hold_at_once()
    {
        m_stage->saved(QStringLiteral("birch"), Environment::Test);
        MainWindow& window = m_stage->open();
        window.openSettings();
        auto* page = window.findChild<SettingsPage*>();
        QVERIFY(page != nullptr);
        QCOMPARE(page->sections(),
                 QStringList({QStringLiteral("nodes"), QStringLiteral("appearance"), QStringLiteral("language"),
                              QStringLiteral("formats"), QStringLiteral("shortcuts"), QStringLiteral("security"),
                              QStringLiteral("data"), QStringLiteral("about")}));
        QTest::keyClicks(&page->searchField(), QStringLiteral("contrast"));
        auto* contrast = page->findChild<QCheckBox*>(QStringLiteral("appearance/contrast"));
        QVERIFY(contrast->isVisible());
        QVERIFY(!page->findChild<QCheckBox*>(QStringLiteral("appearance/systemFont"))->isVisible());
        contrast->click();
        QVERIFY(m_stage->look.theme.increasedContrast());
    }

    void acts_a_crash_left_unfinished_are_said_and_resumed_with_their_own_key()
    {
        const Profile birch = m_stage->saved(QStringLiteral("birch"), Environment::Test);
        MoneyIntent intent;
        intent.act = MoneyAct::Deposit;
        intent.accountId = QStringLiteral("asset-1");
        intent.accountName = QStringLiteral("USD");
        intent.amount = 5000;
        intent.asset = {QStringLiteral("asset-1"), QStringLiteral("USD"), 2};
        auto recorded = m_stage->journal.record(intent, birch.id);
        QTRY_VERIFY(recorded.isFinished());
        const QString key = recorded.result().value().idempotencyKey();

        MainWindow& window = m_stage->open();
        QTRY_VERIFY(window.messages().has(QStringLiteral("unfinished")));
        QTRY_VERIFY(window.nodeView() != nullptr);
        window.messages().press(0);
        QTRY_VERIFY(openDialog(window) != nullptr);
        QTRY_VERIFY(openDialog(window)->findChild<QPushButton*>(QStringLiteral("resume")) != nullptr);
        QTest::mouseClick(openDialog(window)->findChild<QPushButton*>(QStringLiteral("resume")), Qt::LeftButton);
        FakeNodeClient& client = m_stage->fake(birch.id)->client();
        QTRY_COMPARE(client.performed.size(), 1);
        QCOMPARE(client.performed.first().idempotencyKey(), key);
        QTRY_VERIFY(!window.messages().has(QStringLiteral("unfinished")));
    }

private:
    static QLineEdit* field(MainWindow& window, const char* name)
    {
        return openDialog(window)->findChild<QLineEdit*>(QString::fromLatin1(name));
    }
    static QPushButton* save(MainWindow& window) { return window.findChild<QPushButton*>(QStringLiteral("saveNode")); }
    static CheckLines* checks(MainWindow& window) { return window.findChild<CheckLines*>(); }
    static void tryOut(MainWindow& window)
    {
        QTest::mouseClick(window.findChild<QPushButton*>(QStringLiteral("testAgain")), Qt::LeftButton);
    }
    static void fillIn(MainWindow& window)
    {
        window.connectToNode();
        QTest::keyClicks(field(window, "address"), QStringLiteral("http://127.0.0.1:3001/graphql"));
        QTest::keyClicks(field(window, "tenant"), tenant);
        QTest::keyClicks(field(window, "secret"), QStringLiteral("s3cret"));
        QTest::keyClicks(field(window, "name"), QStringLiteral("birch"));
    }
    static void pressRemove(MainWindow& window)
    {
        for (QToolButton* button : window.findChildren<QToolButton*>()) {
            if (button->isVisible() && button->accessibleName() == QLatin1String("Remove birch"))
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL("no button removes birch");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ShellStage> m_stage;
};

QTEST_MAIN(ConnectTest)
#include "tst_connect.moc"
