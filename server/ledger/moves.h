#pragma once

#include "server/base/random.h"
#include "server/ledger/ledger.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace signalbox::ledger {

/// An account with the asset it is kept in: what the account-to-account transfer needs to know of either end.
struct Party
{
    AccountKey account;
    LedgerNumber ledger = 0;
    /// The id of the asset; its liquidity account bridges two amounts or two ledgers.
    Uuid asset;
};

/// A payment's or packet's movement from one account to another (node-spec §6.4).
struct Move
{
    Party source;
    Party destination;
    std::uint64_t sourceAmount = 0; ///< in the source's asset
    /// In the destination's asset. Absent: the source amount; must be present between two ledgers.
    std::optional<std::uint64_t> destinationAmount;
    /// Absent: posted at once.
    std::optional<std::chrono::seconds> timeout;
    Uuid reference;
};

/// The legs of a move in the order they are made, with fresh ids of version 7. Refusals, in this order: SameAccounts,
/// InvalidSourceAmount, InvalidDestinationAmount.
[[nodiscard]] Result<std::vector<Transfer>> legsOf(const Move& move, const Clock& clock, Random& random);

/// Makes the move and returns the ids of its legs, to be posted or voided together. When the debit of the destination's
/// asset account is refused for its balance, that is InsufficientLiquidity; otherwise the ledger's own refusals.
/// `ledger`, `clock` and `random` must outlive the task.
[[nodiscard]] Task<Result<std::vector<Uuid>>> beginMove(Ledger& ledger, Move move, const Clock& clock, Random& random);

/// From the outside world onto an account: the asset's settlement account pays (§6.5). Posted at once. `id` is the
/// caller's key: a second deposit under it is refused as TransferExists.
[[nodiscard]] Task<Result<void>> deposit(Ledger& ledger, Uuid id, Party account, std::uint64_t amount);

/// From an account to the outside world. `timeout` 0 or absent: posted at once; positive: a hold, to be posted or
/// voided by `id`, which lapses by itself; negative: refused as InvalidTimeout.
[[nodiscard]] Task<Result<void>> withdraw(Ledger& ledger, Uuid id, Party account, std::uint64_t amount,
                                          std::optional<std::chrono::seconds> timeout);

/// What a liquidity account can spend; nullopt when there is no such account.
[[nodiscard]] Task<Result<std::optional<std::uint64_t>>> spendable(Ledger& ledger, AccountKey account);

/// The pair of accounts an asset needs (§6.1), to be created together.
[[nodiscard]] std::vector<Account> accountsOfAsset(const Uuid& asset, LedgerNumber ledger);

} // namespace signalbox::ledger
