#include "tests/ui/shell/shellstage.h"

#include "ui/common/controls.h"
#include "ui/common/dialog.h"
#include "ui/common/messagebar.h"
#include "ui/shell/lockpill.h"
#include "ui/shell/shellframe.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/topbar.h"

#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;

/// The real window over fake nodes.
class WindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_stage = std::make_unique<ShellStage>(m_folder->path());
    }
    void cleanup()
    {
        m_stage.reset();
        m_folder.reset();
    }

    void without_nodes_and_demo_the_welcome_is_shown()
    {
        MainWindow& window = m_stage->open();
        QVERIFY(window.showsWelcome());
        QVERIFY(!window.frame().environment());
        auto* start = window.findChild<QPushButton*>(QStringLiteral("startDemo"));
        QVERIFY(start != nullptr);
        QTest::mouseClick(start, Qt::LeftButton);
        QCOMPARE(m_stage->demo.started, 1);
        QVERIFY(!window.showsWelcome());
    }

    void a_demo_that_fails_is_said_and_can_be_started_again()
    {
        MainWindow& window = m_stage->open();
        m_stage->demo.become(Demo::State::Failed, QStringLiteral("The disk is full."));
        QVERIFY(window.showsWelcome());
        bool said = false;
        for (const Label* label : window.findChildren<Label*>()) said |= label->text().contains(QLatin1String("full"));
        QVERIFY(said);
        QVERIFY(window.findChild<QPushButton*>(QStringLiteral("startDemo"))->isEnabled());
    }

    void nodes_of_the_demo_appear_when_they_come()
    {
        m_stage->demo.now = Demo::State::Starting;
        MainWindow& window = m_stage->open();
        QVERIFY(!window.showsWelcome());
        QVERIFY(window.nodeView() == nullptr);
        Profile alder;
        alder.id = QStringLiteral("a");
        alder.name = QStringLiteral("alder");
        alder.environment = Environment::Sandbox;
        m_stage->nodes.addTemporary(alder, Secret(QByteArrayLiteral("s")));
        QVERIFY(window.nodeView() != nullptr);
        QCOMPARE(window.frame().environment(), std::optional(Environment::Sandbox));
        QVERIFY(window.windowTitle().contains(QLatin1String("alder")));
        QCOMPARE(window.nodeView()->pageId(), QStringLiteral("assets"));
    }

    void switching_nodes_changes_rim_title_and_pages()
    {
        const Profile birch = m_stage->saved(QStringLiteral("birch"), Environment::Test);
        const Profile cedar = m_stage->saved(QStringLiteral("cedar"), Environment::Production);
        MainWindow& window = m_stage->open();
        QTRY_VERIFY(window.nodeView() != nullptr);
        QCOMPARE(window.frame().environment(), std::optional(Environment::Test));
        NodeView* first = window.nodeView();
        window.openPage(QStringLiteral("peers"));
        SpyPage* peers = m_stage->page(QStringLiteral("peers"));
        QVERIFY(peers->seen);

        m_stage->nodes.setCurrent(cedar.id);
        QTRY_VERIFY(window.nodeView() != nullptr && window.nodeView() != first);
        QCOMPARE(window.frame().environment(), std::optional(Environment::Production));
        QVERIFY(window.windowTitle().contains(QLatin1String("Production")));
        QVERIFY(!peers->seen);
        QCOMPARE(window.nodeView()->pageId(), QStringLiteral("assets"));

        m_stage->nodes.setCurrent(birch.id);
        QCOMPARE(window.nodeView(), first);
        QCOMPARE(window.nodeView()->pageId(), QStringLiteral("peers"));
        QVERIFY(peers->seen);
    }

    void pages_are_made_once_and_only_when_they_are_opened()
    {
        openOne(Environment::Test);
        QVERIFY(m_stage->page(QStringLiteral("peers")) == nullptr);
        press(Qt::Key_2, Qt::ControlModifier);
        SpyPage* peers = m_stage->page(QStringLiteral("peers"));
        QVERIFY(peers != nullptr);
        press(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(!peers->seen);
        press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_stage->page(QStringLiteral("peers")), peers);
        QCOMPARE(m_stage->window->sidebar().current(), QStringLiteral("peers"));
    }

    void keys_reach_the_page_in_sight()
    {
        openOne(Environment::Test);
        SpyPage* page = m_stage->page(QStringLiteral("assets"));
        press(Qt::Key_F5);
        press(Qt::Key_F, Qt::ControlModifier);
        press(Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(page->refreshed, 1);
        QCOMPARE(page->filtered, 1);
        QCOMPARE(page->exported, 1);
        press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_stage->look.format.settings().masked);
    }

    void a_page_for_operators_is_hidden_from_others()
    {
        openOne(Environment::Test);
        FakeNodeSession* node = m_stage->fake(m_stage->nodes.currentId());
        QVERIFY(m_stage->window->sidebar().pageIds().contains(QLatin1String("tenants")));
        node->client().me.isOperator = false;
        node->tellWhoami();
        QVERIFY(!m_stage->window->sidebar().pageIds().contains(QLatin1String("tenants")));
    }

    void the_palette_opens_pages_and_objects_and_runs_commands_from_the_keyboard()
    {
        openOne(Environment::Test);
        MainWindow& window = *m_stage->window;
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(window.palette().isOpen());
        QTest::keyClicks(&window.palette().field(), QStringLiteral("pee"));
        QCOMPARE(window.palette().listed().value(0), QStringLiteral("page:peers"));
        QTest::keyClick(&window.palette().field(), Qt::Key_Return);
        QVERIFY(!window.palette().isOpen());
        QCOMPARE(window.nodeView()->pageId(), QStringLiteral("peers"));

        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(&window.palette().field(), QStringLiteral("change peers"));
        QTest::keyClick(&window.palette().field(), Qt::Key_Return);
        QCOMPARE(m_stage->page(QStringLiteral("peers"))->changed, 1);

        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(&window.palette().field(), QStringLiteral("cloud nine"));
        QVERIFY(window.palette().listed().value(0).startsWith(QLatin1String("object:")));
        QTest::keyClick(&window.palette().field(), Qt::Key_Escape);
        QVERIFY(!window.palette().isOpen());
    }

    void production_is_read_only_until_it_is_unlocked_and_locks_itself()
    {
        openOne(Environment::Production);
        MainWindow& window = *m_stage->window;
        NodeView& view = *window.nodeView();
        SpyPage* page = m_stage->page(QStringLiteral("assets"));
        QVERIFY(view.guard().isReadOnly());
        view.commands().action(QStringLiteral("assets.change"))->trigger();
        QCOMPARE(page->changed, 0);
        Dialog* dialog = openDialog(window);
        QVERIFY(dialog != nullptr);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("unlock")), Qt::LeftButton);
        QVERIFY(!view.guard().isReadOnly());
        QCOMPARE(view.guard().secondsLeft(), 15 * 60);
        view.commands().action(QStringLiteral("assets.change"))->trigger();
        QCOMPARE(page->changed, 1);
        QVERIFY(window.topBar().lockPill().accessibleName().contains(QLatin1String("15")));

        m_stage->clock += (15 * 60 - 1) * 1000;
        view.guard().tick();
        QVERIFY(!view.guard().isReadOnly());
        m_stage->clock += 1000;
        view.guard().tick();
        QVERIFY(view.guard().isReadOnly());
        view.commands().action(QStringLiteral("assets.change"))->trigger();
        QCOMPARE(page->changed, 1);
    }

    void a_clock_that_goes_back_locks()
    {
        qint64 now = 1'000'000;
        Guard guard(Environment::Production, [&now] { return now; });
        guard.unlock(15);
        QVERIFY(!guard.isReadOnly());
        now -= 1;
        guard.tick();
        QVERIFY(guard.isReadOnly());
    }

    void the_sidebar_collapses_in_a_narrow_window()
    {
        openOne(Environment::Test);
        MainWindow& window = *m_stage->window;
        window.resize(1280, 800);
        QTRY_VERIFY(!window.sidebar().isCollapsed());
        QCOMPARE(window.sidebar().width(), Sidebar::Wide);
        window.resize(1000, 720);
        QTRY_VERIFY(window.sidebar().isCollapsed());
        QTRY_COMPARE(window.sidebar().width(), Sidebar::Narrow);
    }

    void page_node_and_size_come_back_after_a_restart()
    {
        m_stage->saved(QStringLiteral("birch"), Environment::Test);
        const Profile cedar = m_stage->saved(QStringLiteral("cedar"), Environment::Test);
        MainWindow& window = m_stage->open();
        QTRY_VERIFY(window.nodeView() != nullptr);
        m_stage->nodes.setCurrent(cedar.id);
        QTRY_VERIFY(window.nodeView() != nullptr);
        window.openPage(QStringLiteral("peers"));
        // No larger than the screen of the test, or coming back would make it fit.
        window.setGeometry(0, 0, 800, 567);
        restart();
        MainWindow& again = m_stage->open();
        QTRY_VERIFY(again.nodeView() != nullptr);
        QCOMPARE(m_stage->nodes.currentId(), cedar.id);
        QCOMPARE(again.nodeView()->pageId(), QStringLiteral("peers"));
        QCOMPARE(again.size(), QSize(800, 567));
        restart();
        MainWindow& safe = m_stage->open(true);
        QTRY_VERIFY(safe.nodeView() != nullptr);
        QVERIFY(m_stage->nodes.currentId() != cedar.id);
        QCOMPARE(safe.nodeView()->pageId(), QStringLiteral("assets"));
    }

    void a_window_left_on_a_screen_that_is_gone_comes_back_in_sight()
    {
        m_stage->settings.setValue(QStringLiteral("session/geometry"), QVariantList{99'000, 99'000, 900, 700});
        MainWindow& window = m_stage->open();
        QVERIFY(window.x() < 50'000);
    }

    void settings_survive_a_restart()
    {
        m_stage->preferences.set(QStringLiteral("appearance/rows"), QStringLiteral("comfortable"));
        m_stage->settings.setValue(QStringLiteral("tables/peers/state"), QByteArray("\x00\x01", 2));
        restart();
        QCOMPARE(m_stage->look.theme.rowHeight(), 36);
        QCOMPARE(m_stage->settings.value(QStringLiteral("tables/peers/state")).toByteArray(),
                 QByteArray("\x00\x01", 2));
    }

    void a_damaged_settings_file_is_said_and_never_fatal()
    {
        m_stage.reset();
        QFile file(m_folder->filePath(QStringLiteral("settings.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ half a fi");
        file.close();
        m_stage = std::make_unique<ShellStage>(m_folder->path());
        m_stage->saved(QStringLiteral("birch"), Environment::Test);
        MainWindow& window = m_stage->open();
        QTRY_VERIFY(window.nodeView() != nullptr);
        QVERIFY(window.messages().has(QStringLiteral("settings")));
        QVERIFY(!window.messages().sentence().isEmpty());
    }

    void nonsense_in_a_setting_counts_as_its_default()
    {
        m_stage->settings.setValue(QStringLiteral("appearance/theme"), 17);
        m_stage->settings.setValue(QStringLiteral("formats/decimal"), QStringLiteral("banana"));
        QCOMPARE(m_stage->preferences.choice(QStringLiteral("appearance/theme")), QStringLiteral("system"));
        QCOMPARE(m_stage->preferences.choice(QStringLiteral("formats/decimal")), QStringLiteral("point"));
    }

    void a_deep_link_opens_node_page_and_object_once_the_node_is_there()
    {
        MainWindow& window = m_stage->open();
        QVERIFY(!window.openLink(QStringLiteral("https://example")));
        QVERIFY(!window.openLink(QStringLiteral("signalbox:a/b/c/d")));
        QVERIFY(window.openLink(QStringLiteral("signalbox:birch/peers/peer-7")));
        m_stage->saved(QStringLiteral("birch"), Environment::Test);
        QTRY_VERIFY(m_stage->page(QStringLiteral("peers")) != nullptr);
        QCOMPARE(m_stage->page(QStringLiteral("peers"))->object, QStringLiteral("peer-7"));
    }

    void a_lost_node_is_a_notice_until_it_answers_again()
    {
        openOne(Environment::Test);
        FakeNodeClient& client = m_stage->fake(m_stage->nodes.currentId())->client();
        LinkState link;
        link.status = LinkStatus::Offline;
        link.reason = QStringLiteral("Connection refused.");
        client.setLink(link);
        QCOMPARE(m_stage->window->notices().unread(), 1);
        client.setLink(LinkState{LinkStatus::Online, 3, {}, {}});
        QCOMPARE(m_stage->window->notices().unread(), 0);
    }

    void quitting_asks_while_something_runs()
    {
        openOne(Environment::Test);
        MainWindow& window = *m_stage->window;
        QSignalSpy quit(&window, &MainWindow::quitWanted);
        const int id = window.nodeView()->tasks().begin(QStringLiteral("Exporting peers"));
        QVERIFY(!window.close());
        auto* ask = dynamic_cast<AskDialog*>(openDialog(window));
        QVERIFY(ask != nullptr);
        QVERIFY(quit.isEmpty());
        QTest::keyClick(ask, Qt::Key_Escape);
        window.nodeView()->tasks().end(id, QStringLiteral("The disk is full."), true);
        QCOMPARE(window.notices().unread(), 1);
        QVERIFY(window.close());
        QCOMPARE(quit.size(), 1);
    }

    void while_something_is_asked_no_key_leads_elsewhere()
    {
        openOne(Environment::Production);
        MainWindow& window = *m_stage->window;
        window.askUnlock();
        QVERIFY(window.asksSomething());
        press(Qt::Key_2, Qt::ControlModifier);
        press(Qt::Key_K, Qt::ControlModifier);
        press(Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(window.nodeView()->pageId(), QStringLiteral("assets"));
        QVERIFY(!window.palette().isOpen());
        QVERIFY(!window.showsSettings());
        QTest::keyClick(openDialog(window), Qt::Key_Escape);
        press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(window.nodeView()->pageId(), QStringLiteral("peers"));
    }

    void all_keys_and_help_are_shown()
    {
        openOne(Environment::Test);
        MainWindow& window = *m_stage->window;
        press(Qt::Key_Question);
        QTRY_VERIFY(openDialog(window) != nullptr);
        QCOMPARE(openDialog(window)->objectName(), QStringLiteral("keysDialog"));
        QTest::keyClick(openDialog(window), Qt::Key_Escape);
        QTRY_VERIFY(openDialog(window) == nullptr);
        press(Qt::Key_F1);
        QTRY_VERIFY(openDialog(window) != nullptr);
        QCOMPARE(openDialog(window)->objectName(), QStringLiteral("helpDialog"));
    }

private:
    void openOne(Environment environment)
    {
        m_stage->saved(QStringLiteral("birch"), environment);
        MainWindow& window = m_stage->open();
        QTRY_VERIFY(window.nodeView() != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_stage->window.get(), key, modifiers);
    }
    /// The program ends and starts again; secrets of the fake keychain are put back.
    void restart()
    {
        m_stage.reset();
        m_stage = std::make_unique<ShellStage>(m_folder->path());
        for (const Profile& profile : m_stage->profiles.profiles())
            (void)m_stage->keychain.write(profile.id, Secret(QByteArrayLiteral("secret"))).result().ok();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ShellStage> m_stage;
};

QTEST_MAIN(WindowTest)
#include "tst_window.moc"
