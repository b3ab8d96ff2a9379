#pragma once

#include <string_view>

namespace signalbox::ilp {

/// The longest ILP address (RFC 15).
inline constexpr std::size_t AddressLengthMax = 1'023;

/// True for `scheme.segment…` with a scheme of RFC 15 and segments of letters, digits, `_`, `~` and `-`
/// (node-spec §7.2).
[[nodiscard]] bool isAddress(std::string_view text);

} // namespace signalbox::ilp
