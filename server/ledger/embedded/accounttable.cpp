#include "server/ledger/embedded/accounttable.h"

namespace signalbox::ledger::embedded {

namespace {

constexpr std::size_t kSlotsMin = 64;
constexpr AccountNumber kFree = AccountTable::kNoSlot;

} // namespace

std::size_t AccountTable::home(const AccountKey& key) const
{
    std::uint64_t mixed = std::hash<Uuid>()(key.id) ^ (std::uint64_t(key.type) * 0x9e3779b97f4a7c15ULL);
    mixed ^= mixed >> 32;
    return mixed & (m_slots.size() - 1);
}

std::optional<AccountNumber> AccountTable::find(const AccountKey& key) const
{
    if (m_slots.empty()) return std::nullopt;
    for (std::size_t at = home(key); m_slots[at] != kFree; at = (at + 1) & (m_slots.size() - 1))
        if (m_entries[m_slots[at]].key == key) return m_slots[at];
    return std::nullopt;
}

AccountNumber AccountTable::add(const Account& account)
{
    if ((m_entries.size() + 1) * 4 > m_slots.size() * 3) grow();
    const auto number = AccountNumber(m_entries.size());
    Entry entry;
    entry.key = account.key;
    entry.ledger = account.ledger;
    m_entries.push_back(entry);
    std::size_t at = home(account.key);
    while (m_slots[at] != kFree) at = (at + 1) & (m_slots.size() - 1);
    m_slots[at] = number;
    return number;
}

void AccountTable::grow()
{
    m_slots.assign(m_slots.empty() ? kSlotsMin : m_slots.size() * 2, kFree);
    for (AccountNumber number = 0; number < m_entries.size(); ++number) {
        std::size_t at = home(m_entries[number].key);
        while (m_slots[at] != kFree) at = (at + 1) & (m_slots.size() - 1);
        m_slots[at] = number;
    }
}

} // namespace signalbox::ledger::embedded
