#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace signalbox::ui {

struct Look;
class SettingsStore;

/// One thing a person can do. Menu, toolbar, shortcut, context menu and palette are five views of the same list.
struct CommandSpec
{
    QString id;    ///< stable, like `peers.withdraw`; also the action's object name
    QString title; ///< translated: verb and object, like `Withdraw from peer`
    QString icon = {};
    QKeySequence shortcut = {};
    QString section = {};     ///< translated: the page or area it belongs to, shown in the palette
    bool destructive = false; ///< painted in fail colour in menus
    bool changesNode = false; ///< needs the unlock on a read-only node
};

/// Two enabled commands that answer the same keys at the same time.
struct CommandConflict
{
    QString first;
    QString second;
    QKeySequence keys;
};

/// The command list of one window. Owns its QActions. A command whose `changesNode` is true is shown with a lock and,
/// instead of running, emits unlockWanted() while the list is read-only.
class Commands final : public QObject
{
    Q_OBJECT

public:
    Commands(Look& look, SettingsStore& settings, QObject* parent = nullptr);

    /// Adds a command. An id that exists already is a programming error and stops a debug build; a release keeps the
    /// first. A shortcut the person chose earlier wins over the one in `spec`. `context` limits the shortcut to one
    /// widget.
    QAction* add(const CommandSpec& spec, std::function<void()> run, QWidget* context = nullptr);
    void remove(const QString& id);

    QAction* action(const QString& id) const;
    QList<QAction*> all() const { return m_actions; }
    static const CommandSpec& spec(const QAction* action);

    /// Stores the person's choice; an empty sequence takes the shortcut away.
    void setShortcut(const QString& id, const QKeySequence& keys);
    void resetShortcut(const QString& id);
    QList<CommandConflict> conflicts() const;

    bool readOnly() const { return m_readOnly; }
    void setReadOnly(bool on);

    /// Commands whose title, section or id fit `typed`, best first; for the palette. Letters must come in order.
    QList<QAction*> matching(const QString& typed) const;
    /// 0 for no fit; higher is better.
    static int fit(const QString& typed, const QString& text);

Q_SIGNALS:
    void changed();
    void unlockWanted(const QString& commandId);

private:
    void refreshIcon(QAction* action) const;

    Look& m_look;
    SettingsStore& m_settings;
    QList<QAction*> m_actions;
    bool m_readOnly = false;
};

} // namespace signalbox::ui
