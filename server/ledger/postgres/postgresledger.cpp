#include "server/ledger/postgres/postgresledger.h"

#include "server/ledger/postgres/pgstatements.h"
#include "server/ledger/postgres/pgvalues.h"

namespace signalbox::ledger::postgres {

namespace {

constexpr std::size_t kCallsPerBatch = 2048;
/// A reading call releases what has lapsed and asks again; more may lapse meanwhile, but not for ever.
constexpr int kReleasesMax = 3;

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

PostgresLedger::PostgresLedger(std::string url, const Clock& clock)
    : m_url(std::move(url)), m_clock(clock), m_batches(m_url, clock), m_reading(m_url), m_reader([] {})
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
    if (auto opened = m_batches.open(); !opened) return opened;
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
    if (const auto done = m_batches.apply(calls); !done)
        for (const CallPtr& call : calls) call->outcome = done.error();
    CallQueue::answer(calls);
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
