#include "server/sql/database.h"

#include "server/sql/postgresdatabase.h"
#include "server/sql/sqlitedatabase.h"

#include <algorithm>
#include <cassert>

namespace signalbox::sql {

Value value(std::optional<std::int64_t> number)
{
    if (!number) return {};
    return *number;
}

Value value(std::optional<std::string> text)
{
    if (!text) return {};
    return std::move(*text);
}

Value value(const Uuid& id)
{
    return id.toString();
}

std::optional<std::int64_t> Row::integerOrNull(std::size_t column) const
{
    if (isNull(column)) return {};
    return integer(column);
}

std::optional<std::string> Row::textOrNull(std::size_t column) const
{
    if (isNull(column)) return {};
    return text(column);
}

Uuid Row::uuid(std::size_t column) const
{
    const auto id = Uuid::parse(text(column));
    assert(id);
    return id.value_or(Uuid());
}

Result<Rows> Session::query(std::string_view sql, std::initializer_list<Value> parameters)
{
    return query(sql, std::span<const Value>(parameters.begin(), parameters.size()));
}

Result<std::int64_t> Session::execute(std::string_view sql, std::initializer_list<Value> parameters)
{
    return execute(sql, std::span<const Value>(parameters.begin(), parameters.size()));
}

Task<Result<void>> Database::ping()
{
    if (const auto broken = failure()) co_return *broken;
    const std::function<Result<bool>(Session&)> ask = [](Session& session) -> Result<bool> {
        const auto rows = session.query("SELECT 1");
        if (!rows) return rows.error();
        return true;
    };
    const Result<bool> answered = co_await read<bool>(ask);
    if (!answered) co_return answered.error();
    co_return Result<void>();
}

Result<std::unique_ptr<Database>> open(const std::string& url)
{
    constexpr std::string_view kSqlite = "sqlite:";
    if (url.starts_with(kSqlite)) {
        std::string path = url.substr(kSqlite.size());
        // `sqlite:///var/lib/x.db` is how many write an absolute path.
        if (path.starts_with("//")) path.erase(0, 2);
        if (path.empty()) return Error{ErrorCode::BadUserInput, "DATABASE_URL names no file after `sqlite:`.", {}};
        return openSqlite(path);
    }
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return openPostgres(url);
    // The rest of the URL may hold a password, so only its scheme is shown.
    return Error{ErrorCode::BadUserInput, "DATABASE_URL must begin with `sqlite:` or `postgresql:`.",
                 url.substr(0, std::min(url.find(':'), std::size_t(16)))};
}

} // namespace signalbox::sql
