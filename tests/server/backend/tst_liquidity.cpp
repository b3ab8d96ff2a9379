#include "tests/server/backend/apinode.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace signalbox;
using namespace signalbox::test;
namespace json = boost::json;

namespace {

const std::string DepositPeer =
    "mutation($input: DepositPeerLiquidityInput!) { depositPeerLiquidity(input: $input) { success } }";
const std::string DepositAsset =
    "mutation($input: DepositAssetLiquidityInput!) { depositAssetLiquidity(input: $input) { success } }";
const std::string WithdrawPeer = "mutation($input: CreatePeerLiquidityWithdrawalInput!) { "
                                 "createPeerLiquidityWithdrawal(input: $input) { success } }";
const std::string WithdrawAsset = "mutation($input: CreateAssetLiquidityWithdrawalInput!) { "
                                  "createAssetLiquidityWithdrawal(input: $input) { success } }";
const std::string Post =
    "mutation($input: PostLiquidityWithdrawalInput!) { postLiquidityWithdrawal(input: $input) { success } }";
const std::string Void =
    "mutation($input: VoidLiquidityWithdrawalInput!) { voidLiquidityWithdrawal(input: $input) { success } }";
const std::string PeerLiquidity = "query($id: String!) { peer(id: $id) { liquidity } }";
const std::string Transfers =
    "query($id: String!, $limit: Int) { accountingTransfers(id: $id, limit: $limit) { debits { id "
    "amount transferType state debitAccountId creditAccountId ledger expiresAt } credits { id "
    "amount transferType state } } }";

json::object input(json::object members)
{
    return {{"input", std::move(members)}};
}

} // namespace

