#include "ui/resource/formdialog.h"

#include "ui/common/look.h"
#include "ui/common/paint.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QKeyEvent>

namespace signalbox::ui {

namespace {

constexpr int FieldGap = 13; // LOOK, section 3

} // namespace

FormDialog::FormDialog(Look& look, QWidget* host, const QString& title, const QString& subtitle, const QString& verb,
                       NewId newId)
    : Dialog(look, host, title, subtitle), m_newId(std::move(newId)), m_key(m_newId()), m_words(verb)
{
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(FieldGap);
    m_form = new QWidget(body);
    m_rows = new QVBoxLayout(m_form);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(FieldGap);
    column->addWidget(m_form);

    m_outcome = new Card(look, body);
    m_outcome->setObjectName(QStringLiteral("outcome"));
    auto* inside = new QHBoxLayout(m_outcome);
    inside->setContentsMargins(12, 9, 12, 9);
    inside->setSpacing(8);
    m_outcomeIcon = new IconLabel(look, {}, 16, Token::Fail, m_outcome);
    m_outcomeWords = new Label(look, Type::Body, Token::Text, {}, m_outcome);
    m_outcomeWords->setWordWrap(true);
    inside->addWidget(m_outcomeIcon, 0, Qt::AlignTop);
    inside->addWidget(m_outcomeWords, 1);
    m_outcome->hide();
    column->addWidget(m_outcome);
    column->addStretch(1);
    body->setMinimumWidth(BodyWidth);
    setBody(body);

    m_cancel = makeButton(look, tr("Cancel"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    addButton(m_cancel);
    m_verb = makeButton(look, verb, ButtonKind::Primary);
    m_verb->setObjectName(QStringLiteral("verb"));
    connect(m_verb, &QPushButton::clicked, this, &FormDialog::submit);
    addButton(m_verb);
}

void FormDialog::open()
{
    // The fields were made after the buttons, and Tab would go in the order of making.
    QWidget* last = nullptr;
    for (QWidget* field : m_form->findChildren<QWidget*>()) {
        // A combo box has its list among its children, in a window of its own.
        if ((field->focusPolicy() & Qt::TabFocus) == 0 || field->window() != window()) continue;
        if (last != nullptr) setTabOrder(last, field);
        last = field;
    }
    if (last != nullptr) setTabOrder(last, m_cancel);
    setTabOrder(m_cancel, m_verb);
    Dialog::open();
}

FormRow* FormDialog::addRow(const QString& label, QWidget* field)
{
    auto* row = new FormRow(look(), label, field, m_form);
    m_rows->addWidget(row);
    return row;
}

void FormDialog::addWidget(QWidget* widget)
{
    m_rows->addWidget(widget);
}

void FormDialog::setVerb(const QString& verb)
{
    m_words = verb;
    if (!m_doubtful) m_verb->setText(verb);
}

QString FormDialog::outcomeText() const
{
    return m_outcome->isHidden() ? QString() : m_outcomeWords->text();
}

void FormDialog::submit()
{
    if (m_sending || !m_verb->isEnabled()) return;
    // A doubtful wish is repeated as it is: its fields cannot be changed any more.
    if (!m_doubtful && !check()) return;
    Q_EMIT submitted();
}

void FormDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        submit();
        return;
    }
    Dialog::keyPressEvent(event);
}

void FormDialog::setSending(bool sending)
{
    m_sending = sending;
    m_form->setEnabled(!sending && !m_doubtful);
    m_verb->setEnabled(!sending);
    m_verb->setIcon(sending ? look().icons.icon(QStringLiteral("loader-circle"), Token::Text3) : QIcon());
    if (sending) m_outcome->hide();
}

void FormDialog::showOutcome(const Error& error)
{
    if (error.refused()) {
        // The node's own reason, word for word. The next try is another wish.
        if (!m_doubtful) m_key = m_newId();
        setOutcome(StateKind::Fail, error.message);
        return;
    }
    m_doubtful = true;
    m_form->setEnabled(false);
    m_verb->setText(tr("Ask again"));
    setOutcome(StateKind::Warn, tr("%1 Nobody knows whether it was done. Asking again uses the same key, so it is done "
                                   "at most once.")
                                    .arg(error.message));
    m_verb->setFocus(Qt::OtherFocusReason);
}

void FormDialog::setOutcome(StateKind kind, const QString& sentence)
{
    m_outcome->setTokens(tintTokenOf(kind), tintTokenOf(kind));
    m_outcomeIcon->setIcon(iconOf(kind), textTokenOf(kind));
    m_outcomeWords->setText(sentence);
    m_outcome->show();
    m_outcome->setAccessibleName(sentence);
    QAccessibleEvent event(m_outcome, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    adjustSize();
    if (QWidget* area = parentWidget()) {
        // It grew: in the middle again.
        move((area->width() - width()) / 2, std::max(0, (area->height() - height()) / 2));
        area->update();
    }
}

} // namespace signalbox::ui
