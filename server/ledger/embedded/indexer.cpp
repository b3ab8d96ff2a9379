#include "server/ledger/embedded/indexer.h"

#include <algorithm>

namespace signalbox::ledger::embedded {

namespace {

constexpr int kCacheKib = 1024;
constexpr std::size_t kRunsPerMerge = 8;
/// A step of a merge is small enough that a checkpoint behind it waits some ten milliseconds.
constexpr std::size_t kEntriesPerStep = 32768;

} // namespace

Indexer::Indexer(std::string path, CommittedState& committed)
    : m_path(std::move(path)), m_committed(committed), m_thread([this] { run(); })
{
}

Indexer::~Indexer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

Result<void> Indexer::add(Checkpoint checkpoint)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_waiting.size() < kCheckpointsWaitingMax || m_failure || m_stopping; });
    if (m_failure) return *m_failure;
    m_waiting.push_back(std::move(checkpoint));
    m_idle = false;
    m_changed.notify_all();
    return {};
}

void Indexer::waitUntilIdle()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_idle || m_failure; });
}

void Indexer::run()
{
    Result<std::unique_ptr<SqliteFile>> opened = SqliteFile::open(m_path, SqliteFile::Sync::Normal, kCacheKib);
    Result<void> outcome;
    if (!opened) outcome = opened.error();
    if (outcome) outcome = startMerge(**opened);

    std::unique_lock lock(m_mutex);
    while (outcome) {
        m_idle = m_waiting.empty() && !m_merge;
        m_changed.notify_all();
        m_changed.wait(lock, [&] { return m_stopping || !m_waiting.empty() || m_merge; });
        if (m_stopping) return;
        if (m_waiting.empty()) {
            lock.unlock();
            outcome = continueMerge(**opened);
        } else {
            const Checkpoint& checkpoint = m_waiting.front(); // nobody else removes it
            lock.unlock();
            outcome = writeOne(**opened, checkpoint);
            lock.lock();
            if (outcome) m_waiting.pop_front();
            lock.unlock();
            // A merge must not starve behind a steady stream of checkpoints, or runs would pile up.
            if (outcome && m_merge) outcome = continueMerge(**opened);
        }
        if (outcome && !m_merge) outcome = startMerge(**opened);
        lock.lock();
    }
    m_failure = outcome.error();
    m_changed.notify_all();
}

Result<void> Indexer::writeOne(SqliteFile& file, const Checkpoint& checkpoint)
{
    const Result<IdRuns> added = IndexFile(file).write(checkpoint);
    if (!added) return added.error();
    {
        const std::unique_lock lock(m_committed.mutex);
        IdRuns runs = *m_committed.runs;
        runs.insert(runs.end(), added->begin(), added->end());
        sortNewestFirst(runs);
        m_committed.runs = std::make_shared<const IdRuns>(std::move(runs));
        m_committed.frozen.pop_front();
    }
    return file.checkpoint();
}

Result<void> Indexer::startMerge(SqliteFile& file)
{
    std::shared_ptr<const IdRuns> runs;
    {
        const std::shared_lock lock(m_committed.mutex);
        runs = m_committed.runs;
    }
    std::map<std::pair<int, bool>, IdRuns> groups; // lowest levels first: they fill fastest
    for (const IdRunPtr& run : *runs) groups[{run->level, run->ordered}].push_back(run);
    for (const auto& [group, members] : groups) {
        if (members.size() < kRunsPerMerge) continue;
        const Result<std::int64_t> run = IndexFile(file).reserveRun(group.second);
        if (!run) return run.error();
        m_merge = std::make_unique<IdMerge>(members, *run);
        return {};
    }
    return {};
}

Result<void> Indexer::continueMerge(SqliteFile& file)
{
    IdRunPtr merged;
    auto stepped = inTransaction(file, [&]() -> Result<void> {
        Result<IdRunPtr> step = m_merge->step(file, kEntriesPerStep);
        if (!step) return step.error();
        merged = *step;
        if (!merged) return {};
        return IndexFile(file).retire(m_merge->inputs());
    });
    if (!stepped || !merged) return stepped;

    const IdRuns replaced = m_merge->inputs();
    m_merge.reset();
    {
        const std::unique_lock lock(m_committed.mutex);
        IdRuns runs;
        for (const IdRunPtr& run : *m_committed.runs)
            if (std::ranges::find(replaced, run) == replaced.end()) runs.push_back(run);
        runs.push_back(merged);
        sortNewestFirst(runs);
        m_committed.runs = std::make_shared<const IdRuns>(std::move(runs));
    }
    // A search that still holds the old runs finds their pages gone and asks again.
    for (const IdRunPtr& run : replaced)
        if (auto dropped = IndexFile(file).dropPages(*run); !dropped) return dropped;
    return file.checkpoint();
}

} // namespace signalbox::ledger::embedded
