#pragma once

#include "ui/client/nodesession.h"
#include "ui/common/dialog.h"
#include "ui/liquidity/impact.h"
#include "ui/liquidity/moneyaccount.h"

class QLineEdit;
class QVBoxLayout;

namespace signalbox::ui {

class FormRow;
class OutcomeBox;

/// What every money act has in common: a form and its impact side by side, and an act that is written down with its
/// key before it is sent. The node's refusal is shown in its own words. Without an answer the same request is offered
/// again, with the same key, so it happens at most once. Opened with open(); deletes itself.
///
/// A final act, and every act in production, asks for the account's name and its button wakes late. Closing the dialog
/// while an act is on its way does not stop it: the journal has it, and it is offered again when it did not end.
class MoneyDialog : public Dialog
{
    Q_OBJECT
public:
    enum class Phase {
        Editing,
        Sending, ///< written down, on its way
        Refused, ///< nothing was moved; the form may be changed and sent as another act
        Unknown, ///< no answer that settles it; only the same act may be sent again
        Done
    };

    [[nodiscard]] Phase phase() const { return m_phase; }
    /// The key of the act as it will be, or was, sent.
    [[nodiscard]] const QString& idempotencyKey() const { return m_key; }
    [[nodiscard]] QPushButton& actButton() { return *m_act; }

Q_SIGNALS:
    /// The node did it; `sentence` says what, for the page's message bar.
    void done(const QString& sentence);
    void phaseChanged();

protected:
    struct Setup
    {
        Look& look;
        NodeSession& session;
        QWidget* host;
        QString title;
        QString subtitle;
        QString nameToType; ///< what is typed to confirm
        bool final = false; ///< asks for the name in every environment
    };
    explicit MoneyDialog(const Setup& setup);

    /// The derived constructor calls this once its form stands.
    void finish(QWidget* form, const QString& icon, ButtonKind kind = ButtonKind::Primary);
    /// What the form says, when all of it is right.
    [[nodiscard]] virtual std::optional<MoneyIntent> intent() const = 0;
    /// The verb and the amount, on the button.
    [[nodiscard]] virtual QString verb() const = 0;
    [[nodiscard]] virtual QString doneSentence(const Settlement& settlement) const = 0;
    /// Everything that hangs on what was typed; derived dialogs call it after each change.
    void formChanged();
    [[nodiscard]] virtual Impact impact() const = 0;

    [[nodiscard]] NodeSession& session() const { return m_session; }
    [[nodiscard]] FormRow* makeReason();
    [[nodiscard]] QString reason() const;

private:
    void buildSide();
    void buildFooter(const QString& icon, ButtonKind kind);
    void setPhase(Phase phase);
    void act();
    void send(const RecordedIntent& recorded);
    void settled(const Result<Settlement>& outcome);
    void refreshButton(bool sleepAgain);
    void refreshNote();
    void takeNewKey();
    [[nodiscard]] bool nameTyped() const;

    NodeSession& m_session;
    QString m_nameToType;
    bool m_asksName = false;
    QString m_key;
    std::optional<RecordedIntent> m_recorded;
    Phase m_phase = Phase::Editing;
    QWidget* m_form = nullptr;
    QWidget* m_reason = nullptr;
    ImpactView* m_impact = nullptr;
    OutcomeBox* m_outcome = nullptr;
    QLineEdit* m_name = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_act = nullptr;
    QString m_verbShown;
};

} // namespace signalbox::ui
