#pragma once

#include "server/base/result.h"

#include <chrono>
#include <cstddef>
#include <string_view>

namespace signalbox::kv {

/// What both stores accept.
constexpr std::size_t kMaxKeyBytes = 1024;
constexpr std::size_t kMaxValueBytes = 1024 * 1024;
constexpr std::chrono::milliseconds kMinTtl{1};
constexpr std::chrono::milliseconds kMaxTtl = std::chrono::hours(24 * 3660);

/// BadUserInput with a sentence when one of them is out of bounds.
[[nodiscard]] Result<void> checkKey(std::string_view key);
[[nodiscard]] Result<void> checkEntry(std::string_view key, std::string_view value, std::chrono::milliseconds ttl);

/// What add() answers for a value that is no number, or when the sum would not fit.
[[nodiscard]] Error notANumber();

} // namespace signalbox::kv
