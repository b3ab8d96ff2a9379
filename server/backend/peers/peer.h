#pragma once

#include "server/base/clock.h"
#include "server/base/uuid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::backend {

/// A node that ILP packets of one asset are exchanged with (node-spec §5.3).
struct Peer
{
    Uuid id;
    Uuid tenantId;
    Uuid assetId;
    std::string staticIlpAddress;
    std::string outgoingToken;
    std::string outgoingEndpoint;
    std::optional<std::string> name;
    std::optional<std::uint64_t> maxPacketAmount;    ///< smallest unit of the asset
    std::optional<std::uint64_t> liquidityThreshold; ///< smallest unit of the asset
    std::vector<std::string> routes;                 ///< ILP address prefixes; the first is staticIlpAddress
    UnixMs createdAt = 0;
};

} // namespace signalbox::backend
