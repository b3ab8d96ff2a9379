#pragma once

#include "ui/client/types.h"
#include "ui/common/tablemodel.h"

namespace signalbox::ui {

[[nodiscard]] StateCell stateOf(const WalletAddressRow& row);
[[nodiscard]] StateCell stateOf(const WalletAddressKeyRow& key);

/// Columns of the table, and of its export (version 1).
[[nodiscard]] QList<ColumnOf<WalletAddressRow>> walletAddressColumns();
/// Columns of the drawer's keys.
[[nodiscard]] QList<ColumnOf<WalletAddressKeyRow>> walletKeyColumns();

} // namespace signalbox::ui
