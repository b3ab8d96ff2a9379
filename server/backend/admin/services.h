#pragma once

#include "server/backend/assets/assetservice.h"
#include "server/backend/fees/feeservice.h"
#include "server/backend/liquidity/liquidityservice.h"
#include "server/backend/peers/peerservice.h"
#include "server/backend/tenants/tenantservice.h"
#include "server/backend/walletaddresses/walletaddressservice.h"

namespace signalbox::backend {

/// The rules of every noun, as the resolvers use them. All must outlive the schema that is bound to them.
struct Services
{
    TenantService& tenants;
    AssetService& assets;
    FeeService& fees;
    PeerService& peers;
    WalletAddressService& walletAddresses;
    LiquidityService& liquidity;
};

} // namespace signalbox::backend
