#include "tests/crash/kill/acts.h"

#include <cstdio>

namespace signalbox::tests {

namespace json = boost::json;

namespace {

const std::string createWalletAddress =
    "mutation($input: CreateWalletAddressInput!) { createWalletAddress(input: $input) { walletAddress { id } } }";
const std::string deposit =
    "mutation($input: DepositPeerLiquidityInput!) { depositPeerLiquidity(input: $input) { success } }";
const std::string hold = "mutation($input: CreatePeerLiquidityWithdrawalInput!) { "
                         "createPeerLiquidityWithdrawal(input: $input) { success } }";
const std::string post =
    "mutation($input: PostLiquidityWithdrawalInput!) { postLiquidityWithdrawal(input: $input) { success } }";
const std::string voided =
    "mutation($input: VoidLiquidityWithdrawalInput!) { voidLiquidityWithdrawal(input: $input) { success } }";

constexpr std::uint64_t amountMax = 1000;
constexpr std::int64_t holdSeconds = 86'400;

json::object input(json::object members)
{
    return {{"input", std::move(members)}};
}

} // namespace

std::string Worker::newId()
{
    const std::uint64_t a = m_random();
    const std::uint64_t b = m_random();
    char text[37];
    std::snprintf(text, sizeof text, "%08x-%04x-4%03x-%04x-%012llx", static_cast<unsigned>(a >> 32),
                  static_cast<unsigned>(a >> 16 & 0xffff), static_cast<unsigned>(a & 0xfff),
                  static_cast<unsigned>(0x8000 | (b >> 48 & 0x3fff)),
                  static_cast<unsigned long long>(b & 0xffff'ffff'ffffULL));
    return text;
}

Act Worker::next()
{
    Act act;
    const std::string key = newId();
    const auto choice = m_random() % 10;
    if (choice < 3) {
        act.kind = Act::Kind::WalletAddress;
        act.document = createWalletAddress;
        act.subject = "https://node.test/" + newId();
        act.variables = input({{"assetId", m_place.assetId}, {"address", act.subject}, {"idempotencyKey", key}});
        return act;
    }
    if (choice < 6 && !m_openHolds.empty()) {
        act.kind = m_random() % 2 == 0 ? Act::Kind::Post : Act::Kind::Void;
        act.document = act.kind == Act::Kind::Post ? post : voided;
        act.subject = m_openHolds.back();
        m_openHolds.pop_back();
        act.variables = input({{"withdrawalId", act.subject}, {"idempotencyKey", key}});
        return act;
    }
    act.kind = choice < 8 ? Act::Kind::Deposit : Act::Kind::Hold;
    act.document = act.kind == Act::Kind::Deposit ? deposit : hold;
    act.subject = newId();
    act.amount = 1 + m_random() % amountMax;
    json::object members{{"peerId", m_place.peerId},
                         {"amount", std::to_string(act.amount)},
                         {"id", act.subject},
                         {"idempotencyKey", key}};
    if (act.kind == Act::Kind::Hold) members["timeoutSeconds"] = std::to_string(holdSeconds);
    act.variables = input(std::move(members));
    return act;
}

std::optional<std::string> Worker::run(AdminClient& client, const std::atomic<bool>& stop,
                                       const std::function<void()>& afterAnswer)
{
    while (!stop) {
        m_acts.push_back(next());
        Act& act = m_acts.back();
        const std::optional<json::value> answer = client.ask(act.document, act.variables);
        if (!answer) return std::nullopt;
        const json::object* members = answer->if_object();
        if (!members || members->contains("errors") || !members->contains("data"))
            return act.document + " " + json::serialize(act.variables) + " → " + json::serialize(*answer);
        act.acknowledged = members->at("data");
        if (act.kind == Act::Kind::Hold) m_openHolds.push_back(act.subject);
        afterAnswer();
    }
    return std::nullopt;
}

} // namespace signalbox::tests
