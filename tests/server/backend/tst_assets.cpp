#include "tests/server/backend/apinode.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;
namespace json = boost::json;

namespace {

const std::string CreateAsset =
    "mutation($input: CreateAssetInput!) { createAsset(input: $input) { asset { id code scale "
    "liquidity withdrawalThreshold liquidityThreshold createdAt tenant { id } } } }";
const std::string UpdateAsset = "mutation($input: UpdateAssetInput!) { updateAsset(input: $input) { asset { id "
                                "withdrawalThreshold liquidityThreshold } } }";
const std::string DeleteAsset = "mutation($input: DeleteAssetInput!) { deleteAsset(input: $input) { asset { id } } }";
const std::string SetFee =
    "mutation($input: SetFeeInput!) { setFee(input: $input) { fee { id fixed basisPoints type } } }";
const std::string AssetById = "query($id: String!) { asset(id: $id) { id code } }";

json::object input(json::object members)
{
    return {{"input", std::move(members)}};
}

} // namespace

/// Cases E of the conformance list: assets and fees, through the listening node.
class AssetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_new_asset_has_no_thresholds_and_no_liquidity()
    {
        const json::value made = node.data(CreateAsset, input({{"code", "USD"}, {"scale", 2}}));
        const json::value& asset = ApiNode::at(made, "createAsset.asset");
        QCOMPARE(ApiNode::text(asset, "code"), std::string("USD"));
        QCOMPARE(ApiNode::text(asset, "scale"), std::string("2"));
        QCOMPARE(ApiNode::text(asset, "liquidity"), std::string("0"));
        QVERIFY(ApiNode::at(asset, "withdrawalThreshold").is_null());
        QVERIFY(ApiNode::at(asset, "liquidityThreshold").is_null());
        QCOMPARE(ApiNode::text(asset, "tenant.id"), node.operatorSigner().tenantId.toString());
        QCOMPARE(node.refusal(CreateAsset, input({{"code", "USD"}, {"scale", 2}})),
                 std::string("DUPLICATE Asset already exists"));
    }

    void tenants_have_their_own_assets()
    {
        const Signer tenant = node.newTenant();
        const Signer other = node.newTenant();
        (void)node.newAsset("T1A");
        const std::string theirs = node.newAsset("T1A", 2, tenant);
        QVERIFY(!theirs.empty());
        const std::string wish = other.tenantId.toString();
        QCOMPARE(node.refusal(CreateAsset, input({{"code", "T2A"}, {"scale", 2}, {"tenantId", wish}}), tenant),
                 std::string("BAD_USER_INPUT Assignment to the specified tenant is not permitted"));
        const json::value given = node.data(CreateAsset, input({{"code", "T2A"}, {"scale", 2}, {"tenantId", wish}}));
        QCOMPARE(ApiNode::text(given, "createAsset.asset.tenant.id"), wish);
        QCOMPARE(node.refusal(AssetById, {{"id", theirs}}, other), std::string("NOT_FOUND Asset not found"));
        QCOMPARE(ApiNode::text(node.data(AssetById, {{"id", theirs}}), "asset.id"), theirs);
    }

    void thresholds_are_returned_as_given_and_cleared_when_left_out()
    {
        const json::value made =
            node.data(CreateAsset,
                      input({{"code", "THR"}, {"scale", 2}, {"withdrawalThreshold", "0"}, {"liquidityThreshold", 5}}));
        QCOMPARE(ApiNode::text(made, "createAsset.asset.withdrawalThreshold"), std::string("0"));
        QCOMPARE(ApiNode::text(made, "createAsset.asset.liquidityThreshold"), std::string("5"));
        const std::string id = ApiNode::text(made, "createAsset.asset.id");
        const json::value changed = node.data(UpdateAsset, input({{"id", id}, {"liquidityThreshold", "7"}}));
        QCOMPARE(ApiNode::text(changed, "updateAsset.asset.liquidityThreshold"), std::string("7"));
        QVERIFY(ApiNode::at(changed, "updateAsset.asset.withdrawalThreshold").is_null());
        QCOMPARE(node.refusal(UpdateAsset, input({{"id", node.newId()}})), std::string("NOT_FOUND Asset not found"));
        const Signer tenant = node.newTenant();
        const std::string theirs = node.newAsset("THR", 2, tenant);
        QCOMPARE(node.refusal(UpdateAsset, input({{"id", theirs}})), std::string("NOT_FOUND Asset not found"));
    }

    void a_deleted_asset_is_gone_and_comes_back_with_its_id()
    {
        const std::string id = node.newAsset("DEL", 3);
        (void)node.data(DeleteAsset, input({{"id", id}}));
        QCOMPARE(node.refusal(AssetById, {{"id", id}}), std::string("NOT_FOUND Asset not found"));
        QCOMPARE(node.newAsset("DEL", 3), id);
        (void)node.newPeer(id, "test.somebody");
        QCOMPARE(node.refusal(DeleteAsset, input({{"id", id}})), std::string("FORBIDDEN Cannot delete! Asset in use."));
        QCOMPARE(node.refusal(DeleteAsset, input({{"id", node.newId()}})), std::string("NOT_FOUND Asset not found"));
    }

    void the_newest_fee_is_in_force_and_all_are_listed()
    {
        const std::string id = node.newAsset("FEE");
        const auto fee = [&](int fixed, int points) {
            return input({{"assetId", id}, {"type", "SENDING"}, {"fee", {{"fixed", fixed}, {"basisPoints", points}}}});
        };
        (void)node.data(SetFee, fee(10, 100));
        (void)node.data(SetFee, fee(20, 200));
        const json::value seen = node.data("query($id: String!) { asset(id: $id) { sendingFee { fixed basisPoints } "
                                           "receivingFee { fixed } fees { edges { node { fixed } } } } }",
                                           {{"id", id}});
        QCOMPARE(ApiNode::text(seen, "asset.sendingFee.fixed"), std::string("20"));
        QVERIFY(ApiNode::at(seen, "asset.receivingFee").is_null());
        QCOMPARE(ApiNode::text(seen, "asset.fees.edges.0.node.fixed"), std::string("20"));
        QCOMPARE(ApiNode::text(seen, "asset.fees.edges.1.node.fixed"), std::string("10"));
        const std::string outside = "BAD_USER_INPUT Basis point fee must be between 0 and 10000";
        QCOMPARE(node.refusal(SetFee, fee(0, 10'001)), outside);
        QCOMPARE(node.refusal(SetFee, fee(0, -1)), outside);
        json::object unknown = fee(0, 1);
        unknown["input"].as_object()["assetId"] = node.newId();
        QCOMPARE(node.refusal(SetFee, unknown), std::string("NOT_FOUND Unknown asset"));
    }

    void an_asset_outlives_a_restart()
    {
        const std::string id = node.newAsset("RST");
        node.stop();
        node.start();
        QCOMPARE(ApiNode::text(node.data(AssetById, {{"id", id}}), "asset.code"), std::string("RST"));
    }

private:
    ApiNode node;
};

QTEST_GUILESS_MAIN(AssetsTest)
#include "tst_assets.moc"
