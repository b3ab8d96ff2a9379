#include "tests/server/backend/apinode.h"

#include "server/base/canonicaljson.h"
#include "server/base/crypto.h"
#include "server/base/encoding.h"

#include <arpa/inet.h>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <random>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

#include <QTest>

namespace signalbox::test {

namespace json = boost::json;

namespace {

constexpr std::size_t IoThreadCount = 2;

/// One seed a run; programs and nodes that share it (SIGNALBOX_SEED) still differ, as they may share a Redis too.
std::uint64_t seedOfNode()
{
    static std::atomic<std::uint64_t> nodes = 0;
    const char* given = std::getenv("SIGNALBOX_SEED");
    const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : std::random_device{}();
    std::cout << "seed=" << seed << std::endl;
    return seed ^ std::hash<std::string_view>{}(program_invocation_short_name) ^ (nodes++ << 48);
}

/// The servers for all nodes of this program; nullptr when it runs without any.
std::shared_ptr<tests::Services> servicesAsked()
{
    static std::weak_ptr<tests::Services> running;
    const char* store = std::getenv("SIGNALBOX_TEST_STORE");
    if (!store || std::string_view(store) != "postgres") return nullptr;
    std::shared_ptr<tests::Services> services = running.lock();
    if (!services) running = services = std::make_shared<tests::Services>();
    return services;
}

/// The value of a header field in the head of a reply; empty when absent.
std::string fieldOf(std::string_view head, std::string_view name)
{
    const std::size_t at = head.find("\r\n" + std::string(name) + ": ");
    if (at == std::string_view::npos) return {};
    const std::size_t begin = at + name.size() + 4;
    return std::string(head.substr(begin, head.find("\r\n", begin) - begin));
}

} // namespace

Connection::Connection(std::uint16_t port)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        qFatal("cannot connect to port %d", int(port));
}

Connection::~Connection()
{
    ::close(m_socket);
}

