#include "server/http/listener.h"

#include "server/base/threadexecutor.h"
#include "server/http/session.h"

#include <array>
#include <cassert>
#include <thread>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

namespace signalbox::http {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// The concrete executor: the default one is type-erased, which costs on every operation.
using IoExecutor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, IoExecutor>;
using Acceptor = asio::basic_socket_acceptor<tcp, IoExecutor>;
using SteadyTimer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, IoExecutor>;
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr std::size_t scratchBytes = 64 * 1024;
constexpr std::size_t tlsBufferBytes = 8 * 1024;
constexpr std::chrono::milliseconds sweepIntervalMax{250};
constexpr std::chrono::milliseconds sweepIntervalMin{5};
/// How long to leave a listening socket alone when the process has no descriptors left.
constexpr std::chrono::milliseconds acceptRetryDelay{100};

/// One thread that serves, as the coroutines on it see it.
class IoThread final : public Executor
{
public:
    IoThread() : m_guard(asio::make_work_guard(m_context)) {}

    void start()
    {
        m_thread = std::thread([this] { m_context.run(); });
    }
    void stop()
    {
        m_context.stop();
        if (m_thread.joinable()) m_thread.join();
    }

    void post(std::function<void()> work) override { asio::post(m_context, std::move(work)); }

    [[nodiscard]] std::unique_ptr<Timer> after(std::chrono::milliseconds delay, std::function<void()> work) override;

    [[nodiscard]] asio::io_context& context() { return m_context; }
    [[nodiscard]] std::array<char, scratchBytes>& scratch() { return m_scratch; }

private:
    asio::io_context m_context{1};
    asio::executor_work_guard<IoExecutor> m_guard;
    std::thread m_thread;
    /// What a socket had to say is read here first: a connection that waits owns no buffer.
    std::array<char, scratchBytes> m_scratch;
};

class IoTimer final : public Executor::Timer
{
public:
    struct State
    {
        State(asio::io_context& context, std::function<void()> task) : timer(context), work(std::move(task)) {}
        SteadyTimer timer;
        std::function<void()> work;
    };

    explicit IoTimer(std::shared_ptr<State> state) : m_state(std::move(state)) {}
    ~IoTimer() override
    {
        // A timer that has expired may be in the queue already, where cancelling does not reach it.
        m_state->work = nullptr;
        m_state->timer.cancel();
    }

private:
    std::shared_ptr<State> m_state;
};

std::unique_ptr<Executor::Timer> IoThread::after(std::chrono::milliseconds delay, std::function<void()> work)
{
    auto state = std::make_shared<IoTimer::State>(m_context, std::move(work));
    state->timer.expires_after(delay);
    state->timer.async_wait([state](const error_code& error) {
        if (error || !state->work) return;
        const auto due = std::exchange(state->work, nullptr);
        due();
    });
    return std::make_unique<IoTimer>(std::move(state));
}

// ---- Transports ---------------------------------------------------------------------------------------------------

class PlainTransport final : public Transport
{
public:
    PlainTransport(Socket socket, IoThread& thread) : m_socket(std::move(socket)), m_thread(thread) {}

    void start(std::shared_ptr<Session> session) override { session->onReady(); }

    void read(std::shared_ptr<Session> session) override
    {
        m_socket.async_wait(Socket::wait_read, [this, session = std::move(session)](const error_code& waitError) {
            if (waitError) {
                session->onClosed();
                return;
            }
            auto& scratch = m_thread.scratch();
            error_code error;
            const std::size_t count = m_socket.read_some(asio::buffer(scratch), error);
            if (error == asio::error::would_block || error == asio::error::interrupted)
                read(session);
            else if (error)
                session->onClosed();
            else
                session->onInput({scratch.data(), count});
        });
    }

    Written write(std::shared_ptr<Session> session, std::string_view first, std::string_view second) override
    {
        m_first = first;
        m_second = second;
        return writeMore(std::move(session));
    }

    ThenRead finishWriting(std::shared_ptr<Session>, PeerMaySend) override
    {
        error_code ignored;
        m_socket.shutdown(Socket::shutdown_send, ignored);
        return ThenRead::Yes;
    }

