#pragma once

#include "server/base/testexecutor.h"
#include "server/ledger/engines.h"
#include "server/ledger/ledger.h"
#include "tests/support/services.h"

#include <fstream>
#include <libpq-fe.h>
#include <sstream>

#include <QTemporaryDir>
#include <QTest>

namespace signalbox::tests {

/// A ledger of one engine that can be closed and opened again on the same storage.
class LedgerHouse
{
public:
    virtual ~LedgerHouse() = default;
    [[nodiscard]] virtual std::unique_ptr<ledger::Ledger> open(const Clock& clock) = 0;
};

class EmbeddedHouse final : public LedgerHouse
{
public:
    explicit EmbeddedHouse(std::size_t changesPerCheckpoint = 64) : m_changes(changesPerCheckpoint) {}
    std::unique_ptr<ledger::Ledger> open(const Clock& clock) override
    {
        ledger::EmbeddedOptions options;
        options.path = path();
        options.changesPerCheckpoint = m_changes; // small, so that a test meets checkpoints and merges
        auto opened = ledger::openEmbedded(options, clock);
        if (!opened) qFatal("%s %s", opened.error().message.c_str(), opened.error().detail.c_str());
        return std::move(*opened);
    }
    [[nodiscard]] std::string path() const { return m_folder.filePath(QStringLiteral("ledger.db")).toStdString(); }

private:
    QTemporaryDir m_folder;
    std::size_t m_changes;
};

class PostgresHouse final : public LedgerHouse
{
public:
    explicit PostgresHouse(Services& services) : m_url(services.freshPostgresUrl())
    {
        std::ifstream file(SIGNALBOX_SOURCE_DIR "/resources/sql/0002_ledger.sql");
        std::ostringstream sql;
        sql << file.rdbuf();
        PGconn* const connection = PQconnectdb(m_url.c_str());
        PGresult* const result = PQexec(connection, sql.str().c_str());
        if (PQresultStatus(result) != PGRES_COMMAND_OK) qFatal("%s", PQerrorMessage(connection));
        PQclear(result);
        PQfinish(connection);
    }
    std::unique_ptr<ledger::Ledger> open(const Clock& clock) override
    {
        auto opened = ledger::openPostgres(m_url, clock);
        if (!opened) qFatal("%s %s", opened.error().message.c_str(), opened.error().detail.c_str());
        return std::move(*opened);
    }
    [[nodiscard]] const std::string& url() const { return m_url; }

private:
    std::string m_url;
};

/// A ledger's calls, awaited one by one.
class Asking
{
public:
    Asking(ledger::Ledger& books, TestExecutor& executor) : m_ledger(books), m_executor(executor) {}

    Result<void> accounts(std::vector<ledger::Account> wanted)
    {
        return m_executor.run(m_ledger.createAccounts(std::move(wanted)));
    }
    Result<void> transfer(std::vector<ledger::Transfer> legs)
    {
        return m_executor.run(m_ledger.createTransfers(std::move(legs)));
    }
    Result<void> transfer(const ledger::Transfer& leg) { return transfer(std::vector<ledger::Transfer>{leg}); }
    Result<void> post(std::vector<Uuid> ids) { return m_executor.run(m_ledger.post(std::move(ids))); }
    Result<void> voidThem(std::vector<Uuid> ids) { return m_executor.run(m_ledger.voidTransfers(std::move(ids))); }
    Result<std::vector<std::optional<ledger::Balances>>> balances(std::vector<ledger::AccountKey> keys)
    {
        return m_executor.run(m_ledger.balances(std::move(keys)));
    }
    ledger::Balances balance(const ledger::AccountKey& key)
    {
        const auto found = balances({key});
        if (!found || !found->front()) qFatal("no balance");
        return *found->front();
    }
    Result<std::optional<ledger::TransferRecord>> find(const Uuid& id) { return m_executor.run(m_ledger.find(id)); }
    Result<ledger::Ledger::AccountTransfers> history(const ledger::AccountKey& key, std::uint32_t limit)
    {
        return m_executor.run(m_ledger.transfersOf(key, limit));
    }
    Result<std::vector<ledger::Ledger::Books>> books() { return m_executor.run(m_ledger.books()); }
    bool balanced()
    {
        const auto all = books();
        if (!all) return false;
        return std::ranges::all_of(*all, [](const ledger::Ledger::Books& one) {
            return one.sums.debitsPosted == one.sums.creditsPosted && one.sums.debitsPending == one.sums.creditsPending;
        });
    }

private:
    ledger::Ledger& m_ledger;
    TestExecutor& m_executor;
};

inline ledger::Transfer makeTransfer(const Uuid& id, const ledger::AccountKey& debit, const ledger::AccountKey& credit,
                                     std::uint64_t amount, std::optional<std::chrono::seconds> timeout = {})
{
    ledger::Transfer transfer;
    transfer.id = id;
    transfer.debit = debit;
    transfer.credit = credit;
    transfer.amount = amount;
    transfer.timeout = timeout;
    return transfer;
}

/// A refusal's name, for messages and comparison; empty for success.
inline std::string nameOf(const Result<void>& outcome)
{
    return outcome ? std::string() : outcome.error().message;
}
inline std::string nameOf(std::optional<ledger::TransferError> refusal)
{
    return refusal ? ledger::toError(*refusal).message : std::string();
}

} // namespace signalbox::tests
