#include "server/sql/filelock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace signalbox::sql {

namespace {

std::string folderOf(const std::string& path)
{
    const auto folder = std::filesystem::path(path).parent_path();
    return folder.empty() ? std::string(".") : folder.string();
}

} // namespace

Result<FileLock> FileLock::acquire(const std::string& path)
{
    const std::string lockPath = path + ".lock";
    const int file = ::open(lockPath.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        const int reason = errno;
        return Error{ErrorCode::Unavailable,
                     "The data directory " + folderOf(path) + " cannot be written: " + std::strerror(reason) + ".",
                     lockPath};
    }
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);
        return Error{ErrorCode::Conflict,
                     "The data directory " + folderOf(path) + " is in use by another Signalbox process.", lockPath};
    }
    return FileLock(file);
}

FileLock::FileLock(FileLock&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    std::swap(m_file, other.m_file);
    return *this;
}

FileLock::~FileLock()
{
    // The file stays: removing it would let two processes lock two files of the same name.
    if (m_file >= 0) ::close(m_file);
}

Result<void> syncFolderOf(const std::string& path)
{
    const std::string folder = folderOf(path);
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    const int reason = errno;
    if (file >= 0) ::close(file);
    if (synced) return {};
    return Error{ErrorCode::Unavailable,
                 "The data directory " + folder + " cannot be synced: " + std::strerror(reason) + ".", path};
}

} // namespace signalbox::sql
