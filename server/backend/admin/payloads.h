#pragma once

#include "server/backend/assets/asset.h"
#include "server/backend/fees/fee.h"
#include "server/backend/liquidity/liquidityservice.h"
#include "server/backend/peers/peer.h"
#include "server/backend/tenants/tenant.h"
#include "server/backend/walletaddresses/walletaddress.h"

#include <vector>

/// Sources of the mutations' response types: each wraps what was made or changed, under the name the schema gives it.
namespace signalbox::backend {

struct AssetPayload
{
    Asset asset;
};
struct FeePayload
{
    Fee fee;
};
struct PeerPayload
{
    Peer peer;
};
struct WalletAddressPayload
{
    WalletAddress walletAddress;
};
struct KeyPayload
{
    WalletAddressKey walletAddressKey;
};
struct TenantPayload
{
    Tenant tenant;
};
struct SettingsPayload
{
    std::vector<TenantSetting> settings;
};
struct WithdrawalPayload
{
    LiquidityService::WalletAddressWithdrawal withdrawal;
};
/// Says only that it worked.
struct SuccessPayload
{
    bool success = true;
};

} // namespace signalbox::backend
