#pragma once

#include "server/kv/store.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace signalbox::kv {

/// Where Redis is and how long it may take. The names in brackets are the node's variables (node-spec §19).
struct RedisOptions
{
    std::string url = "redis://127.0.0.1:6379"; ///< `redis[s]://[user:password@]host[:port][/number]` (REDIS_URL)
    std::string caFile;                         ///< PEM; empty: the system's (REDIS_TLS_CA_FILE_PATH)
    std::string certificateFile;                ///< PEM, shown to the server (REDIS_TLS_CERT_FILE_PATH)
    std::string keyFile;                        ///< PEM (REDIS_TLS_KEY_FILE_PATH)
    /// From the call to its answer, connecting included.
    std::chrono::milliseconds timeout{2000};
    /// Commands without an answer before further ones are refused.
    std::size_t pending = 8192;
};

/// A store in Redis 7, over one connection with pipelining and a thread of its own. TLS when the URL says `rediss:` or
/// any of the files is given; the server's certificate is always checked.
///
/// Connects when first asked, and again (with growing pauses) when the connection was lost; what was not yet sent then
/// waits for it. A command that was sent and not answered is Unavailable: it may have happened or not.
/// Errors here: BadUserInput for a URL that is none, or a file that cannot be read. Not: an unreachable server.
[[nodiscard]] Result<std::unique_ptr<Store>> redisStore(const RedisOptions& options);

} // namespace signalbox::kv
