#include "server/sql/postgresconnection.h"

#include "server/sql/constraint.h"
#include "server/sql/postgresvalues.h"
#include "server/sql/sqltext.h"

#include <algorithm>
#include <array>
#include <memory>

#include <libpq-fe.h>

namespace signalbox::sql {

namespace {

/// Statements kept prepared per connection; reaching it forgets them all.
constexpr std::size_t kMaxPrepared = 512;
/// Statements sent before their answers are read. libpq empties the socket while it sends, so this bounds memory.
constexpr std::size_t kMaxGroup = 64;

using ResultPtr = std::unique_ptr<PGresult, decltype(&PQclear)>;

ResultPtr nextResult(PGconn* connection)
{
    return {PQgetResult(connection), &PQclear};
}

std::string field(const PGresult* result, int which)
{
    const char* text = PQresultErrorField(result, which);
    return text ? text : "";
}

Outcome outcomeOf(const PGresult* result)
{
    Outcome outcome;
    const int rows = PQntuples(result);
    const int columns = PQnfields(result);
    outcome.rows.resize(std::size_t(rows));
    for (int row = 0; row < rows; ++row) {
        auto& values = outcome.rows[std::size_t(row)].values;
        values.reserve(std::size_t(columns));
        for (int column = 0; column < columns; ++column) {
            if (PQgetisnull(result, row, column))
                values.emplace_back();
            else
                values.push_back(valueOfPostgres(PQftype(result, column), PQgetvalue(result, row, column),
                                                 std::size_t(PQgetlength(result, row, column))));
        }
    }
    const std::string_view changed = PQcmdTuples(const_cast<PGresult*>(result));
    std::from_chars(changed.data(), changed.data() + changed.size(), outcome.changed);
    return outcome;
}

bool failed(ExecStatusType status)
{
    return status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK;
}

} // namespace

struct PostgresConnection::Libpq
{
    PGconn* connection = nullptr;
    ~Libpq() { PQfinish(connection); }
};

/// What an answer in the pipeline belongs to.
struct PostgresConnection::Expected
{
    enum class Kind : std::uint8_t { Plain, Prepare, Statement };
    Kind kind = Kind::Plain;
    std::string sql;
    Prepared prepared; ///< for Prepare: to be remembered when the server has accepted it
};

PostgresConnection::PostgresConnection() : m_libpq(std::make_unique<Libpq>()) {}
PostgresConnection::~PostgresConnection() = default;

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const std::string& url)
{
    std::unique_ptr<PostgresConnection> self(new PostgresConnection());
    // What stands in the URL comes later, so it wins.
    const std::array<const char*, 8> keys = {"connect_timeout", "fallback_application_name",
                                             "keepalives_idle", "tcp_user_timeout",
                                             "client_encoding", "options",
                                             "dbname",          nullptr};
    const std::array<const char*, 8> values = {
        "5", "signalbox", "30", "15000", "UTF8", "-c synchronous_commit=on", url.c_str(), nullptr};
    self->m_libpq->connection = PQconnectdbParams(keys.data(), values.data(), 1);
    PGconn* connection = self->m_libpq->connection;
    if (PQstatus(connection) != CONNECTION_OK || PQenterPipelineMode(connection) != 1) {
        // libpq's own sentence names host, port and reason, never the password.
        std::string reason = PQerrorMessage(connection);
        while (!reason.empty() && reason.back() == '\n') reason.pop_back();
        return Error{ErrorCode::Unavailable, "PostgreSQL cannot be reached.", reason};
    }
    // Statements are built here, not read from people: a backslash in a text is a backslash.
    PQsetNoticeProcessor(
        connection, [](void*, const char*) {}, nullptr);
    return self;
}

void PostgresConnection::begin(std::string_view statement)
{
    m_begin = statement;
    m_trouble = Trouble::None;
}

bool PostgresConnection::sendPlain(std::string_view sql, std::vector<Expected>& expected)
{
    const std::string text(sql);
    if (PQsendQueryParams(m_libpq->connection, text.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0) != 1)
        return false;
    expected.push_back({Expected::Kind::Plain, {}, {}});
    return true;
}

const PostgresConnection::Prepared* PostgresConnection::usable(std::string_view sql, const Types& types) const
{
    const auto [begin, end] = m_prepared.equal_range(std::string(sql));
    for (auto it = begin; it != end; ++it) {
        // A NULL fits any type, and a type the server chose itself reads any text.
        const bool fits = std::ranges::equal(it->second.types, types, [](unsigned has, unsigned wants) {
            return has == wants || wants == oid::kUnknown;
        });
        if (fits) return &it->second;
    }
    return nullptr;
}

