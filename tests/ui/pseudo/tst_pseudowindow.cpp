// The console's whole window in pseudo-language: every page and its drawer, every dialog, settings, palette, menus, the
// empty, denied and failed states, at the usual and at the smallest wide size. Nothing may stand there without the
// marks of a translation, and nothing may be cut off.

#include "app/desktop/pages.h"
#include "tests/ui/pseudo/pseudotranslator.h"
#include "tests/ui/pseudo/textcheck.h"
#include "tests/ui/pseudo/windowstage.h"

#include "ui/common/messagebar.h"
#include "ui/common/tablepage.h"
#include "ui/shell/palette.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/sidebar.h"

#include <QApplication>
#include <QMenu>
#include <QTabBar>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;

namespace {

const QSize Usual(1280, 800);
const QSize Small(1024, 720);

/// Commands that open no dialog worth looking at here: they leave, ask the desktop for a file, or change the looks.
bool leftOut(const QString& id)
{
    return id == QLatin1String("window.quit") || id == QLatin1String("window.dark") ||
           id.startsWith(QLatin1String("window.page")) || id.endsWith(QLatin1String("export")) ||
           id == QLatin1String("window.lock") || id == QLatin1String("window.demo");
}

Error said(Error::Code code)
{
    return {.code = code,
            .message = PseudoTranslator::pseudo(QStringLiteral("The node said why.")),
            .detail = {},
            .nodeCode = {}};
}

const QStringList Questions{
    QStringLiteral("listAssets"),  QStringLiteral("listPeers"),   QStringLiteral("listWalletAddresses"),
    QStringLiteral("listTenants"), QStringLiteral("transfersOf"), QStringLiteral("feesOf"),
    QStringLiteral("keysOf"),      QStringLiteral("rawQuery")};

} // namespace

class PseudoWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_language.listed() > 0);
        QVERIFY(QCoreApplication::installTranslator(&m_language));
        QVERIFY(!signalbox::desktop::allPages().isEmpty());
    }
    void cleanupTestCase() { QCoreApplication::removeTranslator(&m_language); }

    void pages_of_a_full_node_data() { sizes(); }
    void pages_of_a_full_node()
    {
        begin();
        WindowStage stage(signalbox::desktop::allPages());
        stage.addNode(QStringLiteral("alder"), Environment::Sandbox, WindowStage::fill);
        stage.addNode(QStringLiteral("birch"), Environment::Production, WindowStage::fill);
        stage.show(m_size);
        QCOMPARE(stage.window().size(), m_size);
        for (const QString& id : stage.window().sidebar().pageIds()) {
            stage.window().openPage(id);
            stage.settle();
            look(stage, id);
            openFirst(stage, id);
            walkTabs(stage, id);
        }
        QVERIFY(m_check->looked() > 100);
        end(10);
    }

    void pages_of_an_empty_node_data() { sizes(); }
    void pages_of_an_empty_node()
    {
        begin();
        WindowStage stage(signalbox::desktop::allPages());
        stage.addNode(QStringLiteral("alder"), Environment::Test);
        stage.show(m_size);
        allPages(stage, QStringLiteral("empty"));
        end(2);
    }

    void pages_that_are_refused_data() { sizes(); }
    void pages_that_are_refused()
    {
        begin();
        for (const Error::Code code : {Error::Code::Forbidden, Error::Code::Timeout, Error::Code::Unauthorized}) {
            WindowStage stage(signalbox::desktop::allPages());
            stage.addNode(QStringLiteral("alder"), Environment::Test, [code](FakeNodeClient& client) {
                for (const QString& question : Questions) client.refuse(question, said(code));
                client.setLink(
                    {.status = LinkStatus::Offline, .latencyMs = -1, .answeredAt = {}, .reason = said(code).message});
            });
            stage.show(m_size);
            allPages(stage, QStringLiteral("refused %1").arg(int(code)));
        }
        end(2);
    }

    void every_command_and_its_dialog_data() { sizes(); }
    void every_command_and_its_dialog()
    {
        begin();
        WindowStage stage(signalbox::desktop::allPages());
        stage.addNode(QStringLiteral("alder"), Environment::Sandbox, WindowStage::fill);
        stage.show(m_size);
        int dialogs = 0;
        for (const QString& id : stage.window().sidebar().pageIds()) {
            stage.window().openPage(id);
            stage.settle();
            openFirst(stage, id);
            QStringList commands;
            for (const QAction* action : stage.window().nodeView()->commands().all())
                commands += Commands::spec(action).id;
            for (const QString& command : std::as_const(commands)) {
                if (m_ran.contains(QString::number(m_size.width()) + command) || leftOut(command)) continue;
                dialogs += run(stage, stage.window().nodeView()->commands(), command);
            }
        }
        QStringList commands;
        for (const QAction* action : stage.window().commands().all()) commands += Commands::spec(action).id;
        for (const QString& command : std::as_const(commands)) {
            if (!leftOut(command)) dialogs += run(stage, stage.window().commands(), command);
        }
        QVERIFY(dialogs > 3);
        end(8);
    }

    void settings_in_every_section_data() { sizes(); }
    void settings_in_every_section()
    {
        begin();
        WindowStage stage(signalbox::desktop::allPages());
        stage.addNode(QStringLiteral("alder"), Environment::Production, WindowStage::fill);
        stage.show(m_size);
        stage.window().openSettings();
        stage.settle();
        auto* page = stage.window().findChild<SettingsPage*>();
        QVERIFY(page != nullptr);
        for (const QString& section : page->sections()) {
            stage.window().openSettings(section);
            stage.settle();
            look(stage, QStringLiteral("settings ") + section);
        }
        end(1);
    }

    void palette_and_first_run_data() { sizes(); }
    void palette_and_first_run()
    {
        begin();
        {
            WindowStage stage(signalbox::desktop::allPages());
            stage.addNode(QStringLiteral("alder"), Environment::Production, WindowStage::fill);
            stage.show(m_size);
            stage.window().openPalette();
            stage.settle();
            look(stage, QStringLiteral("palette"));
            stage.window().palette().close();
            stage.window().askUnlock();
            stage.settle();
            look(stage, QStringLiteral("unlock"));
        }
        WindowStage stage(signalbox::desktop::allPages());
        stage.show(m_size);
        QVERIFY(stage.window().showsWelcome());
        look(stage, QStringLiteral("welcome"));
        stage.demo.set(Demo::State::Starting);
        stage.settle();
        look(stage, QStringLiteral("demo starting"));
        stage.demo.set(Demo::State::Failed, said(Error::Code::Internal).message);
        stage.settle();
        look(stage, QStringLiteral("demo failed"));
        end(2);
    }

    /// Last: after everything above was shown.
    void every_text_asked_for_is_in_the_list()
    {
        const QStringList unlisted = m_language.unlisted();
        QVERIFY2(unlisted.isEmpty(),
                 qPrintable(QStringLiteral("not in translations/signalbox_en.ts (ninja translations):\n") +
                            unlisted.join(u'\n')));
    }

