#pragma once

#include "server/base/clock.h"
#include "server/base/result.h"
#include "server/sql/database.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace signalbox::backend {

/// The largest amount a signed 64-bit column holds (node-spec §2).
inline constexpr std::uint64_t AmountMax = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

/// Refuses what the column cannot hold, naming the field.
[[nodiscard]] inline Result<void> checkAmount(std::string_view field, std::optional<std::uint64_t> amount)
{
    if (!amount || *amount <= AmountMax) return {};
    return Error{ErrorCode::BadUserInput, std::string(field) + " must be at most 9223372036854775807.", {}};
}

[[nodiscard]] inline sql::Value amountColumn(std::optional<std::uint64_t> amount)
{
    return amount ? sql::Value(static_cast<std::int64_t>(*amount)) : sql::Value();
}

[[nodiscard]] inline std::optional<std::uint64_t> amountOrNull(const sql::Row& row, std::size_t column)
{
    if (row.isNull(column)) return std::nullopt;
    return static_cast<std::uint64_t>(row.integer(column));
}

/// For statements whose count nobody needs.
template <class T>
[[nodiscard]] Result<void> withoutValue(const Result<T>& result)
{
    if (!result) return result.error();
    return {};
}

} // namespace signalbox::backend
