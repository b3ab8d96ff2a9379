#pragma once

#include "server/base/task.h"
#include "server/http/message.h"

#include <functional>
#include <string>
#include <vector>

namespace signalbox::http {

/// Answers one request. Runs on the executor of the connection; the request outlives the task.
using Handler = std::function<Task<Response>(const Request&)>;

/// Sends a request to the handler of its path: the exact path first, else the longest registered prefix.
/// A path without a handler answers 404 "Not Found"; a known path with another method 405 with Allow.
/// Filled before the listener starts, then only read, from any thread.
class Router
{
public:
    /// `method` "*" takes any. `path` must be absolute.
    void add(std::string method, std::string path, Handler handler);
    /// For everything at and below `prefix` that has no exact path.
    void addPrefix(std::string method, std::string prefix, Handler handler);
    [[nodiscard]] Task<Response> handle(const Request& request) const;

private:
    struct Route
    {
        std::string method;
        std::string path;
        bool prefix = false;
        Handler handler;
    };
    std::vector<Route> m_routes;
};

} // namespace signalbox::http
