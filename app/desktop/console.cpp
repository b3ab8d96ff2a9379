#include "app/desktop/console.h"

#include "app/desktop/pages.h"
#include "app/desktop/version.h"
#include "ui/common/signalboxstyle.h"
#include "ui/shell/language.h"

#include <QApplication>
#include <QDir>
#include <QStandardPaths>

namespace signalbox::desktop {

namespace {

QString inside(const QString& folder, const char* name)
{
    return QDir(folder).filePath(QString::fromLatin1(name));
}

const QString demoKey = QStringLiteral("demo/start");

} // namespace

QString usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
}

Console::Console(QApplication& application, const QString& folder, const Options& options)
    : m_folder(folder), m_now(ui::systemNowMs()), m_settings(inside(folder, "settings.json")),
      m_language(ui::installLanguage(application, m_settings.value(QStringLiteral("language")).toString())),
      m_preferences(m_look, m_settings), m_store(folder), m_journal(m_store, m_now, ui::randomIds()), m_acts(m_journal),
      m_holdBook(m_store), m_holdsCollector(m_holdBook, m_now), m_queryHistory(m_store),
      m_profiles(inside(folder, "profiles.json")), m_profilesNotice(m_profiles.load()),
      m_keychain(QStringLiteral("Signalbox")), m_vault(inside(folder, "vault.json"), ui::VaultCost{}),
      m_sandbox(inside(folder, "sandbox"), m_nodes),
      m_nodes(m_profiles, {m_keychain, m_vault, m_memory},
              ui::liveSessions({m_acts, m_holdBook, m_holdsCollector, m_queryHistory, m_now}, m_profiles))
{
    (void)ui::Theme::loadFonts(); // without them the system's fonts serve
    QApplication::setStyle(new ui::SignalboxStyle(m_look));
    m_look.theme.applyTo(application);
    // Begun before the window is built: it runs on its own thread, and the window says that it is starting.
    if (options.demo || m_settings.value(demoKey).toBool()) m_sandbox.start();
    QObject::connect(&m_sandbox, &ui::Demo::changed, this, [this] {
        if (m_sandbox.state() == ui::Demo::State::Running) m_settings.setValue(demoKey, true);
    });
    ui::ShellParts parts{.look = m_look,
                         .settings = m_settings,
                         .preferences = m_preferences,
                         .profiles = m_profiles,
                         .nodes = m_nodes,
                         .secrets = {m_keychain, m_vault, m_memory},
                         .vault = m_vault,
                         .acts = m_acts,
                         .demo = m_sandbox,
                         .transports = ui::httpTransports(m_now),
                         .now = m_now,
                         .pages = allPages(),
                         .folder = folder,
                         .version = versionText(),
                         .safe = options.safe};
    m_window = std::make_unique<ui::MainWindow>(std::move(parts));
    QObject::connect(m_window.get(), &ui::MainWindow::quitWanted, &application, &QApplication::quit);
    // The session of the desktop ends: what is kept must be on disk before we are asked to leave.
    QObject::connect(&application, &QGuiApplication::commitDataRequest, m_window.get(),
                     [this] { m_window->saveSession(); });
    if (!m_profilesNotice.isEmpty()) m_window->say(QStringLiteral("profiles"), ui::StateKind::Warn, m_profilesNotice);
    ui::whenReady(m_store.opened(), m_window.get(), [this](const ui::Result<QString>& notice) {
        const QString sentence = notice ? *notice : notice.error().message;
        if (!sentence.isEmpty())
            m_window->say(QStringLiteral("store"), notice ? ui::StateKind::Warn : ui::StateKind::Fail, sentence);
    });
    obey(options);
}

Console::~Console() = default;

void Console::show()
{
    m_window->show();
}

void Console::close()
{
    // Not close(): whoever ends the program by a signal answers no question.
    m_window->saveSession();
    QCoreApplication::exit(0);
}

void Console::raise()
{
    m_window->raiseAndActivate();
}

void Console::obey(const Options& options)
{
    if (options.demo) m_sandbox.start();
    if (!options.link.isEmpty()) (void)m_window->openLink(options.link);
    if (!options.connectUrl.isEmpty()) m_window->connectToNode({}, options.connectUrl);
}

} // namespace signalbox::desktop
