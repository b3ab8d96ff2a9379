#include "server/ledger/embedded/embeddedledger.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <future>
#include <sys/file.h>
#include <unistd.h>

namespace signalbox::ledger::embedded {

namespace {

constexpr int kJournalCacheKib = 1024;
constexpr int kLookupCacheKib = 2048;
/// Calls of one commit: keeps a caller's wait bounded when very many come at once.
constexpr std::size_t kCallsPerBatch = 8192;
/// The journal's log is folded into the main file when about this much was appended.
constexpr std::size_t kLogBytesMax = std::size_t(16) << 20;
/// What a commit costs in the log beside its records: the last page of each of three tables and the root pages.
constexpr std::size_t kLogBytesPerCommit = std::size_t(4) * 4096;
constexpr std::int64_t kReplayRows = 512;

std::string indexPathOf(const std::string& path)
{
    std::filesystem::path index(path);
    index.replace_filename(index.stem().string() + "-index" + index.extension().string());
    return index.string();
}

/// Puts a damaged index aside under a name that tells; it is made again from the journal.
void putAside(const std::string& path)
{
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm"})
        std::filesystem::rename(path + suffix, path + ".damaged" + suffix, ignored);
}

} // namespace

/// Keeps a second process (and a second ledger object) out while it lives; the kernel drops it with the process.
class EmbeddedLedger::FileLock
{
public:
    static Result<std::unique_ptr<FileLock>> take(const std::string& path)
    {
        const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file < 0)
            return Error{ErrorCode::Unavailable, "The ledger's folder cannot be written.",
                         path + ": " + std::generic_category().message(errno)};
        std::unique_ptr<FileLock> lock(new FileLock(file));
        if (::flock(file, LOCK_EX | LOCK_NB) != 0)
            return Error{ErrorCode::Conflict, "The ledger is open in another process.", path};
        return lock;
    }
    ~FileLock() { ::close(m_file); }
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    explicit FileLock(int file) : m_file(file) {}
    int m_file;
};

EmbeddedLedger::EmbeddedLedger(EmbeddedOptions options, const Clock& clock)
    : m_options(std::move(options)), m_indexPath(indexPathOf(m_options.path)), m_clock(clock),
      m_history(m_options.path, m_indexPath, m_committed), m_reader([this] { m_history.close(); })
{
}

EmbeddedLedger::~EmbeddedLedger()
{
    m_queue.close();
    m_reader.stop();
    if (m_writer.joinable()) m_writer.join();
}

Result<void> EmbeddedLedger::start()
{
    Result<std::unique_ptr<FileLock>> lock = FileLock::take(m_options.path + ".lock");
    if (!lock) return lock.error();
    m_lock = std::move(*lock);
    // The writer opens its own files: a connection must stay on the thread that made it.
    std::promise<Result<void>> opened;
    m_writer =
        std::thread([&] { runWriter([&opened](Result<void> outcome) { opened.set_value(std::move(outcome)); }); });
    return opened.get_future().get();
}

// ---- any thread

Error EmbeddedLedger::brokenError() const
{
    const std::lock_guard lock(m_brokenMutex);
    return Error{ErrorCode::Unavailable, "The ledger's disk has failed, and nothing more is written to it.",
                 m_brokenCause};
}

void EmbeddedLedger::breakDown(const Error& cause)
{
    const std::lock_guard lock(m_brokenMutex);
    if (m_broken) return;
    m_brokenCause = cause.message + " " + cause.detail;
    m_broken = true;
}

Task<Result<void>> EmbeddedLedger::submit(CallPtr call)
{
    CallQueue::Submission waiting(m_queue, std::move(call));
    co_return co_await waiting;
}

Task<Result<void>> EmbeddedLedger::release()
{
    return submit(std::make_shared<Call>(Call::Kind::Release));
}

Task<Result<void>> EmbeddedLedger::createAccounts(std::vector<Account> accounts)
{
    auto call = std::make_shared<Call>(Call::Kind::CreateAccounts);
    call->accounts = std::move(accounts);
    return submit(std::move(call));
}

