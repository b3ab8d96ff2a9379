#pragma once

#include "server/base/result.h"

#include <string>

namespace signalbox::sql {

/// The right to use one database file, held by at most one Database on this machine. The kernel frees it when the
/// process ends however it ends, so there are no stale locks.
class FileLock
{
public:
    /// Locks `<path>.lock`. Held by somebody else → Conflict; the folder is missing or read-only → Unavailable.
    [[nodiscard]] static Result<FileLock> acquire(const std::string& path);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    explicit FileLock(int file) : m_file(file) {}
    int m_file = -1;
};

/// Makes the names in the folder of `path` durable: a new file's name is lost in a power cut unless its folder is
/// synced.
[[nodiscard]] Result<void> syncFolderOf(const std::string& path);

} // namespace signalbox::sql
