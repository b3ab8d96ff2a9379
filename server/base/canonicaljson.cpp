#include "server/base/canonicaljson.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <deque>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace signalbox {

namespace {

/// The order of UTF-16 code units on UTF-8 text. It differs from byte order in one case only: characters beyond the
/// first plane, whose surrogates (D800…DFFF) sort before E000…FFFF.
bool beforeInUtf16(std::string_view a, std::string_view b)
{
    const std::size_t common = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < common; ++i) {
        const auto left = static_cast<unsigned char>(a[i]);
        const auto right = static_cast<unsigned char>(b[i]);
        if (left == right) continue;
        const bool leftHigh = left >= 0xf0;
        const bool rightHigh = right >= 0xf0;
        if (leftHigh != rightHigh && left >= 0xee && right >= 0xee) return leftHigh;
        return left < right;
    }
    return a.size() < b.size();
}

bool needsEscape(unsigned char c)
{
    return c < 0x20 || c == '"' || c == '\\';
}

// ---- From a tree --------------------------------------------------------------------------------------------------

bool write(const boost::json::value& value, std::string& out, int depth);

bool writeObject(const boost::json::object& object, std::string& out, int depth)
{
    std::vector<const boost::json::key_value_pair*> members;
    members.reserve(object.size());
    for (const auto& member : object) members.push_back(&member);
    std::sort(members.begin(), members.end(),
              [](const auto* a, const auto* b) { return beforeInUtf16(a->key(), b->key()); });
    out.push_back('{');
    bool first = true;
    for (const auto* member : members) {
        if (!first) out.push_back(',');
        first = false;
        const std::string_view name = member->key();
        if (!isUtf8(name)) return false;
        appendJsonString(name, out);
        out.push_back(':');
        if (!write(member->value(), out, depth + 1)) return false;
    }
    out.push_back('}');
    return true;
}

bool writeArray(const boost::json::array& array, std::string& out, int depth)
{
    out.push_back('[');
    bool first = true;
    for (const auto& element : array) {
        if (!first) out.push_back(',');
        first = false;
        if (!write(element, out, depth + 1)) return false;
    }
    out.push_back(']');
    return true;
}

bool write(const boost::json::value& value, std::string& out, int depth)
{
    if (depth > canonicalJsonDepthMax) return false;
    switch (value.kind()) {
    case boost::json::kind::null:
        out += "null";
        return true;
    case boost::json::kind::bool_:
        out += value.get_bool() ? "true" : "false";
        return true;
    case boost::json::kind::int64:
        appendCanonicalNumber(static_cast<double>(value.get_int64()), out);
        return true;
    case boost::json::kind::uint64:
        appendCanonicalNumber(static_cast<double>(value.get_uint64()), out);
        return true;
    case boost::json::kind::double_:
        if (!std::isfinite(value.get_double())) return false;
        appendCanonicalNumber(value.get_double(), out);
        return true;
    case boost::json::kind::string: {
        const std::string_view text = value.get_string();
        if (!isUtf8(text)) return false;
        appendJsonString(text, out);
        return true;
    }
    case boost::json::kind::array:
        return writeArray(value.get_array(), out, depth);
    case boost::json::kind::object:
        return writeObject(value.get_object(), out, depth);
    }
    return false;
}

// ---- From text ----------------------------------------------------------------------------------------------------

/// Reads JSON text and writes each value canonically as it goes. An object's members are written in the order they
/// come, and put in order afterwards only if they were not.
class TextCanonicalizer
{
public:
    TextCanonicalizer(std::string_view text, std::string& out)
        : m_at(text.data()), m_end(m_at + text.size()), m_out(out)
    {
    }

    bool run()
    {
        skipSpace();
        if (!value(0)) return false;
        skipSpace();
        return m_at == m_end;
    }

private:
    /// A member that is already in `m_out`: its decoded name and where `"name":value` stands.
    struct Member
    {
        std::string_view name;
        std::size_t begin;
        std::size_t end;
    };

