#pragma once

#include "ui/client/holds.h"
#include "ui/common/tablemodel.h"

namespace signalbox::ui {

/// One row of the holds table.
struct HoldLine
{
    QString id; ///< the withdrawal's transfer id
    Hold hold;
    friend bool operator==(const HoldLine&, const HoldLine&) = default;
};

/// A hold with less than this left is said to end soon.
inline constexpr qint64 holdEndsSoonSeconds = 15 * 60;

/// `waiting`, `posted`, `voided` or `expired`; a deadline that has passed by `now` is expired, whatever was known.
[[nodiscard]] QString stateKeyOf(const Hold& hold, const QDateTime& now);
[[nodiscard]] StateCell stateOf(const Hold& hold, const QDateTime& now);
/// Seconds to the deadline; nothing once the hold has ended.
[[nodiscard]] std::optional<qint64> secondsLeft(const Hold& hold, const QDateTime& now);

/// Columns of the table and of its export (version 1). `now` is asked whenever a cell is.
[[nodiscard]] QList<ColumnOf<HoldLine>> holdColumns(const Format& format, const std::function<QDateTime()>& now);

} // namespace signalbox::ui
