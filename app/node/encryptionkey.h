#pragma once

#include "server/base/random.h"

#include <string>

namespace signalbox::cli {

inline constexpr std::size_t encryptionKeyBytes = 32;

/// A new AES-256 key in padded base64, as PRIMARY_ENCRYPTION_KEY and DB_ENCRYPTION_SECRET want it.
[[nodiscard]] std::string newEncryptionKey(Random& random);

} // namespace signalbox::cli
