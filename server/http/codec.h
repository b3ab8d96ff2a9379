#pragma once

#include "server/http/message.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace signalbox::http {

/// At most this many header fields in one request, and trailer bytes after a chunked body.
inline constexpr std::size_t headerFieldsMax = 100;
inline constexpr std::size_t trailerBytesMax = 8 * 1024;
/// The line before each chunk: its size and extensions nobody uses.
inline constexpr std::size_t chunkLineBytesMax = 256;

/// What the head of a request says about the bytes that follow and about the connection.
struct Framing
{
    enum class Body { None, Length, Chunked };
    Body body = Body::None;
    std::uint64_t length = 0;
    bool http10 = false;
    bool keepAlive = true;
    bool expectContinue = false;
};

/// 0, or the status to refuse the request with; the connection cannot be used further then.
using Refusal = int;

/// Reads the head of a request (RFC 9112 §2–6): `head` is everything up to and with the empty line.
/// Strict on whatever another reader of the same bytes might understand otherwise (request smuggling): bare CR or LF,
/// folded lines, space before a colon, control characters, Content-Length with Transfer-Encoding, twice, or odd,
/// codings other than one `chunked`, and a Host that is missing, double or malformed are all 400 (codings: 501).
/// Fills method, target, path, query, headers and host of `request`, which must be fresh, and `framing`.
[[nodiscard]] Refusal parseHead(std::string_view head, Request& request, Framing& framing);

/// Takes a chunked body apart as it arrives (RFC 9112 §7.1).
class ChunkDecoder
{
public:
    enum class State { More, Done, Malformed, TooLarge };

    explicit ChunkDecoder(std::size_t bodyBytesMax = 0) : m_bodyBytesMax(bodyBytesMax) {}

    /// Appends decoded bytes to `body` and takes what it used off `input`. After Done, what is left of `input` belongs
    /// to the next request. After Malformed or TooLarge the decoder must not be used again.
    [[nodiscard]] State feed(std::string_view& input, std::string& body);

private:
    enum class Part { Size, Data, DataEnd, Trailer };

    State finishLine(std::string& body);

    std::size_t m_bodyBytesMax;
    Part m_part = Part::Size;
    std::uint64_t m_left = 0;
    std::size_t m_trailerBytes = 0;
    std::string m_line;
};

/// Appends status line, `response`'s fields, Date, Content-Length and Connection. Fields that the listener owns, and
/// fields whose name or value could end the line early, are left out.
void appendResponseHead(const Response& response, std::string_view date, bool http10, bool keepAlive, std::string& out);

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7) of a moment in seconds since 1970.
[[nodiscard]] std::string httpDate(std::int64_t unixSeconds);

} // namespace signalbox::http
