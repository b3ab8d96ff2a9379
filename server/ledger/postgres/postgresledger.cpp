#include "server/ledger/postgres/postgresledger.h"

#include "server/ledger/postgres/pgstatements.h"

#include <charconv>
#include <set>

namespace signalbox::ledger::postgres {

namespace {

constexpr std::size_t kCallsPerBatch = 2048;
constexpr std::int64_t kDuePerBatch = 1000;
/// Another process's commit can undo ours; after so many in a row something else is wrong.
constexpr int kAttemptsMax = 20;
/// A reading call releases what has lapsed and asks again; more may lapse meanwhile, but not for ever.
constexpr int kReleasesMax = 3;

/// `{a,b,c}`: how a list travels. None of our values needs quoting.
class Array
{
public:
    void add(std::string_view text)
    {
        m_text += m_text.size() == 1 ? "" : ",";
        m_text += text;
    }
    template <std::integral T>
    void add(T number)
    {
        add(std::to_string(number));
    }
    void add(const Uuid& id) { add(id.toString()); }
    void add(AccountType type) { add(unsigned(type)); }
    [[nodiscard]] bool empty() const { return m_text.size() == 1; }
    [[nodiscard]] std::string text() const { return m_text + "}"; }

private:
    std::string m_text = "{";
};

Uuid uuidOf(std::string_view text)
{
    return Uuid::parse(text).value_or(Uuid());
}

AccountKey keyOf(const PgConnection::Rows& rows, int row, int column)
{
    return {uuidOf(rows.text(row, column)), AccountType(rows.integer(row, column + 1))};
}

std::uint64_t unsignedOf(const PgConnection::Rows& rows, int row, int column)
{
    const std::string_view digits = rows.text(row, column);
    std::uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

Balances balancesOf(const PgConnection::Rows& rows, int row, int column)
{
    return {unsignedOf(rows, row, column), unsignedOf(rows, row, column + 1), unsignedOf(rows, row, column + 2),
            unsignedOf(rows, row, column + 3)};
}

TransferRecord recordOf(const PgConnection::Rows& rows, int row)
{
    TransferRecord record;
    record.transfer.id = uuidOf(rows.text(row, 0));
    record.transfer.debit = keyOf(rows, row, 1);
    record.transfer.credit = keyOf(rows, row, 3);
    record.transfer.amount = unsignedOf(rows, row, 5);
    record.ledger = LedgerNumber(rows.integer(row, 6));
    record.transfer.kind = TransferKind(rows.integer(row, 7));
    record.state = TransferState(rows.integer(row, 8));
    record.createdAt = rows.integer(row, 9);
    if (!rows.isNull(row, 10)) {
        record.expiresAt = rows.integer(row, 10);
        record.transfer.timeout = std::chrono::duration_cast<std::chrono::seconds>(
            std::chrono::milliseconds(*record.expiresAt - record.createdAt));
    }
    if (!rows.isNull(row, 11)) record.transfer.reference = uuidOf(rows.text(row, 11));
    return record;
}

} // namespace

/// What one batch needs to know before it can lock.
struct PostgresLedger::Plan
{
    UnixMs now = 0;
    std::map<AccountKey, LedgerNumber> newAccounts;
    std::set<AccountKey> accounts;
    std::set<Uuid> ends;   ///< of post and void
    std::set<Uuid> starts; ///< of createTransfers
    std::vector<Uuid> due;
    std::set<Uuid> located; ///< transfers whose accounts are among `accounts`
};

PostgresLedger::PostgresLedger(std::string url, const Clock& clock)
    : m_url(std::move(url)), m_clock(clock), m_writing(m_url), m_reading(m_url), m_reader([] {})
{
}

PostgresLedger::~PostgresLedger()
{
    m_queue.close();
    m_reader.stop();
    if (m_writer.joinable()) m_writer.join();
}

Result<void> PostgresLedger::start()
{
    if (auto opened = m_writing.open(writingStatements()); !opened) return opened;
    m_writer = std::thread([this] { runWriter(); });
    return {};
}

// ---- any thread

Task<Result<void>> PostgresLedger::submit(CallPtr call)
{
    CallQueue::Submission waiting(m_queue, std::move(call));
    co_return co_await waiting;
}

Task<Result<void>> PostgresLedger::createAccounts(std::vector<Account> accounts)
{
    auto call = std::make_shared<Call>(Call::Kind::CreateAccounts);
    call->accounts = std::move(accounts);
    return submit(std::move(call));
}

Task<Result<void>> PostgresLedger::createTransfers(std::vector<Transfer> legs)
{
    auto call = std::make_shared<Call>(Call::Kind::CreateTransfers);
    call->legs = std::move(legs);
    return submit(std::move(call));
}

Task<Result<void>> PostgresLedger::post(std::vector<Uuid> transfers)
{
    auto call = std::make_shared<Call>(Call::Kind::Post);
    call->ids = std::move(transfers);
    return submit(std::move(call));
}

Task<Result<void>> PostgresLedger::voidTransfers(std::vector<Uuid> transfers)
{
    auto call = std::make_shared<Call>(Call::Kind::Void);
    call->ids = std::move(transfers);
    return submit(std::move(call));
}

Task<Result<std::shared_ptr<PgConnection::Rows>>> PostgresLedger::ask(PgConnection::Statement statement)
{
    using Rows = std::shared_ptr<PgConnection::Rows>;
    using Both = Result<std::pair<bool, Rows>>; // whether something has lapsed, and the answer
    for (int released = 0;; ++released) {
        Both both = co_await Async<Both>([&](const Completion<Both>& done) {
            m_reader.post([this, statement, done](ReaderThread::Run how) {
                if (how == ReaderThread::Run::Cancelled) return done(Both(stoppingError()));
                if (const auto opened = m_reading.open(readingStatements()); !opened) return done(Both(opened.error()));
                Answer answer = m_reading.run({{"isDue", {std::to_string(m_clock.now())}}, statement});
                if (!answer) return done(Both(answer.error()));
                done(Both(std::pair((*answer)[0].count() > 0,
                                    std::make_shared<PgConnection::Rows>(std::move((*answer)[1])))));
            });
        });
        if (!both) co_return both.error();
        if (!both->first || released == kReleasesMax) co_return both->second;
        const Result<void> done = co_await submit(std::make_shared<Call>(Call::Kind::Release));
        if (!done) co_return done.error();
    }
}

Task<Result<std::vector<std::optional<Balances>>>> PostgresLedger::balances(std::vector<AccountKey> accounts)
{
    Array refs;
    Array types;
    for (const AccountKey& key : accounts) {
        refs.add(key.id);
        types.add(key.type);
    }
    PgConnection::Statement statement{"balances", {}};
    statement.parameters.emplace_back(refs.text());
    statement.parameters.emplace_back(types.text());
    const auto rows = co_await ask(std::move(statement));
    if (!rows) co_return rows.error();
    std::map<AccountKey, Balances> known;
    for (int row = 0; row < (*rows)->count(); ++row) known[keyOf(**rows, row, 0)] = balancesOf(**rows, row, 2);
    std::vector<std::optional<Balances>> found;
    for (const AccountKey& key : accounts) {
        const auto place = known.find(key);
        found.push_back(place == known.end() ? std::nullopt : std::optional(place->second));
    }
    co_return found;
}

Task<Result<std::optional<TransferRecord>>> PostgresLedger::find(Uuid transfer)
{
    PgConnection::Statement statement{"find", {}};
    statement.parameters.emplace_back(transfer.toString());
    const auto rows = co_await ask(std::move(statement));
    if (!rows) co_return rows.error();
    if ((*rows)->count() == 0) co_return std::optional<TransferRecord>();
    co_return std::optional(recordOf(**rows, 0));
}

Task<Result<Ledger::AccountTransfers>> PostgresLedger::transfersOf(AccountKey account, std::uint32_t limit)
{
    PgConnection::Statement statement{"history", {}};
    statement.parameters.emplace_back(account.id.toString());
    statement.parameters.emplace_back(std::to_string(unsigned(account.type)));
    statement.parameters.emplace_back(std::to_string(std::min(limit, kTransfersMax)));
    const auto rows = co_await ask(std::move(statement));
    if (!rows) co_return rows.error();
    AccountTransfers transfers;
    for (int row = 0; row < (*rows)->count(); ++row)
        ((*rows)->integer(row, 12) == 0 ? transfers.debits : transfers.credits).push_back(recordOf(**rows, row));
    co_return transfers;
}

Task<Result<std::vector<Ledger::Books>>> PostgresLedger::books()
{
    const auto rows = co_await ask(PgConnection::Statement{"books", {}});
    if (!rows) co_return rows.error();
    std::vector<Books> all;
    for (int row = 0; row < (*rows)->count(); ++row) {
        Books books;
        books.ledger = LedgerNumber((*rows)->integer(row, 0));
        books.accounts = unsignedOf(**rows, row, 1);
        books.sums = balancesOf(**rows, row, 2);
        all.push_back(books);
    }
    co_return all;
}

// ---- the writer's thread

void PostgresLedger::runWriter()
{
    Calls calls;
    while (m_queue.take(calls)) {
        for (std::size_t at = 0; at < calls.size(); at += kCallsPerBatch) {
            const auto end = std::min(at + kCallsPerBatch, calls.size());
            runBatch(Calls(calls.begin() + std::ptrdiff_t(at), calls.begin() + std::ptrdiff_t(end)));
        }
    }
    for (const CallPtr& call : calls) call->outcome = stoppingError();
    CallQueue::answer(std::move(calls));
}

void PostgresLedger::runBatch(const Calls& calls)
{
    // The only place where anything is acknowledged: committed and synced, or refused with nothing written.
    if (const auto done = attempt(calls); !done)
        for (const CallPtr& call : calls) call->outcome = done.error();
    CallQueue::answer(calls);
}

Result<void> PostgresLedger::attempt(const Calls& calls)
{
    for (int attempts = 0;; ++attempts) {
        if (auto opened = m_writing.open(writingStatements()); !opened) return opened;
        bool moreDue = false;
        Result<void> done = attemptOnce(calls, moreDue);
        if (done && !moreDue) return done;
        if (done) {
            attempts = 0; // a batch that only released; the calls come after the last of these
            continue;
        }
        m_writing.rollback();
        if (done.error().code != ErrorCode::Conflict) return done;
        if (attempts == kAttemptsMax)
            return Error{ErrorCode::Unavailable, "The ledger's database is too busy.", done.error().detail};
    }
}

Result<void> PostgresLedger::attemptOnce(const Calls& calls, bool& moreDue)
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

Result<void> PostgresLedger::load(Plan& plan)
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
    const Answer looked = m_writing.run(first);
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
    const Answer locked = m_writing.run({{"lockAccounts", {refs.text(), types.text()}}, {"transfers", {ids.text()}}});
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

Result<void> PostgresLedger::write()
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
    const Answer written = m_writing.run(statements);
    if (!written) return written.error();
    return {};
}

} // namespace signalbox::ledger::postgres

namespace signalbox::ledger {

Result<std::unique_ptr<Ledger>> openPostgres(const std::string& url, const Clock& clock)
{
    auto ledger = std::make_unique<postgres::PostgresLedger>(url, clock);
    if (auto started = ledger->start(); !started) return started.error();
    return std::unique_ptr<Ledger>(std::move(ledger));
}

} // namespace signalbox::ledger
