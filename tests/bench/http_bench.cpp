// How much a small request costs: a listener on one thread and a keep-alive client on another, in one process.
// Prints one JSON object a case. Usage: http_bench [seconds] [connections]
#include "server/http/listener.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace signalbox;
using namespace signalbox::http;
using Steady = std::chrono::steady_clock;

namespace {

constexpr int idleConnections = 10'000;

double cpuSeconds(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double residentMiB()
{
    std::ifstream file("/proc/self/statm");
    long total = 0;
    long resident = 0;
    file >> total >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

int connectTo(std::uint16_t port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) std::abort();
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

struct Connection
{
    int fd = -1;
    std::size_t received = 0;
    Steady::time_point sent;
};

/// Asks again on each connection as soon as its answer, `answerBytes` long, has come.
void run(const char* name, std::uint16_t port, const std::string& request, int connections, double seconds)
{
    std::vector<Connection> open(static_cast<std::size_t>(connections));
    const int poll = ::epoll_create1(0);
    std::vector<double> micros;
    const auto ask = [&](Connection& connection) {
        connection.received = 0;
        connection.sent = Steady::now();
        if (::send(connection.fd, request.data(), request.size(), MSG_NOSIGNAL) < 0) std::abort();
    };
    std::size_t answerBytes = 0;
    char buffer[16 * 1024];
    for (std::size_t i = 0; i < open.size(); ++i) {
        open[i].fd = connectTo(port);
        ask(open[i]);
        const ssize_t count = ::recv(open[i].fd, buffer, sizeof buffer, 0);
        if (count <= 0) std::abort();
        answerBytes = static_cast<std::size_t>(count);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = i;
        ::epoll_ctl(poll, EPOLL_CTL_ADD, open[i].fd, &event);
    }
    const double allCpu = cpuSeconds(RUSAGE_SELF);
    const double ownCpu = cpuSeconds(RUSAGE_THREAD);
    const auto begin = Steady::now();
    const auto end = begin + std::chrono::duration<double>(seconds);
    for (Connection& connection : open) ask(connection);
    epoll_event events[256];
    while (Steady::now() < end) {
        const int count = ::epoll_wait(poll, events, 256, 1000);
        for (int i = 0; i < count; ++i) {
            Connection& connection = open[events[i].data.u64];
            const ssize_t got = ::recv(connection.fd, buffer, sizeof buffer, 0);
            if (got <= 0) std::abort();
            connection.received += static_cast<std::size_t>(got);
            if (connection.received < answerBytes) continue;
            micros.push_back(std::chrono::duration<double, std::micro>(Steady::now() - connection.sent).count());
            ask(connection);
        }
    }
    const double elapsed = std::chrono::duration<double>(Steady::now() - begin).count();
    const double serverCpu = (cpuSeconds(RUSAGE_SELF) - allCpu) - (cpuSeconds(RUSAGE_THREAD) - ownCpu);
    for (const Connection& connection : open) ::close(connection.fd);
    ::close(poll);
    std::sort(micros.begin(), micros.end());
    const auto requests = static_cast<double>(micros.size());
    const auto at = [&](double part) { return micros[static_cast<std::size_t>(part * (requests - 1))] / 1000; };
    std::printf("{\"bench\":\"http\",\"case\":\"%s\",\"connections\":%d,\"requests_per_s\":%.0f,\"p50_ms\":%.3f,"
                "\"p99_ms\":%.3f,\"server_cpu_us_per_request\":%.2f,\"rss_mib\":%.1f}\n",
                name, connections, requests / elapsed, at(0.5), at(0.99), serverCpu * 1e6 / requests, residentMiB());
}

/// What a connection costs that does nothing: its client half in this process included.
void runIdle(std::uint16_t port)
{
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    const int count = std::min<int>(idleConnections, static_cast<int>(files.rlim_cur / 2) - 100);
    const double before = residentMiB();
    const std::string request = "GET /small HTTP/1.1\r\nHost: a\r\n\r\n";
    std::vector<int> open;
    char buffer[1024];
    for (int i = 0; i < count; ++i) {
        open.push_back(connectTo(port));
        if (::send(open.back(), request.data(), request.size(), MSG_NOSIGNAL) < 0) std::abort();
        if (::recv(open.back(), buffer, sizeof buffer, 0) <= 0) std::abort();
    }
    std::printf("{\"bench\":\"http\",\"case\":\"idle\",\"connections\":%d,\"rss_bytes_per_connection\":%.0f}\n", count,
                (residentMiB() - before) * 1024 * 1024 / count);
    for (const int fd : open) ::close(fd);
}

Task<Response> small()
{
    co_return Response::json(200, "{\"data\":{\"whoami\":{\"id\":\"438fa74a-fa7d-4317-9ced-dde32ece1787\"}}}");
}

} // namespace

int main(int argc, char** argv)
{
    const double seconds = argc > 1 ? std::atof(argv[1]) : 2;
    const int connections = argc > 2 ? std::atoi(argv[2]) : 32;
    Router router;
    router.add("*", "/small", [](const Request&) { return small(); });
    IoThreads threads(1);
    const auto listener = Listener::start(threads, router, {});
    if (!listener) return 1;
    const std::uint16_t port = (*listener)->port();
    run("get", port, "GET /small HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", connections, seconds);
    run("post_320", port,
        "POST /small HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAccept: */*\r\n"
        "User-Agent: bench\r\nsignature: t=1700000000000, v1=" +
            std::string(64, 'a') + "\r\nContent-Length: 320\r\n\r\n" + std::string(320, 'x'),
        connections, seconds);
    runIdle(port);
    return 0;
}
