#pragma once

#include "server/ledger/embedded/bytes.h"
#include "server/ledger/ledger.h"

#include <cstdint>

/// What the embedded ledger writes down, one record after another. Accounts and transfers are numbered from 0 in the
/// order of their creation; those numbers stand for them everywhere else.
namespace signalbox::ledger::embedded {

using AccountNumber = std::uint32_t;
using TransferNumber = std::uint64_t;

struct AccountRecord
{
    static constexpr std::size_t kBytes = 24;
    Account account;

    void put(Bytes& out) const;
    [[nodiscard]] static AccountRecord at(ByteView bytes, std::size_t offset);
};

struct TransferRow
{
    static constexpr std::size_t kBytes = 72;
    Uuid id;
    Uuid reference;
    std::uint64_t amount = 0;
    UnixMs createdAt = 0;
    UnixMs expiresAt = 0; ///< 0: posted at once
    AccountNumber debit = 0;
    AccountNumber credit = 0;
    TransferKind kind = TransferKind::Transfer;

    void put(Bytes& out) const;
    [[nodiscard]] static TransferRow at(ByteView bytes, std::size_t offset);
};

/// A transfer's number and state in one word: what the index of ids holds, and what is written when a hold ends.
struct Mark
{
    static constexpr std::size_t kBytes = 8;
    TransferNumber number = 0;
    TransferState state = TransferState::Posted;

    [[nodiscard]] std::uint64_t packed() const { return number << 2 | std::uint64_t(state); }
    [[nodiscard]] static Mark unpacked(std::uint64_t word) { return {word >> 2, TransferState(word & 3)}; }
};

/// A transfer that is neither posted, voided nor expired.
struct Hold
{
    static constexpr std::size_t kBytes = 32; ///< without its id
    TransferNumber number = 0;
    std::uint64_t amount = 0;
    UnixMs expiresAt = 0;
    AccountNumber debit = 0;
    AccountNumber credit = 0;

    void put(Bytes& out) const;
    [[nodiscard]] static Hold at(ByteView bytes, std::size_t offset);
};

inline constexpr std::size_t kBalancesBytes = 32;
void putBalances(Bytes& out, const Balances& balances);
[[nodiscard]] Balances balancesAt(ByteView bytes, std::size_t offset);

/// How far the three logs reach.
struct Marks
{
    std::uint64_t accounts = 0;
    std::uint64_t transfers = 0;
    std::uint64_t outcomes = 0;
    friend bool operator==(const Marks&, const Marks&) = default;
};

} // namespace signalbox::ledger::embedded
