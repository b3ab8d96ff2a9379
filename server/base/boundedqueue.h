#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace signalbox {

/// A queue with a fixed most: whoever produces faster than others consume is told so instead of eating the memory.
/// Many producers, many consumers, from any thread. After close() nothing more goes in; what is inside comes out.
template <class T>
class BoundedQueue
{
public:
    explicit BoundedQueue(std::size_t sizeMax) : m_sizeMax(sizeMax) {}
    BoundedQueue(const BoundedQueue&) = delete;
    BoundedQueue& operator=(const BoundedQueue&) = delete;

    /// false when the queue is full or closed; `item` is untouched then.
    [[nodiscard]] bool tryPush(T&& item)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_closed || m_items.size() >= m_sizeMax) return false;
            m_items.push_back(std::move(item));
        }
        m_filled.notify_one();
        return true;
    }

    /// Waits for room. false when the queue is closed; `item` is untouched then.
    [[nodiscard]] bool push(T&& item)
    {
        {
            std::unique_lock lock(m_mutex);
            m_emptied.wait(lock, [this] { return m_closed || m_items.size() < m_sizeMax; });
            if (m_closed) return false;
            m_items.push_back(std::move(item));
        }
        m_filled.notify_one();
        return true;
    }

    /// nullopt when nothing is inside now.
    [[nodiscard]] std::optional<T> tryPop()
    {
        std::unique_lock lock(m_mutex);
        return take(lock);
    }

    /// Waits for an item; nullopt when the queue is closed and empty.
    [[nodiscard]] std::optional<T> pop()
    {
        std::unique_lock lock(m_mutex);
        m_filled.wait(lock, [this] { return m_closed || !m_items.empty(); });
        return take(lock);
    }

    /// Waits for an item at most `limit`; nullopt when none came or the queue is closed and empty.
    [[nodiscard]] std::optional<T> popFor(std::chrono::milliseconds limit)
    {
        std::unique_lock lock(m_mutex);
        m_filled.wait_for(lock, limit, [this] { return m_closed || !m_items.empty(); });
        return take(lock);
    }

    /// Takes everything that is inside, at once: what a group commit wants.
    [[nodiscard]] std::deque<T> drain()
    {
        std::deque<T> items;
        {
            const std::lock_guard lock(m_mutex);
            items.swap(m_items);
        }
        m_emptied.notify_all();
        return items;
    }

    /// A second call does nothing.
    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_filled.notify_all();
        m_emptied.notify_all();
    }

    [[nodiscard]] std::size_t size() const
    {
        const std::lock_guard lock(m_mutex);
        return m_items.size();
    }

private:
    std::optional<T> take(std::unique_lock<std::mutex>& lock)
    {
        if (m_items.empty()) return std::nullopt;
        std::optional<T> item(std::move(m_items.front()));
        m_items.pop_front();
        lock.unlock();
        m_emptied.notify_one();
        return item;
    }

    const std::size_t m_sizeMax;
    mutable std::mutex m_mutex;
    std::condition_variable m_filled;
    std::condition_variable m_emptied;
    std::deque<T> m_items;
    bool m_closed = false;
};

} // namespace signalbox
