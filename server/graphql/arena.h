#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace signalbox::graphql {

/// A read-only array that somebody else (an Arena) owns. Two words, no destructor: syntax trees are made of these.
template <class T>
class List
{
public:
    constexpr List() = default;
    constexpr List(const T* data, std::size_t size) : m_data(data), m_size(static_cast<std::uint32_t>(size)) {}

    [[nodiscard]] constexpr const T* begin() const { return m_data; }
    [[nodiscard]] constexpr const T* end() const { return m_data + m_size; }
    [[nodiscard]] constexpr std::size_t size() const { return m_size; }
    [[nodiscard]] constexpr bool empty() const { return m_size == 0; }
    [[nodiscard]] constexpr const T& operator[](std::size_t index) const { return m_data[index]; }

private:
    const T* m_data = nullptr;
    std::uint32_t m_size = 0;
};

/// Memory that is given back all at once. Objects in it never run destructors, so only trivially destructible
/// types may live here. One thread at a time; addresses stay valid as long as the arena, also when it is moved.
class Arena
{
public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;
    Arena(Arena&&) = default;
    Arena& operator=(Arena&&) = default;
    ~Arena() = default;

    template <class T, class... Args>
    T* make(Args&&... args)
    {
        static_assert(std::is_trivially_destructible_v<T>);
        return new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
    }

    /// Copies the items into the arena.
    template <class T>
    List<T> list(const T* items, std::size_t count)
    {
        static_assert(std::is_trivially_destructible_v<T> && std::is_trivially_copyable_v<T>);
        if (count == 0) return {};
        void* place = allocate(sizeof(T) * count, alignof(T));
        std::memcpy(place, static_cast<const void*>(items), sizeof(T) * count);
        return {static_cast<const T*>(place), count};
    }

    std::string_view text(std::string_view from)
    {
        if (from.empty()) return {};
        char* place = static_cast<char*>(allocate(from.size(), 1));
        std::memcpy(place, from.data(), from.size());
        return {place, from.size()};
    }

private:
    static constexpr std::size_t blockBytes = 4096;

    void* allocate(std::size_t size, std::size_t alignment)
    {
        std::size_t at = (m_used + alignment - 1) & ~(alignment - 1);
        if (m_blocks.empty() || at + size > m_capacity) {
            m_capacity = size > blockBytes ? size : blockBytes;
            m_blocks.push_back(std::make_unique_for_overwrite<std::byte[]>(m_capacity));
            at = 0;
        }
        m_used = at + size;
        return m_blocks.back().get() + at;
    }

    std::vector<std::unique_ptr<std::byte[]>> m_blocks;
    std::size_t m_used = 0;
    std::size_t m_capacity = 0;
};

} // namespace signalbox::graphql
