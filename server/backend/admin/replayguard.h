#pragma once

#include "server/base/clock.h"
#include "server/base/crypto.h"
#include "server/base/result.h"
#include "server/base/task.h"
#include "server/kv/store.h"

#include <chrono>
#include <memory>

namespace signalbox::backend {

/// Lets a signature count once (node-spec §3.2). May be called from any executor.
class ReplayGuard
{
public:
    virtual ~ReplayGuard() = default;
    /// False when `digest` was seen within the guard's window. Unavailable when it cannot remember any more: then the
    /// request must be refused, for a guard that forgets is none.
    [[nodiscard]] virtual Task<Result<bool>> firstTime(Sha256Digest digest) = 0;
};

/// In a store that several processes share (Redis).
[[nodiscard]] std::unique_ptr<ReplayGuard> sharedReplayGuard(kv::Store& store, std::chrono::milliseconds window);

/// In this process, 16 bytes a signature: digests are kept in two generations, and the older one is dropped as a whole
/// when it has outlived the window. Remembers at least `window` and at most twice as long; at most `signaturesMax`.
[[nodiscard]] std::unique_ptr<ReplayGuard> localReplayGuard(const Clock& clock, std::chrono::milliseconds window,
                                                            std::size_t signaturesMax = 8'000'000);

} // namespace signalbox::backend
