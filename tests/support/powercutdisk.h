#pragma once

#include "tests/support/powercutvfs.h"

#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace signalbox::tests {

// The disk behind PowerCutVfs, for powercut*.cpp only.

constexpr std::size_t kSector = 512;
constexpr std::size_t kShmLocks = 8;

using Bytes = std::vector<std::uint8_t>;

struct Handle;

/// One file: what programs see, and what would be there after a power cut.
struct Inode
{
    Bytes now;
    Bytes synced;
    std::set<std::size_t> dirty; ///< sectors of `now` that differ from `synced`
    bool sizeDirty = false;
    bool syncsFolder = false; ///< its next sync makes the names in its folder durable too

    // The rollback lock of the main file.
    int shared = 0;
    const Handle* reserved = nullptr;
    const Handle* exclusive = nullptr; ///< pending or exclusive

    // The WAL index: memory and locks.
    std::vector<std::unique_ptr<std::uint8_t[]>> shm;
    std::array<int, kShmLocks> shmShared{};
    std::array<const Handle*, kShmLocks> shmExclusive{};
    int shmUsers = 0;

    void write(const std::uint8_t* data, std::size_t size, std::size_t offset);
    void truncate(std::size_t size);
    void keepSector(std::size_t sector);
    void sync();
};

struct PowerCutVfs::State
{
    mutable std::mutex mutex;
    sqlite3_vfs vfs{};
    sqlite3_vfs* real = nullptr;

    std::map<std::string, std::shared_ptr<Inode>> files;
    /// Deleted and the folder not synced since: they come back after a cut.
    std::map<std::string, std::shared_ptr<Inode>> ghosts;
    std::uint64_t epoch = 0; ///< handles of earlier epochs are dead
    bool power = true;
    Disk disk = Disk::Honest;
    std::mt19937_64 random{1};

    std::map<unsigned, std::uint64_t> counts;
    std::uint64_t cutIn = 0; ///< 0: not armed
    std::uint64_t failIn = 0;
    unsigned failKinds = 0;
    Fault fault = Fault::IoError;
    bool failed = false;

    enum class Verdict : std::uint8_t { Go, Dead, Fail };

    /// Counts one operation and says whether it may happen. The mutex is held.
    Verdict begin(Operation kind);
    void restore(Loss loss);
    void load(const Image& image);
};

} // namespace signalbox::tests
