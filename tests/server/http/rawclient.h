#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace signalbox::http::test {

/// A TCP client that sends exactly the bytes it is told to, on loopback. Waits are bounded by patience and end the
/// moment there is something to see.
class RawClient
{
public:
    explicit RawClient(std::uint16_t port, int receiveBufferBytes = 0);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    /// false when the peer does not take them.
    bool send(std::string_view bytes);
    void finishSending();
    /// One whole answer, framed by its Content-Length (`headOnly`: by its empty line).
    std::string answer(bool headOnly = false);
    /// Everything until the server closes; `closedInTime` tells whether it did.
    std::string untilClosed();
    [[nodiscard]] bool closedInTime() const { return m_closed; }

    static constexpr std::chrono::seconds patience{20};

private:
    bool receive();

    int m_socket = -1;
    std::string m_received;
    bool m_closed = false;
};

/// The status of an answer; 0 when there is none.
int statusOf(std::string_view answer);
/// What follows the head.
std::string bodyOf(std::string_view answer);

} // namespace signalbox::http::test
