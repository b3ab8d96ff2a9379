// What the window tells without being asked: a lost node, a strange certificate, a failed task, unfinished money acts.

#include "ui/client/whenready.h"
#include "ui/common/messagebar.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shelldialogs.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/unfinisheddialog.h"

namespace signalbox::ui {

void MainWindow::linkChanged(const QString& id)
{
    const LinkState state = m_parts.nodes.linkOf(id);
    const LinkStatus before = m_linkSeen.value(id, LinkStatus::Connecting);
    m_linkSeen.insert(id, state.status);
    const std::optional<Profile> profile = m_parts.nodes.profile(id);
    if (state.status == LinkStatus::Online) {
        m_notices->remove(QStringLiteral("link"), id);
    } else if (state.status == LinkStatus::Offline && before != LinkStatus::Offline && profile) {
        m_notices->add({.kind = QStringLiteral("link"),
                        .nodeId = id,
                        .state = StateKind::Fail,
                        .sentence = tr("%1 does not answer. %2").arg(profile->name, state.reason),
                        .open = [this, id] { m_parts.nodes.setCurrent(id); }});
    }
    if (id == m_parts.nodes.currentId()) m_statusBar->setLink(state);
}

void MainWindow::certificateRefused(const QString& id, const CertificateFinding& finding)
{
    const std::optional<Profile> profile = m_parts.nodes.profile(id);
    if (!profile) return;
    const auto review = [this, id, finding] {
        const std::optional<Profile> now = m_parts.nodes.profile(id);
        if (!now) return;
        auto* dialog = new CertificateDialog(m_look, m_host, now->name, finding);
        connect(dialog, &CertificateDialog::trusted, this, [this, id, finding] {
            std::optional<Profile> trusted = m_parts.nodes.profile(id);
            if (!trusted || m_parts.nodes.isTemporary(id)) return;
            trusted->fingerprint = finding.presented;
            whenReady(m_parts.nodes.save(*trusted, Secret()), this, [this](const Result<void>& saved) {
                if (!saved) say(QStringLiteral("certificate"), StateKind::Fail, saved.error().message);
            });
        });
        dialog->open();
    };
    const QString sentence =
        finding.verdict == CertificateFinding::Verdict::Changed
            ? tr("The certificate of %1 is not the one you trusted. Nothing was sent.").arg(profile->name)
            : tr("The certificate of %1 cannot be trusted. Nothing was sent.").arg(profile->name);
    m_notices->add({.kind = QStringLiteral("certificate"),
                    .nodeId = id,
                    .state = StateKind::Fail,
                    .sentence = sentence,
                    .open = review});
    if (const auto view = m_views.find(id); view != m_views.end())
        view->second->messages().show({.kind = QStringLiteral("certificate"),
                                       .state = StateKind::Fail,
                                       .sentence = sentence,
                                       .buttons = {{.text = tr("Compare"), .run = review}}});
}

void MainWindow::tellFailedTasks(const QString& id, NodeView& view)
{
    for (const Tasks::Task& task : view.tasks().all()) {
        if (!task.failed || task.id <= m_lastFailure.value(id, 0)) continue;
        m_lastFailure.insert(id, task.id);
        m_notices->add({.kind = QStringLiteral("task%1").arg(task.id),
                        .nodeId = id,
                        .state = StateKind::Fail,
                        .sentence = tr("%1 failed. %2").arg(task.title, task.outcome)});
    }
}

void MainWindow::checkUnfinished()
{
    m_saidUnfinished = true;
    whenReady(m_parts.acts.unfinished(), this, [this](const Result<QList<JournalEntry>>& entries) {
        const QString kind = QStringLiteral("unfinished");
        if (!entries) return say(kind, StateKind::Fail, entries.error().message);
        if (entries->isEmpty()) return m_messages->clear(kind);
        m_messages->show({.kind = kind,
                          .state = StateKind::Warn,
                          .sentence = tr("%n money act(s) did not come to an end: resume or abandon.", nullptr,
                                         int(entries->size())),
                          .buttons = {{.text = tr("Look at them"), .run = [this] {
                                           (new UnfinishedDialog(m_look, m_host, m_parts.nodes, m_parts.acts))->open();
                                       }}}});
    });
}

void MainWindow::say(const QString& kind, StateKind state, const QString& sentence)
{
    m_messages->show({.kind = kind, .state = state, .sentence = sentence});
}

} // namespace signalbox::ui
