#include "server/ledger/embedded/journalfile.h"

#include "server/ledger/embedded/indexfile.h"

namespace signalbox::ledger::embedded {

namespace {

constexpr std::int64_t kVersion = 1;

} // namespace

JournalFile::JournalFile(SqliteFile& file)
    : accounts("accounts", AccountRecord::kBytes), transfers("transfers", TransferRow::kBytes),
      outcomes("outcomes", Mark::kBytes), m_file(file)
{
}

Result<void> JournalFile::prepare()
{
    std::int64_t version = 0;
    auto read = m_file.query("PRAGMA user_version", {}, [&](SqliteFile::Row& row) -> Result<bool> {
        version = row.integer(0);
        return false;
    });
    if (!read || version == kVersion) return read;
    if (version != 0)
        return Error{ErrorCode::Corrupt, "The ledger's file " + m_file.path() + " is of another version of Signalbox.",
                     "version " + std::to_string(version)};
    return inTransaction(m_file, [&]() -> Result<void> {
        for (const RecordLog* log : {&accounts, &transfers, &outcomes})
            if (auto created = log->createTable(m_file); !created) return created;
        if (auto done = m_file.execute("CREATE TABLE identity AS SELECT randomblob(16) AS bytes"); !done) return done;
        return m_file.execute("PRAGMA user_version = " + std::to_string(kVersion));
    });
}

Result<Marks> JournalFile::count()
{
    Marks marks;
    for (auto [log, mark] : {std::pair(&accounts, &marks.accounts), std::pair(&transfers, &marks.transfers),
                             std::pair(&outcomes, &marks.outcomes)}) {
        const Result<std::uint64_t> counted = log->count(m_file);
        if (!counted) return counted.error();
        *mark = *counted;
    }
    return marks;
}

Result<Bytes> JournalFile::identity()
{
    Bytes identity;
    auto read = m_file.query("SELECT bytes FROM identity", {}, [&](SqliteFile::Row& row) -> Result<bool> {
        const ByteView bytes = row.bytes(0);
        identity.assign(bytes.begin(), bytes.end());
        return false;
    });
    if (!read) return read.error();
    return identity;
}

Result<void> JournalFile::commit(const Marks& first, ByteView newAccounts, ByteView newTransfers, ByteView newOutcomes)
{
    return inTransaction(m_file, [&]() -> Result<void> {
        if (auto done = accounts.append(m_file, first.accounts, newAccounts); !done) return done;
        if (auto done = transfers.append(m_file, first.transfers, newTransfers); !done) return done;
        return outcomes.append(m_file, first.outcomes, newOutcomes);
    });
}

} // namespace signalbox::ledger::embedded
