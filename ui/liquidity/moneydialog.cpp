#include "ui/liquidity/moneydialog.h"

#include "ui/client/whenready.h"
#include "ui/common/form.h"
#include "ui/common/look.h"
#include "ui/common/paint.h"
#include "ui/liquidity/outcomebox.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace signalbox::ui {

namespace {

constexpr int DialogWidth = 692;
constexpr int SideWidth = 375;
constexpr int NameWidth = 180;
constexpr int ReasonHeight = 52;
constexpr int ReasonMost = 500; // characters; the journal's column is read by people

/// First and last four: enough to find it again in a log.
QString shortKey(const QString& key)
{
    return key.left(4) + QChar(0x2026) + key.right(4);
}

} // namespace

MoneyDialog::MoneyDialog(const Setup& setup)
    : Dialog(setup.look, setup.host, setup.title, setup.subtitle), m_session(setup.session),
      m_nameToType(setup.nameToType.trimmed())
{
    const Environment environment = setup.session.profile().environment;
    m_asksName = (setup.final || environment == Environment::Production) && !m_nameToType.isEmpty();
    setMinimumWidth(DialogWidth);
    setBadge(environment);
    // The act belongs to this node; without it there is nobody to answer.
    connect(&setup.session, &QObject::destroyed, this, &QDialog::reject);
}

FormRow* MoneyDialog::makeReason()
{
    auto* reason = new QPlainTextEdit;
    reason->setObjectName(QStringLiteral("reason"));
    reason->setFixedHeight(ReasonHeight);
    reason->setTabChangesFocus(true);
    reason->setProperty("field", true); // framed like the other fields
    m_reason = reason;
    connect(reason, &QPlainTextEdit::textChanged, this, [reason] {
        if (reason->toPlainText().size() <= ReasonMost) return;
        const QSignalBlocker blocker(reason);
        reason->setPlainText(reason->toPlainText().left(ReasonMost));
        reason->moveCursor(QTextCursor::End);
    });
    return new FormRow(look(), tr("Reason, kept on this computer"), reason);
}

QString MoneyDialog::reason() const
{
    const auto* reason = qobject_cast<const QPlainTextEdit*>(m_reason);
    return reason == nullptr ? QString() : reason->toPlainText().trimmed();
}

void MoneyDialog::finish(QWidget* form, const QString& icon, ButtonKind kind)
{
    m_form = form;
    setBody(form);
    buildSide();
    buildFooter(icon, kind);
    takeNewKey();
    formChanged();
}

void MoneyDialog::buildSide()
{
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* title = new Label(look(), Type::SmallMedium, Token::Text2, tr("After this"));
    title->setMinimumHeight(Theme::lineHeight(Type::SmallMedium));
    column->addWidget(title);
    column->addSpacing(4);
    m_impact = new ImpactView(look());
    column->addWidget(m_impact);
    column->addStretch(1);
    m_outcome = new OutcomeBox(look());
    column->addSpacing(12);
    column->addWidget(m_outcome);
    setSide(side, SideWidth);
}

