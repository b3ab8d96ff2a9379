#pragma once

#include "server/sql/database.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace signalbox::sql {

/// One connection to PostgreSQL in pipeline mode. Used by one thread at a time; every call waits for the server.
/// BEGIN travels with the first statement, and the end of a read is not waited for.
class PostgresConnection
{
public:
    [[nodiscard]] static Result<std::unique_ptr<PostgresConnection>> open(const std::string& url);
    ~PostgresConnection();
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;

    /// `statement` is the BEGIN … that the next run() sends ahead of its own.
    void begin(std::string_view statement);
    [[nodiscard]] Result<std::vector<Outcome>> run(std::span<const Statement> statements);
    [[nodiscard]] Result<void> runOnce(std::string_view sql);
    /// Waits until the server has committed. Nothing to do when nothing was run.
    [[nodiscard]] Result<void> commit();
    void rollback();
    /// Ends a transaction that changed nothing, without waiting for the answer.
    void endRead();

    /// What kind of trouble the last failure was.
    enum class Trouble : std::uint8_t {
        None,
        Refused,   ///< the statement is at fault
        Collision, ///< serialisation failure or deadlock: the same work may succeed if run again
        StalePlan, ///< somebody changed the schema: forget what is prepared and run again
        Lost,      ///< the connection is of no use any more
    };
    [[nodiscard]] Trouble trouble() const { return m_trouble; }

private:
    struct Libpq;
    struct Expected;
    using Types = std::vector<unsigned>;
    struct Prepared
    {
        std::string name;
        Types types;
    };
    PostgresConnection();
    [[nodiscard]] bool send(const Statement& statement, std::vector<Expected>& expected);
    [[nodiscard]] bool sendPlain(std::string_view sql, std::vector<Expected>& expected);
    [[nodiscard]] Result<std::vector<Outcome>> exchange(std::vector<Expected>& expected);
    [[nodiscard]] Result<void> drain();
    [[nodiscard]] Error lost();
    [[nodiscard]] Error errorOf(const void* result, const Expected& expected);
    const Prepared* usable(std::string_view sql, const Types& types) const;
    void forgetPrepared(std::vector<Expected>& expected);

    std::unique_ptr<Libpq> m_libpq;
    std::unordered_multimap<std::string, Prepared> m_prepared;
    std::uint64_t m_preparedEver = 0;
    std::string m_begin;    ///< to be sent before the next statement
    bool m_open = false;    ///< the server is in a transaction
    std::size_t m_owed = 0; ///< groups whose answers were not read yet
    Trouble m_trouble = Trouble::None;
};

} // namespace signalbox::sql
