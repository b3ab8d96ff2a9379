#include "tests/server/http/rawclient.h"

#include <cstdlib>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace signalbox::http::test {

RawClient::RawClient(std::uint16_t port, int receiveBufferBytes) : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
{
    if (receiveBufferBytes > 0)
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBufferBytes, sizeof receiveBufferBytes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) m_closed = true;
}

RawClient::~RawClient()
{
    ::close(m_socket);
}

bool RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::finishSending()
{
    ::shutdown(m_socket, SHUT_WR);
}

bool RawClient::receive()
{
    pollfd waiting{m_socket, POLLIN, 0};
    constexpr int patienceMs = static_cast<int>(std::chrono::milliseconds(patience).count());
    if (::poll(&waiting, 1, patienceMs) <= 0) return false;
    char bytes[16 * 1024];
    const ssize_t count = ::recv(m_socket, bytes, sizeof bytes, 0);
    if (count <= 0) {
        m_closed = true;
        return false;
    }
    m_received.append(bytes, static_cast<std::size_t>(count));
    return true;
}

std::string RawClient::answer(bool headOnly)
{
    for (;;) {
        const std::size_t end = m_received.find("\r\n\r\n");
        if (end != std::string::npos) {
            std::size_t size = end + 4;
            const std::size_t field = m_received.find("Content-Length: ");
            if (!headOnly && field < end) size += std::strtoul(m_received.c_str() + field + 16, nullptr, 10);
            if (m_received.size() >= size) {
                std::string whole = m_received.substr(0, size);
                m_received.erase(0, size);
                return whole;
            }
        }
        if (!receive()) return {};
    }
}

std::string RawClient::untilClosed()
{
    while (receive()) {
    }
    std::string all;
    all.swap(m_received);
    return all;
}

int statusOf(std::string_view answer)
{
    if (!answer.starts_with("HTTP/1.1 ") || answer.size() < 12) return 0;
    return std::atoi(std::string(answer.substr(9, 3)).c_str());
}

std::string bodyOf(std::string_view answer)
{
    const std::size_t end = answer.find("\r\n\r\n");
    return end == std::string_view::npos ? std::string() : std::string(answer.substr(end + 4));
}

} // namespace signalbox::http::test
