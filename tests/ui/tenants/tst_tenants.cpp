#include "tests/support/pagestage.h"
#include "ui/common/drawer.h"
#include "ui/common/emptystate.h"
#include "ui/common/messagebar.h"
#include "ui/common/tableview.h"
#include "ui/tenants/tenantsettings.h"
#include "ui/tenants/tenantspage.h"

#include <QClipboard>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;

namespace {

const QDateTime now(QDate(2026, 11, 21), QTime(14, 0), Qt::UTC);
const auto ownId = QStringLiteral("tenant-operator");
const auto birchId = QStringLiteral("7e4a0000-0000-4000-8000-000000000002");

TenantRow tenant(const QString& id, const char* name, int daysOld)
{
    TenantRow row;
    row.id = id;
    row.publicName = QString::fromUtf8(name);
    row.createdAt = now.addDays(-daysOld);
    row.settings = {{QStringLiteral("WEBHOOK_URL"), QStringLiteral("https://alder.test/webhooks")},
                    {QStringLiteral("WEBHOOK_TIMEOUT"), QStringLiteral("2000")},
                    {QStringLiteral("WEBHOOK_MAX_RETRY"), QStringLiteral("10")},
                    {QStringLiteral("ILP_ADDRESS"), QStringLiteral("test.alder")}};
    return row;
}

struct Scene
{
    PageStage stage;
    TenantsPage* page = nullptr;

    Scene()
    {
        FakeNodeClient& node = stage.session.client();
        node.tenants = {tenant(ownId, "Alder Pay", 40), tenant(birchId, "Birch Bank", 12),
                        tenant(QStringLiteral("7e4a0000-0000-4000-8000-000000000003"), "Old Mill", 30)};
        node.tenants[1].email = QStringLiteral("ops@birch.test");
        node.tenants[2].deletedAt = now.addDays(-2);
    }

    void open()
    {
        page = new TenantsPage(
            stage.surroundings(), stage.session, nullptr, randomIds(), [] { return QByteArray("made-up-secret"); },
            [] { return now; });
        stage.show(page);
        QTRY_COMPARE(page->table().state(), TablePage::State::Ready);
    }
    FakeNodeClient& node() { return stage.session.client(); }
    template <class W>
    W* field(const char* name) const
    {
        return stage.dialog<Dialog>()->findChild<W*>(QString::fromLatin1(name));
    }
    QStringList states() const
    {
        QStringList words;
        const QAbstractItemModel* model = page->table().view().model();
        for (int row = 0; row < model->rowCount(); ++row) words.append(model->index(row, 1).data().toString());
        return words;
    }
};

void type(QWidget* into, const char* text)
{
    into->setFocus();
    QTest::keyClick(into, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(into, QString::fromLatin1(text));
}

} // namespace

class TenantsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deleted_tenants_stay_in_the_list_marked()
    {
        Scene scene;
        scene.open();
        QCOMPARE(scene.states(),
                 QStringList({QStringLiteral("Operator"), QStringLiteral("Active"), QStringLiteral("Deleted")}));
        RowQuery query = scene.page->table().query();
        query.filters = {{QStringLiteral("state"), QStringLiteral("deleted")}};
        scene.page->table().setQuery(query);
        QCOMPARE(scene.states(), QStringList({QStringLiteral("Deleted")}));
        scene.page->table().clearFilter();
        scene.stage.shoot(QStringLiteral("tenants"));
    }

    void somebody_who_is_no_operator_is_told_what_it_takes()
    {
        Scene scene;
        scene.node().me.isOperator = false;
        scene.page = new TenantsPage(scene.stage.surroundings(), scene.stage.session);
        scene.stage.show(scene.page);
        QTRY_COMPARE(scene.page->table().state(), TablePage::State::Denied);
        QCOMPARE(scene.page->findChild<EmptyState*>()->title(), QStringLiteral("cannot get tenants page"));
    }

