#pragma once

#include "server/ledger/embedded/indexfile.h"

#include <atomic>
#include <deque>
#include <limits>
#include <memory>
#include <shared_mutex>

namespace signalbox::ledger::embedded {

inline constexpr UnixMs kNothingDue = std::numeric_limits<UnixMs>::max();

/// The committed state of the books, which any thread may read under `mutex`. The writer alone changes it, and only
/// after a commit, except `frozen` and `runs`, which the indexer moves on; what is its own the writer may read without
/// the lock.
struct CommittedState
{
    mutable std::shared_mutex mutex;
    AccountTable accounts;
    Marks marks;
    std::shared_ptr<RecentTransfers> recent = std::make_shared<RecentTransfers>();
    /// Checkpoints the indexer has not written yet, oldest first.
    std::deque<std::shared_ptr<const RecentTransfers>> frozen;
    std::shared_ptr<const IdRuns> runs = std::make_shared<const IdRuns>();

    /// When the next hold may lapse; readers need no lock.
    std::atomic<UnixMs> nextDue = kNothingDue;

    /// What the checkpoints that are still in memory know about an id. The caller holds the lock.
    [[nodiscard]] std::optional<Mark> findFrozen(const Uuid& id) const
    {
        for (auto table = frozen.rbegin(); table != frozen.rend(); ++table)
            if (const auto* mark = (*table)->marks.find(id)) return Mark::unpacked(*mark);
        return std::nullopt;
    }
};

} // namespace signalbox::ledger::embedded
