// What the window itself can do, as commands: shortcuts, palette and the buttons of the top bar.

#include "ui/shell/lockpill.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/nodeswitcher.h"
#include "ui/shell/shelldialogs.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/topbar.h"

#include <QMenu>
#include <QToolButton>

namespace signalbox::ui {

namespace {
constexpr int PageKeys = 9;
constexpr int NodeWeight = 5;
} // namespace

void MainWindow::addCommand(CommandSpec spec, std::function<void()> run)
{
    spec.section = tr("Window");
    addAction(m_commands->add(spec, std::move(run)));
}

void MainWindow::addCommands()
{
    const auto id = [](const char* text) { return QString::fromLatin1(text); };
    addCommand({.id = id("window.palette"),
                .title = tr("Search or run a command"),
                .icon = id("search"),
                .shortcut = Qt::CTRL | Qt::Key_K},
               [this] { openPalette(); });
    addCommand(
        {.id = id("window.refresh"), .title = tr("Refresh page"), .icon = id("refresh-cw"), .shortcut = Qt::Key_F5},
        [this] {
            if (NodeView* view = nodeView(); view != nullptr && view->page() != nullptr) view->page()->refresh();
        });
    addCommand({.id = id("window.filter"),
                .title = tr("Filter page"),
                .icon = id("list-filter"),
                .shortcut = Qt::CTRL | Qt::Key_F},
               [this] {
                   if (NodeView* view = nodeView(); view != nullptr && view->page() != nullptr)
                       view->page()->focusFilter();
               });
    addCommand({.id = id("window.export"),
                .title = tr("Export page"),
                .icon = id("download"),
                .shortcut = Qt::CTRL | Qt::Key_E},
               [this] {
                   NodeView* view = nodeView();
                   const bool began = view != nullptr && view->page() != nullptr && view->page()->exportRows();
                   if (!began) say(QStringLiteral("export"), StateKind::Wait, tr("This page has nothing to export."));
               });
    addCommand({.id = id("window.mask"),
                .title = tr("Hide or show figures"),
                .icon = id("eye-off"),
                .shortcut = Qt::CTRL | Qt::SHIFT | Qt::Key_M},
               [this] { m_parts.preferences.setMasked(!m_parts.preferences.masked()); });
    addCommand({.id = id("window.lock"),
                .title = tr("Make node read-only, or unlock it"),
                .icon = id("lock"),
                .shortcut = Qt::CTRL | Qt::Key_L},
               [this] {
                   NodeView* view = nodeView();
                   if (view == nullptr) return;
                   if (view->guard().isReadOnly())
                       askUnlock();
                   else
                       view->guard().lock();
               });
    addCommand(
        {.id = id("window.nodes"), .title = tr("Switch node"), .icon = id("server"), .shortcut = Qt::CTRL | Qt::Key_J},
        [this] { openNodeSwitcher(); });
    addCommand({.id = id("window.connect"), .title = tr("Connect to a node"), .icon = id("plug-zap")},
               [this] { connectToNode(); });
    addCommand({.id = id("window.demo"), .title = tr("Start the demo"), .icon = id("play")},
               [this] { m_parts.demo.start(); });
    addCommand({.id = id("window.settings"),
                .title = tr("Open settings"),
                .icon = id("settings"),
                .shortcut = Qt::CTRL | Qt::Key_Comma},
               [this] { openSettings(); });
    addCommand({.id = id("window.notices"), .title = tr("Show notices"), .icon = id("bell")},
               [this] { openNotices(); });
    addCommand({.id = id("window.tasks"), .title = tr("Show tasks"), .icon = id("list-checks")},
               [this] { m_statusBar->tasksButton().click(); });
    addCommand({.id = id("window.sidebar"),
                .title = tr("Collapse or widen sidebar"),
                .icon = id("panel-left"),
                .shortcut = Qt::CTRL | Qt::Key_B},
               [this] {
                   m_sidebarNarrowByHand = !m_sidebar->isCollapsed();
                   m_sidebar->setCollapsed(m_sidebarNarrowByHand);
               });
    addCommand({.id = id("window.dark"), .title = tr("Switch between light and dark"), .icon = id("sun-moon")}, [this] {
        m_parts.preferences.set(QStringLiteral("appearance/theme"),
                                m_look.theme.isDark() ? QStringLiteral("light") : QStringLiteral("dark"));
    });
    addCommand({.id = id("window.keys"),
                .title = tr("Show all keys"),
                .icon = id("keyboard"),
                .shortcut = QKeySequence(Qt::Key_Question)},
               [this] { showKeys(); });
    addCommand(
        {.id = id("window.help"), .title = tr("Help for this page"), .icon = id("circle-help"), .shortcut = Qt::Key_F1},
        [this] { showHelp(); });
    addCommand(
        {.id = id("window.quit"), .title = tr("Quit Signalbox"), .icon = id("power"), .shortcut = Qt::CTRL | Qt::Key_Q},
        [this] { close(); });
    for (int i = 0; i < PageKeys; ++i) {
        addCommand({.id = QStringLiteral("window.page%1").arg(i + 1),
                    .title = tr("Open page %1").arg(i + 1),
                    .shortcut = QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i))},
                   [this, i] {
                       const QStringList ids = m_sidebar->pageIds();
                       if (i < ids.size()) openPage(ids[i]);
                   });
    }
    connect(&m_topBar->refreshButton(), &QToolButton::clicked, m_commands->action(id("window.refresh")),
            &QAction::trigger);
    connect(&m_topBar->maskButton(), &QToolButton::clicked, m_commands->action(id("window.mask")), &QAction::trigger);
}

