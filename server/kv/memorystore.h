#pragma once

#include "server/base/clock.h"
#include "server/kv/store.h"

#include <cstddef>
#include <memory>

namespace signalbox::kv {

/// What the in-process store may hold.
struct MemoryOptions
{
    std::size_t entries = 100'000;
    std::size_t bytes = 16 * 1024 * 1024; ///< keys and values together
};

/// A store inside this process, forgotten when it ends. Times follow `clock.steady()`; `clock` must outlive the store.
///
/// Only what has expired is ever removed to make room. An unexpired entry is never forgotten, because a replay guard
/// that forgets lets a replay in: when the store is full of unexpired entries, new ones are refused (Unavailable).
[[nodiscard]] std::unique_ptr<Store> memoryStore(const Clock& clock, const MemoryOptions& options = {});

} // namespace signalbox::kv
