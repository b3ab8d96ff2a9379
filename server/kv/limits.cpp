#include "server/kv/limits.h"

namespace signalbox::kv {

Result<void> checkKey(std::string_view key)
{
    if (key.empty() || key.size() > kMaxKeyBytes)
        return Error{ErrorCode::BadUserInput, "A key must have 1 to 1024 bytes.", {}};
    return {};
}

Result<void> checkEntry(std::string_view key, std::string_view value, std::chrono::milliseconds ttl)
{
    if (const auto fits = checkKey(key); !fits) return fits;
    if (value.size() > kMaxValueBytes)
        return Error{ErrorCode::BadUserInput, "A value must not be longer than 1 MiB.", {}};
    if (ttl < kMinTtl || ttl > kMaxTtl)
        return Error{ErrorCode::BadUserInput, "A time to live must lie between 1 millisecond and 10 years.", {}};
    return {};
}

Error notANumber()
{
    return {ErrorCode::Conflict, "What is stored under this key is not a number, or the sum would not fit.", {}};
}

} // namespace signalbox::kv
