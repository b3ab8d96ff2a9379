#include "tests/support/powercutvfs.h"

#include "tests/support/powercutdisk.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace signalbox::tests {

/// One opened file. It belongs to the epoch it was opened in and is dead afterwards.
struct Handle
{
    PowerCutVfs::State* state = nullptr;
    std::shared_ptr<Inode> inode;
    std::string path; ///< empty: a temporary file
    std::uint64_t epoch = 0;
    int lock = SQLITE_LOCK_NONE;
    bool usesShm = false;
    unsigned shmShared = 0;
    unsigned shmExclusive = 0;
    bool deleteOnClose = false;

    [[nodiscard]] bool dead() const { return epoch != state->epoch || !state->power; }
};

namespace {

using State = PowerCutVfs::State;
using Verdict = State::Verdict;

struct File
{
    sqlite3_file base;
    Handle* handle;
};

Handle& handleOf(sqlite3_file* file)
{
    return *reinterpret_cast<File*>(file)->handle;
}

State& stateOf(sqlite3_vfs* vfs)
{
    return *static_cast<State*>(vfs->pAppData);
}

void dropShmLocks(Handle& handle)
{
    for (unsigned i = 0; i < kShmLocks; ++i) {
        if (handle.shmShared & (1U << i)) --handle.inode->shmShared[i];
        if (handle.shmExclusive & (1U << i)) handle.inode->shmExclusive[i] = nullptr;
    }
    handle.shmShared = 0;
    handle.shmExclusive = 0;
}

void dropShm(Handle& handle)
{
    dropShmLocks(handle);
    if (handle.usesShm && --handle.inode->shmUsers == 0) handle.inode->shm.clear();
    handle.usesShm = false;
}

void dropLock(Handle& handle, int level)
{
    Inode& inode = *handle.inode;
    if (level < SQLITE_LOCK_RESERVED) {
        if (inode.reserved == &handle) inode.reserved = nullptr;
        if (inode.exclusive == &handle) inode.exclusive = nullptr;
    }
    if (level == SQLITE_LOCK_NONE && handle.lock >= SQLITE_LOCK_SHARED) --inode.shared;
    handle.lock = std::min(handle.lock, level);
}

int closeFile(sqlite3_file* file)
{
    Handle* handle = &handleOf(file);
    {
        const std::lock_guard lock(handle->state->mutex);
        dropShm(*handle);
        dropLock(*handle, SQLITE_LOCK_NONE);
        if (handle->deleteOnClose && !handle->dead() && !handle->path.empty()) handle->state->files.erase(handle->path);
    }
    delete handle;
    return SQLITE_OK;
}

int readFile(sqlite3_file* file, void* buffer, int size, sqlite3_int64 offset)
{
    Handle& handle = handleOf(file);
    const std::lock_guard lock(handle.state->mutex);
    if (handle.dead() || handle.state->begin(PowerCutVfs::Read) != Verdict::Go) return SQLITE_IOERR_READ;
    const Bytes& bytes = handle.inode->now;
    const auto begin = std::min(std::size_t(offset), bytes.size());
    const auto available = std::min(std::size_t(size), bytes.size() - begin);
    // Not memcpy: an empty file has no bytes to point at, and memcpy refuses null even for nothing.
    std::uint8_t* const missing =
        std::copy_n(bytes.begin() + std::ptrdiff_t(begin), available, static_cast<std::uint8_t*>(buffer));
    if (available == std::size_t(size)) return SQLITE_OK;
    std::fill_n(missing, std::size_t(size) - available, std::uint8_t(0));
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* buffer, int size, sqlite3_int64 offset)
{
    Handle& handle = handleOf(file);
    const std::lock_guard lock(handle.state->mutex);
    if (handle.dead()) return SQLITE_IOERR_WRITE;
    const auto* data = static_cast<const std::uint8_t*>(buffer);
    switch (handle.state->begin(PowerCutVfs::Write)) {
    case Verdict::Dead:
        return SQLITE_IOERR_WRITE;
    case Verdict::Fail:
        if (handle.state->fault == PowerCutVfs::Fault::DiskFull) return SQLITE_FULL;
        if (handle.state->fault == PowerCutVfs::Fault::ShortWrite)
            handle.inode->write(data, std::size_t(size) / 2, std::size_t(offset));
        return SQLITE_IOERR_WRITE;
    case Verdict::Go:
        break;
    }
    handle.inode->write(data, std::size_t(size), std::size_t(offset));
    return SQLITE_OK;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    Handle& handle = handleOf(file);
    const std::lock_guard lock(handle.state->mutex);
    if (handle.dead() || handle.state->begin(PowerCutVfs::Truncate) != Verdict::Go) return SQLITE_IOERR_TRUNCATE;
    handle.inode->truncate(std::size_t(size));
    return SQLITE_OK;
}

int syncFile(sqlite3_file* file, int /*flags*/)
{
    Handle& handle = handleOf(file);
    State& state = *handle.state;
    const std::lock_guard lock(state.mutex);
    if (handle.dead()) return SQLITE_IOERR_FSYNC;
    switch (state.begin(PowerCutVfs::Sync)) {
    case Verdict::Dead:
        return SQLITE_IOERR_FSYNC;
    case Verdict::Fail:
        // As Linux does it: the dirty pages are marked clean although they were never written, so syncing again
        // would "succeed". Code that tries again loses what it acknowledges.
        handle.inode->dirty.clear();
        handle.inode->sizeDirty = false;
        return SQLITE_IOERR_FSYNC;
    case Verdict::Go:
        break;
    }
    if (state.disk == PowerCutVfs::Disk::Lying) return SQLITE_OK;
    handle.inode->sync();
    if (handle.inode->syncsFolder) state.ghosts.clear();
    handle.inode->syncsFolder = false;
    return SQLITE_OK;
}

int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    Handle& handle = handleOf(file);
    const std::lock_guard lock(handle.state->mutex);
    if (handle.dead()) return SQLITE_IOERR_FSTAT;
    *size = sqlite3_int64(handle.inode->now.size());
    return SQLITE_OK;
}

