#pragma once

#include "ui/common/command.h"
#include "ui/shell/settingsection.h"
#include "ui/shell/shellparts.h"

namespace signalbox::ui {

/// Appearance, language and formats: the rows of Preferences::table().
[[nodiscard]] QList<SettingsSection*> preferenceSections(Look& look, Preferences& preferences);
/// Where secrets are kept, the vault, how long production stays unlocked.
[[nodiscard]] SettingsSection* securitySection(ShellParts& parts, std::function<QWidget*()> host);
/// Where things live, and how much room there is.
[[nodiscard]] SettingsSection* dataSection(ShellParts& parts);
[[nodiscard]] SettingsSection* aboutSection(ShellParts& parts);

/// The nodes: connect, edit, remove, open.
class NodesSection final : public SettingsSection
{
    Q_OBJECT
public:
    explicit NodesSection(ShellParts& parts);
    void setHost(QWidget* host) { m_host = host; }

Q_SIGNALS:
    void connectWanted(const QString& profileId);
    void nodeWanted(const QString& profileId);

private:
    void fill();
    void remove(const Profile& profile);

    ShellParts& m_parts;
    QWidget* m_host = nullptr;
};

/// Every command with its key; a key typed here replaces the one it had. Two commands that answer one key are said.
class ShortcutsSection final : public SettingsSection
{
    Q_OBJECT
public:
    explicit ShortcutsSection(ShellParts& parts);
    void setCommandLists(std::function<QList<Commands*>()> lists);
    void fill();

private:
    void change(const QString& id, const std::optional<QKeySequence>& keys);
    void sayConflicts();

    std::function<QList<Commands*>()> m_lists;
    QHash<QString, SettingRow*> m_byId;
};

} // namespace signalbox::ui
