#include "server/sandbox/seeds.h"

#include <boost/describe.hpp>
#include <boost/json.hpp>

namespace signalbox::sandbox {

BOOST_DESCRIBE_STRUCT(Seeds::Asset, (), (code, scale, liquidity, liquidityThreshold, feeFixed, feeBasisPoints))
BOOST_DESCRIBE_STRUCT(Seeds::Peer, (),
                      (name, ilpAddress, asset, endpoint, liquidity, liquidityThreshold, maxPacketAmount))
BOOST_DESCRIBE_STRUCT(Seeds::WalletAddress, (), (path, publicName, asset))
BOOST_DESCRIBE_STRUCT(Seeds, (), (name, ilpAddress, assets, peers, walletAddresses))

Result<std::vector<Seeds>> Seeds::parse(std::string_view text)
{
    try {
        return boost::json::value_to<std::vector<Seeds>>(boost::json::parse(text));
    } catch (const std::exception& problem) {
        return Error{ErrorCode::Corrupt, "The sandbox's seeds are malformed.", problem.what()};
    }
}

} // namespace signalbox::sandbox