int lockFile(sqlite3_file* file, int level)
{
    Handle& handle = handleOf(file);
    const std::lock_guard lock(handle.state->mutex);
    if (handle.dead()) return SQLITE_IOERR_LOCK;
    if (handle.lock >= level) return SQLITE_OK;
    Inode& inode = *handle.inode;
    if (level == SQLITE_LOCK_SHARED) {
        if (inode.exclusive && inode.exclusive != &handle) return SQLITE_BUSY;
        ++inode.shared;
    } else {
        if (inode.reserved && inode.reserved != &handle) return SQLITE_BUSY;
        inode.reserved = &handle;
        if (level == SQLITE_LOCK_EXCLUSIVE) {
            inode.exclusive = &handle;
            if (inode.shared > 1) {
                handle.lock = SQLITE_LOCK_PENDING;
                return SQLITE_BUSY;
            }
        }
    }
    handle.lock = level;
    return SQLITE_OK;
}

int unlockFile(sqlite3_file* file, int level)
{
    Handle& handle = handleOf(file);
    const std::lock_guard lock(handle.state->mutex);
    dropLock(handle, level);
    return SQLITE_OK;
}

int checkReserved(sqlite3_file* file, int* held)
{
    Handle& handle = handleOf(file);
    const std::lock_guard lock(handle.state->mutex);
    if (handle.dead()) return SQLITE_IOERR_CHECKRESERVEDLOCK;
    *held = handle.inode->reserved != nullptr;
    return SQLITE_OK;
}

int fileControl(sqlite3_file*, int, void*)
{
    return SQLITE_NOTFOUND;
}

int sectorSize(sqlite3_file*)
{
    return int(kSector);
}

int characteristics(sqlite3_file*)
{
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE; // what SQLite assumes of a disk under Linux
}

int mapShm(sqlite3_file* file, int page, int pageSize, int extend, void volatile** memory)
{
    Handle& handle = handleOf(file);
    const std::lock_guard lock(handle.state->mutex);
    *memory = nullptr;
    if (handle.dead()) return SQLITE_IOERR_SHMMAP;
    Inode& inode = *handle.inode;
    if (!handle.usesShm) {
        handle.usesShm = true;
        ++inode.shmUsers;
    }
    if (std::size_t(page) >= inode.shm.size()) {
        if (!extend) return SQLITE_OK;
        while (std::size_t(page) >= inode.shm.size())
            inode.shm.push_back(std::make_unique<std::uint8_t[]>(std::size_t(pageSize)));
    }
    *memory = inode.shm[std::size_t(page)].get();
    return SQLITE_OK;
}

