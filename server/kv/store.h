#pragma once

#include "server/base/result.h"
#include "server/base/task.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace signalbox::kv {

/// Short-lived facts that several processes may share: idempotency answers, replay guard, locks, STREAM totals.
/// In-process (bounded, with time to live) or Redis behind the same promises. May be called from any thread.
/// Keys have 1 to 1024 bytes, values up to 1 MiB, lives 1 ms to 10 years (BadUserInput otherwise). add() on a value
/// that is no number, or whose sum would not fit 64 bits, is a Conflict and changes nothing. Other errors: Unavailable
/// when Redis does not answer (the command may have happened or not) or the in-process store is full; Cancelled when
/// stopping. Made by memoryStore() (kv/memorystore.h) and redisStore() (kv/redisstore.h).
class Store
{
public:
    virtual ~Store() = default;

    [[nodiscard]] virtual Task<Result<std::optional<std::string>>> get(std::string key) = 0;
    [[nodiscard]] virtual Task<Result<void>> set(std::string key, std::string value, std::chrono::milliseconds ttl) = 0;
    /// False when the key exists already: the one atomic step that locks and the replay guard are made of.
    [[nodiscard]] virtual Task<Result<bool>> setIfAbsent(std::string key, std::string value,
                                                         std::chrono::milliseconds ttl) = 0;
    /// Removes the key; when `onlyIf` is given, only if it holds that value (so nobody frees another's lock).
    [[nodiscard]] virtual Task<Result<bool>> remove(std::string key, std::optional<std::string> onlyIf = {}) = 0;
    /// Adds to a number (absent counts as 0), renews its life, and returns the sum.
    [[nodiscard]] virtual Task<Result<std::int64_t>> add(std::string key, std::int64_t by,
                                                         std::chrono::milliseconds ttl) = 0;
    [[nodiscard]] virtual Task<Result<void>> ping() = 0;
};

} // namespace signalbox::kv
