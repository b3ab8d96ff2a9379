#include "ui/shell/mainwindow.h"

#include "ui/common/controls.h"
#include "ui/common/emptystate.h"
#include "ui/common/messagebar.h"
#include "ui/shell/connectdialog.h"
#include "ui/shell/lockpill.h"
#include "ui/shell/nodeswitcher.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/shellframe.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/topbar.h"
#include "ui/shell/vaultdialog.h"
#include "ui/shell/welcome.h"

#include <QApplication>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {
const QSize SizeMin(800, 560);
const QSize SizeFirst(1280, 800);
} // namespace

MainWindow::MainWindow(ShellParts parts, QWidget* parent)
    : QWidget(parent), m_parts(std::move(parts)), m_look(m_parts.look)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(Icons::sign());
    setMinimumSize(SizeMin);
    resize(SizeFirst);
    m_commands = new Commands(m_look, m_parts.settings, this);
    m_notices = new Notices(m_parts.now, this);
    build();
    addCommands();
    QApplication::instance()->installEventFilter(this);

    Nodes& nodes = m_parts.nodes;
    connect(&nodes, &Nodes::changed, this, &MainWindow::nodesChanged);
    connect(&nodes, &Nodes::currentChanged, this, &MainWindow::nodeChosen);
    connect(&nodes, &Nodes::opened, this, &MainWindow::nodeOpened);
    connect(&nodes, &Nodes::openFailed, this, [this] { showCurrent(); });
    connect(&nodes, &Nodes::closing, this, &MainWindow::nodeClosing);
    connect(&nodes, &Nodes::linkChanged, this, &MainWindow::linkChanged);
    connect(&m_parts.demo, &Demo::changed, this, [this] { showCurrent(); });
    connect(&m_parts.settings, &FileSettings::saveFailed, this,
            [this](const QString& sentence) { say(QStringLiteral("settings"), StateKind::Fail, sentence); });
    connect(&m_parts.preferences, &Preferences::maskedChanged, m_topBar, &TopBar::setMasked);
    connect(&m_parts.acts, &MoneyActs::changed, this, [this] {
        if (m_saidUnfinished) checkUnfinished();
    });

    restoreSession();
    if (!m_parts.settings.notice().isEmpty())
        say(QStringLiteral("settings"), StateKind::Warn, m_parts.settings.notice());
    nodesChanged();
    checkUnfinished();
}

MainWindow::~MainWindow()
{
    // Views refer to sessions; the sessions outlive them.
    for (const auto& [id, view] : m_views) delete view;
    m_views.clear();
}

void MainWindow::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_frame = new ShellFrame(m_look, this);
    outer->addWidget(m_frame);
    auto* inside = new QVBoxLayout(m_frame);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    m_root = new QStackedWidget(m_frame);
    inside->addWidget(m_root);

    m_console = new QWidget(m_root);
    auto* column = new QVBoxLayout(m_console);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_topBar = new TopBar(m_look, m_parts.now, m_console);
    column->addWidget(m_topBar);
    m_host = new QWidget(m_console);
    m_host->setObjectName(QStringLiteral("dialogHost"));
    auto* middle = new QHBoxLayout(m_host);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    m_sidebar = new Sidebar(m_look, m_host);
    middle->addWidget(m_sidebar);
    auto* pageArea = new Surface(m_look, Token::Base, m_host);
    auto* pageColumn = new QVBoxLayout(pageArea);
    pageColumn->setContentsMargins(0, 0, 0, 0);
    pageColumn->setSpacing(0);
    m_messages = new MessageBar(m_look, pageArea);
    pageColumn->addWidget(m_messages);
    m_content = new QStackedWidget(pageArea);
    pageColumn->addWidget(m_content, 1);
    m_waiting = new EmptyState(m_look, m_content);
    m_content->addWidget(m_waiting);
    middle->addWidget(pageArea, 1);
    column->addWidget(m_host, 1);
    m_statusBar = new StatusBar(m_look, m_parts.version, m_console);
    column->addWidget(m_statusBar);
    m_root->addWidget(m_console);
    m_palette = new Palette(m_look, m_host);

    connect(m_sidebar, &Sidebar::pageWanted, this, [this](const QString& id) { openPage(id); });
    connect(m_notices, &Notices::changed, this, [this] { m_topBar->setUnread(m_notices->unread()); });
    connect(&m_topBar->nodeButton(), &QAbstractButton::clicked, this, &MainWindow::openNodeSwitcher);
    connect(&m_topBar->searchButton(), &QAbstractButton::clicked, this, &MainWindow::openPalette);
    connect(&m_topBar->lockPill(), &QAbstractButton::clicked, this, &MainWindow::openLockMenu);
    connect(&m_topBar->bellButton(), &QAbstractButton::clicked, this, &MainWindow::openNotices);
    connect(&m_topBar->settingsButton(), &QAbstractButton::clicked, this, [this] { openSettings(); });
    m_sidebar->setPages(m_parts.pages);
}

