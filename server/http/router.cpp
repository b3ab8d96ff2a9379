#include "server/http/router.h"

#include <algorithm>
#include <cassert>

namespace signalbox::http {

namespace {

bool isPreflight(const Request& request)
{
    return request.method == "OPTIONS" && request.headers.find("Origin") &&
           request.headers.find("Access-Control-Request-Method");
}

Response preflightAnswer(const Request& request)
{
    Response response;
    response.status = 204;
    response.headers.add("Access-Control-Allow-Origin", "*");
    response.headers.add("Access-Control-Allow-Methods", "GET,HEAD,PUT,POST,DELETE,PATCH");
    if (const auto wanted = request.headers.find("Access-Control-Request-Headers"))
        response.headers.add("Access-Control-Allow-Headers", std::string(*wanted));
    return response;
}

bool below(std::string_view path, std::string_view prefix)
{
    if (!path.starts_with(prefix)) return false;
    return prefix.ends_with('/') || path.size() == prefix.size() || path[prefix.size()] == '/';
}

Response noHandler(std::string allowed)
{
    if (allowed.empty()) return Response::text(404, "Not Found");
    Response response = Response::text(405, "Method Not Allowed");
    response.headers.add("Allow", std::move(allowed));
    return response;
}

} // namespace

void Router::add(std::string method, std::string path, Handler handler)
{
    assert(path.starts_with('/'));
    m_routes.push_back(
        {std::move(method), std::move(path), /*prefix=*/false, std::make_shared<const Handler>(std::move(handler))});
}

void Router::addPrefix(std::string method, std::string prefix, Handler handler)
{
    assert(prefix.starts_with('/'));
    m_routes.push_back(
        {std::move(method), std::move(prefix), /*prefix=*/true, std::make_shared<const Handler>(std::move(handler))});
}

const Router::Route* Router::find(const Request& request, std::string& allowed) const
{
    // The most telling path of those that match wins, whatever its method; methods are then looked at on that path.
    const Route* nearest = nullptr;
    for (const Route& route : m_routes) {
        if (route.prefix ? !below(request.path, route.path) : request.path != route.path) continue;
        if (!nearest || (nearest->prefix && (!route.prefix || route.path.size() > nearest->path.size())))
            nearest = &route;
    }
    if (!nearest) return nullptr;

    const Route* forGet = nullptr;
    const Route* forAny = nullptr;
    for (const Route& route : m_routes) {
        if (route.prefix != nearest->prefix || route.path != nearest->path) continue;
        if (route.method == request.method) return &route;
        if (route.method == "*") forAny = &route;
        if (route.method == "GET") forGet = &route;
        if (!allowed.empty()) allowed += ", ";
        allowed += route.method;
    }
    if (forAny) return forAny;
    return request.method == "HEAD" ? forGet : nullptr;
}

Task<Response> Router::handle(const Request& request) const
{
    const bool cors = m_cors == Cors::AnyOrigin;
    if (cors && isPreflight(request)) co_return preflightAnswer(request);

    std::string allowed;
    const Route* const route = find(request, allowed);
    if (!route) {
        Response refused = noHandler(std::move(allowed));
        if (cors && request.headers.find("Origin")) refused.headers.add("Access-Control-Allow-Origin", "*");
        co_return refused;
    }
    // The router may be gone when a slow handler ends, so nothing of it is touched after this.
    const std::shared_ptr<const Handler> handler = route->handler;
    Response response = co_await (*handler)(request);
    if (cors && request.headers.find("Origin")) response.headers.set("Access-Control-Allow-Origin", "*");
    co_return response;
}

} // namespace signalbox::http