    void close() override
    {
        error_code ignored;
        m_socket.close(ignored);
    }

private:
    Written writeMore(std::shared_ptr<Session> session)
    {
        while (!m_first.empty() || !m_second.empty()) {
            const std::array<asio::const_buffer, 2> pieces{asio::buffer(m_first), asio::buffer(m_second)};
            error_code error;
            std::size_t sent = 0;
            if (m_second.empty())
                sent = m_socket.write_some(asio::buffer(m_first), error);
            else
                sent = m_socket.write_some(pieces, error);
            if (error == asio::error::interrupted) continue;
            if (error == asio::error::would_block) {
                waitForRoom(std::move(session));
                return Written::Pending;
            }
            if (error) return Written::Failed;
            const std::size_t ofFirst = std::min(sent, m_first.size());
            m_first.remove_prefix(ofFirst);
            m_second.remove_prefix(sent - ofFirst);
        }
        return Written::Done;
    }

    void waitForRoom(std::shared_ptr<Session> session)
    {
        m_socket.async_wait(Socket::wait_write, [this, session = std::move(session)](const error_code& error) {
            if (error) {
                session->onWritten(false);
                return;
            }
            const Written written = writeMore(session);
            if (written != Written::Pending) session->onWritten(written == Written::Done);
        });
    }

    Socket m_socket;
    IoThread& m_thread;
    std::string_view m_first;
    std::string_view m_second;
};

class TlsTransport final : public Transport
{
public:
    TlsTransport(Socket socket, asio::ssl::context& context) : m_stream(std::move(socket), context) {}

    void start(std::shared_ptr<Session> session) override
    {
        m_stream.async_handshake(asio::ssl::stream_base::server, [session](const error_code& error) {
            if (error)
                session->onClosed();
            else
                session->onReady();
        });
    }

    void read(std::shared_ptr<Session> session) override
    {
        m_stream.async_read_some(asio::buffer(m_buffer),
                                 [this, session = std::move(session)](const error_code& error, std::size_t count) {
                                     if (error)
                                         session->onClosed();
                                     else
                                         session->onInput({m_buffer.data(), count});
                                 });
    }

    Written write(std::shared_ptr<Session> session, std::string_view first, std::string_view second) override
    {
        const std::array<asio::const_buffer, 2> pieces{asio::buffer(first), asio::buffer(second)};
        asio::async_write(m_stream, pieces, [session = std::move(session)](const error_code& error, std::size_t) {
            session->onWritten(!error);
        });
        return Written::Pending;
    }

    ThenRead finishWriting(std::shared_ptr<Session> session, PeerMaySend peerMaySend) override
    {
        // The good-bye of TLS reads too: it can neither share the stream with a reader nor skip what the peer sends.
        if (peerMaySend == PeerMaySend::No) {
            m_stream.async_shutdown([session = std::move(session)](const error_code&) { session->onClosed(); });
            return ThenRead::No;
        }
        error_code ignored;
        m_stream.next_layer().shutdown(Socket::shutdown_send, ignored);
        return ThenRead::Yes;
    }

    void close() override
    {
        error_code ignored;
        m_stream.next_layer().close(ignored);
    }

private:
    asio::ssl::stream<Socket> m_stream;
    std::array<char, tlsBufferBytes> m_buffer;
};

// ---- Accepting ----------------------------------------------------------------------------------------------------

std::chrono::milliseconds sweepInterval(const Limits& limits)
{
    const auto shortest = std::min({limits.headerTimeout, limits.bodyTimeout, limits.idleTimeout, limits.writeTimeout});
    return std::clamp(shortest / 8, sweepIntervalMin, sweepIntervalMax);
}

/// One listener's share of one thread: its accepting socket and the connections it took.
class Lane : public std::enable_shared_from_this<Lane>
{
public:
    Lane(IoThread& thread, std::shared_ptr<ServerState> state, std::shared_ptr<asio::ssl::context> tls)
        : m_thread(thread), m_state(std::move(state)), m_tls(std::move(tls)), m_acceptor(thread.context()),
          m_retry(thread.context()), m_sweep(thread.context()),
          m_sessions(std::make_shared<SessionList>(m_state, thread))
    {
    }