void PostgresConnection::forgetPrepared(std::vector<Expected>& expected)
{
    if (m_prepared.size() < kMaxPrepared) return;
    m_prepared.clear();
    (void)sendPlain("DEALLOCATE ALL", expected);
}

bool PostgresConnection::send(const Statement& statement, std::vector<Expected>& expected)
{
    PGconn* connection = m_libpq->connection;
    const PostgresParameters parameters(statement.parameters);
    const int count = int(parameters.pointers.size());
    std::string name;
    if (const Prepared* known = usable(statement.sql, parameters.types)) {
        name = known->name;
    } else {
        // Twice the same new statement in one group: the second uses what the first prepares.
        const auto same = std::ranges::find_if(expected, [&](const Expected& earlier) {
            return earlier.kind == Expected::Kind::Prepare && earlier.sql == statement.sql &&
                   earlier.prepared.types == parameters.types;
        });
        if (same != expected.end()) {
            name = same->prepared.name;
        } else {
            name = "s" + std::to_string(++m_preparedEver);
            if (PQsendPrepare(connection, name.c_str(), statement.sql.c_str(), count, parameters.types.data()) != 1)
                return false;
            expected.push_back({Expected::Kind::Prepare, statement.sql, {name, parameters.types}});
        }
    }
    if (PQsendQueryPrepared(connection, name.c_str(), count, parameters.pointers.data(), nullptr, nullptr, 0) != 1)
        return false;
    expected.push_back({Expected::Kind::Statement, statement.sql, {}});
    return true;
}

Error PostgresConnection::lost()
{
    m_trouble = Trouble::Lost;
    m_open = false;
    std::string reason = PQerrorMessage(m_libpq->connection);
    while (!reason.empty() && reason.back() == '\n') reason.pop_back();
    return {ErrorCode::Unavailable, "The connection to PostgreSQL was lost.", reason};
}

Error PostgresConnection::errorOf(const void* opaque, const Expected& expected)
{
    const auto* result = static_cast<const PGresult*>(opaque);
    const std::string state = field(result, PG_DIAG_SQLSTATE);
    const std::string table = field(result, PG_DIAG_TABLE_NAME);
    m_trouble = Trouble::Refused;
    if (state == "23505") {
        auto columns = columnsOfPostgresDetail(field(result, PG_DIAG_MESSAGE_DETAIL));
        if (columns.empty()) columns.push_back(field(result, PG_DIAG_CONSTRAINT_NAME));
        return uniqueViolated(table, columns);
    }
    if (state == "23503" || state == "23001") return foreignKeyViolated(expected.sql);
    if (state == "23514") return checkViolated(field(result, PG_DIAG_CONSTRAINT_NAME));
    if (state == "23502") return notNullViolated(table, field(result, PG_DIAG_COLUMN_NAME));
    // The server's message may quote a value, so only complaints about the statement itself go into the log.
    const bool syntax = state.starts_with("42");
    const std::string detail =
        "PostgreSQL " + state + (syntax ? ": " + field(result, PG_DIAG_MESSAGE_PRIMARY) : std::string());
    if (state == "40001" || state == "40P01") {
        m_trouble = Trouble::Collision;
        return {ErrorCode::Unavailable, "The database was too busy with changes to the same things; try again.",
                detail};
    }
    if (state == "26000" || (state == "0A000" && expected.kind == Expected::Kind::Statement)) {
        m_trouble = Trouble::StalePlan;
        return {ErrorCode::Unavailable, "The database's tables were changed meanwhile.", detail};
    }
    if (state == "25006") return {ErrorCode::Internal, "A read tried to write.", detail};
    if (state == "22021" || state == "22P05")
        return {ErrorCode::BadUserInput, "A text holds a character that the database cannot store.", detail};
    if (state.empty() || state.starts_with("08") || state.starts_with("57P")) {
        m_trouble = Trouble::Lost;
        return {ErrorCode::Unavailable, "The connection to PostgreSQL was lost.", detail};
    }
    // 53: out of disk, memory or connections; 58: an I/O error of the server.
    if (state.starts_with("53") || state.starts_with("58") || state.starts_with("XX"))
        return {ErrorCode::Unavailable, "PostgreSQL could not do its work.", detail};
    return {ErrorCode::Internal, "The database refused a statement.", detail};
}