int lockShm(sqlite3_file* file, int offset, int count, int flags)
{
    Handle& handle = handleOf(file);
    const std::lock_guard lock(handle.state->mutex);
    Inode& inode = *handle.inode;
    const auto begin = unsigned(offset);
    const auto end = unsigned(offset + count);
    if (flags & SQLITE_SHM_UNLOCK) {
        for (unsigned i = begin; i < end; ++i) {
            if (handle.shmExclusive & (1U << i)) inode.shmExclusive[i] = nullptr;
            if (handle.shmShared & (1U << i)) --inode.shmShared[i];
            handle.shmExclusive &= ~(1U << i);
            handle.shmShared &= ~(1U << i);
        }
        return SQLITE_OK;
    }
    if (handle.dead()) return SQLITE_IOERR_SHMLOCK;
    for (unsigned i = begin; i < end; ++i) {
        if (inode.shmExclusive[i] && inode.shmExclusive[i] != &handle) return SQLITE_BUSY;
        const int others = inode.shmShared[i] - ((handle.shmShared & (1U << i)) ? 1 : 0);
        if ((flags & SQLITE_SHM_EXCLUSIVE) && others > 0) return SQLITE_BUSY;
    }
    for (unsigned i = begin; i < end; ++i) {
        if (flags & SQLITE_SHM_EXCLUSIVE) {
            inode.shmExclusive[i] = &handle;
            handle.shmExclusive |= 1U << i;
        } else if (!(handle.shmShared & (1U << i))) {
            ++inode.shmShared[i];
            handle.shmShared |= 1U << i;
        }
    }
    return SQLITE_OK;
}

void barrier(sqlite3_file* file)
{
    const std::lock_guard lock(handleOf(file).state->mutex); // a mutex is a full barrier
}

int unmapShm(sqlite3_file* file, int /*deleteIt*/)
{
    Handle& handle = handleOf(file);
    const std::lock_guard lock(handle.state->mutex);
    dropShm(handle);
    return SQLITE_OK;
}

const sqlite3_io_methods kMethods = {
    2,        closeFile,  readFile,      writeFile,   truncateFile, syncFile,        fileSize,
    lockFile, unlockFile, checkReserved, fileControl, sectorSize,   characteristics, mapShm,
    lockShm,  barrier,    unmapShm,      nullptr,     nullptr,
};

int openFile(sqlite3_vfs* vfs, const char* name, sqlite3_file* out, int flags, int* outFlags)
{
    State& state = stateOf(vfs);
    auto* file = reinterpret_cast<File*>(out);
    file->base.pMethods = nullptr;
    const std::lock_guard lock(state.mutex);
    if (state.begin(PowerCutVfs::Open) != Verdict::Go) return SQLITE_CANTOPEN;
    auto handle = std::make_unique<Handle>();
    handle->state = &state;
    handle->epoch = state.epoch;
    handle->deleteOnClose = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
    if (name) {
        handle->path = name;
        auto& inode = state.files[handle->path];
        if (!inode && !(flags & SQLITE_OPEN_CREATE)) {
            state.files.erase(handle->path);
            return SQLITE_CANTOPEN;
        }
        if (!inode) {
            inode = std::make_shared<Inode>();
            // As SQLite's own VFS for Linux does it with a new journal or log.
            inode->syncsFolder =
                (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL | SQLITE_OPEN_SUPER_JOURNAL)) != 0;
        }
        handle->inode = inode;
    } else {
        handle->inode = std::make_shared<Inode>();
    }
    if (outFlags) *outFlags = flags;
    file->handle = handle.release();
    file->base.pMethods = &kMethods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* vfs, const char* name, int syncDirectory)
{
    State& state = stateOf(vfs);
    const std::lock_guard lock(state.mutex);
    if (!state.power) return SQLITE_IOERR_DELETE;
    const auto found = state.files.find(name);
    if (found == state.files.end()) return SQLITE_IOERR_DELETE_NOENT;
    if (state.begin(PowerCutVfs::Delete) != Verdict::Go) return SQLITE_IOERR_DELETE;
    state.ghosts.try_emplace(name, found->second);
    if (syncDirectory && state.disk == PowerCutVfs::Disk::Honest) state.ghosts.clear();
    state.files.erase(found);
    return SQLITE_OK;
}

