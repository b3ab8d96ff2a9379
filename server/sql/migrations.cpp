#include "server/sql/migrations.h"

#include "server/sql/embeddedsql.h"
#include "server/sql/sqltext.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

namespace signalbox::sql {

namespace {

constexpr std::string_view kBookkeeping = R"(CREATE TABLE IF NOT EXISTS "schemaMigrations" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "checksum" TEXT NOT NULL
))";
/// Any number that no other program uses for its advisory locks on this database.
constexpr std::int64_t kAdvisoryLock = 0x5167'4e61'6c42'6f78;

constexpr int kStartRetries = 8;
constexpr std::chrono::milliseconds kFirstStartPause{30};

/// FNV-1a, 64 bits: tells a changed text from an unchanged one. Nobody attacks it: who can change the text can change
/// us.
std::string checksumOf(std::string_view text)
{
    std::uint64_t sum = 14695981039346656037ULL;
    for (const char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    std::string hex;
    for (int shift = 60; shift >= 0; shift -= 4) hex += "0123456789abcdef"[(sum >> shift) & 15];
    return hex;
}

Error named(const Error& error, const std::string& migration)
{
    return {error.code, "The migration " + migration + " failed: " + error.message, error.detail};
}

using Applied = std::map<std::string, std::string>;

/// Whether `migration` was applied; Conflict when it was another text then.
Result<bool> isApplied(const Applied& applied, const Migration& migration)
{
    const auto found = applied.find(migration.name);
    if (found == applied.end()) return false;
    if (found->second == checksumOf(migration.text)) return true;
    return Error{
        ErrorCode::Conflict,
        "The migration " + migration.name +
            " was changed after it had been applied to this database; use the version of Signalbox that applied "
            "it, or a later one.",
        found->second};
}

Result<Applied> readApplied(Session& session)
{
    const auto rows = session.query(R"(SELECT "name", "checksum" FROM "schemaMigrations")");
    if (!rows) return rows.error();
    Applied applied;
    for (const Row& row : rows.value()) applied[row.text(0)] = row.text(1);
    return applied;
}

Result<bool> hasBookkeeping(Session& session)
{
    const auto rows =
        session.dialect() == Dialect::Sqlite
            ? session.query(R"(SELECT 1 FROM sqlite_master WHERE type='table' AND name='schemaMigrations')")
            : session.query(R"(SELECT 1 FROM pg_catalog.pg_class WHERE oid = to_regclass('"schemaMigrations"'))");
    if (!rows) return rows.error();
    return !rows->empty();
}

/// Everybody who migrates this database takes turns until the transaction ends. SQLite has one writer anyway.
Result<void> takeTurn(Session& session)
{
    if (session.dialect() == Dialect::Sqlite) return {};
    const auto locked = session.query("SELECT 1 FROM (SELECT pg_advisory_xact_lock($1)) AS turn", {kAdvisoryLock});
    if (!locked) return locked.error();
    return {};
}

/// True when it was applied now, false when it had been.
Result<bool> apply(Session& session, const Migration& migration)
{
    if (const auto turn = takeTurn(session); !turn) return turn.error();
    if (const auto made = session.executeOnce(kBookkeeping); !made) return made.error();
    const auto applied = readApplied(session);
    if (!applied) return applied.error();
    const auto done = isApplied(applied.value(), migration);
    if (!done) return done.error();
    if (done.value()) return false;
    for (const std::string& statement : statementsOf(migration.text, session.dialect()))
        if (const auto ran = session.executeOnce(statement); !ran) return named(ran.error(), migration.name);
    const auto recorded = session.execute(R"(INSERT INTO "schemaMigrations" ("name", "checksum") VALUES ($1, $2))",
                                          {migration.name, checksumOf(migration.text)});
    if (!recorded) return recorded.error();
    return true;
}

std::vector<Migration> sorted(std::vector<Migration> migrations)
{
    std::ranges::sort(migrations, {}, &Migration::name);
    return migrations;
}

} // namespace

std::vector<Migration> embeddedMigrations(std::initializer_list<std::string_view> areas)
{
    std::vector<Migration> wanted;
    for (const EmbeddedSql& file : embeddedSql()) {
        const std::string_view area = file.name.substr(std::min(file.name.find('_') + 1, file.name.size()));
        const bool mine = std::ranges::any_of(areas, [&](std::string_view name) {
            return area == name || (area.starts_with(name) && area[name.size()] == '_');
        });
        if (mine) wanted.push_back({std::string(file.name), std::string(file.text)});
    }
    return sorted(std::move(wanted));
}

Task<Result<std::vector<std::string>>> migrate(Database& database, std::vector<Migration> migrations)
{
    std::vector<std::string> names;
    for (const Migration& migration : sorted(std::move(migrations))) {
        const std::function<Result<bool>(Session&)> work = [migration](Session& session) {
            return apply(session, migration);
        };
        // READ COMMITTED, because the snapshot must be taken after the turn has come.
        const Result<bool> applied = co_await database.write<bool>(work, Isolation::ReadCommitted);
        if (!applied) co_return applied.error();
        if (applied.value()) names.push_back(migration.name);
    }
    co_return names;
}

Task<Result<std::vector<std::string>>> pendingMigrations(Database& database, std::vector<Migration> migrations)
{
    using Names = std::vector<std::string>;
    const auto wanted = sorted(std::move(migrations));
    const std::function<Result<Names>(Session&)> work = [wanted](Session& session) -> Result<Names> {
        const auto exists = hasBookkeeping(session);
        if (!exists) return exists.error();
        const auto applied = exists.value() ? readApplied(session) : Result<Applied>(Applied());
        if (!applied) return applied.error();
        Names names;
        for (const Migration& migration : wanted) {
            const auto done = isApplied(applied.value(), migration);
            if (!done) return done.error();
            if (!done.value()) names.push_back(migration.name);
        }
        return names;
    };
    co_return co_await database.read<Names>(work);
}

Task<Result<void>> prepareSchema(Database& database, std::vector<Migration> migrations, bool manual)
{
    if (!manual) {
        const auto applied = co_await migrate(database, std::move(migrations));
        if (!applied) co_return applied.error();
        co_return Result<void>();
    }
    const auto pending = co_await pendingMigrations(database, std::move(migrations));
    if (!pending) co_return pending.error();
    if (pending->empty()) co_return Result<void>();
    std::string list;
    for (const std::string& name : pending.value()) list += (list.empty() ? "" : ", ") + name;
    Error behind;
    behind.code = ErrorCode::Conflict;
    behind.message = "The database is not up to date and ENABLE_MANUAL_MIGRATIONS is set; run `signalboxd migrate`.";
    behind.detail = list;
    co_return behind;
}

Task<Result<void>> retryAtStart(std::function<Task<Result<void>>()> attempt)
{
    auto pause = kFirstStartPause;
    for (int retry = 0;; ++retry) {
        const Result<void> done = co_await attempt();
        if (done || done.error().refused() || retry == kStartRetries) co_return done;
        co_await sleepFor(pause);
        pause *= 2;
    }
}

} // namespace signalbox::sql