    void a_new_tenant_gets_a_secret_that_can_be_copied_and_is_sent_as_it_stands()
    {
        Scene scene;
        scene.open();
        scene.stage.run(QStringLiteral("tenants.new"));
        auto* dialog = scene.stage.dialog<NewTenantDialog>();
        QCOMPARE(dialog->secretText(), QStringLiteral("made-up-secret"));
        type(scene.field<QLineEdit>("name"), "Cloud Nine");
        QTest::mouseClick(scene.field<QPushButton>("copySecret"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("made-up-secret"));
        scene.stage.shoot(QStringLiteral("tenants-new"));
        dialog->submit();
        QTRY_COMPARE(scene.node().newTenants.size(), 1);
        QCOMPARE(scene.node().newTenants[0].apiSecret.reveal(), QByteArray("made-up-secret"));
        QVERIFY(!QUuid::fromString(scene.node().newTenants[0].id).isNull());
        QTRY_VERIFY(scene.stage.dialog() == nullptr);
        QTRY_COMPARE(scene.states().size(), 4);
    }

    void after_silence_the_same_id_is_sent_and_a_duplicate_means_that_it_was_made()
    {
        Scene scene;
        scene.open();
        scene.node().refuse(QStringLiteral("createTenant"),
                            {Error::Code::Timeout, QStringLiteral("The node did not answer in time."), {}, {}});
        scene.stage.run(QStringLiteral("tenants.new"));
        auto* dialog = scene.stage.dialog<NewTenantDialog>();
        type(scene.field<QLineEdit>("name"), "Cloud Nine");
        dialog->submit();
        QTRY_VERIFY(dialog->outcomeText().contains(QStringLiteral("Nobody knows")));
        scene.node().refuse(QStringLiteral("createTenant"), {Error::Code::Conflict,
                                                             QStringLiteral("A tenant with this id already exists."),
                                                             {},
                                                             QStringLiteral("DUPLICATE")});
        dialog->submit();
        QTRY_VERIFY(scene.stage.dialog() == nullptr);
        QCOMPARE(scene.node().newTenants[0].id, scene.node().newTenants[1].id);
    }

    void a_refusal_is_shown_word_for_word()
    {
        Scene scene;
        scene.open();
        scene.node().refuse(QStringLiteral("createTenant"),
                            {Error::Code::Forbidden, QStringLiteral("permission denied"), {}, {}});
        scene.stage.run(QStringLiteral("tenants.new"));
        type(scene.field<QLineEdit>("name"), "Cloud Nine");
        auto* dialog = scene.stage.dialog<NewTenantDialog>();
        dialog->submit();
        QTRY_COMPARE(dialog->outcomeText(), QStringLiteral("permission denied"));
    }

    void only_what_was_changed_of_a_tenant_is_sent()
    {
        Scene scene;
        scene.open();
        scene.page->table().select(birchId);
        scene.stage.run(QStringLiteral("tenants.edit"));
        auto* dialog = scene.stage.dialog<EditTenantDialog>();
        QVERIFY(dialog != nullptr);
        type(scene.field<QLineEdit>("consentUrl"), "no address");
        dialog->submit();
        QCOMPARE(scene.node().tenantChanges.size(), 0);
        type(scene.field<QLineEdit>("consentUrl"), "https://birch.test/consent");
        scene.stage.shoot(QStringLiteral("tenants-edit"));
        dialog->submit();
        QTRY_COMPARE(scene.node().tenantChanges.size(), 1);
        const TenantChange& change = scene.node().tenantChanges[0];
        QCOMPARE(change.idpConsentUrl, std::optional(QStringLiteral("https://birch.test/consent")));
        QVERIFY(!change.publicName && !change.email && !change.apiSecret && !change.idpSecret);
    }

    void settings_are_checked_where_they_stand_and_only_changes_are_sent()
    {
        Scene scene;
        scene.open();
        scene.stage.run(QStringLiteral("tenants.settings"));
        auto* dialog = scene.stage.dialog<TenantSettingsDialog>();
        QVERIFY(dialog != nullptr);
        type(scene.field<QLineEdit>("WEBHOOK_TIMEOUT"), "soon");
        dialog->submit();
        int wrong = 0;
        for (const FormRow* row : dialog->findChildren<FormRow*>()) wrong += row->hasError() ? 1 : 0;
        QCOMPARE(wrong, 1);
        scene.stage.shoot(QStringLiteral("tenants-settings"));
        type(scene.field<QLineEdit>("WEBHOOK_TIMEOUT"), "3500");
        dialog->submit();
        QTRY_COMPARE(scene.node().settingsSet.size(), 1);
        QCOMPARE(scene.node().settingsSet[0],
                 QList<TenantSetting>({{QStringLiteral("WEBHOOK_TIMEOUT"), QStringLiteral("3500")}}));
    }

    void a_setting_has_a_sentence_for_each_mistake_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("good");
        const auto row = [](const char* key, const char* value, bool good) {
            QTest::addRow("%s=%s", key, value) << QString::fromLatin1(key) << QString::fromLatin1(value) << good;
        };
        row("WEBHOOK_URL", "https://birch.test/hook", true);
        row("WEBHOOK_URL", "birch.test/hook", false);
        row("WEBHOOK_URL", "", false);
        row("EXCHANGE_RATES_URL", "http://127.0.0.1:3000/rates", true);
        row("WALLET_ADDRESS_URL", "https://", false);
        row("WEBHOOK_TIMEOUT", "1", true);
        row("WEBHOOK_TIMEOUT", "0", false);
        row("WEBHOOK_TIMEOUT", "-5", false);
        row("WEBHOOK_TIMEOUT", "2s", false);
        row("WEBHOOK_MAX_RETRY", "0", true);
        row("WEBHOOK_MAX_RETRY", "-1", false);
        row("WEBHOOK_MAX_RETRY", "inf", false);
        row("ILP_ADDRESS", "g.alder.birch", true);
        row("ILP_ADDRESS", "test.alder", true);
        row("ILP_ADDRESS", "alder", false);
        row("ILP_ADDRESS", "g.", false);
        row("ILP_ADDRESS", "g.al der", false);
    }

