#pragma once

#include "server/sql/database.h"

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::sql {

/// One step of a schema: a script for both databases. A line that begins with `-- sqlite:` or `-- postgresql:` belongs
/// to that database only; other comments are left out.
struct Migration
{
    std::string name; ///< `0001_backend`: its place in the order, and its identity for ever
    std::string text;
};

/// The migrations of resources/sql/ that were built in, in order of name: those whose name after the number is one of
/// `areas` or begins with one and an underscore (`0001_backend`, `0007_backend_quotes`).
[[nodiscard]] std::vector<Migration> embeddedMigrations(std::initializer_list<std::string_view> areas);

/// Brings the schema up to date and answers the names that were applied now. Each migration is all or nothing and is
/// recorded with its checksum. Two nodes that start together on one PostgreSQL take turns (advisory lock).
/// Errors: Conflict when an applied migration's text is another one than it was; otherwise those of the statements,
/// with the migration's name in the sentence.
[[nodiscard]] Task<Result<std::vector<std::string>>> migrate(Database& database, std::vector<Migration> migrations);

/// The names migrate() would apply; changes nothing. Conflict as above.
[[nodiscard]] Task<Result<std::vector<std::string>>> pendingMigrations(Database& database,
                                                                       std::vector<Migration> migrations);

/// What a node does at start (node-spec §1.1): nothing to migrate when `manual` (ENABLE_MANUAL_MIGRATIONS) and nothing
/// is pending; Conflict with a sentence that names the command when something is. Otherwise migrate().
[[nodiscard]] Task<Result<void>> prepareSchema(Database& database, std::vector<Migration> migrations, bool manual);

/// Tries until `attempt` succeeds: waits 30 ms × 2^n for n = 0…7 between tries and gives up on the 9th failure with its
/// Error (node-spec §1.1). A definite refusal (Error::refused) is not tried again: it would be refused again. Waits on
/// the executor of the caller. `attempt` must be callable again after it has failed.
[[nodiscard]] Task<Result<void>> retryAtStart(std::function<Task<Result<void>>()> attempt);

} // namespace signalbox::sql
