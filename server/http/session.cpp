#include "server/http/session.h"

#include <algorithm>

namespace signalbox::http {

namespace {

/// After a refusal, what the client still sends is read and thrown away for a while: closing at once would make the
/// kernel reset the connection and take the answer with it.
constexpr std::chrono::milliseconds lingerTimeout{2'000};
constexpr std::size_t lingerBytesMax = 1024 * 1024;
/// An answer up to this size is sent in one piece with its head.
constexpr std::size_t joinedBodyBytesMax = 16 * 1024;
/// Buffers larger than this are given back between requests, so that idle connections stay small.
constexpr std::size_t keptBufferBytesMax = 8 * 1024;
/// Before its bytes arrive, an announced body gets no more room than this.
constexpr std::size_t trustedBodyBytes = 64 * 1024;
constexpr std::string_view continueAnswer = "HTTP/1.1 100 Continue\r\n\r\n";

bool hasBareLineFeed(std::string_view bytes)
{
    for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1))
        if (at == 0 || bytes[at - 1] != '\r') return true;
    return false;
}

std::string_view firstOfList(std::string_view list)
{
    list = list.substr(0, list.find(','));
    while (!list.empty() && list.front() == ' ') list.remove_prefix(1);
    while (!list.empty() && list.back() == ' ') list.remove_suffix(1);
    return list;
}

bool wantsClose(const Response& response)
{
    const auto field = response.headers.find("Connection");
    return field && sameHeaderName(*field, "close");
}

} // namespace

void ServerState::requestEnded()
{
    if (--inFlight == 0 && stopping) {
        const std::lock_guard lock(drainMutex);
        drained.notify_all();
    }
}

void SessionList::open(std::unique_ptr<Transport> transport, std::string remoteAddress)
{
    std::make_shared<Session>(shared_from_this(), std::move(transport), std::move(remoteAddress))->start();
}

void SessionList::add(Session& session)
{
    session.m_indexInList = m_sessions.size();
    m_sessions.push_back(&session);
    ++m_state->connections;
}

void SessionList::remove(Session& session)
{
    m_sessions[session.m_indexInList] = m_sessions.back();
    m_sessions[session.m_indexInList]->m_indexInList = session.m_indexInList;
    m_sessions.pop_back();
    --m_state->connections;
}

void SessionList::closeExpired(SteadyTime now)
{
    std::vector<std::shared_ptr<Session>> expired;
    for (Session* session : m_sessions)
        if (session->deadline() <= now) expired.push_back(session->shared_from_this());
    for (const auto& session : expired) session->onDeadline();
}

void SessionList::closeAll()
{
    std::vector<std::shared_ptr<Session>> all;
    for (Session* session : m_sessions) all.push_back(session->shared_from_this());
    for (const auto& session : all) session->close();
}

std::string_view SessionList::date()
{
    const std::int64_t second = m_clock.now() / 1000;
    if (second != m_dateSecond) {
        m_dateSecond = second;
        m_date = httpDate(second);
    }
    return m_date;
}

Session::Session(std::shared_ptr<SessionList> list, std::unique_ptr<Transport> transport, std::string remoteAddress)
    : m_list(std::move(list)), m_server(m_list->state()), m_transport(std::move(transport)),
      m_remoteAddress(std::move(remoteAddress))
{
    m_list->add(*this);
}

Session::~Session()
{
    endRequest();
    m_list->remove(*this);
}

void Session::start()
{
    setDeadline(m_server.options.limits.headerTimeout);
    m_transport->start(shared_from_this());
}

void Session::onReady()
{
    if (m_state == State::Closed) return;
    // A connection that never sends anything is treated as one that sends its head slowly.
    m_state = State::Head;
    m_headBegun = true;
    setDeadline(m_server.options.limits.headerTimeout);
    read();
}

void Session::close()
{
    if (m_state == State::Closed) return;
    m_state = State::Closed;
    m_deadline = SteadyTime::max();
    m_transport->close();
}

void Session::onClosed()
{
    m_reading = false;
    // A client may close its half and wait: an answer that is under way is still written.
    if (m_state == State::Handling || m_state == State::Writing) return;
    close();
}

void Session::onDeadline()
{
    m_deadline = SteadyTime::max();
    if (m_state == State::Body)
        refuse(408);
    else
        close();
}

