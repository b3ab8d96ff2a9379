#include "server/graphql/jsontext.h"

#include <array>
#include <charconv>

namespace signalbox::graphql {

namespace {

/// 0: written as it is. 1: written as \u00XX. Anything else: written behind a backslash.
constexpr std::array<char, 256> escapes = [] {
    std::array<char, 256> table{};
    for (std::size_t i = 0; i < 0x20; ++i) table[i] = 1;
    table['"'] = '"';
    table['\\'] = '\\';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    table['\b'] = 'b';
    table['\f'] = 'f';
    return table;
}();

constexpr std::size_t longestNumber = 32;

template <class T>
void appendNumber(std::string& to, T value)
{
    char digits[longestNumber];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    to.append(digits, static_cast<std::size_t>(end - digits));
}

} // namespace

void appendQuoted(std::string& to, std::string_view text)
{
    to.push_back('"');
    std::size_t plain = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char escape = escapes[static_cast<unsigned char>(text[at])];
        if (escape == 0) continue;
        to.append(text, plain, at - plain);
        plain = at + 1;
        to.push_back('\\');
        if (escape != 1) {
            to.push_back(escape);
            continue;
        }
        constexpr std::string_view hex = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(text[at]);
        to.append("u00").append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    }
    to.append(text, plain, text.size() - plain);
    to.push_back('"');
}

void appendInteger(std::string& to, std::int64_t value)
{
    appendNumber(to, value);
}

void appendInteger(std::string& to, std::uint64_t value)
{
    appendNumber(to, value);
}

void appendDouble(std::string& to, double value)
{
    appendNumber(to, value);
}

} // namespace signalbox::graphql
