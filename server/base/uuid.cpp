#include "server/base/uuid.h"

#include <cstring>

namespace signalbox {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

int hexValue(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool dashBefore(std::size_t byte)
{
    return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

} // namespace

std::optional<Uuid> Uuid::parse(std::string_view text)
{
    if (text.size() != 36) return std::nullopt;
    std::array<std::uint8_t, 16> bytes;
    std::size_t at = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        if (dashBefore(i) && text[at++] != '-') return std::nullopt;
        const int high = hexValue(text[at++]);
        const int low = hexValue(text[at++]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return Uuid(bytes);
}

Uuid Uuid::v4(Random& random)
{
    std::array<std::uint8_t, 16> bytes;
    random.fill(bytes);
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
    return Uuid(bytes);
}

Uuid Uuid::v7(const Clock& clock, Random& random)
{
    std::array<std::uint8_t, 16> bytes;
    random.fill(std::span(bytes).subspan(6));
    auto moment = static_cast<std::uint64_t>(clock.now());
    for (int i = 5; i >= 0; --i, moment >>= 8) bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(moment);
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x70);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
    return Uuid(bytes);
}

std::string Uuid::toString() const
{
    std::string text(36, '-');
    std::size_t at = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        if (dashBefore(i)) ++at;
        text[at++] = hexDigits[m_bytes[i] >> 4];
        text[at++] = hexDigits[m_bytes[i] & 0x0f];
    }
    return text;
}

} // namespace signalbox

std::size_t std::hash<signalbox::Uuid>::operator()(const signalbox::Uuid& id) const noexcept
{
    // Version 7 ids made in one millisecond share their first half, callers' ids may be anything: mix both halves.
    std::uint64_t halves[2];
    std::memcpy(halves, id.bytes().data(), sizeof halves);
    std::uint64_t mixed = (halves[0] ^ (halves[1] * 0x9e3779b97f4a7c15ULL));
    mixed = (mixed ^ (mixed >> 32)) * 0xd6e8feb86659fd93ULL;
    return static_cast<std::size_t>(mixed ^ (mixed >> 32));
}
