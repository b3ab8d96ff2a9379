#pragma once

#include "server/ledger/calls.h"
#include "server/ledger/engines.h"
#include "server/ledger/postgres/pgconnection.h"
#include "server/ledger/postgres/pgwriter.h"
#include "server/ledger/readerthread.h"

#include <thread>

namespace signalbox::ledger::postgres {

/// The engine behind openPostgres(); see there. One thread with one connection commits what callers have handed over
/// meanwhile in one transaction (PgWriter); another thread with another connection answers what only reads.
class PostgresLedger final : public Ledger
{
public:
    PostgresLedger(std::string url, const Clock& clock);
    ~PostgresLedger() override;
    [[nodiscard]] Result<void> start();

    Task<Result<void>> createAccounts(std::vector<Account> accounts) override;
    Task<Result<std::vector<std::optional<Balances>>>> balances(std::vector<AccountKey> accounts) override;
    Task<Result<void>> createTransfers(std::vector<Transfer> legs) override;
    Task<Result<void>> post(std::vector<Uuid> transfers) override;
    Task<Result<void>> voidTransfers(std::vector<Uuid> transfers) override;
    Task<Result<std::optional<TransferRecord>>> find(Uuid transfer) override;
    Task<Result<AccountTransfers>> transfersOf(AccountKey account, std::uint32_t limit) override;
    Task<Result<std::vector<Books>>> books() override;

private:
    // Any thread.
    Task<Result<void>> submit(CallPtr call);
    using Answer = Result<std::vector<PgConnection::Rows>>;
    /// Asks one statement in the state of now, that is after what has lapsed is released.
    Task<Result<std::shared_ptr<PgConnection::Rows>>> ask(PgConnection::Statement statement);

    // The writer's thread.
    void runWriter();
    void runBatch(const Calls& calls);

    const std::string m_url;
    const Clock& m_clock;
    CallQueue m_queue;
    PgWriter m_batches;     ///< the writer's own
    PgConnection m_reading; ///< the reader thread's own
    ReaderThread m_reader;
    std::thread m_writer;
};

} // namespace signalbox::ledger::postgres
