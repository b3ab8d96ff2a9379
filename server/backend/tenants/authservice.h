#pragma once

#include "server/backend/tenants/tenant.h"
#include "server/base/result.h"
#include "server/base/task.h"

#include <optional>
#include <string>

namespace signalbox::backend {

/// What changed of a tenant, as far as the authorization server knows it. Absent members stay as they are.
struct TenantAccessChange
{
    Uuid id;
    std::optional<std::string> apiSecret;
    std::optional<std::string> idpConsentUrl;
    std::optional<std::string> idpSecret;
};

/// The authorization server's copy of the tenants (node-spec §12.7), told before this node commits a change. Any
/// failure → Unavailable, and the change is not made.
class AuthService
{
public:
    virtual ~AuthService() = default;
    [[nodiscard]] virtual Task<Result<void>> createTenant(Tenant tenant) = 0;
    [[nodiscard]] virtual Task<Result<void>> updateTenant(TenantAccessChange change) = 0;
    [[nodiscard]] virtual Task<Result<void>> deleteTenant(Uuid id, UnixMs deletedAt) = 0;
};

} // namespace signalbox::backend
