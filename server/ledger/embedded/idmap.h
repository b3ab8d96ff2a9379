#pragma once

#include "server/base/uuid.h"

#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace signalbox::ledger::embedded {

/// A hash map from transfer ids to small values: one flat array, no allocation per entry. The nil id is never a key.
/// Pointers to values are valid until the next insert or erase.
template <class V>
class IdMap
{
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }

    [[nodiscard]] const V* find(const Uuid& key) const
    {
        if (m_size == 0 || key.isNil()) return nullptr;
        for (std::size_t at = home(key);; at = next(at)) {
            if (m_slots[at].first == key) return &m_slots[at].second;
            if (m_slots[at].first.isNil()) return nullptr;
        }
    }

    /// Sets the value, whether the key was there or not.
    void put(const Uuid& key, const V& value)
    {
        if ((m_size + 1) * 4 > m_slots.size() * 3) resize(m_slots.empty() ? kSlotsMin : m_slots.size() * 2);
        std::size_t at = home(key);
        while (!m_slots[at].first.isNil() && m_slots[at].first != key) at = next(at);
        if (m_slots[at].first.isNil()) ++m_size;
        m_slots[at] = {key, value};
    }

    bool erase(const Uuid& key)
    {
        if (m_size == 0 || key.isNil()) return false;
        std::size_t hole = home(key);
        while (m_slots[hole].first != key) {
            if (m_slots[hole].first.isNil()) return false;
            hole = next(hole);
        }
        // Move later entries of the same cluster back, so that a search never meets a gap before its key.
        for (std::size_t at = next(hole); !m_slots[at].first.isNil(); at = next(at)) {
            const std::size_t wanted = home(m_slots[at].first);
            if (((at - wanted) & mask()) >= ((at - hole) & mask())) {
                m_slots[hole] = m_slots[at];
                hole = at;
            }
        }
        m_slots[hole].first = Uuid();
        --m_size;
        // Give memory back after a peak, far enough from the growing edge not to swing.
        if (m_slots.size() > kSlotsMin * 16 && m_size * 16 < m_slots.size()) resize(m_slots.size() / 4);
        return true;
    }

    void clear()
    {
        if (m_slots.size() > kSlotsMin * 16 && m_size * 8 < m_slots.size())
            std::vector<Slot>().swap(m_slots);
        else if (m_size > 0)
            m_slots.assign(m_slots.size(), Slot());
        m_size = 0;
    }

    template <class Each>
    void forEach(Each each) const
    {
        if (m_size == 0) return;
        for (const Slot& slot : m_slots)
            if (!slot.first.isNil()) each(slot.first, slot.second);
    }

private:
    using Slot = std::pair<Uuid, V>;
    static constexpr std::size_t kSlotsMin = 64;

    [[nodiscard]] std::size_t mask() const { return m_slots.size() - 1; }
    [[nodiscard]] std::size_t home(const Uuid& key) const { return std::hash<Uuid>()(key) & mask(); }
    [[nodiscard]] std::size_t next(std::size_t at) const { return (at + 1) & mask(); }

    void resize(std::size_t slots)
    {
        std::vector<Slot> old(slots);
        old.swap(m_slots);
        for (const Slot& slot : old) {
            if (slot.first.isNil()) continue;
            std::size_t at = home(slot.first);
            while (!m_slots[at].first.isNil()) at = next(at);
            m_slots[at] = slot;
        }
    }

    std::vector<Slot> m_slots; ///< a power of two, or empty
    std::size_t m_size = 0;
};

} // namespace signalbox::ledger::embedded