Task<Result<void>> EmbeddedLedger::createTransfers(std::vector<Transfer> legs)
{
    auto call = std::make_shared<Call>(Call::Kind::CreateTransfers);
    call->legs = std::move(legs);
    return submit(std::move(call));
}

Task<Result<void>> EmbeddedLedger::post(std::vector<Uuid> transfers)
{
    auto call = std::make_shared<Call>(Call::Kind::Post);
    call->ids = std::move(transfers);
    return submit(std::move(call));
}

Task<Result<void>> EmbeddedLedger::voidTransfers(std::vector<Uuid> transfers)
{
    auto call = std::make_shared<Call>(Call::Kind::Void);
    call->ids = std::move(transfers);
    return submit(std::move(call));
}

std::optional<Balances> EmbeddedLedger::peek(const AccountKey& account) const
{
    if (m_broken || needsRelease()) return std::nullopt;
    const std::shared_lock lock(m_committed.mutex);
    const auto number = m_committed.accounts.find(account);
    if (!number || !m_committed.accounts[*number].committed) return std::nullopt;
    return m_committed.accounts[*number].balances;
}

Task<Result<std::vector<std::optional<Balances>>>> EmbeddedLedger::balances(std::vector<AccountKey> accounts)
{
    if (needsRelease()) {
        const Result<void> released = co_await release();
        if (!released) co_return released.error();
    }
    if (m_broken) co_return brokenError();
    std::vector<std::optional<Balances>> found;
    found.reserve(accounts.size());
    const std::shared_lock lock(m_committed.mutex);
    for (const AccountKey& key : accounts) {
        const auto number = m_committed.accounts.find(key);
        if (number && m_committed.accounts[*number].committed)
            found.emplace_back(m_committed.accounts[*number].balances);
        else
            found.emplace_back();
    }
    co_return found;
}

Task<Result<std::vector<Ledger::Books>>> EmbeddedLedger::books()
{
    if (needsRelease()) {
        const Result<void> released = co_await release();
        if (!released) co_return released.error();
    }
    if (m_broken) co_return brokenError();
    std::map<LedgerNumber, Books> sums;
    {
        const std::shared_lock lock(m_committed.mutex);
        for (AccountNumber number = 0; number < m_committed.accounts.size(); ++number) {
            const AccountTable::Entry& entry = m_committed.accounts[number];
            if (!entry.committed) continue;
            Books& books = sums[entry.ledger];
            books.ledger = entry.ledger;
            books.sums.debitsPosted += entry.balances.debitsPosted;
            books.sums.debitsPending += entry.balances.debitsPending;
            books.sums.creditsPosted += entry.balances.creditsPosted;
            books.sums.creditsPending += entry.balances.creditsPending;
            ++books.accounts;
        }
    }
    std::vector<Books> all;
    for (const auto& [ledger, books] : sums) all.push_back(books);
    co_return all;
}

template <class T>
Task<Result<T>> EmbeddedLedger::onReader(std::function<Result<T>()> question)
{
    if (needsRelease()) {
        const Result<void> released = co_await release();
        if (!released) co_return released.error();
    }
    if (m_broken) co_return brokenError();
    Result<T> answer = co_await Async<Result<T>>([&](const Completion<Result<T>>& done) {
        m_reader.post([question, done](ReaderThread::Run how) {
            done(how == ReaderThread::Run::Cancelled ? Result<T>(stoppingError()) : question());
        });
    });
    co_return answer;
}

Task<Result<std::optional<TransferRecord>>> EmbeddedLedger::find(Uuid transfer)
{
    return onReader<std::optional<TransferRecord>>([this, transfer] { return m_history.find(transfer); });
}

Task<Result<Ledger::AccountTransfers>> EmbeddedLedger::transfersOf(AccountKey account, std::uint32_t limit)
{
    const std::size_t bounded = std::min(limit, kTransfersMax);
    return onReader<AccountTransfers>([this, account, bounded] { return m_history.transfersOf(account, bounded); });
}

