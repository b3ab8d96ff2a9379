#pragma once

#include "ui/client/nodesession.h"
#include "ui/common/cell.h"
#include "ui/common/command.h"
#include "ui/common/look.h"
#include "ui/common/settingsstore.h"
#include "ui/shell/tasks.h"

#include <QWidget>

namespace signalbox::ui {

/// What every page is given by the shell; all of it outlives the page. `commands` and `tasks` belong to the page's own
/// node: two open nodes have the same pages, and their commands the same ids. `settings` is the whole console's.
struct PageSurroundings
{
    Look& look;
    SettingsStore& settings;
    Commands& commands;
    Tasks& tasks;
    QWidget* dialogHost = nullptr; ///< area for Dialog: between top bar and status bar
};

/// Something a page shows, for the command palette.
struct PageObject
{
    QString id;
    QString title;  ///< what a person calls it
    QString detail; ///< what tells it from its like: an address, an asset
};

/// One entry of the sidebar and what it shows. Made once for each open node; shows that node only.
///
/// A page is a table with a drawer, or one thing with tabs. It never blocks, works from what it has when the link is
/// down (setStale of TablePage), and registers its acts as Commands so that menu, palette and shortcuts find them.
class NodePage : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Stable: `peers`. Also the last part of its deep link, and the id that openPage() takes.
    [[nodiscard]] virtual QString pageId() const = 0;
    /// True while it is the one in sight. A hidden page asks the node nothing (Refresher).
    virtual void setInSight(bool inSight) = 0;
    /// F5.
    virtual void refresh() = 0;
    /// Selects and opens one object, when the page has objects; unknown ids are ignored.
    virtual void openObject(const QString& id) { Q_UNUSED(id) }
    /// Ctrl+F.
    virtual void focusFilter() {}
    /// Ctrl+E; false when the page exports nothing.
    virtual bool exportRows() { return false; }
    /// What it has loaded, for the palette; openObject() takes their ids. Cheap: asked at each letter typed.
    [[nodiscard]] virtual QList<PageObject> objects() const { return {}; }

Q_SIGNALS:
    /// The small number at the right of the sidebar's entry; 0 hides it. `state` colours it.
    void badgeChanged(int count, signalbox::ui::StateKind state);
    /// Another page of the same node, perhaps at one object.
    void pageWanted(const QString& pageId, const QString& objectId);
    /// When what is shown was last fetched; for the top bar.
    void updated(const QDateTime& at);
};

/// How the shell learns of a page: where it stands in the sidebar and how to make it.
struct PageSpec
{
    enum class Group { Overview, Money, Automation, System };

    QString id;
    QString title; ///< translated
    QString icon;
    Group group = Group::Money;
    std::function<NodePage*(const PageSurroundings& surroundings, NodeSession& session, QWidget* parent)> make;
    bool operatorOnly = false; ///< shown only when the node takes us for its operator
    QString help = {};         ///< translated: what the page is for, in two or three sentences; F1 shows it
};

} // namespace signalbox::ui
