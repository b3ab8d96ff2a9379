#pragma once

#include "server/backend/common/ids.h"
#include "server/backend/common/paging.h"
#include "server/backend/peers/peer.h"
#include "server/backend/tenants/tenant.h"
#include "server/base/task.h"
#include "server/ilp/routingtable.h"
#include "server/ledger/ledger.h"
#include "server/sql/database.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::backend {

/// The rules of peers (node-spec §4.6, §5.3). Keeps the routing table in step with the stored peers. Errors carry the
/// sentence and code that the Admin API shows. May be called from any executor.
class PeerService
{
public:
    PeerService(sql::Database& database, ledger::Ledger& ledger, ilp::RoutingTable& routes, IdSource& ids);

    struct Creation
    {
        std::string assetId;
        std::string staticIlpAddress;
        std::string outgoingToken;
        std::string outgoingEndpoint;
        std::optional<std::vector<std::string>> incomingTokens;
        std::optional<std::string> name;
        std::optional<std::uint64_t> maxPacketAmount;
        std::optional<std::uint64_t> liquidityThreshold;
        std::optional<std::uint64_t> initialLiquidity;
        std::vector<std::string> routes;
    };
    /// The peer belongs to its asset's tenant, which must be in `scope`. With initial liquidity: all or nothing.
    [[nodiscard]] Task<Result<Peer>> create(std::optional<Uuid> scope, Creation creation);

    /// Absent members stay as they are. Incoming tokens given replace all old ones; routes given replace all but the
    /// static address.
    struct Change
    {
        std::optional<std::string> staticIlpAddress;
        std::optional<std::string> outgoingToken;
        std::optional<std::string> outgoingEndpoint;
        std::optional<std::vector<std::string>> incomingTokens;
        std::optional<std::string> name;
        std::optional<std::uint64_t> maxPacketAmount;
        std::optional<std::uint64_t> liquidityThreshold;
        std::optional<std::vector<std::string>> routes;
    };
    /// Unknown or out of scope → `unknown peer` NOT_FOUND.
    [[nodiscard]] Task<Result<Peer>> update(std::optional<Uuid> scope, Uuid id, Change change);
    /// Also its tokens and routes; its books stay. Unknown or another tenant's → `unknown peer` NOT_FOUND.
    [[nodiscard]] Task<Result<void>> remove(Uuid tenantId, Uuid id);

    [[nodiscard]] Task<Result<Peer>> find(Uuid id, std::optional<Uuid> scope);
    /// The peer that a packet to `staticIlpAddress` in that asset would go to; nullopt when none.
    [[nodiscard]] Task<Result<std::optional<Peer>>> findByAddressAndAsset(Uuid tenantId, std::string staticIlpAddress,
                                                                          Uuid assetId);
    [[nodiscard]] Task<Result<Page<Peer>>> list(std::optional<Uuid> scope, PageRequest request);

    /// Fills the routing table with every stored peer, and makes accounts a crash may have left out. Called at start.
    [[nodiscard]] Task<Result<void>> load();

private:
    void addRoutes(const Peer& peer);

    sql::Database& m_database;
    ledger::Ledger& m_ledger;
    ilp::RoutingTable& m_routes;
    IdSource& m_ids;
};

} // namespace signalbox::backend
