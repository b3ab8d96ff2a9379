#pragma once

#include "server/base/executor.h"
#include "server/base/result.h"
#include "server/http/router.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::http {

/// The bounds of one listener. Reaching one is answered as documented beside it and closes the connection.
struct Limits
{
    std::size_t headerBytesMax = 16 * 1024;         ///< 431
    std::size_t bodyBytesMax = 1024 * 1024;         ///< 413 (node-spec §1.3: 1 MB of JSON)
    std::size_t connectionsMax = 10'000;            ///< accepted and closed at once
    std::chrono::milliseconds headerTimeout{5'000}; ///< closed: a slow head costs nothing
    std::chrono::milliseconds bodyTimeout{30'000};  ///< 408
    std::chrono::milliseconds idleTimeout{75'000};  ///< closed between requests
    std::chrono::milliseconds writeTimeout{30'000}; ///< closed: the client does not read
};

struct TlsOptions
{
    std::string certificateChainFile; ///< PEM
    std::string privateKeyFile;       ///< PEM
};

struct ListenOptions
{
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0 lets the system choose
    bool trustProxy = false;
    Limits limits;
    std::optional<TlsOptions> tls;
};

/// The threads that serve HTTP: each has one executor, and a connection stays on the thread that accepted it.
/// A process has one pool for all its listeners. Destroying it stops and joins the threads; whoever still completes
/// waits of its coroutines from other threads (databases, clients) must be destroyed before it.
class IoThreads
{
public:
    explicit IoThreads(std::size_t threads);
    ~IoThreads();
    IoThreads(const IoThreads&) = delete;
    IoThreads& operator=(const IoThreads&) = delete;

    [[nodiscard]] std::size_t size() const;
    /// The executor of thread `index` < size(). For timers and background tasks that belong to the node.
    [[nodiscard]] Executor& executor(std::size_t index) const;

    struct Impl;
    [[nodiscard]] Impl& impl() const { return *m_impl; }

private:
    std::unique_ptr<Impl> m_impl;
};

/// Counters of one listener since its start, for /metrics.
struct ListenerStats
{
    std::size_t connections = 0;          ///< open now
    std::uint64_t connectionsRefused = 0; ///< closed at once because of connectionsMax
    std::uint64_t requests = 0;           ///< that reached a handler or were answered 503 while stopping
};

/// Serves one address and port.
class Listener
{
public:
    /// Binds and starts to accept on every thread of `threads` (SO_REUSEPORT). Port taken → Error with code Conflict
    /// and the sentence `Port <n> is already in use.` `router` and `threads` must outlive the listener.
    [[nodiscard]] static Result<std::unique_ptr<Listener>> start(IoThreads& threads, const Router& router,
                                                                 const ListenOptions& options);
    /// Stops at once what is still open.
    ~Listener();

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] ListenerStats stats() const;

    /// Graceful stop: from now every new request is answered 503 with `Connection: close` and the text
    /// `Server is in the process of restarting` (node-spec §1.3); requests already being handled are finished, at most
    /// until `limit`; then the port is closed. Blocks. Call it from no thread of `threads`. A second call does nothing.
    void stop(std::chrono::milliseconds limit);

    struct Impl;

private:
    explicit Listener(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace signalbox::http
