#pragma once

#include "server/base/clock.h"
#include "server/base/result.h"
#include "server/base/task.h"
#include "server/base/uuid.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace signalbox::ledger {

/// What an account is for; the number is TigerBeetle's account code (node-spec §6.1).
enum class AccountType : std::uint16_t {
    WebMonetization = 1,
    Asset = 2,
    Peer = 3,
    IncomingPayment = 4,
    OutgoingPayment = 5,
    Settlement = 101, ///< the outside world: may only hold what was deposited (credits ≤ debits)
};

/// An account's name: the id of what it belongs to, and its type. An asset's liquidity account and its settlement
/// account share the asset's id.
struct AccountKey
{
    Uuid id;
    AccountType type = AccountType::Asset;
    friend auto operator<=>(const AccountKey&, const AccountKey&) = default;
};

/// A ledger is one asset; transfers between ledgers are refused (DifferentAssets).
using LedgerNumber = std::uint32_t;

struct Account
{
    AccountKey key;
    LedgerNumber ledger = 0;
};

/// Posted and pending sums of an account, in the asset's smallest unit. Pending sums count only unexpired transfers.
struct Balances
{
    std::uint64_t debitsPosted = 0;
    std::uint64_t debitsPending = 0;
    std::uint64_t creditsPosted = 0;
    std::uint64_t creditsPending = 0;
    friend bool operator==(const Balances&, const Balances&) = default;

    /// What a liquidity account can still spend: credits posted − debits posted − debits pending. Never negative.
    [[nodiscard]] std::uint64_t available() const { return creditsPosted - debitsPosted - debitsPending; }
};

/// Why a transfer was refused; text and Admin API code of each in node-spec §6.6.
enum class TransferError : std::uint8_t {
    InvalidId,
    InvalidAmount,
    InvalidTimeout,
    SameAccounts,
    UnknownSourceAccount,
    UnknownDestinationAccount,
    DifferentAssets,
    TransferExists,
    InsufficientBalance,      ///< a liquidity account would be debited beyond its credits
    InsufficientDebitBalance, ///< a settlement account would be credited beyond its debits
    UnknownTransfer,
    AlreadyPosted,
    AlreadyVoided,
    TransferExpired,
    // Refusals of whole movements between accounts (moves.h, §6.4); the engines themselves never answer them.
    InsufficientLiquidity, ///< the destination's asset account cannot pay the destination amount
    InvalidSourceAmount,
    InvalidDestinationAmount,
};
/// The sentence and the code of §6.6.
[[nodiscard]] Error toError(TransferError error);
/// The same, telling which leg (or which id of post and void) was refused, counted from 0.
[[nodiscard]] Error toError(TransferError error, std::size_t leg);
/// Which leg a refusal was about; nullopt when the error does not tell.
[[nodiscard]] std::optional<std::size_t> refusedLeg(const Error& error);
/// The reverse of toError; nullopt when the error is not a refusal of the ledger.
[[nodiscard]] std::optional<TransferError> transferErrorOf(const Error& error);

enum class TransferKind : std::uint16_t { Transfer = 1, Deposit = 2, Withdrawal = 3 };
enum class TransferState : std::uint8_t { Pending, Posted, Voided, Expired };

/// One leg: `amount` > 0 from `debit` to `credit`, both of one ledger.
struct Transfer
{
    Uuid id;
    AccountKey debit;
    AccountKey credit;
    std::uint64_t amount = 0;
    TransferKind kind = TransferKind::Transfer;
    /// Absent: posted at once. Present (> 0): reserved for so long, then it lapses unless posted or voided.
    std::optional<std::chrono::seconds> timeout;
    /// What several legs of one payment have in common; nil when nothing.
    Uuid reference;
};

/// A transfer as it is kept.
struct TransferRecord
{
    Transfer transfer;
    LedgerNumber ledger = 0;
    TransferState state = TransferState::Posted;
    UnixMs createdAt = 0;
    std::optional<UnixMs> expiresAt;
};

