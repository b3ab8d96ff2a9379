#include "server/kv/stores.h"

#include <array>
#include <charconv>
#include <functional>
#include <mutex>
#include <queue>
#include <unordered_map>

namespace signalbox::kv {

namespace {

using Moment = std::chrono::nanoseconds;

/// Locks are per shard, so that callers of different keys seldom meet.
constexpr std::size_t ShardCount = 16;

struct Entry
{
    std::string value;
    Moment until{};
};

class Shard
{
public:
    std::optional<std::string> get(const std::string& key, Moment now)
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = living(key, now);
        return found == m_entries.end() ? std::nullopt : std::optional(found->second.value);
    }

    /// false: the shard is full of living entries.
    bool set(const std::string& key, std::string value, Moment now, Moment until, std::size_t entriesMax)
    {
        const std::scoped_lock lock(m_mutex);
        if (living(key, now) == m_entries.end() && !makeRoom(now, entriesMax)) return false;
        put(key, std::move(value), until);
        return true;
    }

    enum class Added : std::uint8_t { Yes, Exists, Full };
    Added setIfAbsent(const std::string& key, std::string value, Moment now, Moment until, std::size_t entriesMax)
    {
        const std::scoped_lock lock(m_mutex);
        if (living(key, now) != m_entries.end()) return Added::Exists;
        if (!makeRoom(now, entriesMax)) return Added::Full;
        put(key, std::move(value), until);
        return Added::Yes;
    }

    bool remove(const std::string& key, const std::optional<std::string>& onlyIf, Moment now)
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = living(key, now);
        if (found == m_entries.end() || (onlyIf && found->second.value != *onlyIf)) return false;
        m_entries.erase(found);
        return true;
    }

    /// nullopt: full, or the value is no number, or the sum does not fit.
    std::optional<std::int64_t> add(const std::string& key, std::int64_t by, Moment now, Moment until,
                                    std::size_t entriesMax)
    {
        const std::scoped_lock lock(m_mutex);
        std::int64_t sum = 0;
        if (const auto found = living(key, now); found != m_entries.end()) {
            const std::string& text = found->second.value;
            const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), sum);
            if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
        } else if (!makeRoom(now, entriesMax)) {
            return std::nullopt;
        }
        if (__builtin_add_overflow(sum, by, &sum)) return std::nullopt;
        put(key, std::to_string(sum), until);
        return sum;
    }

private:
    using Entries = std::unordered_map<std::string, Entry>;

    Entries::iterator living(const std::string& key, Moment now)
    {
        const auto found = m_entries.find(key);
        if (found == m_entries.end() || found->second.until > now) return found;
        m_entries.erase(found);
        return m_entries.end();
    }

    void put(const std::string& key, std::string value, Moment until)
    {
        m_entries.insert_or_assign(key, Entry{std::move(value), until});
        m_ends.push({until, key});
    }

    /// Drops what has ended, a little with every write, so that no write pays for all of it.
    bool makeRoom(Moment now, std::size_t entriesMax)
    {
        constexpr int DropsPerWrite = 4;
        for (int drops = 0; !m_ends.empty() && m_ends.top().until <= now;) {
            const auto found = m_entries.find(m_ends.top().key);
            if (found != m_entries.end() && found->second.until <= now) {
                m_entries.erase(found);
                ++drops;
            }
            m_ends.pop();
            if (drops == DropsPerWrite && m_entries.size() < entriesMax) break;
        }
        return m_entries.size() < entriesMax;
    }

    struct End
    {
        Moment until{};
        std::string key;
        friend bool operator>(const End& a, const End& b) { return a.until > b.until; }
    };

    std::mutex m_mutex;
    Entries m_entries;
    std::priority_queue<End, std::vector<End>, std::greater<>> m_ends;
};

Error full()
{
    return {ErrorCode::Unavailable, "The in-process store is full; configure REDIS_URL for more.", {}};
}

class MemoryStore final : public Store
{
public:
    MemoryStore(const MemoryOptions& options, const Clock& clock)
        : m_entriesPerShard(std::max<std::size_t>(1, options.entriesMax / ShardCount)), m_clock(clock)
    {
    }

    Task<Result<std::optional<std::string>>> get(std::string key) override
    {
        co_return shard(key).get(key, m_clock.steady());
    }
    Task<Result<void>> set(std::string key, std::string value, std::chrono::milliseconds ttl) override
    {
        const Moment now = m_clock.steady();
        if (!shard(key).set(key, std::move(value), now, now + ttl, m_entriesPerShard)) co_return full();
        co_return Result<void>();
    }
    Task<Result<bool>> setIfAbsent(std::string key, std::string value, std::chrono::milliseconds ttl) override
    {
        const Moment now = m_clock.steady();
        switch (shard(key).setIfAbsent(key, std::move(value), now, now + ttl, m_entriesPerShard)) {
        case Shard::Added::Yes: co_return true;
        case Shard::Added::Exists: co_return false;
        case Shard::Added::Full: break;
        }
        co_return full();
    }
    Task<Result<bool>> remove(std::string key, std::optional<std::string> onlyIf) override
    {
        co_return shard(key).remove(key, onlyIf, m_clock.steady());
    }
    Task<Result<std::int64_t>> add(std::string key, std::int64_t by, std::chrono::milliseconds ttl) override
    {
        const Moment now = m_clock.steady();
        const auto sum = shard(key).add(key, by, now, now + ttl, m_entriesPerShard);
        if (!sum) co_return Error{ErrorCode::Unavailable, "The number could not be kept.", key};
        co_return *sum;
    }
    Task<Result<void>> ping() override { co_return Result<void>(); }

private:
    Shard& shard(const std::string& key) { return m_shards[std::hash<std::string>{}(key) % ShardCount]; }

    std::size_t m_entriesPerShard;
    const Clock& m_clock;
    std::array<Shard, ShardCount> m_shards;
};

} // namespace

Result<std::unique_ptr<Store>> openMemory(const MemoryOptions& options, const Clock& clock)
{
    return std::unique_ptr<Store>(std::make_unique<MemoryStore>(options, clock));
}

} // namespace signalbox::kv
