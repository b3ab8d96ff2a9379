#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace signalbox {

/// Random bytes, injected wherever randomness matters. May be called from any thread.
class Random
{
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;

    /// A number in [0, bound); bound > 0. Unbiased.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);
};

/// OpenSSL's generator: fit for keys and tokens.
class SystemRandom final : public Random
{
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

/// The same bytes for the same seed on every machine; for tests and simulations, never for keys.
class SeededRandom final : public Random
{
public:
    explicit SeededRandom(std::uint64_t seed);
    ~SeededRandom() override;
    void fill(std::span<std::uint8_t> bytes) override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace signalbox
