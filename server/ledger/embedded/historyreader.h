#pragma once

#include "server/ledger/embedded/recordlog.h"
#include "server/ledger/embedded/shared.h"

#include <memory>
#include <optional>
#include <string>

namespace signalbox::ledger::embedded {

/// What the checkpoints know about an id: those still in memory, then the runs on disk. Any thread that owns `index`.
[[nodiscard]] Result<std::optional<Mark>> findInCheckpoints(const CommittedState& committed, SqliteFile& index,
                                                            const Uuid& id);

/// Answers questions about single transfers from the files, beside the writer. Its calls belong to one thread, which
/// also closes it.
class HistoryReader
{
public:
    /// Opens nothing yet. `committed` must outlive it.
    HistoryReader(std::string journalPath, std::string indexPath, const CommittedState& committed);

    [[nodiscard]] Result<std::optional<TransferRecord>> find(const Uuid& id);
    [[nodiscard]] Result<Ledger::AccountTransfers> transfersOf(const AccountKey& key, std::size_t limit);
    void close();

private:
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<std::optional<Mark>> markOf(const Uuid& id);
    [[nodiscard]] Result<TransferRecord> recordOf(const TransferRow& row);

    const std::string m_journalPath;
    const std::string m_indexPath;
    const CommittedState& m_committed;
    std::unique_ptr<SqliteFile> m_journal;
    std::unique_ptr<SqliteFile> m_index;
    RecordLog m_transfers{"transfers", TransferRow::kBytes};
};

} // namespace signalbox::ledger::embedded
