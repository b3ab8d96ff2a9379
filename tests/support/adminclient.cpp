#include "tests/support/adminclient.h"

#include "server/base/canonicaljson.h"
#include "server/base/crypto.h"
#include "server/base/encoding.h"

#include <algorithm>
#include <arpa/inet.h>
#include <boost/json.hpp>
#include <charconv>
#include <chrono>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace signalbox::tests {

namespace json = boost::json;

namespace {

std::int64_t nowMs()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

} // namespace

std::string adminSignature(const AdminIdentity& identity, std::string_view canonicalBody, std::int64_t unixMs)
{
    const std::string moment = std::to_string(unixMs);
    const std::string_view pieces[] = {moment, ".", canonicalBody};
    return "t=" + moment + ", v1=" + toHex(hmacSha256(identity.secret, pieces));
}

AdminClient::AdminClient(std::uint16_t port, AdminIdentity identity, std::int64_t clockAheadMs)
    : m_identity(std::move(identity)), m_clockAheadMs(clockAheadMs)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) close();
}

AdminClient::~AdminClient()
{
    close();
}

void AdminClient::close()
{
    if (m_socket >= 0) ::close(m_socket);
    m_socket = -1;
}

std::optional<json::value> AdminClient::ask(const std::string& query, const json::object& variables)
{
    const json::value question(json::object{{"query", query}, {"variables", variables}});
    std::string body;
    if (!canonicalize(question, body)) return std::nullopt;
    // Equal bodies in one millisecond would be one signature, and the second of them a replay.
    m_lastMs = std::max(m_lastMs + 1, nowMs() + m_clockAheadMs);
    const std::string request = "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                                "tenant-id: " +
                                m_identity.tenantId + "\r\nsignature: " + adminSignature(m_identity, body, m_lastMs) +
                                "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    const std::optional<std::string> answer = exchange(request);
    if (!answer) {
        close();
        return std::nullopt;
    }
    boost::system::error_code problem;
    json::value value = json::parse(*answer, problem);
    if (problem) value = json::object{{"notJson", *answer}};
    return value;
}

std::optional<std::string> AdminClient::exchange(std::string_view request)
{
    if (m_socket < 0) return std::nullopt;
    while (!request.empty()) {
        const ssize_t sent = ::send(m_socket, request.data(), request.size(), MSG_NOSIGNAL);
        if (sent <= 0) return std::nullopt;
        request.remove_prefix(static_cast<std::size_t>(sent));
    }
    std::string received;
    std::size_t whole = std::string::npos;
    std::size_t headEnd = 0;
    while (received.size() < whole) {
        char buffer[16 * 1024];
        const ssize_t count = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (count <= 0) return std::nullopt;
        received.append(buffer, static_cast<std::size_t>(count));
        if (whole != std::string::npos) continue;
        headEnd = received.find("\r\n\r\n");
        if (headEnd == std::string::npos) continue;
        constexpr std::string_view field = "Content-Length: ";
        const std::size_t at = received.find(field);
        if (at == std::string::npos || at > headEnd) return std::nullopt;
        std::size_t bodyBytes = 0;
        std::from_chars(received.data() + at + field.size(), received.data() + headEnd, bodyBytes);
        headEnd += 4;
        whole = headEnd + bodyBytes;
    }
    // A node that stops took nothing (node-spec §1.3).
    if (received.starts_with("HTTP/1.1 503")) return std::nullopt;
    return received.substr(headEnd);
}

} // namespace signalbox::tests
