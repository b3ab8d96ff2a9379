#pragma once

#include "server/sql/database.h"

#include <memory>
#include <string>

namespace signalbox::sql {

/// What a SQLite database may use. The defaults suit a node whose two sandboxes together stay under 60 MiB.
struct SqliteOptions
{
    /// Page cache of the one writer and of each reading thread; filled only as needed. A node with a machine of its own
    /// may give the writer 64 MiB.
    int writerCacheKiB = 8 * 1024;
    int readerCacheKiB = 2 * 1024;
    /// WAL pages (4 KiB) between checkpoints. 4000: long enough that a page changed often is copied once, short enough
    /// that recovery after a crash reads 16 MiB at most.
    int checkpointPages = 4000;
    /// How many writes may share one commit, and how many may wait before further ones are refused.
    std::size_t worksPerCommit = 256;
    std::size_t waitingWrites = 8192;
    /// False only in the canary of the power-cut test, which must then lose data.
    bool syncs = true;
};

/// One SQLite file in WAL mode with `synchronous=FULL`. Reads run on the calling thread, on a read-only connection that
/// thread keeps; writes run on one thread of its own, many in one commit. Needs no QCoreApplication: Qt 6.4 finds its
/// driver in its own plugin folder without one (a program that carries Qt plugins beside itself must create one first).
[[nodiscard]] Result<std::unique_ptr<Database>> openSqlite(const std::string& path, const SqliteOptions& options = {});

} // namespace signalbox::sql
