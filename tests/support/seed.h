#pragma once

#include <cstdint>

namespace signalbox::tests {

/// The seed of this run: SIGNALBOX_SEED if it is set, otherwise a new one. Prints `seed=…` the first time.
[[nodiscard]] std::uint64_t seed();

} // namespace signalbox::tests
