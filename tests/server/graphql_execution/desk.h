#pragma once

#include "server/base/testexecutor.h"
#include "tests/server/graphql_execution/library.h"

#include <QByteArray>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

/// Asking the library over GraphQL, as tests do.
namespace library {

using signalbox::TestExecutor;
using signalbox::graphql::HttpAnswer;
using signalbox::graphql::HttpQuestion;
namespace graphql = signalbox::graphql;

/// A service, a request context and an executor in virtual time.
struct Desk
{
    explicit Desk(const graphql::ServiceOptions& options = {}) : service(library::boundSchema(), options) {}

    HttpAnswer post(const std::string& body, std::string_view contentType = "application/json")
    {
        HttpQuestion question;
        question.method = "POST";
        question.contentType = contentType;
        question.body = body;
        return executor.run(service.handle(question, reader));
    }
    HttpAnswer get(std::string_view query, bool preflight = true)
    {
        HttpQuestion question;
        question.method = "GET";
        question.query = query;
        question.preflight = preflight;
        return executor.run(service.handle(question, reader));
    }
    HttpAnswer ask(std::string_view query, std::string_view variables = {}, std::string_view operation = {})
    {
        boost::json::object request{{"query", query}};
        if (!variables.empty()) request["variables"] = boost::json::parse(variables);
        if (!operation.empty()) request["operationName"] = operation;
        return post(boost::json::serialize(request));
    }

    TestExecutor executor;
    std::shared_ptr<Reader> reader = std::make_shared<Reader>();
    library::schema::Service service;
};

inline QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

/// `[…]` of `errors` as objects.
inline boost::json::array errorsOf(const HttpAnswer& answer)
{
    const auto parsed = boost::json::parse(answer.body);
    const auto* errors = parsed.as_object().if_contains("errors");
    return errors ? errors->as_array() : boost::json::array{};
}

inline std::string codeOf(const HttpAnswer& answer)
{
    const auto errors = errorsOf(answer);
    return errors.empty() ? std::string() : std::string(errors[0].at("extensions").at("code").as_string());
}

inline std::string messageOf(const HttpAnswer& answer)
{
    const auto errors = errorsOf(answer);
    return errors.empty() ? std::string() : std::string(errors[0].at("message").as_string());
}

} // namespace library
