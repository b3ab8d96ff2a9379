#include "server/graphql/service.h"

#include "server/graphql/coerce.h"
#include "server/graphql/execution.h"
#include "server/graphql/preparedcache.h"
#include "server/graphql/querystring.h"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <cctype>

namespace signalbox::graphql {

namespace json = boost::json;

namespace {

constexpr std::string_view jsonType = "application/json; charset=utf-8";
constexpr std::string_view graphqlType = "application/graphql-response+json; charset=utf-8";
/// Bodies up to this many bytes of values are parsed without touching the heap.
constexpr std::size_t parseBufferBytes = 8 * 1024;
/// Nesting of a request body; variables of a real client stay far below.
constexpr std::size_t jsonDepthMax = 64;

constexpr std::string_view badRequest = "BAD_REQUEST";

HttpAnswer refusal(int status, std::span<const AnswerError> errors)
{
    HttpAnswer answer;
    answer.status = status;
    answer.contentType = jsonType;
    answer.body = "{\"errors\":[";
    for (bool first = true; const auto& error : errors) {
        if (!first) answer.body += ',';
        first = false;
        appendError(answer.body, error);
    }
    answer.body += "]}";
    return answer;
}

HttpAnswer refusal(std::string message, std::string_view code, int status = 400)
{
    AnswerError error;
    error.message = std::move(message);
    error.code = code;
    return refusal(status, {&error, 1});
}

HttpAnswer refusal(const std::vector<LanguageError>& from, std::string_view code)
{
    std::vector<AnswerError> errors;
    for (const auto& one : from) {
        AnswerError& error = errors.emplace_back();
        error.message = one.message;
        error.locations = one.locations;
        error.code = code;
    }
    return refusal(400, errors);
}

/// `application/json` of `Application/JSON; charset=utf-8`.
std::string mediaType(std::string_view header)
{
    header = header.substr(0, header.find(';'));
    std::string type;
    for (const char c : header)
        if (c != ' ' && c != '\t') type += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return type;
}

/// Content types a page of another site can make a browser send without asking first.
bool isSimple(std::string_view type)
{
    return type.empty() || type == "application/x-www-form-urlencoded" || type == "multipart/form-data" ||
           type == "text/plain";
}

bool prefersGraphqlType(std::string_view accept)
{
    const auto at = accept.find("application/graphql-response+json");
    return at != std::string_view::npos && at < accept.find("application/json");
}

void findIntrospection(const ast::SelectionSet& set, std::vector<LanguageError>& errors)
{
    for (const auto& selection : set.selections) {
        const auto name = selection.name.text;
        if (selection.kind == ast::SelectionKind::Field && (name == "__schema" || name == "__type"))
            errors.push_back(
                {"GraphQL introspection has been disabled, but the requested query contained the field \"" +
                     std::string(name) + "\".",
                 {selection.location}});
        if (selection.selectionSet) findIntrospection(*selection.selectionSet, errors);
    }
}

std::vector<LanguageError> findIntrospection(const ast::Document& document)
{
    std::vector<LanguageError> errors;
    for (const auto* definition : document.definitions) {
        if (definition->kind == ast::DefinitionKind::Operation)
            findIntrospection(*static_cast<const ast::Operation*>(definition)->selectionSet, errors);
        if (definition->kind == ast::DefinitionKind::Fragment)
            findIntrospection(*static_cast<const ast::Fragment*>(definition)->selectionSet, errors);
    }
    return errors;
}

/// Absent members and explicit nulls are the same in a request.
const json::value* member(const json::object& from, std::string_view name)
{
    const auto* value = from.if_contains(name);
    return value && !value->is_null() ? value : nullptr;
}

} // namespace

/// A request out of a body or a URL.
struct Service::Operation
{
    std::string_view query;
    std::string_view operationName;
    const json::object* variables = nullptr;
};

/// A finished answer, or an execution that has begun or may begin.
struct Service::Started
{
    std::shared_ptr<Execution> execution; ///< null: `answer` is all there is
    bool serial = false;
    HttpAnswer answer;
};

Service::Service(std::shared_ptr<const BoundSchema> schema, const ServiceOptions& options)
    : m_schema(std::move(schema)), m_options(options),
      m_cache(std::make_unique<PreparedCache>(options.documentsMax, options.textBytesMax))
{
}

Service::~Service() = default;

std::size_t Service::preparedDocuments() const
{
    return m_cache->size();
}

std::shared_ptr<const PreparedDocument> Service::prepare(std::string_view text, HttpAnswer& refused) const
{
    if (auto known = m_cache->find(text)) return known;
    auto parsed = parse(std::string(text), m_options.parse);
    if (!parsed.ok()) {
        refused = refusal({*parsed.error}, "GRAPHQL_PARSE_FAILED");
        return nullptr;
    }
    auto errors = validate(m_schema->schema(), *parsed.document);
    if (errors.empty() && !m_options.introspection) errors = findIntrospection(*parsed.document);
    if (errors.empty()) errors = checkLimits(m_schema->schema(), *parsed.document, m_options.limits);
    if (!errors.empty()) {
        refused = refusal(errors, "GRAPHQL_VALIDATION_FAILED");
        return nullptr;
    }
    return m_cache->insert(text, std::make_shared<PreparedDocument>(m_schema, std::move(parsed.document)));
}

Service::Started Service::begin(const Operation& asked, std::shared_ptr<void> context, bool queryOnly) const
{
    Started started;
    const auto document = prepare(asked.query, started.answer);
    if (!document) return started;

    const PreparedOperation* chosen = nullptr;
    for (const auto& operation : document->operations())
        if (asked.operationName.empty() || operation.operation().name.text == asked.operationName) {
            chosen = &operation;
            break;
        }
    if (asked.operationName.empty() && document->operations().size() > 1) {
        started.answer = refusal("Must provide operation name if query contains multiple operations.",
                                 "OPERATION_RESOLUTION_FAILURE");
        return started;
    }
    if (!chosen) {
        started.answer = refusal(asked.operationName.empty()
                                     ? std::string("Must provide an operation.")
                                     : "Unknown operation named \"" + std::string(asked.operationName) + "\".",
                                 "OPERATION_RESOLUTION_FAILURE");
        return started;
    }
    const auto& operation = chosen->operation();
    if (queryOnly && operation.operation != ast::OperationType::Query) {
        started.answer = refusal("A GET request can run queries only.", badRequest, 405);
        started.answer.allow = "POST";
        return started;
    }
    if (operation.operation == ast::OperationType::Subscription || !m_schema->schema().root(operation.operation)) {
        started.answer = refusal("This service does not run operations of this kind.", badRequest);
        return started;
    }

    json::object variables;
    if (!operation.variables.empty()) {
        static const json::object none;
        auto coerced = coerceVariables(m_schema->schema(), operation, asked.variables ? *asked.variables : none);
        if (!coerced.errors.empty()) {
            started.answer = refusal(coerced.errors, "BAD_USER_INPUT");
            return started;
        }
        variables = std::move(coerced.values);
    }
    auto plan = chosen->plan(variables);
    if (!plan) {
        started.answer = refusal(plan.error().message, codeText(plan.error().code));
        return started;
    }
    started.serial = operation.operation == ast::OperationType::Mutation;
    started.execution =
        std::make_shared<Execution>(document, *std::move(plan), std::move(variables), std::move(context));
    return started;
}

Service::Started Service::begin(const json::value& body, std::shared_ptr<void> context, bool queryOnly) const
{
    Started refused;
    if (body.is_array()) {
        refused.answer = refusal("One request carries one operation; batches are not taken.", badRequest);
        return refused;
    }
    const auto* object = body.if_object();
    if (!object || object->empty()) {
        refused.answer = refusal("The body must be a JSON object with a query.", badRequest);
        return refused;
    }
    Operation operation;
    if (const auto* query = member(*object, "query")) {
        if (!query->is_string()) {
            refused.answer = refusal("`query` must be a string.", badRequest);
            return refused;
        }
        operation.query = query->get_string();
    }
    if (operation.query.empty()) {
        refused.answer = refusal("A request needs a `query` that is not empty.", badRequest);
        return refused;
    }
    if (const auto* variables = member(*object, "variables")) {
        operation.variables = variables->if_object();
        if (!operation.variables) {
            refused.answer = refusal("`variables` must be a JSON object, not text or anything else.", badRequest);
            return refused;
        }
    }
    if (const auto* extensions = member(*object, "extensions"); extensions && !extensions->is_object()) {
        refused.answer = refusal("`extensions` must be a JSON object.", badRequest);
        return refused;
    }
    if (const auto* name = member(*object, "operationName")) {
        if (!name->is_string()) {
            refused.answer = refusal("`operationName` must be a string.", badRequest);
            return refused;
        }
        operation.operationName = name->get_string();
    }
    return begin(operation, std::move(context), queryOnly);
}

Service::Started Service::beginHttp(const HttpQuestion& question, std::shared_ptr<void> context) const
{
    Started refused;
    const bool get = question.method == "GET";
    if (!get && question.method != "POST") {
        refused.answer = refusal("Ask with GET or POST.", badRequest, 405);
        refused.answer.allow = "GET, POST";
        return refused;
    }
    const std::string type = mediaType(question.contentType);
    if (!question.preflight && isSimple(type)) {
        refused.answer =
            refusal("A browser could be tricked into sending this request from another site. Send a "
                    "Content-Type such as application/json, or a non-empty header Apollo-Require-Preflight.",
                    badRequest);
        return refused;
    }
    unsigned char buffer[parseBufferBytes];
    json::monotonic_resource memory(buffer, sizeof buffer);
    json::parse_options options;
    options.max_depth = jsonDepthMax;
    json::error_code failed;
    if (get) {
        auto body = objectFromQuery(question.query, json::storage_ptr(&memory));
        if (!body) {
            refused.answer = refusal(body.error().message, badRequest);
            return refused;
        }
        return begin(*body, std::move(context), true);
    }
    if (type != "application/json") {
        refused.answer = refusal("The body of a POST must be application/json.", badRequest);
        return refused;
    }
    const json::value body = json::parse(question.body, failed, json::storage_ptr(&memory), options);
    if (failed) {
        refused.answer = refusal("The body is not valid JSON.", badRequest);
        return refused;
    }
    return begin(body, std::move(context), false);
}

Task<HttpAnswer> Service::finish(Started started)
{
    if (started.execution) {
        if (started.serial) {
            co_await Execution::runSerially(started.execution);
        } else {
            Executor& executor = co_await currentExecutor();
            if (!started.execution->start(executor)) co_await Execution::wait(started.execution);
        }
        started.answer.contentType = jsonType;
        started.answer.body = started.execution->takeAnswer();
    }
    co_return std::move(started.answer);
}

Task<HttpAnswer> Service::handle(HttpQuestion question, std::shared_ptr<void> context) const
{
    // Everything before the first resolver happens here and now; only resolvers can make the answer wait.
    auto finishing = finish(beginHttp(question, std::move(context)));
    if (!prefersGraphqlType(question.accept)) return finishing;
    return [](Task<HttpAnswer> plain) -> Task<HttpAnswer> {
        HttpAnswer answer = co_await std::move(plain);
        answer.contentType = graphqlType;
        co_return answer;
    }(std::move(finishing));
}

Task<HttpAnswer> Service::execute(const json::value& body, std::shared_ptr<void> context) const
{
    return finish(begin(body, std::move(context), false));
}

} // namespace signalbox::graphql
