#include "ui/shell/unfinisheddialog.h"

#include "ui/client/whenready.h"
#include "ui/common/look.h"

#include <QVBoxLayout>

namespace signalbox::ui {

UnfinishedDialog::UnfinishedDialog(Look& look, QWidget* host, Nodes& nodes, MoneyActs& acts)
    : Dialog(look, host, tr("Unfinished money acts"), tr("They were written down, and no answer settled them")),
      m_look(look), m_host(host), m_nodes(nodes), m_acts(acts)
{
    setObjectName(QStringLiteral("unfinishedDialog"));
    auto* body = new QWidget;
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(0, 0, 0, 0);
    setBody(body);
    setNote(QStringLiteral("shield-check"),
            tr("Resuming sends the same request with the same key: it happens at most once."));
    auto* close = makeButton(look, tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    close->setDefault(true);
    addButton(close);
    setFixedWidth(620);
    load();
}

void UnfinishedDialog::load()
{
    whenReady(m_acts.unfinished(), this, [this](const Result<QList<JournalEntry>>& entries) {
        if (entries) show(*entries);
    });
}

QString UnfinishedDialog::titleOf(const MoneyIntent& intent)
{
    const QString amount =
        m_look.format.money(Money{.units = intent.amount, .scale = intent.asset.scale, .code = intent.asset.code});
    switch (intent.act) {
    case MoneyAct::Deposit:
        return tr("Deposit %1 to %2").arg(amount, intent.accountName);
    case MoneyAct::Withdraw:
        return intent.holdSeconds > 0 ? tr("Hold %1 of %2").arg(amount, intent.accountName)
                                      : tr("Withdraw %1 from %2").arg(amount, intent.accountName);
    case MoneyAct::PostHold:
        return tr("Post %1 of %2").arg(amount, intent.accountName);
    case MoneyAct::VoidHold:
        return tr("Void %1 of %2").arg(amount, intent.accountName);
    case MoneyAct::WithdrawWalletAddress:
        return tr("Withdraw all of %1").arg(intent.accountName);
    }
    return {};
}

void UnfinishedDialog::show(const QList<JournalEntry>& entries)
{
    delete m_rows;
    m_rows = new QWidget;
    m_column->addWidget(m_rows);
    auto* rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(14);
    for (const JournalEntry& entry : entries) {
        const std::optional<Profile> profile = m_nodes.profile(entry.intent.profileId());
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        auto* words = new QVBoxLayout;
        words->setSpacing(1);
        words->addWidget(new Label(m_look, Type::BodyMedium, Token::Text, titleOf(entry.intent.intent())));
        const QString node = profile ? profile->name : tr("a node that is no longer here");
        words->addWidget(new Label(m_look, Type::Small, Token::Text3,
                                   tr("On %1, recorded %2, key %3")
                                       .arg(node, m_look.format.timestamp(entry.intent.recordedAt()),
                                            Format::shortId(entry.intent.idempotencyKey()))));
        auto* outcome = new Label(m_look, Type::Small, Token::Text2, entry.message);
        outcome->setWordWrap(true);
        outcome->setVisible(!entry.message.isEmpty());
        words->addWidget(outcome);
        row->addLayout(words, 1);
        auto* letGo = makeButton(m_look, tr("Abandon"));
        letGo->setAutoDefault(false);
        connect(letGo, &QPushButton::clicked, this, [this, entry] { abandon(entry); });
        row->addWidget(letGo, 0, Qt::AlignTop);
        auto* again = makeButton(m_look, tr("Resume"), ButtonKind::Primary);
        again->setObjectName(QStringLiteral("resume"));
        again->setAutoDefault(false);
        again->setEnabled(profile.has_value());
        connect(again, &QPushButton::clicked, this, [this, entry, outcome, again] { resume(entry, outcome, again); });
        row->addWidget(again, 0, Qt::AlignTop);
        rows->addLayout(row);
    }
    if (entries.isEmpty()) rows->addWidget(new Label(m_look, Type::Body, Token::Text2, tr("All of them are settled.")));
    adjustSize();
    if (isVisible()) move((parentWidget()->width() - width()) / 2, (parentWidget()->height() - height()) / 2);
}

void UnfinishedDialog::resume(const JournalEntry& entry, Label* outcome, QPushButton* button)
{
    const QString id = entry.intent.profileId();
    NodeSession* session = m_nodes.session(id);
    outcome->show();
    if (session == nullptr) {
        m_nodes.open(id);
        outcome->setText(tr("The node is being opened. Resume again in a moment."));
        return;
    }
    button->setEnabled(false);
    outcome->setText(tr("Sent again; waiting for the answer."));
    whenReady(m_acts.resume(&session->client(), entry.intent), button,
              [this, outcome, button](const Result<Settlement>& ended) {
                  button->setEnabled(true);
                  if (!ended) return outcome->setText(ended.error().message);
                  switch (ended->state) {
                  case IntentState::Done:
                      outcome->setText(tr("Done."));
                      break;
                  case IntentState::Refused:
                      outcome->setText(tr("Refused, nothing happened: %1").arg(ended->error.message));
                      break;
                  default:
                      return outcome->setText(tr("Still no answer: %1").arg(ended->error.message));
                  }
                  load();
              });
}

void UnfinishedDialog::abandon(const JournalEntry& entry)
{
    auto* ask = new AskDialog(m_look, m_host, tr("Abandon this act?"),
                              tr("It may have happened on the node; this console will not ask again. The record of it "
                                 "stays."),
                              tr("Abandon act"), tr("Keep act"));
    connect(ask, &AskDialog::confirmed, this, [this, id = entry.intent.id()] {
        whenReady(m_acts.abandon(id), this, [this](const Result<void>&) { load(); });
    });
    ask->open();
}

} // namespace signalbox::ui
