#include "server/http/codec.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace signalbox::http {

namespace {

constexpr Refusal accepted = 0;
constexpr Refusal badRequest = 400;

constexpr std::array<bool, 256> tokenCharacters()
{
    std::array<bool, 256> table{};
    for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (const char c : std::string_view("!#$%&'*+-.^_`|~")) table[static_cast<unsigned char>(c)] = true;
    return table;
}

constexpr auto isTokenCharacter = tokenCharacters();

bool isToken(std::string_view text)
{
    for (const char c : text)
        if (!isTokenCharacter[static_cast<unsigned char>(c)]) return false;
    return !text.empty();
}

bool isFieldValue(std::string_view text)
{
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && byte != '\t') || byte == 0x7f) return false;
    }
    return true;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Takes the part before the next comma off `list`.
std::string_view takeListItem(std::string_view& list)
{
    const std::size_t comma = list.find(',');
    const std::string_view item = trimmed(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    return item;
}

bool isHost(std::string_view host)
{
    for (const char c : host) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7f || c == '/' || c == '\\' || c == '?' || c == '#' || c == '@' || c == ',' ||
            c == '"' || c == '<' || c == '>')
            return false;
    }
    return true;
}

/// Takes a line without its CRLF off `text`; false when a bare CR or LF stands in it.
bool takeLine(std::string_view& text, std::string_view& line)
{
    const std::size_t end = text.find('\r');
    if (end == std::string_view::npos || end + 1 >= text.size() || text[end + 1] != '\n') return false;
    line = text.substr(0, end);
    text.remove_prefix(end + 2);
    return line.find('\n') == std::string_view::npos;
}

Refusal parseTarget(std::string_view target, Request& request)
{
    for (const char c : target) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7f || c == '#') return badRequest;
    }
    request.target = target;
    if (target == "*" && request.method == "OPTIONS") {
        request.path = "*";
        return accepted;
    }
    // The absolute form names the host too; it wins over the Host field (RFC 9112 §3.2.2).
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (target.size() < scheme.size() || !sameHeaderName(target.substr(0, scheme.size()), scheme)) continue;
        target.remove_prefix(scheme.size());
        const std::size_t end = target.find_first_of("/?");
        const std::string_view host = target.substr(0, end);
        if (host.empty() || !isHost(host)) return badRequest;
        request.host = host;
        target = end == std::string_view::npos ? std::string_view() : target.substr(end);
        if (!target.starts_with('/')) {
            request.target = "/" + std::string(target);
            target = request.target;
        } else {
            request.target = target;
        }
        break;
    }
    if (!target.starts_with('/')) return badRequest;
    const std::size_t mark = target.find('?');
    request.path = target.substr(0, mark);
    if (mark != std::string_view::npos) request.query = target.substr(mark + 1);
    return accepted;
}

Refusal parseRequestLine(std::string_view line, Request& request, Framing& framing)
{
    const std::size_t methodEnd = line.find(' ');
    if (methodEnd == std::string_view::npos) return badRequest;
    const std::string_view method = line.substr(0, methodEnd);
    if (!isToken(method)) return badRequest;
    const std::size_t targetEnd = line.find(' ', methodEnd + 1);
    if (targetEnd == std::string_view::npos || targetEnd == methodEnd + 1) return badRequest;
    const std::string_view version = line.substr(targetEnd + 1);
    if (version.size() != 8 || !version.starts_with("HTTP/") || version[5] < '0' || version[5] > '9' ||
        version[6] != '.' || version[7] < '0' || version[7] > '9')
        return badRequest;
    if (version[5] != '1') return 505;
    framing.http10 = version[7] == '0';
    framing.keepAlive = !framing.http10;
    request.method = method;
    return parseTarget(line.substr(methodEnd + 1, targetEnd - methodEnd - 1), request);
}

Refusal parseContentLength(std::string_view value, Framing& framing)
{
    // Only digits: a sign, a list or a space would be read differently by others.
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    if (error == std::errc::result_out_of_range && end == value.data() + value.size()) return 413;
    if (error != std::errc() || end != value.data() + value.size()) return badRequest;
    framing.body = Framing::Body::Length;
    framing.length = length;
    return accepted;
}

struct SeenFields
{
    bool contentLength = false;
    bool transferEncoding = false;
    bool host = false;
};

Refusal parseTransferEncoding(std::string_view value, Framing& framing)
{
    if (framing.http10) return badRequest;
    if (!sameHeaderName(value, "chunked")) return 501;
    framing.body = Framing::Body::Chunked;
    return accepted;
}

Refusal readMeaning(std::string_view name, std::string_view value, Request& request, Framing& framing, SeenFields& seen)
{
    switch (name.size()) {
    case 4:
        if (!sameHeaderName(name, "Host")) break;
        if (seen.host || !isHost(value)) return badRequest;
        seen.host = true;
        if (request.host.empty()) request.host = value;
        break;
    case 6:
        if (!sameHeaderName(name, "Expect")) break;
        if (!sameHeaderName(value, "100-continue")) return 417;
        framing.expectContinue = !framing.http10;
        break;
    case 10:
        if (!sameHeaderName(name, "Connection")) break;
        for (std::string_view rest = value; !rest.empty();) {
            const std::string_view item = takeListItem(rest);
            if (sameHeaderName(item, "close")) framing.keepAlive = false;
            if (framing.http10 && sameHeaderName(item, "keep-alive")) framing.keepAlive = true;
        }
        break;
    case 14:
        if (!sameHeaderName(name, "Content-Length")) break;
        if (seen.contentLength || seen.transferEncoding) return badRequest;
        seen.contentLength = true;
        return parseContentLength(value, framing);
    case 17:
        if (!sameHeaderName(name, "Transfer-Encoding")) break;
        if (seen.contentLength || seen.transferEncoding) return badRequest;
        seen.transferEncoding = true;
        return parseTransferEncoding(value, framing);
    default:
        break;
    }
    return accepted;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool ownedByListener(std::string_view name)
{
    return sameHeaderName(name, "Content-Length") || sameHeaderName(name, "Date") ||
           sameHeaderName(name, "Connection") || sameHeaderName(name, "Transfer-Encoding");
}

} // namespace

