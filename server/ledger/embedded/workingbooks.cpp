#include "server/ledger/embedded/workingbooks.h"

#include "server/ledger/musthold.h"

namespace signalbox::ledger::embedded {

namespace {

constexpr std::size_t kDueSlack = 1024;

Result<void> answer(std::optional<TransferError> refusal, std::size_t leg)
{
    if (refusal) return toError(*refusal, leg);
    return {};
}

} // namespace

// ---- replay

void WorkingBooks::replayAccount(const AccountRecord& record)
{
    const AccountNumber number = m_committed.accounts.add(record.account);
    m_committed.accounts[number].committed = true;
    ++m_committed.marks.accounts;
}

void WorkingBooks::beginReplay(const Marks& marks)
{
    m_committed.marks.transfers = marks.transfers;
    m_committed.marks.outcomes = marks.outcomes;
    m_committed.recent->first = marks.transfers;
    m_holds.forEach([&](const Uuid& id, const Hold& hold) { m_replayIds.emplace(hold.number, id); });
}

Result<void> WorkingBooks::replayTransfer(const TransferRow& row)
{
    AccountTable& accounts = m_committed.accounts;
    if (row.debit >= accounts.size() || row.credit >= accounts.size())
        return Error{ErrorCode::Corrupt, "The ledger's journal names an account that does not exist.",
                     row.id.toString()};
    const TransferNumber number = m_committed.marks.transfers++;
    const bool held = row.expiresAt != 0;
    Balances& debit = accounts[row.debit].balances;
    Balances& credit = accounts[row.credit].balances;
    (held ? debit.debitsPending : debit.debitsPosted) += row.amount;
    (held ? credit.creditsPending : credit.creditsPosted) += row.amount;
    noteChanged(row.debit);
    noteChanged(row.credit);
    if (held) {
        m_holds.put(row.id, {number, row.amount, row.expiresAt, row.debit, row.credit});
        m_replayIds.emplace(number, row.id);
    }
    const Mark mark{number, held ? TransferState::Pending : TransferState::Posted};
    m_committed.recent->marks.put(row.id, mark.packed());
    m_committed.recent->sides.push_back({row.debit, row.credit});
    return {};
}

Result<void> WorkingBooks::replayOutcome(const Mark& mark)
{
    const auto known = m_replayIds.find(mark.number);
    if (known == m_replayIds.end())
        return Error{ErrorCode::Corrupt, "The ledger's journal ends a hold that does not exist.",
                     std::to_string(mark.number)};
    const Uuid id = known->second;
    const Hold hold = *m_holds.find(id);
    Balances& debit = m_committed.accounts[hold.debit].balances;
    Balances& credit = m_committed.accounts[hold.credit].balances;
    debit.debitsPending -= hold.amount;
    credit.creditsPending -= hold.amount;
    if (mark.state == TransferState::Posted) {
        debit.debitsPosted += hold.amount;
        credit.creditsPosted += hold.amount;
    }
    noteChanged(hold.debit);
    noteChanged(hold.credit);
    m_holds.erase(id);
    m_replayIds.erase(known);
    m_committed.recent->marks.put(id, mark.packed());
    ++m_committed.marks.outcomes;
    return {};
}

void WorkingBooks::endReplay()
{
    std::unordered_map<TransferNumber, Uuid>().swap(m_replayIds);
    m_holds.forEach([&](const Uuid& id, const Hold& hold) { m_due.push({hold.expiresAt, id}); });
    m_committed.nextDue = m_due.empty() ? kNothingDue : m_due.top().at;
    BooksCheck books;
    for (AccountNumber number = 0; number < m_committed.accounts.size(); ++number) {
        const AccountTable::Entry& entry = m_committed.accounts[number];
        books.add(entry.ledger, entry.balances);
        mustNotBeOverdrawn(entry.key.type, entry.balances);
    }
    books.mustBalance();
}

// ---- one batch

void WorkingBooks::begin(UnixMs now)
{
    // The last batch's, published or refused throughout.
    for (const Changed& changed : m_overlay) m_committed.accounts[changed.account].slot = AccountTable::kNoSlot;
    m_overlay.clear();
    m_newAccounts.clear();
    m_marks.clear();
    m_sides.clear();
    m_accountRecords.clear();
    m_transferRecords.clear();
    m_outcomeRecords.clear();
    m_failure.reset();
    m_recordUndo = false;
    releaseDue(now);
}

void WorkingBooks::releaseDue(UnixMs now)
{
    while (!m_due.empty() && m_due.top().at <= now) {
        const Uuid id = m_due.top().id;
        m_due.pop();
        const Hold* const hold = m_holds.find(id);
        if (hold && hold->expiresAt <= now) rules::endHold(*this, id, TransferState::Expired);
    }
}

Result<void> WorkingBooks::createAccounts(const std::vector<Account>& accounts)
{
    // Two passes: nothing is created before the last refusal has been passed.
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        const Account& wanted = accounts[i];
        if (!rules::isId(wanted.key.id)) return toError(TransferError::InvalidId, i);
        std::optional<LedgerNumber> ledger;
        if (const auto number = m_committed.accounts.find(wanted.key)) ledger = m_committed.accounts[*number].ledger;
        for (std::size_t earlier = 0; earlier < i && !ledger; ++earlier)
            if (accounts[earlier].key == wanted.key) ledger = accounts[earlier].ledger;
        if (ledger && *ledger != wanted.ledger)
            return Error{ErrorCode::Conflict, "The account exists with another ledger.", wanted.key.id.toString()};
    }
    if (m_committed.accounts.size() + accounts.size() > AccountTable::kAccountsMax)
        return Error{ErrorCode::Unavailable, "The ledger has no room for more accounts.", {}};
    for (const Account& wanted : accounts) {
        if (m_committed.accounts.find(wanted.key)) continue;
        const std::unique_lock lock(m_committed.mutex);
        m_newAccounts.push_back(m_committed.accounts.add(wanted));
        AccountRecord{wanted}.put(m_accountRecords);
    }
    return {};
}

