#pragma once

#include "server/base/clock.h"
#include "server/base/executor.h"
#include "server/http/codec.h"
#include "server/http/listener.h"
#include "server/http/router.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

// Inside server/http only: one connection, without a word about how bytes travel.

namespace signalbox::http {

class Session;

/// Moves the bytes of one connection: plain or TLS. All calls on the connection's thread.
class Transport
{
public:
    enum class Written { Done, Pending, Failed };

    virtual ~Transport() = default;
    /// What must happen before the first byte of HTTP; ends in Session::onReady() or onClosed().
    virtual void start(std::shared_ptr<Session> session) = 0;
    /// Ends in one Session::onInput() or onClosed(). At most one read at a time.
    virtual void read(std::shared_ptr<Session> session) = 0;
    /// Writes both pieces; they must stay where they are until it is done. Pending ends in Session::onWritten().
    [[nodiscard]] virtual Written write(std::shared_ptr<Session> session, std::string_view first,
                                        std::string_view second) = 0;
    enum class PeerMaySend { No, Yes };
    enum class ThenRead { No, Yes };
    /// Tells the peer that nothing more comes. ThenRead::No: the transport waits for its answer itself and ends in
    /// Session::onClosed().
    [[nodiscard]] virtual ThenRead finishWriting(std::shared_ptr<Session> session, PeerMaySend peerMaySend) = 0;
    /// At once. What is pending ends in onClosed() or onWritten(false).
    virtual void close() = 0;
};

/// What all connections of one listener share, on all its threads.
struct ServerState
{
    ServerState(const Router& requestRouter, ListenOptions listenOptions)
        : router(requestRouter), options(std::move(listenOptions))
    {
    }

    const Router& router;
    const ListenOptions options;
    std::atomic<std::size_t> connections = 0;
    std::atomic<std::uint64_t> connectionsRefused = 0;
    std::atomic<std::uint64_t> requests = 0;
    std::atomic<bool> stopping = false;

    /// Requests between their dispatch and the last byte of their answer.
    std::atomic<std::size_t> inFlight = 0;
    std::mutex drainMutex;
    std::condition_variable drained;

    void requestBegan() { ++inFlight; }
    void requestEnded();
};

using SteadyTime = std::chrono::steady_clock::time_point;

/// The connections of one listener on one thread. A sweep now and then looks at every deadline: that is cheaper than
/// a timer a connection, which each request would have to move.
class SessionList : public std::enable_shared_from_this<SessionList>
{
public:
    SessionList(std::shared_ptr<ServerState> state, Executor& executor)
        : m_state(std::move(state)), m_executor(executor)
    {
    }

    void open(std::unique_ptr<Transport> transport, std::string remoteAddress);
    void closeExpired(SteadyTime now);
    void closeAll();
    [[nodiscard]] bool empty() const { return m_sessions.empty(); }
    [[nodiscard]] ServerState& state() const { return *m_state; }
    [[nodiscard]] Executor& executor() const { return m_executor; }
    /// The Date field's value, made once a second.
    [[nodiscard]] std::string_view date();

private:
    friend class Session;
    void add(Session& session);
    void remove(Session& session);

    std::shared_ptr<ServerState> m_state;
    Executor& m_executor;
    std::vector<Session*> m_sessions;
    SystemClock m_clock;
    std::int64_t m_dateSecond = 0;
    std::string m_date;
};

/// One connection: reads requests, has them answered in order, and keeps to the limits.
class Session : public std::enable_shared_from_this<Session>
{
public:
    Session(std::shared_ptr<SessionList> list, std::unique_ptr<Transport> transport, std::string remoteAddress);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void start();
    void close();
    [[nodiscard]] SteadyTime deadline() const { return m_deadline; }
    void onDeadline();

    // From the transport.
    void onReady();
    void onInput(std::string_view bytes);
    void onWritten(bool worked);
    void onClosed();

private:
    enum class State { Starting, Head, Body, Handling, Continuing, Writing, Lingering, Closed };
    enum class Progress { NeedsMore, Complete, Refused, Waits };

    void pump(std::string_view bytes);
    void resume();
    void read();
    Progress takeRequest(std::string_view& bytes);
    Progress takeHead(std::string_view& bytes);
    Progress beginBody(std::string_view bytes);
    Progress takeBody(std::string_view& bytes);
    Progress refuse(int status);
    void applyProxyFields();
    bool handle();
    void onAnswer(Response response);
    bool respond();
    bool afterResponse();
    void linger();
    void endRequest();
    void setDeadline(std::chrono::milliseconds fromNow);

    friend class SessionList;
    std::shared_ptr<SessionList> m_list;
    ServerState& m_server;
    std::unique_ptr<Transport> m_transport;
    std::string m_remoteAddress;
    std::size_t m_indexInList = 0;

    State m_state = State::Starting;
    SteadyTime m_deadline = SteadyTime::max();
    bool m_reading = false;
    bool m_dispatching = false;
    bool m_answered = false;
    bool m_counted = false;
    bool m_headBegun = false;
    bool m_refused = false;
    std::size_t m_lingered = 0;

    std::string m_input; ///< bytes that came and are not used yet
    std::string m_output;
    Request m_request;
    Framing m_framing;
    ChunkDecoder m_chunks;
    Response m_response;
};

} // namespace signalbox::http