    void skipSpace()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t')) ++m_at;
    }

    bool literal(std::string_view word)
    {
        if (static_cast<std::size_t>(m_end - m_at) < word.size() || std::memcmp(m_at, word.data(), word.size()) != 0)
            return false;
        m_at += word.size();
        m_out += word;
        return true;
    }

    bool value(int depth)
    {
        if (m_at == m_end || depth > canonicalJsonDepthMax) return false;
        switch (*m_at) {
        case '{':
            return object(depth);
        case '[':
            return array(depth);
        case '"': {
            std::string_view text;
            if (!string(text)) return false;
            appendJsonString(text, m_out);
            return true;
        }
        case 't':
            return literal("true");
        case 'f':
            return literal("false");
        case 'n':
            return literal("null");
        default:
            return number();
        }
    }

    bool array(int depth)
    {
        ++m_at;
        m_out.push_back('[');
        skipSpace();
        if (m_at != m_end && *m_at == ']') {
            ++m_at;
            m_out.push_back(']');
            return true;
        }
        for (;;) {
            skipSpace();
            if (!value(depth + 1)) return false;
            skipSpace();
            if (m_at == m_end) return false;
            const char next = *m_at++;
            m_out.push_back(next);
            if (next == ']') return true;
            if (next != ',') return false;
        }
    }

    bool object(int depth)
    {
        ++m_at;
        m_out.push_back('{');
        const std::size_t membersFrom = m_members.size();
        const std::size_t bodyFrom = m_out.size();
        bool ordered = true;
        skipSpace();
        if (m_at != m_end && *m_at == '}') {
            ++m_at;
            m_out.push_back('}');
            return true;
        }
        for (;;) {
            skipSpace();
            Member member;
            if (m_at == m_end || *m_at != '"' || !string(member.name)) return false;
            if (m_members.size() > membersFrom) {
                ordered = ordered && beforeInUtf16(m_members.back().name, member.name);
                m_out.push_back(',');
            }
            member.begin = m_out.size();
            appendJsonString(member.name, m_out);
            skipSpace();
            if (m_at == m_end || *m_at++ != ':') return false;
            m_out.push_back(':');
            skipSpace();
            if (!value(depth + 1)) return false;
            member.end = m_out.size();
            m_members.push_back(member);
            skipSpace();
            if (m_at == m_end) return false;
            const char next = *m_at++;
            if (next == '}') break;
            if (next != ',') return false;
        }
        if (!ordered) reorder(membersFrom, bodyFrom);
        m_members.resize(membersFrom);
        m_out.push_back('}');
        return true;
    }

    void reorder(std::size_t membersFrom, std::size_t bodyFrom)
    {
        const auto first = m_members.begin() + static_cast<std::ptrdiff_t>(membersFrom);
        std::stable_sort(first, m_members.end(),
                         [](const Member& a, const Member& b) { return beforeInUtf16(a.name, b.name); });
        const std::string body = m_out.substr(bodyFrom);
        m_out.resize(bodyFrom);
        for (auto member = first; member != m_members.end(); ++member) {
            const auto next = member + 1;
            if (next != m_members.end() && next->name == member->name) continue;
            if (m_out.size() > bodyFrom) m_out.push_back(',');
            m_out.append(body, member->begin - bodyFrom, member->end - member->begin);
        }
    }

    bool number()
    {
        const char* const begin = m_at;
        const auto digit = [this] { return m_at != m_end && *m_at >= '0' && *m_at <= '9'; };
        if (m_at != m_end && *m_at == '-') ++m_at;
        if (!digit()) return false;
        if (*m_at == '0')
            ++m_at;
        else
            while (digit()) ++m_at;
        bool whole = true;
        if (m_at != m_end && *m_at == '.') {
            whole = false;
            ++m_at;
            if (!digit()) return false;
            while (digit()) ++m_at;
        }
        if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
            whole = false;
            ++m_at;
            if (m_at != m_end && (*m_at == '+' || *m_at == '-')) ++m_at;
            if (!digit()) return false;
            while (digit()) ++m_at;
        }
        // Up to fifteen digits a whole number is its own canonical form.
        if (whole && m_at - begin <= 15 && *begin != '-') {
            m_out.append(begin, m_at);
            return true;
        }
        double parsed = 0;
        const auto [end, error] = std::from_chars(begin, m_at, parsed);
        if (error == std::errc::result_out_of_range) {
            // Too small becomes zero as in JavaScript; too large is infinite there and has no canonical form.
            parsed = std::strtod(std::string(begin, m_at).c_str(), nullptr);
            if (!std::isfinite(parsed)) return false;
        } else if (error != std::errc() || end != m_at) {
            return false;
        }
        appendCanonicalNumber(parsed, m_out);
        return true;
    }

    /// Leaves the decoded text in `text`: a part of the source when nothing was escaped, else kept by this object.
    bool string(std::string_view& text)
    {
        const char* const begin = ++m_at;
        while (m_at != m_end && !needsEscape(static_cast<unsigned char>(*m_at))) ++m_at;
        if (m_at == m_end) return false;
        if (*m_at == '"') {
            text = {begin, static_cast<std::size_t>(m_at++ - begin)};
            return isUtf8(text);
        }
        std::string decoded(begin, m_at);
        while (m_at != m_end && *m_at != '"') {
            const auto c = static_cast<unsigned char>(*m_at++);
            if (c < 0x20) return false;
            if (c != '\\')
                decoded.push_back(static_cast<char>(c));
            else if (!escape(decoded))
                return false;
        }
        if (m_at == m_end) return false;
        ++m_at;
        m_decoded.push_back(std::move(decoded));
        text = m_decoded.back();
        return isUtf8(text);
    }

    bool escape(std::string& decoded)
    {
        if (m_at == m_end) return false;
        switch (const char c = *m_at++) {
        case '"':
        case '\\':
        case '/':
            decoded.push_back(c);
            return true;
        case 'b':
            decoded.push_back('\b');
            return true;
        case 'f':
            decoded.push_back('\f');
            return true;
        case 'n':
            decoded.push_back('\n');
            return true;
        case 'r':
            decoded.push_back('\r');
            return true;
        case 't':
            decoded.push_back('\t');
            return true;
        case 'u':
            break;
        default:
            return false;
        }
        std::uint32_t code = 0;
        if (!fourHex(code)) return false;
        if (code >= 0xdc00 && code <= 0xdfff) return false;
        if (code >= 0xd800 && code <= 0xdbff) {
            std::uint32_t low = 0;
            if (m_end - m_at < 2 || m_at[0] != '\\' || m_at[1] != 'u') return false;
            m_at += 2;
            if (!fourHex(low) || low < 0xdc00 || low > 0xdfff) return false;
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        }
        appendUtf8(code, decoded);
        return true;
    }

    bool fourHex(std::uint32_t& code)
    {
        if (m_end - m_at < 4) return false;
        const auto [end, error] = std::from_chars(m_at, m_at + 4, code, 16);
        if (error != std::errc() || end != m_at + 4) return false;
        m_at += 4;
        return true;
    }

    static void appendUtf8(std::uint32_t code, std::string& text)
    {
        const auto put = [&text](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
        if (code < 0x80) {
            put(code);
        } else if (code < 0x800) {
            put(0xc0 | code >> 6);
            put(0x80 | (code & 0x3f));
        } else if (code < 0x10000) {
            put(0xe0 | code >> 12);
            put(0x80 | (code >> 6 & 0x3f));
            put(0x80 | (code & 0x3f));
        } else {
            put(0xf0 | code >> 18);
            put(0x80 | (code >> 12 & 0x3f));
            put(0x80 | (code >> 6 & 0x3f));
            put(0x80 | (code & 0x3f));
        }
    }

    const char* m_at;
    const char* m_end;
    std::string& m_out;
    std::vector<Member> m_members;     ///< of all objects that are open, innermost last
    std::deque<std::string> m_decoded; ///< a deque, as its strings must not move
};

} // namespace