NodeView* MainWindow::nodeView() const
{
    const auto found = m_views.find(m_parts.nodes.currentId());
    return found == m_views.end() ? nullptr : found->second;
}

bool MainWindow::showsWelcome() const
{
    return m_welcome != nullptr && m_root->currentWidget() == m_welcome;
}

bool MainWindow::asksSomething() const
{
    const QList<Dialog*> dialogs = findChildren<Dialog*>();
    return std::any_of(dialogs.begin(), dialogs.end(), [](const Dialog* dialog) { return dialog->isVisible(); });
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    // Shortcuts of the window and of pages, whichever list they stand in.
    if (event->type() != QEvent::Shortcut || qobject_cast<Commands*>(watched->parent()) == nullptr) return false;
    static const QStringList harmless{QStringLiteral("window.mask"), QStringLiteral("window.dark"),
                                      QStringLiteral("window.quit")};
    return !harmless.contains(watched->objectName()) && asksSomething();
}

bool MainWindow::showsSettings() const
{
    return m_settingsShown;
}

void MainWindow::nodesChanged()
{
    Nodes& nodes = m_parts.nodes;
    const QList<Profile> profiles = nodes.profiles();
    if (nodes.currentId().isEmpty() && !profiles.isEmpty()) {
        const QString last =
            m_parts.safe ? QString() : m_parts.settings.value(QStringLiteral("session/node")).toString();
        nodes.setCurrent(nodes.profile(last) ? last : profiles.first().id);
    }
    tryPendingLink();
    showCurrent();
}

void MainWindow::nodeChosen(const QString& id)
{
    if (!id.isEmpty()) m_parts.settings.setValue(QStringLiteral("session/node"), id);
    m_settingsShown = false;
    showCurrent();
}

void MainWindow::nodeOpened(const QString& id)
{
    NodeSession* session = m_parts.nodes.session(id);
    if (session == nullptr || m_views.contains(id)) return;
    auto* view = new NodeView({m_look, m_parts.settings, m_host, m_parts.now}, *session, m_parts.pages, m_content);
    m_views.emplace(id, view);
    m_content->addWidget(view);
    const auto ifCurrent = [this, id](auto act) {
        return [this, id, act] {
            if (m_parts.nodes.currentId() == id) (this->*act)();
        };
    };
    connect(view, &NodeView::pageChanged, this, [this, id](const QString& page) {
        m_parts.settings.setValue(QStringLiteral("session/pages/") + id, page);
        if (m_parts.nodes.currentId() == id) {
            m_settingsShown = false;
            showCurrent();
        }
    });
    connect(view, &NodeView::pagesChanged, this, ifCurrent(&MainWindow::refreshChrome));
    connect(view, &NodeView::badgeChanged, this, ifCurrent(&MainWindow::refreshChrome));
    connect(view, &NodeView::updated, this, [this, id, view](const QString& page) {
        if (m_parts.nodes.currentId() == id && view->pageId() == page && !m_settingsShown)
            m_topBar->setUpdated(view->updatedAt());
    });
    connect(&view->guard(), &Guard::readOnlyChanged, this, ifCurrent(&MainWindow::refreshLock));
    connect(&view->guard(), &Guard::countdown, this, ifCurrent(&MainWindow::refreshLock));
    connect(&view->tasks(), &Tasks::changed, this, [this, id, view] { tellFailedTasks(id, *view); });
    connect(&view->commands(), &Commands::unlockWanted, this, [this] { askUnlock(); });
    connect(session, &NodeSession::profileChanged, this, ifCurrent(&MainWindow::refreshChrome));
    connect(session, &NodeSession::certificateRefused, this,
            [this, id](const CertificateFinding& finding) { certificateRefused(id, finding); });
    const QString last =
        m_parts.safe ? QString() : m_parts.settings.value(QStringLiteral("session/pages/") + id).toString();
    if (!view->openPage(last) && !m_parts.pages.isEmpty()) view->openPage(m_parts.pages.first().id);
    tryPendingLink();
    showCurrent();
    // Whatever had the keyboard before is hidden now; Tab goes on from the page.
    if (!asksSomething() && m_parts.nodes.currentId() == id) view->setFocus(Qt::OtherFocusReason);
}

