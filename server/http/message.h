#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::http {

/// Names of header fields compare without case (RFC 9110 §5.1).
[[nodiscard]] bool sameHeaderName(std::string_view a, std::string_view b);

/// The reason phrase of a status, such as `Not Found`.
[[nodiscard]] std::string_view statusText(int status);

/// Header fields in the order they came. Names compare without case.
class Headers
{
public:
    Headers() = default;
    Headers(std::initializer_list<std::pair<std::string, std::string>> fields) : m_fields(fields) {}

    /// The first field of that name; nullopt when there is none.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    void add(std::string name, std::string value);
    /// Replaces every field of that name by one.
    void set(std::string_view name, std::string value);
    void remove(std::string_view name);
    void reserve(std::size_t fields) { m_fields.reserve(fields); }
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& fields() const { return m_fields; }

private:
    std::vector<std::pair<std::string, std::string>> m_fields;
};

/// One request as a handler sees it: read whole, within the listener's limits.
struct Request
{
    std::string method; ///< upper case
    std::string target; ///< as sent: path and query
    std::string path;   ///< without the query; percent-encoding left as it came
    std::string query;  ///< without the question mark
    Headers headers;
    std::string body;
    std::string remoteAddress; ///< of the connection, or of X-Forwarded-For when the listener trusts its proxy
    std::string scheme;        ///< "http" or "https", or X-Forwarded-Proto when the listener trusts its proxy
    std::string host;          ///< Host header, or X-Forwarded-Host when the listener trusts its proxy
};

struct Response
{
    int status = 200;
    Headers headers; ///< Content-Length, Date and Connection are the listener's business
    std::string body;

    [[nodiscard]] static Response text(int status, std::string body);
    [[nodiscard]] static Response json(int status, std::string body);
};

} // namespace signalbox::http
