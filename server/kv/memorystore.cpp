#include "server/kv/memorystore.h"

#include "server/kv/limits.h"

#include <array>
#include <atomic>
#include <charconv>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace signalbox::kv {

namespace {

using Moment = std::chrono::nanoseconds;

/// Locks are per shard, so that threads rarely meet.
constexpr std::size_t kShards = 16;
/// What an entry costs beside its key and value: nodes of two containers.
constexpr std::size_t kEntryOverhead = 160;

struct Entry
{
    std::string value;
    std::multimap<Moment, const std::string*>::iterator expiry;
};

struct Shard
{
    std::mutex mutex;
    std::unordered_map<std::string, Entry> entries;
    std::multimap<Moment, const std::string*> expiries; ///< the keys of `entries`, soonest first
};

std::size_t costOf(std::string_view key, std::string_view value)
{
    return key.size() + value.size() + kEntryOverhead;
}

class MemoryStore final : public Store
{
public:
    MemoryStore(const Clock& clock, const MemoryOptions& options) : m_clock(clock), m_options(options) {}

    [[nodiscard]] Task<Result<std::optional<std::string>>> get(std::string key) override
    {
        Shard& shard = shardOf(key);
        const std::lock_guard lock(shard.mutex);
        Entry* entry = find(shard, key);
        std::optional<std::string> found;
        if (entry) found = entry->value;
        co_return found;
    }

    [[nodiscard]] Task<Result<void>> set(std::string key, std::string value, std::chrono::milliseconds ttl) override
    {
        if (const auto fits = checkEntry(key, value, ttl); !fits) co_return fits;
        const auto stored =
            store(key, ttl, [&](const std::string*) -> Result<std::string> { return std::move(value); });
        if (!stored) co_return stored.error();
        co_return Result<void>();
    }

    [[nodiscard]] Task<Result<bool>> setIfAbsent(std::string key, std::string value,
                                                 std::chrono::milliseconds ttl) override
    {
        if (const auto fits = checkEntry(key, value, ttl); !fits) co_return fits.error();
        bool existed = false;
        const auto stored = store(key, ttl, [&](const std::string* present) -> Result<std::string> {
            existed = present != nullptr;
            if (existed) return Error{};
            return value;
        });
        if (existed) co_return false;
        if (!stored) co_return stored.error();
        co_return true;
    }

    [[nodiscard]] Task<Result<bool>> remove(std::string key, std::optional<std::string> onlyIf) override
    {
        Shard& shard = shardOf(key);
        const std::lock_guard lock(shard.mutex);
        const Entry* entry = find(shard, key);
        if (!entry || (onlyIf && entry->value != *onlyIf)) co_return false;
        erase(shard, shard.entries.find(key));
        co_return true;
    }

    [[nodiscard]] Task<Result<std::int64_t>> add(std::string key, std::int64_t by,
                                                 std::chrono::milliseconds ttl) override
    {
        if (const auto fits = checkEntry(key, {}, ttl); !fits) co_return fits.error();
        std::int64_t sum = 0;
        const auto stored = store(key, ttl, [&](const std::string* present) -> Result<std::string> {
            std::int64_t before = 0;
            if (present) {
                const char* end = present->data() + present->size();
                const auto parsed = std::from_chars(present->data(), end, before);
                if (parsed.ec != std::errc() || parsed.ptr != end) return notANumber();
            }
            if (__builtin_add_overflow(before, by, &sum)) return notANumber();
            return std::to_string(sum);
        });
        if (!stored) co_return stored.error();
        co_return sum;
    }

    [[nodiscard]] Task<Result<void>> ping() override { co_return Result<void>(); }

private:
    using Entries = std::unordered_map<std::string, Entry>;

    [[nodiscard]] Shard& shardOf(const std::string& key) { return m_shards[std::hash<std::string>()(key) % kShards]; }

    /// The shard's mutex is held, here and below.
    void erase(Shard& shard, Entries::iterator entry)
    {
        m_entries.fetch_sub(1);
        m_bytes.fetch_sub(costOf(entry->first, entry->second.value));
        shard.expiries.erase(entry->second.expiry);
        shard.entries.erase(entry);
    }

    void dropExpired(Shard& shard)
    {
        const Moment now = m_clock.steady();
        while (!shard.expiries.empty() && shard.expiries.begin()->first <= now)
            erase(shard, shard.entries.find(*shard.expiries.begin()->second));
    }

    [[nodiscard]] Entry* find(Shard& shard, const std::string& key)
    {
        dropExpired(shard);
        const auto found = shard.entries.find(key);
        return found == shard.entries.end() ? nullptr : &found->second;
    }

    [[nodiscard]] bool hasRoom(std::size_t entries, std::size_t bytes) const
    {
        return m_entries.load() + entries <= m_options.entries && m_bytes.load() + bytes <= m_options.bytes;
    }

    /// Replaces the value under `key` by what `make` answers for the present one (null when there is none), in one
    /// step.
    template <class Make>
    Result<void> store(const std::string& key, std::chrono::milliseconds ttl, Make make)
    {
        // Expired entries of other shards take room too; they are looked for only when there is none left.
        if (!hasRoom(1, costOf(key, {}) + kMaxValueBytes)) {
            for (Shard& shard : m_shards) {
                const std::lock_guard lock(shard.mutex);
                dropExpired(shard);
            }
        }
        Shard& shard = shardOf(key);
        const std::lock_guard lock(shard.mutex);
        Entry* entry = find(shard, key);
        auto made = make(entry ? &entry->value : nullptr);
        if (!made) return made.error();
        const std::size_t before = entry ? costOf(key, entry->value) : 0;
        const std::size_t after = costOf(key, made.value());
        if (!hasRoom(entry ? 0 : 1, after > before ? after - before : 0))
            return Error{ErrorCode::Unavailable, "The key-value store is full; try again later.", {}};
        m_bytes.fetch_add(after - before); // unsigned: a negative difference wraps to the right sum
        if (entry) {
            shard.expiries.erase(entry->expiry);
        } else {
            m_entries.fetch_add(1);
            entry = &shard.entries.try_emplace(key).first->second;
        }
        entry->value = std::move(made).value();
        entry->expiry = shard.expiries.emplace(m_clock.steady() + ttl, &shard.entries.find(key)->first);
        return {};
    }

    const Clock& m_clock;
    const MemoryOptions m_options;
    std::array<Shard, kShards> m_shards;
    // Two threads may pass the check together, so the bounds may be exceeded by one entry per thread.
    std::atomic<std::size_t> m_entries = 0;
    std::atomic<std::size_t> m_bytes = 0;
};

} // namespace

std::unique_ptr<Store> memoryStore(const Clock& clock, const MemoryOptions& options)
{
    return std::make_unique<MemoryStore>(clock, options);
}

} // namespace signalbox::kv