void MainWindow::nodeClosing(const QString& id)
{
    const auto found = m_views.find(id);
    if (found == m_views.end()) return;
    if (m_parts.nodes.currentId() == id) m_statusBar->setTasks(nullptr);
    NodeView* view = found->second;
    m_views.erase(found);
    view->setInSight(false);
    m_content->removeWidget(view);
    delete view;
    m_linkSeen.remove(id);
    m_notices->remove(QStringLiteral("link"), id);
    m_notices->remove(QStringLiteral("certificate"), id);
    showCurrent();
}

void MainWindow::openPage(const QString& pageId, const QString& objectId)
{
    NodeView* view = nodeView();
    if (view == nullptr) return;
    m_settingsShown = false;
    view->openPage(pageId, objectId);
    showCurrent();
}

void MainWindow::openSettings(const QString& section)
{
    if (asksSomething()) return;
    if (m_settingsPage == nullptr) {
        m_settingsPage = new SettingsPage(m_parts, m_content);
        m_content->addWidget(m_settingsPage);
        connect(m_settingsPage, &SettingsPage::connectWanted, this,
                [this](const QString& profileId) { connectToNode(profileId); });
        connect(m_settingsPage, &SettingsPage::nodeWanted, this, [this](const QString& id) {
            m_settingsShown = false;
            m_parts.nodes.setCurrent(id);
            showCurrent();
        });
        m_settingsPage->setHost(m_host);
        m_settingsPage->setCommandLists([this] {
            QList<Commands*> lists{m_commands};
            for (const auto& [id, view] : m_views) lists.append(&view->commands());
            return lists;
        });
    }
    m_settingsShown = true;
    if (!section.isEmpty()) m_settingsPage->openSection(section);
    showCurrent();
    m_settingsPage->takeFocus();
}

void MainWindow::showCurrent()
{
    Nodes& nodes = m_parts.nodes;
    const bool nothing = nodes.profiles().isEmpty();
    const Demo::State demo = m_parts.demo.state();
    const bool welcome = nothing && !m_settingsShown &&
                         (demo == Demo::State::Off || (demo == Demo::State::Failed && m_welcome != nullptr));
    if (welcome) {
        if (m_welcome == nullptr) {
            m_welcome = new Welcome(m_parts, m_root);
            m_root->addWidget(m_welcome);
            connect(m_welcome, &Welcome::connectWanted, this, [this] { connectToNode(); });
        }
        m_root->setCurrentWidget(m_welcome);
        m_frame->setEnvironment(std::nullopt);
    } else {
        m_root->setCurrentWidget(m_console);
        NodeView* view = nodeView();
        if (m_settingsShown && m_settingsPage != nullptr)
            m_content->setCurrentWidget(m_settingsPage);
        else if (view != nullptr)
            m_content->setCurrentWidget(view);
        else
            showWaiting();
    }
    refreshChrome();
    updateSight();
}

void MainWindow::showWaiting()
{
    Nodes& nodes = m_parts.nodes;
    m_content->setCurrentWidget(m_waiting);
    const std::optional<Profile> profile = nodes.profile(nodes.currentId());
    if (!profile) {
        if (m_parts.demo.state() == Demo::State::Failed) {
            m_waiting->set(QStringLiteral("circle-x"), tr("The demo did not start"), m_parts.demo.failure());
            auto* again = makeButton(m_look, tr("Start the demo again"), ButtonKind::Primary);
            connect(again, &QPushButton::clicked, this, [this] { m_parts.demo.start(); });
            return m_waiting->setButtons({again});
        }
        m_waiting->set(QStringLiteral("hourglass"), tr("The demo is starting"),
                       tr("Two nodes, alder and birch, are being made on this computer."));
        return m_waiting->setButtons({});
    }
    const std::optional<Error> failure = nodes.failureOf(profile->id);
    if (!failure) {
        m_waiting->set(QStringLiteral("hourglass"), tr("Opening %1").arg(profile->name),
                       tr("Its secret is being read."));
        return m_waiting->setButtons({});
    }
    m_waiting->set(QStringLiteral("key-round"), tr("%1 could not be opened").arg(profile->name), failure->message);
    QList<QPushButton*> buttons;
    if (profile->secretPlace == SecretPlace::Vault && m_parts.vault.isLocked()) {
        auto* unlock = makeButton(m_look, tr("Unlock the vault"), ButtonKind::Primary);
        connect(unlock, &QPushButton::clicked, this, [this, id = profile->id] {
            auto* dialog = new VaultDialog(m_look, m_host, m_parts.vault);
            connect(dialog, &VaultDialog::unlocked, this, [this, id] { m_parts.nodes.open(id); });
            dialog->open();
        });
        buttons.append(unlock);
    }
    auto* again = makeButton(m_look, tr("Try again"));
    connect(again, &QPushButton::clicked, this, [this, id = profile->id] { m_parts.nodes.open(id); });
    auto* edit = makeButton(m_look, tr("Edit this node"));
    connect(edit, &QPushButton::clicked, this, [this, id = profile->id] { connectToNode(id); });
    m_waiting->setButtons(buttons << again << edit);
}

