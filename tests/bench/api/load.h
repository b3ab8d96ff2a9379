#pragma once

#include "tests/support/adminclient.h"
#include "tests/support/nodeprocess.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace bench {

/// A request that differs from the next in one number, so that no two carry the same signature: every `########` in
/// the canonical body becomes eight digits.
struct Template
{
    std::string body;
};

/// One request of a load, signed ahead: signing must not be what is measured.
struct Shot
{
    const signalbox::tests::AdminIdentity* who = nullptr;
    const Template* what = nullptr;
    std::uint32_t number = 0;
    std::string signature;
};

/// Signs `count` requests. `first` is the first number; numbers must never come twice in the life of a node.
[[nodiscard]] std::vector<Shot> signAhead(const signalbox::tests::AdminIdentity& who, const Template& what,
                                          std::size_t count, std::uint32_t first);

struct Figures
{
    double requestsPerSecond = 0;
    double p50Ms = 0;
    double p99Ms = 0;
    double serverCpuMicros = 0; ///< of the node's threads, per request
    std::size_t requests = 0;
    std::size_t refused = 0; ///< not 200, or with errors, or not what `accept` wants
    std::string firstRefused;
};

/// Fires every shot over keep-alive connections, each asking again as soon as its answer has come. `accept` may look
/// into each answer's body.
[[nodiscard]] Figures fire(const std::vector<Shot>& shots, std::uint16_t port, int connections,
                           const signalbox::tests::NodeProcess& node,
                           const std::function<bool(const Shot&, std::string_view body)>& accept = {});

} // namespace bench