HttpReply Connection::send(const std::string& method, const std::string& target,
                           const std::vector<std::pair<std::string, std::string>>& headers, const std::string& body)
{
    std::string request = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
    request += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    for (std::string_view rest = request; !rest.empty();) {
        const ssize_t sent = ::send(m_socket, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent <= 0) return {};
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    const auto receive = [this] {
        char buffer[16384];
        const ssize_t count = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (count > 0) m_received.append(buffer, static_cast<std::size_t>(count));
        return count > 0;
    };
    std::size_t headEnd = std::string::npos;
    while ((headEnd = m_received.find("\r\n\r\n")) == std::string::npos)
        if (!receive()) return {};
    const std::string head = m_received.substr(0, headEnd + 2);
    const std::string length = fieldOf(head, "Content-Length");
    std::size_t bodyBytes = 0;
    std::from_chars(length.data(), length.data() + length.size(), bodyBytes);
    const std::size_t whole = headEnd + 4 + bodyBytes;
    while (m_received.size() < whole)
        if (!receive()) return {};
    HttpReply reply;
    std::from_chars(head.data() + 9, head.data() + 12, reply.status);
    reply.body = m_received.substr(headEnd + 4, bodyBytes);
    m_received.erase(0, whole);
    return reply;
}

ApiNode::ApiNode(Options options)
    : m_options(std::move(options)), m_services(servicesAsked()), m_random(seedOfNode()),
      m_log(m_clock, m_sink, LogLevel::Warn), m_threads(IoThreadCount)
{
    m_operator.tenantId = Uuid::v4(m_random);
    m_operator.secret = "operator's secret " + newId();
    if (m_services) m_postgresUrl = m_services->freshPostgresUrl();
    start();
}

ApiNode::~ApiNode()
{
    // Its database is dropped with the services.
    if (m_node) stop();
}

void ApiNode::start()
{
    const std::string folder = m_folder.path().toStdString();
    backend::BackendOptions backend;
    backend.databaseUrl = m_services ? m_postgresUrl : "sqlite:" + folder + "/backend.db";
    backend.ledgerFile = folder + "/ledger.db";
    if (m_services) backend.redisUrl = m_services->redisUrl();
    backend.authServiceUrl = m_options.authServiceUrl;
    backend.idempotencyKeyTtl = m_options.idempotencyKeyTtl;
    backend.operatorTenantId = m_operator.tenantId;
    backend.adminApiSecret = Secret(m_operator.secret);
    backend.serveVersion1 = m_options.serveVersion1;
    backend.introspection = m_options.introspection;
    backend.localCacheDuration = m_options.localCache;
    backend.ilpAddress = "test.node";
    backend.openPaymentsUrl = "https://node.test";
    Node::Options nodeOptions;
    nodeOptions.backend = std::move(backend);
    auto node = Node::start(std::move(nodeOptions), Node::Surroundings{m_clock, m_random, m_log, m_threads});
    if (!node) qFatal("the node did not start: %s", node.error().message.c_str());
    m_node = std::move(*node);
}

void ApiNode::stop()
{
    m_node->stop(std::chrono::seconds(5));
    m_node.reset();
}

std::uint16_t ApiNode::port() const
{
    return m_node->backend()->adminPort();
}

std::string ApiNode::bodyOf(const std::string& query, const json::object& variables)
{
    return json::serialize(json::object{{"query", query}, {"variables", variables}});
}

std::string ApiNode::signatureOf(const std::string& body, const Signer& signer, std::optional<UnixMs> timestamp,
                                 int version) const
{
    // Each call in its own millisecond would need a moving clock; an extra member in the signed text would need a
    // moving body. A real client has neither problem: its clock moves. So the tests move theirs a little with each
    // request.
    static std::atomic<UnixMs> spread = 0;
    const std::string moment = std::to_string(timestamp ? *timestamp : m_clock.now() + (spread++ % 50'000) - 25'000);
    std::string canonical;
    if (!canonicalize(body, canonical)) qFatal("the body is no JSON");
    return "t=" + moment + ", v" + std::to_string(version) + "=" +
           toHex(hmacSha256(signer.secret, moment + "." + canonical));
}

HttpReply ApiNode::post(const std::string& query, const json::object& variables, std::optional<Signer> as)
{
    const Signer signer = as.value_or(m_operator);
    const std::string body = bodyOf(query, variables);
    Connection connection(port());
    return connection.send("POST", "/graphql",
                           {{"Content-Type", "application/json"},
                            {"tenant-id", signer.tenantId.toString()},
                            {"signature", signatureOf(body, signer)}},
                           body);
}

json::value ApiNode::call(const std::string& query, const json::object& variables, std::optional<Signer> as)
{
    const HttpReply reply = post(query, variables, as);
    boost::system::error_code problem;
    json::value value = json::parse(reply.body, problem);
    if (problem || !value.is_object()) {
        QTest::qFail(("the answer is no JSON object: " + std::to_string(reply.status) + " " + reply.body).c_str(),
                     __FILE__, __LINE__);
        return json::object();
    }
    return value;
}

json::value ApiNode::data(const std::string& query, const json::object& variables, std::optional<Signer> as)
{
    json::value answer = call(query, variables, as);
    if (const json::value& errors = at(answer, "errors"); !errors.is_null())
        QTest::qFail(("unexpected errors: " + json::serialize(errors)).c_str(), __FILE__, __LINE__);
    return at(answer, "data");
}

std::string ApiNode::refusal(const std::string& query, const json::object& variables, std::optional<Signer> as)
{
    const json::value answer = call(query, variables, as);
    const json::value& error = at(answer, "errors.0");
    if (error.is_null()) return "no error: " + json::serialize(answer);
    return text(error, "extensions.code") + " " + text(error, "message");
}

std::string ApiNode::newId()
{
    return Uuid::v4(m_random).toString();
}

Signer ApiNode::newTenant()
{
    Signer signer{.tenantId = {}, .secret = "secret " + newId()};
    const json::value made =
        data("mutation($input: CreateTenantInput!) { createTenant(input: $input) { tenant { id } } }",
             {{"input", {{"apiSecret", signer.secret}}}});
    signer.tenantId = Uuid::parse(text(made, "createTenant.tenant.id")).value_or(Uuid());
    return signer;
}

std::string ApiNode::newAsset(const std::string& code, int scale, std::optional<Signer> as)
{
    const json::value made = data("mutation($input: CreateAssetInput!) { createAsset(input: $input) { asset { id } } }",
                                  {{"input", {{"code", code}, {"scale", scale}}}}, as);
    return text(made, "createAsset.asset.id");
}

std::string ApiNode::newPeer(const std::string& assetId, const std::string& ilpAddress, std::optional<Signer> as)
{
    const json::object http{{"outgoing", {{"authToken", newId()}, {"endpoint", "http://peer.test:3000"}}}};
    const json::value made =
        data("mutation($input: CreatePeerInput!) { createPeer(input: $input) { peer { id } } }",
             {{"input", {{"assetId", assetId}, {"staticIlpAddress", ilpAddress}, {"http", http}}}}, as);
    return text(made, "createPeer.peer.id");
}

const json::value& ApiNode::at(const json::value& value, std::string_view path)
{
    static const json::value nothing;
    const json::value* current = &value;
    while (current && !path.empty()) {
        const std::size_t dot = path.find('.');
        const std::string_view step = path.substr(0, dot);
        path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
        if (const json::array* list = current->if_array()) {
            std::size_t index = 0;
            std::from_chars(step.data(), step.data() + step.size(), index);
            current = list->if_contains(index);
        } else if (const json::object* object = current->if_object()) {
            current = object->if_contains(step);
        } else {
            current = nullptr;
        }
    }
    return current ? *current : nothing;
}

std::string ApiNode::text(const json::value& value, std::string_view path)
{
    const json::value& found = at(value, path);
    return found.is_string() ? std::string(found.get_string()) : json::serialize(found);
}

} // namespace signalbox::test
