#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace signalbox::test {

/// The seed of a random test: SIGNALBOX_SEED when set, else a fresh one. Printed either way, so that a failure repeats.
inline std::uint64_t seed()
{
    const char* const given = std::getenv("SIGNALBOX_SEED");
    const std::uint64_t value = given ? std::strtoull(given, nullptr, 10) : std::random_device()();
    std::printf("seed=%llu\n", static_cast<unsigned long long>(value));
    return value;
}

} // namespace signalbox::test
