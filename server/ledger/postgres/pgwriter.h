#pragma once

#include "server/ledger/calls.h"
#include "server/ledger/postgres/pgbooks.h"
#include "server/ledger/postgres/pgconnection.h"

namespace signalbox::ledger::postgres {

/// Applies batches of calls, each in one transaction of its own connection. Belongs to one thread.
///
/// A batch: read the transfers it ends and the holds that have lapsed (their accounts never change) → lock all accounts
/// concerned in the order of their keys → read the states again, which nobody else can change now → apply the calls in
/// memory by the rules → write all changes and commit in one pipeline.
class PgWriter
{
public:
    /// `clock` must outlive the writer.
    PgWriter(std::string url, const Clock& clock) : m_clock(clock), m_connection(std::move(url)) {}

    [[nodiscard]] Result<void> open();
    /// Sets the outcome of every call. An error means that the batch was not committed, or that nobody knows.
    [[nodiscard]] Result<void> apply(const Calls& calls);

private:
    struct Plan;
    [[nodiscard]] Result<void> attemptOnce(const Calls& calls, bool& moreDue);
    [[nodiscard]] Result<void> load(Plan& plan);
    [[nodiscard]] Result<void> write();

    const Clock& m_clock;
    PgConnection m_connection;
    PgBooks m_books;
};

} // namespace signalbox::ledger::postgres
