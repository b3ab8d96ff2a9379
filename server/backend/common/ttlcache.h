#pragma once

#include "server/base/clock.h"

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <unordered_map>

namespace signalbox::backend {

/// Remembers look-ups for a while (node-spec §15.2). Bounded: when full it forgets everything, which costs a look-up
/// each and never a wrong answer. May be called from any thread.
template <class Key, class Value>
class TtlCache
{
public:
    TtlCache(const Clock& clock, std::chrono::milliseconds ttl, std::size_t entriesMax)
        : m_clock(clock), m_ttl(ttl), m_entriesMax(entriesMax)
    {
    }

    [[nodiscard]] std::optional<Value> find(const Key& key) const
    {
        const std::shared_lock lock(m_mutex);
        const auto entry = m_entries.find(key);
        if (entry == m_entries.end() || entry->second.until <= m_clock.steady()) return std::nullopt;
        return entry->second.value;
    }
    void put(const Key& key, Value value)
    {
        const std::unique_lock lock(m_mutex);
        if (m_entries.size() >= m_entriesMax && !m_entries.contains(key)) m_entries.clear();
        m_entries.insert_or_assign(key, Entry{std::move(value), m_clock.steady() + m_ttl});
    }
    void forget(const Key& key)
    {
        const std::unique_lock lock(m_mutex);
        m_entries.erase(key);
    }

private:
    struct Entry
    {
        Value value;
        std::chrono::nanoseconds until{};
    };
    const Clock& m_clock;
    const std::chrono::milliseconds m_ttl;
    const std::size_t m_entriesMax;
    mutable std::shared_mutex m_mutex;
    std::unordered_map<Key, Entry> m_entries;
};

} // namespace signalbox::backend
