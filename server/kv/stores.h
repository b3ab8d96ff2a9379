#pragma once

#include "server/base/clock.h"
#include "server/base/result.h"
#include "server/kv/store.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace signalbox::kv {

struct MemoryOptions
{
    /// Living entries at most. When full, expired ones are dropped first; if all are alive a new key is refused with
    /// Unavailable, because a replay guard that forgets is none.
    std::size_t entriesMax = 1'000'000;
};

/// The store inside this process; gone when it ends. Operations complete at once, on the calling thread.
/// `clock` must outlive it.
[[nodiscard]] Result<std::unique_ptr<Store>> openMemory(const MemoryOptions& options, const Clock& clock);

struct RedisOptions
{
    std::string url; ///< redis://[user:password@]host:port[/database] or rediss://
    std::string caFile;
    std::string certificateFile;
    std::string keyFile;
    std::chrono::milliseconds commandTimeout{2'000};
    std::size_t waitingCommandsMax = 65'536;
};

/// Redis 7 or later over one pipelined connection that is made again when it is lost; commands under way are then
/// answered Unavailable. Connects once before it answers: unreachable → Unavailable.
[[nodiscard]] Result<std::unique_ptr<Store>> openRedis(const RedisOptions& options);

} // namespace signalbox::kv
