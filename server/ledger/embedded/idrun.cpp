#include "server/ledger/embedded/idrun.h"

#include <algorithm>

namespace signalbox::ledger::embedded {

namespace {

constexpr unsigned kFilterBitsPerEntry = 10;
constexpr unsigned kFilterProbes = 6; ///< about one false "maybe" in a hundred

template <class Visit>
bool visitFilterBits(std::size_t filterBytes, const Uuid& id, Visit visit)
{
    const std::uint64_t bits = filterBytes * 8;
    std::uint64_t hash = std::hash<Uuid>()(id);
    const std::uint64_t step = (hash >> 33) | (hash << 31) | 1;
    for (unsigned probe = 0; probe < kFilterProbes; ++probe, hash += step)
        if (const std::uint64_t bit = hash % bits; !visit(bit / 8, std::uint8_t(1U << (bit % 8)))) return false;
    return true;
}

std::uint64_t entriesOf(const IdRuns& runs)
{
    std::uint64_t entries = 0;
    for (const IdRunPtr& run : runs) entries += run->entries;
    return entries;
}

} // namespace

Bytes makeFilter(std::uint64_t entries)
{
    return Bytes(std::max<std::uint64_t>(entries * kFilterBitsPerEntry / 8, 8));
}

void addToFilter(Bytes& filter, const Uuid& id)
{
    visitFilterBits(filter.size(), id, [&](std::size_t byte, std::uint8_t bit) {
        filter[byte] = std::uint8_t(filter[byte] | bit);
        return true;
    });
}

bool IdRun::mayHold(const Uuid& id) const
{
    if (fences.empty() || id < fences.front() || id > largest) return false;
    if (ordered) return id.version() == 7;
    return visitFilterBits(filter.size(), id,
                           [&](std::size_t byte, std::uint8_t bit) { return (filter[byte] & bit) != 0; });
}

Bytes IdRun::summary() const
{
    Bytes out;
    out.reserve(32 + fences.size() * 16 + filter.size() + kSealBytes);
    putUuid(out, largest);
    putNumber(out, std::uint64_t(fences.size()));
    for (const Uuid& fence : fences) putUuid(out, fence);
    out.insert(out.end(), filter.begin(), filter.end());
    seal(out);
    return out;
}

bool IdRun::setSummary(ByteView bytes)
{
    const auto content = unseal(bytes);
    if (!content || content->size() < 24) return false;
    largest = uuidAt(*content, 0);
    const auto pages = numberAt<std::uint64_t>(*content, 16);
    if (pages > kPagesMax || content->size() < 24 + pages * 16) return false;
    fences.reserve(pages);
    for (std::size_t page = 0; page < pages; ++page) fences.push_back(uuidAt(*content, 24 + page * 16));
    filter.assign(content->begin() + std::ptrdiff_t(24 + pages * 16), content->end());
    return ordered == filter.empty();
}

Result<std::optional<Bytes>> readPage(SqliteFile& file, std::int64_t key)
{
    std::optional<Bytes> page;
    const auto read =
        file.query("SELECT entries FROM idPages WHERE page = ?", {key}, [&](SqliteFile::Row& row) -> Result<bool> {
            const auto content = unseal(row.bytes(0));
            if (!content || content->empty() || content->size() % IdRun::kEntryBytes != 0)
                return damagedFile(file.path(), "idPages " + std::to_string(key) + ": wrong checksum");
            page.emplace(content->begin(), content->end());
            return false;
        });
    if (!read) return read.error();
    return page;
}

Result<IdSearch> findId(SqliteFile& file, const IdRuns& runs, const Uuid& id)
{
    for (const IdRunPtr& run : runs) {
        if (!run->mayHold(id)) continue;
        const auto fence = std::ranges::upper_bound(run->fences, id);
        const auto page = std::size_t(fence - run->fences.begin()) - 1;
        const Result<std::optional<Bytes>> entries = readPage(file, run->pageKey(page));
        if (!entries) return entries.error();
        if (!*entries) return IdSearch{std::nullopt, true};
        const Bytes& found = **entries;
        std::size_t low = 0;
        std::size_t high = found.size() / IdRun::kEntryBytes;
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if (uuidAt(found, middle * IdRun::kEntryBytes) < id)
                low = middle + 1;
            else
                high = middle;
        }
        const std::size_t at = low * IdRun::kEntryBytes;
        if (at < found.size() && uuidAt(found, at) == id)
            return IdSearch{Mark::unpacked(numberAt<std::uint64_t>(found, at + 16)), false};
    }
    return IdSearch{};
}

