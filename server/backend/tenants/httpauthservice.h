#pragma once

#include "server/backend/tenants/authservice.h"
#include "server/http/client.h"

#include <string>

namespace signalbox::backend {

/// Tells the authorization server's service API of tenants (node-spec §12.7): POST, PATCH and DELETE below `/tenant`.
/// Any answer but 2xx is a failure. May be called from any executor.
class HttpAuthService final : public AuthService
{
public:
    /// `baseUrl` has no slash at its end. `client` must outlive this.
    HttpAuthService(http::Client& client, std::string baseUrl) : m_client(client), m_baseUrl(std::move(baseUrl)) {}

    [[nodiscard]] Task<Result<void>> createTenant(Tenant tenant) override;
    [[nodiscard]] Task<Result<void>> updateTenant(TenantAccessChange change) override;
    [[nodiscard]] Task<Result<void>> deleteTenant(Uuid id, UnixMs deletedAt) override;

private:
    [[nodiscard]] Task<Result<void>> send(std::string method, std::string path, std::string body);

    http::Client& m_client;
    std::string m_baseUrl;
};

} // namespace signalbox::backend
