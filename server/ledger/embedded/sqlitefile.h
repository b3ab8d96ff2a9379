#pragma once

#include "server/base/result.h"
#include "server/ledger/embedded/bytes.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <variant>

namespace signalbox::ledger::embedded {

/// One connection to one SQLite file in WAL mode. Made, used and destroyed on one thread. Several connections may have
/// the file open; one of them writes. Needs a QCoreApplication in the process (Qt loads the driver through it).
///
/// Errors: Corrupt when SQLite says the file is damaged, otherwise Unavailable; `detail` is SQLite's own text.
class SqliteFile
{
public:
    /// How hard a commit insists that the disk has it (PRAGMA synchronous).
    enum class Sync : std::uint8_t { Off, Normal, Full };

    /// Creates the file when it is missing. `cacheKib` bounds the memory for pages.
    [[nodiscard]] static Result<std::unique_ptr<SqliteFile>> open(const std::string& path, Sync sync, int cacheKib);
    ~SqliteFile();
    SqliteFile(const SqliteFile&) = delete;
    SqliteFile& operator=(const SqliteFile&) = delete;

    using Value = std::variant<std::int64_t, ByteView>;
    /// Runs one statement; it is prepared once per text.
    [[nodiscard]] Result<void> execute(const std::string& sql, std::initializer_list<Value> values = {});

    /// One row of an answer; views are valid until the next row.
    class Row
    {
    public:
        virtual ~Row() = default;
        [[nodiscard]] virtual std::int64_t integer(int column) = 0;
        [[nodiscard]] virtual ByteView bytes(int column) = 0;
    };
    /// Calls `each` for every row until it answers false or an error.
    [[nodiscard]] Result<void> query(const std::string& sql, std::initializer_list<Value> values,
                                     const std::function<Result<bool>(Row&)>& each);

    /// Moves the log into the main file as far as readers allow. Automatic checkpoints are off, because SQLite forgets
    /// their errors: a sync that fails there must stop the ledger like any other.
    [[nodiscard]] Result<void> checkpoint();

    [[nodiscard]] const std::string& path() const;

private:
    struct State;
    explicit SqliteFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// "The ledger's file … is damaged.", naming the place in the detail.
[[nodiscard]] Error damagedFile(const std::string& path, const std::string& what);

} // namespace signalbox::ledger::embedded
