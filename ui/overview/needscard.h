#pragma once

#include "ui/common/controls.h"
#include "ui/overview/overviewmodel.h"

class QVBoxLayout;

namespace signalbox::ui {

/// "Needs you": a line for each thing that waits for a person, with a button that leads there.
class NeedsCard final : public Card
{
    Q_OBJECT
public:
    static constexpr int shownMost = 5;

    explicit NeedsCard(Look& look, QWidget* parent = nullptr);
    /// Buttons stay the same widgets while nothing changed, so that focus survives a refresh.
    void setNeeds(const QList<Need>& needs);
    [[nodiscard]] const QList<Need>& needs() const { return m_needs; }

Q_SIGNALS:
    void wanted(const signalbox::ui::Need& need);

private:
    QWidget* line(const Need& need);

    Look& m_look;
    QList<Need> m_needs;
    bool m_shown = false;
    Label* m_count = nullptr;
    QVBoxLayout* m_lines = nullptr;
};

} // namespace signalbox::ui
