#include "tests/support/powercutdisk.h"

#include <algorithm>
#include <cstring>

namespace signalbox::tests {

void Inode::write(const std::uint8_t* data, std::size_t size, std::size_t offset)
{
    if (size == 0) return;
    if (offset + size > now.size()) {
        now.resize(offset + size);
        sizeDirty = true;
    }
    std::memcpy(now.data() + offset, data, size);
    for (std::size_t sector = offset / kSector; sector <= (offset + size - 1) / kSector; ++sector) dirty.insert(sector);
}

void Inode::keepSector(std::size_t sector)
{
    const std::size_t begin = sector * kSector;
    if (begin >= now.size()) return;
    const std::size_t end = std::min(begin + kSector, now.size());
    if (synced.size() < end) synced.resize(end);
    std::copy(now.begin() + std::ptrdiff_t(begin), now.begin() + std::ptrdiff_t(end),
              synced.begin() + std::ptrdiff_t(begin));
}

void Inode::sync()
{
    for (const std::size_t sector : dirty) keepSector(sector);
    synced.resize(now.size());
    dirty.clear();
    sizeDirty = false;
}

void Inode::truncate(std::size_t size)
{
    // What is written behind the new end later must not find the old bytes again.
    for (std::size_t sector = size / kSector; sector * kSector < now.size(); ++sector) dirty.insert(sector);
    now.resize(size);
    sizeDirty = true;
}

PowerCutVfs::State::Verdict PowerCutVfs::State::begin(Operation kind)
{
    if (!power) return Verdict::Dead;
    ++counts[kind];
    if ((kind & kChanges) != 0 && cutIn != 0 && --cutIn == 0) {
        power = false;
        return Verdict::Dead;
    }
    if ((kind & failKinds) != 0 && failIn != 0 && --failIn == 0) {
        failed = true;
        return Verdict::Fail;
    }
    return Verdict::Go;
}

void PowerCutVfs::State::restore(Loss loss)
{
    const auto coin = [&] { return (random() & 1) != 0; };
    std::map<std::string, std::shared_ptr<Inode>> after;
    const auto keep = [&](const std::string& path, const Bytes& bytes) {
        auto inode = std::make_shared<Inode>();
        inode->now = bytes;
        inode->synced = bytes;
        after[path] = std::move(inode);
    };
    for (const auto& [path, inode] : files) {
        // A new file whose name was never made durable by a sync may be gone altogether; SQLite treats that as empty.
        if (loss == Loss::Mixed) {
            if (inode->sizeDirty && coin()) inode->synced.resize(inode->now.size());
            for (const std::size_t sector : inode->dirty)
                if (coin()) inode->keepSector(sector);
        }
        keep(path, inode->synced);
    }
    for (const auto& [path, inode] : ghosts) {
        const bool replaced = files.contains(path);
        if (loss == Loss::Whole || !replaced || coin()) keep(path, inode->synced);
    }
    // Dead handles keep their own inodes alive, so that nothing they do reaches the new ones.
    files = std::move(after);
    ghosts.clear();
    ++epoch;
    cutIn = 0;
    failIn = 0;
    power = true;
}

void PowerCutVfs::State::load(const Image& image)
{
    files.clear();
    ghosts.clear();
    for (const auto& [path, bytes] : image) {
        auto inode = std::make_shared<Inode>();
        inode->now = bytes;
        inode->synced = bytes;
        files[path] = std::move(inode);
    }
    ++epoch;
    power = true;
    cutIn = 0;
    failIn = 0;
}

} // namespace signalbox::tests
