#pragma once

#include "server/sql/database.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::sql {

/// A statement as SQLite wants it: `$1` became `?1`, which counts from 1 wherever it stands. (SQLite would number `$2`
/// by the order of appearance.) Text in quotes and comments is left alone.
struct NumberedSql
{
    std::string text;
    std::size_t parameters = 0; ///< the highest number used
};
[[nodiscard]] NumberedSql numbered(std::string_view sql);

/// The statements of a script, without comments, split at `;`. A line that begins with `-- sqlite:` or `-- postgresql:`
/// is part of the script for that database only.
[[nodiscard]] std::vector<std::string> statementsOf(std::string_view script, Dialect dialect);

/// Refuses what only one of the databases could store: texts with U+0000.
[[nodiscard]] Result<void> checkParameters(std::span<const Value> parameters);

} // namespace signalbox::sql
