#pragma once

#include "ui/client/types.h"
#include "ui/common/tablemodel.h"

namespace signalbox::ui {

/// An asset as its table shows it.
struct AssetLine
{
    QString id;
    AssetRow asset;
    std::optional<quint64> held; ///< what holds this console knows of keep reserved
    QString tenant;              ///< its name, or its id when nobody knows the name
    friend bool operator==(const AssetLine&, const AssetLine&) = default;
};

/// How much is there against the alert.
enum class AssetFunds { Low, Funded, NoAlert };
[[nodiscard]] AssetFunds fundsOf(const AssetRow& asset);
[[nodiscard]] QString fundsKey(AssetFunds funds); ///< `low`, `funded`, `none`: values of the chip
[[nodiscard]] StateCell stateOf(AssetFunds funds);

/// `1.00 + 1.5 %`, `1.5 %`, or nothing when there is no fee.
[[nodiscard]] QString feeText(const std::optional<FeeRow>& fee, quint8 scale, const Format& format);

[[nodiscard]] QList<ColumnOf<AssetLine>> assetColumns(const Format& format);

} // namespace signalbox::ui
