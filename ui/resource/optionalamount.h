#pragma once

#include "ui/common/form.h"

#include <optional>

namespace signalbox::ui {

struct Look;

/// What stands in a field where an amount may be missing or zero: a threshold, a fixed fee.
struct OptionalAmount
{
    std::optional<quint64> units; ///< nothing: the field is empty
    QString problem;              ///< a sentence; empty when it can be used
};
[[nodiscard]] OptionalAmount readOptional(const Look& look, const MoneyField& field, quint8 scale, const QString& code);

/// The units as Money of an asset; nothing stays nothing.
[[nodiscard]] std::optional<Money> moneyOf(const std::optional<quint64>& units, quint8 scale, const QString& code);

} // namespace signalbox::ui