Result<void> WorkingBooks::createTransfers(const std::vector<Transfer>& legs, UnixMs now)
{
    mark(legs.size() > 1);
    for (std::size_t leg = 0; leg < legs.size(); ++leg) {
        if (const auto refusal = rules::createLeg(*this, legs[leg], now)) {
            rollback();
            return answer(refusal, leg);
        }
    }
    return {};
}

Result<void> WorkingBooks::resolve(const std::vector<Uuid>& ids, TransferState outcome)
{
    mark(ids.size() > 1);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (const auto refusal = rules::resolve(*this, ids[i], outcome)) {
            rollback();
            return answer(refusal, i);
        }
    }
    return {};
}

bool WorkingBooks::hasChanges() const
{
    return !m_accountRecords.empty() || !m_transferRecords.empty() || !m_outcomeRecords.empty();
}

void WorkingBooks::check() const
{
    BooksCheck books;
    for (const Changed& changed : m_overlay) {
        const AccountTable::Entry& entry = m_committed.accounts[changed.account];
        books.add(entry.ledger, changed.balances);
        books.subtract(entry.ledger, entry.balances);
        mustNotBeOverdrawn(entry.key.type, changed.balances);
    }
    books.mustBalance();
}

void WorkingBooks::publish()
{
    {
        const std::unique_lock lock(m_committed.mutex);
        for (const Changed& changed : m_overlay) m_committed.accounts[changed.account].balances = changed.balances;
        for (const AccountNumber number : m_newAccounts) m_committed.accounts[number].committed = true;
        RecentTransfers& recent = *m_committed.recent;
        m_marks.forEach([&](const Uuid& id, std::uint64_t mark) { recent.marks.put(id, mark); });
        recent.sides.insert(recent.sides.end(), m_sides.begin(), m_sides.end());
        m_committed.marks.accounts += m_newAccounts.size();
        m_committed.marks.transfers += m_sides.size();
        m_committed.marks.outcomes += m_outcomeRecords.size() / Mark::kBytes;
    }
    for (const Changed& changed : m_overlay) noteChanged(changed.account);
    tidyDue();
    m_committed.nextDue = m_due.empty() ? kNothingDue : m_due.top().at;
}

void WorkingBooks::tidyDue()
{
    if (m_due.size() <= m_holds.size() * 2 + kDueSlack) return;
    std::vector<Due> alive;
    alive.reserve(m_holds.size());
    m_holds.forEach([&](const Uuid& id, const Hold& hold) { alive.push_back({hold.expiresAt, id}); });
    m_due = DueQueue(std::greater<>(), std::move(alive));
}

void WorkingBooks::noteChanged(AccountNumber account)
{
    AccountTable::Entry& entry = m_committed.accounts[account];
    if (entry.changed) return;
    entry.changed = true;
    m_changedAccounts.push_back(account);
}

Checkpoint WorkingBooks::takeCheckpoint()
{
    Checkpoint checkpoint;
    checkpoint.marks = m_committed.marks;
    checkpoint.balances.reserve(m_changedAccounts.size());
    for (const AccountNumber account : m_changedAccounts) {
        AccountTable::Entry& entry = m_committed.accounts[account];
        entry.changed = false;
        checkpoint.balances.emplace_back(account, entry.balances);
    }
    std::vector<AccountNumber>().swap(m_changedAccounts);
    checkpoint.holds.reserve(m_holds.size());
    m_holds.forEach([&](const Uuid& id, const Hold& hold) { checkpoint.holds.emplace_back(id, hold); });

    auto fresh = std::make_shared<RecentTransfers>();
    fresh->first = m_committed.marks.transfers;
    const std::unique_lock lock(m_committed.mutex);
    checkpoint.transfers = m_committed.recent;
    m_committed.frozen.push_back(m_committed.recent);
    m_committed.recent = std::move(fresh);
    return checkpoint;
}