void Session::setDeadline(std::chrono::milliseconds fromNow)
{
    m_deadline = std::chrono::steady_clock::now() + fromNow;
}

void Session::read()
{
    if (m_reading) return;
    m_reading = true;
    m_transport->read(shared_from_this());
}

void Session::onInput(std::string_view bytes)
{
    m_reading = false;
    if (m_state == State::Closed) return;
    if (m_state == State::Lingering) {
        m_lingered += bytes.size();
        if (m_lingered > lingerBytesMax)
            close();
        else
            read();
        return;
    }
    // A refusal may be on its way while the client still sends.
    if (m_state != State::Head && m_state != State::Body) return;
    if (m_state == State::Head && !m_headBegun) {
        m_headBegun = true;
        setDeadline(m_server.options.limits.headerTimeout);
    }
    if (m_input.empty()) {
        pump(bytes);
        return;
    }
    m_input += bytes;
    resume();
}

void Session::resume()
{
    const std::string held = std::move(m_input);
    m_input.clear();
    pump(held);
}

void Session::pump(std::string_view bytes)
{
    std::string held;
    for (;;) {
        const Progress progress = takeRequest(bytes);
        if (progress == Progress::Refused) return;
        m_input.assign(bytes);
        if (progress == Progress::Waits) return;
        if (progress == Progress::NeedsMore) {
            read();
            return;
        }
        if (!handle()) return;
        if (m_input.empty()) {
            read();
            return;
        }
        held = std::move(m_input);
        m_input.clear();
        bytes = held;
    }
}

Session::Progress Session::takeRequest(std::string_view& bytes)
{
    if (m_state == State::Head) {
        const Progress progress = takeHead(bytes);
        if (progress != Progress::Complete || m_state != State::Body) return progress;
    }
    return takeBody(bytes);
}

Session::Progress Session::takeHead(std::string_view& bytes)
{
    const std::size_t headerBytesMax = m_server.options.limits.headerBytesMax;
    // Some clients send an empty line after a body (RFC 9112 §2.2).
    while (bytes.starts_with("\r\n")) bytes.remove_prefix(2);
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos) {
        if (bytes.size() > headerBytesMax) return refuse(431);
        if (hasBareLineFeed(bytes)) return refuse(400);
        return Progress::NeedsMore;
    }
    if (end + 4 > headerBytesMax) return refuse(431);
    m_framing = Framing();
    if (const Refusal refusal = parseHead(bytes.substr(0, end + 4), m_request, m_framing)) return refuse(refusal);
    bytes.remove_prefix(end + 4);

    m_request.remoteAddress = m_remoteAddress;
    m_request.scheme = m_server.options.tls ? "https" : "http";
    if (m_server.options.trustProxy) applyProxyFields();
    return beginBody(bytes);
}

Session::Progress Session::beginBody(std::string_view bytes)
{
    const Limits& limits = m_server.options.limits;
    if (m_framing.body == Framing::Body::None) return Progress::Complete;
    if (m_framing.body == Framing::Body::Length && m_framing.length > limits.bodyBytesMax) return refuse(413);
    setDeadline(limits.bodyTimeout);
    m_chunks = ChunkDecoder(limits.bodyBytesMax);
    if (m_framing.body == Framing::Body::Length)
        m_request.body.reserve(std::min<std::size_t>(static_cast<std::size_t>(m_framing.length), trustedBodyBytes));
    m_state = State::Body;
    if (!m_framing.expectContinue || !bytes.empty()) return Progress::Complete;

    m_state = State::Continuing;
    switch (m_transport->write(shared_from_this(), continueAnswer, {})) {
    case Transport::Written::Done:
        m_state = State::Body;
        return Progress::Complete;
    case Transport::Written::Pending:
        return Progress::Waits;
    case Transport::Written::Failed:
        break;
    }
    close();
    return Progress::Refused;
}

