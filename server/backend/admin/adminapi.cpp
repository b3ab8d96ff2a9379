#include "server/backend/admin/adminapi.h"

#include "server/backend/admin/adminbinding.h"
#include "server/backend/assets/assetresolvers.h"
#include "server/backend/liquidity/liquidityresolvers.h"
#include "server/backend/peers/peerresolvers.h"
#include "server/backend/tenants/tenantresolvers.h"
#include "server/backend/walletaddresses/walletaddressresolvers.h"
#include "server/graphql/httpanswer.h"

namespace signalbox::backend {

namespace {

graphql::ServiceOptions serviceOptions(const AdminApi::Options& options)
{
    graphql::ServiceOptions service;
    service.introspection = options.introspection;
    return service;
}

} // namespace

Result<std::unique_ptr<AdminApi>> AdminApi::create(const Services& services, AdminAuth& auth, Idempotency& idempotency,
                                                   IdSource& ids, Logger log, Options options)
{
    admin::Binding binding;
    bindTenants(binding, services);
    bindAssets(binding, services);
    bindPeers(binding, services);
    bindWalletAddresses(binding, services);
    bindLiquidity(binding, services);
    Result<std::shared_ptr<const graphql::BoundSchema>> schema = binding.finish();
    if (!schema) return schema.error();
    return std::unique_ptr<AdminApi>(new AdminApi(std::move(*schema), auth, idempotency, ids, std::move(log), options));
}

AdminApi::AdminApi(std::shared_ptr<const graphql::BoundSchema> schema, AdminAuth& auth, Idempotency& idempotency,
                   IdSource& ids, Logger log, Options options)
    : m_auth(auth), m_idempotency(idempotency), m_ids(ids), m_log(std::move(log)),
      m_service(std::move(schema), serviceOptions(options))
{
}

Task<http::Response> AdminApi::handle(const http::Request& request)
{
    const Result<Caller> caller = co_await m_auth.authenticate(request);
    if (!caller) {
        if (caller.error().code == ErrorCode::Unauthenticated) co_return http::Response::text(401, "Unauthorized");
        m_log.error("A request could not be authenticated.",
                    {{"reason", caller.error().message}, {"detail", caller.error().detail}});
        co_return http::Response::text(500, "Internal Server Error");
    }
    auto context = std::make_shared<AdminContext>(AdminContext{*caller, m_idempotency, m_ids});
    graphql::HttpQuestion question = graphql::questionOf(request);
    graphql::HttpAnswer answer = co_await m_service.handle(question, std::move(context));
    co_return graphql::responseOf(std::move(answer));
}

std::vector<std::string> AdminApi::unboundRootFields() const
{
    return m_service.schema().unboundRootFields();
}

} // namespace signalbox::backend
