#include "tests/server/backend/apinode.h"

#include <QTest>

#include <set>

using namespace signalbox;
using namespace signalbox::test;
namespace json = boost::json;

namespace {

const std::string CreatePeer =
    "mutation($input: CreatePeerInput!) { createPeer(input: $input) { peer { id routes liquidity "
    "staticIlpAddress name maxPacketAmount http { outgoing { authToken endpoint } } } } }";
const std::string UpdatePeer = "mutation($input: UpdatePeerInput!) { updatePeer(input: $input) { peer { id name routes "
                               "staticIlpAddress http { outgoing { endpoint } } } } }";
const std::string DeletePeer = "mutation($input: DeletePeerInput!) { deletePeer(input: $input) { success } }";
const std::string PeerById = "query($id: String!) { peer(id: $id) { id name } }";
const std::string ByAddress = "query($address: String!, $asset: String!) { peerByAddressAndAsset(staticIlpAddress: "
                              "$address, assetId: $asset) { id } }";

json::object input(json::object members)
{
    return {{"input", std::move(members)}};
}

json::object connection(const std::string& endpoint, json::array incoming = {})
{
    json::object details{{"outgoing", {{"authToken", "outgoing"}, {"endpoint", endpoint}}}};
    if (!incoming.empty()) details["incoming"] = json::object{{"authTokens", std::move(incoming)}};
    return details;
}

} // namespace

