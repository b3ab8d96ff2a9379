#include "tests/server/backend/apinode.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;
namespace json = boost::json;

namespace {

const std::string Create = "mutation($input: CreateWalletAddressInput!) { createWalletAddress(input: $input) { "
                           "walletAddress { id address publicName status liquidity asset { id } tenant { id } "
                           "additionalProperties { key value visibleInOpenPayments } } } }";
const std::string Update = "mutation($input: UpdateWalletAddressInput!) { updateWalletAddress(input: $input) { "
                           "walletAddress { id status publicName additionalProperties { key value } } } }";
const std::string ById =
    "query($id: String!) { walletAddress(id: $id) { id status publicName additionalProperties { key "
    "value visibleInOpenPayments } walletAddressKeys { edges { node { id revoked jwk { kid x alg "
    "kty crv } } } pageInfo { hasNextPage } } } }";
const std::string ByUrl = "query($url: String!) { walletAddressByUrl(url: $url) { id address } }";
const std::string CreateKey =
    "mutation($input: CreateWalletAddressKeyInput!) { createWalletAddressKey(input: $input) { "
    "walletAddressKey { id walletAddressId revoked jwk { kid } } } }";
const std::string RevokeKey =
    "mutation($input: RevokeWalletAddressKeyInput!) { revokeWalletAddressKey(input: $input) { "
    "walletAddressKey { id revoked } } }";
const std::string InvalidUrl = "BAD_USER_INPUT invalid url";

json::object input(json::object members)
{
    return {{"input", std::move(members)}};
}
json::object jwk(const std::string& kid, const std::string& x = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
{
    return {{"kid", kid}, {"x", x}, {"alg", "EdDSA"}, {"kty", "OKP"}, {"crv", "Ed25519"}};
}
json::object additional(const std::string& key, const std::string& value, bool visible)
{
    return {{"key", key}, {"value", value}, {"visibleInOpenPayments", visible}};
}

} // namespace

/// Cases G of the conformance list that need no Open Payments server: wallet addresses and their keys, through the
/// listening node.
class WalletAddressesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { asset = node.newAsset("USD"); }

