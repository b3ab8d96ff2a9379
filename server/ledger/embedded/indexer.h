#pragma once

#include "server/ledger/embedded/shared.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace signalbox::ledger::embedded {

/// The thread that writes checkpoints into the index file and merges its runs. It works beside the writer; the writer
/// waits for it only when more than kCheckpointsWaitingMax checkpoints are behind, so that memory stays bounded.
class Indexer
{
public:
    static constexpr std::size_t kCheckpointsWaitingMax = 2;

    /// Starts the thread. `path` is an index file that IndexFile::prepare() has seen.
    Indexer(std::string path, CommittedState& committed);
    /// Writes no more; what was not written is replayed at the next start.
    ~Indexer();
    Indexer(const Indexer&) = delete;
    Indexer& operator=(const Indexer&) = delete;

    /// Waits for room, then takes over; an error when the index cannot be written any more.
    [[nodiscard]] Result<void> add(Checkpoint checkpoint);
    /// Waits until everything handed over is written and merged; for tests.
    void waitUntilIdle();

private:
    void run();
    [[nodiscard]] Result<void> writeOne(SqliteFile& file, const Checkpoint& checkpoint);
    [[nodiscard]] Result<void> startMerge(SqliteFile& file);
    [[nodiscard]] Result<void> continueMerge(SqliteFile& file);

    std::string m_path;
    CommittedState& m_committed;
    std::unique_ptr<IdMerge> m_merge; ///< the thread's own

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Checkpoint> m_waiting;
    std::optional<Error> m_failure;
    bool m_idle = false;
    bool m_stopping = false;

    std::thread m_thread;
};

} // namespace signalbox::ledger::embedded
