#include "tests/support/seed.h"

#include <cstdio>
#include <cstdlib>
#include <random>

namespace signalbox::tests {

std::uint64_t seed()
{
    static const std::uint64_t chosen = [] {
        const char* given = std::getenv("SIGNALBOX_SEED");
        const std::uint64_t number = given ? std::strtoull(given, nullptr, 10) : std::random_device()();
        std::printf("seed=%llu\n", static_cast<unsigned long long>(number));
        std::fflush(stdout);
        return number;
    }();
    return chosen;
}

} // namespace signalbox::tests
