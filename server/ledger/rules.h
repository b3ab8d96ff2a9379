#pragma once

#include "server/ledger/ledger.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>

/// The rules of node-spec §6.3 and §6.6 that every engine obeys, written once. An engine gives its books as a type with
///
///     using Ref = …;                                   // a cheap handle of an account
///     std::optional<Ref> account(const AccountKey&);
///     LedgerNumber ledger(Ref);
///     const Balances& balances(Ref);                   // as changed so far
///     void change(Ref, const Balances&);
///     std::optional<TransferState> state(const Uuid&); // of a transfer, as changed so far
///     void create(const Transfer&, Ref debit, Ref credit, UnixMs now);
///     HoldSides hold(const Uuid&);                     // of a pending transfer
///     void resolve(const Uuid&, TransferState);        // the pending transfer is settled, voided or expired now
///
/// Books whose store fails remember that and answer anything; the engine then drops the whole batch.
namespace signalbox::ledger::rules {

inline constexpr std::uint64_t kAmountMax = std::numeric_limits<std::int64_t>::max();
inline constexpr std::chrono::seconds kTimeoutMax{std::numeric_limits<std::uint32_t>::max()};

[[nodiscard]] inline bool isId(const Uuid& id)
{
    return (id.version() == 4 || id.version() == 7) && (id.bytes()[8] & 0xc0) == 0x80;
}

/// What can be told without looking at the books.
[[nodiscard]] inline std::optional<TransferError> checkFields(const Transfer& transfer)
{
    if (!isId(transfer.id)) return TransferError::InvalidId;
    if (transfer.amount == 0 || transfer.amount > kAmountMax) return TransferError::InvalidAmount;
    if (transfer.timeout && (transfer.timeout->count() <= 0 || *transfer.timeout > kTimeoutMax))
        return TransferError::InvalidTimeout;
    if (transfer.debit == transfer.credit) return TransferError::SameAccounts;
    return std::nullopt;
}

/// Whether both accounts have room for the amount. All sums of the books are at most kAmountMax, so no addition wraps.
[[nodiscard]] inline std::optional<TransferError> checkRoom(AccountType debitType, const Balances& debit,
                                                            AccountType creditType, const Balances& credit,
                                                            std::uint64_t amount)
{
    if (debit.debitsPosted + debit.debitsPending + amount > kAmountMax ||
        credit.creditsPosted + credit.creditsPending + amount > kAmountMax)
        return TransferError::InvalidAmount;
    if (debitType != AccountType::Settlement && debit.debitsPosted + debit.debitsPending + amount > debit.creditsPosted)
        return TransferError::InsufficientBalance;
    if (creditType == AccountType::Settlement &&
        credit.creditsPosted + credit.creditsPending + amount > credit.debitsPosted)
        return TransferError::InsufficientDebitBalance;
    return std::nullopt;
}

[[nodiscard]] inline UnixMs expiryOf(UnixMs now, std::chrono::seconds timeout)
{
    return now + std::chrono::milliseconds(timeout).count();
}

template <class Ref>
struct HoldSides
{
    Ref debit;
    Ref credit;
    std::uint64_t amount = 0;
};

template <class Books>
[[nodiscard]] std::optional<TransferError> createLeg(Books& books, const Transfer& transfer, UnixMs now)
{
    if (const auto refusal = checkFields(transfer)) return refusal;
    const auto debit = books.account(transfer.debit);
    if (!debit) return TransferError::UnknownSourceAccount;
    const auto credit = books.account(transfer.credit);
    if (!credit) return TransferError::UnknownDestinationAccount;
    if (books.ledger(*debit) != books.ledger(*credit)) return TransferError::DifferentAssets;
    if (books.state(transfer.id)) return TransferError::TransferExists;

    Balances source = books.balances(*debit);
    Balances destination = books.balances(*credit);
    if (const auto refusal = checkRoom(transfer.debit.type, source, transfer.credit.type, destination, transfer.amount))
        return refusal;
    (transfer.timeout ? source.debitsPending : source.debitsPosted) += transfer.amount;
    (transfer.timeout ? destination.creditsPending : destination.creditsPosted) += transfer.amount;
    books.change(*debit, source);
    books.change(*credit, destination);
    books.create(transfer, *debit, *credit, now);
    return std::nullopt;
}

/// Ends a hold that is known to be pending.
template <class Books>
void endHold(Books& books, const Uuid& id, TransferState outcome)
{
    const auto hold = books.hold(id);
    Balances source = books.balances(hold.debit);
    Balances destination = books.balances(hold.credit);
    source.debitsPending -= hold.amount;
    destination.creditsPending -= hold.amount;
    if (outcome == TransferState::Posted) {
        source.debitsPosted += hold.amount;
        destination.creditsPosted += hold.amount;
    }
    books.change(hold.debit, source);
    books.change(hold.credit, destination);
    books.resolve(id, outcome);
}

template <class Books>
[[nodiscard]] std::optional<TransferError> resolve(Books& books, const Uuid& id, TransferState outcome)
{
    if (!isId(id)) return TransferError::InvalidId;
    const std::optional<TransferState> state = books.state(id);
    if (!state) return TransferError::UnknownTransfer;
    switch (*state) {
    case TransferState::Pending:
        endHold(books, id, outcome);
        return std::nullopt;
    case TransferState::Posted:
        return TransferError::AlreadyPosted;
    case TransferState::Voided:
        return TransferError::AlreadyVoided;
    case TransferState::Expired:
        return TransferError::TransferExpired;
    }
    return TransferError::UnknownTransfer;
}

} // namespace signalbox::ledger::rules