/// Cases K of the conformance list: liquidity in and out, through the listening node.
class LiquidityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { asset = node.newAsset("USD"); }

    void a_deposit_arrives_once()
    {
        const std::string peer = node.newPeer(asset, "test.k01");
        const json::object wish = move("peerId", peer, node.newId(), "100");
        (void)node.data(DepositPeer, wish);
        QCOMPARE(liquidity(peer), std::string("100"));
        json::object again = wish;
        again["input"].as_object()["idempotencyKey"] = node.newId();
        QCOMPARE(node.refusal(DepositPeer, again), std::string("DUPLICATE Transfer already exists"));
        QCOMPARE(liquidity(peer), std::string("100"));
    }

    void deposits_are_refused_by_name()
    {
        const std::string peer = node.newPeer(asset, "test.k03");
        QCOMPARE(node.refusal(DepositPeer, move("peerId", peer, node.newId(), "0")),
                 std::string("FORBIDDEN Transfer amount is zero"));
        QCOMPARE(node.refusal(DepositPeer, move("peerId", peer, "not-a-uuid", "1")),
                 std::string("BAD_USER_INPUT Invalid transfer id"));
        QCOMPARE(node.refusal(DepositPeer, move("peerId", node.newId(), node.newId(), "1")),
                 std::string("NOT_FOUND unknown peer"));
        QCOMPARE(node.refusal(DepositAsset, move("assetId", node.newId(), node.newId(), "1")),
                 std::string("NOT_FOUND Unknown asset"));
    }

    void a_failed_deposit_is_null_beside_its_error()
    {
        const json::value answer = node.call(DepositPeer, move("peerId", node.newId(), node.newId(), "1"));
        QCOMPARE(ApiNode::text(answer, "data"), std::string(R"({"depositPeerLiquidity":null})"));
        const json::value created =
            node.call("mutation { createAsset(input: { code: \"USD\", scale: 2 }) { asset { id } } }");
        QVERIFY(ApiNode::at(created, "data").is_null());
    }

    void a_withdrawal_takes_what_is_there_and_no_more()
    {
        const std::string peer = funded("test.k05", "10");
        QCOMPARE(node.refusal(WithdrawPeer, hold("peerId", peer, node.newId(), "11", "0")),
                 std::string("FORBIDDEN Insufficient transfer balance"));
        QCOMPARE(node.refusal(WithdrawPeer, hold("peerId", peer, node.newId(), "0", "0")),
                 std::string("FORBIDDEN Transfer amount is zero"));
        QCOMPARE(node.refusal(WithdrawPeer, hold("peerId", node.newId(), node.newId(), "1", "0")),
                 std::string("NOT_FOUND Unknown peer"));
        const std::string id = node.newId();
        (void)node.data(WithdrawPeer, hold("peerId", peer, id, "10", "0"));
        QCOMPARE(liquidity(peer), std::string("0"));
        QCOMPARE(node.refusal(Post, finish(id)), std::string("CONFLICT Transfer already posted"));
    }

    void a_voided_hold_returns_the_exact_amount_and_a_posted_one_does_not()
    {
        const std::string peer = funded("test.k06", "10");
        const std::string first = node.newId();
        (void)node.data(WithdrawPeer, hold("peerId", peer, first, "10", "60"));
        QCOMPARE(liquidity(peer), std::string("0"));
        (void)node.data(Void, finish(first));
        QCOMPARE(liquidity(peer), std::string("10"));
        QCOMPARE(node.refusal(Void, finish(first)), std::string("CONFLICT Transfer already voided"));
        QCOMPARE(node.refusal(Post, finish(first)), std::string("CONFLICT Transfer already voided"));
        const std::string second = node.newId();
        (void)node.data(WithdrawPeer, hold("peerId", peer, second, "4", "60"));
        (void)node.data(Post, finish(second));
        QCOMPARE(liquidity(peer), std::string("6"));
        QCOMPARE(node.refusal(Post, finish(second)), std::string("CONFLICT Transfer already posted"));
        QCOMPARE(node.refusal(Void, finish(second)), std::string("CONFLICT Transfer already posted"));
        QCOMPARE(node.refusal(Post, finish(node.newId())), std::string("NOT_FOUND Unknown transfer"));
        QCOMPARE(node.refusal(Post, finish("x")), std::string("BAD_USER_INPUT Invalid transfer id"));
    }

    void a_hold_lapses_by_itself()
    {
        const std::string peer = funded("test.k08", "10");
        const std::string id = node.newId();
        (void)node.data(WithdrawPeer, hold("peerId", peer, id, "10", "1"));
        QCOMPARE(liquidity(peer), std::string("0"));
        node.clock().advance(std::chrono::seconds(2));
        QCOMPARE(node.refusal(Post, finish(id)), std::string("FORBIDDEN Transfer already expired"));
        QCOMPARE(liquidity(peer), std::string("10"));
    }

    void another_tenants_money_is_out_of_reach()
    {
        const std::string peer = funded("test.k11", "10");
        const Signer tenant = node.newTenant();
        QCOMPARE(node.refusal(DepositPeer, move("peerId", peer, node.newId(), "1"), tenant),
                 std::string("NOT_FOUND unknown peer"));
        QCOMPARE(node.refusal(WithdrawAsset, hold("assetId", asset, node.newId(), "1", "0"), tenant),
                 std::string("NOT_FOUND Unknown asset"));
        const std::string id = node.newId();
        (void)node.data(WithdrawPeer, hold("peerId", peer, id, "10", "60"));
        QCOMPARE(node.refusal(Void, finish(id), tenant), std::string("NOT_FOUND Unknown transfer"));
        (void)node.data(Void, finish(id));
        const json::value seen = node.data(Transfers, {{"id", peer}}, tenant);
        QCOMPARE(ApiNode::text(seen, "accountingTransfers.debits"), std::string("[]"));
    }

    void money_held_from_a_peer_that_is_gone_is_still_the_tenants_to_post_or_void()
    {
        const Signer tenant = node.newTenant();
        const std::string theirs = node.newAsset("USD", 2, tenant);
        const std::string peer = node.newPeer(theirs, "test.gone", tenant);
        (void)node.data(DepositPeer, move("peerId", peer, node.newId(), "10"), tenant);
        const std::string id = node.newId();
        (void)node.data(WithdrawPeer, hold("peerId", peer, id, "10", "60"), tenant);
        (void)node.data("mutation($id: ID!) { deletePeer(input: { id: $id }) { success } }", {{"id", peer}}, tenant);
        QCOMPARE(node.refusal(Void, finish(id), node.newTenant()), std::string("NOT_FOUND Unknown transfer"));
        (void)node.data(Void, finish(id), tenant);
    }

    void the_books_tell_what_happened()
    {
        const std::string peer = funded("test.k12", "30");
        const std::string held = node.newId();
        (void)node.data(WithdrawPeer, hold("peerId", peer, node.newId(), "5", "0"));
        (void)node.data(WithdrawPeer, hold("peerId", peer, held, "7", "60"));
        const json::value seen = node.data(Transfers, {{"id", peer}});
        QCOMPARE(ApiNode::text(seen, "accountingTransfers.credits.0.amount"), std::string("30"));
        QCOMPARE(ApiNode::text(seen, "accountingTransfers.credits.0.transferType"), std::string("DEPOSIT"));
        QCOMPARE(ApiNode::text(seen, "accountingTransfers.debits.0.state"), std::string("POSTED"));
        QCOMPARE(ApiNode::text(seen, "accountingTransfers.debits.1.state"), std::string("PENDING"));
        QCOMPARE(ApiNode::text(seen, "accountingTransfers.debits.1.id"), held);
        QCOMPARE(ApiNode::text(seen, "accountingTransfers.debits.1.debitAccountId"), peer);
        const std::string ledger = ApiNode::text(seen, "accountingTransfers.debits.0.ledger");
        QCOMPARE(ApiNode::text(seen, "accountingTransfers.debits.0.creditAccountId"), ledger);
        const json::value settlement = node.data(Transfers, {{"id", ledger}, {"limit", 1}});
        QCOMPARE(ApiNode::at(settlement, "accountingTransfers.debits").as_array().size(), std::size_t(1));
        const json::value nobody = node.data(Transfers, {{"id", node.newId()}});
        QCOMPARE(ApiNode::text(nobody, "accountingTransfers.credits"), std::string("[]"));
    }

    /// The reference, on PostgreSQL, paid out up to 180 of 100.
    void of_50_racing_withdrawals_of_10_from_100_ten_succeed()
    {
        const std::string peer = funded("test.race", "100");
        std::vector<json::object> wishes;
        for (int i = 0; i < 50; ++i) wishes.push_back(hold("peerId", peer, node.newId(), "10", i % 2 ? "60" : "0"));
        std::atomic<int> succeeded = 0;
        std::atomic<int> refused = 0;
        std::vector<std::thread> racers;
        for (int racer = 0; racer < 10; ++racer)
            racers.emplace_back([&, racer] {
                for (std::size_t i = static_cast<std::size_t>(racer); i < wishes.size(); i += 10) {
                    const json::value answer = node.call(WithdrawPeer, wishes[i]);
                    if (ApiNode::text(answer, "data.createPeerLiquidityWithdrawal.success") == "true") ++succeeded;
                    if (ApiNode::text(answer, "errors.0.message") == "Insufficient transfer balance") ++refused;
                }
            });
        for (std::thread& racer : racers) racer.join();
        QCOMPARE(succeeded.load(), 10);
        QCOMPARE(refused.load(), 40);
        QCOMPARE(liquidity(peer), std::string("0"));
    }

    void a_wallet_address_without_money_has_nothing_to_withdraw()
    {
        const json::value made = node.data(
            "mutation($input: CreateWalletAddressInput!) { createWalletAddress(input: $input) { walletAddress { id "
            "liquidity } } }",
            input({{"assetId", asset}, {"address", "https://node.test/k10"}}));
        const std::string id = ApiNode::text(made, "createWalletAddress.walletAddress.id");
        QVERIFY(ApiNode::at(made, "createWalletAddress.walletAddress.liquidity").is_null());
        const std::string withdraw = "mutation($input: CreateWalletAddressWithdrawalInput!) { "
                                     "createWalletAddressWithdrawal(input: $input) { withdrawal { id } } }";
        const auto wish = [&](const std::string& address) {
            return input({{"walletAddressId", address},
                          {"id", node.newId()},
                          {"timeoutSeconds", 0},
                          {"idempotencyKey", node.newId()}});
        };
        QCOMPARE(node.refusal(withdraw, wish(id)), std::string("FORBIDDEN Transfer amount is zero"));
        QCOMPARE(node.refusal(withdraw, wish(node.newId())), std::string("NOT_FOUND Unknown wallet address"));
    }

private:
    json::object move(const std::string& ownerField, const std::string& owner, const std::string& id,
                      const std::string& amount)
    {
        return input({{ownerField, owner}, {"id", id}, {"amount", amount}, {"idempotencyKey", node.newId()}});
    }
    json::object hold(const std::string& ownerField, const std::string& owner, const std::string& id,
                      const std::string& amount, const std::string& seconds)
    {
        json::object wish = move(ownerField, owner, id, amount);
        wish["input"].as_object()["timeoutSeconds"] = seconds;
        return wish;
    }
    json::object finish(const std::string& id)
    {
        return input({{"withdrawalId", id}, {"idempotencyKey", node.newId()}});
    }
    std::string funded(const std::string& address, const std::string& amount)
    {
        const std::string peer = node.newPeer(asset, address);
        (void)node.data(DepositPeer, move("peerId", peer, node.newId(), amount));
        return peer;
    }
    std::string liquidity(const std::string& peer)
    {
        return ApiNode::text(node.data(PeerLiquidity, {{"id", peer}}), "peer.liquidity");
    }

    ApiNode node;
    std::string asset;
};

QTEST_GUILESS_MAIN(LiquidityTest)
#include "tst_liquidity.moc"
