#pragma once

#include "server/backend/admin/adminauth.h"
#include "server/backend/admin/admincontext.h"
#include "server/backend/admin/services.h"
#include "server/base/log.h"
#include "server/base/result.h"
#include "server/graphql/service.h"
#include "server/http/message.h"

#include <memory>
#include <string>
#include <vector>

namespace signalbox::backend {

/// The Admin API: who asks, then what (node-spec §1.4, §3). May be called from any executor; everything it is given
/// must outlive it.
class AdminApi
{
public:
    struct Options
    {
        bool introspection = true; ///< off in production
    };
    /// Binds every noun to the schema. An Error lists what is bound wrongly: a mistake of the programmer.
    [[nodiscard]] static Result<std::unique_ptr<AdminApi>> create(const Services& services, AdminAuth& auth,
                                                                  Idempotency& idempotency, IdSource& ids, Logger log,
                                                                  Options options);

    /// Answers a request to /graphql: 401 `Unauthorized` unless it is signed, else what GraphQL over HTTP says.
    [[nodiscard]] Task<http::Response> handle(const http::Request& request);

    /// Root fields of the schema that answer NOT_IMPLEMENTED, as `Query.quote`.
    [[nodiscard]] std::vector<std::string> unboundRootFields() const;

private:
    AdminApi(std::shared_ptr<const graphql::BoundSchema> schema, AdminAuth& auth, Idempotency& idempotency,
             IdSource& ids, Logger log, Options options);

    AdminAuth& m_auth;
    Idempotency& m_idempotency;
    IdSource& m_ids;
    Logger m_log;
    graphql::ServiceOf<AdminContext> m_service;
};

} // namespace signalbox::backend
