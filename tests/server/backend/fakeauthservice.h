#pragma once

#include "server/http/listener.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace signalbox::test {

/// The authorization server's service API on loopback, as a test wants it to answer.
class FakeAuthService
{
public:
    FakeAuthService();
    ~FakeAuthService();

    [[nodiscard]] std::string url() const;
    /// `METHOD path body` of every request, in the order they came.
    [[nodiscard]] std::vector<std::string> heard() const;
    void forgetHeard();

    /// How the next requests are answered; 204 at first.
    void answerWith(int status);
    /// The next requests are not answered until release().
    void hold();
    void waitUntilHolding();
    void release();

private:
    [[nodiscard]] Task<http::Response> answer(const http::Request& request);

    mutable std::mutex m_mutex;
    std::condition_variable m_held;
    std::vector<std::string> m_heard;
    int m_status = 204;
    bool m_holding = false;
    std::vector<Completion<bool>> m_waiting;
    http::Router m_router;
    http::IoThreads m_threads;
    std::unique_ptr<http::Listener> m_listener;
};

} // namespace signalbox::test
