#pragma once

#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::tests {

/// Who signs requests to an Admin API.
struct AdminIdentity
{
    std::string tenantId;
    std::string secret;
};

/// `t=…, v1=…` for a body that is canonical JSON already (node-spec §3.2).
[[nodiscard]] std::string adminSignature(const AdminIdentity& identity, std::string_view canonicalBody,
                                         std::int64_t unixMs);

/// One keep-alive connection to an Admin API on this machine, whose process may be killed at any moment. Blocks.
class AdminClient
{
public:
    /// `clockAheadMs`: how far the node's clock is ahead of this machine's; negative when it is behind.
    AdminClient(std::uint16_t port, AdminIdentity identity, std::int64_t clockAheadMs = 0);
    ~AdminClient();
    AdminClient(const AdminClient&) = delete;
    AdminClient& operator=(const AdminClient&) = delete;

    [[nodiscard]] bool connected() const { return m_socket >= 0; }
    /// Sends a signed document. nullopt when no whole answer came: what became of the request is then unknown, and the
    /// connection is closed.
    [[nodiscard]] std::optional<boost::json::value> ask(const std::string& query,
                                                        const boost::json::object& variables = {});

private:
    [[nodiscard]] std::optional<std::string> exchange(std::string_view request);
    void close();

    AdminIdentity m_identity;
    std::int64_t m_clockAheadMs;
    int m_socket = -1;
    std::int64_t m_lastMs = 0;
};

} // namespace signalbox::tests
