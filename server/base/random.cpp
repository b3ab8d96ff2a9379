#include "server/base/random.h"

#include <bit>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include <openssl/rand.h>

namespace signalbox {

std::uint64_t Random::below(std::uint64_t bound)
{
    // Values past the last whole multiple of bound would favour small results, so they are drawn again.
    const std::uint64_t limit = UINT64_MAX - (UINT64_MAX % bound + 1) % bound;
    for (;;) {
        std::uint8_t bytes[8];
        fill(bytes);
        std::uint64_t value = 0;
        for (const std::uint8_t byte : bytes) value = value << 8 | byte;
        if (value <= limit) return value % bound;
    }
}

void SystemRandom::fill(std::span<std::uint8_t> bytes)
{
    constexpr std::size_t chunkMax = 1 << 20;
    while (!bytes.empty()) {
        const std::size_t chunk = bytes.size() < chunkMax ? bytes.size() : chunkMax;
        if (RAND_bytes(bytes.data(), static_cast<int>(chunk)) != 1) {
            // Going on with predictable keys would be worse than stopping.
            std::fputs("The system's random generator does not answer.\n", stderr);
            std::abort();
        }
        bytes = bytes.subspan(chunk);
    }
}

/// xoshiro256**, its state spread from the seed by splitmix64 (Blackman and Vigna, public domain algorithms).
struct SeededRandom::State
{
    std::mutex mutex;
    std::uint64_t words[4];

    std::uint64_t next()
    {
        const std::uint64_t result = std::rotl(words[1] * 5, 7) * 9;
        const std::uint64_t shifted = words[1] << 17;
        words[2] ^= words[0];
        words[3] ^= words[1];
        words[1] ^= words[2];
        words[0] ^= words[3];
        words[2] ^= shifted;
        words[3] = std::rotl(words[3], 45);
        return result;
    }
};

SeededRandom::SeededRandom(std::uint64_t seed) : m_state(std::make_unique<State>())
{
    for (std::uint64_t& word : m_state->words) {
        seed += 0x9e3779b97f4a7c15ULL;
        std::uint64_t mixed = seed;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        word = mixed ^ (mixed >> 31);
    }
}

SeededRandom::~SeededRandom() = default;

void SeededRandom::fill(std::span<std::uint8_t> bytes)
{
    const std::lock_guard lock(m_state->mutex);
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::uint64_t word = m_state->next();
        for (int i = 0; i < 8 && at < bytes.size(); ++i, word >>= 8) bytes[at++] = static_cast<std::uint8_t>(word);
    }
}

} // namespace signalbox
