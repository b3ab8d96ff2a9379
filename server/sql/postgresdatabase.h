#pragma once

#include "server/sql/database.h"

#include <chrono>
#include <memory>
#include <string>

namespace signalbox::sql {

/// How the pool behaves. Bounds are per Database.
struct PostgresOptions
{
    std::size_t connectionsMin = 2;
    std::size_t connectionsMax = 10;
    /// Works waiting for a connection before further ones are refused.
    std::size_t waitingWorks = 8192;
    /// Runs of one work after serialisation failures and deadlocks, the first included.
    int attempts = 20;
    std::chrono::milliseconds idleConnectionLives{60'000};
    std::chrono::milliseconds reconnectMin{50};
    std::chrono::milliseconds reconnectMax{5'000};
};

/// A pool of connections to PostgreSQL 15 or later, each with a thread of its own that waits for the server. `url` is
/// what libpq accepts (`postgresql://user@host:port/name?host=/socket/folder`). Connects once before it answers:
/// unreachable → Unavailable. Later losses are answered Unavailable while reconnecting with growing pauses.
[[nodiscard]] Result<std::unique_ptr<Database>> openPostgres(const std::string& url,
                                                             const PostgresOptions& options = {});

} // namespace signalbox::sql
