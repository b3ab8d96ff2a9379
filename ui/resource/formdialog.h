#pragma once

#include "ui/client/intentjournal.h"
#include "ui/client/result.h"
#include "ui/client/whenready.h"
#include "ui/common/dialog.h"
#include "ui/common/form.h"

class QVBoxLayout;

namespace signalbox::ui {

/// A form that changes something on a node, with one key for one wish: the key is made before anything is sent, stays
/// while nobody knows whether the wish was fulfilled, and is replaced only when the node said no. So "Ask again" never
/// does a thing twice.
class FormDialog : public Dialog
{
    Q_OBJECT
public:
    static constexpr int BodyWidth = 360;

    FormDialog(Look& look, QWidget* host, const QString& title, const QString& subtitle, const QString& verb,
               NewId newId);

    /// A field with its label, under those before it.
    FormRow* addRow(const QString& label, QWidget* field);
    /// Anything else in the form; taken over.
    void addWidget(QWidget* widget);
    QPushButton& verbButton() { return *m_verb; }
    void setVerb(const QString& verb);
    /// The key of the wish as it stands.
    const QString& key() const { return m_key; }
    /// What the box above the buttons says; empty when it is not there.
    QString outcomeText() const;
    bool isSending() const { return m_sending; }
    void open() override;

    /// Shows why it was not done, or that nobody knows. The form keeps what was typed.
    void showOutcome(const Error& error);

    /// Sends `ask()` and closes when it succeeded; `then` hears the value first.
    template <class V>
    void send(QFuture<Result<V>> future, std::function<void(const Result<V>&)> then = {})
    {
        setSending(true);
        whenReady(std::move(future), this, [this, then = std::move(then)](const Result<V>& result) {
            setSending(false);
            if (!result && m_doubtful && meansDone(result.error())) {
                Q_EMIT foundDone();
                return accept();
            }
            if (!result) return showOutcome(result.error());
            if (then) then(result);
            accept();
        });
    }

public Q_SLOTS:
    /// As the verb's button does it.
    void submit();

Q_SIGNALS:
    /// The verb was pressed and every check of valid() passed.
    void submitted();
    /// Nobody knew; now the node said that the first request had arrived.
    void foundDone();

protected:
    /// After an unknown outcome: does this refusal mean that the thing is there already?
    virtual bool meansDone(const Error& error) const
    {
        Q_UNUSED(error)
        return false;
    }
    /// Puts sentences at the fields that need one; false stops it.
    virtual bool check() { return true; }
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setSending(bool sending);
    void setOutcome(StateKind kind, const QString& sentence);

    NewId m_newId;
    QString m_key;
    QString m_words;
    bool m_sending = false;
    bool m_doubtful = false;
    QWidget* m_form = nullptr;
    QVBoxLayout* m_rows = nullptr;
    Card* m_outcome = nullptr;
    IconLabel* m_outcomeIcon = nullptr;
    Label* m_outcomeWords = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_verb = nullptr;
};

} // namespace signalbox::ui
