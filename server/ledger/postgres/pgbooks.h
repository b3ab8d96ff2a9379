#pragma once

#include "server/ledger/rules.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace signalbox::ledger::postgres {

struct AccountKeyHash
{
    std::size_t operator()(const AccountKey& key) const noexcept
    {
        return std::hash<Uuid>()(key.id) ^ (std::size_t(key.type) * 0x9e3779b97f4a7c15ULL);
    }
};

/// The accounts and transfers one batch touches, as read under the locks and changed since. The engine fills it, the
/// rules change it, the engine writes what changed.
class PgBooks
{
public:
    struct AccountRow
    {
        AccountKey key;
        LedgerNumber ledger = 0;
        Balances before;
        Balances now;
        std::int64_t debitTransfers = 0;
        std::int64_t creditTransfers = 0;
        bool exists = true; ///< false: inserted for a createAccounts call that was not granted (yet)
        bool inserted = false;
        bool changed = false;
    };
    struct TransferRow
    {
        AccountKey debit;
        AccountKey credit;
        std::uint64_t amount = 0;
        TransferState state = TransferState::Posted;
        UnixMs expiresAt = 0;
        bool stored = true;    ///< false: made by this batch
        bool resolved = false; ///< stored, and its state changed
    };
    struct NewTransfer
    {
        Transfer transfer;
        LedgerNumber ledger = 0;
        UnixMs createdAt = 0;
        std::int64_t debitSequence = 0;
        std::int64_t creditSequence = 0;
    };

    void clear();
    void addAccount(const AccountRow& row);
    void addTransfer(const Uuid& id, const TransferRow& row) { m_transfers.insert_or_assign(id, row); }

    [[nodiscard]] Result<void> createAccounts(const std::vector<Account>& accounts);
    [[nodiscard]] Result<void> createTransfers(const std::vector<Transfer>& legs, UnixMs now);
    [[nodiscard]] Result<void> resolveAll(const std::vector<Uuid>& ids, TransferState outcome);
    void release(const Uuid& id, UnixMs now);
    /// Ends the process when what is to be written would leave wrong books.
    void check() const;

    [[nodiscard]] const std::vector<AccountRow>& accounts() const { return m_accounts; }
    [[nodiscard]] const std::unordered_map<Uuid, TransferRow>& transfers() const { return m_transfers; }
    [[nodiscard]] const std::vector<NewTransfer>& created() const { return m_created; }

    // What the rules ask for (rules.h).
    using Ref = std::size_t;
    [[nodiscard]] std::optional<Ref> account(const AccountKey& key) const;
    [[nodiscard]] LedgerNumber ledger(Ref account) const { return m_accounts[account].ledger; }
    [[nodiscard]] const Balances& balances(Ref account) const { return m_accounts[account].now; }
    void change(Ref account, const Balances& balances);
    [[nodiscard]] std::optional<TransferState> state(const Uuid& id) const;
    void create(const Transfer& transfer, Ref debit, Ref credit, UnixMs now);
    [[nodiscard]] rules::HoldSides<Ref> hold(const Uuid& id) const;
    void resolve(const Uuid& id, TransferState outcome);

private:
    void mark();
    void rollback();
    void keep(Ref account) { m_undoAccounts.emplace_back(account, m_accounts[account]); }

    std::vector<AccountRow> m_accounts;
    std::unordered_map<AccountKey, Ref, AccountKeyHash> m_numbers;
    std::unordered_map<Uuid, TransferRow> m_transfers;
    std::vector<NewTransfer> m_created;

    // What a refused call takes back.
    std::vector<std::pair<Ref, AccountRow>> m_undoAccounts;
    std::vector<std::pair<Uuid, std::optional<TransferRow>>> m_undoTransfers;
    std::size_t m_undoCreated = 0;
};

} // namespace signalbox::ledger::postgres
