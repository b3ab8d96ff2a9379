#include "server/sandbox/demo.h"

#include "server/base/canonicaljson.h"
#include "server/base/crypto.h"
#include "server/base/encoding.h"
#include "server/base/threadexecutor.h"
#include "server/base/uuid.h"

#include <boost/json.hpp>
#include <charconv>
#include <cstdio>

namespace signalbox::sandbox {
namespace {

namespace json = boost::json;

constexpr std::uint64_t deposited = 5'000;
constexpr std::uint64_t posted = 1'200;
constexpr std::uint64_t voided = 700;
constexpr std::uint64_t holdSeconds = 60;

Error failed(std::string sentence)
{
    return Error{ErrorCode::Internal, std::move(sentence), {}};
}

/// UInt64 travels as a decimal string; a plain number is taken too.
std::optional<std::uint64_t> amountOf(const json::value& value)
{
    if (const auto* number = value.if_int64()) return static_cast<std::uint64_t>(*number);
    if (const auto* number = value.if_uint64()) return *number;
    const auto* text = value.if_string();
    if (!text) return std::nullopt;
    std::uint64_t amount = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), amount);
    if (error != std::errc{} || end != text->data() + text->size()) return std::nullopt;
    return amount;
}

/// "12.00 USD" for 1200 of an asset with scale 2.
std::string money(std::uint64_t amount, std::size_t scale, const std::string& code)
{
    std::string digits = std::to_string(amount);
    if (scale > 0) {
        if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
        digits.insert(digits.size() - scale, ".");
    }
    return digits + " " + code;
}

/// One node, asked as any client asks it.
class Operator
{
public:
    Operator(const Sandbox& sandbox, const Sandbox::RunningNode& node, const DemoSurroundings& surroundings)
        : m_around(surroundings), m_url(node.adminUrl()), m_tenantId(node.tenantId.toString()),
          m_secret(sandbox.apiSecret(node.seeds.name))
    {
    }

    /// The `data` of the answer; an error of the node becomes ours with its own sentence.
    Result<json::object> ask(std::string_view query, json::object variables)
    {
        const std::string body = json::serialize(json::object{{"query", query}, {"variables", std::move(variables)}});
        std::string canonical;
        if (!canonicalize(std::string_view(body), canonical)) return failed("The request is no JSON.");
        const std::string moment = std::to_string(m_around.clock.now());
        const Sha256Digest digest = hmacSha256(m_secret.reveal(), moment + "." + canonical);

        http::ClientRequest request;
        request.method = "POST";
        request.url = m_url;
        request.headers.add("Content-Type", "application/json");
        request.headers.add("tenant-id", m_tenantId);
        request.headers.add("signature", "t=" + moment + ", v1=" + toHex(digest));
        request.body = body;
        const auto response = syncWait(m_executor, m_around.client.send(std::move(request)));
        if (!response) return response.error();
        return dataOf(*response);
    }

    json::object newAct() const
    {
        return {{"id", Uuid::v4(m_around.random).toString()}, {"idempotencyKey", Uuid::v4(m_around.random).toString()}};
    }

    /// Runs one mutation that answers `success` and prints it with the time it took.
    Result<void> act(std::string_view mutation, std::string_view inputType, json::object input, const std::string& what)
    {
        const std::string query = "mutation Act($input: " + std::string(inputType) +
                                  "!) { act: " + std::string(mutation) + "(input: $input) { success } }";
        const auto before = m_around.clock.steady();
        json::object variables;
        variables["input"] = std::move(input);
        const auto data = ask(query, std::move(variables));
        const double ms = static_cast<double>((m_around.clock.steady() - before).count()) / 1e6;
        if (!data) return data.error();
        const json::value* answer = data->if_contains("act");
        const json::object* fields = answer ? answer->if_object() : nullptr;
        const json::value* success = fields ? fields->if_contains("success") : nullptr;
        if (!success || !success->is_bool() || !success->get_bool())
            return failed(std::string(mutation) + " did not succeed.");
        char time[32];
        std::snprintf(time, sizeof time, "%.1f ms", ms);
        m_around.print("  " + what + "  (" + time + ")");
        return {};
    }

private:
    static Result<json::object> dataOf(const http::ClientResponse& response)
    {
        boost::system::error_code problem;
        json::value parsed = json::parse(response.body, problem);
        const json::object* answer = problem ? nullptr : parsed.if_object();
        if (!answer) return failed("The node answered with status " + std::to_string(response.status) + ".");
        if (const json::value* errors = answer->if_contains("errors")) {
            const json::array* list = errors->if_array();
            const json::object* first = list && !list->empty() ? list->front().if_object() : nullptr;
            const json::value* message = first ? first->if_contains("message") : nullptr;
            return failed(message && message->is_string() ? std::string(message->get_string())
                                                          : std::string("The node refused without a reason."));
        }
        const json::value* data = answer->if_contains("data");
        if (!data || !data->is_object()) return failed("The node's answer has no data.");
        return data->get_object();
    }

