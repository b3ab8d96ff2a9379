#pragma once

#include "server/base/random.h"
#include "server/base/uuid.h"

#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace signalbox::ilp {

/// Which peer leads towards an ILP address: per tenant, by the longest prefix of whole segments (node-spec §7.5).
/// Several peers of one prefix share the traffic at random. May be called from any thread.
class RoutingTable
{
public:
    explicit RoutingTable(Random& random) : m_random(random) {}

    /// Replaces every route of `peer`. A prefix named twice counts once.
    void setRoutes(const Uuid& tenant, const Uuid& peer, const Uuid& asset, std::span<const std::string> prefixes);
    void removePeer(const Uuid& tenant, const Uuid& peer);

    struct Query
    {
        std::optional<Uuid> exceptPeer; ///< where the packet came from
        std::optional<Uuid> asset;      ///< only peers that settle in it
    };
    /// nullopt when nobody leads there.
    [[nodiscard]] std::optional<Uuid> nextHop(const Uuid& tenant, std::string_view destination,
                                              const Query& query) const;

private:
    struct Hop
    {
        Uuid peer;
        Uuid asset;
    };
    using Routes = std::unordered_map<std::string, std::vector<Hop>>;

    static void forget(Routes& routes, const Uuid& peer);

    Random& m_random;
    mutable std::shared_mutex m_mutex;
    std::unordered_map<Uuid, Routes> m_tenants;
};

} // namespace signalbox::ilp
