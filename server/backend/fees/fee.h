#pragma once

#include "server/base/clock.h"
#include "server/base/uuid.h"

#include <cstdint>

namespace signalbox::backend {

enum class FeeType : std::uint8_t { Sending, Receiving };

/// One fee of an asset. Never changed: the newest of an asset and type is in force (node-spec §5.2).
struct Fee
{
    Uuid id;
    Uuid assetId;
    FeeType type = FeeType::Sending;
    std::uint64_t fixed = 0;      ///< smallest unit of the asset
    std::int32_t basisPoints = 0; ///< 0…10000; 100 are one percent
    UnixMs createdAt = 0;

    /// What this fee takes of `amount`: ceil(amount × basisPoints / 10000) + fixed (node-spec §9.6), exact in integers.
    [[nodiscard]] std::uint64_t on(std::uint64_t amount) const;
};

inline constexpr std::int32_t BasisPointsMax = 10'000;

} // namespace signalbox::backend
