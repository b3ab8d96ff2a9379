#pragma once

#include "server/graphql/bound.h"
#include "server/graphql/parser.h"
#include "server/graphql/validate.h"

#include <boost/json/value.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace signalbox::graphql {

class PreparedDocument;
class PreparedCache;
class Execution;

struct ServiceOptions
{
    static constexpr std::size_t defaultDocumentsMax = 1'000;
    static constexpr std::size_t defaultTextBytesMax = 8 * 1024 * 1024;

    bool introspection = true; ///< off: `__schema` and `__type` are refused (production, node-spec §3.1)
    ParseLimits parse;
    QueryLimits limits;
    std::size_t documentsMax = defaultDocumentsMax; ///< prepared documents kept
    std::size_t textBytesMax = defaultTextBytesMax; ///< and the text of them all together
};

/// What GraphQL over HTTP needs of a request. Views must live until the answer is there.
struct HttpQuestion
{
    std::string_view method;      ///< upper case
    std::string_view contentType; ///< empty when absent
    std::string_view accept;      ///< empty when absent
    std::string_view query;       ///< of the URL, without the question mark; used by GET
    std::string_view body;        ///< used by POST
    bool preflight = false;       ///< has `apollo-require-preflight` or `x-apollo-operation-name`, not empty
};

struct HttpAnswer
{
    int status = 200;
    std::string contentType;
    std::string allow; ///< for 405; empty otherwise
    std::string body;
};

/// GraphQL over HTTP (node-spec §3.1, §3.4) for one schema. Any thread may call; a request stays on the executor that
/// awaits it.
///
/// 400 with `errors` only: BAD_REQUEST (no JSON object, no query, a batch, a request a browser could be tricked into),
/// GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED (also for limits), BAD_USER_INPUT (variables),
/// OPERATION_RESOLUTION_FAILURE (operationName). 405: GET with a mutation, other methods. Everything else is 200 with
/// `data` and, when a resolver refused, `errors`. Never an exception.
class Service
{
public:
    Service(std::shared_ptr<const BoundSchema> schema, const ServiceOptions& options);
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    /// `context` is handed to every resolver as the Context its binding was generated for. Use ServiceOf where the type
    /// is known. It is kept until the last resolver of this request has ended, even when the task is destroyed earlier.
    [[nodiscard]] Task<HttpAnswer> handle(HttpQuestion question, std::shared_ptr<void> context) const;
    /// For callers that had to parse the body of a POST themselves (signatures). `body` must live until the answer is
    /// there.
    [[nodiscard]] Task<HttpAnswer> execute(const boost::json::value& body, std::shared_ptr<void> context) const;

    [[nodiscard]] const BoundSchema& schema() const { return *m_schema; }
    [[nodiscard]] std::size_t preparedDocuments() const;

private:
    struct Started;
    struct Operation;

    [[nodiscard]] Started begin(const boost::json::value& body, std::shared_ptr<void> context, bool queryOnly) const;
    [[nodiscard]] Started begin(const Operation& operation, std::shared_ptr<void> context, bool queryOnly) const;
    [[nodiscard]] Started beginHttp(const HttpQuestion& question, std::shared_ptr<void> context) const;
    [[nodiscard]] static Task<HttpAnswer> finish(Started started);
    [[nodiscard]] std::shared_ptr<const PreparedDocument> prepare(std::string_view text, HttpAnswer& refusal) const;

    std::shared_ptr<const BoundSchema> m_schema;
    ServiceOptions m_options;
    std::unique_ptr<PreparedCache> m_cache;
};

/// A Service whose resolvers take Context.
template <class Context>
class ServiceOf : public Service
{
public:
    using Service::Service;
    [[nodiscard]] Task<HttpAnswer> handle(HttpQuestion question, std::shared_ptr<Context> context) const
    {
        return Service::handle(question, std::move(context));
    }
    [[nodiscard]] Task<HttpAnswer> execute(const boost::json::value& body, std::shared_ptr<Context> context) const
    {
        return Service::execute(body, std::move(context));
    }
};

} // namespace signalbox::graphql