void MainWindow::refreshChrome()
{
    Nodes& nodes = m_parts.nodes;
    const std::optional<Profile> profile = nodes.profile(nodes.currentId());
    NodeView* view = nodeView();
    if (!showsWelcome()) m_frame->setEnvironment(profile ? std::optional(profile->environment) : std::nullopt);
    const int rim = profile && profile->environment == Environment::Production ? ShellFrame::Rim : 0;
    m_topBar->setRim(rim);
    m_sidebar->setRim(rim);
    m_statusBar->setRim(rim);
    m_topBar->setNode(profile ? profile->name : QString(),
                      profile ? std::optional(profile->environment) : std::nullopt);

    QList<PageSpec> pages = view != nullptr ? view->pages() : m_parts.pages;
    if (view == nullptr) pages.removeIf([](const PageSpec& spec) { return spec.operatorOnly; });
    QStringList ids;
    for (const PageSpec& spec : pages) ids.append(spec.id);
    if (QStringList shown = m_sidebar->pageIds(); QSet(shown.begin(), shown.end()) != QSet(ids.begin(), ids.end()))
        m_sidebar->setPages(pages);
    m_sidebar->setEnabled(view != nullptr);
    for (const QString& id : ids)
        m_sidebar->setBadge(id, view == nullptr ? 0 : view->badgeOf(id),
                            view == nullptr ? StateKind::Off : view->badgeStateOf(id));
    m_sidebar->setCurrent(m_settingsShown || view == nullptr ? QString() : view->pageId());

    const bool page = view != nullptr && !m_settingsShown;
    m_topBar->setPageActions(page);
    m_topBar->setUpdated(page ? view->updatedAt() : QDateTime());
    std::optional<LinkState> link;
    if (profile) link = nodes.linkOf(profile->id);
    if (const std::optional<Error> failure = profile ? nodes.failureOf(profile->id) : std::nullopt) {
        link->status = LinkStatus::Offline; // nobody is connecting
        link->reason = failure->message;
    }
    m_statusBar->setLink(link);
    m_statusBar->setTasks(view == nullptr ? nullptr : &view->tasks());
    refreshLock();

    QString title = QStringLiteral("Signalbox");
    if (profile && !showsWelcome()) {
        QString shown = m_settingsShown ? tr("Settings") : QString();
        if (page) {
            for (const PageSpec& spec : m_parts.pages) {
                if (spec.id == view->pageId()) shown = spec.title;
            }
        }
        const QString node = tr("%1 (%2)").arg(profile->name, EnvironmentBadge::word(profile->environment));
        title = shown.isEmpty() ? tr("%1 – Signalbox").arg(node) : tr("%1 – %2 – Signalbox").arg(shown, node);
    }
    setWindowTitle(title);
}

void MainWindow::refreshLock()
{
    NodeView* view = nodeView();
    m_topBar->lockPill().setVisible(view != nullptr);
    if (view != nullptr) m_topBar->lockPill().setState(view->guard().isReadOnly(), view->guard().secondsLeft());
}

void MainWindow::connectToNode(const QString& profileId, const QString& address)
{
    QWidget* host = showsWelcome() ? static_cast<QWidget*>(m_welcome) : m_host;
    auto* dialog = new ConnectDialog(m_parts, host, m_parts.nodes.profile(profileId));
    if (!address.isEmpty()) dialog->setAddress(address);
    connect(dialog, &ConnectDialog::saved, this, [this](const QString& id) {
        m_settingsShown = false;
        m_parts.nodes.setCurrent(id);
        showCurrent();
    });
    dialog->open();
}

void MainWindow::raiseAndActivate()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::updateSight()
{
    const bool seen = isVisible() && !isMinimized() && !m_settingsShown && !showsWelcome();
    for (const auto& [id, view] : m_views) view->setInSight(seen && id == m_parts.nodes.currentId());
}

void MainWindow::resizeEvent(QResizeEvent*)
{
    m_sidebar->setCollapsed(m_sidebarNarrowByHand || width() < Sidebar::CollapseBelow);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::WindowStateChange) updateSight();
    QWidget::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    updateSight();
}

void MainWindow::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    updateSight();
}

} // namespace signalbox::ui