Result<void> PostgresConnection::drain()
{
    PGconn* connection = m_libpq->connection;
    while (m_owed > 0) {
        const ResultPtr result = nextResult(connection);
        // A null pointer ends the answers of one command; two of them mean that nobody is there.
        if (!result) {
            if (PQstatus(connection) != CONNECTION_OK) return lost();
            continue;
        }
        if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) --m_owed;
    }
    return {};
}

Result<std::vector<Outcome>> PostgresConnection::exchange(std::vector<Expected>& expected)
{
    PGconn* connection = m_libpq->connection;
    if (PQpipelineSync(connection) != 1) return lost();
    if (const auto drained = drain(); !drained) return drained.error();
    std::vector<Outcome> outcomes;
    std::optional<Error> error;
    for (Expected& one : expected) {
        const ResultPtr result = nextResult(connection);
        if (!result) return lost();
        const auto status = PQresultStatus(result.get());
        if (status == PGRES_PIPELINE_ABORTED) {
            // after the failure that is already known
        } else if (failed(status)) {
            if (!error) error = errorOf(result.get(), one);
        } else if (one.kind == Expected::Kind::Prepare) {
            m_prepared.emplace(std::move(one.sql), std::move(one.prepared));
        } else if (one.kind == Expected::Kind::Statement) {
            outcomes.push_back(outcomeOf(result.get()));
        }
        // The null pointer that ends this command's answers.
        while (const ResultPtr more = nextResult(connection)) {
            if (PQresultStatus(more.get()) == PGRES_FATAL_ERROR && PQstatus(connection) != CONNECTION_OK) return lost();
        }
    }
    const ResultPtr sync = nextResult(connection);
    if (!sync || PQresultStatus(sync.get()) != PGRES_PIPELINE_SYNC) return lost();
    if (PQstatus(connection) != CONNECTION_OK) return lost();
    if (error) return *error;
    return outcomes;
}

Result<std::vector<Outcome>> PostgresConnection::run(std::span<const Statement> statements)
{
    std::vector<Outcome> outcomes;
    outcomes.reserve(statements.size());
    for (const Statement& statement : statements)
        if (const auto fit = checkParameters(statement.parameters); !fit) return fit.error();
    while (!statements.empty()) {
        const auto group = statements.first(std::min(statements.size(), kMaxGroup));
        statements = statements.subspan(group.size());
        std::vector<Expected> expected;
        forgetPrepared(expected);
        if (!m_begin.empty()) {
            if (!sendPlain(m_begin, expected)) return lost();
            m_begin.clear();
            m_open = true;
        }
        for (const Statement& statement : group)
            if (!send(statement, expected)) return lost();
        auto answers = exchange(expected);
        if (!answers) return answers.error();
        std::ranges::move(answers.value(), std::back_inserter(outcomes));
    }
    return outcomes;
}

Result<void> PostgresConnection::runOnce(std::string_view sql)
{
    std::vector<Expected> expected;
    if (!m_begin.empty()) {
        if (!sendPlain(m_begin, expected)) return lost();
        m_begin.clear();
        m_open = true;
    }
    if (!sendPlain(sql, expected)) return lost();
    expected.back().sql = sql;
    const auto answers = exchange(expected);
    if (!answers) return answers.error();
    return {};
}

Result<void> PostgresConnection::commit()
{
    m_begin.clear();
    if (!m_open) return {};
    m_open = false;
    std::vector<Expected> expected;
    if (!sendPlain("COMMIT", expected)) return lost();
    const auto answers = exchange(expected);
    if (!answers) return answers.error();
    return {};
}

void PostgresConnection::rollback()
{
    m_begin.clear();
    if (!m_open || m_trouble == Trouble::Lost) return;
    m_open = false;
    std::vector<Expected> expected;
    if (sendPlain("ROLLBACK", expected)) (void)exchange(expected);
}

void PostgresConnection::endRead()
{
    m_begin.clear();
    if (!m_open || m_trouble == Trouble::Lost) return;
    m_open = false;
    std::vector<Expected> expected;
    PGconn* connection = m_libpq->connection;
    if (!sendPlain("COMMIT", expected) || PQpipelineSync(connection) != 1) {
        (void)lost();
        return;
    }
    ++m_owed; // read together with the next answers
}

} // namespace signalbox::sql
