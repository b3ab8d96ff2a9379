#pragma once

#include "ui/client/holds.h"
#include "ui/common/money.h"

namespace signalbox::ui {

/// Whose money an act is about, and what the page knows of it at this moment. What is not known is absent.
struct MoneyAccount
{
    AccountKind kind = AccountKind::Asset;
    QString id;
    QString name; ///< what a person calls it; typed to confirm in production
    AssetRef asset;
    std::optional<quint64> available; ///< smallest units, without what is held
    std::optional<quint64> held;
    std::optional<quint64> alert; ///< the liquidity threshold
    friend bool operator==(const MoneyAccount&, const MoneyAccount&) = default;
};

/// So many smallest units of an asset.
[[nodiscard]] inline Money amountIn(const AssetRef& asset, quint64 units)
{
    return Money{.units = units, .scale = asset.scale, .negative = false, .code = asset.code};
}

} // namespace signalbox::ui