private:
    static void sizes()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1280x800") << Usual;
        QTest::newRow("1024x720") << Small;
    }
    void begin()
    {
        QFETCH(QSize, size);
        m_size = size;
        m_check = std::make_unique<TextCheck>();
        m_check->allow(WindowStage::data());
        m_check->allow({QStringLiteral("Ctrl"), QStringLiteral("Shift"), QStringLiteral("Alt"), QStringLiteral("Esc"),
                        QStringLiteral("Enter"), QStringLiteral("Return"), QStringLiteral("Del"),
                        QStringLiteral("Signalbox"), QStringLiteral("F1"), QStringLiteral("F5")});
        for (int month = 1; month <= 12; ++month) m_check->allow({QLocale::c().monthName(month, QLocale::ShortFormat)});
        // Keys are shown as `Ctrl K` and said as `Ctrl+K`.
        for (char key = 'A'; key <= 'Z'; ++key)
            m_check->allow({QStringLiteral("Ctrl+%1").arg(QLatin1Char(key)),
                            QStringLiteral("Ctrl %1").arg(QLatin1Char(key)),
                            QStringLiteral("Shift+%1").arg(QLatin1Char(key))});
    }
    void end(qsizetype elidedMost)
    {
        const QStringList& found = m_check->findings();
        // One by one: a message of a failure is cut after some lines.
        for (const QString& each : found) qWarning("%s", qPrintable(each));
        QCOMPARE(found.size(), 0);
        // A ratchet: what is elided now may become less, never more. Lower the number when it does.
        for (const QString& each : m_check->elisions()) qInfo("%s", qPrintable(each));
        const qsizetype elided = m_check->elisions().size();
        QVERIFY2(elided <= elidedMost,
                 qPrintable(QStringLiteral("%1 texts are elided, %2 were").arg(elided).arg(elidedMost)));
    }
    void look(WindowStage& stage, const QString& state)
    {
        m_check->look(stage.window(), state);
        for (QWidget* other : QApplication::topLevelWidgets()) {
            if (other != &stage.window() && other->isVisible()) m_check->look(*other, state + QLatin1String(", popup"));
        }
    }
    void allPages(WindowStage& stage, const QString& state)
    {
        for (const QString& id : stage.window().sidebar().pageIds()) {
            stage.window().openPage(id);
            stage.settle();
            look(stage, id + QLatin1String(", ") + state);
        }
    }
    static void openFirst(WindowStage& stage, const QString& id)
    {
        const NodeView* view = stage.window().nodeView();
        if (view == nullptr || view->page() == nullptr) return;
        const QList<PageObject> objects = view->page()->objects();
        if (!objects.isEmpty()) stage.window().openPage(id, objects.first().id);
        stage.settle();
    }
    void walkTabs(WindowStage& stage, const QString& id)
    {
        const QList<QTabBar*> bars = stage.window().nodeView()->page()->findChildren<QTabBar*>();
        for (QTabBar* tabs : bars) {
            for (int i = 0; tabs->isVisible() && i < tabs->count(); ++i) {
                tabs->setCurrentIndex(i);
                stage.settle();
                look(stage, QStringLiteral("%1, tab %2").arg(id).arg(i));
            }
        }
    }
    /// 1 when a dialog or menu came and was looked at.
    int run(WindowStage& stage, Commands& commands, const QString& id)
    {
        QAction* action = commands.action(id);
        if (action == nullptr) return 0;
        m_check->lookAt(action->text(), QLatin1String("command ") + id);
        m_check->lookAt(Commands::spec(action).section, QLatin1String("section of ") + id);
        if (!action->isEnabled()) return 0;
        m_ran.insert(QString::number(m_size.width()) + id);
        action->trigger();
        stage.settle();
        int seen = 0;
        QWidget* popup = QApplication::activePopupWidget();
        if (stage.dialog() != nullptr || popup != nullptr) {
            seen = 1;
            look(stage, id);
        }
        for (int most = 4; most > 0 && QApplication::activePopupWidget() != nullptr; --most) {
            QApplication::activePopupWidget()->close();
            stage.settle();
        }
        for (int most = 4; most > 0 && stage.dialog() != nullptr; --most) {
            stage.dialog()->reject();
            stage.settle();
        }
        stage.window().palette().close();
        return seen;
    }

    PseudoTranslator m_language{QStringLiteral(SIGNALBOX_SOURCE_DIR "/translations/signalbox_en.ts")};
    std::unique_ptr<TextCheck> m_check;
    QSize m_size;
    QSet<QString> m_ran;
};

QTEST_MAIN(PseudoWindowTest)
#include "tst_pseudowindow.moc"
