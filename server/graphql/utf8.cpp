#include "server/graphql/lexer.h"

#include <cstring>

namespace signalbox::graphql {

std::optional<std::size_t> invalidUtf8(std::string_view text)
{
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const std::size_t size = text.size();
    std::size_t at = 0;
    const auto follows = [&](std::size_t from, std::size_t count) {
        if (from + count > size) return false;
        for (std::size_t i = 0; i < count; ++i)
            if ((bytes[from + i] & 0xC0) != 0x80) return false;
        return true;
    };
    while (at < size) {
        // Most documents are ASCII: eight bytes at a time.
        if (at + 8 <= size) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes + at, 8);
            if ((word & 0x8080808080808080ULL) == 0) {
                at += 8;
                continue;
            }
        }
        const unsigned char lead = bytes[at];
        if (lead < 0x80) {
            ++at;
        } else if (lead >= 0xC2 && lead <= 0xDF) {
            if (!follows(at + 1, 1)) return at;
            at += 2;
        } else if (lead >= 0xE0 && lead <= 0xEF) {
            if (!follows(at + 1, 2)) return at;
            if (lead == 0xE0 && bytes[at + 1] < 0xA0) return at;
            if (lead == 0xED && bytes[at + 1] > 0x9F) return at;
            at += 3;
        } else if (lead >= 0xF0 && lead <= 0xF4) {
            if (!follows(at + 1, 3)) return at;
            if (lead == 0xF0 && bytes[at + 1] < 0x90) return at;
            if (lead == 0xF4 && bytes[at + 1] > 0x8F) return at;
            at += 4;
        } else {
            return at;
        }
    }
    return std::nullopt;
}

void appendUtf8(std::string& out, std::uint32_t codePoint)
{
    const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xC0 | codePoint >> 6);
        put(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        put(0xE0 | codePoint >> 12);
        put(0x80 | (codePoint >> 6 & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    } else {
        put(0xF0 | codePoint >> 18);
        put(0x80 | (codePoint >> 12 & 0x3F));
        put(0x80 | (codePoint >> 6 & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    }
}

std::size_t utf16Length(std::string_view utf8)
{
    std::size_t units = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
    }
    return units;
}

} // namespace signalbox::graphql
