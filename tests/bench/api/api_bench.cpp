// What a node's Admin API can do: starts the real signalboxd, drives it with signed keep-alive requests from one
// thread, and prints one JSON object a case. Usage: api_bench [--scale N] [--only case] N multiplies the number of
// requests; 1 is a look, 10 a measurement.
#include "tests/bench/api/load.h"

#include <boost/json.hpp>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <thread>

using namespace bench;
using namespace std::chrono_literals;
namespace json = boost::json;
using signalbox::tests::AdminClient;
using signalbox::tests::AdminIdentity;
using signalbox::tests::NodeProcess;

namespace {

using Steady = std::chrono::steady_clock;

constexpr auto startLimit = 30s;
constexpr int connectionCount = 32;
constexpr int tenantConnectionCount = 16;
constexpr auto restTime = 10s;

const AdminIdentity operatorIdentity{"438fa74a-fa7d-4317-9ced-dde32ece1787", "the secret of the bench"};

struct Settings
{
    std::string program;
    std::size_t scale = 1;
    std::string only;
};

/// A folder that is gone afterwards.
struct Folder
{
    Folder()
    {
        char name[] = "/tmp/signalbox-bench-XXXXXX";
        if (!::mkdtemp(name)) std::abort();
        path = name;
    }
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string path;
};

/// `signalboxd serve` over SQLite in a folder, and how long its start took.
struct Served
{
    Served(const Settings& settings, const std::string& folder) : port(signalbox::tests::freePort())
    {
        NodeProcess::Options options;
        options.program = settings.program;
        options.arguments = {"serve"};
        options.environment =
            signalbox::tests::serveEnvironment(folder, port, operatorIdentity.tenantId, operatorIdentity.secret);
        options.folder = folder;
        const auto begin = Steady::now();
        process = std::make_unique<NodeProcess>(options);
        if (!process->waitForOutput("Ready.", startLimit)) {
            std::fprintf(stderr, "The node did not start:\n%s", process->output().c_str());
            std::exit(1);
        }
        readyMs = std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
    }
    void stop() const
    {
        process->send(SIGTERM);
        if (!process->waitForEnd(startLimit)) std::abort();
    }

    std::uint16_t port;
    std::unique_ptr<NodeProcess> process;
    double readyMs = 0;
};

void print(const char* name, const Figures& figures, int connections)
{
    std::printf("{\"bench\":\"api\",\"case\":\"%s\",\"connections\":%d,\"requests\":%zu,\"per_s\":%.0f,"
                "\"p50_ms\":%.3f,\"p99_ms\":%.3f,\"server_cpu_us\":%.1f,\"refused\":%zu}\n",
                name, connections, figures.requests, figures.requestsPerSecond, figures.p50Ms, figures.p99Ms,
                figures.serverCpuMicros, figures.refused);
    std::fflush(stdout);
    if (figures.refused > 0) std::fprintf(stderr, "%s: %s\n", name, figures.firstRefused.c_str());
}

std::string textAt(const json::value& value, std::string_view pointer)
{
    boost::system::error_code problem;
    const json::value* found = value.find_pointer(pointer, problem);
    if (!found || !found->is_string()) {
        std::fprintf(stderr, "unexpected answer: %s\n", json::serialize(value).c_str());
        std::exit(1);
    }
    return std::string(found->get_string());
}

std::string createAsset(AdminClient& client, const std::string& code)
{
    const auto made = client.ask("mutation($input: CreateAssetInput!) { createAsset(input: $input) { asset { id } } }",
                                 {{"input", {{"code", code}, {"scale", 2}}}});
    return made ? textAt(*made, "/data/createAsset/asset/id") : std::string();
}

std::string canonicalBody(const std::string& query, const std::string& variables)
{
    return R"({"query":")" + query + R"(","variables":)" + variables + "}";
}

/// Cases by name over one node; numbers go up for the node's whole life.
class Cases
{
public:
    explicit Cases(const Settings& settings) : m_settings(settings), m_node(settings, m_folder.path) {}