// ---- for the rules

const Balances& WorkingBooks::balances(Ref account) const
{
    const AccountTable::Entry& entry = m_committed.accounts[account];
    return entry.slot == AccountTable::kNoSlot ? entry.balances : m_overlay[entry.slot].balances;
}

void WorkingBooks::change(Ref account, const Balances& balances)
{
    AccountTable::Entry& entry = m_committed.accounts[account];
    if (entry.slot == AccountTable::kNoSlot) {
        entry.slot = std::uint32_t(m_overlay.size());
        m_overlay.push_back({account, entry.balances});
    }
    Balances& now = m_overlay[entry.slot].balances;
    if (m_recordUndo) m_undo.balances.emplace_back(entry.slot, now);
    now = balances;
}

std::optional<TransferState> WorkingBooks::state(const Uuid& id)
{
    if (const auto* mark = m_marks.find(id)) return Mark::unpacked(*mark).state;
    if (const auto* mark = m_committed.recent->marks.find(id)) return Mark::unpacked(*mark).state;
    const Result<std::optional<Mark>> found = m_lookup(id);
    if (!found) {
        m_failure = found.error();
        return std::nullopt;
    }
    if (!*found) return std::nullopt;
    return (*found)->state;
}

void WorkingBooks::create(const Transfer& transfer, Ref debit, Ref credit, UnixMs now)
{
    const Mark mark{m_committed.marks.transfers + m_sides.size(),
                    transfer.timeout ? TransferState::Pending : TransferState::Posted};
    TransferRow row;
    row.id = transfer.id;
    row.reference = transfer.reference;
    row.amount = transfer.amount;
    row.createdAt = now;
    row.expiresAt = transfer.timeout ? rules::expiryOf(now, *transfer.timeout) : 0;
    row.debit = debit;
    row.credit = credit;
    row.kind = transfer.kind;
    row.put(m_transferRecords);
    m_sides.push_back({debit, credit});
    setMark(transfer.id, mark);
    if (!transfer.timeout) return;
    setHold(transfer.id, Hold{mark.number, row.amount, row.expiresAt, debit, credit});
    m_due.push({row.expiresAt, transfer.id});
}

rules::HoldSides<WorkingBooks::Ref> WorkingBooks::hold(const Uuid& id) const
{
    const Hold* const hold = m_holds.find(id);
    mustHold(hold != nullptr, "a pending transfer holds nothing");
    return {hold->debit, hold->credit, hold->amount};
}

void WorkingBooks::resolve(const Uuid& id, TransferState outcome)
{
    const Mark mark{m_holds.find(id)->number, outcome};
    putNumber(m_outcomeRecords, mark.packed());
    setMark(id, mark);
    setHold(id, std::nullopt);
}

// ---- taking back

void WorkingBooks::mark(bool severalSteps)
{
    // A single step changes nothing when it is refused, so there is nothing to remember.
    m_recordUndo = severalSteps;
    if (!severalSteps) return;
    m_undo.balances.clear();
    m_undo.marks.clear();
    m_undo.holds.clear();
    m_undo.transferBytes = m_transferRecords.size();
    m_undo.outcomeBytes = m_outcomeRecords.size();
    m_undo.sides = m_sides.size();
}

void WorkingBooks::rollback()
{
    if (!std::exchange(m_recordUndo, false)) return;
    for (auto change = m_undo.balances.rbegin(); change != m_undo.balances.rend(); ++change)
        m_overlay[change->first].balances = change->second;
    for (auto change = m_undo.marks.rbegin(); change != m_undo.marks.rend(); ++change) {
        if (change->second)
            m_marks.put(change->first, *change->second);
        else
            m_marks.erase(change->first);
    }
    for (auto change = m_undo.holds.rbegin(); change != m_undo.holds.rend(); ++change)
        setHold(change->first, change->second);
    m_transferRecords.resize(m_undo.transferBytes);
    m_outcomeRecords.resize(m_undo.outcomeBytes);
    m_sides.resize(m_undo.sides);
}

void WorkingBooks::setMark(const Uuid& id, Mark mark)
{
    if (m_recordUndo) {
        const auto* before = m_marks.find(id);
        m_undo.marks.emplace_back(id, before ? std::optional(*before) : std::nullopt);
    }
    m_marks.put(id, mark.packed());
}

void WorkingBooks::setHold(const Uuid& id, const std::optional<Hold>& hold)
{
    if (m_recordUndo) {
        const Hold* before = m_holds.find(id);
        m_undo.holds.emplace_back(id, before ? std::optional(*before) : std::nullopt);
    }
    if (hold)
        m_holds.put(id, *hold);
    else
        m_holds.erase(id);
}

} // namespace signalbox::ledger::embedded
