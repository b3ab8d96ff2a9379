#pragma once

#include "server/ledger/embedded/accounttable.h"
#include "server/ledger/embedded/idmap.h"
#include "server/ledger/embedded/idrun.h"

#include <memory>
#include <utility>
#include <vector>

namespace signalbox::ledger::embedded {

/// The ids and sides of the transfers since the last checkpoint.
struct RecentTransfers
{
    TransferNumber first = 0; ///< number of sides.front()
    IdMap<std::uint64_t> marks;
    struct Sides
    {
        AccountNumber debit = 0;
        AccountNumber credit = 0;
    };
    std::vector<Sides> sides;
};

/// A consistent picture of the books at one commit, handed from the writer to the indexer.
struct Checkpoint
{
    Marks marks;
    std::shared_ptr<const RecentTransfers> transfers;
    std::vector<std::pair<AccountNumber, Balances>> balances; ///< of accounts that changed since the last one
    std::vector<std::pair<Uuid, Hold>> holds;                 ///< all
};

/// The second file of the embedded ledger: balances, holds, ids and histories as of some commit. Everything in it comes
/// from the journal, so that it may lag behind (start-up replays the difference) and may be lost (start-up makes it
/// again). It is written lazily, one transaction for each checkpoint, and may only lag, never be ahead.
class IndexFile
{
public:
    explicit IndexFile(SqliteFile& file) : m_file(file) {}

    /// Makes the tables when they are missing, of another version or of another journal than `identity`, and sweeps up
    /// what an interrupted merge left.
    [[nodiscard]] Result<void> prepare(const Bytes& identity);
    /// Forgets everything, so that it is made again from the journal.
    [[nodiscard]] Result<void> reset(const Bytes& identity);

    [[nodiscard]] Result<Marks> marks();
    /// Sets the balances of `accounts` (which the caller has read from the journal).
    [[nodiscard]] Result<void> loadBalances(AccountTable& accounts);
    [[nodiscard]] Result<void> loadHolds(IdMap<Hold>& holds);
    [[nodiscard]] Result<IdRuns> loadRuns();

    /// Writes a checkpoint; returns the runs it added.
    [[nodiscard]] Result<IdRuns> write(const Checkpoint& checkpoint);

    /// The numbers of an account's transfers on one side, oldest first, at most `limit`, and the number up to which
    /// this is complete.
    enum class Side : std::uint8_t { Debit = 0, Credit = 1 };
    struct History
    {
        std::vector<TransferNumber> debits;
        std::vector<TransferNumber> credits;
        TransferNumber completeTo = 0;
    };
    [[nodiscard]] Result<History> history(AccountNumber account, std::size_t limit);

    /// Begins, continues and ends merges: see Indexer.
    [[nodiscard]] Result<std::int64_t> reserveRun(bool ordered);
    [[nodiscard]] Result<void> retire(const IdRuns& runs);
    [[nodiscard]] Result<void> dropPages(const IdRun& run);

private:
    [[nodiscard]] Result<IdRuns> writeIds(const RecentTransfers& transfers);
    [[nodiscard]] Result<void> writeHistories(const RecentTransfers& transfers);
    [[nodiscard]] Result<void> writeBalances(const Checkpoint& checkpoint);
    [[nodiscard]] Result<void> writeHolds(const Checkpoint& checkpoint);
    [[nodiscard]] Result<std::int64_t> nextRun();
    [[nodiscard]] Result<void> sideHistory(AccountNumber account, Side side, std::size_t limit,
                                           std::vector<TransferNumber>& numbers);

    SqliteFile& m_file;
};

/// Runs in the order they are to be searched.
void sortNewestFirst(IdRuns& runs);

/// Runs `work` in one transaction of `file`; its error or a failed commit rolls back.
template <class Work>
[[nodiscard]] Result<void> inTransaction(SqliteFile& file, const Work& work)
{
    if (auto begun = file.execute("BEGIN IMMEDIATE"); !begun) return begun;
    Result<void> outcome = work();
    if (outcome) outcome = file.execute("COMMIT");
    if (!outcome) (void)file.execute("ROLLBACK");
    return outcome;
}

} // namespace signalbox::ledger::embedded
