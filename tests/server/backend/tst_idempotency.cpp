#include "server/backend/admin/idempotency.h"
#include "server/base/threadexecutor.h"
#include "server/kv/memorystore.h"
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
        ApiNode::Options options;
        options.idempotencyKeyTtl = std::chrono::seconds(2);
        ApiNode shortly(options);
        const std::string key = shortly.newId();
        const json::object wish = input({{"code", "IDE"}, {"scale", 2}, {"idempotencyKey", key}});
        (void)shortly.data(CreateAsset, wish);
        shortly.clock().advance(options.idempotencyKeyTtl);
        // Redis forgets by its own clock.
        QTRY_COMPARE_WITH_TIMEOUT(shortly.refusal(CreateAsset, wish), std::string("DUPLICATE Asset already exists"),
                                  30'000);
    }

    /// Fields are resolved anew for the object that is answered again.
    void a_repetition_shows_the_object_as_it_is_now()
    {
        const json::object wish = input({{"code", "IDN"}, {"scale", 2}, {"idempotencyKey", node.newId()}});
        const json::value made = node.data(CreateAsset, wish);
        const std::string id = ApiNode::text(made, "createAsset.asset.id");
        QCOMPARE(ApiNode::text(made, "createAsset.asset.liquidity"), std::string("0"));
        (void)node.data(
            Deposit,
            input({{"assetId", id}, {"id", node.newId()}, {"amount", "100"}, {"idempotencyKey", node.newId()}}));
        const json::value again = node.data(CreateAsset, wish);
        QCOMPARE(ApiNode::text(again, "createAsset.asset.id"), id);
        QCOMPARE(ApiNode::text(again, "createAsset.asset.liquidity"), std::string("100"));
    }

    /// C05, without chance: the second asks while the first holds the key.
    void two_at_once_with_one_key_are_told_apart()
    {
        ThreadExecutor executor;
        const std::unique_ptr<kv::Store> locks = kv::memoryStore(node.clock());
        const std::unique_ptr<backend::AnswerStore> answers = backend::sharedAnswers(*locks);
        backend::Idempotency idempotency(*locks, *answers, {});
        const Uuid tenant = Uuid::v4(node.random());
        const auto begin = [&](const std::string& lockValue) {
            return syncWait(executor, idempotency.begin(tenant, "k", "createAsset", "{}", lockValue));
        };
        Result<backend::Idempotency::Claim> first = begin("first");
        QVERIFY(first);
        const Result<backend::Idempotency::Claim> second = begin("second");
        QVERIFY(!second);
        QCOMPARE(second.error().message, std::string("Concurrent request for idempotencyKey: k"));
        QVERIFY(second.error().code == ErrorCode::Internal);
        syncWait(executor, idempotency.end(std::move(*first), "\"answer\""));
        const Result<backend::Idempotency::Claim> third = begin("third");
        QVERIFY(third);
        QCOMPARE(third->answer, std::optional<std::string>("\"answer\""));
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
