#pragma once

#include "server/backend/admin/services.h"
#include "server/backend/backendoptions.h"
#include "server/base/clock.h"
#include "server/base/log.h"
#include "server/base/random.h"
#include "server/base/result.h"
#include "server/http/listener.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::backend {

/// The backend role: resources, books and the Admin API, running from start() to the end of its life.
class Backend
{
public:
    /// What it is given; all must outlive it.
    struct Surroundings
    {
        const Clock& clock;
        Random& random;
        Log& log;
        http::IoThreads& threads;
        /// Told once, on a serving thread, when the disk failed and nothing can be promised any more: the program
        /// should stop with a sentence. May be empty; must not block.
        std::function<void(const Error&)> diskFailed = {};
    };
    /// Opens the stores, migrates, mends what a crash left undone, and listens. Blocks; call from no IoThreads thread.
    /// Codes as app/node/exitcode.h tells: BadUserInput (configuration), Conflict (data in use), Corrupt, Duplicate
    /// (port in use), Unavailable (a store did not answer).
    [[nodiscard]] static Result<std::unique_ptr<Backend>> start(BackendOptions options, Surroundings surroundings);
    /// Brings the database to this version's form and answers the names of the migrations that were applied.
    [[nodiscard]] static Result<std::vector<std::string>> migrate(const BackendOptions& options,
                                                                  Surroundings surroundings);
    ~Backend();

    [[nodiscard]] std::uint16_t adminPort() const;
    /// For code of the same process, such as the sandbox's seeds.
    [[nodiscard]] Services services() const;
    /// See AdminApi::unboundRootFields.
    [[nodiscard]] std::vector<std::string> unboundRootFields() const;
    /// Graceful: see http::Listener::stop. A second call does nothing.
    void stop(std::chrono::milliseconds limit);

    struct Impl;

private:
    explicit Backend(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace signalbox::backend
