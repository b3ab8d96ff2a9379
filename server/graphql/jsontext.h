#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace signalbox::graphql {

/// Writing JSON straight to the end of a buffer. Text must be UTF-8.
void appendQuoted(std::string& to, std::string_view text);
void appendInteger(std::string& to, std::int64_t value);
void appendInteger(std::string& to, std::uint64_t value);
/// The shortest text that reads back as the same number. `value` must be finite.
void appendDouble(std::string& to, double value);

} // namespace signalbox::graphql
