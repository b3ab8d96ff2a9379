#include "server/backend/common/ids.h"

#include <array>
#include <span>

namespace signalbox::backend {

namespace {
constexpr std::uint16_t CounterMax = 0x0FFF;
}

Uuid IdSource::next()
{
    std::array<std::uint8_t, 16> bytes{};
    UnixMs ms = 0;
    std::uint16_t counter = 0;
    {
        const std::scoped_lock lock(m_mutex);
        const UnixMs now = m_clock.now();
        if (now > m_lastMs) {
            m_lastMs = now;
            m_counter = 0;
        } else if (m_counter == CounterMax) {
            // 4,096 ids in one millisecond, or a clock that went back: borrow from the future rather than repeat.
            ++m_lastMs;
            m_counter = 0;
        } else {
            ++m_counter;
        }
        ms = m_lastMs;
        counter = m_counter;
        m_random.fill(std::span(bytes).subspan(8));
    }
    for (int i = 0; i < 6; ++i) bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    bytes[6] = static_cast<std::uint8_t>(0x70 | (counter >> 8));
    bytes[7] = static_cast<std::uint8_t>(counter & 0xFF);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
    return Uuid(bytes);
}

} // namespace signalbox::backend
