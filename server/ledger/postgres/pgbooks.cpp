#include "server/ledger/postgres/pgbooks.h"

#include "server/ledger/musthold.h"

namespace signalbox::ledger::postgres {

void PgBooks::clear()
{
    m_accounts.clear();
    m_numbers.clear();
    m_transfers.clear();
    m_created.clear();
    mark();
}

void PgBooks::addAccount(const AccountRow& row)
{
    m_numbers.emplace(row.key, m_accounts.size());
    m_accounts.push_back(row);
}

Result<void> PgBooks::createAccounts(const std::vector<Account>& accounts)
{
    mark();
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        const Account& wanted = accounts[i];
        std::optional<Error> refusal;
        if (!rules::isId(wanted.key.id)) {
            refusal = toError(TransferError::InvalidId, i);
        } else {
            const Ref account = m_numbers.at(wanted.key);
            AccountRow& row = m_accounts[account];
            keep(account);
            if (!row.exists) {
                row.exists = true;
                row.changed = row.changed || row.ledger != wanted.ledger;
                row.ledger = wanted.ledger;
            }
            if (row.ledger != wanted.ledger)
                refusal =
                    Error{ErrorCode::Conflict, "The account exists with another ledger.", wanted.key.id.toString()};
        }
        if (!refusal) continue;
        rollback();
        return *refusal;
    }
    return {};
}

Result<void> PgBooks::createTransfers(const std::vector<Transfer>& legs, UnixMs now)
{
    mark();
    for (std::size_t leg = 0; leg < legs.size(); ++leg) {
        if (const auto refusal = rules::createLeg(*this, legs[leg], now)) {
            rollback();
            return toError(*refusal, leg);
        }
    }
    return {};
}

Result<void> PgBooks::resolveAll(const std::vector<Uuid>& ids, TransferState outcome)
{
    mark();
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (const auto refusal = rules::resolve(*this, ids[i], outcome)) {
            rollback();
            return toError(*refusal, i);
        }
    }
    return {};
}

void PgBooks::release(const Uuid& id, UnixMs now)
{
    const auto known = m_transfers.find(id);
    if (known == m_transfers.end() || known->second.state != TransferState::Pending) return;
    if (known->second.expiresAt <= now) rules::endHold(*this, id, TransferState::Expired);
}

void PgBooks::check() const
{
    BooksCheck books;
    for (const AccountRow& row : m_accounts) {
        books.add(row.ledger, row.now);
        books.subtract(row.ledger, row.before);
        mustNotBeOverdrawn(row.key.type, row.now);
    }
    books.mustBalance();
}

std::optional<PgBooks::Ref> PgBooks::account(const AccountKey& key) const
{
    const auto number = m_numbers.find(key);
    if (number == m_numbers.end() || !m_accounts[number->second].exists) return std::nullopt;
    return number->second;
}

void PgBooks::change(Ref account, const Balances& balances)
{
    keep(account);
    m_accounts[account].now = balances;
    m_accounts[account].changed = true;
}

std::optional<TransferState> PgBooks::state(const Uuid& id) const
{
    const auto known = m_transfers.find(id);
    if (known == m_transfers.end()) return std::nullopt;
    return known->second.state;
}

void PgBooks::create(const Transfer& transfer, Ref debit, Ref credit, UnixMs now)
{
    NewTransfer made;
    made.transfer = transfer;
    made.ledger = m_accounts[debit].ledger;
    made.createdAt = now;
    made.debitSequence = m_accounts[debit].debitTransfers++; // change() has kept both rows
    made.creditSequence = m_accounts[credit].creditTransfers++;
    m_created.push_back(made);
    m_undoTransfers.emplace_back(transfer.id, std::nullopt);
    TransferRow row;
    row.debit = transfer.debit;
    row.credit = transfer.credit;
    row.amount = transfer.amount;
    row.state = transfer.timeout ? TransferState::Pending : TransferState::Posted;
    row.expiresAt = transfer.timeout ? rules::expiryOf(now, *transfer.timeout) : 0;
    row.stored = false;
    m_transfers.emplace(transfer.id, row);
}

rules::HoldSides<PgBooks::Ref> PgBooks::hold(const Uuid& id) const
{
    const TransferRow& row = m_transfers.at(id);
    const auto debit = account(row.debit);
    const auto credit = account(row.credit);
    mustHold(debit && credit, "a hold is on accounts that do not exist");
    return {*debit, *credit, row.amount};
}

void PgBooks::resolve(const Uuid& id, TransferState outcome)
{
    TransferRow& row = m_transfers.at(id);
    m_undoTransfers.emplace_back(id, row);
    row.state = outcome;
    row.resolved = row.stored;
}

void PgBooks::mark()
{
    m_undoAccounts.clear();
    m_undoTransfers.clear();
    m_undoCreated = m_created.size();
}

void PgBooks::rollback()
{
    for (auto change = m_undoAccounts.rbegin(); change != m_undoAccounts.rend(); ++change)
        m_accounts[change->first] = change->second;
    for (auto change = m_undoTransfers.rbegin(); change != m_undoTransfers.rend(); ++change) {
        if (change->second)
            m_transfers.insert_or_assign(change->first, *change->second);
        else
            m_transfers.erase(change->first);
    }
    m_created.resize(m_undoCreated);
}

} // namespace signalbox::ledger::postgres
