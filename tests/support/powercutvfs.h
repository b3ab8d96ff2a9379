#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::tests {

/// A disk for SQLite that lives in memory, knows what was synced, and can lose its power or fail a call.
///
/// While an object lives it is SQLite's default VFS in this process: code that opens `sqlite:/any/path.db` uses it
/// without knowing. Main file, WAL, locks and shared memory work between threads of this process, so the node's own
/// storage code runs on it unchanged. One object at a time. Any thread may do I/O; the control functions belong to the
/// test's thread (RELIABILITY tests 1 and 3).
class PowerCutVfs
{
public:
    PowerCutVfs();
    ~PowerCutVfs();
    PowerCutVfs(const PowerCutVfs&) = delete;
    PowerCutVfs& operator=(const PowerCutVfs&) = delete;

    /// What happens to sectors (512 bytes) that were written and never synced.
    enum class Loss : std::uint8_t {
        Whole, ///< all are gone
        Mixed, ///< each survives by a coin
    };
    enum class Disk : std::uint8_t {
        Honest,
        Lying, ///< answers that it has synced and has not
    };
    /// Operations that are counted; a set of them is a sum.
    enum Operation : unsigned { Open = 1, Read = 2, Write = 4, Truncate = 8, Sync = 16, Delete = 32 };
    static constexpr unsigned kChanges = Write | Truncate | Sync | Delete;

    void setDisk(Disk disk);
    void setSeed(std::uint64_t seed);

    /// The `n`-th change from now (1 = the next) does not happen: the power is gone, and every call fails until
    /// restorePower(). Handles opened before the cut stay dead for ever, so nobody can write after the cut.
    void cutPowerAt(std::uint64_t n);
    /// Cuts now.
    void cutPower();
    [[nodiscard]] bool hasPower() const;
    /// Keeps what was synced, loses the rest as `loss` says, and lets files be opened again.
    void restorePower(Loss loss);

    enum class Fault : std::uint8_t {
        IoError,    ///< EIO
        DiskFull,   ///< ENOSPC; for operations other than Write the same as EIO
        ShortWrite, ///< half of the bytes are written, then EIO
    };
    /// The `n`-th operation from now among `operations` fails once, the following ones work.
    void failAt(std::uint64_t n, Fault fault, unsigned operations = kChanges);
    /// Whether the armed fault has happened.
    [[nodiscard]] bool hasFailed() const;
    /// Forgets an armed cut and fault.
    void disarm();

    /// How many operations of these kinds there have been so far.
    [[nodiscard]] std::uint64_t count(unsigned operations) const;

    /// The synced contents of all files: to start many rounds from one prepared database. Take it while nothing is
    /// open.
    using Image = std::map<std::string, std::vector<std::uint8_t>>;
    [[nodiscard]] Image image() const;
    /// Replaces all files; the power is on and nothing is armed afterwards.
    void load(const Image& image);

    struct State;

private:
    std::unique_ptr<State> m_state;
};

} // namespace signalbox::tests
