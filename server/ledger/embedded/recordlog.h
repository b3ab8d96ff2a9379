#pragma once

#include "server/ledger/embedded/sqlitefile.h"

#include <optional>
#include <string>

namespace signalbox::ledger::embedded {

/// Records of one size, numbered from 0, appended for ever: one row holds what one commit added (at most
/// kRecordsPerRow), sealed. A row's key is the number of its first record, so that a number is found by one search.
class RecordLog
{
public:
    static constexpr std::size_t kRecordsPerRow = 256;

    RecordLog(const std::string& table, std::size_t recordBytes);

    [[nodiscard]] Result<void> createTable(SqliteFile& file) const;
    /// `records` are whole ones; `first` is the number of the first. Inside the caller's transaction.
    [[nodiscard]] Result<void> append(SqliteFile& file, std::uint64_t first, ByteView records) const;
    /// The records from number `from` on, those of at most `rowsMax` rows; empty when there are none. A gap between
    /// rows is Corrupt.
    [[nodiscard]] Result<Bytes> readFrom(SqliteFile& file, std::uint64_t from, std::int64_t rowsMax) const;
    /// How many records there are.
    [[nodiscard]] Result<std::uint64_t> count(SqliteFile& file) const;
    /// One record; Corrupt when there is none of that number. Consecutive reads of one row read it once.
    [[nodiscard]] Result<Bytes> read(SqliteFile& file, std::uint64_t number);

private:
    [[nodiscard]] Result<ByteView> open(SqliteFile& file, std::uint64_t first, ByteView sealed) const;

    std::size_t m_recordBytes;
    std::string m_table;
    std::string m_insert;
    std::string m_range;
    std::string m_find;
    std::uint64_t m_cachedFirst = 0;
    Bytes m_cached;
};

} // namespace signalbox::ledger::embedded
