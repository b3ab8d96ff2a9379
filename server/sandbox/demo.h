#pragma once

#include "server/base/clock.h"
#include "server/base/random.h"
#include "server/base/result.h"
#include "server/http/client.h"
#include "server/sandbox/sandbox.h"

#include <functional>
#include <string>

namespace signalbox::sandbox {

/// What the demonstration has to do with; all must outlive it.
struct DemoSurroundings
{
    const Clock& clock;
    Random& random;
    http::Client& client;
    std::function<void(const std::string& line)> print;
};

/// Does with each node, through its Admin API and signed like any client, what an operator does: deposits liquidity
/// for a peer, holds a withdrawal and posts it, holds another and voids it. Prints each act with its amount and time,
/// and what the peer held before and after. Done twice it does the same again. Blocks; call from no IoThreads thread.
/// The error is the first refusal, or the balance that is not what the acts add up to.
[[nodiscard]] Result<void> runDemo(const Sandbox& sandbox, const DemoSurroundings& surroundings);

} // namespace signalbox::sandbox
