#include "server/http/serviceroutes.h"

#include <utility>

#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace signalbox::http {

namespace {

Task<bool> allPass(const std::vector<HealthCheck>& checks)
{
    for (const HealthCheck& check : checks) {
        const Result<void> outcome = co_await check();
        if (!outcome) co_return false;
    }
    co_return true;
}

// Plain functions rather than lambdas: a coroutine's parameters live as long as it does, a lambda's captures need not.
Task<Response> health(std::shared_ptr<const std::vector<HealthCheck>> checks)
{
    const bool healthy = co_await allPass(*checks);
    co_return healthy ? Response::text(200, "OK") : Response::text(500, "Internal Server Error");
}

Task<Response> readiness(std::function<bool()> ready, std::shared_ptr<const std::vector<HealthCheck>> checks)
{
    bool fit = ready();
    if (fit) fit = co_await allPass(*checks);
    co_return fit ? Response::text(200, "OK") : Response::text(503, "Service Unavailable");
}

Task<Response> metrics(std::shared_ptr<prometheus::Registry> registry, std::function<void()> refresh)
{
    if (refresh) refresh();
    Response response = Response::text(200, prometheus::TextSerializer().Serialize(registry->Collect()));
    response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    co_return response;
}

} // namespace

void addHealthRoute(Router& router, std::vector<HealthCheck> checks)
{
    router.add("GET", "/healthz",
               [held = std::make_shared<const std::vector<HealthCheck>>(std::move(checks))](const Request&) {
                   return health(held);
               });
}

void addReadyRoute(Router& router, std::function<bool()> ready, std::vector<HealthCheck> checks)
{
    router.add("GET", "/readyz",
               [ready = std::move(ready), held = std::make_shared<const std::vector<HealthCheck>>(std::move(checks))](
                   const Request&) { return readiness(ready, held); });
}

void addMetricsRoute(Router& router, std::shared_ptr<prometheus::Registry> registry, std::function<void()> refresh)
{
    router.add("GET", "/metrics", [registry = std::move(registry), refresh = std::move(refresh)](const Request&) {
        return metrics(registry, refresh);
    });
}

} // namespace signalbox::http
