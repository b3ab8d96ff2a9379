#pragma once

#include "ui/common/command.h"
#include "ui/shell/guard.h"
#include "ui/shell/page.h"
#include "ui/shell/palette.h"
#include "ui/shell/tasks.h"

#include <QHash>
#include <QStackedWidget>

namespace signalbox::ui {

class MessageBar;

/// One open node in the window: its pages, made when first seen, its commands, its tasks and its lock.
class NodeView final : public QWidget
{
    Q_OBJECT
public:
    struct Surroundings
    {
        Look& look;
        SettingsStore& settings;
        QWidget* dialogHost = nullptr;
        NowMs now;
    };
    NodeView(Surroundings around, NodeSession& session, const QList<PageSpec>& pages, QWidget* parent = nullptr);
    ~NodeView() override;

    [[nodiscard]] NodeSession& session() { return m_session; }
    [[nodiscard]] Commands& commands() { return *m_commands; }
    [[nodiscard]] Tasks& tasks() { return *m_tasks; }
    [[nodiscard]] Guard& guard() { return *m_guard; }
    [[nodiscard]] MessageBar& messages() { return *m_messages; }
    /// Those this node lets us see.
    [[nodiscard]] QList<PageSpec> pages() const;

    /// Makes it when needed. An unknown id does nothing and is false.
    bool openPage(const QString& pageId, const QString& objectId = {});
    [[nodiscard]] QString pageId() const;
    /// nullptr before the first one.
    [[nodiscard]] NodePage* page() const;
    /// Whether this node is the one in sight, in a window that is not hidden.
    void setInSight(bool inSight);
    [[nodiscard]] QDateTime updatedAt() const { return m_updated.value(pageId()); }
    [[nodiscard]] int badgeOf(const QString& pageId) const { return m_badges.value(pageId).first; }
    [[nodiscard]] StateKind badgeStateOf(const QString& pageId) const { return m_badges.value(pageId).second; }
    /// What the palette offers of this node.
    [[nodiscard]] QList<PaletteEntry> paletteEntries();

Q_SIGNALS:
    void pageChanged(const QString& pageId);
    void pagesChanged();
    void badgeChanged(const QString& pageId);
    void updated(const QString& pageId);

private:
    NodePage* make(const PageSpec& spec);
    void adoptCommands();

    Surroundings m_around;
    NodeSession& m_session;
    QList<PageSpec> m_specs;
    Commands* m_commands;
    Tasks* m_tasks;
    Guard* m_guard;
    MessageBar* m_messages;
    QStackedWidget* m_stack;
    QHash<QString, NodePage*> m_pages;
    QHash<QString, std::pair<int, StateKind>> m_badges;
    QHash<QString, QDateTime> m_updated;
    bool m_inSight = false;
};

} // namespace signalbox::ui