Refusal parseHead(std::string_view head, Request& request, Framing& framing)
{
    std::string_view line;
    if (!takeLine(head, line)) return badRequest;
    if (const Refusal refusal = parseRequestLine(line, request, framing)) return refusal;

    SeenFields seen;
    std::size_t fields = 0;
    request.headers.reserve(12);
    for (;;) {
        if (!takeLine(head, line)) return badRequest;
        if (line.empty()) break;
        if (++fields > headerFieldsMax) return 431;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return badRequest;
        // A folded line begins with a space, so its name is no token.
        const std::string_view name = line.substr(0, colon);
        const std::string_view value = trimmed(line.substr(colon + 1));
        if (!isToken(name) || !isFieldValue(value)) return badRequest;
        if (const Refusal refusal = readMeaning(name, value, request, framing, seen)) return refusal;
        request.headers.add(std::string(name), std::string(value));
    }
    if (!head.empty()) return badRequest;
    if (!framing.http10 && !seen.host) return badRequest;
    if (framing.body == Framing::Body::Length && framing.length == 0) framing.body = Framing::Body::None;
    if (framing.body == Framing::Body::None) framing.expectContinue = false;
    return accepted;
}

ChunkDecoder::State ChunkDecoder::feed(std::string_view& input, std::string& body)
{
    while (!input.empty()) {
        if (m_part == Part::Data) {
            const std::size_t taken = m_left < input.size() ? static_cast<std::size_t>(m_left) : input.size();
            body += input.substr(0, taken);
            input.remove_prefix(taken);
            m_left -= taken;
            if (m_left == 0) m_part = Part::DataEnd;
            continue;
        }
        const char c = input.front();
        input.remove_prefix(1);
        m_line.push_back(c);
        const std::size_t lineMax = m_part == Part::Trailer ? trailerBytesMax : chunkLineBytesMax;
        if (m_line.size() > lineMax) return State::Malformed;
        // Every line ends with CRLF and holds neither of the two otherwise.
        const bool afterCr = m_line.size() >= 2 && m_line[m_line.size() - 2] == '\r';
        if (afterCr != (c == '\n')) return State::Malformed;
        if (c != '\n') continue;
        const State state = finishLine(body);
        if (state != State::More) return state;
    }
    return State::More;
}

ChunkDecoder::State ChunkDecoder::finishLine(std::string& body)
{
    std::string_view line(m_line.data(), m_line.size() - 2);
    if (m_part == Part::DataEnd) {
        if (!line.empty()) return State::Malformed;
        m_part = Part::Size;
    } else if (m_part == Part::Trailer) {
        if (line.empty()) return State::Done;
        m_trailerBytes += m_line.size();
        const std::size_t colon = line.find(':');
        if (m_trailerBytes > trailerBytesMax || colon == std::string_view::npos || !isToken(line.substr(0, colon)) ||
            !isFieldValue(line.substr(colon + 1)))
            return State::Malformed;
    } else {
        std::uint64_t size = 0;
        std::size_t digits = 0;
        while (digits < line.size() && hexValue(line[digits]) >= 0) {
            if (digits == 15) return State::Malformed;
            size = size << 4 | static_cast<std::uint64_t>(hexValue(line[digits]));
            ++digits;
        }
        line.remove_prefix(digits);
        if (digits == 0 || !isFieldValue(line)) return State::Malformed;
        if (!line.empty() && !trimmed(line).starts_with(';')) return State::Malformed;
        if (size > m_bodyBytesMax || body.size() > m_bodyBytesMax - size) return State::TooLarge;
        m_left = size;
        m_part = size == 0 ? Part::Trailer : Part::Data;
    }
    m_line.clear();
    return State::More;
}

void appendResponseHead(const Response& response, std::string_view date, bool http10, bool keepAlive, std::string& out)
{
    char number[24];
    const auto append = [&](auto value) {
        out.append(number, std::to_chars(number, number + sizeof number, value).ptr);
    };
    out += "HTTP/1.1 ";
    append(response.status);
    out.push_back(' ');
    out += statusText(response.status);
    out += "\r\nDate: ";
    out += date;
    out += "\r\n";
    for (const auto& [name, value] : response.headers.fields()) {
        if (ownedByListener(name) || !isToken(name) || !isFieldValue(value)) continue;
        out += name;
        out += ": ";
        out += value;
        out += "\r\n";
    }
    // 204 and 304 have no body and say nothing of its length (RFC 9110 §8.6).
    if (response.status != 204 && response.status != 304) {
        out += "Content-Length: ";
        append(response.body.size());
        out += "\r\n";
    }
    if (!keepAlive)
        out += "Connection: close\r\n";
    else if (http10)
        out += "Connection: keep-alive\r\n";
    out += "\r\n";
}

std::string httpDate(std::int64_t unixSeconds)
{
    using namespace std::chrono;
    constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const sys_seconds moment{seconds{unixSeconds}};
    const sys_days day = floor<std::chrono::days>(moment);
    const year_month_day date{day};
    const hh_mm_ss time{moment - day};
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02u %s %04d %02d:%02d:%02d GMT", days[weekday{day}.c_encoding()],
                  static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                  static_cast<int>(date.year()), static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return text;
}

} // namespace signalbox::http
