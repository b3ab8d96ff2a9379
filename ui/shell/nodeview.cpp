#include "ui/shell/nodeview.h"

#include "ui/common/messagebar.h"

#include <QVBoxLayout>

namespace signalbox::ui {

namespace {
// How far up a kind of entry starts in the palette: where one goes often stands before what one has many of.
constexpr int PageWeight = 6;
constexpr int CommandWeight = 4;
constexpr int ObjectWeight = 0;
constexpr int ObjectsOfPageMost = 2000;
} // namespace

NodeView::NodeView(Surroundings around, NodeSession& session, const QList<PageSpec>& pages, QWidget* parent)
    : QWidget(parent), m_around(std::move(around)), m_session(session), m_specs(pages),
      m_commands(new Commands(m_around.look, m_around.settings, this)), m_tasks(new Tasks(this)),
      m_guard(new Guard(session.profile().environment, m_around.now, this)),
      m_messages(new MessageBar(m_around.look, this)), m_stack(new QStackedWidget(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_stack, 1);
    connect(m_guard, &Guard::readOnlyChanged, m_commands, &Commands::setReadOnly);
    m_commands->setReadOnly(m_guard->isReadOnly());
    connect(m_commands, &Commands::changed, this, &NodeView::adoptCommands);
    connect(&session, &NodeSession::profileChanged, this,
            [this] { m_guard->setEnvironment(m_session.profile().environment); });
    connect(&session, &NodeSession::whoamiChanged, this, &NodeView::pagesChanged);
}

NodeView::~NodeView()
{
    // Pages remove their commands and end their tasks, so they go first.
    qDeleteAll(m_pages);
}

QList<PageSpec> NodeView::pages() const
{
    QList<PageSpec> shown;
    for (const PageSpec& spec : m_specs) {
        if (!spec.operatorOnly || m_session.whoami().isOperator) shown.append(spec);
    }
    return shown;
}

bool NodeView::openPage(const QString& pageId, const QString& objectId)
{
    NodePage* wanted = m_pages.value(pageId);
    if (wanted == nullptr) {
        for (const PageSpec& spec : m_specs) {
            if (spec.id == pageId) wanted = make(spec);
        }
    }
    if (wanted == nullptr) return false;
    NodePage* before = page();
    const bool another = wanted != before;
    if (another) {
        if (before != nullptr && m_inSight) before->setInSight(false);
        m_stack->setCurrentWidget(wanted);
        if (m_inSight) wanted->setInSight(true);
    }
    if (!objectId.isEmpty()) wanted->openObject(objectId);
    if (another) Q_EMIT pageChanged(pageId);
    return true;
}

NodePage* NodeView::make(const PageSpec& spec)
{
    const PageSurroundings surroundings{m_around.look, m_around.settings, *m_commands, *m_tasks, m_around.dialogHost};
    NodePage* made = spec.make(surroundings, m_session, m_stack);
    const QString id = spec.id;
    m_pages.insert(id, made);
    m_stack->addWidget(made);
    connect(made, &NodePage::badgeChanged, this, [this, id](int count, StateKind state) {
        m_badges.insert(id, {count, state});
        Q_EMIT badgeChanged(id);
    });
    connect(made, &NodePage::updated, this, [this, id](const QDateTime& at) {
        m_updated.insert(id, at);
        Q_EMIT updated(id);
    });
    connect(made, &NodePage::pageWanted, this,
            [this](const QString& page, const QString& object) { openPage(page, object); });
    return made;
}

QString NodeView::pageId() const
{
    const NodePage* shown = page();
    return shown == nullptr ? QString() : shown->pageId();
}

NodePage* NodeView::page() const
{
    return qobject_cast<NodePage*>(m_stack->currentWidget());
}

void NodeView::setInSight(bool inSight)
{
    if (m_inSight == inSight) return;
    m_inSight = inSight;
    if (NodePage* shown = page()) shown->setInSight(inSight);
}

void NodeView::adoptCommands()
{
    // A shortcut without a place of its own listens while this node is in sight: its widget is hidden otherwise.
    for (QAction* action : m_commands->all()) {
        if (action->associatedObjects().isEmpty()) addAction(action);
    }
}

QList<PaletteEntry> NodeView::paletteEntries()
{
    QList<PaletteEntry> entries;
    for (const PageSpec& spec : pages()) {
        entries.append({.id = QStringLiteral("page:") + spec.id,
                        .title = spec.title,
                        .section = tr("Page"),
                        .icon = spec.icon,
                        .run = [this, id = spec.id] { openPage(id); },
                        .weight = PageWeight});
    }
    for (QAction* action : m_commands->all()) {
        if (!action->isEnabled()) continue;
        const CommandSpec& spec = Commands::spec(action);
        entries.append({.id = QStringLiteral("command:") + spec.id,
                        .title = spec.title,
                        .section = spec.section,
                        .icon = spec.icon,
                        .keys = action->shortcut(),
                        .locked = action->property("locked").toBool(),
                        .run =
                            [action = QPointer<QAction>(action)] {
                                if (action != nullptr) action->trigger();
                            },
                        .weight = CommandWeight});
    }
    for (auto page = m_pages.cbegin(); page != m_pages.cend(); ++page) {
        QString title = page.key();
        QString icon;
        for (const PageSpec& spec : m_specs) {
            if (spec.id == page.key()) std::tie(title, icon) = std::pair(spec.title, spec.icon);
        }
        QList<PageObject> objects = page.value()->objects();
        if (objects.size() > ObjectsOfPageMost) objects.resize(ObjectsOfPageMost);
        for (const PageObject& object : objects) {
            entries.append({.id = QStringLiteral("object:%1/%2").arg(page.key(), object.id),
                            .title = object.title,
                            .section = object.detail.isEmpty() ? title : tr("%1, %2").arg(object.detail, title),
                            .icon = icon,
                            .run = [this, id = page.key(), objectId = object.id] { openPage(id, objectId); },
                            .weight = ObjectWeight});
        }
    }
    return entries;
}

} // namespace signalbox::ui
