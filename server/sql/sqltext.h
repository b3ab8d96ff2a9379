#pragma once

#include "server/sql/database.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::sql {

/// The numbers of the `$1, $2 …` of a statement in the order in which they first appear, each once: SQLite numbers its
/// parameters so. Text in quotes and comments does not count.
[[nodiscard]] std::vector<std::size_t> parameterOrder(std::string_view sql);

/// The statements of a script, without comments, split at `;`. A line that begins with `-- sqlite:` or `-- postgresql:`
/// is part of the script for that database only.
[[nodiscard]] std::vector<std::string> statementsOf(std::string_view script, Dialect dialect);

/// Refuses what only one of the databases could store: texts with U+0000.
[[nodiscard]] Result<void> checkParameters(std::span<const Value> parameters);

} // namespace signalbox::sql
