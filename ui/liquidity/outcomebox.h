#pragma once

#include "ui/common/controls.h"

namespace signalbox::ui {

/// What became of an act that did not end well: a sentence of cause and one of consequence, in the state's tint.
class OutcomeBox final : public Card
{
    Q_OBJECT
public:
    explicit OutcomeBox(Look& look, QWidget* parent = nullptr);
    void show(StateKind kind, const QString& cause, const QString& consequence);
    [[nodiscard]] QString cause() const { return m_cause->text(); }
    [[nodiscard]] QString consequence() const { return m_consequence->text(); }

private:
    IconLabel* m_icon = nullptr;
    Label* m_cause = nullptr;
    Label* m_consequence = nullptr;
};

} // namespace signalbox::ui
