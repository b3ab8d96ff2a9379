#include "server/graphql/lexer.h"

#include "server/graphql/blockstring.h"

#include <array>

namespace signalbox::graphql {

namespace {

constexpr bool isDigit(unsigned char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool isNameStart(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
constexpr bool isNameContinue(unsigned char c)
{
    return isNameStart(c) || isDigit(c);
}

constexpr int hexDigit(unsigned char c)
{
    if (isDigit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

constexpr bool isScalarValue(std::uint32_t point)
{
    return point < 0xD800 || (point >= 0xE000 && point <= 0x10FFFF);
}

constexpr std::size_t characterBytes(unsigned char lead)
{
    if (lead < 0x80) return 1;
    if (lead < 0xE0) return 2;
    return lead < 0xF0 ? 3 : 4;
}

std::uint32_t decode(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t bytes = characterBytes(lead);
    if (bytes == 1) return lead;
    std::uint32_t point = lead & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) point = point << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
    return point;
}

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

} // namespace

std::string describe(TokenKind kind)
{
    static constexpr std::array<std::string_view, 21> names = {
        "<SOF>", "<EOF>", "\"!\"", "\"$\"", "\"&\"", "\"(\"", "\")\"", "\"...\"", "\":\"",  "\"=\"",      "\"@\"",
        "\"[\"", "\"]\"", "\"{\"", "\"|\"", "\"}\"", "Name",  "Int",   "Float",   "String", "BlockString"};
    return std::string(names[static_cast<std::size_t>(kind)]);
}

std::string describe(const Token& token)
{
    std::string out = describe(token.kind);
    if (token.hasText()) {
        out += " \"";
        out += token.text;
        out += '"';
    }
    return out;
}

Token Lexer::next()
{
    if (m_error) return {TokenKind::End, locate(m_source.size()), {}};
    while (m_at < m_source.size()) {
        const unsigned char c = byte(m_at);
        m_tokenStart = m_at;
        switch (c) {
        case ' ':
        case '\t':
        case ',':
            ++m_at;
            continue;
        case '\n':
        case '\r':
            newLine(m_at);
            continue;
        case '#':
            while (m_at < m_source.size() && m_source[m_at] != '\n' && m_source[m_at] != '\r') skipCharacter(m_at);
            continue;
        case '!':
            return token(TokenKind::Bang, 1);
        case '$':
            return token(TokenKind::Dollar, 1);
        case '&':
            return token(TokenKind::Ampersand, 1);
        case '(':
            return token(TokenKind::ParenOpen, 1);
        case ')':
            return token(TokenKind::ParenClose, 1);
        case '.':
            if (startsWith(m_at, "...")) return token(TokenKind::Spread, 3);
            break;
        case ':':
            return token(TokenKind::Colon, 1);
        case '=':
            return token(TokenKind::Equals, 1);
        case '@':
            return token(TokenKind::At, 1);
        case '[':
            return token(TokenKind::BracketOpen, 1);
        case ']':
            return token(TokenKind::BracketClose, 1);
        case '{':
            return token(TokenKind::BraceOpen, 1);
        case '|':
            return token(TokenKind::Pipe, 1);
        case '}':
            return token(TokenKind::BraceClose, 1);
        case '"':
            return startsWith(m_at, "\"\"\"") ? blockString() : string();
        default:
            break;
        }
        if (isNameStart(c)) return name();
        if (isDigit(c) || c == '-') return number();
        if (startsWith(m_at, byteOrderMark)) {
            skipCharacter(m_at);
            continue;
        }
        if (c == '\'')
            return fail(m_at, "Unexpected single quote character ('), did you mean to use a double quote (\")?");
        return fail(m_at, "Unexpected character: " + printCharacter(m_at) + ".");
    }
    return {TokenKind::End, locate(m_source.size()), {}};
}

Token Lexer::token(TokenKind kind, std::size_t length)
{
    const Token result{kind, locate(m_at), m_source.substr(m_at, length)};
    m_at += length;
    return result;
}

Token Lexer::name()
{
    std::size_t end = m_at + 1;
    while (end < m_source.size() && isNameContinue(static_cast<unsigned char>(m_source[end]))) ++end;
    return token(TokenKind::Name, end - m_at);
}

bool Lexer::digits(std::size_t& at)
{
    if (!isDigit(byte(at))) {
        (void)fail(at, "Invalid number, expected digit but got: " + printCharacter(at) + ".");
        return false;
    }
    while (isDigit(byte(at))) ++at;
    return true;
}

Token Lexer::number()
{
    std::size_t at = m_at;
    TokenKind kind = TokenKind::Int;
    if (byte(at) == '-') ++at;
    if (byte(at) == '0') {
        ++at;
        if (isDigit(byte(at))) return fail(at, "Invalid number, unexpected digit after 0: " + printCharacter(at) + ".");
    } else if (!digits(at)) {
        return {TokenKind::End, {}, {}};
    }
    if (byte(at) == '.') {
        kind = TokenKind::Float;
        if (!digits(++at)) return {TokenKind::End, {}, {}};
    }
    if (byte(at) == 'e' || byte(at) == 'E') {
        kind = TokenKind::Float;
        ++at;
        if (byte(at) == '+' || byte(at) == '-') ++at;
        if (!digits(at)) return {TokenKind::End, {}, {}};
    }
    if (byte(at) == '.' || isNameStart(byte(at)))
        return fail(at, "Invalid number, expected digit but got: " + printCharacter(at) + ".");
    return token(kind, at - m_at);
}

Token Lexer::string()
{
    const Location start = locate(m_at);
    std::size_t at = m_at + 1;
    std::size_t chunk = at;
    std::string decoded;
    bool escaped = false;
    while (at < m_source.size()) {
        const unsigned char c = byte(at);
        if (c == '"') {
            std::string_view text = m_source.substr(chunk, at - chunk);
            if (escaped) text = m_arena.text(decoded.append(text));
            // An empty string is still a text: never a null view.
            if (text.data() == nullptr) text = m_source.substr(at, 0);
            m_at = at + 1;
            return {TokenKind::String, start, text};
        }
        if (c == '\\') {
            decoded.append(m_source, chunk, at - chunk);
            escaped = true;
            if (!escape(at, decoded)) return {TokenKind::End, {}, {}};
            chunk = at;
        } else if (c == '\n' || c == '\r') {
            break;
        } else {
            skipCharacter(at);
        }
    }
    return fail(at, "Unterminated string.");
}

bool Lexer::escape(std::size_t& at, std::string& out)
{
    if (byte(at + 1) == 'u') return unicodeEscape(at, out);
    static constexpr std::string_view letters = "\"\\/bfnrt";
    static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const std::size_t which = at + 1 < m_source.size() ? letters.find(m_source[at + 1]) : std::string_view::npos;
    if (which == std::string_view::npos) {
        (void)fail(at, "Invalid character escape sequence: \"" + std::string(slice(at, 2)) + "\".");
        return false;
    }
    out.push_back(meanings[which]);
    at += 2;
    return true;
}

bool Lexer::unicodeEscape(std::size_t& at, std::string& out)
{
    const auto refuse = [&](std::size_t units) {
        (void)fail(at, "Invalid Unicode escape sequence: \"" + std::string(slice(at, units)) + "\".");
        return false;
    };
    if (byte(at + 2) == '{') {
        // \u{H…}: one to eight digits, so the closing brace is at most the twelfth character.
        constexpr std::size_t longest = 12;
        std::uint32_t point = 0;
        std::size_t size = 3;
        while (size < longest) {
            const unsigned char c = byte(at + size++);
            if (c == '}') {
                if (size < 5 || !isScalarValue(point)) break;
                appendUtf8(out, point);
                at += size;
                return true;
            }
            const int digit = hexDigit(c);
            if (digit < 0) break;
            point = point << 4 | static_cast<std::uint32_t>(digit);
            if (point > 0x7FFFFFFF) break;
        }
        return refuse(size);
    }
    const auto fourDigits = [&](std::size_t from) -> std::int32_t {
        std::int32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const int digit = hexDigit(byte(from + i));
            if (digit < 0) return -1;
            value = value << 4 | digit;
        }
        return value;
    };
    const std::int32_t code = fourDigits(at + 2);
    if (code >= 0 && isScalarValue(static_cast<std::uint32_t>(code))) {
        appendUtf8(out, static_cast<std::uint32_t>(code));
        at += 6;
        return true;
    }
    // A surrogate counts only as the first half of a pair.
    if (code >= 0xD800 && code <= 0xDBFF && byte(at + 6) == '\\' && byte(at + 7) == 'u') {
        const std::int32_t trail = fourDigits(at + 8);
        if (trail >= 0xDC00 && trail <= 0xDFFF) {
            appendUtf8(out, 0x10000U + (static_cast<std::uint32_t>(code - 0xD800) << 10 |
                                        static_cast<std::uint32_t>(trail - 0xDC00)));
            at += 12;
            return true;
        }
    }
    return refuse(6);
}

Token Lexer::blockString()
{
    const Location start = locate(m_at);
    std::size_t at = m_at + 3;
    std::size_t chunk = at;
    std::string raw;
    bool plain = true; // one line, nothing escaped: the value is a piece of the source
    while (at < m_source.size()) {
        const unsigned char c = byte(at);
        if (c == '"' && startsWith(at, "\"\"\"")) {
            std::string_view text = m_source.substr(chunk, at - chunk);
            if (plain) {
                if (text.find_first_not_of(" \t") == std::string_view::npos) text = m_source.substr(at, 0);
            } else {
                text = m_arena.text(dedentBlockString(raw.append(text)));
                if (text.data() == nullptr) text = m_source.substr(at, 0);
            }
            m_at = at + 3;
            return {TokenKind::BlockString, start, text};
        }
        if (c == '\\' && startsWith(at, "\\\"\"\"")) {
            raw.append(m_source, chunk, at - chunk);
            plain = false;
            chunk = at + 1;
            at += 4;
        } else if (c == '\n' || c == '\r') {
            raw.append(m_source, chunk, at - chunk);
            raw.push_back('\n');
            plain = false;
            newLine(at);
            chunk = at;
        } else {
            skipCharacter(at);
        }
    }
    return fail(at, "Unterminated string.");
}

void Lexer::newLine(std::size_t& at)
{
    at += startsWith(at, "\r\n") ? 2 : 1;
    ++m_line;
    m_lineStart = at;
    m_surplus = 0;
}

void Lexer::skipCharacter(std::size_t& at)
{
    const std::size_t bytes = characterBytes(byte(at));
    if (bytes > 1) m_surplus += bytes - (bytes == 4 ? 2 : 1);
    at += bytes;
}

std::string Lexer::printCharacter(std::size_t at) const
{
    if (at >= m_source.size()) return "<EOF>";
    const std::uint32_t point = decode(m_source.substr(at));
    if (point >= 0x20 && point <= 0x7E) {
        if (point == '"') return "'\"'";
        return std::string("\"") + static_cast<char>(point) + '"';
    }
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string digits;
    for (std::uint32_t rest = point; rest != 0 || digits.size() < 4; rest >>= 4)
        digits.insert(digits.begin(), hex[rest & 15]);
    return "U+" + digits;
}

std::string_view Lexer::slice(std::size_t at, std::size_t utf16Units) const
{
    std::size_t end = at;
    std::size_t units = 0;
    while (end < m_source.size() && units < utf16Units) {
        const std::size_t bytes = characterBytes(byte(end));
        units += bytes == 4 ? 2 : 1;
        end += bytes;
    }
    return m_source.substr(at, end - at);
}

Token Lexer::fail(std::size_t at, std::string message)
{
    if (!m_error) m_error = LanguageError{"Syntax Error: " + std::move(message), {locate(at)}};
    m_at = m_source.size();
    return {TokenKind::End, {}, {}};
}

} // namespace signalbox::graphql
