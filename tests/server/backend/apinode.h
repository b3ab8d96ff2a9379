#pragma once

#include "server/base/clock.h"
#include "server/base/log.h"
#include "server/base/random.h"
#include "server/http/listener.h"
#include "server/node.h"
#include "tests/support/services.h"

#include <boost/json.hpp>
#include <memory>
#include <optional>
#include <string>

#include <QTemporaryDir>

namespace signalbox::test {

/// Who signs a request.
struct Signer
{
    Uuid tenantId;
    std::string secret;
};

struct HttpReply
{
    int status = 0;
    std::string body;
};

/// One keep-alive connection to a loopback port; blocking, as a plain client would be.
class Connection
{
public:
    explicit Connection(std::uint16_t port);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] HttpReply send(const std::string& method, const std::string& target,
                                 const std::vector<std::pair<std::string, std::string>>& headers,
                                 const std::string& body);

private:
    int m_socket = -1;
    std::string m_received;
};

struct ApiNodeOptions
{
    std::string authServiceUrl; ///< empty: nobody else is told of tenants
    bool serveVersion1 = false;
    bool introspection = true;
    std::chrono::milliseconds localCache{0};
    std::chrono::milliseconds idempotencyKeyTtl{86'400'000};
};

/// A listening node in this process, with an operator, on a clock the test moves. Everything goes through its port,
/// signed, as any client's requests would. It keeps its data in a temporary folder; with SIGNALBOX_TEST_STORE=postgres
/// in a PostgreSQL database and a Redis instead, so that every program runs on both.
class ApiNode
{
public:
    using Options = ApiNodeOptions;
    explicit ApiNode(Options options = {});
    ~ApiNode();

    void start();
    void stop();

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] const Signer& operatorSigner() const { return m_operator; }
    [[nodiscard]] ManualClock& clock() { return m_clock; }
    [[nodiscard]] Node& node() { return *m_node; }
    [[nodiscard]] Random& random() { return m_random; }
    /// True when answers and signatures live in Redis, whose time no test moves.
    [[nodiscard]] bool inRedis() const { return m_services != nullptr; }
    /// Root fields that this version answers NOT_IMPLEMENTED.
    [[nodiscard]] std::vector<std::string> unboundRootFields() const { return m_node->backend()->unboundRootFields(); }

    /// The body as an API client sends it, and its signature.
    [[nodiscard]] static std::string bodyOf(const std::string& query, const boost::json::object& variables);
    [[nodiscard]] std::string signatureOf(const std::string& body, const Signer& signer,
                                          std::optional<UnixMs> timestamp = {}, int version = 1) const;

    /// Sends a signed document on a connection of its own and answers what came back.
    [[nodiscard]] HttpReply post(const std::string& query, const boost::json::object& variables = {},
                                 std::optional<Signer> as = {});
    /// The same as JSON; the reply must be JSON.
    [[nodiscard]] boost::json::value call(const std::string& query, const boost::json::object& variables = {},
                                          std::optional<Signer> as = {});
    /// `data` of an answer that must have no errors; on errors the test fails and says them.
    [[nodiscard]] boost::json::value data(const std::string& query, const boost::json::object& variables = {},
                                          std::optional<Signer> as = {});
    /// `CODE message` of the first error of an answer that must have one.
    [[nodiscard]] std::string refusal(const std::string& query, const boost::json::object& variables = {},
                                      std::optional<Signer> as = {});

    /// A fresh UUID v4 for transfers and keys.
    [[nodiscard]] std::string newId();
    /// Makes a tenant and answers its signer.
    [[nodiscard]] Signer newTenant();
    /// Makes an asset and answers its id.
    [[nodiscard]] std::string newAsset(const std::string& code, int scale = 2, std::optional<Signer> as = {});
    [[nodiscard]] std::string newPeer(const std::string& assetId, const std::string& ilpAddress,
                                      std::optional<Signer> as = {});
    /// Objects would become temporary values, and the answer would dangle.
    static const boost::json::value& at(boost::json::object&& value, std::string_view path) = delete;
    static const boost::json::value& at(const boost::json::object& value, std::string_view path) = delete;
    /// What a path of members and list positions leads to: at(data, "assets.edges.0.node.id").
    [[nodiscard]] static const boost::json::value& at(const boost::json::value& value, std::string_view path);
    [[nodiscard]] static std::string text(const boost::json::value& value, std::string_view path);

private:
    Options m_options;
    std::shared_ptr<tests::Services> m_services;
    QTemporaryDir m_folder;
    std::string m_postgresUrl;
    ManualClock m_clock;
    SeededRandom m_random;
    MemoryLogSink m_sink;
    Log m_log;
    http::IoThreads m_threads;
    Signer m_operator;
    std::unique_ptr<Node> m_node;
};

} // namespace signalbox::test
