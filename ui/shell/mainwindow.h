#pragma once

#include "ui/shell/nodeview.h"
#include "ui/shell/notices.h"
#include "ui/shell/shellparts.h"

#include <map>
#include <QStackedWidget>

namespace signalbox::ui {

class EmptyState;
class MessageBar;
class NodeSwitcher;
class SettingsPage;
class ShellFrame;
class Sidebar;
class StatusBar;
class TopBar;
class Welcome;

/// The console: top bar, sidebar, the page in sight, status bar, and the rim of the node in sight. GUI thread only.
class MainWindow final : public QWidget
{
    Q_OBJECT
public:
    explicit MainWindow(ShellParts parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// `signalbox:node/page/id`, or nothing. What is not there yet is opened when it comes. False for what is no link.
    bool openLink(const QString& link);
    /// To the front, from wherever it is.
    void raiseAndActivate();
    void openPage(const QString& pageId, const QString& objectId = {});
    void openSettings(const QString& section = {});
    /// Empty: a new one; otherwise the profile to edit. `address` is filled in for a new one.
    void connectToNode(const QString& profileId = {}, const QString& address = {});
    void openPalette();
    void askUnlock();
    void showKeys();
    void showHelp();
    /// Remembers size, place, node and page, on disk when it returns.
    void saveSession();
    /// What must be said once the window is there: a damaged file, a profile list that was set aside.
    void say(const QString& kind, StateKind state, const QString& sentence);

    // Parts, for tests.
    [[nodiscard]] NodeView* nodeView() const;
    [[nodiscard]] Commands& commands() { return *m_commands; }
    [[nodiscard]] Palette& palette() { return *m_palette; }
    [[nodiscard]] Sidebar& sidebar() { return *m_sidebar; }
    [[nodiscard]] TopBar& topBar() { return *m_topBar; }
    [[nodiscard]] ShellFrame& frame() { return *m_frame; }
    [[nodiscard]] StatusBar& statusBar() { return *m_statusBar; }
    [[nodiscard]] Notices& notices() { return *m_notices; }
    [[nodiscard]] MessageBar& messages() { return *m_messages; }
    [[nodiscard]] QWidget* dialogHost() const { return m_host; }
    [[nodiscard]] bool showsWelcome() const;
    [[nodiscard]] bool showsSettings() const;
    /// While something is asked, nobody goes elsewhere: what is asked is about the node in sight.
    [[nodiscard]] bool asksSomething() const;

Q_SIGNALS:
    /// Closed for good.
    void quitWanted();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    // mainwindow.cpp
    void build();
    void nodesChanged();
    void nodeChosen(const QString& id);
    void nodeOpened(const QString& id);
    void nodeClosing(const QString& id);
    void showCurrent();
    void showWaiting();
    void refreshChrome();
    void refreshLock();
    void updateSight();
    // windownotices.cpp
    void linkChanged(const QString& id);
    void certificateRefused(const QString& id, const CertificateFinding& finding);
    void checkUnfinished();
    void tellFailedTasks(const QString& id, NodeView& view);
    // windowcommands.cpp
    void addCommands();
    void addCommand(CommandSpec spec, std::function<void()> run);
    [[nodiscard]] QList<PaletteEntry> paletteEntries();
    void openNodeSwitcher();
    void openNotices();
    void openLockMenu();
    // windowsession.cpp
    void tryPendingLink();
    [[nodiscard]] QStringList runningTasks() const;
    void restoreSession();

    ShellParts m_parts;
    Look& m_look;
    Commands* m_commands = nullptr;
    Notices* m_notices = nullptr;
    ShellFrame* m_frame = nullptr;
    QStackedWidget* m_root = nullptr;
    QWidget* m_console = nullptr;
    TopBar* m_topBar = nullptr;
    QWidget* m_host = nullptr;
    Sidebar* m_sidebar = nullptr;
    MessageBar* m_messages = nullptr;
    QStackedWidget* m_content = nullptr;
    EmptyState* m_waiting = nullptr;
    StatusBar* m_statusBar = nullptr;
    Palette* m_palette = nullptr;
    NodeSwitcher* m_switcher = nullptr;
    Welcome* m_welcome = nullptr;
    SettingsPage* m_settingsPage = nullptr;
    std::map<QString, NodeView*> m_views;
    QHash<QString, LinkStatus> m_linkSeen;
    QString m_pendingLink;
    bool m_settingsShown = false;
    bool m_sidebarNarrowByHand = false;
    bool m_saidUnfinished = false;
    bool m_mayClose = false;           ///< the person was asked and wants to end what runs
    QHash<QString, int> m_lastFailure; ///< of each node, the last failed task that was told
};

} // namespace signalbox::ui
