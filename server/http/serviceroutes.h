#pragma once

#include "server/base/result.h"
#include "server/base/task.h"
#include "server/http/router.h"

#include <functional>
#include <memory>
#include <vector>

namespace prometheus {
class Registry;
}

namespace signalbox::http {

/// Asks something the service cannot do without, such as its database. Runs on the executor of the request; must answer
/// within a bound of its own.
using HealthCheck = std::function<Task<Result<void>>()>;

/// `/healthz`: runs every check, one after the other; 200 `OK`, or 500 `Internal Server Error` when one fails
/// (node-spec §1.3).
void addHealthRoute(Router& router, std::vector<HealthCheck> checks);

/// `/readyz`: 200 `OK` once `ready` says so and every check passes, else 503 `Service Unavailable`.
/// `ready` is called on the threads that serve.
void addReadyRoute(Router& router, std::function<bool()> ready, std::vector<HealthCheck> checks);

/// `/metrics`: everything in `registry` in Prometheus' text format. `refresh`, when given, is called before every
/// scrape on the thread that serves it, for figures that nobody pushes.
void addMetricsRoute(Router& router, std::shared_ptr<prometheus::Registry> registry,
                     std::function<void()> refresh = {});

} // namespace signalbox::http
