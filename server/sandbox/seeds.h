#pragma once

#include "server/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::sandbox {

/// What a node of the sandbox is born with: its share of resources/seeds/sandbox.json.
struct Seeds
{
    struct Asset
    {
        std::string code;
        std::uint8_t scale = 0;
        std::uint64_t liquidity = 0; ///< smallest unit
        std::uint64_t liquidityThreshold = 0;
        std::uint64_t feeFixed = 0;
        std::int32_t feeBasisPoints = 0;
    };
    struct Peer
    {
        std::string name;
        std::string ilpAddress;
        std::string asset;    ///< code
        std::string endpoint; ///< empty: the connector of the sandbox's other node
        std::uint64_t liquidity = 0;
        std::uint64_t liquidityThreshold = 0;
        std::uint64_t maxPacketAmount = 0;
    };
    struct WalletAddress
    {
        std::string path;
        std::string publicName;
        std::string asset; ///< code
    };
    std::string name;
    std::string ilpAddress;
    std::vector<Asset> assets;
    std::vector<Peer> peers;
    std::vector<WalletAddress> walletAddresses;

    /// The nodes in the order of the file. A malformed text → Corrupt: it is built into the program.
    [[nodiscard]] static Result<std::vector<Seeds>> parse(std::string_view text);
    /// resources/seeds/sandbox.json, as built in.
    [[nodiscard]] static std::string_view builtIn();
};

} // namespace signalbox::sandbox
