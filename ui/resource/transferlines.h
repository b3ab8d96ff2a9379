#pragma once

#include "ui/client/types.h"
#include "ui/common/tablemodel.h"

#include <QHash>

namespace signalbox::ui {

/// What a person calls the accounts of a node. A settlement account has no id of its own: transfers name it by the
/// number of its asset's ledger.
struct AccountNames
{
    QHash<QString, QString> names; ///< of assets, peers and wallet addresses, by id; translated
    QHash<int, AssetRef> ledgers;  ///< what was learned from transfers of an asset's own account

    /// The name, or nothing when nobody knows the account.
    [[nodiscard]] QString nameOf(const QString& accountId) const;
    [[nodiscard]] bool isSettlement(const QString& accountId) const;
};

/// One transfer as seen from one account.
struct TransferLine
{
    QString id;
    bool incoming = false;
    Money amount;
    TransferType type = TransferType::Transfer;
    TransferState state = TransferState::Posted;
    bool lapsed = false; ///< its deadline has passed
    QString debitAccountId;
    QString creditAccountId;
    QString from; ///< name, or nothing
    QString to;
    QDateTime createdAt;
    QDateTime expiresAt;
    friend bool operator==(const TransferLine&, const TransferLine&) = default;
};

/// Debits and credits in one list. `asset` is what the account is kept in. A transfer that a node repeats (some tell
/// of a post or void as a transfer of its own) is there once for each id.
[[nodiscard]] QList<TransferLine> linesOf(const Transfers& transfers, const AssetRef& asset, const AccountNames& names,
                                          const QDateTime& now);

/// `Posted`, `Held until 15:34`, `Voided`, `Lapsed`.
[[nodiscard]] StateCell stateOf(const TransferLine& line, const Format& format);
/// Translated: `Deposit`.
[[nodiscard]] QString wordOf(TransferType type);
/// `posted`, `held`, `voided`, `lapsed`, `unknown`: values of a chip.
[[nodiscard]] QString stateKeyOf(const TransferLine& line);

/// Columns of a page of transfers; `brief` are those of a drawer.
[[nodiscard]] QList<ColumnOf<TransferLine>> transferColumns(const Format& format);
[[nodiscard]] QList<ColumnOf<TransferLine>> briefTransferColumns(const Format& format);

} // namespace signalbox::ui
