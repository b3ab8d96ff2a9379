#include "server/backend/tenants/httpauthservice.h"

#include <boost/json.hpp>

namespace signalbox::backend {

namespace json = boost::json;

namespace {

constexpr std::chrono::milliseconds Timeout{5'000};

void addGiven(json::object& members, std::string_view name, const std::optional<std::string>& value)
{
    if (value) members.emplace(name, *value);
}

} // namespace

Task<Result<void>> HttpAuthService::createTenant(Tenant tenant)
{
    json::object members{{"id", tenant.id.toString()}, {"apiSecret", tenant.apiSecret}};
    addGiven(members, "idpConsentUrl", tenant.idpConsentUrl);
    addGiven(members, "idpSecret", tenant.idpSecret);
    return send("POST", "/tenant", json::serialize(members));
}

Task<Result<void>> HttpAuthService::updateTenant(TenantAccessChange change)
{
    // Only what changed: two changes at once may be told in any order.
    json::object members;
    addGiven(members, "apiSecret", change.apiSecret);
    addGiven(members, "idpConsentUrl", change.idpConsentUrl);
    addGiven(members, "idpSecret", change.idpSecret);
    return send("PATCH", "/tenant/" + change.id.toString(), json::serialize(members));
}

Task<Result<void>> HttpAuthService::deleteTenant(Uuid id, UnixMs deletedAt)
{
    return send("DELETE", "/tenant/" + id.toString(),
                json::serialize(json::object{{"deletedAt", toIso8601(deletedAt)}}));
}

Task<Result<void>> HttpAuthService::send(std::string method, std::string path, std::string body)
{
    http::ClientRequest request;
    request.method = std::move(method);
    request.url = m_baseUrl + path;
    request.headers.add("Content-Type", "application/json");
    request.body = std::move(body);
    request.timeout = Timeout;
    const Result<http::ClientResponse> response = co_await m_client.send(std::move(request));
    if (!response) co_return response.error();
    if (response->status < 200 || response->status > 299)
        co_return Error{
            ErrorCode::Unavailable,
            "The authorization server answered " + std::to_string(response->status) + " to a change of tenants.", path};
    co_return Result<void>();
}

} // namespace signalbox::backend
