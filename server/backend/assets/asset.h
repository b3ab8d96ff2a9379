#pragma once

#include "server/base/clock.h"
#include "server/base/uuid.h"
#include "server/ledger/ledger.h"

#include <cstdint>
#include <optional>
#include <string>

namespace signalbox::backend {

/// A unit of value of one tenant, with its own ledger (node-spec §5.1).
struct Asset
{
    Uuid id;
    Uuid tenantId;
    std::string code;
    std::uint8_t scale = 0; ///< decimal places: USD has 2
    ledger::LedgerNumber ledger = 0;
    std::optional<std::uint64_t> withdrawalThreshold; ///< smallest unit
    std::optional<std::uint64_t> liquidityThreshold;  ///< smallest unit
    UnixMs createdAt = 0;
    std::optional<UnixMs> deletedAt;
};

} // namespace signalbox::backend
