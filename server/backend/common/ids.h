#pragma once

#include "server/base/clock.h"
#include "server/base/random.h"
#include "server/base/uuid.h"

#include <cstdint>
#include <mutex>

namespace signalbox::backend {

/// Hands out ids that rise strictly, also within one millisecond: UUID v7 with a counter in rand_a (RFC 9562 §6.2,
/// method 1). Lists ordered by (createdAt, id) then show rows in the order they were made. May be called from any
/// thread.
class IdSource
{
public:
    IdSource(const Clock& clock, Random& random) : m_clock(clock), m_random(random) {}
    [[nodiscard]] Uuid next();
    [[nodiscard]] const Clock& clock() const { return m_clock; }

private:
    const Clock& m_clock;
    Random& m_random;
    std::mutex m_mutex;
    UnixMs m_lastMs = 0;
    std::uint16_t m_counter = 0;
};

} // namespace signalbox::backend
