#pragma once

#include "server/base/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::sql {

/// The Errors of violated constraints, spelled the same for both databases (see Session).
[[nodiscard]] Error uniqueViolated(std::string_view table, const std::vector<std::string>& columns);
/// `statement` is the SQL that was refused: SQLite does not say which key it was.
[[nodiscard]] Error foreignKeyViolated(std::string_view statement);
[[nodiscard]] Error checkViolated(std::string_view constraint);
[[nodiscard]] Error notNullViolated(std::string_view table, std::string_view column);

/// The table an INSERT, UPDATE or DELETE writes to, without quotes; empty for anything else.
[[nodiscard]] std::string tableWrittenBy(std::string_view statement);
/// Reads SQLite's `UNIQUE constraint failed: t.a, t.b` and its kin.
[[nodiscard]] Error constraintOfSqlite(std::string_view message, std::string_view statement);
/// The columns in PostgreSQL's `Key ("a", b)=(…) …`, whatever the language of the rest.
[[nodiscard]] std::vector<std::string> columnsOfPostgresDetail(std::string_view detail);

} // namespace signalbox::sql
