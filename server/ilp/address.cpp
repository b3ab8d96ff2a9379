#include "server/ilp/address.h"

#include <algorithm>
#include <array>

namespace signalbox::ilp {

bool isAddress(std::string_view text)
{
    static constexpr std::array<std::string_view, 10> Schemes{"g",    "private", "example", "peer",  "self",
                                                              "test", "test1",   "test2",   "test3", "local"};
    if (text.size() > AddressLengthMax) return false;
    const std::size_t first = text.find('.');
    if (first == std::string_view::npos || std::ranges::find(Schemes, text.substr(0, first)) == Schemes.end())
        return false;
    bool segmentEmpty = true;
    for (const char c : text.substr(first + 1)) {
        if (c == '.') {
            if (segmentEmpty) return false;
            segmentEmpty = true;
            continue;
        }
        const bool allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                             c == '~' || c == '-';
        if (!allowed) return false;
        segmentEmpty = false;
    }
    return !segmentEmpty;
}

} // namespace signalbox::ilp
