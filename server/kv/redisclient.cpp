#include "server/kv/redisclient.h"

#include "server/kv/redisaddress.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <memory>
#include <thread>
#include <utility>

#include <boost/asio/connect.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <hiredis/hiredis.h>

namespace signalbox::kv {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Steady = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kReconnectMin{50};
constexpr std::chrono::milliseconds kReconnectMax{2000};
constexpr std::size_t kReadBytes = 16 * 1024;
/// An answer is at most one value and a little; anything longer is not Redis.
constexpr std::size_t kMaxUnreadBytes = 4 * 1024 * 1024;

Error unavailable(std::string detail)
{
    return {ErrorCode::Unavailable, "Redis does not answer.", std::move(detail)};
}

std::string formatted(const std::vector<std::string_view>& command)
{
    std::vector<const char*> words;
    std::vector<std::size_t> sizes;
    for (const std::string_view word : command) {
        words.push_back(word.data());
        sizes.push_back(word.size());
    }
    char* bytes = nullptr;
    const int size = redisFormatCommandArgv(&bytes, int(words.size()), words.data(), sizes.data());
    if (size < 0) return {};
    std::string text(bytes, std::size_t(size));
    redisFreeCommand(bytes);
    return text;
}

RedisReply converted(const redisReply& reply)
{
    RedisReply result;
    switch (reply.type) {
    case REDIS_REPLY_INTEGER:
        result.kind = RedisReply::Kind::Integer;
        result.integer = reply.integer;
        break;
    case REDIS_REPLY_ERROR:
        result.kind = RedisReply::Kind::Error;
        result.text.assign(reply.str, reply.len);
        break;
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS:
        result.kind = RedisReply::Kind::Text;
        result.text.assign(reply.str, reply.len);
        break;
    default:
        break;
    }
    return result;
}

struct Command
{
    std::string bytes;
    RedisClient::Done done;
    Steady::time_point deadline;
};

/// One connection from its first packet to its last. Call-backs hold it, so a late one finds it closed, not gone.
struct Link
{
    Link(asio::io_context& io, asio::ssl::context* tls) : resolver(io), plain(io)
    {
        if (tls) secure.emplace(plain, *tls);
    }

    tcp::resolver resolver;
    tcp::socket plain;
    std::optional<asio::ssl::stream<tcp::socket&>> secure;
    std::unique_ptr<redisReader, decltype(&redisReaderFree)> reader{redisReaderCreate(), &redisReaderFree};
    std::array<char, kReadBytes> buffer{};
    std::string writing;
    std::deque<Command> sent; ///< waiting for their answers, in order
    Steady::time_point began = Steady::now();
    bool ready = false;

    template <class Use>
    void use(Use what)
    {
        if (secure)
            what(*secure);
        else
            what(plain);
    }
};

class AsioRedisClient final : public RedisClient
{
public:
    AsioRedisClient(const RedisOptions& options, RedisAddress address, std::unique_ptr<asio::ssl::context> tls)
        : m_options(options), m_address(std::move(address)), m_tls(std::move(tls)), m_retry(m_io), m_deadline(m_io),
          m_work(m_io.get_executor()), m_thread([this] { m_io.run(); })
    {
    }

    ~AsioRedisClient() override
    {
        asio::post(m_io, [this] {
            m_stopping = true;
            m_retry.cancel();
            m_deadline.cancel();
            if (const auto link = std::exchange(m_link, nullptr)) {
                close(*link);
                m_waiting.insert(m_waiting.begin(), std::make_move_iterator(link->sent.begin()),
                                 std::make_move_iterator(link->sent.end()));
            }
            m_work.reset();
        });
        m_thread.join();
        for (Command& command : m_waiting) command.done(Error{ErrorCode::Cancelled, "The node is stopping.", {}});
    }

    void send(const std::vector<std::string_view>& command, Done done) override
    {
        if (m_outstanding.fetch_add(1) >= m_options.pending) {
            m_outstanding.fetch_sub(1);
            done(Error{ErrorCode::Unavailable, "Too much is waiting for Redis; try again later.", {}});
            return;
        }
        Command queued{formatted(command),
                       [this, done = std::move(done)](Result<RedisReply> reply) {
                           m_outstanding.fetch_sub(1);
                           done(std::move(reply));
                       },
                       Steady::now() + m_options.timeout};
        asio::post(m_io, [this, queued = std::move(queued)]() mutable {
            m_waiting.push_back(std::move(queued));
            pump();
        });
    }

private:
    using LinkPtr = std::shared_ptr<Link>;