    const DemoSurroundings& m_around;
    std::string m_url;
    std::string m_tenantId;
    Secret m_secret;
    ThreadExecutor m_executor;
};

struct PeerState
{
    std::string id;
    std::string name;
    std::string assetCode;
    std::size_t assetScale = 0;
    std::uint64_t liquidity = 0;
};

Result<PeerState> firstPeer(Operator& node)
{
    const auto data =
        node.ask("query FirstPeer { peers(first: 1) { edges { node { id name liquidity asset { code scale "
                 "} } } } }",
                 json::object());
    if (!data) return data.error();
    boost::system::error_code problem;
    const json::value whole(*data);
    const json::value* peer = whole.find_pointer("/peers/edges/0/node", problem);
    if (!peer) return failed("The node has no peer.");
    const auto member = [&](const char* pointer) { return peer->find_pointer(pointer, problem); };
    const json::value* id = member("/id");
    const json::value* name = member("/name");
    const json::value* code = member("/asset/code");
    const json::value* scale = member("/asset/scale");
    const json::value* liquidity = member("/liquidity");
    if (!id || !id->is_string() || !name || !code || !code->is_string() || !scale || !liquidity)
        return failed("The node's answer lacks a field of the peer.");
    const auto amount = amountOf(*liquidity);
    const auto places = amountOf(*scale);
    if (!amount || !places) return failed("The node's answer has an amount that is no number.");
    PeerState state;
    state.id = id->get_string();
    state.name = name->is_string() ? std::string(name->get_string()) : state.id;
    state.assetCode = code->get_string();
    state.assetScale = static_cast<std::size_t>(*places);
    state.liquidity = *amount;
    return state;
}

/// Holds `amount` for the peer; the id of the hold.
Result<std::string> hold(Operator& node, const PeerState& peer, std::uint64_t amount, const std::string& what)
{
    json::object input = node.newAct();
    std::string id(input["id"].as_string());
    input["peerId"] = peer.id;
    input["amount"] = std::to_string(amount);
    input["timeoutSeconds"] = std::to_string(holdSeconds);
    const auto held = node.act("createPeerLiquidityWithdrawal", "CreatePeerLiquidityWithdrawalInput", std::move(input),
                               "held      " + what);
    if (!held) return held.error();
    return id;
}

Result<void> finish(Operator& node, std::string_view mutation, std::string_view inputType, const std::string& hold,
                    const std::string& what)
{
    json::object input = node.newAct();
    input.erase("id");
    input["withdrawalId"] = hold;
    return node.act(mutation, inputType, std::move(input), what);
}

Result<void> demonstrate(Operator& node, const std::string& name, const DemoSurroundings& around)
{
    const auto before = firstPeer(node);
    if (!before) return before.error();
    const auto shown = [&](std::uint64_t amount) { return money(amount, before->assetScale, before->assetCode); };
    around.print(name + ": peer " + before->name + " holds " + shown(before->liquidity));

    json::object deposit = node.newAct();
    deposit["peerId"] = before->id;
    deposit["amount"] = std::to_string(deposited);
    if (auto done = node.act("depositPeerLiquidity", "DepositPeerLiquidityInput", std::move(deposit),
                             "deposited " + shown(deposited));
        !done)
        return done.error();
    const auto first = hold(node, *before, posted, shown(posted));
    if (!first) return first.error();
    if (auto done = finish(node, "postLiquidityWithdrawal", "PostLiquidityWithdrawalInput", *first,
                           "posted    " + shown(posted));
        !done)
        return done.error();
    const auto second = hold(node, *before, voided, shown(voided));
    if (!second) return second.error();
    if (auto done = finish(node, "voidLiquidityWithdrawal", "VoidLiquidityWithdrawalInput", *second,
                           "voided    " + shown(voided));
        !done)
        return done.error();

    const auto after = firstPeer(node);
    if (!after) return after.error();
    around.print(name + ": peer " + after->name + " holds " + shown(after->liquidity));
    const std::uint64_t expected = before->liquidity + deposited - posted;
    if (after->liquidity != expected)
        return failed("The books of " + name + " say " + shown(after->liquidity) + " where the acts add up to " +
                      shown(expected) + ".");
    return {};
}

} // namespace

Result<void> runDemo(const Sandbox& sandbox, const DemoSurroundings& surroundings)
{
    for (const Sandbox::RunningNode& node : sandbox.nodes()) {
        Operator asked(sandbox, node, surroundings);
        if (auto done = demonstrate(asked, node.seeds.name, surroundings); !done) return done.error();
    }
    return {};
}

} // namespace signalbox::sandbox
