#pragma once

#include "server/ledger/embedded/recordlog.h"
#include "server/ledger/embedded/records.h"

namespace signalbox::ledger::embedded {

/// The first file of the embedded ledger and the only truth: every account, every transfer and every end of a hold, in
/// the order they were committed. Nothing in it is ever changed.
class JournalFile
{
public:
    explicit JournalFile(SqliteFile& file);

    /// Makes the tables of a new file; Corrupt when the file is of another version.
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<Marks> count();
    /// Random bytes that tell this journal from any other: an index file of another one is worthless.
    [[nodiscard]] Result<Bytes> identity();
    /// One commit. When it returns success the disk has it.
    [[nodiscard]] Result<void> commit(const Marks& first, ByteView accounts, ByteView transfers, ByteView outcomes);

    RecordLog accounts;
    RecordLog transfers;
    RecordLog outcomes;

private:
    SqliteFile& m_file;
};

} // namespace signalbox::ledger::embedded
