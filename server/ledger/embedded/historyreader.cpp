#include "server/ledger/embedded/historyreader.h"

namespace signalbox::ledger::embedded {

namespace {

constexpr int kCacheKib = 1024;
constexpr std::int64_t kRowsPerRead = 512;

} // namespace

Result<std::optional<Mark>> findInCheckpoints(const CommittedState& committed, SqliteFile& index, const Uuid& id)
{
    for (;;) {
        std::shared_ptr<const IdRuns> runs;
        {
            const std::shared_lock lock(committed.mutex);
            if (const auto mark = committed.findFrozen(id)) return mark;
            runs = committed.runs;
        }
        const Result<IdSearch> search = findId(index, *runs, id);
        if (!search) return search.error();
        if (!search->stale) return search->mark;
    }
}

HistoryReader::HistoryReader(std::string journalPath, std::string indexPath, const CommittedState& committed)
    : m_journalPath(std::move(journalPath)), m_indexPath(std::move(indexPath)), m_committed(committed)
{
}

Result<void> HistoryReader::open()
{
    if (m_journal && m_index) return {};
    for (auto [path, file] : {std::pair(&m_journalPath, &m_journal), std::pair(&m_indexPath, &m_index)}) {
        Result<std::unique_ptr<SqliteFile>> opened = SqliteFile::open(*path, SqliteFile::Sync::Full, kCacheKib);
        if (!opened) return opened.error();
        *file = std::move(*opened);
    }
    return {};
}

void HistoryReader::close()
{
    m_journal.reset();
    m_index.reset();
}

Result<std::optional<Mark>> HistoryReader::markOf(const Uuid& id)
{
    {
        const std::shared_lock lock(m_committed.mutex);
        if (const auto* mark = m_committed.recent->marks.find(id)) return std::optional(Mark::unpacked(*mark));
    }
    return findInCheckpoints(m_committed, *m_index, id);
}

Result<TransferRecord> HistoryReader::recordOf(const TransferRow& row)
{
    TransferRecord record;
    record.transfer.id = row.id;
    record.transfer.amount = row.amount;
    record.transfer.kind = row.kind;
    record.transfer.reference = row.reference;
    record.createdAt = row.createdAt;
    if (row.expiresAt != 0) {
        record.expiresAt = row.expiresAt;
        record.transfer.timeout =
            std::chrono::duration_cast<std::chrono::seconds>(std::chrono::milliseconds(row.expiresAt - row.createdAt));
        const Result<std::optional<Mark>> mark = markOf(row.id);
        if (!mark) return mark.error();
        if (!*mark) return damagedFile(m_indexPath, "an id is missing: " + row.id.toString());
        record.state = (*mark)->state;
    }
    const std::shared_lock lock(m_committed.mutex);
    record.transfer.debit = m_committed.accounts[row.debit].key;
    record.transfer.credit = m_committed.accounts[row.credit].key;
    record.ledger = m_committed.accounts[row.debit].ledger;
    return record;
}

Result<std::optional<TransferRecord>> HistoryReader::find(const Uuid& id)
{
    if (auto opened = open(); !opened) return opened.error();
    const Result<std::optional<Mark>> mark = markOf(id);
    if (!mark) return mark.error();
    if (!*mark) return std::optional<TransferRecord>();
    const TransferNumber number = (*mark)->number;
    const Result<Bytes> row = m_transfers.read(*m_journal, number);
    if (!row) return row.error();
    const Result<TransferRecord> record = recordOf(TransferRow::at(*row, 0));
    if (!record) return record.error();
    return std::optional(*record);
}

Result<Ledger::AccountTransfers> HistoryReader::transfersOf(const AccountKey& key, std::size_t limit)
{
    if (auto opened = open(); !opened) return opened.error();
    AccountNumber account = 0;
    TransferNumber committed = 0;
    {
        const std::shared_lock lock(m_committed.mutex);
        const auto number = m_committed.accounts.find(key);
        if (!number || !m_committed.accounts[*number].committed) return Ledger::AccountTransfers{};
        account = *number;
        committed = m_committed.marks.transfers;
    }
    const Result<IndexFile::History> history = IndexFile(*m_index).history(account, limit);
    if (!history) return history.error();

    std::vector<TransferRow> debits;
    std::vector<TransferRow> credits;
    for (auto [numbers, found] : {std::pair(&history->debits, &debits), std::pair(&history->credits, &credits)}) {
        for (const TransferNumber number : *numbers) {
            const Result<Bytes> row = m_transfers.read(*m_journal, number);
            if (!row) return row.error();
            found->push_back(TransferRow::at(*row, 0));
        }
    }
    // What no checkpoint holds yet is at the end of the journal, at most changesPerCheckpoint a checkpoint.
    for (TransferNumber next = history->completeTo;
         next < committed && (debits.size() < limit || credits.size() < limit);) {
        const Result<Bytes> rows = m_transfers.readFrom(*m_journal, next, kRowsPerRead);
        if (!rows) return rows.error();
        if (rows->empty()) break;
        for (std::size_t at = 0; at < rows->size() && next < committed; at += TransferRow::kBytes, ++next) {
            const TransferRow row = TransferRow::at(*rows, at);
            if (row.debit == account && debits.size() < limit) debits.push_back(row);
            if (row.credit == account && credits.size() < limit) credits.push_back(row);
        }
    }

    Ledger::AccountTransfers transfers;
    for (auto [found, records] : {std::pair(&debits, &transfers.debits), std::pair(&credits, &transfers.credits)}) {
        for (const TransferRow& one : *found) {
            Result<TransferRecord> record = recordOf(one);
            if (!record) return record.error();
            records->push_back(std::move(*record));
        }
    }
    return transfers;
}

} // namespace signalbox::ledger::embedded
