#include "server/ledger/postgres/pgconnection.h"

#include <array>
#include <charconv>
#include <cstring>

namespace signalbox::ledger::postgres {

namespace {

constexpr const char* kConnectSeconds = "10";
/// Two transactions met: serialisation failure, deadlock, the same new key at once.
constexpr std::array<std::string_view, 3> kRunAgain{"40001", "40P01", "23505"};

/// Every statement but the sums finds its rows by key. A planner that met the tables empty would scan them, and keep
/// scanning when they have grown, until somebody analyses them; so the plans are fixed here.
constexpr const char* kSession = "SET synchronous_commit = on; "
                                 "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED; "
                                 "SET client_min_messages = warning; SET plan_cache_mode = force_generic_plan; "
                                 "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; "
                                 "SET jit = off";

std::string trimmed(const char* text)
{
    std::string line(text ? text : "");
    while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) line.pop_back();
    return line;
}

} // namespace

std::string_view PgConnection::Rows::text(int row, int column) const
{
    return {PQgetvalue(m_result.get(), row, column), std::size_t(PQgetlength(m_result.get(), row, column))};
}

std::int64_t PgConnection::Rows::integer(int row, int column) const
{
    const std::string_view digits = text(row, column);
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

Result<void> PgConnection::open(const std::vector<Prepared>& statements)
{
    if (m_connection) return {};
    const char* const keys[] = {"dbname", "connect_timeout", "application_name", nullptr};
    const char* const values[] = {m_url.c_str(), kConnectSeconds, "signalbox-ledger", nullptr};
    m_connection = PQconnectdbParams(keys, values, 1);
    if (PQstatus(m_connection) != CONNECTION_OK) {
        const Error error{ErrorCode::Unavailable, "The ledger's database does not answer.",
                          trimmed(PQerrorMessage(m_connection))};
        close();
        return error;
    }
    std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(m_connection, kSession), &PQclear);
    Result<void> outcome;
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) outcome = failure(result.get(), "session");
    for (const Prepared& statement : statements) {
        if (!outcome) break;
        result.reset(PQprepare(m_connection, statement.name, statement.sql, 0, nullptr));
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) outcome = failure(result.get(), statement.name);
    }
    if (!outcome) close();
    return outcome;
}

void PgConnection::close()
{
    if (m_connection) PQfinish(m_connection);
    m_connection = nullptr;
}

Error PgConnection::failure(const PGresult* result, const char* doing)
{
    const char* const state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const std::string detail = std::string(doing) + ": " +
                               trimmed(result ? PQresultErrorMessage(result) : PQerrorMessage(m_connection)) + " " +
                               (state ? state : "");
    if (state && std::ranges::find(kRunAgain, std::string_view(state)) != kRunAgain.end())
        return Error{ErrorCode::Conflict, "The ledger's database met another writer.", detail};
    return Error{ErrorCode::Unavailable, "The ledger's database failed.", detail};
}

Result<std::vector<PgConnection::Rows>> PgConnection::run(const std::vector<Statement>& statements)
{
    std::optional<Error> error;
    bool sent = PQenterPipelineMode(m_connection) == 1;
    for (const Statement& statement : statements) {
        std::vector<const char*> values;
        values.reserve(statement.parameters.size());
        for (const auto& parameter : statement.parameters) values.push_back(parameter ? parameter->c_str() : nullptr);
        sent = sent && PQsendQueryPrepared(m_connection, statement.name, int(values.size()), values.data(), nullptr,
                                           nullptr, 0) == 1;
    }
    sent = sent && PQpipelineSync(m_connection) == 1;
    std::vector<Rows> answers;
    for (std::size_t i = 0; sent && i < statements.size(); ++i) {
        while (PGresult* const result = PQgetResult(m_connection)) {
            const ExecStatusType status = PQresultStatus(result);
            answers.emplace_back(result);
            if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && !error)
                error = failure(result, statements[i].name);
            if (PQstatus(m_connection) != CONNECTION_OK) break;
        }
        if (PQstatus(m_connection) != CONNECTION_OK) break;
    }
    if (sent && PQstatus(m_connection) == CONNECTION_OK) PQclear(PQgetResult(m_connection)); // the sync itself
    if (!sent || PQstatus(m_connection) != CONNECTION_OK || PQexitPipelineMode(m_connection) != 1) {
        // Half-way through a pipeline nothing about this connection can be trusted.
        error = Error{ErrorCode::Unavailable, "The connection to the ledger's database is lost.",
                      trimmed(PQerrorMessage(m_connection))};
        close();
    }
    if (error) return *error;
    return answers;
}

void PgConnection::rollback()
{
    if (!m_connection) return;
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(m_connection, "ROLLBACK"), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) close();
}

} // namespace signalbox::ledger::postgres
