#include "server/ledger/embedded/recordlog.h"

#include <algorithm>
#include <limits>

namespace signalbox::ledger::embedded {

RecordLog::RecordLog(const std::string& table, std::size_t recordBytes)
    : m_recordBytes(recordBytes), m_table(table), m_insert("INSERT INTO " + table + " (first, records) VALUES (?, ?)"),
      m_range("SELECT first, records FROM " + table + " WHERE first >= coalesce((SELECT max(first) FROM " + table +
              " WHERE first <= ?), 0) ORDER BY first LIMIT ?"),
      m_find("SELECT first, records FROM " + table + " WHERE first <= ? ORDER BY first DESC LIMIT 1")
{
}

Result<void> RecordLog::createTable(SqliteFile& file) const
{
    return file.execute("CREATE TABLE " + m_table + " (first INTEGER PRIMARY KEY, records BLOB NOT NULL)");
}

Result<void> RecordLog::append(SqliteFile& file, std::uint64_t first, ByteView records) const
{
    const std::size_t rowBytes = kRecordsPerRow * m_recordBytes;
    Bytes row;
    for (std::size_t at = 0; at < records.size(); at += rowBytes) {
        const ByteView part = records.subspan(at, std::min(rowBytes, records.size() - at));
        row.assign(part.begin(), part.end());
        seal(row);
        if (auto done = file.execute(m_insert, {std::int64_t(first), ByteView(row)}); !done) return done;
        first += part.size() / m_recordBytes;
    }
    return {};
}

Result<ByteView> RecordLog::open(SqliteFile& file, std::uint64_t first, ByteView sealed) const
{
    const auto records = unseal(sealed);
    if (!records || records->empty() || records->size() % m_recordBytes != 0)
        return damagedFile(file.path(), m_table + " " + std::to_string(first) + ": wrong checksum");
    return *records;
}

Result<Bytes> RecordLog::readFrom(SqliteFile& file, std::uint64_t from, std::int64_t rowsMax) const
{
    Bytes found;
    std::uint64_t expected = from;
    const auto read = file.query(m_range, {std::int64_t(from), rowsMax}, [&](SqliteFile::Row& row) -> Result<bool> {
        const auto first = std::uint64_t(row.integer(0));
        const Result<ByteView> records = open(file, first, row.bytes(1));
        if (!records) return records.error();
        const std::uint64_t end = first + records->size() / m_recordBytes;
        if (end <= from) return true; // the row before the end of the log
        if (first > expected || (first < expected && expected != from))
            return damagedFile(file.path(), m_table + " " + std::to_string(expected) + ": records are missing");
        found.insert(found.end(), records->begin() + std::ptrdiff_t((expected - first) * m_recordBytes),
                     records->end());
        expected = end;
        return true;
    });
    if (!read) return read.error();
    return found;
}

Result<std::uint64_t> RecordLog::count(SqliteFile& file) const
{
    std::uint64_t count = 0;
    const auto read =
        file.query(m_find, {std::numeric_limits<std::int64_t>::max()}, [&](SqliteFile::Row& row) -> Result<bool> {
            const Result<ByteView> records = open(file, std::uint64_t(row.integer(0)), row.bytes(1));
            if (!records) return records.error();
            count = std::uint64_t(row.integer(0)) + records->size() / m_recordBytes;
            return false;
        });
    if (!read) return read.error();
    return count;
}

Result<Bytes> RecordLog::read(SqliteFile& file, std::uint64_t number)
{
    const auto cached = [&]() -> std::optional<Bytes> {
        if (m_cached.empty() || number < m_cachedFirst) return std::nullopt;
        const std::size_t at = (number - m_cachedFirst) * m_recordBytes;
        if (at + m_recordBytes > m_cached.size()) return std::nullopt;
        return Bytes(m_cached.begin() + std::ptrdiff_t(at), m_cached.begin() + std::ptrdiff_t(at + m_recordBytes));
    };
    if (const auto record = cached()) return *record;
    const auto found = file.query(m_find, {std::int64_t(number)}, [&](SqliteFile::Row& row) -> Result<bool> {
        const auto first = std::uint64_t(row.integer(0));
        const Result<ByteView> records = open(file, first, row.bytes(1));
        if (!records) return records.error();
        m_cachedFirst = first;
        m_cached.assign(records->begin(), records->end());
        return false;
    });
    if (!found) return found.error();
    if (const auto record = cached()) return *record;
    return damagedFile(file.path(), m_table + " " + std::to_string(number) + ": record is missing");
}

} // namespace signalbox::ledger::embedded