void MainWindow::openPalette()
{
    if (showsWelcome() || asksSomething()) return;
    m_palette->open([this] { return paletteEntries(); });
}

QList<PaletteEntry> MainWindow::paletteEntries()
{
    QList<PaletteEntry> entries;
    if (NodeView* view = nodeView()) {
        entries = view->paletteEntries();
        for (PaletteEntry& entry : entries) {
            // The page may be behind the settings.
            if (!entry.id.startsWith(QLatin1String("command:")))
                entry.run = [this, run = entry.run] {
                    m_settingsShown = false;
                    run();
                    showCurrent();
                };
        }
    }
    for (const Profile& profile : m_parts.nodes.profiles()) {
        entries.append({.id = QStringLiteral("node:") + profile.id,
                        .title = profile.name,
                        .section = tr("Node"),
                        .icon = QStringLiteral("server"),
                        .run = [this, id = profile.id] { m_parts.nodes.setCurrent(id); },
                        .weight = NodeWeight});
    }
    for (QAction* action : m_commands->all()) {
        const CommandSpec& spec = Commands::spec(action);
        const bool bare = spec.icon.isEmpty() || spec.id == QLatin1String("window.palette");
        if (!action->isEnabled() || bare) continue; // pages stand in the list by their names
        entries.append({.id = QStringLiteral("command:") + spec.id,
                        .title = spec.title,
                        .section = spec.section,
                        .icon = spec.icon,
                        .keys = action->shortcut(),
                        .run = [action] { action->trigger(); }});
    }
    return entries;
}

void MainWindow::openNodeSwitcher()
{
    if (showsWelcome() || asksSomething()) return;
    if (m_switcher == nullptr) {
        m_switcher = new NodeSwitcher(m_look, m_parts.nodes, this);
        connect(m_switcher, &NodeSwitcher::nodeWanted, &m_parts.nodes, &Nodes::setCurrent);
        connect(m_switcher, &NodeSwitcher::connectWanted, this, [this] { connectToNode(); });
        connect(m_switcher, &NodeSwitcher::manageWanted, this, [this] { openSettings(QStringLiteral("nodes")); });
    }
    m_switcher->showAt(&m_topBar->nodeButton(), Qt::AlignLeft);
}

void MainWindow::openNotices()
{
    if (asksSomething()) return;
    auto* popup = new NoticesPopup(m_look, *m_notices, m_parts.now, this);
    popup->showAt(&m_topBar->bellButton(), Qt::AlignRight);
    m_notices->markRead();
}

void MainWindow::openLockMenu()
{
    NodeView* view = nodeView();
    if (view == nullptr || asksSomething()) return;
    if (view->guard().isReadOnly()) return askUnlock();
    QMenu menu(this);
    const bool counting = view->guard().secondsLeft() > 0;
    QAction* lock = menu.addAction(m_look.icons.icon(QStringLiteral("lock")), tr("Make read-only"));
    QAction* longer = counting ? menu.addAction(tr("Stay unlocked for longer")) : nullptr;
    LockPill& pill = m_topBar->lockPill();
    const QAction* chosen = menu.exec(pill.mapToGlobal(QPoint(0, pill.height() + 4)));
    view = nodeView(); // the menu ran a while
    if (chosen == nullptr || view == nullptr) return;
    if (chosen == lock) view->guard().lock();
    if (chosen == longer) askUnlock();
}

void MainWindow::askUnlock()
{
    NodeView* view = nodeView();
    if (view == nullptr) return;
    const Profile& profile = view->session().profile();
    if (profile.environment != Environment::Production) return view->guard().unlock(0);
    auto* dialog = new UnlockDialog(m_look, m_host, profile.name,
                                    m_parts.preferences.choice(QStringLiteral("security/unlockMinutes")).toInt());
    connect(dialog, &UnlockDialog::unlockWanted, view, [view](int minutes) { view->guard().unlock(minutes); });
    dialog->open();
}

void MainWindow::showKeys()
{
    QList<Commands*> lists{m_commands};
    if (NodeView* view = nodeView()) lists.append(&view->commands());
    (new KeysDialog(m_look, m_host, lists))->open();
}

void MainWindow::showHelp()
{
    NodeView* view = nodeView();
    if (view == nullptr || m_settingsShown) return showKeys();
    for (const PageSpec& spec : m_parts.pages) {
        if (spec.id == view->pageId()) (new HelpDialog(m_look, m_host, spec, view->commands()))->open();
    }
}

} // namespace signalbox::ui
