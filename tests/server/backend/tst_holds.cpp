#include "tests/server/backend/apinode.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;
namespace json = boost::json;

namespace {

/// The two owners of liquidity that the Admin API moves.
struct Kind
{
    const char* owner;    ///< member of the inputs
    const char* deposit;  ///< mutation and its input
    const char* withdraw; ///< mutation and its input
    const char* seen;     ///< query of the liquidity
};
const Kind kinds[] = {
    {"assetId",
     "mutation($input: DepositAssetLiquidityInput!) { done: depositAssetLiquidity(input: $input) { success } }",
     "mutation($input: CreateAssetLiquidityWithdrawalInput!) { done: createAssetLiquidityWithdrawal(input: $input) { "
     "success } }",
     "query($id: String!) { owner: asset(id: $id) { liquidity } }"},
    {"peerId", "mutation($input: DepositPeerLiquidityInput!) { done: depositPeerLiquidity(input: $input) { success } }",
     "mutation($input: CreatePeerLiquidityWithdrawalInput!) { done: createPeerLiquidityWithdrawal(input: $input) { "
     "success } }",
     "query($id: String!) { owner: peer(id: $id) { liquidity } }"},
};
const std::string Post =
    "mutation($input: PostLiquidityWithdrawalInput!) { postLiquidityWithdrawal(input: $input) { success } }";
const std::string Void =
    "mutation($input: VoidLiquidityWithdrawalInput!) { voidLiquidityWithdrawal(input: $input) { success } }";
const std::string Transfers =
    "query($id: String!, $limit: Int) { accountingTransfers(id: $id, limit: $limit) { debits { "
    "id amount state ledger } credits { id amount state } } }";

const std::string Insufficient = "FORBIDDEN Insufficient transfer balance";
const std::string Expired = "FORBIDDEN Transfer already expired";

json::object input(json::object members)
{
    return {{"input", std::move(members)}};
}

} // namespace