    [[nodiscard]] error_code open(const tcp::endpoint& endpoint)
    {
        error_code error;
        m_acceptor.open(endpoint.protocol(), error);
        if (!error) m_acceptor.set_option(Acceptor::reuse_address(true), error);
        if (!error) m_acceptor.set_option(ReusePort(true), error);
        if (!error) m_acceptor.bind(endpoint, error);
        if (!error) m_acceptor.listen(asio::socket_base::max_listen_connections, error);
        return error;
    }
    [[nodiscard]] std::uint16_t port() const
    {
        error_code error;
        return m_acceptor.local_endpoint(error).port();
    }
    [[nodiscard]] IoThread& thread() const { return m_thread; }

    void accept()
    {
        m_acceptor.async_accept([lane = shared_from_this()](const error_code& error, Socket socket) {
            if (lane->m_closed) return;
            if (!error) {
                lane->take(std::move(socket));
                lane->accept();
            } else if (error == asio::error::no_descriptors || error == asio::error::no_buffer_space ||
                       error == asio::error::no_memory) {
                lane->m_retry.expires_after(acceptRetryDelay);
                lane->m_retry.async_wait([lane](const error_code& waitError) {
                    if (!waitError && !lane->m_closed) lane->accept();
                });
            } else {
                // The client that was about to connect has gone.
                lane->accept();
            }
        });
    }

    void close()
    {
        m_closed = true;
        error_code ignored;
        m_acceptor.close(ignored);
        m_retry.cancel();
        m_sweep.cancel();
        m_sessions->closeAll();
    }

private:
    void take(Socket socket)
    {
        if (m_state->connections >= m_state->options.limits.connectionsMax) {
            ++m_state->connectionsRefused;
            return;
        }
        error_code error;
        socket.set_option(tcp::no_delay(true), error);
        socket.non_blocking(true, error);
        const tcp::endpoint peer = socket.remote_endpoint(error);
        if (error) return;
        std::unique_ptr<Transport> transport;
        if (m_tls)
            transport = std::make_unique<TlsTransport>(std::move(socket), *m_tls);
        else
            transport = std::make_unique<PlainTransport>(std::move(socket), m_thread);
        m_sessions->open(std::move(transport), peer.address().to_string());
        if (!m_sweeping) sweepLater();
    }

    void sweepLater()
    {
        m_sweeping = true;
        m_sweep.expires_after(sweepInterval(m_state->options.limits));
        m_sweep.async_wait([lane = shared_from_this()](const error_code& error) {
            lane->m_sweeping = false;
            if (error || lane->m_closed) return;
            lane->m_sessions->closeExpired(std::chrono::steady_clock::now());
            // Without connections the thread may sleep undisturbed.
            if (!lane->m_sessions->empty()) lane->sweepLater();
        });
    }

    IoThread& m_thread;
    std::shared_ptr<ServerState> m_state;
    std::shared_ptr<asio::ssl::context> m_tls;
    Acceptor m_acceptor;
    SteadyTimer m_retry;
    SteadyTimer m_sweep;
    bool m_sweeping = false;
    bool m_closed = false;
    std::shared_ptr<SessionList> m_sessions;
};

Error cannot(std::string message, const error_code& error)
{
    return {ErrorCode::Unavailable, std::move(message), error.message()};
}

Result<std::shared_ptr<asio::ssl::context>> tlsContext(const TlsOptions& options)
{
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    error_code error;
    context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                             asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                             asio::ssl::context::no_tlsv1_1,
                         error);
    // Buffers of idle connections are worth 34 KB each.
    SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS);
    context->use_certificate_chain_file(options.certificateChainFile, error);
    if (error) return cannot("The TLS certificate file " + options.certificateChainFile + " cannot be used.", error);
    context->use_private_key_file(options.privateKeyFile, asio::ssl::context::pem, error);
    if (error) return cannot("The TLS key file " + options.privateKeyFile + " cannot be used.", error);
    return context;
}