    // Everything below runs on m_thread.

    void pump()
    {
        if (m_stopping) return;
        watchDeadline();
        if (m_waiting.empty()) return;
        if (!m_link) {
            if (!m_pausing) connect();
            return;
        }
        if (m_link->ready && m_link->writing.empty()) write(m_link);
    }

    void write(const LinkPtr& link)
    {
        for (Command& command : m_waiting) {
            link->writing += command.bytes;
            command.bytes.clear();
            link->sent.push_back(std::move(command));
        }
        m_waiting.clear();
        link->use([&](auto& stream) {
            asio::async_write(stream, asio::buffer(link->writing), [this, link](error_code error, std::size_t) {
                if (link != m_link) return;
                if (error) return fail(link, error.message());
                link->writing.clear();
                pump();
            });
        });
    }

    void connect()
    {
        m_link = std::make_shared<Link>(m_io, m_tls.get());
        const LinkPtr link = m_link;
        link->resolver.async_resolve(
            m_address.host, m_address.port, [this, link](error_code error, const tcp::resolver::results_type& found) {
                if (link != m_link) return;
                if (error) return fail(link, error.message());
                asio::async_connect(link->plain, found, [this, link](error_code failed, const tcp::endpoint&) {
                    if (link != m_link) return;
                    if (failed) return fail(link, failed.message());
                    link->plain.set_option(tcp::no_delay(true), failed);
                    if (link->secure)
                        handshake(link);
                    else
                        greet(link);
                });
            });
    }

    void handshake(const LinkPtr& link)
    {
        error_code ignored;
        const bool numeric = !asio::ip::make_address(m_address.host, ignored).is_unspecified() && !ignored;
        if (!numeric) SSL_set_tlsext_host_name(link->secure->native_handle(), m_address.host.c_str());
        link->secure->set_verify_callback(asio::ssl::host_name_verification(m_address.host), ignored);
        link->secure->async_handshake(asio::ssl::stream_base::client, [this, link](error_code error) {
            if (link != m_link) return;
            if (error) return fail(link, error.message());
            greet(link);
        });
    }

    void greet(const LinkPtr& link)
    {
        const auto expectOk = [this, link](const Result<RedisReply>& reply) {
            if (reply && reply->kind == RedisReply::Kind::Error) fail(link, reply->text);
        };
        std::deque<Command> greeting;
        const auto deadline = Steady::now() + m_options.timeout;
        if (!m_address.password.empty()) {
            std::vector<std::string_view> words = {"AUTH"};
            if (!m_address.user.empty()) words.push_back(m_address.user);
            words.push_back(m_address.password);
            greeting.push_back({formatted(words), expectOk, deadline});
        }
        if (m_address.database != 0)
            greeting.push_back({formatted({"SELECT", std::to_string(m_address.database)}), expectOk, deadline});
        m_waiting.insert(m_waiting.begin(), std::make_move_iterator(greeting.begin()),
                         std::make_move_iterator(greeting.end()));
        link->ready = true;
        read(link);
        pump();
    }

    void read(const LinkPtr& link)
    {
        link->use([&](auto& stream) {
            stream.async_read_some(asio::buffer(link->buffer), [this, link](error_code error, std::size_t size) {
                if (link != m_link) return;
                if (error) return fail(link, error.message());
                if (redisReaderFeed(link->reader.get(), link->buffer.data(), size) != REDIS_OK || !takeReplies(link))
                    return fail(link, "not the protocol of Redis");
                if (link != m_link) return;
                read(link);
                watchDeadline();
            });
        });
    }

    /// False when what came is not Redis's protocol.
    [[nodiscard]] bool takeReplies(const LinkPtr& link)
    {
        for (;;) {
            void* raw = nullptr;
            if (redisReaderGetReply(link->reader.get(), &raw) != REDIS_OK) return false;
            if (!raw) return link->reader->len - link->reader->pos <= kMaxUnreadBytes;
            const std::unique_ptr<redisReply, decltype(&freeReplyObject)> reply(static_cast<redisReply*>(raw),
                                                                                &freeReplyObject);
            if (link->sent.empty()) return false;
            m_pause = {};
            const Command command = std::move(link->sent.front());
            link->sent.pop_front();
            command.done(converted(*reply));
            if (link != m_link) return true;
        }
    }

    static void close(Link& link)
    {
        error_code ignored;
        link.resolver.cancel();
        link.plain.close(ignored);
    }

