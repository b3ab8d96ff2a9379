#pragma once

#include "server/graphql/service.h"
#include "server/http/message.h"

namespace signalbox::graphql {

/// What a listener's request says to a Service. The views point into `request`.
inline HttpQuestion questionOf(const http::Request& request)
{
    const auto header = [&](std::string_view name) { return request.headers.find(name).value_or(std::string_view{}); };
    HttpQuestion question;
    question.method = request.method;
    question.contentType = header("Content-Type");
    question.accept = header("Accept");
    question.query = request.query;
    question.body = request.body;
    question.preflight = !header("Apollo-Require-Preflight").empty() || !header("X-Apollo-Operation-Name").empty();
    return question;
}

inline http::Response responseOf(HttpAnswer answer)
{
    http::Response response;
    response.status = answer.status;
    response.headers.add("Content-Type", std::move(answer.contentType));
    response.headers.add("Cache-Control", "no-store");
    if (!answer.allow.empty()) response.headers.add("Allow", std::move(answer.allow));
    response.body = std::move(answer.body);
    return response;
}

} // namespace signalbox::graphql
