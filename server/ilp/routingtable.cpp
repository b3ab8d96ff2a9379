#include "server/ilp/routingtable.h"

#include <algorithm>
#include <mutex>

namespace signalbox::ilp {

void RoutingTable::setRoutes(const Uuid& tenant, const Uuid& peer, const Uuid& asset,
                             std::span<const std::string> prefixes)
{
    // One step: a packet beside it finds the old routes or the new ones, never none.
    const std::unique_lock lock(m_mutex);
    Routes& routes = m_tenants[tenant];
    forget(routes, peer);
    for (const std::string& prefix : prefixes) {
        std::vector<Hop>& hops = routes[prefix];
        const bool known = std::ranges::any_of(hops, [&](const Hop& hop) { return hop.peer == peer; });
        if (!known) hops.push_back({.peer = peer, .asset = asset});
    }
}

void RoutingTable::removePeer(const Uuid& tenant, const Uuid& peer)
{
    const std::unique_lock lock(m_mutex);
    if (const auto found = m_tenants.find(tenant); found != m_tenants.end()) forget(found->second, peer);
}

void RoutingTable::forget(Routes& routes, const Uuid& peer)
{
    for (auto route = routes.begin(); route != routes.end();) {
        std::erase_if(route->second, [&](const Hop& hop) { return hop.peer == peer; });
        route = route->second.empty() ? routes.erase(route) : std::next(route);
    }
}

std::optional<Uuid> RoutingTable::nextHop(const Uuid& tenant, std::string_view destination, const Query& query) const
{
    const std::shared_lock lock(m_mutex);
    const auto routes = m_tenants.find(tenant);
    if (routes == m_tenants.end()) return std::nullopt;
    for (std::string_view prefix = destination;;) {
        if (const auto found = routes->second.find(std::string(prefix)); found != routes->second.end()) {
            std::vector<Uuid> candidates;
            for (const Hop& hop : found->second) {
                if (query.exceptPeer && *query.exceptPeer == hop.peer) continue;
                if (query.asset && *query.asset != hop.asset) continue;
                candidates.push_back(hop.peer);
            }
            if (!candidates.empty()) return candidates[m_random.below(candidates.size())];
        }
        const std::size_t dot = prefix.rfind('.');
        if (dot == std::string_view::npos) return std::nullopt;
        prefix = prefix.substr(0, dot);
    }
}

} // namespace signalbox::ilp
