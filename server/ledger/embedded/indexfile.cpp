#include "server/ledger/embedded/indexfile.h"

#include <algorithm>
#include <array>

namespace signalbox::ledger::embedded {

namespace {

constexpr std::int64_t kVersion = 1;
constexpr AccountNumber kAccountsPerPage = 64;
constexpr std::size_t kHoldsPerRow = 256;
constexpr std::size_t kHoldBytes = 16 + Hold::kBytes;
constexpr std::size_t kNumbersPerRow = 1024;

/// Levels of runs that cannot be searched: being written, and replaced. Their pages go at the next start.
constexpr std::int64_t kLevelUnfinished = -1;
constexpr std::int64_t kLevelReplaced = -2;

const std::array kTables{
    "CREATE TABLE checkpoint (journal BLOB, accounts INTEGER, transfers INTEGER, outcomes INTEGER)",
    "CREATE TABLE balances (page INTEGER PRIMARY KEY, records BLOB NOT NULL)",
    "CREATE TABLE holds (part INTEGER PRIMARY KEY, records BLOB NOT NULL)",
    "CREATE TABLE history (account INTEGER, side INTEGER, first INTEGER, numbers BLOB NOT NULL, "
    "PRIMARY KEY (account, side, first)) WITHOUT ROWID",
    "CREATE TABLE idRuns (run INTEGER PRIMARY KEY, level INTEGER, ordered INTEGER, entries INTEGER, summary BLOB)",
    "CREATE TABLE idPages (page INTEGER PRIMARY KEY, entries BLOB NOT NULL)",
};
const std::array kTableNames{"checkpoint", "balances", "holds", "history", "idRuns", "idPages"};

} // namespace

void sortNewestFirst(IdRuns& runs)
{
    // A merge of level n holds what is older than every run of a lower level.
    std::ranges::sort(runs, [](const IdRunPtr& a, const IdRunPtr& b) {
        return std::tuple(a->level, -a->run) < std::tuple(b->level, -b->run);
    });
}

Result<void> IndexFile::prepare(const Bytes& identity)
{
    std::int64_t version = 0;
    auto read = m_file.query("PRAGMA user_version", {}, [&](SqliteFile::Row& row) -> Result<bool> {
        version = row.integer(0);
        return false;
    });
    if (!read) return read;
    if (version != kVersion) return reset(identity);
    bool belongs = false;
    read = m_file.query("SELECT journal FROM checkpoint", {}, [&](SqliteFile::Row& row) -> Result<bool> {
        belongs = std::ranges::equal(row.bytes(0), identity);
        return false;
    });
    if (!read) return read;
    if (!belongs) return reset(identity);

    std::vector<IdRun> leftovers;
    read = m_file.query("SELECT run FROM idRuns WHERE level < 0", {}, [&](SqliteFile::Row& row) -> Result<bool> {
        leftovers.emplace_back().run = row.integer(0);
        return true;
    });
    if (!read) return read;
    for (const IdRun& run : leftovers)
        if (auto dropped = dropPages(run); !dropped) return dropped;
    return {};
}

Result<void> IndexFile::reset(const Bytes& identity)
{
    return inTransaction(m_file, [&]() -> Result<void> {
        for (const char* table : kTableNames)
            if (auto done = m_file.execute(std::string("DROP TABLE IF EXISTS ") + table); !done) return done;
        for (const char* statement : kTables)
            if (auto done = m_file.execute(statement); !done) return done;
        auto begun = m_file.execute("INSERT INTO checkpoint VALUES (?, 0, 0, 0)", {ByteView(identity)});
        if (!begun) return begun;
        return m_file.execute("PRAGMA user_version = " + std::to_string(kVersion));
    });
}

Result<Marks> IndexFile::marks()
{
    Marks marks;
    auto read = m_file.query(
        "SELECT accounts, transfers, outcomes FROM checkpoint", {}, [&](SqliteFile::Row& row) -> Result<bool> {
            marks = {std::uint64_t(row.integer(0)), std::uint64_t(row.integer(1)), std::uint64_t(row.integer(2))};
            return false;
        });
    if (!read) return read.error();
    return marks;
}

Result<void> IndexFile::loadBalances(AccountTable& accounts)
{
    return m_file.query("SELECT page, records FROM balances", {}, [&](SqliteFile::Row& row) -> Result<bool> {
        const auto records = unseal(row.bytes(1));
        const auto first = std::uint64_t(row.integer(0)) * kAccountsPerPage;
        if (!records || records->size() != kAccountsPerPage * kBalancesBytes)
            return damagedFile(m_file.path(), "balances " + std::to_string(row.integer(0)) + ": wrong checksum");
        for (std::uint64_t i = 0; i < kAccountsPerPage && first + i < accounts.size(); ++i)
            accounts[AccountNumber(first + i)].balances = balancesAt(*records, i * kBalancesBytes);
        return true;
    });
}

Result<void> IndexFile::loadHolds(IdMap<Hold>& holds)
{
    return m_file.query("SELECT records FROM holds", {}, [&](SqliteFile::Row& row) -> Result<bool> {
        const auto records = unseal(row.bytes(0));
        if (!records || records->size() % kHoldBytes != 0) return damagedFile(m_file.path(), "holds: wrong checksum");
        for (std::size_t at = 0; at < records->size(); at += kHoldBytes)
            holds.put(uuidAt(*records, at), Hold::at(*records, at + 16));
        return true;
    });
}

Result<IdRuns> IndexFile::loadRuns()
{
    IdRuns runs;
    auto read = m_file.query("SELECT run, level, ordered, entries, summary FROM idRuns WHERE level >= 0", {},
                             [&](SqliteFile::Row& row) -> Result<bool> {
                                 auto run = std::make_shared<IdRun>();
                                 run->run = row.integer(0);
                                 run->level = int(row.integer(1));
                                 run->ordered = row.integer(2) != 0;
                                 run->entries = std::uint64_t(row.integer(3));
                                 if (!run->setSummary(row.bytes(4)))
                                     return damagedFile(m_file.path(),
                                                        "idRuns " + std::to_string(run->run) + ": wrong checksum");
                                 runs.push_back(run);
                                 return true;
                             });
    if (!read) return read.error();
    sortNewestFirst(runs);
    return runs;
}

Result<IdRuns> IndexFile::write(const Checkpoint& checkpoint)
{
    IdRuns added;
    auto written = inTransaction(m_file, [&]() -> Result<void> {
        Result<IdRuns> runs = writeIds(*checkpoint.transfers);
        if (!runs) return runs.error();
        added = *runs;
        if (auto done = writeHistories(*checkpoint.transfers); !done) return done;
        if (auto done = writeBalances(checkpoint); !done) return done;
        if (auto done = writeHolds(checkpoint); !done) return done;
        return m_file.execute("UPDATE checkpoint SET accounts = ?, transfers = ?, outcomes = ?",
                              {std::int64_t(checkpoint.marks.accounts), std::int64_t(checkpoint.marks.transfers),
                               std::int64_t(checkpoint.marks.outcomes)});
    });
    if (!written) return written.error();
    return added;
}

Result<IdRuns> IndexFile::writeIds(const RecentTransfers& transfers)
{
    std::array<std::vector<IdEntry>, 2> kinds; // random, ordered
    transfers.marks.forEach([&](const Uuid& id, std::uint64_t mark) {
        kinds[id.version() == 7].push_back({id, mark});
    });
    IdRuns added;
    for (const bool ordered : {false, true}) {
        std::vector<IdEntry>& entries = kinds[ordered];
        if (entries.empty()) continue;
        std::ranges::sort(entries, {}, &IdEntry::id);
        const Result<std::int64_t> run = nextRun();
        if (!run) return run.error();
        IdRunWriter writer(*run, 0, ordered, entries.size());
        for (const IdEntry& entry : entries)
            if (auto done = writer.add(m_file, entry); !done) return done.error();
        Result<IdRunPtr> finished = writer.finish(m_file);
        if (!finished) return finished.error();
        added.push_back(*finished);
    }
    return added;
}

Result<void> IndexFile::writeHistories(const RecentTransfers& transfers)
{
    struct Entry
    {
        AccountNumber account;
        std::uint32_t side;
        TransferNumber number;
        auto operator<=>(const Entry&) const = default;
    };
    std::vector<Entry> entries;
    entries.reserve(transfers.sides.size() * 2);
    TransferNumber number = transfers.first;
    for (const RecentTransfers::Sides& sides : transfers.sides) {
        entries.push_back({sides.debit, std::uint32_t(Side::Debit), number});
        entries.push_back({sides.credit, std::uint32_t(Side::Credit), number});
        ++number;
    }
    std::ranges::sort(entries);

    Bytes row;
    for (std::size_t at = 0; at < entries.size();) {
        const Entry& first = entries[at];
        row.clear();
        TransferNumber previous = first.number;
        std::size_t end = at + 1;
        while (end < entries.size() && end - at < kNumbersPerRow && entries[end].account == first.account &&
               entries[end].side == first.side) {
            putVarint(row, entries[end].number - previous);
            previous = entries[end].number;
            ++end;
        }
        seal(row);
        auto done = m_file.execute(
            "INSERT INTO history (account, side, first, numbers) VALUES (?, ?, ?, ?)",
            {std::int64_t(first.account), std::int64_t(first.side), std::int64_t(first.number), ByteView(row)});
        if (!done) return done;
        at = end;
    }
    return {};
}

Result<void> IndexFile::writeBalances(const Checkpoint& checkpoint)
{
    auto changed = checkpoint.balances;
    std::ranges::sort(changed, {}, [](const auto& entry) { return entry.first; });
    for (std::size_t at = 0; at < changed.size();) {
        const AccountNumber page = changed[at].first / kAccountsPerPage;
        Bytes records(kAccountsPerPage * kBalancesBytes);
        auto read = m_file.query("SELECT records FROM balances WHERE page = ?", {std::int64_t(page)},
                                 [&](SqliteFile::Row& row) -> Result<bool> {
                                     const auto content = unseal(row.bytes(0));
                                     if (!content || content->size() != records.size())
                                         return damagedFile(m_file.path(),
                                                            "balances " + std::to_string(page) + ": wrong checksum");
                                     records.assign(content->begin(), content->end());
                                     return false;
                                 });
        if (!read) return read;
        for (; at < changed.size() && changed[at].first / kAccountsPerPage == page; ++at) {
            Bytes one;
            putBalances(one, changed[at].second);
            std::ranges::copy(one, records.begin() +
                                       std::ptrdiff_t((changed[at].first % kAccountsPerPage) * kBalancesBytes));
        }
        seal(records);
        auto done = m_file.execute("INSERT OR REPLACE INTO balances (page, records) VALUES (?, ?)",
                                   {std::int64_t(page), ByteView(records)});
        if (!done) return done;
    }
    return {};
}

Result<void> IndexFile::writeHolds(const Checkpoint& checkpoint)
{
    if (auto done = m_file.execute("DELETE FROM holds"); !done) return done;
    Bytes records;
    for (std::size_t at = 0; at < checkpoint.holds.size(); at += kHoldsPerRow) {
        records.clear();
        const std::size_t end = std::min(at + kHoldsPerRow, checkpoint.holds.size());
        for (std::size_t i = at; i < end; ++i) {
            putUuid(records, checkpoint.holds[i].first);
            checkpoint.holds[i].second.put(records);
        }
        seal(records);
        auto done =
            m_file.execute("INSERT INTO holds (part, records) VALUES (?, ?)", {std::int64_t(at), ByteView(records)});
        if (!done) return done;
    }
    return {};
}

Result<std::int64_t> IndexFile::nextRun()
{
    std::int64_t next = 1;
    auto read =
        m_file.query("SELECT coalesce(max(run), 0) + 1 FROM idRuns", {}, [&](SqliteFile::Row& row) -> Result<bool> {
            next = row.integer(0);
            return false;
        });
    if (!read) return read.error();
    return next;
}

Result<std::int64_t> IndexFile::reserveRun(bool ordered)
{
    const Result<std::int64_t> run = nextRun();
    if (!run) return run;
    auto done = m_file.execute("INSERT INTO idRuns (run, level, ordered, entries) VALUES (?, ?, ?, 0)",
                               {*run, kLevelUnfinished, std::int64_t(ordered)});
    if (!done) return done.error();
    return run;
}

Result<void> IndexFile::retire(const IdRuns& runs)
{
    for (const IdRunPtr& run : runs)
        if (auto done = m_file.execute("UPDATE idRuns SET level = ? WHERE run = ?", {kLevelReplaced, run->run}); !done)
            return done;
    return {};
}

Result<void> IndexFile::dropPages(const IdRun& run)
{
    return inTransaction(m_file, [&]() -> Result<void> {
        auto done =
            m_file.execute("DELETE FROM idPages WHERE page >= ? AND page < ?", {run.run << 24, (run.run + 1) << 24});
        if (!done) return done;
        return m_file.execute("DELETE FROM idRuns WHERE run = ?", {run.run});
    });
}

Result<IndexFile::History> IndexFile::history(AccountNumber account, std::size_t limit)
{
    History history;
    // One snapshot, so that the lists and the mark belong together.
    if (auto begun = m_file.execute("BEGIN"); !begun) return begun.error();
    Result<void> outcome = sideHistory(account, Side::Debit, limit, history.debits);
    if (outcome) outcome = sideHistory(account, Side::Credit, limit, history.credits);
    if (outcome) {
        const Result<Marks> reached = marks();
        if (reached)
            history.completeTo = reached->transfers;
        else
            outcome = reached.error();
    }
    const auto ended = m_file.execute("COMMIT");
    if (!outcome) return outcome.error();
    if (!ended) return ended.error();
    return history;
}

Result<void> IndexFile::sideHistory(AccountNumber account, Side side, std::size_t limit,
                                    std::vector<TransferNumber>& numbers)
{
    return m_file.query("SELECT first, numbers FROM history WHERE account = ? AND side = ? ORDER BY first",
                        {std::int64_t(account), std::int64_t(side)}, [&](SqliteFile::Row& row) -> Result<bool> {
                            const auto deltas = unseal(row.bytes(1));
                            if (!deltas) return damagedFile(m_file.path(), "history: wrong checksum");
                            auto number = TransferNumber(row.integer(0));
                            if (numbers.size() < limit) numbers.push_back(number);
                            for (std::size_t at = 0; at < deltas->size() && numbers.size() < limit;) {
                                const auto delta = takeVarint(*deltas, at);
                                if (!delta) return damagedFile(m_file.path(), "history: a list ends early");
                                number += *delta;
                                numbers.push_back(number);
                            }
                            return numbers.size() < limit;
                        });
}

} // namespace signalbox::ledger::embedded
