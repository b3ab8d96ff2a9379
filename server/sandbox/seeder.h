#pragma once

#include "server/backend/admin/services.h"
#include "server/base/clock.h"
#include "server/sandbox/sandbox.h"

namespace signalbox::sandbox {

/// Adds what a node's seeds name and it does not have yet; what is there is left as people have made it. Private keys
/// of wallet addresses that are new, or whose key was lost, are made and put into `state`. Blocks.
[[nodiscard]] Result<void> seed(const backend::Services& services, Sandbox::RunningNode& node, State::Node& state,
                                Random& random);

} // namespace signalbox::sandbox
