#pragma once

#include "server/backend/backend.h"
#include "server/base/log.h"
#include "server/base/result.h"
#include "server/http/listener.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace signalbox {

/// One process' services: configuration in, running roles out, graceful stop. Two nodes may live in one process:
/// nothing in here is shared but the surroundings they are given.
class Node
{
public:
    /// Real time and randomness, threads for HTTP and the log: one set for all nodes of a process.
    struct Surroundings
    {
        const Clock& clock;
        Random& random;
        Log& log;
        http::IoThreads& threads;
        std::function<void(const Error&)> diskFailed = {}; ///< see backend::Backend::Surroundings
    };
    struct Options
    {
        std::optional<backend::BackendOptions> backend; ///< absent: this role does not run
    };
    /// Starts the roles in order; when one fails the others are stopped again. Blocks. Errors as Backend::start.
    [[nodiscard]] static Result<std::unique_ptr<Node>> start(Options options, Surroundings surroundings);
    ~Node();

    /// nullptr when the role does not run.
    [[nodiscard]] backend::Backend* backend() const { return m_backend.get(); }
    /// Lets requests under way finish, at most for `limit`. Blocks.
    void stop(std::chrono::milliseconds limit);

private:
    Node() = default;

    std::unique_ptr<backend::Backend> m_backend;
};

} // namespace signalbox