// ---- the writer's thread

void EmbeddedLedger::runWriter(std::function<void(Result<void>)> started)
{
    Result<void> recovered = recover();
    const bool well = recovered.ok();
    started(std::move(recovered));

    Calls calls;
    while (well && m_queue.take(calls)) {
        for (std::size_t at = 0; at < calls.size(); at += kCallsPerBatch) {
            const auto end = std::min(at + kCallsPerBatch, calls.size());
            runBatch(Calls(calls.begin() + std::ptrdiff_t(at), calls.begin() + std::ptrdiff_t(end)));
        }
    }
    for (const CallPtr& call : calls) call->outcome = stoppingError();
    CallQueue::answer(std::move(calls));
    m_indexer.reset();
    m_books.reset();
    m_indexFile.reset();
    m_journal.reset();
    m_journalFile.reset();
}

void EmbeddedLedger::runBatch(const Calls& calls)
{
    // One moment for the whole batch: what has lapsed by now is released first, so nobody can post it later.
    const UnixMs now = m_clock.now();
    if (!m_broken) {
        m_books->begin(now);
        for (const CallPtr& call : calls) {
            switch (call->kind) {
            case Call::Kind::CreateAccounts:
                call->outcome = m_books->createAccounts(call->accounts);
                break;
            case Call::Kind::CreateTransfers:
                call->outcome = m_books->createTransfers(call->legs, now);
                break;
            case Call::Kind::Post:
                call->outcome = m_books->resolve(call->ids, TransferState::Posted);
                break;
            case Call::Kind::Void:
                call->outcome = m_books->resolve(call->ids, TransferState::Voided);
                break;
            case Call::Kind::Release:
                break;
            }
        }
        Result<void> written;
        if (m_books->failure())
            written = *m_books->failure();
        else if (m_books->hasChanges()) {
            m_books->check();
            written = m_journal->commit(m_committed.marks, m_books->accountRecords(), m_books->transferRecords(),
                                        m_books->outcomeRecords());
            // The only place where anything is acknowledged: committed and synced.
            if (written) {
                m_logBytes += kLogBytesPerCommit + m_books->accountRecords().size() +
                              m_books->transferRecords().size() + m_books->outcomeRecords().size();
                m_books->publish();
            }
        }
        if (!written) breakDown(written.error());
    }
    if (m_broken)
        for (const CallPtr& call : calls) call->outcome = brokenError();
    CallQueue::answer(calls);
    if (m_broken) return;
    if (const auto maintained = maintain(); !maintained) breakDown(maintained.error());
}

Result<void> EmbeddedLedger::maintain()
{
    if (m_logBytes >= kLogBytesMax) {
        m_logBytes = 0;
        if (auto folded = m_journalFile->checkpoint(); !folded) return folded;
    }
    const RecentTransfers& recent = *m_committed.recent;
    if (std::max(recent.marks.size(), recent.sides.size()) < m_options.changesPerCheckpoint) return {};
    return m_indexer->add(m_books->takeCheckpoint());
}

Result<void> EmbeddedLedger::recover()
{
    const auto sync = m_options.sync == EmbeddedOptions::Sync::Yes ? SqliteFile::Sync::Full : SqliteFile::Sync::Off;
    Result<std::unique_ptr<SqliteFile>> journal = SqliteFile::open(m_options.path, sync, kJournalCacheKib);
    if (!journal) return journal.error();
    m_journalFile = std::move(*journal);
    m_journal = std::make_unique<JournalFile>(*m_journalFile);
    if (auto prepared = m_journal->prepare(); !prepared) return prepared;
    const Result<Marks> reach = m_journal->count();
    if (!reach) return reach.error();

    m_books = std::make_unique<WorkingBooks>(
        m_committed, [this](const Uuid& id) { return findInCheckpoints(m_committed, *m_indexFile, id); });
    while (m_committed.marks.accounts < reach->accounts) {
        const Result<Bytes> records =
            m_journal->accounts.readFrom(*m_journalFile, m_committed.marks.accounts, kReplayRows);
        if (!records) return records.error();
        for (std::size_t at = 0; at < records->size(); at += AccountRecord::kBytes)
            m_books->replayAccount(AccountRecord::at(*records, at));
    }

    auto indexed = openIndex(*reach);
    if (!indexed && indexed.error().code == ErrorCode::Corrupt) {
        m_indexFile.reset();
        putAside(m_indexPath);
        for (AccountNumber number = 0; number < m_committed.accounts.size(); ++number)
            m_committed.accounts[number].balances = {};
        m_books->holds() = {};
        indexed = openIndex(*reach);
    }
    if (!indexed) return indexed;
    m_indexer = std::make_unique<Indexer>(m_indexPath, m_committed);
    if (auto replayed = replay(); !replayed) return replayed;
    m_books->endReplay();
    return {};
}

