#include "server/sandbox/sandbox.h"

#include "server/base/encoding.h"
#include "server/sandbox/seeder.h"

#include <array>
#include <boost/json.hpp>
#include <filesystem>
#include <thread>

namespace signalbox::sandbox {

namespace {

constexpr std::size_t SecretBytes = 32;

Secret newSecret(Random& random)
{
    std::array<std::uint8_t, SecretBytes> bytes{};
    random.fill(bytes);
    return Secret(toBase64(bytesView(bytes)));
}

Result<void> makeFolder(const std::filesystem::path& folder)
{
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (!problem) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, problem);
    if (problem)
        return Error{ErrorCode::BadUserInput,
                     "The folder " + folder.string() + " cannot be used: " + problem.message() + ".",
                     {}};
    return {};
}

std::string databaseFileIn(const std::string& folder)
{
    return folder + "/backend.db";
}

std::string loopback(std::uint16_t port)
{
    return "http://127.0.0.1:" + std::to_string(port);
}

} // namespace

Sandbox::Sandbox(Options options, Node::Surroundings surroundings)
    : m_options(std::move(options)), m_surroundings(surroundings)
{
}

Sandbox::~Sandbox() = default;

std::string Sandbox::statePath() const
{
    return m_options.dataFolder + "/sandbox.json";
}

std::string Sandbox::folderOf(const Seeds& seeds) const
{
    return m_options.dataFolder + "/" + seeds.name;
}

std::string Sandbox::RunningNode::adminUrl() const
{
    return loopback(node->backend()->adminPort()) + "/graphql";
}

Result<std::unique_ptr<Sandbox>> Sandbox::start(Options options, Node::Surroundings surroundings)
{
    const auto seeds = Seeds::parse(Seeds::builtIn());
    if (!seeds) return seeds.error();
    std::unique_ptr<Sandbox> sandbox(new Sandbox(std::move(options), surroundings));
    if (const auto made = makeFolder(sandbox->m_options.dataFolder); !made) return made.error();
    auto state = State::load(sandbox->statePath());
    if (!state) return state.error();
    sandbox->m_state = std::move(*state);
    if (const auto known = sandbox->knowOperators(*seeds); !known) return known.error();
    if (const auto started = sandbox->startNodes(*seeds); !started) return started.error();
    return sandbox;
}

Result<void> Sandbox::knowOperators(const std::vector<Seeds>& all)
{
    bool changed = false;
    for (const Seeds& seeds : all) {
        const std::string folder = folderOf(seeds);
        if (const auto made = makeFolder(folder); !made) return made.error();
        if (m_state.nodes.contains(seeds.name)) continue;
        // A new secret would not open the old node, and new seeds would not fit its rows.
        if (std::error_code ignored; std::filesystem::exists(databaseFileIn(folder), ignored))
            return Error{ErrorCode::Corrupt,
                         "The file " + statePath() + ", which holds the operator's secret of " + seeds.name +
                             ", is missing or does not name it, but its data is there.",
                         {}};
        m_state.nodes.emplace(seeds.name, State::Node{.tenantId = Uuid::v4(m_surroundings.random),
                                                      .apiSecret = newSecret(m_surroundings.random),
                                                      .keys = {}});
        changed = true;
    }
    // Kept before the nodes see them: a tenant whose secret was lost would lock everybody out.
    return changed ? m_state.save(statePath()) : Result<void>();
}

Result<void> Sandbox::startNodes(const std::vector<Seeds>& all)
{
    m_nodes.resize(all.size());
    std::vector<Result<void>> started(all.size());
    std::vector<std::size_t> keysBefore;
    for (const Seeds& seeds : all) keysBefore.push_back(m_state.nodes.at(seeds.name).keys.size());
    {
        // Side by side: most of a first start is waiting for the disk. Each thread touches its own node only.
        std::vector<std::jthread> threads;
        for (std::size_t index = 0; index < all.size(); ++index)
            threads.emplace_back([&, index] { started[index] = startNode(all[index], index, m_nodes[index]); });
    }
    for (std::size_t index = 0; index < all.size(); ++index) {
        if (m_state.nodes.at(all[index].name).keys.size() == keysBefore[index]) continue;
        if (const auto saved = m_state.save(statePath()); !saved) return saved.error();
        break;
    }
    for (const Result<void>& each : started)
        if (!each) return each.error();
    return {};
}

Result<void> Sandbox::startNode(const Seeds& seeds, std::size_t index, RunningNode& running)
{
    State::Node& state = m_state.nodes.at(seeds.name);
    const std::string folder = folderOf(seeds);
    backend::BackendOptions backend;
    backend.databaseUrl = "sqlite:" + databaseFileIn(folder);
    backend.ledgerFile = folder + "/ledger.db";
    backend.operatorTenantId = state.tenantId;
    backend.adminApiSecret = state.apiSecret;
    backend.ilpAddress = seeds.ilpAddress;
    backend.openPaymentsUrl = "https://" + seeds.name + ".test";
    if (m_options.portBase != 0)
        backend.adminPort = static_cast<std::uint16_t>(m_options.portBase + index * PortsPerNode);

    Node::Options options;
    options.backend = std::move(backend);
    auto node = Node::start(std::move(options), m_surroundings);
    if (!node) return node.error();
    running.seeds = seeds;
    running.tenantId = state.tenantId;
    running.node = std::move(*node);
    // The other node's connector is the port after its Admin API's; without a port base nobody knows it (9: discard).
    const std::size_t connector = m_options.portBase + (1 - index % 2) * PortsPerNode + 1;
    for (Seeds::Peer& peer : running.seeds.peers)
        if (peer.endpoint.empty())
            peer.endpoint = loopback(m_options.portBase == 0 ? 9 : static_cast<std::uint16_t>(connector));
    return seed(running.node->backend()->services(), running, state, m_surroundings.random);
}

Secret Sandbox::apiSecret(const std::string& node) const
{
    return m_state.nodes.at(node).apiSecret;
}

std::string Sandbox::readyJson() const
{
    namespace json = boost::json;
    json::array nodes;
    for (const RunningNode& running : m_nodes) {
        const State::Node& state = m_state.nodes.at(running.seeds.name);
        json::array addresses;
        for (const RunningNode::Address& address : running.addresses)
            addresses.push_back(
                json::object{{"url", address.url},
                             {"id", address.id.toString()},
                             {"assetCode", address.assetCode},
                             {"assetScale", address.assetScale},
                             {"keyId", address.keyId},
                             {"privateKeyPem", std::string(state.keys.at(address.url).privateKeyPem.reveal())}});
        nodes.push_back(json::object{{"name", running.seeds.name},
                                     {"adminUrl", running.adminUrl()},
                                     {"tenantId", running.tenantId.toString()},
                                     {"apiSecret", std::string(state.apiSecret.reveal())},
                                     {"ilpAddress", running.seeds.ilpAddress},
                                     {"walletAddresses", std::move(addresses)}});
    }
    return json::serialize(json::object{{"nodes", std::move(nodes)}});
}

Result<void> Sandbox::writeReadyFile(const std::string& path) const
{
    return writePrivateFile(path, readyJson() + "\n");
}

void Sandbox::stop(std::chrono::milliseconds limit)
{
    for (RunningNode& running : m_nodes)
        if (running.node) running.node->stop(limit);
}

} // namespace signalbox::sandbox
