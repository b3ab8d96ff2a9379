#include "tests/bench/api/load.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

namespace {

using Steady = std::chrono::steady_clock;
using signalbox::tests::AdminIdentity;

constexpr std::string_view numberMark = "########";

[[noreturn]] void giveUp(const char* what)
{
    std::perror(what);
    std::abort();
}

std::string bodyOf(const Template& what, std::uint32_t number)
{
    char digits[16];
    std::snprintf(digits, sizeof digits, "%08u", number);
    std::string body = what.body;
    for (std::size_t at = body.find(numberMark); at != std::string::npos; at = body.find(numberMark, at))
        body.replace(at, numberMark.size(), digits);
    return body;
}

struct Connection
{
    int fd = -1;
    std::string received;
    std::size_t shot = 0;
    Steady::time_point sent;
};

int connectTo(std::uint16_t port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) giveUp("connect");
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

/// The body when the answer is whole; nullopt when more must come.
std::optional<std::string_view> wholeBody(std::string_view received)
{
    const std::size_t headEnd = received.find("\r\n\r\n");
    if (headEnd == std::string_view::npos) return std::nullopt;
    constexpr std::string_view field = "Content-Length: ";
    const std::size_t at = received.find(field);
    std::size_t bytes = 0;
    if (at < headEnd) std::from_chars(received.data() + at + field.size(), received.data() + headEnd, bytes);
    if (received.size() < headEnd + 4 + bytes) return std::nullopt;
    return received.substr(headEnd + 4, bytes);
}

} // namespace

std::vector<Shot> signAhead(const AdminIdentity& who, const Template& what, std::size_t count, std::uint32_t first)
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    std::vector<Shot> shots;
    shots.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = static_cast<std::uint32_t>(first + i);
        shots.push_back({&who, &what, number, adminSignature(who, bodyOf(what, number), ms)});
    }
    return shots;
}

Figures fire(const std::vector<Shot>& shots, std::uint16_t port, int connections,
             const signalbox::tests::NodeProcess& node,
             const std::function<bool(const Shot&, std::string_view body)>& accept)
{
    std::vector<Connection> open(static_cast<std::size_t>(connections));
    const int poll = ::epoll_create1(EPOLL_CLOEXEC);
    for (std::size_t i = 0; i < open.size(); ++i) {
        open[i].fd = connectTo(port);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = i;
        ::epoll_ctl(poll, EPOLL_CTL_ADD, open[i].fd, &event);
    }
    std::size_t next = 0;
    std::string request;
    const auto ask = [&](Connection& connection) {
        if (next == shots.size()) return;
        const Shot& shot = shots[next];
        const std::string body = bodyOf(*shot.what, shot.number);
        request = "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\ntenant-id: ";
        request.append(shot.who->tenantId).append("\r\nsignature: ").append(shot.signature);
        request.append("\r\nContent-Length: ").append(std::to_string(body.size())).append("\r\n\r\n").append(body);
        connection.shot = next++;
        connection.received.clear();
        connection.sent = Steady::now();
        if (::send(connection.fd, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
            giveUp("send");
    };
    Figures figures;
    std::vector<double> millis;
    millis.reserve(shots.size());
    const double cpuBefore = node.use().cpuSeconds;
    const auto begin = Steady::now();
    for (Connection& connection : open) ask(connection);
    epoll_event events[256];
    char buffer[64 * 1024];
    while (millis.size() < shots.size()) {
        const int count = ::epoll_wait(poll, events, 256, 30'000);
        if (count <= 0) giveUp("no answer for half a minute");
        for (int i = 0; i < count; ++i) {
            Connection& connection = open[events[i].data.u64];
            const ssize_t got = ::recv(connection.fd, buffer, sizeof buffer, 0);
            if (got <= 0) giveUp("recv");
            connection.received.append(buffer, static_cast<std::size_t>(got));
            const auto body = wholeBody(connection.received);
            if (!body) continue;
            millis.push_back(std::chrono::duration<double, std::milli>(Steady::now() - connection.sent).count());
            const Shot& shot = shots[connection.shot];
            const bool good = connection.received.starts_with("HTTP/1.1 200") &&
                              body->find("\"errors\"") == std::string_view::npos && (!accept || accept(shot, *body));
            if (!good && figures.refused++ == 0) figures.firstRefused = connection.received;
            ask(connection);
        }
    }
    const double elapsed = std::chrono::duration<double>(Steady::now() - begin).count();
    const double cpu = node.use().cpuSeconds - cpuBefore;
    for (const Connection& connection : open) ::close(connection.fd);
    ::close(poll);
    std::sort(millis.begin(), millis.end());
    const auto requests = static_cast<double>(millis.size());
    figures.requests = millis.size();
    figures.requestsPerSecond = requests / elapsed;
    figures.p50Ms = millis[millis.size() / 2];
    figures.p99Ms = millis[static_cast<std::size_t>(requests * 0.99)];
    figures.serverCpuMicros = cpu * 1e6 / requests;
    return figures;
}

} // namespace bench