void MoneyDialog::buildFooter(const QString& icon, ButtonKind kind)
{
    if (m_asksName) {
        auto* words = new Label(look(), Type::Body, Token::Text, {});
        words->setTextFormat(Qt::RichText);
        words->setText(
            tr("Type %1 to confirm")
                .arg(QStringLiteral("<span style=\"font-weight:600\">%1</span>")
                         .arg(elided(look().theme.font(Type::BodyBold), m_nameToType, 150).toHtmlEscaped())));
        m_name = new QLineEdit;
        m_name->setObjectName(QStringLiteral("confirmName"));
        m_name->setAccessibleName(tr("Type %1 to confirm").arg(m_nameToType));
        m_name->setFixedWidth(NameWidth);
        setSize(m_name, ControlSize::Normal);
        auto* typed =
            m_name->addAction(look().icons.icon(QStringLiteral("check"), Token::Ok), QLineEdit::TrailingPosition);
        typed->setVisible(false);
        words->setBuddy(m_name);
        addFooter(words);
        addFooter(m_name);
        connect(m_name, &QLineEdit::textChanged, this, [this, typed] {
            typed->setVisible(nameTyped());
            refreshButton(false);
        });
        m_act = new WakingButton(look(), {}, kind, icon);
    } else {
        m_act = makeButton(look(), {}, kind, icon);
        m_act->setDefault(true);
    }
    m_act->setObjectName(QStringLiteral("act"));
    m_cancel = makeButton(look(), tr("Cancel"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_cancel->setAutoDefault(false);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_act, &QPushButton::clicked, this, &MoneyDialog::act);
    addButton(m_cancel);
    addButton(m_act);
}

bool MoneyDialog::nameTyped() const
{
    return m_name == nullptr || m_name->text().trimmed() == m_nameToType;
}

void MoneyDialog::formChanged()
{
    if (m_phase == Phase::Refused) {
        // What is sent next is another act.
        takeNewKey();
        m_recorded.reset();
        m_outcome->hide();
        setPhase(Phase::Editing);
    }
    m_impact->setImpact(impact());
    refreshButton(true);
}

void MoneyDialog::refreshButton(bool sleepAgain)
{
    if (m_act == nullptr) return;
    const bool again = m_phase == Phase::Unknown;
    const QString words = again ? tr("Ask again") : m_phase == Phase::Sending ? tr("Sending…") : verb();
    const bool ready =
        again || ((m_phase == Phase::Editing || m_phase == Phase::Refused) && intent().has_value() && nameTyped());
    auto* waking = qobject_cast<WakingButton*>(m_act);
    if (waking == nullptr) {
        m_act->setText(words);
        m_act->setEnabled(ready);
        return;
    }
    // Another amount is another act to think over; asking again for the same one is not.
    if (!ready || (sleepAgain && !again && words != m_verbShown)) waking->setReady(false);
    m_act->setText(words);
    m_verbShown = words;
    if (again)
        m_act->setEnabled(true);
    else
        waking->setReady(ready);
}

void MoneyDialog::takeNewKey()
{
    m_key = m_session.acts().newKey();
    refreshNote();
}

void MoneyDialog::refreshNote()
{
    setNote(
        QStringLiteral("save"),
        tr("Saved with key %1 before it is sent. No answer means ask again, never pay twice.").arg(shortKey(m_key)));
}

void MoneyDialog::setPhase(Phase phase)
{
    if (phase == m_phase) return;
    m_phase = phase;
    m_form->setEnabled(phase == Phase::Editing || phase == Phase::Refused);
    if (m_name != nullptr) m_name->setEnabled(m_form->isEnabled());
    m_cancel->setText(phase == Phase::Editing || phase == Phase::Refused ? tr("Cancel") : tr("Close"));
    Q_EMIT phaseChanged();
}

void MoneyDialog::act()
{
    if (m_phase == Phase::Unknown) {
        setPhase(Phase::Sending);
        refreshButton(false);
        send(*m_recorded);
        return;
    }
    const std::optional<MoneyIntent> wish = intent();
    if (!wish || !nameTyped() || (m_phase != Phase::Editing && m_phase != Phase::Refused)) return;
    if (m_phase == Phase::Refused) takeNewKey(); // the refused act is over; this is another with the same words
    setPhase(Phase::Sending);
    m_outcome->hide();
    refreshButton(false);
    whenReady(m_session.acts().record(m_session.profile().id, *wish, m_key), this,
              [this](const Result<RecordedIntent>& recorded) {
                  if (recorded) {
                      m_recorded = *recorded;
                      return send(*recorded);
                  }
                  setPhase(Phase::Refused);
                  m_outcome->show(StateKind::Fail, recorded.error().message,
                                  tr("It could not be written down, so nothing was sent."));
                  refreshButton(false);
              });
}

void MoneyDialog::send(const RecordedIntent& recorded)
{
    whenReady(m_session.acts().resume(&m_session.client(), recorded), this,
              [this](const Result<Settlement>& outcome) { settled(outcome); });
}

void MoneyDialog::settled(const Result<Settlement>& outcome)
{
    if (!outcome) {
        setPhase(Phase::Unknown);
        m_outcome->show(StateKind::Warn, outcome.error().message,
                        tr("It is written down. Asking again sends the same request with the same key."));
        refreshButton(false);
        return;
    }
    switch (outcome->state) {
    case IntentState::Done: {
        setPhase(Phase::Done);
        const QString sentence = doneSentence(*outcome);
        accept();
        Q_EMIT done(sentence);
        return;
    }
    case IntentState::Refused:
        setPhase(Phase::Refused);
        m_outcome->show(StateKind::Fail, outcome->error.message,
                        tr("%1 refused it. Nothing was moved.").arg(m_session.profile().name));
        break;
    default:
        setPhase(Phase::Unknown);
        m_outcome->show(StateKind::Warn,
                        tr("No answer yet from %1. It may have happened.").arg(m_session.profile().name),
                        tr("Ask again sends the same request with the same key, so it happens at most once. (%1)")
                            .arg(outcome->error.message));
        break;
    }
    refreshButton(false);
    m_act->setFocus(Qt::OtherFocusReason);
}

} // namespace signalbox::ui
