#pragma once

#include "server/backend/admin/arguments.h"
#include "server/backend/admin/payloads.h"
#include "server/backend/assets/asset.h"
#include "server/backend/common/describe.h"
#include "server/backend/fees/fee.h"
#include "server/backend/peers/peer.h"
#include "server/backend/walletaddresses/walletaddress.h"

/// How the outcomes of mutations are written down for repetitions (once.h): member by member, under their own names.
namespace signalbox::backend {

BOOST_DESCRIBE_STRUCT(Asset, (),
                      (id, tenantId, code, scale, ledger, withdrawalThreshold, liquidityThreshold, createdAt,
                       deletedAt))
BOOST_DESCRIBE_ENUM(FeeType, Sending, Receiving)
BOOST_DESCRIBE_STRUCT(Fee, (), (id, assetId, type, fixed, basisPoints, createdAt))
BOOST_DESCRIBE_STRUCT(Peer, (),
                      (id, tenantId, assetId, staticIlpAddress, outgoingToken, outgoingEndpoint, name, maxPacketAmount,
                       liquidityThreshold, routes, createdAt))
BOOST_DESCRIBE_STRUCT(WalletAddress, (), (id, tenantId, assetId, address, publicName, createdAt, deactivatedAt))
BOOST_DESCRIBE_STRUCT(WalletAddressKey, (), (id, walletAddressId, kid, x, revoked, createdAt))
BOOST_DESCRIBE_STRUCT(LiquidityService::WalletAddressWithdrawal, (), (id, amount, walletAddress))
BOOST_DESCRIBE_STRUCT(SuccessPayload, (), (success))

} // namespace signalbox::backend
