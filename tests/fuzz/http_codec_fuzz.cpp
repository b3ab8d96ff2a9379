// Feeds bytes to everything that reads HTTP before a handler does: the head, and what follows it as chunks.
#include "server/http/codec.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace signalbox::http;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t end = bytes.find("\r\n\r\n");
    const std::string_view head = bytes.substr(0, end == std::string_view::npos ? size : end + 4);
    Request request;
    Framing framing;
    if (parseHead(head, request, framing) == 0) {
        // Whatever is let through must hold these, or the next hop may read another message.
        if (request.method.empty() || request.path.empty() || request.headers.fields().size() > headerFieldsMax)
            std::abort();
        for (const auto& [name, value] : request.headers.fields())
            if ((name + value).find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) std::abort();
        if (request.headers.find("Transfer-Encoding") && request.headers.find("Content-Length")) std::abort();
    }

    // A body in one piece and byte by byte must come out the same.
    constexpr std::size_t bodyMax = 4096;
    std::string_view rest = bytes.substr(head.size());
    std::string_view single = rest;
    std::string whole;
    std::string pieced;
    ChunkDecoder wholeDecoder(bodyMax);
    ChunkDecoder piecedDecoder(bodyMax);
    const auto expected = wholeDecoder.feed(rest, whole);
    auto state = ChunkDecoder::State::More;
    while (state == ChunkDecoder::State::More && !single.empty()) {
        std::string_view one = single.substr(0, 1);
        state = piecedDecoder.feed(one, pieced);
        single.remove_prefix(1);
    }
    if (state != expected || whole != pieced || whole.size() > bodyMax) std::abort();
    return 0;
}
