#pragma once

#include "ui/common/cell.h"
#include "ui/common/tablemodel.h"
#include "ui/common/theme.h"

#include <QRectF>

class QPainter;

// How each kind of cell looks. Used by the delegate of tables and by single widgets, so both look the same.
namespace signalbox::ui {

struct Look;

inline constexpr qreal PillHang = 6; ///< the fill of a pill hangs this far outside the column's edge
inline constexpr int CodeSlot = 33;  ///< px after the digits, for the asset code
inline constexpr int RunwayWidth = 72;

/// Everything a painter needs to know about one cell.
struct CellContext
{
    Look& look;
    QRectF rect; ///< without padding
    const Column& column;
    QDateTime now;
    bool dim = false; ///< stale: text3
    bool selected = false;
    bool first = false; ///< the row's first cell: what the row is
    bool flip = false;  ///< right to left
};

void paintCell(const CellContext& context, QPainter* painter, const Cell& cell);

/// Money lined up on the point. `right` is the right edge of the digits' column without the code's slot.
void paintMoney(const CellContext& context, QPainter* painter, const MoneyCell& cell);
void paintState(Look& look, QPainter* painter, const QRectF& rect, const StateCell& state, bool dim);
qreal stateWidth(Look& look, const StateCell& state);
void paintRunway(const CellContext& context, QPainter* painter, const Runway& runway);
/// Only the bar, 6 high, in the middle of `rect`, over its whole width.
void paintRunwayBar(Look& look, QPainter* painter, const QRectF& rect, const Runway& runway, bool tick, bool dim,
                    bool selected = false);
/// Where on the bar a time stands: 0 at an hour, 1 at 60 days, logarithmic.
qreal runwayPosition(qint64 seconds);
/// Ok, Warn below a day, Fail below six hours.
StateKind runwayState(const Runway& runway);
void paintSpark(Look& look, QPainter* painter, const QRectF& rect, const QList<qint64>& values, Token line, bool area);
/// Where the words of the first cell end, so that hover actions can follow them.
qreal cellContentWidth(const CellContext& context, const Cell& cell);

} // namespace signalbox::ui