    void a_setting_has_a_sentence_for_each_mistake()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(bool, good);
        QCOMPARE(problemOfSetting(key, value).isEmpty(), good);
    }

    void deleting_takes_the_name_and_a_moment()
    {
        Scene scene;
        scene.open();
        scene.page->table().select(ownId);
        QVERIFY(!scene.stage.commands->action(QStringLiteral("tenants.delete"))->isEnabled()); // nobody could sign
        scene.page->table().select(birchId);
        scene.stage.run(QStringLiteral("tenants.delete"));
        auto* dialog = scene.stage.dialog<DeleteTenantDialog>();
        QVERIFY(dialog != nullptr);
        type(&dialog->nameField(), "Birch");
        QVERIFY(!dialog->verbButton().isAwake());
        type(&dialog->nameField(), "Birch Bank");
        QVERIFY(!dialog->verbButton().isAwake());
        scene.stage.shoot(QStringLiteral("tenants-delete"));
        QTRY_VERIFY(dialog->verbButton().isAwake());
        scene.node().refuse(QStringLiteral("deleteTenant"),
                            {Error::Code::NotFound, QStringLiteral("failed to delete tenant"), {}, {}});
        QTest::mouseClick(&dialog->verbButton(), Qt::LeftButton);
        QTRY_COMPARE(dialog->outcomeText(), QStringLiteral("failed to delete tenant"));
        scene.node().behave(QStringLiteral("deleteTenant"));
        QTRY_VERIFY(dialog->verbButton().isAwake());
        QTest::mouseClick(&dialog->verbButton(), Qt::LeftButton);
        QTRY_VERIFY(scene.stage.dialog() == nullptr);
        QTRY_COMPARE(scene.states().count(QStringLiteral("Deleted")), 2);
    }

    void the_drawer_shows_settings_and_who_may_change_them()
    {
        Scene scene;
        scene.open();
        scene.page->openObject(birchId);
        QTRY_VERIFY(scene.page->table().drawer().isOpen());
        scene.stage.shoot(QStringLiteral("tenants-drawer"));
    }

    void a_page_closed_while_it_waits_is_never_called()
    {
        Scene scene;
        scene.open();
        scene.node().keepWaiting(QStringLiteral("listTenants"));
        scene.node().keepWaiting(QStringLiteral("deleteTenant"));
        scene.page->refresh();
        scene.stage.close();
        scene.node().letGo();
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(TenantsTest)
#include "tst_tenants.moc"
