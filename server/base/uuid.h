#pragma once

#include "server/base/clock.h"
#include "server/base/random.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox {

/// A UUID as 16 bytes, most significant first. Ordered as its text is.
class Uuid
{
public:
    Uuid() = default;
    explicit Uuid(const std::array<std::uint8_t, 16>& bytes) : m_bytes(bytes) {}

    /// Accepts the 36-character form in either case; nullopt for anything else.
    [[nodiscard]] static std::optional<Uuid> parse(std::string_view text);
    /// Version 4: random. What callers of the Admin API use as transfer ids.
    [[nodiscard]] static Uuid v4(Random& random);
    /// Version 7: time first, then random, so that keys of big tables arrive in order (RFC 9562 §5.7).
    [[nodiscard]] static Uuid v7(const Clock& clock, Random& random);

    /// Lower case, 36 characters.
    [[nodiscard]] std::string toString() const;
    [[nodiscard]] int version() const { return m_bytes[6] >> 4; }
    [[nodiscard]] bool isNil() const { return m_bytes == std::array<std::uint8_t, 16>{}; }
    [[nodiscard]] const std::array<std::uint8_t, 16>& bytes() const { return m_bytes; }

    friend auto operator<=>(const Uuid&, const Uuid&) = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};
};

} // namespace signalbox

template <>
struct std::hash<signalbox::Uuid>
{
    std::size_t operator()(const signalbox::Uuid& id) const noexcept;
};