    void run(const char* name, const std::string& body, std::size_t count, int connections = connectionCount)
    {
        if (!m_settings.only.empty() && m_settings.only != name) return;
        const Template what{body};
        fireOnce(what, count / 10, connections); // documents are prepared and pages are in memory
        const Figures figures = fireOnce(what, count * m_settings.scale, connections);
        print(name, figures, connections);
    }
    [[nodiscard]] const Served& node() const { return m_node; }
    [[nodiscard]] bool wanted(const char* name) const { return m_settings.only.empty() || m_settings.only == name; }
    [[nodiscard]] std::uint32_t take(std::size_t count)
    {
        const std::uint32_t first = m_next;
        m_next += static_cast<std::uint32_t>(count);
        return first;
    }

private:
    Figures fireOnce(const Template& what, std::size_t count, int connections)
    {
        const auto shots = signAhead(operatorIdentity, what, count, take(count));
        return fire(shots, m_node.port, connections, *m_node.process);
    }

    Settings m_settings;
    Folder m_folder;
    Served m_node;
    std::uint32_t m_next = 10'000'000;
};

void runReads(Cases& cases)
{
    const std::string unused = R"({"n":########})"; // what makes each request its own
    cases.run("whoami", canonicalBody("{ whoami { id isOperator } }", unused), 20'000);
    cases.run("assets_first_10",
              canonicalBody("{ assets(first: 10) { edges { node { id code scale createdAt } } } }", unused), 10'000);
    cases.run("assets_first_10_with_pages_and_money",
              canonicalBody("{ assets(first: 10) { edges { cursor node { id code scale liquidity withdrawalThreshold "
                            "liquidityThreshold createdAt } } pageInfo { endCursor hasNextPage hasPreviousPage "
                            "startCursor } } }",
                            unused),
              10'000);
}

void runWrites(Cases& cases, const std::string& assetId)
{
    const std::string createAddress = "mutation($input: CreateWalletAddressInput!) { createWalletAddress(input: "
                                      "$input) { walletAddress { id address } } }";
    cases.run("createWalletAddress",
              canonicalBody(createAddress, R"({"input":{"address":"https://node.test/p########","assetId":")" +
                                               assetId + R"(","publicName":"Person"}})"),
              5'000);
    cases.run("createWalletAddress_with_key",
              canonicalBody(createAddress, R"({"input":{"address":"https://node.test/p########","assetId":")" +
                                               assetId + R"(","idempotencyKey":"key-########","publicName":"P"}})"),
              5'000);
    cases.run("createAsset",
              canonicalBody("mutation($input: CreateAssetInput!) { createAsset(input: $input) { asset { id } } }",
                            R"({"input":{"code":"A########","scale":2}})"),
              3'000);
}

/// Two tenants ask at once and may each see only their own.
void runTenants(Cases& cases)
{
    if (!cases.wanted("two_tenants")) return;
    AdminClient client(cases.node().port, operatorIdentity);
    std::vector<AdminIdentity> tenants;
    for (const char* secret : {"the secret of the first tenant", "the secret of the second tenant"}) {
        const auto made =
            client.ask("mutation($input: CreateTenantInput!) { createTenant(input: $input) { tenant { id } } }",
                       {{"input", {{"apiSecret", secret}}}});
        tenants.push_back({made ? textAt(*made, "/data/createTenant/tenant/id") : std::string(), secret});
        AdminClient own(cases.node().port, tenants.back());
        for (int i = 0; i < 10; ++i) (void)createAsset(own, "T" + std::to_string(i));
    }
    const Template what{
        canonicalBody("{ whoami { id } assets(first: 10) { edges { node { tenant { id } } } } }", R"({"n":########})")};
    constexpr std::size_t count = 10'000;
    std::vector<Shot> shots;
    auto first = signAhead(tenants[0], what, count / 2, cases.take(count));
    auto second = signAhead(tenants[1], what, count / 2, cases.take(count));
    for (std::size_t i = 0; i < first.size(); ++i) {
        shots.push_back(std::move(first[i]));
        shots.push_back(std::move(second[i]));
    }
    const auto onlyOwn = [](const Shot& shot, std::string_view body) {
        constexpr std::string_view id = "\"id\":\"";
        std::size_t seen = 0;
        for (std::size_t at = body.find(id); at != std::string_view::npos; at = body.find(id, at + 1), ++seen)
            if (body.substr(at + id.size(), shot.who->tenantId.size()) != shot.who->tenantId) return false;
        return seen == 11;
    };
    const Figures figures = fire(shots, cases.node().port, tenantConnectionCount, *cases.node().process, onlyOwn);
    print("two_tenants", figures, tenantConnectionCount);
}

void printUse(const char* name, const signalbox::tests::ProcessUse& use)
{
    std::printf("{\"bench\":\"api\",\"case\":\"%s\",\"rss_mib\":%.1f,\"threads\":%d}\n", name, use.residentMiB,
                use.threads);
    std::fflush(stdout);
}

void runStarts(const Settings& settings)
{
    const Folder folder;
    for (const char* name : {"ready_on_a_new_folder", "ready_on_an_old_folder"}) {
        const Served served(settings, folder.path);
        std::printf("{\"bench\":\"api\",\"case\":\"%s\",\"ready_ms\":%.0f}\n", name, served.readyMs);
        served.stop();
    }
}

/// Both nodes of the sandbox, doing nothing.
void runSandbox(const Settings& settings)
{
    const Folder folder;
    for (const char* name : {"sandbox_new", "sandbox_at_rest"}) {
        NodeProcess::Options options;
        options.program = settings.program;
        const std::string ready = folder.path + "/ready.json";
        options.arguments = {"sandbox",
                             "--data",
                             folder.path + "/data",
                             "--ready-file",
                             ready,
                             "--port-base",
                             std::to_string(20'000 + signalbox::tests::freePort() % 40'000)};
        options.environment = {"PATH=/usr/bin:/bin", "HOME=" + folder.path};
        const auto begin = Steady::now();
        NodeProcess process(options);
        if (!process.waitForOutput("birch  http", startLimit)) std::exit(1);
        const double readyMs = std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
        const bool rests = std::strcmp(name, "sandbox_at_rest") == 0;
        // Nothing is waited for here: doing nothing is what is measured.
        const auto before = process.use();
        if (rests) std::this_thread::sleep_for(restTime);
        const auto after = process.use();
        const double part = (after.cpuSeconds - before.cpuSeconds) / std::chrono::duration<double>(restTime).count();
        std::printf("{\"bench\":\"api\",\"case\":\"%s\",\"ready_ms\":%.0f,\"rss_mib\":%.1f,\"threads\":%d,"
                    "\"cpu_percent\":%.3f,\"wakeups_per_s\":%.1f}\n",
                    name, readyMs, after.residentMiB, after.threads, rests ? part * 100 : 0.0,
                    rests ? static_cast<double>(after.wakeups - before.wakeups) /
                                std::chrono::duration<double>(restTime).count()
                          : 0.0);
        std::fflush(stdout);
        process.send(SIGTERM);
        if (!process.waitForEnd(startLimit)) std::exit(1);
    }
}

} // namespace

int main(int argc, char** argv)
{
    Settings settings;
    settings.program = SIGNALBOX_BIN_DIR "/signalboxd";
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--scale") == 0) settings.scale = std::strtoull(argv[i + 1], nullptr, 10);
        if (std::strcmp(argv[i], "--only") == 0) settings.only = argv[i + 1];
        if (std::strcmp(argv[i], "--program") == 0) settings.program = argv[i + 1];
    }
    if (settings.only.empty() || settings.only == "start") runStarts(settings);
    if (settings.only.empty() || settings.only == "sandbox") runSandbox(settings);
    if (settings.only == "start" || settings.only == "sandbox") return 0;
    Cases cases(settings);
    AdminClient client(cases.node().port, operatorIdentity);
    std::string assetId;
    for (int i = 0; i < 20; ++i) assetId = createAsset(client, "USD" + std::to_string(i));
    printUse("serve_at_rest", cases.node().process->use());
    runReads(cases);
    runWrites(cases, assetId);
    runTenants(cases);
    printUse("serve_after_load", cases.node().process->use());
    cases.node().stop();
    return 0;
}
