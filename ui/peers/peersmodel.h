#pragma once

#include "ui/client/types.h"
#include "ui/common/tablemodel.h"
#include "ui/liquidity/moneyaccount.h"

namespace signalbox::ui {

/// One row of the peers table.
struct PeerLine
{
    QString id;
    PeerRow peer;
    std::optional<quint64> held; ///< nothing held is nothing, not zero
    friend bool operator==(const PeerLine&, const PeerLine&) = default;
};

/// How a peer stands against its alert: `below`, `enough`, or `none` when it has no alert.
[[nodiscard]] QString liquidityKeyOf(const PeerRow& peer);
[[nodiscard]] StateCell liquidityStateOf(const PeerRow& peer);
/// Its name, or its address when it has none.
[[nodiscard]] QString nameOf(const PeerRow& peer);
[[nodiscard]] MoneyAccount accountOf(const PeerLine& line);

/// Columns of the table, and of its export (version 1).
[[nodiscard]] QList<ColumnOf<PeerLine>> peerColumns();

} // namespace signalbox::ui
