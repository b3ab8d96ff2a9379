#pragma once

#include "server/ledger/embedded/shared.h"
#include "server/ledger/rules.h"

#include <functional>
#include <optional>
#include <queue>
#include <vector>

namespace signalbox::ledger::embedded {

/// The books as one batch of calls changes them: what is committed plus what the batch has done so far. Belongs to the
/// writer's thread. A batch goes begin → calls (each between mark and, if refused, rollback) → check → write the three
/// record lists to the journal → publish. Nobody else sees any of it before publish().
class WorkingBooks
{
public:
    /// Looks an id up in what the last checkpoints hold; called when the recent transfers do not know it.
    using Lookup = std::function<Result<std::optional<Mark>>(const Uuid&)>;

    WorkingBooks(CommittedState& committed, Lookup lookup) : m_committed(committed), m_lookup(std::move(lookup)) {}

    // Replay at start-up, straight into the committed state.
    [[nodiscard]] IdMap<Hold>& holds() { return m_holds; }
    void replayAccount(const AccountRecord& record);
    /// The accounts and the last checkpoint are loaded: what follows goes on top.
    void beginReplay(const Marks& marks);
    [[nodiscard]] Result<void> replayTransfer(const TransferRow& row);
    [[nodiscard]] Result<void> replayOutcome(const Mark& mark);
    /// Ends the replay: fills the queue of what is due and proves that the books balance.
    void endReplay();

    // One batch.
    void begin(UnixMs now);
    [[nodiscard]] Result<void> createAccounts(const std::vector<Account>& accounts);
    [[nodiscard]] Result<void> createTransfers(const std::vector<Transfer>& legs, UnixMs now);
    [[nodiscard]] Result<void> resolve(const std::vector<Uuid>& ids, TransferState outcome);
    [[nodiscard]] bool hasChanges() const;
    /// A read that failed during the batch; the batch must be dropped.
    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }
    /// Ends the process when the batch would leave wrong books.
    void check() const;
    [[nodiscard]] const Bytes& accountRecords() const { return m_accountRecords; }
    [[nodiscard]] const Bytes& transferRecords() const { return m_transferRecords; }
    [[nodiscard]] const Bytes& outcomeRecords() const { return m_outcomeRecords; }
    /// The batch is on disk: everybody may see it.
    void publish();

    /// A picture of the committed state; starts a new table of recent transfers. Call between batches.
    [[nodiscard]] Checkpoint takeCheckpoint();

    // What the rules ask for (rules.h).
    using Ref = AccountNumber;
    [[nodiscard]] std::optional<Ref> account(const AccountKey& key) const { return m_committed.accounts.find(key); }
    [[nodiscard]] LedgerNumber ledger(Ref account) const { return m_committed.accounts[account].ledger; }
    [[nodiscard]] const Balances& balances(Ref account) const;
    void change(Ref account, const Balances& balances);
    [[nodiscard]] std::optional<TransferState> state(const Uuid& id);
    void create(const Transfer& transfer, Ref debit, Ref credit, UnixMs now);
    [[nodiscard]] rules::HoldSides<Ref> hold(const Uuid& id) const;
    void resolve(const Uuid& id, TransferState outcome);

private:
    struct Changed
    {
        AccountNumber account = 0;
        Balances balances;
    };
    struct Due
    {
        UnixMs at = 0;
        Uuid id;
        bool operator>(const Due& other) const { return at > other.at; }
    };
    using DueQueue = std::priority_queue<Due, std::vector<Due>, std::greater<>>;

    /// What a refused call of several legs takes back.
    struct Undo
    {
        std::vector<std::pair<std::uint32_t, Balances>> balances;
        std::vector<std::pair<Uuid, std::optional<std::uint64_t>>> marks;
        std::vector<std::pair<Uuid, std::optional<Hold>>> holds;
        std::size_t transferBytes = 0;
        std::size_t outcomeBytes = 0;
        std::size_t sides = 0;
    };
    void mark(bool severalSteps);
    void rollback();
    void setMark(const Uuid& id, Mark mark);
    void setHold(const Uuid& id, const std::optional<Hold>& hold);
    void releaseDue(UnixMs now);
    void tidyDue();
    void noteChanged(AccountNumber account);

    CommittedState& m_committed;
    Lookup m_lookup;
    IdMap<Hold> m_holds;                          ///< as the batch sees them
    DueQueue m_due;                               ///< may name holds that have ended; never misses one that has not
    std::vector<AccountNumber> m_changedAccounts; ///< since the last checkpoint
    std::unordered_map<TransferNumber, Uuid> m_replayIds;

    std::vector<Changed> m_overlay;
    std::vector<AccountNumber> m_newAccounts;
    IdMap<std::uint64_t> m_marks;
    std::vector<RecentTransfers::Sides> m_sides;
    Bytes m_accountRecords;
    Bytes m_transferRecords;
    Bytes m_outcomeRecords;
    std::optional<Error> m_failure;
    bool m_recordUndo = false;
    Undo m_undo;
};

} // namespace signalbox::ledger::embedded
