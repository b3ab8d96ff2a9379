#pragma once

#include "server/base/task.h"
#include "server/http/message.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::http {

/// Answers one request. Runs on the executor of the connection; the request outlives the task.
using Handler = std::function<Task<Response>(const Request&)>;

/// Whether answers carry the headers that let pages of other origins read them (node-spec §1.3).
enum class Cors { Off, AnyOrigin };

/// Sends a request to the handler of its path: the exact path first, else the longest registered prefix.
/// A path without a handler answers 404 "Not Found"; a known path with another method 405 with Allow.
/// HEAD goes to the handler of GET where it has none of its own.
/// Filled before the listener starts, then only read, from any thread.
class Router
{
public:
    /// `method` "*" takes any. `path` must be absolute.
    void add(std::string method, std::string path, Handler handler);
    /// For everything at and below `prefix` that has no exact path.
    void addPrefix(std::string method, std::string prefix, Handler handler);
    /// With AnyOrigin, preflight requests are answered 204 before any handler, and every answer to a request with an
    /// Origin header allows any origin (no credentials).
    void setCors(Cors cors) { m_cors = cors; }
    [[nodiscard]] Task<Response> handle(const Request& request) const;

private:
    struct Route
    {
        std::string method;
        std::string path;
        bool prefix = false;
        std::shared_ptr<const Handler> handler; ///< shared: a call that still runs keeps its captures alive
    };
    [[nodiscard]] const Route* find(const Request& request, std::string& allowed) const;

    std::vector<Route> m_routes;
    Cors m_cors = Cors::Off;
};

} // namespace signalbox::http