/// With SO_REUSEPORT a second process could join a port that is served already; a bind without it finds out.
error_code probe(const tcp::endpoint& endpoint, asio::io_context& context)
{
    error_code error;
    Acceptor acceptor(context);
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(Acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    return error;
}

} // namespace

struct IoThreads::Impl
{
    std::vector<std::unique_ptr<IoThread>> threads;
};

IoThreads::IoThreads(std::size_t threads) : m_impl(std::make_unique<Impl>())
{
    assert(threads > 0);
    for (std::size_t i = 0; i < threads; ++i) m_impl->threads.push_back(std::make_unique<IoThread>());
    for (const auto& thread : m_impl->threads) thread->start();
}

IoThreads::~IoThreads()
{
    // All threads stand still before the first one's connections are destroyed: they may know each other.
    for (const auto& thread : m_impl->threads) thread->stop();
}

std::size_t IoThreads::size() const
{
    return m_impl->threads.size();
}

Executor& IoThreads::executor(std::size_t index) const
{
    return *m_impl->threads.at(index);
}

struct Listener::Impl
{
    std::shared_ptr<ServerState> state;
    std::vector<std::shared_ptr<Lane>> lanes;
    std::uint16_t port = 0;
    bool lanesClosed = false;

    void closeLanes()
    {
        if (lanesClosed) return;
        lanesClosed = true;
        for (const auto& lane : lanes) {
            signalbox::detail::Gate closed;
            asio::post(lane->thread().context(), [&] {
                lane->close();
                closed.open();
            });
            closed.wait();
        }
        lanes.clear();
    }
};

Listener::Listener(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Listener::~Listener()
{
    m_impl->state->stopping = true;
    m_impl->closeLanes();
}

Result<std::unique_ptr<Listener>> Listener::start(IoThreads& threads, const Router& router,
                                                  const ListenOptions& options)
{
    error_code error;
    const auto address = asio::ip::make_address(options.address == "localhost" ? "127.0.0.1" : options.address, error);
    if (error) return Error{ErrorCode::BadUserInput, "The address " + options.address + " is not an IP address.", {}};

    std::shared_ptr<asio::ssl::context> tls;
    if (options.tls) {
        auto context = tlsContext(*options.tls);
        if (!context) return context.error();
        tls = *context;
    }

    auto impl = std::make_unique<Impl>();
    impl->state = std::make_shared<ServerState>(router, options);
    impl->port = options.port;
    if (options.port != 0) error = probe({address, options.port}, threads.impl().threads.front()->context());
    for (const auto& thread : threads.impl().threads) {
        if (error) break;
        auto lane = std::make_shared<Lane>(*thread, impl->state, tls);
        error = lane->open({address, impl->port});
        if (error) break;
        // Port 0 is settled by the first; the others join it.
        impl->port = lane->port();
        impl->lanes.push_back(std::move(lane));
    }
    if (error == asio::error::address_in_use)
        return Error{ErrorCode::Conflict, "Port " + std::to_string(options.port) + " is already in use.", {}};
    if (error) return cannot("Port " + std::to_string(options.port) + " cannot be opened.", error);
    for (const auto& lane : impl->lanes) asio::post(lane->thread().context(), [lane] { lane->accept(); });
    return std::unique_ptr<Listener>(new Listener(std::move(impl)));
}

std::uint16_t Listener::port() const
{
    return m_impl->port;
}

ListenerStats Listener::stats() const
{
    ListenerStats stats;
    stats.connections = m_impl->state->connections;
    stats.connectionsRefused = m_impl->state->connectionsRefused;
    stats.requests = m_impl->state->requests;
    return stats;
}

void Listener::stop(std::chrono::milliseconds limit)
{
    ServerState& state = *m_impl->state;
    state.stopping = true;
    {
        std::unique_lock lock(state.drainMutex);
        state.drained.wait_for(lock, limit, [&state] { return state.inFlight == 0; });
    }
    m_impl->closeLanes();
}

} // namespace signalbox::http
