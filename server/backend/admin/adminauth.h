#pragma once

#include "server/backend/admin/replayguard.h"
#include "server/backend/tenants/tenantservice.h"
#include "server/base/clock.h"
#include "server/base/result.h"
#include "server/base/task.h"
#include "server/http/message.h"

#include <chrono>
#include <optional>
#include <string>

namespace signalbox::backend {

/// Decides who sent an Admin request, by its signature (node-spec §3.2, §3.3). May be called from any executor.
///
/// Signed is `t.JCS(body)` with HMAC-SHA256 under the tenant's secret; a signature counts once, and only within
/// `ttl` of the node's clock, in both directions.
class AdminAuth
{
public:
    struct Options
    {
        /// How long a signature must be remembered: it may be sent again until it is too old, and it may have come from
        /// a clock that was ahead by as much.
        [[nodiscard]] std::chrono::milliseconds replayWindow() const { return 2 * ttl; }

        Uuid operatorTenantId;
        std::string operatorSecret;
        int signatureVersion = 1;     ///< ADMIN_API_SIGNATURE_VERSION
        std::chrono::seconds ttl{30}; ///< ADMIN_API_SIGNATURE_TTL_SECONDS
        /// Requests without `tenant-id` are served as the operator's while it is the only tenant: older clients keep
        /// working. Set when the operator's secret was configured under its v1 name.
        bool serveVersion1 = false;
    };
    AdminAuth(TenantService& tenants, ReplayGuard& replays, const Clock& clock, Options options);

    /// Not signed, wrongly signed, too old, too new, or sent before → Unauthenticated `Unauthorized`. Anything else
    /// means that the node could not find out.
    [[nodiscard]] Task<Result<Caller>> authenticate(const http::Request& request);

private:
    struct Signature
    {
        UnixMs timestamp = 0;
        std::string_view timestampText;
        std::string_view digest;
    };
    [[nodiscard]] std::optional<Signature> parse(std::string_view header) const;
    [[nodiscard]] Task<Result<Caller>> verify(const http::Request& request, const Tenant& tenant);

    TenantService& m_tenants;
    ReplayGuard& m_replays;
    const Clock& m_clock;
    Options m_options;
};

} // namespace signalbox::backend
