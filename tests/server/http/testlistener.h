#pragma once

#include "server/base/threadexecutor.h"
#include "server/http/listener.h"

#include <condition_variable>
#include <deque>
#include <mutex>

/// What the tests of the listener share: a server whose handlers a test can hold back.
namespace signalbox::http::test {

/// A handler that waits until the test lets it go.
class Hold
{
public:
    Task<Response> handle()
    {
        (void)co_await Async<bool>([this](const Completion<bool>& done) {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(done);
            m_arrived.notify_all();
        });
        co_return Response::text(200, "held");
    }
    void waitForOne()
    {
        std::unique_lock lock(m_mutex);
        m_arrived.wait(lock, [this] { return !m_waiting.empty(); });
    }
    void release()
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& done : m_waiting) done(true);
        m_waiting.clear();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Completion<bool>> m_waiting;
};

Task<Response> echo(const Request& request)
{
    Response response =
        Response::text(200, request.method + " " + request.path + " " + request.query + " " + request.body);
    response.headers.add("X-Remote", request.remoteAddress + " " + request.scheme + " " + request.host);
    co_return response;
}

Task<Response> large()
{
    co_return Response::text(200, std::string(8 * 1024 * 1024, 'x'));
}

Task<Response> afterAWhile()
{
    co_await sleepFor(std::chrono::milliseconds(5));
    co_return Response::text(200, "later");
}

std::string get(std::string_view path)
{
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: node\r\n\r\n";
}

std::string post(std::string_view body)
{
    return "POST /echo HTTP/1.1\r\nHost: node\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           std::string(body);
}

/// A listener with its threads and routes, on a port of the system's choice.
class Node
{
public:
    explicit Node(ListenOptions options = {}, std::size_t threadCount = 2) : threads(threadCount)
    {
        router.add("*", "/echo", echo);
        router.add("GET", "/only-get", echo);
        router.addPrefix("*", "/below", echo);
        router.add("GET", "/large", [](const Request&) { return large(); });
        router.add("GET", "/later", [](const Request&) { return afterAWhile(); });
        router.add("GET", "/hold", [this](const Request&) { return hold.handle(); });
        auto started = Listener::start(threads, router, options);
        if (!started) qFatal("%s", started.error().message.c_str());
        listener = std::move(*started);
    }
    [[nodiscard]] std::uint16_t port() const { return listener->port(); }

    Hold hold;
    Router router;
    IoThreads threads;
    std::unique_ptr<Listener> listener;
};

inline ListenOptions with(void (*change)(Limits&))
{
    ListenOptions options;
    change(options.limits);
    return options;
}

} // namespace signalbox::http::test