int accessFile(sqlite3_vfs* vfs, const char* name, int /*flags*/, int* answer)
{
    State& state = stateOf(vfs);
    const std::lock_guard lock(state.mutex);
    if (!state.power) return SQLITE_IOERR_ACCESS;
    *answer = state.files.contains(name);
    return SQLITE_OK;
}

int fullPath(sqlite3_vfs*, const char* name, int size, char* out)
{
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs* vfs, int size, char* out)
{
    State& state = stateOf(vfs);
    const std::lock_guard lock(state.mutex);
    for (int i = 0; i < size; ++i) out[i] = char(state.random());
    return size;
}

int sleepFor(sqlite3_vfs* vfs, int microseconds)
{
    sqlite3_vfs* real = stateOf(vfs).real;
    return real->xSleep(real, microseconds);
}

int currentTime(sqlite3_vfs* vfs, double* out)
{
    sqlite3_vfs* real = stateOf(vfs).real;
    return real->xCurrentTime(real, out);
}

int currentTimeInt64(sqlite3_vfs* vfs, sqlite3_int64* out)
{
    sqlite3_vfs* real = stateOf(vfs).real;
    return real->xCurrentTimeInt64(real, out);
}

int lastError(sqlite3_vfs*, int, char*)
{
    return 0;
}

} // namespace

PowerCutVfs::PowerCutVfs() : m_state(std::make_unique<State>())
{
    State& state = *m_state;
    state.real = sqlite3_vfs_find(nullptr);
    assert(state.real && std::strcmp(state.real->zName, "powercut") != 0);
    state.vfs.iVersion = 2;
    state.vfs.szOsFile = sizeof(File);
    state.vfs.mxPathname = 512;
    state.vfs.zName = "powercut";
    state.vfs.pAppData = &state;
    state.vfs.xOpen = openFile;
    state.vfs.xDelete = deleteFile;
    state.vfs.xAccess = accessFile;
    state.vfs.xFullPathname = fullPath;
    state.vfs.xRandomness = randomness;
    state.vfs.xSleep = sleepFor;
    state.vfs.xCurrentTime = currentTime;
    state.vfs.xGetLastError = lastError;
    state.vfs.xCurrentTimeInt64 = currentTimeInt64;
    sqlite3_vfs_register(&state.vfs, 1);
}

PowerCutVfs::~PowerCutVfs()
{
    sqlite3_vfs_unregister(&m_state->vfs);
    sqlite3_vfs_register(m_state->real, 1);
}

void PowerCutVfs::setDisk(Disk disk)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->disk = disk;
}

void PowerCutVfs::setSeed(std::uint64_t seed)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->random.seed(seed);
}

void PowerCutVfs::cutPowerAt(std::uint64_t n)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->cutIn = n;
}

void PowerCutVfs::cutPower()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->power = false;
}

bool PowerCutVfs::hasPower() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->power;
}

void PowerCutVfs::restorePower(Loss loss)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->restore(loss);
}

void PowerCutVfs::failAt(std::uint64_t n, Fault fault, unsigned operations)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->failIn = n;
    m_state->failKinds = operations;
    m_state->fault = fault;
    m_state->failed = false;
}

bool PowerCutVfs::hasFailed() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->failed;
}

void PowerCutVfs::disarm()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->cutIn = 0;
    m_state->failIn = 0;
}

std::uint64_t PowerCutVfs::count(unsigned operations) const
{
    const std::lock_guard lock(m_state->mutex);
    std::uint64_t sum = 0;
    for (const auto& [kind, number] : m_state->counts)
        if (kind & operations) sum += number;
    return sum;
}

PowerCutVfs::Image PowerCutVfs::image() const
{
    const std::lock_guard lock(m_state->mutex);
    Image image;
    for (const auto& [path, inode] : m_state->files) image[path] = inode->synced;
    return image;
}

void PowerCutVfs::load(const Image& image)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->load(image);
}

} // namespace signalbox::tests