Session::Progress Session::takeBody(std::string_view& bytes)
{
    if (m_framing.body == Framing::Body::Chunked) {
        switch (m_chunks.feed(bytes, m_request.body)) {
        case ChunkDecoder::State::More:
            return Progress::NeedsMore;
        case ChunkDecoder::State::Done:
            return Progress::Complete;
        case ChunkDecoder::State::Malformed:
            return refuse(400);
        case ChunkDecoder::State::TooLarge:
            return refuse(413);
        }
    }
    const auto missing = static_cast<std::size_t>(m_framing.length) - m_request.body.size();
    const std::string_view taken = bytes.substr(0, missing);
    m_request.body += taken;
    bytes.remove_prefix(taken.size());
    return taken.size() == missing ? Progress::Complete : Progress::NeedsMore;
}

void Session::applyProxyFields()
{
    const auto replace = [this](std::string_view name, std::string& value) {
        const auto field = m_request.headers.find(name);
        if (!field) return;
        if (const std::string_view first = firstOfList(*field); !first.empty()) value = first;
    };
    replace("X-Forwarded-For", m_request.remoteAddress);
    replace("X-Forwarded-Proto", m_request.scheme);
    replace("X-Forwarded-Host", m_request.host);
}

Session::Progress Session::refuse(int status)
{
    m_refused = true;
    m_framing.keepAlive = false;
    m_input.clear();
    m_response = Response::text(status, std::string(statusText(status)));
    respond();
    return Progress::Refused;
}

bool Session::handle()
{
    m_state = State::Handling;
    m_deadline = SteadyTime::max();
    m_server.requestBegan();
    m_counted = true;
    ++m_server.requests;
    if (m_server.stopping) {
        m_framing.keepAlive = false;
        m_response = Response::text(503, "Server is in the process of restarting");
        return respond();
    }
    m_answered = false;
    m_dispatching = true;
    spawn(m_list->executor(), m_server.router.handle(m_request),
          [self = shared_from_this()](Response response) { self->onAnswer(std::move(response)); });
    m_dispatching = false;
    return m_answered && respond();
}

void Session::onAnswer(Response response)
{
    m_response = std::move(response);
    m_answered = true;
    // Answered within handle(): its caller goes on, so that many quick requests do not nest.
    if (m_dispatching) return;
    if (m_state == State::Closed) {
        endRequest();
        return;
    }
    if (respond()) resume();
}

bool Session::respond()
{
    if (m_server.stopping || wantsClose(m_response)) m_framing.keepAlive = false;
    m_state = State::Writing;
    setDeadline(m_server.options.limits.writeTimeout);
    m_output.clear();
    appendResponseHead(m_response, m_list->date(), m_framing.http10, m_framing.keepAlive, m_output);
    const bool bodyless = m_request.method == "HEAD" || m_response.status == 204 || m_response.status == 304;
    std::string_view body = bodyless ? std::string_view() : std::string_view(m_response.body);
    if (body.size() <= joinedBodyBytesMax) {
        m_output += body;
        body = {};
    }
    switch (m_transport->write(shared_from_this(), m_output, body)) {
    case Transport::Written::Done:
        return afterResponse();
    case Transport::Written::Pending:
        return false;
    case Transport::Written::Failed:
        break;
    }
    endRequest();
    close();
    return false;
}

void Session::onWritten(bool worked)
{
    if (m_state == State::Closed || !worked) {
        endRequest();
        close();
        return;
    }
    if (m_state == State::Continuing) {
        m_state = State::Body;
        resume();
        return;
    }
    if (afterResponse()) resume();
}

bool Session::afterResponse()
{
    endRequest();
    if (!m_framing.keepAlive) {
        linger();
        return false;
    }
    m_request = Request();
    m_response = Response();
    if (m_output.capacity() > keptBufferBytesMax) m_output = std::string();
    m_state = State::Head;
    m_headBegun = !m_input.empty();
    setDeadline(m_headBegun ? m_server.options.limits.headerTimeout : m_server.options.limits.idleTimeout);
    return true;
}

void Session::linger()
{
    m_state = State::Lingering;
    m_input.clear();
    setDeadline(lingerTimeout);
    // After a refusal the rest of the request may still come.
    const auto peerMaySend = m_refused || m_reading ? Transport::PeerMaySend::Yes : Transport::PeerMaySend::No;
    if (m_transport->finishWriting(shared_from_this(), peerMaySend) == Transport::ThenRead::Yes) read();
}

void Session::endRequest()
{
    if (!m_counted) return;
    m_counted = false;
    m_server.requestEnded();
}

} // namespace signalbox::http