Result<void> EmbeddedLedger::openIndex(const Marks& journal)
{
    Result<std::unique_ptr<SqliteFile>> opened =
        SqliteFile::open(m_indexPath, SqliteFile::Sync::Normal, kLookupCacheKib);
    if (!opened) return opened.error();
    m_indexFile = std::move(*opened);
    IndexFile index(*m_indexFile);
    const Result<Bytes> identity = m_journal->identity();
    if (!identity) return identity.error();
    if (auto prepared = index.prepare(*identity); !prepared) return prepared;
    Result<Marks> marks = index.marks();
    if (!marks) return marks.error();
    if (marks->accounts > journal.accounts || marks->transfers > journal.transfers ||
        marks->outcomes > journal.outcomes) {
        // The journal is older than it was, as after restoring it alone from a backup.
        if (auto emptied = index.reset(*identity); !emptied) return emptied;
        marks = Marks{};
    }
    if (auto loaded = index.loadBalances(m_committed.accounts); !loaded) return loaded;
    if (auto loaded = index.loadHolds(m_books->holds()); !loaded) return loaded;
    Result<IdRuns> runs = index.loadRuns();
    if (!runs) return runs.error();
    m_committed.runs = std::make_shared<const IdRuns>(std::move(*runs));
    m_books->beginReplay(*marks);
    return {};
}

Result<void> EmbeddedLedger::replay()
{
    Bytes ends;
    std::size_t endsAt = 0;
    for (;;) {
        const Result<Bytes> rows =
            m_journal->transfers.readFrom(*m_journalFile, m_committed.marks.transfers, kReplayRows);
        if (!rows) return rows.error();
        for (std::size_t at = 0; at < rows->size(); at += TransferRow::kBytes)
            if (auto done = m_books->replayTransfer(TransferRow::at(*rows, at)); !done) return done;
        // Holds end as soon as they can, so that they never pile up in memory.
        for (;;) {
            if (endsAt == ends.size()) {
                Result<Bytes> more =
                    m_journal->outcomes.readFrom(*m_journalFile, m_committed.marks.outcomes, kReplayRows);
                if (!more) return more.error();
                ends = std::move(*more);
                endsAt = 0;
                if (ends.empty()) break;
            }
            const Mark mark = Mark::unpacked(numberAt<std::uint64_t>(ends, endsAt));
            if (mark.number >= m_committed.marks.transfers) break;
            if (auto done = m_books->replayOutcome(mark); !done) return done;
            endsAt += Mark::kBytes;
        }
        if (auto done = maintain(); !done) return done;
        if (rows->empty()) break;
    }
    if (endsAt != ends.size()) return damagedFile(m_options.path, "the end of a hold whose transfer is missing");
    return {};
}

} // namespace signalbox::ledger::embedded

namespace signalbox::ledger {

Result<std::unique_ptr<Ledger>> openEmbedded(const EmbeddedOptions& options, const Clock& clock)
{
    auto ledger = std::make_unique<embedded::EmbeddedLedger>(options, clock);
    if (auto started = ledger->start(); !started) return started.error();
    return std::unique_ptr<Ledger>(std::move(ledger));
}

} // namespace signalbox::ledger
