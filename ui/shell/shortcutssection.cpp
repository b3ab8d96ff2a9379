#include "ui/shell/settingssections.h"

#include <QHBoxLayout>
#include <QKeySequenceEdit>

namespace signalbox::ui {

ShortcutsSection::ShortcutsSection(ShellParts& parts)
    : SettingsSection(parts.look, QStringLiteral("shortcuts"), QStringLiteral("keyboard"), tr("Shortcuts"))
{
}

void ShortcutsSection::setCommandLists(std::function<QList<Commands*>()> lists)
{
    m_lists = std::move(lists);
    fill();
}

void ShortcutsSection::fill()
{
    if (!m_lists) return;
    clearRows();
    m_byId.clear();
    for (const Commands* list : m_lists()) {
        for (const QAction* action : list->all()) {
            const CommandSpec& spec = Commands::spec(action);
            if (m_byId.contains(spec.id)) continue; // the same page on another node
            auto* controls = new QWidget;
            auto* across = new QHBoxLayout(controls);
            across->setContentsMargins(0, 0, 0, 0);
            across->setSpacing(8);
            auto* keys = new QKeySequenceEdit(action->shortcut(), controls);
            keys->setObjectName(QStringLiteral("keys-") + spec.id);
            keys->setAccessibleName(tr("Keys of %1").arg(spec.title));
            keys->setFixedWidth(150);
            across->addWidget(keys);
            auto* none = makeIconButton(look(), QStringLiteral("x"), tr("No key for %1").arg(spec.title), controls);
            auto* reset =
                makeIconButton(look(), QStringLiteral("undo-2"), tr("Default key for %1").arg(spec.title), controls);
            across->addWidget(none);
            across->addWidget(reset);
            connect(keys, &QKeySequenceEdit::editingFinished, this,
                    [this, keys, id = spec.id] { change(id, keys->keySequence()); });
            connect(none, &QToolButton::clicked, this, [this, keys, id = spec.id] {
                keys->clear();
                change(id, QKeySequence());
            });
            connect(reset, &QToolButton::clicked, this, [this, keys, id = spec.id, standard = spec.shortcut] {
                keys->setKeySequence(standard);
                change(id, std::nullopt);
            });
            m_byId.insert(spec.id, addRow(spec.title, {}, controls));
        }
    }
    sayConflicts();
}

void ShortcutsSection::change(const QString& id, const std::optional<QKeySequence>& keys)
{
    for (Commands* list : m_lists()) {
        const QAction* action = list->action(id);
        if (action == nullptr || (keys && action->shortcut() == *keys)) continue;
        if (keys)
            list->setShortcut(id, *keys);
        else
            list->resetShortcut(id);
    }
    sayConflicts();
}

void ShortcutsSection::sayConflicts()
{
    QHash<QKeySequence, QStringList> users;
    QHash<QString, QString> titles;
    QHash<QString, QStringList> said;
    const QList<Commands*> lists = m_lists();
    for (const Commands* list : lists) {
        for (const QAction* action : list->all())
            titles.insert(Commands::spec(action).id, Commands::spec(action).title);
        for (const CommandConflict& conflict : list->conflicts()) {
            said[conflict.first].append(conflict.second);
            said[conflict.second].append(conflict.first);
        }
    }
    // Commands of the window listen together with those of any page.
    for (const QAction* own : lists.isEmpty() ? QList<QAction*>() : lists.first()->all()) {
        for (qsizetype i = 1; i < lists.size(); ++i) {
            for (const QAction* other : lists[i]->all()) {
                if (own->shortcut().isEmpty() || own->shortcut() != other->shortcut()) continue;
                said[Commands::spec(own).id].append(Commands::spec(other).id);
                said[Commands::spec(other).id].append(Commands::spec(own).id);
            }
        }
    }
    for (auto row = m_byId.cbegin(); row != m_byId.cend(); ++row) {
        QStringList others = said.value(row.key());
        others.removeDuplicates();
        row.value()->setLine(others.isEmpty()
                                 ? QString()
                                 : tr("The same key as “%1”: neither will work.").arg(titles.value(others.first())));
    }
}

} // namespace signalbox::ui
