#pragma once

#include "server/backend/tenants/tenant.h"
#include "server/base/result.h"
#include "server/base/task.h"

namespace signalbox::backend {

/// The authorization server's copy of the tenants (node-spec §12.7), told before this node commits a change. Any
/// failure → Unavailable, and the change is not made.
class AuthService
{
public:
    virtual ~AuthService() = default;
    [[nodiscard]] virtual Task<Result<void>> createTenant(Tenant tenant) = 0;
    [[nodiscard]] virtual Task<Result<void>> updateTenant(Tenant tenant) = 0;
    [[nodiscard]] virtual Task<Result<void>> deleteTenant(Uuid id, UnixMs deletedAt) = 0;
};

} // namespace signalbox::backend