/// The books: debits equal credits in every ledger at every moment, and no account is ever overdrawn.
///
/// Every operation is answered after it is committed and synced; many callers share one commit. Each call is all or
/// nothing. Refusals are checked in the order of node-spec §6.3 (listed in TransferError) and change nothing. May be
/// called from any thread. Errors other than refusals: Unavailable (the store failed and the outcome is unknown; on the
/// embedded engine every later call fails too), Cancelled (stopping), Corrupt (the store's contents are damaged).
///
/// Rules that both engines share (rules.h is their only statement):
/// - Ids are UUIDs of version 4 (callers') or 7 (the node's own transfers: they arrive in order, which is cheaper).
/// - An amount above 2^63−1, or one that would lift a sum of either account above it, is refused as InvalidAmount.
/// - A time-out above 2^32−1 s is refused as InvalidTimeout.
/// - A hold has lapsed when the clock shows its expiry or later. Every call, also a reading one, first releases what
///   has lapsed by then; what was released once stays released, also when the clock is set back.
/// - Posting or voiding a transfer that was never a hold is refused as AlreadyPosted.
/// - The same id twice in one call is refused as if the calls had come one after another.
class Ledger
{
public:
    virtual ~Ledger() = default;

    /// Creates all or none; an account that exists with the same ledger is left as it is. Exists with another ledger →
    /// Conflict; the key is no UUID of version 4 or 7 → the refusal InvalidId.
    [[nodiscard]] virtual Task<Result<void>> createAccounts(std::vector<Account> accounts) = 0;
    /// nullopt for an account that does not exist; in the order asked.
    [[nodiscard]] virtual Task<Result<std::vector<std::optional<Balances>>>>
    balances(std::vector<AccountKey> accounts) = 0;
    /// What balances() would answer for one account, at once and without a coroutine; nullopt when the account does not
    /// exist or the answer needs a wait (then ask balances()). Shows committed state only.
    [[nodiscard]] virtual std::optional<Balances> peek(const AccountKey& account) const
    {
        (void)account;
        return std::nullopt;
    }
    /// True after a failure of the store that only a new start mends: the node stops with code 5.
    [[nodiscard]] virtual bool hasFailed() const { return false; }
    /// All legs or none, each leg seeing the effect of those before it.
    [[nodiscard]] virtual Task<Result<void>> createTransfers(std::vector<Transfer> legs) = 0;
    /// Makes reserved transfers final. All or none.
    [[nodiscard]] virtual Task<Result<void>> post(std::vector<Uuid> transfers) = 0;
    /// Gives reserved amounts back. All or none.
    [[nodiscard]] virtual Task<Result<void>> voidTransfers(std::vector<Uuid> transfers) = 0;
    [[nodiscard]] virtual Task<Result<std::optional<TransferRecord>>> find(Uuid transfer) = 0;

    static constexpr std::uint32_t kTransfersMax = 1000;
    struct AccountTransfers
    {
        std::vector<TransferRecord> debits;
        std::vector<TransferRecord> credits;
    };
    /// The transfers of an account, whatever became of them, oldest first, at most `limit` (≤ kTransfersMax) of each
    /// side. Unknown account → empty lists.
    [[nodiscard]] virtual Task<Result<AccountTransfers>> transfersOf(AccountKey account, std::uint32_t limit) = 0;

    /// The sums of one ledger over all its accounts: what tests and reconciliation compare. Sums are modulo 2^64.
    /// In the order of ledger numbers.
    struct Books
    {
        LedgerNumber ledger = 0;
        Balances sums;
        std::uint64_t accounts = 0;
        friend bool operator==(const Books&, const Books&) = default;
    };
    [[nodiscard]] virtual Task<Result<std::vector<Books>>> books() = 0;
};

} // namespace signalbox::ledger