bool canonicalize(const boost::json::value& value, std::string& out)
{
    const std::size_t before = out.size();
    if (write(value, out, 0)) return true;
    out.resize(before);
    return false;
}

bool canonicalizeText(std::string_view jsonText, std::string& out)
{
    const std::size_t before = out.size();
    out.reserve(before + jsonText.size());
    if (TextCanonicalizer(jsonText, out).run()) return true;
    out.resize(before);
    return false;
}

void appendCanonicalNumber(double number, std::string& out)
{
    if (number == 0) {
        out.push_back('0'); // also for minus zero
        return;
    }
    // The shortest digits that read back as the same number, as d.ddde±xx; then laid out by ECMAScript's rules.
    std::array<char, 32> buffer;
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number), std::chars_format::scientific)
            .ptr;
    const char* const exponentAt = std::find(buffer.data(), end, 'e');
    int exponent = 0;
    const char* exponentDigits = exponentAt + 1;
    if (*exponentDigits == '+') ++exponentDigits;
    std::from_chars(exponentDigits, end, exponent);
    std::array<char, 24> digits;
    int count = 0;
    for (const char* at = buffer.data(); at != exponentAt; ++at)
        if (*at != '.') digits[static_cast<std::size_t>(count++)] = *at;

    if (number < 0) out.push_back('-');
    const int point = exponent + 1; // how many digits stand before the decimal point
    const auto part = [&digits](int from, int to) {
        return std::string_view(digits.data() + from, static_cast<std::size_t>(to - from));
    };
    if (count <= point && point <= 21) {
        out += part(0, count);
        out.append(static_cast<std::size_t>(point - count), '0');
    } else if (0 < point && point <= 21) {
        out += part(0, point);
        out.push_back('.');
        out += part(point, count);
    } else if (-6 < point && point <= 0) {
        out += "0.";
        out.append(static_cast<std::size_t>(-point), '0');
        out += part(0, count);
    } else {
        out += part(0, 1);
        if (count > 1) {
            out.push_back('.');
            out += part(1, count);
        }
        out.push_back('e');
        out.push_back(exponent < 0 ? '-' : '+');
        out += std::to_string(std::abs(exponent));
    }
}

