#pragma once

#include "server/ledger/embedded/records.h"

#include <deque>
#include <limits>
#include <optional>
#include <vector>

namespace signalbox::ledger::embedded {

/// All accounts with their committed balances, in memory: some 70 bytes each. Numbers are positions.
/// One thread changes it, under a lock that readers share; the owner of the lock is EmbeddedLedger.
class AccountTable
{
public:
    struct Entry
    {
        AccountKey key;
        LedgerNumber ledger = 0;
        std::uint32_t slot = kNoSlot; ///< the writer's own: where the running batch keeps this account's new balances
        bool committed = false;       ///< readers do not see it before
        bool changed = false;         ///< the writer's own: differs from the last checkpoint
        Balances balances;
    };
    static constexpr std::uint32_t kNoSlot = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::size_t kAccountsMax = kNoSlot;

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] std::optional<AccountNumber> find(const AccountKey& key) const;
    [[nodiscard]] Entry& operator[](AccountNumber number) { return m_entries[number]; }
    [[nodiscard]] const Entry& operator[](AccountNumber number) const { return m_entries[number]; }
    /// The key must be new.
    AccountNumber add(const Account& account);

private:
    [[nodiscard]] std::size_t home(const AccountKey& key) const;
    void grow();

    std::deque<Entry> m_entries;
    std::vector<AccountNumber> m_slots; ///< hash table of numbers; a power of two, or empty
};

} // namespace signalbox::ledger::embedded
