#pragma once

#include "ui/common/command.h"
#include "ui/shell/shellparts.h"

class QLineEdit;
class QListWidget;

namespace signalbox::ui {

class EmptyState;
class NodesSection;
class SettingsSection;
class ShortcutsSection;

/// Everything that can be chosen, in sections, with a search field over all of it. What is chosen holds at once.
class SettingsPage final : public QWidget
{
    Q_OBJECT
public:
    explicit SettingsPage(ShellParts& parts, QWidget* parent = nullptr);

    /// Where dialogs go.
    void setHost(QWidget* host);
    /// Whose shortcuts are shown; asked when the section is.
    void setCommandLists(std::function<QList<Commands*>()> lists);
    void openSection(const QString& id);
    [[nodiscard]] QString section() const;
    [[nodiscard]] QStringList sections() const;
    QLineEdit& searchField() { return *m_search; }
    void takeFocus();

Q_SIGNALS:
    /// Empty: a new node.
    void connectWanted(const QString& profileId);
    void nodeWanted(const QString& profileId);

private:
    void add(SettingsSection* section);
    void show();

    ShellParts& m_parts;
    Look& m_look;
    QLineEdit* m_search = nullptr;
    QListWidget* m_list = nullptr;
    QWidget* m_column = nullptr;
    EmptyState* m_none = nullptr;
    QList<SettingsSection*> m_sections;
    NodesSection* m_nodes = nullptr;
    ShortcutsSection* m_shortcuts = nullptr;
};

} // namespace signalbox::ui
