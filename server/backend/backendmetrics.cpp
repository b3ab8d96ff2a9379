#include "server/backend/backendmetrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

namespace signalbox::backend {

namespace {

/// Seconds: from what memory answers to what a waiting client gives up on.
const prometheus::Histogram::BucketBoundaries Buckets{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                      0.1,    0.25,  0.5,    1,     2.5,  5};

} // namespace

struct BackendMetrics::Impl
{
    std::shared_ptr<prometheus::Registry> registry = std::make_shared<prometheus::Registry>();
    prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                            .Name("signalbox_admin_requests_total")
                                                            .Help("Answers of the Admin API by HTTP status class.")
                                                            .Register(*registry);
    prometheus::Counter& successes = requests.Add({{"status", "2xx"}});
    prometheus::Counter& refusals = requests.Add({{"status", "4xx"}});
    prometheus::Counter& failures = requests.Add({{"status", "5xx"}});
    prometheus::Histogram& seconds = prometheus::BuildHistogram()
                                         .Name("signalbox_admin_request_seconds")
                                         .Help("Time from a whole request to its answer.")
                                         .Register(*registry)
                                         .Add({}, Buckets);
    prometheus::Gauge& connections = prometheus::BuildGauge()
                                         .Name("signalbox_admin_connections")
                                         .Help("Open connections to the admin port.")
                                         .Register(*registry)
                                         .Add({});
    prometheus::Gauge& connectionsRefused = prometheus::BuildGauge()
                                                .Name("signalbox_admin_connections_refused")
                                                .Help("Connections closed at once since the start: too many were open.")
                                                .Register(*registry)
                                                .Add({});
};

BackendMetrics::BackendMetrics() : m_impl(std::make_unique<Impl>()) {}
BackendMetrics::~BackendMetrics() = default;

void BackendMetrics::answered(int status, std::chrono::nanoseconds took)
{
    prometheus::Counter& counter = status < 400   ? m_impl->successes
                                   : status < 500 ? m_impl->refusals
                                                  : m_impl->failures;
    counter.Increment();
    m_impl->seconds.Observe(std::chrono::duration<double>(took).count());
}

void BackendMetrics::setListener(const http::ListenerStats& stats)
{
    m_impl->connections.Set(static_cast<double>(stats.connections));
    m_impl->connectionsRefused.Set(static_cast<double>(stats.connectionsRefused));
}

std::shared_ptr<prometheus::Registry> BackendMetrics::registry() const
{
    return m_impl->registry;
}

} // namespace signalbox::backend
