#pragma once

#include "server/base/result.h"
#include "server/base/task.h"
#include "server/http/message.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace signalbox::http {

enum class Redirects : std::uint8_t { Refuse, Follow };

/// One request to somebody else's server.
struct ClientRequest
{
    std::string method = "GET";
    std::string url; ///< http or https
    Headers headers;
    std::string body;
    std::chrono::milliseconds timeout{10'000}; ///< from send() to the last byte of the answer
    std::size_t bodyBytesMax = 1024 * 1024;    ///< of the answer
    Redirects redirects = Redirects::Refuse;   ///< followed at most redirectsMax times
};

struct ClientResponse
{
    int status = 0;
    Headers headers; ///< of the last answer when redirects were followed
    std::string body;
};

inline constexpr long redirectsMax = 5;

/// Speaks to other people's servers. An interface, so that tests answer themselves.
class Client
{
public:
    virtual ~Client() = default;

    /// Any status is a response. Errors: Timeout; Unavailable (no connection, TLS not trusted, answer too large);
    /// BadUserInput (the URL is none); Cancelled (the client is being destroyed). After all but BadUserInput the
    /// request may have had its effect. Name the request before passing it: see Task.
    [[nodiscard]] virtual Task<Result<ClientResponse>> send(ClientRequest request) = 0;
};

struct ClientOptions
{
    std::optional<std::string> caFile; ///< PEM; the system's authorities when not set
    long connectionsPerHostMax = 32;
    long connectionsKeptMax = 128;
};

/// libcurl on one thread of its own; connections are kept and reused. send() may be called on any executor.
/// Destroying it cancels what is under way; destroy it before the executors of its callers.
[[nodiscard]] std::unique_ptr<Client> curlClient(const ClientOptions& options);

} // namespace signalbox::http
