#pragma once

#include "server/base/clock.h"
#include "server/base/result.h"
#include "server/ledger/ledger.h"

#include <cstddef>
#include <memory>
#include <string>

namespace signalbox::ledger {

/// How the embedded ledger keeps its files. Nothing here is for users.
struct EmbeddedOptions
{
    /// The journal, such as `…/ledger.db`. Beside it lie `…/ledger-index.db`, which is made again from the journal when
    /// it is lost, and `…/ledger.db.lock`.
    std::string path;
    /// Whether a commit waits for the disk. No is for tests that must see a loss; money needs Yes.
    enum class Sync : std::uint8_t { No, Yes };
    Sync sync = Sync::Yes;
    /// Transfers and ends of holds between checkpoints: bounds memory (some 60 bytes each) and the replay at start-up.
    std::size_t changesPerCheckpoint = 65'536;
};

/// Opens or makes the ledger of one process, journaled in SQLite by group commit.
///
/// One thread changes the books, in memory; callers from any thread share its commits; balances are answered from
/// memory without a thread change. A second thread writes ids and histories to the index; a third answers find() and
/// transfersOf(). Memory does not grow with the history: some 70 bytes for each account and ten bits for each random
/// id. Needs a QCoreApplication in the process. `clock` must outlive the ledger.
///
/// Errors: Conflict when another process (or ledger object) has it open, Corrupt when a file is damaged or of a newer
/// version (it is left untouched), Unavailable when the disk refuses. A failed commit or sync makes every later call
/// answer Unavailable: what the disk holds is unknown until the ledger is opened again (RELIABILITY: fsyncgate).
/// Destroy it on any thread; calls under way are answered Cancelled.
[[nodiscard]] Result<std::unique_ptr<Ledger>> openEmbedded(const EmbeddedOptions& options, const Clock& clock);

/// The ledger in PostgreSQL, for several processes at once. `url` is a libpq connection string or URI; the tables of
/// resources/sql/0002_ledger.sql must be there (else Unavailable). Accounts are locked in the order of their keys, sums
/// are kept in the account's row. A lost connection answers Unavailable for the calls under way and is made again for
/// the next. `clock` must outlive the ledger; clocks of several processes should agree to within a hold's time-out.
[[nodiscard]] Result<std::unique_ptr<Ledger>> openPostgres(const std::string& url, const Clock& clock);

} // namespace signalbox::ledger
