#pragma once

#include "server/base/result.h"

#include <libpq-fe.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::ledger::postgres {

/// One connection to PostgreSQL, used by one thread at a time. Statements are prepared when it opens and sent in
/// pipelines: several for one round trip.
class PgConnection
{
public:
    struct Prepared
    {
        const char* name;
        const char* sql;
    };
    struct Statement
    {
        const char* name;
        std::vector<std::optional<std::string>> parameters;
    };
    /// The rows of one statement. Column numbers start at 0.
    class Rows
    {
    public:
        explicit Rows(PGresult* result) : m_result(result, &PQclear) {}
        [[nodiscard]] int count() const { return PQntuples(m_result.get()); }
        [[nodiscard]] bool isNull(int row, int column) const { return PQgetisnull(m_result.get(), row, column) != 0; }
        [[nodiscard]] std::string_view text(int row, int column) const;
        [[nodiscard]] std::int64_t integer(int row, int column) const;

    private:
        std::unique_ptr<PGresult, decltype(&PQclear)> m_result;
    };

    explicit PgConnection(std::string url) : m_url(std::move(url)) {}
    ~PgConnection() { close(); }
    PgConnection(const PgConnection&) = delete;
    PgConnection& operator=(const PgConnection&) = delete;

    /// Connects and prepares when it is not connected.
    [[nodiscard]] Result<void> open(const std::vector<Prepared>& statements);
    void close();

    /// Sends all and waits for all; the first failure stops the rest. Conflict: the transaction met another one and is
    /// to be run again. Unavailable: anything else; when the connection is gone it is closed.
    [[nodiscard]] Result<std::vector<Rows>> run(const std::vector<Statement>& statements);
    /// Ends the transaction of a failed run().
    void rollback();

private:
    [[nodiscard]] Error failure(const PGresult* result, const char* doing);

    std::string m_url;
    PGconn* m_connection = nullptr;
};

} // namespace signalbox::ledger::postgres