/// Cases K of the conformance list about time: holds on assets and peers that are posted, voided or lapse.
class HoldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("asset") << 0;
        QTest::newRow("peer") << 1;
    }

    void init()
    {
        QFETCH_GLOBAL(int, kind);
        m_kind = kinds[kind];
        m_asset = node.newAsset("HLD" + std::to_string(++m_count));
        m_owner = kind == 0 ? m_asset : node.newPeer(m_asset, "test.hold" + std::to_string(m_count));
        (void)node.data(m_kind.deposit, movement(node.newId(), "10"));
    }

    void a_void_restores_and_a_post_takes_from_settlement_too()
    {
        const std::string first = hold("10", 60);
        QCOMPARE(liquidity(), std::string("0"));
        QCOMPARE(settlementCredits("POSTED"), 0);
        QCOMPARE(settlementCredits("PENDING"), 10);
        (void)node.data(Void, finish(first));
        QCOMPARE(liquidity(), std::string("10"));
        QCOMPARE(settlementCredits("PENDING"), 0);
        const std::string second = hold("10", 60);
        (void)node.data(Post, finish(second));
        QCOMPARE(liquidity(), std::string("0"));
        QCOMPARE(settlementCredits("POSTED"), 10);
    }

    void what_is_held_cannot_be_spent_a_second_time()
    {
        (void)hold("7", 60);
        QCOMPARE(liquidity(), std::string("3"));
        QCOMPARE(node.refusal(m_kind.withdraw, withdrawal(node.newId(), "4", 0)), Insufficient);
        QCOMPARE(node.refusal(m_kind.withdraw, withdrawal(node.newId(), "4", 60)), Insufficient);
        (void)hold("3", 60);
        QCOMPARE(node.refusal(m_kind.withdraw, withdrawal(node.newId(), "1", 0)), Insufficient);
    }

    void a_hold_lapses_at_its_second_and_not_before()
    {
        const std::string posted = hold("4", 60);
        const std::string lapsed = hold("6", 60);
        node.clock().advance(std::chrono::milliseconds(59'999));
        QCOMPARE(liquidity(), std::string("0"));
        (void)node.data(Post, finish(posted));
        node.clock().advance(std::chrono::milliseconds(1));
        QCOMPARE(liquidity(), std::string("6"));
        QCOMPARE(node.refusal(Post, finish(lapsed)), Expired);
        QCOMPARE(node.refusal(Void, finish(lapsed)), Expired);
        QCOMPARE(node.refusal(Post, finish(posted)), std::string("CONFLICT Transfer already posted"));
        // What came back is free for others.
        (void)node.data(m_kind.withdraw, withdrawal(node.newId(), "6", 0));
        QCOMPARE(liquidity(), std::string("0"));
    }

    void a_lapsed_hold_keeps_its_id()
    {
        const std::string id = hold("10", 1);
        node.clock().advance(std::chrono::seconds(2));
        QCOMPARE(node.refusal(Post, finish(id)), Expired);
        QCOMPARE(liquidity(), std::string("10"));
        QCOMPARE(node.refusal(m_kind.withdraw, withdrawal(id, "10", 1)),
                 std::string("DUPLICATE Transfer already exists"));
        QCOMPARE(node.refusal(m_kind.deposit, movement(id, "10")), std::string("DUPLICATE Transfer already exists"));
    }

    void holds_outlive_a_restart_and_lapse_while_the_node_is_down()
    {
        const std::string lapsed = hold("4", 5);
        const std::string kept = hold("6", 3'600);
        node.stop();
        node.clock().advance(std::chrono::seconds(10));
        node.start();
        QCOMPARE(liquidity(), std::string("4"));
        QCOMPARE(node.refusal(Void, finish(lapsed)), Expired);
        (void)node.data(Void, finish(kept));
        QCOMPARE(liquidity(), std::string("10"));
    }

    void a_withdrawal_without_a_time_is_final()
    {
        const std::string id = node.newId();
        (void)node.data(m_kind.withdraw, withdrawal(id, "10", 0));
        QCOMPARE(node.refusal(Post, finish(id)), std::string("CONFLICT Transfer already posted"));
        QCOMPARE(node.refusal(Void, finish(id)), std::string("CONFLICT Transfer already posted"));
        QCOMPARE(liquidity(), std::string("0"));
    }

    void a_void_is_told_in_the_words_of_a_void()
    {
        const std::string id = hold("10", 60);
        (void)node.data(Void, finish(id));
        node.clock().advance(std::chrono::seconds(120));
        QCOMPARE(node.refusal(Post, finish(id)), std::string("CONFLICT Transfer already voided"));
        QCOMPARE(node.refusal(Void, finish(id)), std::string("CONFLICT Transfer already voided"));
        QCOMPARE(node.refusal(Void, finish("x")), std::string("BAD_USER_INPUT Invalid transfer id"));
        QCOMPARE(node.refusal(Void, finish(node.newId())), std::string("NOT_FOUND Unknown transfer"));
    }

    void times_amounts_and_ids_out_of_range_are_refused_and_nothing_moves()
    {
        const auto refused = [&](const std::string& id, const std::string& amount, json::value seconds) {
            return node.refusal(m_kind.withdraw, withdrawal(id, amount, std::move(seconds)));
        };
        QCOMPARE(refused(node.newId(), "1", "18446744073709551615"),
                 std::string("BAD_USER_INPUT Invalid transfer timeout provided"));
        QCOMPARE(refused(node.newId(), "18446744073709551615", 0),
                 std::string("BAD_USER_INPUT Invalid transfer amount"));
        QCOMPARE(refused(node.newId(), "9223372036854775807", 0), Insufficient);
        QCOMPARE(refused("not-a-uuid", "1", 0), std::string("BAD_USER_INPUT Invalid transfer id"));
        // Version 4 only: the other kinds are the node's own.
        QCOMPARE(refused("0190163d-8694-739b-aea5-966c26f8ad91", "1", 0),
                 std::string("BAD_USER_INPUT Invalid transfer id"));
        QCOMPARE(refused(node.newId(), "0", 0), std::string("FORBIDDEN Transfer amount is zero"));
        QCOMPARE(liquidity(), std::string("10"));
    }

    void the_sum_of_deposits_may_not_pass_what_a_column_holds()
    {
        (void)node.data(m_kind.deposit, movement(node.newId(), "9223372036854775797"));
        QCOMPARE(liquidity(), std::string("9223372036854775807"));
        const std::string refusal = node.refusal(m_kind.deposit, movement(node.newId(), "1"));
        QVERIFY2(refusal.find("Transfer") != std::string::npos || refusal.find("transfer") != std::string::npos,
                 refusal.c_str());
        QCOMPARE(liquidity(), std::string("9223372036854775807"));
    }

    void fewer_transfers_are_listed_when_asked()
    {
        for (int i = 0; i < 3; ++i) (void)hold("1", 60);
        const json::value seen = node.data(Transfers, {{"id", m_owner}, {"limit", 1}});
        QCOMPARE(ApiNode::at(seen, "accountingTransfers.debits").as_array().size(), std::size_t(1));
        const json::value all = node.data(Transfers, {{"id", m_owner}});
        QCOMPARE(ApiNode::at(all, "accountingTransfers.debits").as_array().size(), std::size_t(3));
    }

private:
    json::object movement(const std::string& id, const std::string& amount)
    {
        return input({{m_kind.owner, m_owner}, {"id", id}, {"amount", amount}, {"idempotencyKey", node.newId()}});
    }
    json::object withdrawal(const std::string& id, const std::string& amount, json::value seconds)
    {
        json::object wish = movement(id, amount);
        wish["input"].as_object()["timeoutSeconds"] = std::move(seconds);
        return wish;
    }
    json::object finish(const std::string& id)
    {
        return input({{"withdrawalId", id}, {"idempotencyKey", node.newId()}});
    }
    /// Holds an amount and answers the id of the hold.
    std::string hold(const std::string& amount, int seconds)
    {
        std::string id = node.newId();
        (void)node.data(m_kind.withdraw, withdrawal(id, amount, seconds));
        return id;
    }
    std::string liquidity() { return ApiNode::text(node.data(m_kind.seen, {{"id", m_owner}}), "owner.liquidity"); }
    /// The sum of what withdrawals in that state brought to the asset's settlement account.
    int settlementCredits(const std::string& state)
    {
        const json::value own = node.data(Transfers, {{"id", m_owner}});
        const std::string ledger = ApiNode::text(own, "accountingTransfers.debits.0.ledger");
        int sum = 0;
        const json::value seen = node.data(Transfers, {{"id", ledger}});
        for (const json::value& transfer : ApiNode::at(seen, "accountingTransfers.credits").as_array())
            if (ApiNode::text(transfer, "state") == state) sum += std::stoi(ApiNode::text(transfer, "amount"));
        return sum;
    }

    ApiNode node;
    Kind m_kind = kinds[0];
    std::string m_asset;
    std::string m_owner;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(HoldsTest)
#include "tst_holds.moc"