    /// `link` by value: the caller's may be m_link itself.
    void fail(LinkPtr link, const std::string& reason) // NOLINT(performance-unnecessary-value-param)
    {
        if (link != m_link) return;
        m_link = nullptr;
        close(*link);
        for (const Command& command : std::exchange(link->sent, {})) command.done(unavailable(reason));
        m_reason = reason;
        m_pause = std::clamp(m_pause * 2, kReconnectMin, kReconnectMax);
        m_pausing = true;
        m_retry.expires_after(m_pause);
        m_retry.async_wait([this](error_code error) {
            if (error) return;
            m_pausing = false;
            pump(); // connects only if somebody waits
        });
    }

    /// One timer for all: the oldest command is the first to be late.
    void watchDeadline()
    {
        const bool sent = m_link && !m_link->sent.empty();
        if (!sent && m_waiting.empty()) {
            m_deadline.cancel();
            m_watched = {};
            return;
        }
        auto next = Steady::time_point::max();
        if (sent) next = m_link->sent.front().deadline;
        if (!m_waiting.empty()) next = std::min(next, m_waiting.front().deadline);
        if (next == m_watched) return;
        m_watched = next;
        m_deadline.expires_at(next);
        m_deadline.async_wait([this](error_code error) {
            if (!error) overdue();
        });
    }

    void overdue()
    {
        m_watched = {};
        const auto now = Steady::now();
        while (!m_waiting.empty() && m_waiting.front().deadline <= now) {
            const Command command = std::move(m_waiting.front());
            m_waiting.pop_front();
            command.done(unavailable(m_reason.empty() ? "no answer in time" : m_reason));
        }
        // A connection with an unanswered command is stuck: answers to later ones would come no sooner. One that is
        // still being made gets its full time, however long the commands that wait for it have waited already.
        const bool stuck = m_link && (m_link->sent.empty() ? !m_link->ready && m_link->began + m_options.timeout <= now
                                                           : m_link->sent.front().deadline <= now);
        if (stuck) fail(m_link, "no answer in time");
        watchDeadline();
    }

    const RedisOptions m_options;
    const RedisAddress m_address;
    const std::unique_ptr<asio::ssl::context> m_tls;
    asio::io_context m_io{1};
    asio::steady_timer m_retry;
    asio::steady_timer m_deadline;
    asio::executor_work_guard<asio::io_context::executor_type> m_work;
    std::atomic<std::size_t> m_outstanding = 0;
    LinkPtr m_link;
    std::deque<Command> m_waiting; ///< not sent yet
    std::chrono::milliseconds m_pause{};
    Steady::time_point m_watched;
    std::string m_reason;
    bool m_pausing = false;
    bool m_stopping = false;
    std::thread m_thread;
};

Result<std::unique_ptr<asio::ssl::context>> tlsContext(const RedisOptions& options)
{
    const auto unreadable = [](const std::string& name, const std::string& file) {
        return Error{ErrorCode::BadUserInput, name + " names a file that cannot be used: " + file + ".", {}};
    };
    auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_client);
    error_code error;
    context->set_verify_mode(asio::ssl::verify_peer, error);
    if (options.caFile.empty())
        context->set_default_verify_paths(error);
    else
        context->load_verify_file(options.caFile, error);
    if (error) return unreadable("REDIS_TLS_CA_FILE_PATH", options.caFile);
    if (!options.certificateFile.empty()) context->use_certificate_chain_file(options.certificateFile, error);
    if (error) return unreadable("REDIS_TLS_CERT_FILE_PATH", options.certificateFile);
    if (!options.keyFile.empty()) context->use_private_key_file(options.keyFile, asio::ssl::context::pem, error);
    if (error) return unreadable("REDIS_TLS_KEY_FILE_PATH", options.keyFile);
    return context;
}

} // namespace

Result<std::unique_ptr<RedisClient>> RedisClient::create(const RedisOptions& options)
{
    auto address = parseRedisUrl(options.url);
    if (!address) return address.error();
    std::unique_ptr<asio::ssl::context> tls;
    if (address->tls || !options.caFile.empty() || !options.certificateFile.empty() || !options.keyFile.empty()) {
        auto context = tlsContext(options);
        if (!context) return context.error();
        tls = std::move(context).value();
    }
    return std::unique_ptr<RedisClient>(
        std::make_unique<AsioRedisClient>(options, std::move(address).value(), std::move(tls)));
}

} // namespace signalbox::kv