/// Cases F of the conformance list: peers and where addresses lead, through the listening node.
class PeersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { asset = node.newAsset("USD"); }

    void a_new_peer_has_its_address_as_first_route_and_an_account()
    {
        const json::value made = node.data(CreatePeer, input({{"assetId", asset},
                                                              {"staticIlpAddress", "test.f01"},
                                                              {"name", "F01"},
                                                              {"maxPacketAmount", "500"},
                                                              {"http", connection("http://peer.test:3000", {"f01-in"})},
                                                              {"routes", json::array{"test.beyond"}}}));
        QCOMPARE(ApiNode::text(made, "createPeer.peer.routes"), std::string(R"(["test.f01","test.beyond"])"));
        QCOMPARE(ApiNode::text(made, "createPeer.peer.liquidity"), std::string("0"));
        QCOMPARE(ApiNode::text(made, "createPeer.peer.maxPacketAmount"), std::string("500"));
        QCOMPARE(ApiNode::text(made, "createPeer.peer.http.outgoing.authToken"), std::string("outgoing"));
    }

    void malformed_addresses_and_endpoints_are_refused_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QString>("refusal");
        const QString good = QStringLiteral("http://peer.test:3000");
        const QString badAddress = QStringLiteral("BAD_USER_INPUT invalid ILP address");
        const QString badEndpoint = QStringLiteral("BAD_USER_INPUT invalid HTTP endpoint");
        const auto row = [](const char* name, const QString& address, const QString& endpoint, const QString& refusal) {
            QTest::newRow(name) << address << endpoint << refusal;
        };
        row("exclamation mark", QStringLiteral("test.hello!"), good, badAddress);
        row("no segment", QStringLiteral("test"), good, badAddress);
        row("unknown scheme", QStringLiteral("live.hello"), good, badAddress);
        row("empty segment", QStringLiteral("test..hello"), good, badAddress);
        row("empty host label", QStringLiteral("test.f03"), QStringLiteral("http://.com"), badEndpoint);
        row("mail", QStringLiteral("test.f03"), QStringLiteral("mailto:x"), badEndpoint);
        row("no host", QStringLiteral("test.f03"), QStringLiteral("http://"), badEndpoint);
        row("file", QStringLiteral("test.f03"), QStringLiteral("ftp://peer.test"), badEndpoint);
    }
    void malformed_addresses_and_endpoints_are_refused()
    {
        QFETCH(QString, address);
        QFETCH(QString, endpoint);
        QFETCH(QString, refusal);
        QCOMPARE(node.refusal(CreatePeer, input({{"assetId", asset},
                                                 {"staticIlpAddress", address.toStdString()},
                                                 {"http", connection(endpoint.toStdString())}})),
                 refusal.toStdString());
    }

    void an_unknown_asset_is_refused_also_another_tenants()
    {
        json::object wish{
            {"assetId", node.newId()}, {"staticIlpAddress", "test.x"}, {"http", connection("http://peer.test")}};
        QCOMPARE(node.refusal(CreatePeer, input(wish)), std::string("NOT_FOUND unknown asset"));
        wish["assetId"] = asset;
        QCOMPARE(node.refusal(CreatePeer, input(wish), node.newTenant()), std::string("NOT_FOUND unknown asset"));
    }

    void an_incoming_token_belongs_to_one_peer()
    {
        const auto peer = [&](const std::string& address, json::array tokens) {
            return input({{"assetId", asset},
                          {"staticIlpAddress", address},
                          {"http", connection("http://peer.test", std::move(tokens))}});
        };
        const std::string refusal = "DUPLICATE duplicate incoming token";
        QCOMPARE(node.refusal(CreatePeer, peer("test.f05a", {"a", "a"})), refusal);
        const std::string id =
            ApiNode::text(node.data(CreatePeer, peer("test.f05b", {"b", "c"})), "createPeer.peer.id");
        QCOMPARE(node.refusal(CreatePeer, peer("test.f05c", {"c"})), refusal);
        QCOMPARE(node.refusal(CreatePeer, peer("test.f05b", {"d"})),
                 std::string("DUPLICATE duplicate peer found for same ILP address and asset"));
        // New tokens replace the old ones, which are then free.
        (void)node.data(UpdatePeer, input({{"id", id}, {"http", connection("http://peer.test", {"e"})}}));
        (void)node.data(CreatePeer, peer("test.f05d", {"b", "c"}));
    }

    void initial_liquidity_is_there_or_nothing_is()
    {
        const auto peer = [&](const std::string& address, const std::string& liquidity) {
            return input({{"assetId", asset},
                          {"staticIlpAddress", address},
                          {"initialLiquidity", liquidity},
                          {"http", connection("http://peer.test")}});
        };
        QCOMPARE(ApiNode::text(node.data(CreatePeer, peer("test.f07", "100")), "createPeer.peer.liquidity"),
                 std::string("100"));
        QCOMPARE(node.refusal(CreatePeer, peer("test.f07b", "9223372036854775808")),
                 std::string("BAD_USER_INPUT invalid initial liquidity for peer"));
        QVERIFY(byAddress("test.f07b").empty());
    }

    void a_peer_changes_and_goes()
    {
        const std::string id = node.newPeer(asset, "test.f09");
        const json::value changed = node.data(UpdatePeer, input({{"id", id},
                                                                 {"name", "New"},
                                                                 {"staticIlpAddress", "test.moved"},
                                                                 {"routes", json::array{"test.more"}}}));
        QCOMPARE(ApiNode::text(changed, "updatePeer.peer.routes"), std::string(R"(["test.moved","test.more"])"));
        QCOMPARE(byAddress("test.moved.child"), id);
        QCOMPARE(byAddress("test.more"), id);
        QVERIFY(byAddress("test.f09").empty());
        QCOMPARE(ApiNode::text(node.data(UpdatePeer, input({{"id", id}, {"routes", json::array{}}})),
                               "updatePeer.peer.routes"),
                 std::string(R"(["test.moved"])"));
        QCOMPARE(node.refusal(UpdatePeer, input({{"id", node.newId()}})), std::string("NOT_FOUND unknown peer"));
        QCOMPARE(node.refusal(UpdatePeer, input({{"id", id}}), node.newTenant()),
                 std::string("NOT_FOUND unknown peer"));
        (void)node.data(DeletePeer, input({{"id", id}}));
        QCOMPARE(node.refusal(DeletePeer, input({{"id", id}})), std::string("NOT_FOUND unknown peer"));
        QCOMPARE(node.refusal(PeerById, {{"id", id}}), std::string("NOT_FOUND unknown peer"));
        QVERIFY(byAddress("test.moved").empty());
    }

    void addresses_lead_by_whole_segments_and_by_asset()
    {
        const std::string near = node.newPeer(asset, "test1.near");
        const std::string far = node.newPeer(asset, "test1.near.far");
        QCOMPARE(byAddress("test1.near.far.away"), far);
        QCOMPARE(byAddress("test1.near.other"), near);
        QVERIFY(byAddress("test1.nearby").empty());
        const std::string other = node.newAsset("EUR");
        QVERIFY(
            ApiNode::at(node.data(ByAddress, {{"address", "test1.near"}, {"asset", other}}), "peerByAddressAndAsset")
                .is_null());
        const json::value asStranger =
            node.data(ByAddress, {{"address", "test1.near"}, {"asset", asset}}, node.newTenant());
        QVERIFY(ApiNode::at(asStranger, "peerByAddressAndAsset").is_null());
    }

    void a_longer_route_wins_and_a_lone_scheme_takes_the_rest()
    {
        const auto peer = [&](const std::string& address, const std::string& route) {
            return ApiNode::text(node.data(CreatePeer, input({{"assetId", asset},
                                                              {"staticIlpAddress", address},
                                                              {"routes", json::array{route}},
                                                              {"http", connection("http://peer.test")}})),
                                 "createPeer.peer.id");
        };
        const std::string far = peer("test.f14a", "g");
        const std::string near = peer("test.f14b", "g.test1");
        QCOMPARE(byAddress("g.test1.sub"), near);
        QCOMPARE(byAddress("g.test10"), far);
        QCOMPARE(byAddress("g.x"), far);
        (void)node.data(DeletePeer, input({{"id", near}}));
        QCOMPARE(byAddress("g.test1.sub"), far);
        for (const char* wrong : {"", "g.", "G", "g..x", "live", "g.test1 "})
            QVERIFY2(node.refusal(CreatePeer, input({{"assetId", asset},
                                                     {"staticIlpAddress", "test.f14c"},
                                                     {"routes", json::array{wrong}},
                                                     {"http", connection("http://peer.test")}}))
                         .starts_with("BAD_USER_INPUT invalid route"),
                     wrong);
    }

    void peers_of_one_route_all_take_their_turn()
    {
        constexpr int Tries = 120;
        std::set<std::string> all;
        for (int i = 0; i < 3; ++i) {
            const json::value made = node.data(CreatePeer, input({{"assetId", asset},
                                                                  {"staticIlpAddress", "test.f17x" + std::to_string(i)},
                                                                  {"routes", json::array{"private.shared"}},
                                                                  {"http", connection("http://peer.test")}}));
            all.insert(ApiNode::text(made, "createPeer.peer.id"));
        }
        std::set<std::string> seen;
        for (int i = 0; i < Tries; ++i) seen.insert(byAddress("private.shared.somebody"));
        QCOMPARE(seen, all);
    }

    void a_peers_limits_are_shown_as_given()
    {
        const json::value made =
            node.data("mutation($input: CreatePeerInput!) { createPeer(input: $input) { peer { id maxPacketAmount "
                      "liquidityThreshold asset { id } tenant { id } createdAt } } }",
                      input({{"assetId", asset},
                             {"staticIlpAddress", "test.limits"},
                             {"maxPacketAmount", "9223372036854775807"},
                             {"liquidityThreshold", 0},
                             {"http", connection("http://peer.test")}}));
        QCOMPARE(ApiNode::text(made, "createPeer.peer.maxPacketAmount"), std::string("9223372036854775807"));
        QCOMPARE(ApiNode::text(made, "createPeer.peer.liquidityThreshold"), std::string("0"));
        QCOMPARE(ApiNode::text(made, "createPeer.peer.asset.id"), asset);
        QCOMPARE(ApiNode::text(made, "createPeer.peer.tenant.id"), node.operatorSigner().tenantId.toString());
        const std::string id = ApiNode::text(made, "createPeer.peer.id");
        QCOMPARE(node.refusal(UpdatePeer, input({{"id", id}, {"staticIlpAddress", "test.hello!"}})),
                 std::string("BAD_USER_INPUT invalid ILP address"));
        QCOMPARE(node.refusal(UpdatePeer, input({{"id", id}, {"http", connection("http://")}})),
                 std::string("BAD_USER_INPUT invalid HTTP endpoint"));
        (void)node.newPeer(asset, "test.limits2");
        QCOMPARE(node.refusal(UpdatePeer, input({{"id", id}, {"staticIlpAddress", "test.limits2"}})),
                 std::string("DUPLICATE duplicate peer found for same ILP address and asset"));
    }

    void routes_are_there_again_after_a_restart()
    {
        // More than one page of them: all are loaded.
        std::string last;
        for (int i = 0; i < 30; ++i) last = node.newPeer(asset, "test2.p" + std::to_string(i));
        node.stop();
        node.start();
        QCOMPARE(byAddress("test2.p29.x"), last);
        QVERIFY(!byAddress("test2.p0.x").empty());
    }

    void each_tenant_lists_its_own_peers()
    {
        const Signer tenant = node.newTenant();
        const std::string theirs = node.newPeer(node.newAsset("ZAR", 2, tenant), "test3.theirs", tenant);
        const std::string list =
            "query($tenant: ID) { peers(first: 100, tenantId: $tenant) { edges { node { id } } } }";
        const json::value own = node.data(list, {}, tenant);
        QCOMPARE(ApiNode::at(own, "peers.edges").as_array().size(), std::size_t(1));
        QCOMPARE(ApiNode::text(own, "peers.edges.0.node.id"), theirs);
        const json::value chosen = node.data(list, {{"tenant", tenant.tenantId.toString()}});
        QCOMPARE(ApiNode::at(chosen, "peers.edges").as_array().size(), std::size_t(1));
        QVERIFY(ApiNode::at(node.data(list), "peers.edges").as_array().size() > 1);
    }

private:
    std::string byAddress(const std::string& address)
    {
        const json::value found = node.data(ByAddress, {{"address", address}, {"asset", asset}});
        const json::value& id = ApiNode::at(found, "peerByAddressAndAsset.id");
        return id.is_string() ? std::string(id.as_string()) : std::string();
    }

    ApiNode node;
    std::string asset;
};

QTEST_GUILESS_MAIN(PeersTest)
#include "tst_peers.moc"
