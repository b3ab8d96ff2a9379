#pragma once

#include "tests/support/adminclient.h"

#include <boost/json.hpp>

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace signalbox::tests {

/// One mutation with its idempotency key, as its caller wrote it down before sending it.
struct Act
{
    enum class Kind { WalletAddress, Deposit, Hold, Post, Void };
    Kind kind = Kind::Deposit;
    std::string document;
    boost::json::object variables;
    std::string subject; ///< id of the transfer, or URL of the wallet address
    std::uint64_t amount = 0;
    /// The `data` of the answer; nullopt: none came, so what became of it is unknown.
    std::optional<boost::json::value> acknowledged;
};

/// What a worker does to one peer over one connection until the connection ends: deposits, holds, posts, voids, and
/// wallet addresses beside them, all by the given seed. Every act is written down before it is sent.
class Worker
{
public:
    struct Place
    {
        std::string assetId;
        std::string peerId;
    };
    Worker(std::uint64_t seed, Place place) : m_random(seed), m_place(std::move(place)) {}

    /// Calls `afterAnswer` after each acknowledgement. Answers the first refusal, which nothing here deserves.
    [[nodiscard]] std::optional<std::string> run(AdminClient& client, const std::atomic<bool>& stop,
                                                 const std::function<void()>& afterAnswer);
    [[nodiscard]] const std::vector<Act>& acts() const { return m_acts; }
    [[nodiscard]] std::vector<Act>& acts() { return m_acts; }

private:
    [[nodiscard]] Act next();
    [[nodiscard]] std::string newId();

    std::mt19937_64 m_random;
    Place m_place;
    std::vector<Act> m_acts;
    std::vector<std::string> m_openHolds;
};

} // namespace signalbox::tests
