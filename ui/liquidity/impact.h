#pragma once

#include "ui/common/cell.h"
#include "ui/common/theme.h"

#include <QWidget>

namespace signalbox::ui {

struct Look;

/// What an act changes, said before it is done.
struct Impact
{
    struct Line
    {
        QString label; ///< `Available`
        Money before;
        std::optional<Money> after; ///< nothing while the form is not right
        bool held = false;          ///< after is painted as held
    };
    struct Note
    {
        QString icon;
        Token token = Token::Text2;
        QString words; ///< one sentence
    };
    QList<Line> lines;
    QList<Note> notes;
};

/// `Available  412.50 → 362.50`, a hairline under each, notes below. Reads its lines to a screen reader as sentences.
class ImpactView final : public QWidget
{
    Q_OBJECT
public:
    explicit ImpactView(Look& look, QWidget* parent = nullptr);
    void setImpact(const Impact& impact);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }
    int heightForWidth(int width) const override;

    /// All of it as text, a line each.
    [[nodiscard]] QString spoken() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int noteHeight(const Impact::Note& note, int width) const;
    Look& m_look;
    Impact m_impact;
};

} // namespace signalbox::ui
