#include "tests/server/backend/apinode.h"

#include <QTest>

#include <set>
#include <thread>

using namespace signalbox;
using namespace signalbox::test;
namespace json = boost::json;

namespace {

const std::string CreateAsset =
    "mutation($input: CreateAssetInput!) { createAsset(input: $input) { asset { id liquidity } } }";
const std::string UpdateAsset = "mutation($input: UpdateAssetInput!) { updateAsset(input: $input) { asset { id } } }";
const std::string Deposit =
    "mutation($input: DepositAssetLiquidityInput!) { depositAssetLiquidity(input: $input) { success } }";
const std::string Liquidity = "query($id: String!) { asset(id: $id) { liquidity } }";

json::object input(json::object members)
{
    return {{"input", std::move(members)}};
}

} // namespace

/// Cases C of the conformance list: one key, one effect, through the listening node.
class IdempotencyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_same_key_and_input_answer_the_same_without_running_again()
    {
        const std::string key = node.newId();
        const json::object wish = input({{"code", "IDA"}, {"scale", 2}, {"idempotencyKey", key}});
        const std::string first = json::serialize(node.data(CreateAsset, wish));
        QCOMPARE(json::serialize(node.data(CreateAsset, wish)), first);
        QCOMPARE(node.refusal(CreateAsset, input({{"code", "IDA"}, {"scale", 2}, {"idempotencyKey", node.newId()}})),
                 std::string("DUPLICATE Asset already exists"));
    }

    void the_same_key_with_another_input_or_mutation_is_refused()
    {
        const std::string key = node.newId();
        const std::string id =
            ApiNode::text(node.data(CreateAsset, input({{"code", "IDB"}, {"scale", 2}, {"idempotencyKey", key}})),
                          "createAsset.asset.id");
        const std::string refusal =
            "INTERNAL_SERVER_ERROR Incoming arguments are different than the original request for idempotencyKey: " +
            key;
        QCOMPARE(node.refusal(CreateAsset, input({{"code", "IDB"}, {"scale", 3}, {"idempotencyKey", key}})), refusal);
        QCOMPARE(node.refusal(UpdateAsset, input({{"id", id}, {"idempotencyKey", key}})), refusal);
    }

    void a_failure_is_not_remembered()
    {
        const std::string key = node.newId();
        const std::string id = node.newId();
        const json::object wish = input({{"id", id}, {"idempotencyKey", key}});
        QCOMPARE(node.refusal(UpdateAsset, wish), std::string("NOT_FOUND Asset not found"));
        QCOMPARE(node.refusal(UpdateAsset, wish), std::string("NOT_FOUND Asset not found"));
        const std::string made = node.newAsset("IDC");
        const json::object right = input({{"id", made}, {"idempotencyKey", key}});
        QCOMPARE(ApiNode::text(node.data(UpdateAsset, right), "updateAsset.asset.id"), made);
    }

    void no_key_and_an_empty_key_are_never_remembered()
    {
        const json::object wish = input({{"code", "IDD"}, {"scale", 2}, {"idempotencyKey", ""}});
        (void)node.data(CreateAsset, wish);
        QCOMPARE(node.refusal(CreateAsset, wish), std::string("DUPLICATE Asset already exists"));
    }

    void an_answer_is_forgotten_after_its_time()
    {
        const json::object wish = input({{"code", "IDE"}, {"scale", 2}, {"idempotencyKey", node.newId()}});
        (void)node.data(CreateAsset, wish);
        node.clock().advance(std::chrono::hours(25));
        QCOMPARE(node.refusal(CreateAsset, wish), std::string("DUPLICATE Asset already exists"));
    }

    void keys_of_tenants_are_their_own()
    {
        const std::string key = node.newId();
        (void)node.data(CreateAsset, input({{"code", "IDF"}, {"scale", 2}, {"idempotencyKey", key}}));
        const Signer tenant = node.newTenant();
        (void)node.data(CreateAsset, input({{"code", "IDG"}, {"scale", 4}, {"idempotencyKey", key}}), tenant);
    }

    /// RELIABILITY, test 6: one key, 50 times, on 8 connections, with a restart in the middle and one changed input.
    void a_storm_of_one_key_has_one_effect()
    {
        const std::string asset = node.newAsset("IDS");
        const std::string key = node.newId();
        const json::object wish =
            input({{"assetId", asset}, {"id", node.newId()}, {"amount", "700"}, {"idempotencyKey", key}});
        std::atomic<int> succeeded = 0;
        std::atomic<int> concurrent = 0;
        std::atomic<int> other = 0;
        const auto storm = [&](int times) {
            const json::value answer = node.call(Deposit, wish);
            for (int i = 0; i < times; ++i) {
                const json::value next = i == 0 ? answer : node.call(Deposit, wish);
                if (ApiNode::text(next, "data.depositAssetLiquidity.success") == "true")
                    ++succeeded;
                else if (ApiNode::text(next, "errors.0.message").starts_with("Concurrent request"))
                    ++concurrent;
                else
                    ++other;
            }
        };
        for (const int times : {3, 3}) {
            std::vector<std::thread> connections;
            for (int connection = 0; connection < 8; ++connection) connections.emplace_back(storm, times);
            for (std::thread& connection : connections) connection.join();
            node.stop();
            node.start();
        }
        storm(2);
        QCOMPARE(succeeded + concurrent, 50);
        QCOMPARE(other.load(), 0);
        QVERIFY(succeeded > 2);
        json::object changed = wish;
        changed["input"].as_object()["amount"] = "701";
        QVERIFY(node.refusal(Deposit, changed).starts_with("INTERNAL_SERVER_ERROR Incoming arguments are different"));
        QCOMPARE(ApiNode::text(node.data(Liquidity, {{"id", asset}}), "asset.liquidity"), std::string("700"));
    }

private:
    ApiNode node;
};

QTEST_GUILESS_MAIN(IdempotencyTest)
#include "tst_idempotency.moc"
