#pragma once

#include "server/base/clock.h"
#include "server/base/uuid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::backend {

struct AdditionalProperty
{
    std::string key;
    std::string value;
    bool visibleInOpenPayments = false;
};

/// An account holder's public address, an https URL in lower case (node-spec §5.4, §9.1).
struct WalletAddress
{
    Uuid id;
    Uuid tenantId;
    Uuid assetId;
    std::string address;
    std::optional<std::string> publicName;
    UnixMs createdAt = 0;
    std::optional<UnixMs> deactivatedAt;

    [[nodiscard]] bool active(UnixMs now) const { return !deactivatedAt || *deactivatedAt > now; }
};

/// An Ed25519 public key that signs Open Payments requests of a wallet address' owner. `alg`, `kty` and `crv` of the
/// JWK are always EdDSA, OKP and Ed25519.
struct WalletAddressKey
{
    Uuid id;
    Uuid walletAddressId;
    std::string kid;
    std::string x; ///< base64url, 32 bytes
    bool revoked = false;
    UnixMs createdAt = 0;
};

} // namespace signalbox::backend
