#pragma once

#include "server/base/clock.h"
#include "server/base/uuid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::backend {

/// A party that owns assets, peers and wallet addresses on this node (node-spec §5.10).
struct Tenant
{
    Uuid id;
    std::optional<std::string> email;
    std::string apiSecret;
    std::optional<std::string> idpConsentUrl;
    std::optional<std::string> idpSecret;
    std::optional<std::string> publicName;
    UnixMs createdAt = 0;
    std::optional<UnixMs> deletedAt;
};

/// The settings a tenant may have (node-spec §5.11); the names are those of the Admin API.
enum class TenantSettingKey : std::uint8_t {
    ExchangeRatesUrl,
    WebhookUrl,
    WebhookTimeout,
    WebhookMaxRetry,
    WalletAddressUrl,
    IlpAddress,
};
[[nodiscard]] std::string_view nameOf(TenantSettingKey key);
[[nodiscard]] std::optional<TenantSettingKey> tenantSettingKey(std::string_view name);

struct TenantSetting
{
    TenantSettingKey key = TenantSettingKey::ExchangeRatesUrl;
    std::string value;
};

/// Who sent an Admin request: the tenant its signature proved, and whether that is the node's operator.
struct Caller
{
    Uuid tenantId;
    bool isOperator = false;

    /// What single-object reads are limited to: nothing for the operator, the own tenant for everybody else (§4.4).
    [[nodiscard]] std::optional<Uuid> readScope() const { return isOperator ? std::nullopt : std::optional(tenantId); }
    /// What a list is limited to: the operator chooses, everybody else sees their own whatever they ask for.
    [[nodiscard]] std::optional<Uuid> listScope(std::optional<Uuid> asked) const
    {
        return isOperator ? asked : std::optional(tenantId);
    }
    /// The tenant a new object belongs to; nullopt when the caller may not choose that one (§4.4).
    [[nodiscard]] std::optional<Uuid> assignableTenant(std::optional<Uuid> asked) const
    {
        if (!asked || *asked == tenantId) return tenantId;
        return isOperator ? asked : std::nullopt;
    }
};

} // namespace signalbox::backend
