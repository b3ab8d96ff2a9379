#pragma once

#include "server/ledger/embedded/records.h"
#include "server/ledger/embedded/sqlitefile.h"

#include <memory>
#include <optional>
#include <vector>

namespace signalbox::ledger::embedded {

struct IdEntry
{
    Uuid id;
    std::uint64_t mark = 0; ///< Mark, packed
};

/// A sorted run of ids on disk, and the little of it that is kept in memory: where its pages begin (a tenth of a byte
/// an entry) and, for random ids, a Bloom filter (ten bits an entry). Ids of version 7 come in order, so that the
/// ranges of their runs hardly overlap and need no filter. Immutable.
///
/// Why runs and not a table: random keys cost a B-tree a page read and a page write each; a run is written in one go
/// and merged with others later, so a million random ids cost what a million ordered ones do.
struct IdRun
{
    static constexpr std::size_t kEntryBytes = 24;
    static constexpr std::size_t kEntriesPerPage = 168; ///< with its seal and row header just below a 4096-byte page
    static constexpr std::size_t kPagesMax = 1 << 24;

    std::int64_t run = 0;
    int level = 0;        ///< 0 for a fresh run; a merge of level n has level n + 1
    bool ordered = false; ///< ids of version 7
    std::uint64_t entries = 0;
    Uuid largest;
    std::vector<Uuid> fences; ///< the first id of every page
    Bytes filter;             ///< empty when ordered

    [[nodiscard]] bool mayHold(const Uuid& id) const;
    [[nodiscard]] std::int64_t pageKey(std::size_t page) const { return (run << 24) + std::int64_t(page); }

    [[nodiscard]] Bytes summary() const;
    /// Reads what summary() wrote; false when it makes no sense.
    [[nodiscard]] bool setSummary(ByteView bytes);
};
using IdRunPtr = std::shared_ptr<const IdRun>;
/// Newest first: the first that knows an id is right.
using IdRuns = std::vector<IdRunPtr>;

void addToFilter(Bytes& filter, const Uuid& id);
[[nodiscard]] Bytes makeFilter(std::uint64_t entries);

/// One page, or nullopt when a merge has replaced its run meanwhile.
[[nodiscard]] Result<std::optional<Bytes>> readPage(SqliteFile& file, std::int64_t key);

struct IdSearch
{
    std::optional<Mark> mark;
    bool stale = false; ///< a run vanished under the search: ask again with the runs of now
};
[[nodiscard]] Result<IdSearch> findId(SqliteFile& file, const IdRuns& runs, const Uuid& id);

/// Writes one run, entry by entry in rising order of ids.
class IdRunWriter
{
public:
    IdRunWriter(std::int64_t run, int level, bool ordered, std::uint64_t entriesMax);
    [[nodiscard]] Result<void> add(SqliteFile& file, const IdEntry& entry);
    /// Writes the rest; the run can be searched once the transaction is committed.
    [[nodiscard]] Result<IdRunPtr> finish(SqliteFile& file);

private:
    [[nodiscard]] Result<void> writePage(SqliteFile& file);

    std::shared_ptr<IdRun> m_run;
    Bytes m_page;
};

/// Merges runs of one level and kind into one of the next, a bounded piece at a time, so that nobody waits for it.
class IdMerge
{
public:
    /// `inputs` newest first.
    IdMerge(IdRuns inputs, std::int64_t run);
    /// Merges about `entries` more; the new run when it is complete, else nullptr. Inside the caller's transaction.
    [[nodiscard]] Result<IdRunPtr> step(SqliteFile& file, std::size_t entries);
    [[nodiscard]] const IdRuns& inputs() const { return m_inputs; }

private:
    struct Cursor
    {
        std::size_t page = 0;
        Bytes entries;
        std::size_t at = 0;
        bool ended = false;
    };
    [[nodiscard]] Result<void> fill(SqliteFile& file, std::size_t input);

    IdRuns m_inputs;
    std::vector<Cursor> m_cursors;
    IdRunWriter m_writer;
};

} // namespace signalbox::ledger::embedded
