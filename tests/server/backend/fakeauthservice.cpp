#include "tests/server/backend/fakeauthservice.h"

#include <utility>

#include <QTest>

namespace signalbox::test {

FakeAuthService::FakeAuthService() : m_threads(1)
{
    m_router.addPrefix("*", "/", [this](const http::Request& request) { return answer(request); });
    http::ListenOptions options;
    auto started = http::Listener::start(m_threads, m_router, options);
    if (!started) qFatal("the service does not listen: %s", started.error().message.c_str());
    m_listener = std::move(*started);
}

FakeAuthService::~FakeAuthService()
{
    release();
}

std::string FakeAuthService::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_listener->port());
}

std::vector<std::string> FakeAuthService::heard() const
{
    const std::scoped_lock lock(m_mutex);
    return m_heard;
}

void FakeAuthService::forgetHeard()
{
    const std::scoped_lock lock(m_mutex);
    m_heard.clear();
}

void FakeAuthService::answerWith(int status)
{
    const std::scoped_lock lock(m_mutex);
    m_status = status;
}

void FakeAuthService::hold()
{
    const std::scoped_lock lock(m_mutex);
    m_holding = true;
}

void FakeAuthService::waitUntilHolding()
{
    std::unique_lock lock(m_mutex);
    m_held.wait(lock, [this] { return !m_waiting.empty(); });
}

void FakeAuthService::release()
{
    std::vector<Completion<bool>> waiting;
    {
        const std::scoped_lock lock(m_mutex);
        m_holding = false;
        waiting = std::exchange(m_waiting, {});
    }
    for (const Completion<bool>& done : waiting) done(true);
}

Task<http::Response> FakeAuthService::answer(const http::Request& request)
{
    bool holding = false;
    int status = 0;
    {
        const std::scoped_lock lock(m_mutex);
        m_heard.push_back(request.method + " " + request.path + " " + request.body);
        holding = m_holding;
        status = m_status;
    }
    if (holding)
        (void)co_await Async<bool>([this](const Completion<bool>& done) {
            const std::scoped_lock lock(m_mutex);
            m_waiting.push_back(done);
            m_held.notify_all();
        });
    http::Response response;
    response.status = status;
    co_return response;
}

} // namespace signalbox::test
