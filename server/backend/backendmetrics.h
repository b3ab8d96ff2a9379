#pragma once

#include "server/http/listener.h"

#include <chrono>
#include <memory>

namespace prometheus {
class Registry;
}

namespace signalbox::backend {

/// What /metrics tells of the backend role: requests to the Admin API by status and time, and its connections.
/// May be called from any thread.
class BackendMetrics
{
public:
    BackendMetrics();
    ~BackendMetrics();

    /// One request to the Admin API was answered.
    void answered(int status, std::chrono::nanoseconds took);
    /// Takes over what a listener counted; before every scrape.
    void setListener(const http::ListenerStats& stats);
    [[nodiscard]] std::shared_ptr<prometheus::Registry> registry() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace signalbox::backend
