#pragma once

#include <string>
#include <string_view>
#include <type_traits>

namespace boost::json {
class value;
}

namespace signalbox {

/// Nesting deeper than this is refused: each level costs stack.
inline constexpr int canonicalJsonDepthMax = 128;

/// Appends `value` to `out` in the canonical form of RFC 8785: members sorted by UTF-16 code units, numbers as
/// ECMAScript writes them, no white space. Numbers are taken as IEEE doubles, as every JSON reader in JavaScript does.
/// false (and `out` as it was) for text that is not UTF-8, numbers that are not finite, and nesting too deep.
[[nodiscard]] bool canonicalize(const boost::json::value& value, std::string& out);

/// The same from JSON text, without building a tree of boost::json: what verifying a signed request needs (node-spec
/// §3.2). Of members with one name the last counts, as in JSON.parse. Also false for text that is not JSON.
[[nodiscard]] bool canonicalizeText(std::string_view jsonText, std::string& out);
template <class Text>
    requires std::is_convertible_v<const Text&, std::string_view>
[[nodiscard]] bool canonicalize(const Text& jsonText, std::string& out)
{
    return canonicalizeText(jsonText, out);
}

/// Appends a finite number the way ECMAScript's Number::toString does (RFC 8785 §3.2.2.3).
void appendCanonicalNumber(double number, std::string& out);

/// Appends `text` (UTF-8) as a JSON string with quotes and the fewest escapes (RFC 8785 §3.2.2.2).
void appendJsonString(std::string_view text, std::string& out);

/// true when `text` is well-formed UTF-8 without surrogates.
[[nodiscard]] bool isUtf8(std::string_view text);

} // namespace signalbox
