// How long the Admin API's GraphQL layer needs for requests whose data is in memory. Prints one JSON object.

#include "server/base/testexecutor.h"
#include "tests/bench/adminbinding.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace bench {

struct Context
{
};

namespace {

using namespace signalbox;

constexpr int warmRounds = 2'000;
constexpr int rounds = 15;
constexpr int requestsPerRound = 5'000;
constexpr std::size_t pageSize = 10;

struct Asset
{
    std::string id;
    std::string code;
    int scale = 0;
    std::uint64_t liquidity = 0;
    std::string createdAt;
};

struct PageInfo
{
    std::string start;
    std::string end;
};

struct Page
{
    std::vector<std::shared_ptr<const Asset>> items;
    PageInfo info;
};

std::shared_ptr<const Page> page()
{
    auto made = std::make_shared<Page>();
    for (std::size_t i = 0; i < pageSize; ++i) {
        const std::string id = "0195c1f0-7f3a-7c5e-9d11-00000000000" + std::to_string(i);
        made->items.push_back(std::make_shared<const Asset>(
            Asset{id, "USD", 2, 1'000'000 + i, "2026-11-21T20:14:00.12" + std::to_string(i) + "Z"}));
    }
    made->info = {made->items.front()->id, made->items.back()->id};
    return made;
}

std::shared_ptr<const graphql::BoundSchema> schema()
{
    admin::Binding binding;
    admin::AssetFields<Asset> asset;
    asset.id = &Asset::id;
    asset.code = &Asset::code;
    asset.scale = &Asset::scale;
    asset.createdAt = &Asset::createdAt;
    asset.liquidity = [](const Asset& a) -> Task<Result<std::uint64_t>> { co_return a.liquidity; };
    asset.withdrawalThreshold = graphql::notImplemented;
    asset.liquidityThreshold = graphql::notImplemented;
    asset.receivingFee = graphql::notImplemented;
    asset.sendingFee = graphql::notImplemented;
    asset.fees = graphql::notImplemented;
    asset.tenant = graphql::notImplemented;
    binding.bind(asset);
    admin::AssetEdgeFields<Asset> edge;
    edge.cursor = &Asset::id;
    edge.node = [](const Asset& a) -> const Asset& { return a; };
    binding.bind(edge);
    admin::AssetsConnectionFields<Page> connection;
    connection.edges = &Page::items;
    connection.pageInfo = &Page::info;
    binding.bind(connection);
    admin::PageInfoFields<PageInfo> info;
    info.startCursor = &PageInfo::start;
    info.endCursor = &PageInfo::end;
    info.hasNextPage = [](const PageInfo&) { return true; };
    info.hasPreviousPage = [](const PageInfo&) { return false; };
    binding.bind(info);
    binding.query.assets = [all = page()] { return all; };
    auto bound = binding.finish();
    if (!bound) {
        std::fprintf(stderr, "%s\n", bound.error().message.c_str());
        std::exit(1);
    }
    return *bound;
}

/// Median nanoseconds of one request.
double measure(const admin::Service& service, const std::string& body, std::size_t& answerBytes)
{
    TestExecutor executor;
    const auto context = std::make_shared<Context>();
    graphql::HttpQuestion question;
    question.method = "POST";
    question.contentType = "application/json";
    question.body = body;
    const auto once = [&] {
        std::size_t size = 0;
        spawn(executor, service.handle(question, context), [&size](graphql::HttpAnswer answer) {
            if (answer.status == 200) size = answer.body.size();
        });
        return size;
    };
    for (int i = 0; i < warmRounds; ++i) answerBytes = once();
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < requestsPerRound; ++i) answerBytes = std::min(answerBytes, once());
        const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
        times.push_back(took.count() / requestsPerRound);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

} // namespace
} // namespace bench

int main()
{
    using namespace bench;
    const admin::Service service(schema(), {});
    const std::vector<std::pair<const char*, std::string>> cases{
        {"assets_page", R"({"query":"{assets(first:10){pageInfo{startCursor endCursor hasNextPage hasPreviousPage} )"
                        R"(edges{cursor node{id code scale createdAt}}}}"})"},
        {"assets_page_variables",
         R"({"query":"query($n:Int){assets(first:$n){pageInfo{startCursor endCursor hasNextPage hasPreviousPage} )"
         R"(edges{cursor node{id code scale createdAt}}}}","variables":{"n":10}})"},
        {"assets_page_ten_coroutines",
         R"({"query":"{assets(first:10){edges{cursor node{id code scale createdAt liquidity}}}}"})"},
        {"typename", R"({"query":"{__typename}"})"},
    };
    std::printf("{\"bench\":\"graphql\",\"unit\":\"ns per request, median of %d x %d\"", rounds, requestsPerRound);
    bool ok = true;
    for (const auto& [name, body] : cases) {
        std::size_t bytes = 0;
        const double nanoseconds = measure(service, body, bytes);
        ok = ok && bytes > 0;
        std::printf(",\"%s\":{\"ns\":%.0f,\"bytes\":%zu}", name, nanoseconds, bytes);
    }
    std::printf("}\n");
    return ok ? 0 : 1;
}