    void an_address_is_built_on_the_tenants_base_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("url");
        const auto row = [](const char* name, const char* base, const char* address, const char* url) {
            QTest::newRow(name) << QString::fromLatin1(base) << QString::fromLatin1(address)
                                << QString::fromLatin1(url);
        };
        row("G01 a name", "https://a1.me/ilp", "test", "https://a1.me/ilp/test");
        row("G01 a path", "https://a2.me/ilp", "/test", "https://a2.me/ilp/test");
        row("G01 a full URL", "https://a3.me/ilp", "https://a3.me/ilp/test", "https://a3.me/ilp/test");
        row("G01 a base that ends in a slash", "https://a4.me/ilp/", "test", "https://a4.me/ilp/test");
        row("a base without a path", "https://a5.me", "test", "https://a5.me/test");
        row("a base with a query", "https://a6.me/ilp?x=1#y", "test", "https://a6.me/ilp/test");
        row("a path of several parts", "https://a7.me", "/a/b/c", "https://a7.me/a/b/c");
        row("G06 upper case", "https://A8.me/ilp", "Test", "https://a8.me/ilp/test");
        row("a port", "https://a9.me:8443", "test", "https://a9.me:8443/test");
        row("the scheme's own port", "https://b1.me:443", "test", "https://b1.me/test");
        row("G02 another host", "https://b2.me", "https://bob.me/x", "");
        row("beside the base", "https://b3.me/ilp", "https://b3.me/ilpx", "");
        row("out of the base by a name", "https://b4.me/ilp", "../bob", "");
        row("out of the base by a URL", "https://b5.me/ilp", "https://b5.me/ilp/../bob", "");
        row("out of the base in disguise", "https://b6.me/ilp", "%2e%2e/bob", "");
        row("G04 incoming payments", "https://b7.me", "a/incoming-payments", "");
        row("G04 outgoing payments", "https://b8.me", "outgoing-payments/a", "");
        row("G04 quotes", "https://b9.me", "https://b9.me/quotes", "");
        row("G04 in upper case", "https://c1.me", "a/Quotes", "");
        row("G05 not https", "http://c2.me", "test", "");
        row("G05 not https against the base", "https://c3.me", "http://c3.me/test", "");
        row("G05 the root", "https://c4.me", "https://c4.me/", "");
    }
    void an_address_is_built_on_the_tenants_base()
    {
        QFETCH(QString, base);
        QFETCH(QString, address);
        QFETCH(QString, url);
        const Signer tenant = tenantWithBase(base.toStdString());
        const json::object wish =
            input({{"assetId", node.newAsset("USD", 2, tenant)}, {"address", address.toStdString()}});
        if (url.isEmpty()) {
            QCOMPARE(node.refusal(Create, wish, tenant), InvalidUrl);
            return;
        }
        const json::value made = node.data(Create, wish, tenant);
        QCOMPARE(ApiNode::text(made, "createWalletAddress.walletAddress.address"), url.toStdString());
        QCOMPARE(ApiNode::text(made, "createWalletAddress.walletAddress.tenant.id"), tenant.tenantId.toString());
    }

    void without_a_base_only_the_operator_has_addresses()
    {
        const Signer tenant = node.newTenant();
        const std::string theirs = node.newAsset("USD", 2, tenant);
        const std::string missing = "NOT_FOUND Setting for wallet address has not been found.";
        QCOMPARE(node.refusal(Create, input({{"assetId", theirs}, {"address", "g03"}}), tenant), missing);
        QCOMPARE(
            node.refusal(Create,
                         input({{"assetId", theirs}, {"address", "g03"}, {"tenantId", tenant.tenantId.toString()}})),
            missing);
        const json::value made = node.data(Create, input({{"assetId", asset}, {"address", "g03"}}));
        QCOMPARE(ApiNode::text(made, "createWalletAddress.walletAddress.address"),
                 std::string("https://node.test/g03"));
        QVERIFY(ApiNode::at(made, "createWalletAddress.walletAddress.liquidity").is_null());
        QCOMPARE(ApiNode::text(made, "createWalletAddress.walletAddress.status"), std::string("ACTIVE"));
    }

    void an_address_is_found_in_any_case_and_taken_once()
    {
        const std::string id = newAddress("G06/Mixed");
        for (const char* url : {"https://node.test/g06/mixed", "HTTPS://Node.Test/G06/MIXED"})
            QCOMPARE(ApiNode::text(node.data(ByUrl, {{"url", url}}), "walletAddressByUrl.id"), id);
        QVERIFY(ApiNode::at(node.data(ByUrl, {{"url", "https://node.test/nobody"}}), "walletAddressByUrl").is_null());
        for (const char* again : {"g06/mixed", "G06/MIXED", "https://node.test/g06/mixed"})
            QCOMPARE(node.refusal(Create, input({{"assetId", asset}, {"address", again}})),
                     std::string("DUPLICATE Duplicate wallet address found with the same url"));
    }

    void its_asset_is_one_of_its_tenant()
    {
        const std::string refusal = "BAD_USER_INPUT unknown asset";
        QCOMPARE(node.refusal(Create, input({{"assetId", node.newId()}, {"address", "g08"}})), refusal);
        QCOMPARE(node.refusal(Create, input({{"assetId", "x"}, {"address", "g08"}})), refusal);
        const Signer tenant = tenantWithBase("https://g08.test");
        QCOMPARE(node.refusal(Create, input({{"assetId", asset}, {"address", "g08"}}), tenant), refusal);
        QCOMPARE(node.refusal(
                     Create, input({{"assetId", asset}, {"address", "g08"}, {"tenantId", tenant.tenantId.toString()}})),
                 refusal);
    }

    void blank_properties_are_dropped_and_others_trimmed()
    {
        const json::array given{additional(" k ", " v", true), additional("k2", "v2", false),
                                additional(" ", " ", true), additional("k3", "", true)};
        const json::value made =
            node.data(Create, input({{"assetId", asset}, {"address", "g09"}, {"additionalProperties", given}}));
        QCOMPARE(ApiNode::text(made, "createWalletAddress.walletAddress.additionalProperties"),
                 std::string(R"([{"key":"k","value":"v","visibleInOpenPayments":true},)"
                             R"({"key":"k2","value":"v2","visibleInOpenPayments":false}])"));
        const std::string id = ApiNode::text(made, "createWalletAddress.walletAddress.id");
        const json::value left = node.data(Update, input({{"id", id}, {"publicName", "Name"}}));
        QCOMPARE(ApiNode::at(left, "updateWalletAddress.walletAddress.additionalProperties").as_array().size(),
                 std::size_t(2));
        const json::value replaced =
            node.data(Update, input({{"id", id}, {"additionalProperties", json::array{additional("n", "w", true)}}}));
        QCOMPARE(ApiNode::text(replaced, "updateWalletAddress.walletAddress.additionalProperties"),
                 std::string(R"([{"key":"n","value":"w"}])"));
        const json::value none = node.data(Update, input({{"id", id}, {"additionalProperties", json::array{}}}));
        QCOMPARE(ApiNode::text(none, "updateWalletAddress.walletAddress.additionalProperties"), std::string("[]"));
        QCOMPARE(ApiNode::text(none, "updateWalletAddress.walletAddress.publicName"), std::string("Name"));
    }

    void an_address_is_switched_off_and_on()
    {
        const std::string id = newAddress("g11");
        const auto status = [&](const char* wanted) {
            const json::value changed = node.data(Update, input({{"id", id}, {"status", wanted}}));
            const json::value seen = node.data(ById, {{"id", id}});
            return ApiNode::text(changed, "updateWalletAddress.walletAddress.status") + " " +
                   ApiNode::text(seen, "walletAddress.status");
        };
        QCOMPARE(status("INACTIVE"), std::string("INACTIVE INACTIVE"));
        QCOMPARE(status("INACTIVE"), std::string("INACTIVE INACTIVE"));
        QCOMPARE(ApiNode::text(node.data(ByUrl, {{"url", "https://node.test/g11"}}), "walletAddressByUrl.id"), id);
        QCOMPARE(status("ACTIVE"), std::string("ACTIVE ACTIVE"));
        QCOMPARE(node.refusal(Update, input({{"id", node.newId()}, {"status", "ACTIVE"}})),
                 std::string("NOT_FOUND Unknown wallet address"));
    }

    void an_unknown_id_is_refused()
    {
        QCOMPARE(node.refusal(ById, {{"id", node.newId()}}), std::string("NOT_FOUND unknown wallet address"));
        QCOMPARE(node.refusal(ById, {{"id", "x"}}), std::string("NOT_FOUND unknown wallet address"));
    }

    void a_key_id_is_in_use_once_and_free_again_when_revoked()
    {
        const std::string address = newAddress("g18");
        const json::object wish = input({{"walletAddressId", address}, {"jwk", jwk("key-1")}});
        const json::value made = node.data(CreateKey, wish);
        const std::string key = ApiNode::text(made, "createWalletAddressKey.walletAddressKey.id");
        QCOMPARE(ApiNode::text(made, "createWalletAddressKey.walletAddressKey.walletAddressId"), address);
        QCOMPARE(node.refusal(CreateKey, wish), std::string("DUPLICATE Key already exists"));
        for (int twice = 0; twice < 2; ++twice)
            QCOMPARE(ApiNode::text(node.data(RevokeKey, input({{"id", key}})),
                                   "revokeWalletAddressKey.walletAddressKey.revoked"),
                     std::string("true"));
        (void)node.data(CreateKey, wish);
        QCOMPARE(node.refusal(CreateKey, wish), std::string("DUPLICATE Key already exists"));
        const json::value seen = node.data(ById, {{"id", address}});
        QCOMPARE(ApiNode::text(seen, "walletAddress.walletAddressKeys.edges.0.node.revoked"), std::string("false"));
        QCOMPARE(ApiNode::text(seen, "walletAddress.walletAddressKeys.edges.1.node.id"), key);
        QCOMPARE(ApiNode::text(seen, "walletAddress.walletAddressKeys.edges.0.node.jwk"),
                 std::string(R"({"kid":"key-1","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","alg":"EdDSA",)"
                             R"("kty":"OKP","crv":"Ed25519"})"));
        // The same name at another address is another key.
        (void)node.data(CreateKey, input({{"walletAddressId", newAddress("g18b")}, {"jwk", jwk("key-1")}}));
    }

    void keys_that_are_none_and_owners_that_are_unknown_are_refused()
    {
        QCOMPARE(node.refusal(CreateKey, input({{"walletAddressId", node.newId()}, {"jwk", jwk("k")}})),
                 std::string("NOT_FOUND Unknown wallet address"));
        QCOMPARE(node.refusal(RevokeKey, input({{"id", node.newId()}})),
                 std::string("NOT_FOUND Wallet address key not found"));
        const std::string address = newAddress("badkey");
        QVERIFY(node.refusal(CreateKey, input({{"walletAddressId", address}, {"jwk", jwk("k", "AAAA")}}))
                    .starts_with("BAD_USER_INPUT "));
    }

private:
    Signer tenantWithBase(const std::string& base)
    {
        const Signer tenant = node.newTenant();
        const json::array settings{json::object{{"key", "WALLET_ADDRESS_URL"}, {"value", base}}};
        (void)node.data("mutation($input: CreateTenantSettingsInput!) { createTenantSettings(input: $input) { settings "
                        "{ key } } }",
                        input({{"settings", settings}}), tenant);
        return tenant;
    }
    std::string newAddress(const std::string& name)
    {
        return ApiNode::text(node.data(Create, input({{"assetId", asset}, {"address", name}})),
                             "createWalletAddress.walletAddress.id");
    }

    ApiNode node;
    std::string asset;
};

QTEST_GUILESS_MAIN(WalletAddressesTest)
#include "tst_walletaddresses.moc"
