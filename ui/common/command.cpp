#include "ui/common/command.h"

#include "ui/common/look.h"
#include "ui/common/settingsstore.h"

#include <QWidget>

namespace signalbox::ui {

namespace {

/// The action carries its spec, so any view of it can ask.
class CommandAction final : public QAction
{
public:
    CommandAction(CommandSpec s, QObject* parent) : QAction(parent), spec(std::move(s)) {}
    CommandSpec spec;
    QPointer<QWidget> context;
};

CommandAction* own(QAction* action)
{
    return static_cast<CommandAction*>(action);
}

QString keyOf(const QString& id)
{
    return QStringLiteral("shortcuts/") + id;
}

} // namespace

Commands::Commands(Look& look, SettingsStore& settings, QObject* parent)
    : QObject(parent), m_look(look), m_settings(settings)
{
}

QAction* Commands::add(const CommandSpec& spec, std::function<void()> run, QWidget* context)
{
    if (QAction* existing = action(spec.id)) {
        Q_ASSERT_X(false, "Commands::add", "two commands have one id");
        return existing;
    }
    auto* command = new CommandAction(spec, this);
    command->setObjectName(spec.id);
    command->setText(spec.title);
    command->setProperty("destructive", spec.destructive);
    command->context = context;
    const QVariant chosen = m_settings.value(keyOf(spec.id));
    command->setShortcut(chosen.isValid() ? QKeySequence(chosen.toString(), QKeySequence::PortableText)
                                          : spec.shortcut);
    if (context != nullptr) {
        command->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        context->addAction(command);
    }
    connect(command, &QAction::triggered, this, [this, command, run = std::move(run)] {
        if (m_readOnly && command->spec.changesNode) {
            Q_EMIT unlockWanted(command->spec.id);
            return;
        }
        if (run) run();
    });
    m_actions.append(command);
    refreshIcon(command);
    Q_EMIT changed();
    return command;
}

void Commands::remove(const QString& id)
{
    QAction* found = action(id);
    if (found == nullptr) return;
    m_actions.removeOne(found);
    found->deleteLater();
    Q_EMIT changed();
}

QAction* Commands::action(const QString& id) const
{
    for (QAction* a : m_actions) {
        if (a->objectName() == id) return a;
    }
    return nullptr;
}

const CommandSpec& Commands::spec(const QAction* action)
{
    return static_cast<const CommandAction*>(action)->spec;
}

void Commands::setShortcut(const QString& id, const QKeySequence& keys)
{
    QAction* found = action(id);
    if (found == nullptr) return;
    found->setShortcut(keys);
    m_settings.setValue(keyOf(id), keys.toString(QKeySequence::PortableText));
    Q_EMIT changed();
}

void Commands::resetShortcut(const QString& id)
{
    QAction* found = action(id);
    if (found == nullptr) return;
    found->setShortcut(spec(found).shortcut);
    m_settings.setValue(keyOf(id), QVariant());
    Q_EMIT changed();
}

QList<CommandConflict> Commands::conflicts() const
{
    QList<CommandConflict> result;
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        for (qsizetype j = i + 1; j < m_actions.size(); ++j) {
            const CommandAction* a = own(m_actions[i]);
            const CommandAction* b = own(m_actions[j]);
            // Commands of two pages never listen at the same time; those of the window always do.
            const bool together = a->context.isNull() || b->context.isNull() || a->context == b->context;
            if (!together) continue;
            for (const QKeySequence& keys : a->shortcuts()) {
                if (!keys.isEmpty() && b->shortcuts().contains(keys))
                    result.append({.first = a->objectName(), .second = b->objectName(), .keys = keys});
            }
        }
    }
    return result;
}

void Commands::setReadOnly(bool on)
{
    if (m_readOnly == on) return;
    m_readOnly = on;
    for (QAction* a : m_actions) refreshIcon(a);
    Q_EMIT changed();
}

void Commands::refreshIcon(QAction* action) const
{
    const CommandSpec& s = own(action)->spec;
    const bool locked = m_readOnly && s.changesNode;
    action->setProperty("locked", locked);
    const QString name = locked ? QStringLiteral("lock") : s.icon;
    action->setIcon(name.isEmpty() ? QIcon() : m_look.icons.icon(name));
    action->setProperty("iconName", name);
}

QList<QAction*> Commands::matching(const QString& typed) const
{
    QList<std::pair<int, QAction*>> scored;
    for (QAction* a : m_actions) {
        if (!a->isEnabled()) continue;
        const CommandSpec& s = own(a)->spec;
        const int title = fit(typed, s.title);
        const int rest = std::max(fit(typed, s.section + u' ' + s.title), fit(typed, s.id)) / 2;
        if (const int score = std::max(title, rest); score > 0) scored.append({score, a});
    }
    std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    QList<QAction*> result;
    for (const auto& [score, a] : scored) result.append(a);
    return result;
}

int Commands::fit(const QString& typed, const QString& text)
{
    constexpr int Start = 8;
    constexpr int Adjacent = 4;
    int score = 1;
    qsizetype at = 0;
    qsizetype last = -2;
    for (const QChar wanted : typed) {
        if (wanted.isSpace()) continue;
        while (at < text.size() && text[at].toCaseFolded() != wanted.toCaseFolded()) ++at;
        if (at == text.size()) return 0;
        const bool start = at == 0 || !text[at - 1].isLetterOrNumber();
        score += start ? Start : at == last + 1 ? Adjacent : 1;
        last = at++;
    }
    return score * 4 + (text.startsWith(typed, Qt::CaseInsensitive) ? Start * 4 : 0);
}

} // namespace signalbox::ui
