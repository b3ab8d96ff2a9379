#include "server/backend/tenants/tenant.h"

#include <array>
#include <utility>

namespace signalbox::backend {

namespace {
constexpr std::array<std::pair<TenantSettingKey, std::string_view>, 6> Names{{
    {TenantSettingKey::ExchangeRatesUrl, "EXCHANGE_RATES_URL"},
    {TenantSettingKey::WebhookUrl, "WEBHOOK_URL"},
    {TenantSettingKey::WebhookTimeout, "WEBHOOK_TIMEOUT"},
    {TenantSettingKey::WebhookMaxRetry, "WEBHOOK_MAX_RETRY"},
    {TenantSettingKey::WalletAddressUrl, "WALLET_ADDRESS_URL"},
    {TenantSettingKey::IlpAddress, "ILP_ADDRESS"},
}};
}

std::string_view nameOf(TenantSettingKey key)
{
    for (const auto& [candidate, name] : Names)
        if (candidate == key) return name;
    return {};
}

std::optional<TenantSettingKey> tenantSettingKey(std::string_view name)
{
    for (const auto& [key, candidate] : Names)
        if (candidate == name) return key;
    return std::nullopt;
}

} // namespace signalbox::backend
