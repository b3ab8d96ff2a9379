#include "server/ledger/postgres/pgwriter.h"

#include "server/ledger/postgres/pgstatements.h"
#include "server/ledger/postgres/pgvalues.h"

#include <array>
#include <map>
#include <set>

namespace signalbox::ledger::postgres {

namespace {

constexpr std::int64_t kDuePerBatch = 1000;
/// Another process's commit can undo ours; after so many in a row something else is wrong.
constexpr int kAttemptsMax = 20;

} // namespace

/// What one batch needs to know before it can lock.
struct PgWriter::Plan
{
    UnixMs now = 0;
    std::map<AccountKey, LedgerNumber> newAccounts;
    std::set<AccountKey> accounts;
    std::set<Uuid> ends;   ///< of post and void
    std::set<Uuid> starts; ///< of createTransfers
    std::vector<Uuid> due;
    std::set<Uuid> located; ///< transfers whose accounts are among `accounts`
};

Result<void> PgWriter::open()
{
    return m_connection.open(writingStatements());
}

Result<void> PgWriter::apply(const Calls& calls)
{
    for (int attempts = 0;; ++attempts) {
        if (auto opened = m_connection.open(writingStatements()); !opened) return opened;
        bool moreDue = false;
        Result<void> done = attemptOnce(calls, moreDue);
        if (done && !moreDue) return done;
        if (done) {
            attempts = 0; // a batch that only released; the calls come after the last of these
            continue;
        }
        m_connection.rollback();
        if (done.error().code != ErrorCode::Conflict) return done;
        if (attempts == kAttemptsMax)
            return Error{ErrorCode::Unavailable, "The ledger's database is too busy.", done.error().detail};
    }
}

Result<void> PgWriter::attemptOnce(const Calls& calls, bool& moreDue)
{
    Plan plan;
    plan.now = m_clock.now();
    for (const CallPtr& call : calls) {
        for (const Account& account : call->accounts)
            if (rules::isId(account.key.id)) plan.newAccounts.emplace(account.key, account.ledger);
        for (const Transfer& leg : call->legs) {
            plan.accounts.insert(leg.debit);
            plan.accounts.insert(leg.credit);
            plan.starts.insert(leg.id);
        }
        plan.ends.insert(call->ids.begin(), call->ids.end());
    }
    if (auto loaded = load(plan); !loaded) return loaded;
    for (const Uuid& id : plan.due) m_books.release(id, plan.now);
    moreDue = std::int64_t(plan.due.size()) >= kDuePerBatch;
    for (const CallPtr& call : calls) {
        if (moreDue) break; // every call must see all that has lapsed before it
        switch (call->kind) {
        case Call::Kind::CreateAccounts:
            call->outcome = m_books.createAccounts(call->accounts);
            break;
        case Call::Kind::CreateTransfers:
            call->outcome = m_books.createTransfers(call->legs, plan.now);
            break;
        case Call::Kind::Post:
            call->outcome = m_books.resolveAll(call->ids, TransferState::Posted);
            break;
        case Call::Kind::Void:
            call->outcome = m_books.resolveAll(call->ids, TransferState::Voided);
            break;
        case Call::Kind::Release:
            call->outcome = {};
            break;
        }
    }
    m_books.check();
    return write();
}

Result<void> PgWriter::load(Plan& plan)
{
    m_books.clear();
    Array ends;
    for (const Uuid& id : plan.ends) ends.add(id);
    std::vector<PgConnection::Statement> first{
        {"begin", {}},
        {"transfers", {ends.text()}},
        {"due", {std::to_string(plan.now), std::to_string(kDuePerBatch)}},
    };
    if (!plan.newAccounts.empty()) {
        Array refs;
        Array types;
        Array ledgers;
        for (const auto& [key, ledger] : plan.newAccounts) { // in key order, as they are locked
            refs.add(key.id);
            types.add(key.type);
            ledgers.add(ledger);
            plan.accounts.insert(key);
        }
        first.push_back({"addAccounts", {refs.text(), types.text(), ledgers.text()}});
    }
    const auto looked = m_connection.run(first);
    if (!looked) return looked.error();
    for (const std::size_t answer : {std::size_t(1), std::size_t(2)}) {
        const PgConnection::Rows& rows = (*looked)[answer];
        for (int row = 0; row < rows.count(); ++row) {
            const Uuid id = uuidOf(rows.text(row, 0));
            plan.accounts.insert(keyOf(rows, row, 1));
            plan.accounts.insert(keyOf(rows, row, 3));
            plan.located.insert(id);
            if (answer == 2) plan.due.push_back(id);
        }
    }
    std::set<AccountKey> inserted;
    if (looked->size() > 3)
        for (int row = 0; row < (*looked)[3].count(); ++row) inserted.insert(keyOf((*looked)[3], row, 0));

    Array refs;
    Array types;
    for (const AccountKey& key : plan.accounts) {
        refs.add(key.id);
        types.add(key.type);
    }
    Array ids;
    for (const Uuid& id : plan.located) ids.add(id);
    for (const Uuid& id : plan.starts)
        if (!plan.located.contains(id)) ids.add(id);
    const auto locked = m_connection.run({{"lockAccounts", {refs.text(), types.text()}}, {"transfers", {ids.text()}}});
    if (!locked) return locked.error();
    const PgConnection::Rows& accounts = (*locked)[0];
    for (int row = 0; row < accounts.count(); ++row) {
        PgBooks::AccountRow account;
        account.key = keyOf(accounts, row, 0);
        account.ledger = LedgerNumber(accounts.integer(row, 2));
        account.before = account.now = balancesOf(accounts, row, 3);
        account.debitTransfers = accounts.integer(row, 7);
        account.creditTransfers = accounts.integer(row, 8);
        account.inserted = inserted.contains(account.key);
        account.exists = !account.inserted;
        m_books.addAccount(account);
    }
    const PgConnection::Rows& transfers = (*locked)[1];
    for (int row = 0; row < transfers.count(); ++row) {
        PgBooks::TransferRow transfer;
        transfer.debit = keyOf(transfers, row, 1);
        transfer.credit = keyOf(transfers, row, 3);
        transfer.amount = unsignedOf(transfers, row, 5);
        transfer.state = TransferState(transfers.integer(row, 6));
        transfer.expiresAt = transfers.integer(row, 7);
        m_books.addTransfer(uuidOf(transfers.text(row, 0)), transfer);
    }
    return {};
}

Result<void> PgWriter::write()
{
    std::vector<PgConnection::Statement> statements;

    std::array<Array, 9> set;
    std::array<Array, 2> dropped;
    for (const PgBooks::AccountRow& row : m_books.accounts()) {
        if (!row.exists) {
            dropped[0].add(row.key.id);
            dropped[1].add(row.key.type);
        } else if (row.changed) {
            set[0].add(row.key.id);
            set[1].add(row.key.type);
            set[2].add(row.ledger);
            set[3].add(row.now.debitsPosted);
            set[4].add(row.now.debitsPending);
            set[5].add(row.now.creditsPosted);
            set[6].add(row.now.creditsPending);
            set[7].add(row.debitTransfers);
            set[8].add(row.creditTransfers);
        }
    }
    const auto push = [&](const char* name, const auto& arrays) {
        if (arrays[0].empty()) return;
        PgConnection::Statement statement{name, {}};
        for (const Array& array : arrays) statement.parameters.emplace_back(array.text());
        statements.push_back(std::move(statement));
    };
    push("dropAccounts", dropped);
    push("setAccounts", set);

    std::array<Array, 14> added;
    for (const PgBooks::NewTransfer& made : m_books.created()) {
        const PgBooks::TransferRow& row = m_books.transfers().at(made.transfer.id);
        added[0].add(made.transfer.id);
        added[1].add(made.transfer.debit.id);
        added[2].add(made.transfer.debit.type);
        added[3].add(made.transfer.credit.id);
        added[4].add(made.transfer.credit.type);
        added[5].add(made.transfer.amount);
        added[6].add(made.ledger);
        added[7].add(unsigned(made.transfer.kind));
        added[8].add(unsigned(row.state));
        added[9].add(made.createdAt);
        if (made.transfer.timeout)
            added[10].add(row.expiresAt);
        else
            added[10].add("NULL");
        if (made.transfer.reference.isNil())
            added[11].add("NULL");
        else
            added[11].add(made.transfer.reference);
        added[12].add(made.debitSequence);
        added[13].add(made.creditSequence);
    }
    push("addTransfers", added);

    std::array<Array, 2> ended;
    for (const auto& [id, row] : m_books.transfers()) {
        if (!row.resolved) continue;
        ended[0].add(id);
        ended[1].add(unsigned(row.state));
    }
    push("setStates", ended);
    statements.push_back({"commit", {}});
    const auto written = m_connection.run(statements);
    if (!written) return written.error();
    return {};
}

} // namespace signalbox::ledger::postgres
