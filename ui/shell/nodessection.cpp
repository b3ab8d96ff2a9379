#include "ui/client/whenready.h"
#include "ui/common/dialog.h"
#include "ui/shell/nodeswitcher.h"
#include "ui/shell/settingssections.h"

#include <QHBoxLayout>

namespace signalbox::ui {

NodesSection::NodesSection(ShellParts& parts)
    : SettingsSection(parts.look, QStringLiteral("nodes"), QStringLiteral("server"), tr("Nodes")), m_parts(parts)
{
    auto* add = makeButton(parts.look, tr("Connect to a node"), ButtonKind::Default, QStringLiteral("plus"), this);
    add->setObjectName(QStringLiteral("connectToNode"));
    connect(add, &QPushButton::clicked, this, [this] { Q_EMIT connectWanted({}); });
    setButton(add);
    connect(&parts.nodes, &Nodes::changed, this, &NodesSection::fill);
    connect(&parts.nodes, &Nodes::linkChanged, this, &NodesSection::fill);
    fill();
}

void NodesSection::fill()
{
    clearRows();
    for (const Profile& profile : m_parts.nodes.profiles()) {
        auto* controls = new QWidget;
        auto* across = new QHBoxLayout(controls);
        across->setContentsMargins(0, 0, 0, 0);
        across->setSpacing(8);
        const bool open = m_parts.nodes.session(profile.id) != nullptr;
        const LinkState link = m_parts.nodes.linkOf(profile.id);
        across->addWidget(new StateLabel(
            look(), {.kind = open ? linkKind(link) : StateKind::Off, .word = open ? linkWord(link) : tr("Not open")},
            controls));
        across->addSpacing(8);
        auto* go = makeButton(look(), tr("Open"), ButtonKind::Default, {}, controls);
        connect(go, &QPushButton::clicked, this, [this, id = profile.id] { Q_EMIT nodeWanted(id); });
        across->addWidget(go);
        QString line = profile.adminUrl.toString();
        if (m_parts.nodes.isTemporary(profile.id)) {
            line = tr("Inside this program, at %1").arg(line);
        } else {
            auto* edit = makeIconButton(look(), QStringLiteral("pencil"), tr("Edit %1").arg(profile.name), controls);
            connect(edit, &QToolButton::clicked, this, [this, id = profile.id] { Q_EMIT connectWanted(id); });
            across->addWidget(edit);
            auto* gone = makeIconButton(look(), QStringLiteral("trash-2"), tr("Remove %1").arg(profile.name), controls);
            connect(gone, &QToolButton::clicked, this, [this, profile] { remove(profile); });
            across->addWidget(gone);
        }
        addRow(profile.name, line, controls)->setBesideTitle(new EnvironmentBadge(look(), profile.environment));
    }
}

void NodesSection::remove(const Profile& profile)
{
    if (m_host == nullptr) return;
    auto* ask = new AskDialog(look(), m_host, tr("Remove %1 from this console?").arg(profile.name),
                              tr("Its address and its secret are forgotten here. The node itself and its money stay as "
                                 "they are, and so does what this console recorded about money acts."),
                              tr("Remove node"), tr("Keep node"));
    connect(ask, &AskDialog::confirmed, this, [this, id = profile.id, name = profile.name] {
        whenReady(m_parts.nodes.forget(id), this, [this, name](const Result<void>& gone) {
            if (gone) return;
            auto* row = addRow(tr("%1 could not be removed").arg(name), gone.error().message, nullptr);
            row->setObjectName(QStringLiteral("removeFailed"));
        });
    });
    ask->open();
}

} // namespace signalbox::ui