void appendJsonString(std::string_view text, std::string& out)
{
    constexpr char hexDigits[] = "0123456789abcdef";
    out.push_back('"');
    std::size_t plainFrom = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (!needsEscape(c)) continue;
        out += text.substr(plainFrom, i - plainFrom);
        plainFrom = i + 1;
        out.push_back('\\');
        switch (c) {
        case '"':
        case '\\':
            out.push_back(static_cast<char>(c));
            break;
        case '\b':
            out.push_back('b');
            break;
        case '\f':
            out.push_back('f');
            break;
        case '\n':
            out.push_back('n');
            break;
        case '\r':
            out.push_back('r');
            break;
        case '\t':
            out.push_back('t');
            break;
        default:
            out += "u00";
            out.push_back(hexDigits[c >> 4]);
            out.push_back(hexDigits[c & 15]);
        }
    }
    out += text.substr(plainFrom);
    out.push_back('"');
}

bool isUtf8(std::string_view text)
{
    const auto* at = reinterpret_cast<const unsigned char*>(text.data());
    const auto* const end = at + text.size();
    while (at != end) {
        if (end - at >= 8) {
            std::uint64_t word;
            std::memcpy(&word, at, sizeof word);
            if ((word & 0x8080808080808080ULL) == 0) {
                at += 8;
                continue;
            }
        }
        const unsigned char lead = *at;
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const int extra = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        if (lead < 0xc2 || lead > 0xf4 || end - at <= extra) return false;
        for (int i = 1; i <= extra; ++i)
            if ((at[i] & 0xc0) != 0x80) return false;
        // Over-long forms, surrogates and what lies past U+10FFFF are told by the second byte.
        if ((lead == 0xe0 && at[1] < 0xa0) || (lead == 0xed && at[1] > 0x9f) || (lead == 0xf0 && at[1] < 0x90) ||
            (lead == 0xf4 && at[1] > 0x8f))
            return false;
        at += extra + 1;
    }
    return true;
}

} // namespace signalbox
