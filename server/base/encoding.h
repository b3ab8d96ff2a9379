#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace signalbox {

/// Bytes as the string view that this room's functions take.
[[nodiscard]] inline std::string_view bytesView(std::span<const std::uint8_t> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Lower case.
[[nodiscard]] std::string toHex(std::string_view bytes);
[[nodiscard]] inline std::string toHex(std::span<const std::uint8_t> bytes)
{
    return toHex(bytesView(bytes));
}
/// Either case; nullopt for an odd length or any other character.
[[nodiscard]] std::optional<std::string> fromHex(std::string_view text);

/// RFC 4648 §4, padded.
[[nodiscard]] std::string toBase64(std::string_view bytes);
/// Strict: padding is required, the unused bits of the last character must be zero, nothing else may stand around it.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

/// RFC 4648 §5 without padding, as JOSE and STREAM tokens use it.
[[nodiscard]] std::string toBase64Url(std::string_view bytes);
/// Strict: no padding, unused bits zero.
[[nodiscard]] std::optional<std::string> fromBase64Url(std::string_view text);

} // namespace signalbox