IdRunWriter::IdRunWriter(std::int64_t run, int level, bool ordered, std::uint64_t entriesMax)
    : m_run(std::make_shared<IdRun>())
{
    m_run->run = run;
    m_run->level = level;
    m_run->ordered = ordered;
    m_run->fences.reserve(entriesMax / IdRun::kEntriesPerPage + 1);
    if (!ordered) m_run->filter = makeFilter(entriesMax);
}

Result<void> IdRunWriter::add(SqliteFile& file, const IdEntry& entry)
{
    if (m_page.empty()) m_run->fences.push_back(entry.id);
    putUuid(m_page, entry.id);
    putNumber(m_page, entry.mark);
    m_run->largest = entry.id;
    ++m_run->entries;
    if (!m_run->ordered) addToFilter(m_run->filter, entry.id);
    if (m_page.size() < IdRun::kEntriesPerPage * IdRun::kEntryBytes) return {};
    return writePage(file);
}

Result<void> IdRunWriter::writePage(SqliteFile& file)
{
    seal(m_page);
    const std::int64_t key = m_run->pageKey(m_run->fences.size() - 1);
    auto written = file.execute("INSERT INTO idPages (page, entries) VALUES (?, ?)", {key, ByteView(m_page)});
    m_page.clear();
    return written;
}

Result<IdRunPtr> IdRunWriter::finish(SqliteFile& file)
{
    if (!m_page.empty())
        if (auto written = writePage(file); !written) return written.error();
    m_run->fences.shrink_to_fit();
    const Bytes summary = m_run->summary();
    auto written =
        file.execute("INSERT OR REPLACE INTO idRuns (run, level, ordered, entries, summary) VALUES (?, ?, ?, ?, ?)",
                     {m_run->run, std::int64_t(m_run->level), std::int64_t(m_run->ordered),
                      std::int64_t(m_run->entries), ByteView(summary)});
    if (!written) return written.error();
    return IdRunPtr(m_run);
}

IdMerge::IdMerge(IdRuns inputs, std::int64_t run)
    : m_inputs(std::move(inputs)), m_cursors(m_inputs.size()),
      m_writer(run, m_inputs.front()->level + 1, m_inputs.front()->ordered, entriesOf(m_inputs))
{
}

Result<void> IdMerge::fill(SqliteFile& file, std::size_t input)
{
    Cursor& cursor = m_cursors[input];
    const IdRun& run = *m_inputs[input];
    if (cursor.ended || cursor.at < cursor.entries.size()) return {};
    if (cursor.page == run.fences.size()) {
        cursor.ended = true;
        return {};
    }
    Result<std::optional<Bytes>> page = readPage(file, run.pageKey(cursor.page));
    if (!page) return page.error();
    if (!*page) return damagedFile(file.path(), "run " + std::to_string(run.run) + ": a page is missing");
    cursor.entries = std::move(**page);
    cursor.at = 0;
    ++cursor.page;
    return {};
}

Result<IdRunPtr> IdMerge::step(SqliteFile& file, std::size_t entries)
{
    for (std::size_t done = 0; done < entries; ++done) {
        std::optional<std::size_t> first;
        Uuid smallest;
        for (std::size_t input = 0; input < m_inputs.size(); ++input) {
            if (auto filled = fill(file, input); !filled) return filled.error();
            const Cursor& cursor = m_cursors[input];
            if (cursor.ended) continue;
            const Uuid id = uuidAt(cursor.entries, cursor.at);
            if (first && !(id < smallest)) continue;
            first = input;
            smallest = id;
        }
        if (!first) return m_writer.finish(file);
        const Cursor& source = m_cursors[*first];
        const IdEntry entry{smallest, numberAt<std::uint64_t>(source.entries, source.at + 16)};
        // The newest input comes first and wins; older words about the same id end here.
        for (Cursor& cursor : m_cursors)
            if (!cursor.ended && cursor.at < cursor.entries.size() && uuidAt(cursor.entries, cursor.at) == smallest)
                cursor.at += IdRun::kEntryBytes;
        if (auto added = m_writer.add(file, entry); !added) return added.error();
    }
    return IdRunPtr();
}

} // namespace signalbox::ledger::embedded
