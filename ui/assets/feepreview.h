#pragma once

#include "ui/client/types.h"

#include <optional>

namespace signalbox::ui {

inline constexpr int BasisPointsMax = 10'000;

/// What a fee takes of `amount`: ceil(amount × basisPoints / 10000) + fixed (node-spec §9.6), in whole units and exact,
/// as the node reckons it. Nothing when the result does not fit 64 bits or the basis points are out of range.
[[nodiscard]] std::optional<quint64> feeOn(quint64 amount, quint64 fixed, int basisPoints);

/// What 100 whole ones of an asset of this scale are in its smallest units: the payment a change of fee is shown on.
/// Nothing when that does not fit 64 bits.
[[nodiscard]] std::optional<quint64> hundredOf(quint8 scale);

/// Hundredths of a percent from what a person typed, `1.25` or `1,25`: at most two decimals, 0 to 100.
[[nodiscard]] std::optional<int> basisPointsFrom(const QString& typed);

} // namespace signalbox::ui
