#pragma once

#include "server/ledger/calls.h"
#include "server/ledger/embedded/historyreader.h"
#include "server/ledger/embedded/indexer.h"
#include "server/ledger/embedded/journalfile.h"
#include "server/ledger/embedded/workingbooks.h"
#include "server/ledger/engines.h"
#include "server/ledger/readerthread.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

namespace signalbox::ledger::embedded {

/// The engine behind openEmbedded(); see there.
class EmbeddedLedger final : public Ledger
{
public:
    EmbeddedLedger(EmbeddedOptions options, const Clock& clock);
    ~EmbeddedLedger() override;
    /// Takes the lock, reads the files and starts the threads.
    [[nodiscard]] Result<void> start();

    Task<Result<void>> createAccounts(std::vector<Account> accounts) override;
    Task<Result<std::vector<std::optional<Balances>>>> balances(std::vector<AccountKey> accounts) override;
    std::optional<Balances> peek(const AccountKey& account) const override;
    bool hasFailed() const override { return m_broken; }
    Task<Result<void>> createTransfers(std::vector<Transfer> legs) override;
    Task<Result<void>> post(std::vector<Uuid> transfers) override;
    Task<Result<void>> voidTransfers(std::vector<Uuid> transfers) override;
    Task<Result<std::optional<TransferRecord>>> find(Uuid transfer) override;
    Task<Result<AccountTransfers>> transfersOf(AccountKey account, std::uint32_t limit) override;
    Task<Result<std::vector<Books>>> books() override;

private:
    class FileLock;

    // Any thread.
    [[nodiscard]] bool needsRelease() const { return m_committed.nextDue <= m_clock.now(); }
    Task<Result<void>> submit(CallPtr call);
    Task<Result<void>> release();
    [[nodiscard]] Error brokenError() const;
    void breakDown(const Error& cause);
    template <class T>
    Task<Result<T>> onReader(std::function<Result<T>()> question);

    // The writer's thread.
    void runWriter(std::function<void(Result<void>)> started);
    [[nodiscard]] Result<void> recover();
    [[nodiscard]] Result<void> openIndex(const Marks& journal);
    [[nodiscard]] Result<void> replay();
    void runBatch(const Calls& calls);
    [[nodiscard]] Result<void> maintain();

    const EmbeddedOptions m_options;
    const std::string m_indexPath;
    const Clock& m_clock;
    std::unique_ptr<FileLock> m_lock;

    CommittedState m_committed;
    CallQueue m_queue;

    std::atomic<bool> m_broken = false;
    mutable std::mutex m_brokenMutex;
    std::string m_brokenCause;

    // The writer's own.
    std::unique_ptr<SqliteFile> m_journalFile;
    std::unique_ptr<JournalFile> m_journal;
    std::unique_ptr<SqliteFile> m_indexFile;
    std::unique_ptr<WorkingBooks> m_books;
    std::unique_ptr<Indexer> m_indexer;
    std::size_t m_logBytes = 0;

    HistoryReader m_history; ///< the reader thread's own
    ReaderThread m_reader;
    std::thread m_writer;
};

} // namespace signalbox::ledger::embedded
