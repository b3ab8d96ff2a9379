#include "tests/server/backend/apinode.h"
#include "tests/server/backend/fakeauthservice.h"

#include <QTest>

#include <thread>

using namespace signalbox;
using namespace signalbox::test;
namespace json = boost::json;

namespace {

const std::string CreateTenant =
    "mutation($input: CreateTenantInput!) { createTenant(input: $input) { tenant { id email publicName apiSecret "
    "deletedAt settings { key value } } } }";
const std::string UpdateTenant = "mutation($input: UpdateTenantInput!) { updateTenant(input: $input) { tenant { id "
                                 "email publicName idpConsentUrl } } }";
const std::string DeleteTenant = "mutation($id: String!) { deleteTenant(id: $id) { success } }";
const std::string PutSettings = "mutation($input: CreateTenantSettingsInput!) { createTenantSettings(input: $input) { "
                                "settings { key value } } }";
const std::string TenantById = "query($id: String!) { tenant(id: $id) { id email publicName apiSecret deletedAt "
                               "settings { key value } } }";
const std::string Tenants = "{ tenants(first: 100) { edges { node { id deletedAt } } } }";
const std::string Whoami = "{ whoami { id } }";

json::object input(json::object members)
{
    return {{"input", std::move(members)}};
}
json::object setting(const std::string& key, const std::string& value)
{
    return {{"key", key}, {"value", value}};
}
json::object settings(json::array list)
{
    return input({{"settings", std::move(list)}});
}

ApiNode::Options toldTo(const FakeAuthService& auth)
{
    ApiNode::Options options;
    options.authServiceUrl = auth.url();
    return options;
}

} // namespace

/// Cases Q of the conformance list: tenants and their settings, through the listening node and an authorization
/// server that hears of them.
class TenantsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auth.answerWith(204);
        auth.forgetHeard();
    }

    void only_the_operator_manages_tenants()
    {
        const Signer tenant = node.newTenant();
        QCOMPARE(node.refusal(CreateTenant, input({{"apiSecret", "s"}}), tenant),
                 std::string("FORBIDDEN permission denied"));
        QCOMPARE(node.refusal(DeleteTenant, {{"id", tenant.tenantId.toString()}}, tenant),
                 std::string("FORBIDDEN permission denied"));
        QCOMPARE(node.refusal(Tenants, {}, tenant), std::string("FORBIDDEN cannot get tenants page"));
    }

    void an_id_is_a_uuid_and_names_one_tenant_for_ever()
    {
        QCOMPARE(node.refusal(CreateTenant, input({{"id", "x"}, {"apiSecret", "s"}})),
                 std::string("BAD_USER_INPUT Invalid Tenant ID"));
        QVERIFY(auth.heard().empty());
        const std::string id = node.newId();
        const json::value made = node.data(CreateTenant, input({{"id", id}, {"apiSecret", "its own"}}));
        QCOMPARE(ApiNode::text(made, "createTenant.tenant.id"), id);
        auth.forgetHeard();
        const std::string taken = "DUPLICATE A tenant with this id already exists.";
        QCOMPARE(node.refusal(CreateTenant, input({{"id", id}, {"apiSecret", "another"}})), taken);
        // The authorization server may not be told to forget the tenant that has the id.
        QVERIFY(auth.heard().empty());
        (void)node.data(DeleteTenant, {{"id", id}});
        QCOMPARE(node.refusal(CreateTenant, input({{"id", id}, {"apiSecret", "another"}})), taken);
    }

    void a_secret_is_not_empty()
    {
        const std::string refusal = "BAD_USER_INPUT apiSecret must not be empty: everybody could sign with it.";
        QCOMPARE(node.refusal(CreateTenant, input({{"apiSecret", ""}})), refusal);
        const Signer tenant = node.newTenant();
        QCOMPARE(node.refusal(UpdateTenant, input({{"id", tenant.tenantId.toString()}, {"apiSecret", ""}}), tenant),
                 refusal);
    }

    void a_new_tenant_has_the_defaults_and_the_authorization_server_knows_it()
    {
        const json::value made = node.data(CreateTenant, input({{"apiSecret", "its secret"},
                                                                {"email", "t@example.com"},
                                                                {"publicName", "Tenant"},
                                                                {"idpConsentUrl", "https://idp.test/consent"},
                                                                {"idpSecret", "idp"}}));
        const std::string id = ApiNode::text(made, "createTenant.tenant.id");
        QCOMPARE(ApiNode::text(made, "createTenant.tenant.settings"),
                 "[{\"key\":\"WEBHOOK_TIMEOUT\",\"value\":\"2000\"},{\"key\":\"WEBHOOK_MAX_RETRY\",\"value\":\"10\"},"
                 "{\"key\":\"ILP_ADDRESS\",\"value\":\"test.node." +
                     id + "\"}]");
        QCOMPARE(ApiNode::text(made, "createTenant.tenant.email"), std::string("t@example.com"));
        const std::vector<std::string> heard = auth.heard();
        QCOMPARE(heard.size(), std::size_t(1));
        QVERIFY2(heard.front().starts_with("POST /tenant {"), heard.front().c_str());
        const json::value told = json::parse(heard.front().substr(heard.front().find('{')));
        QCOMPARE(told, (json::value{{"id", id},
                                    {"apiSecret", "its secret"},
                                    {"idpConsentUrl", "https://idp.test/consent"},
                                    {"idpSecret", "idp"}}));
    }

    void settings_given_are_added_to_the_defaults_unless_they_name_an_ilp_address()
    {
        const auto keysWith = [&](json::array given) {
            const json::value made = node.data(CreateTenant, input({{"apiSecret", "s"}, {"settings", given}}));
            std::string keys;
            for (const json::value& each : ApiNode::at(made, "createTenant.tenant.settings").as_array())
                keys += ApiNode::text(each, "key") + "=" + ApiNode::text(each, "value") + " ";
            return keys;
        };
        QCOMPARE(keysWith({setting("ILP_ADDRESS", "test.own")}), std::string("ILP_ADDRESS=test.own "));
        const std::string added = keysWith({setting("WEBHOOK_MAX_RETRY", "3")});
        QVERIFY2(added.starts_with("WEBHOOK_TIMEOUT=2000 WEBHOOK_MAX_RETRY=3 ILP_ADDRESS=test.node."), added.c_str());
    }

    void nothing_is_made_or_changed_when_the_authorization_server_refuses()
    {
        const Signer tenant = node.newTenant();
        const std::string id = tenant.tenantId.toString();
        const std::string before = json::serialize(node.data(Tenants));
        auth.answerWith(500);
        const std::string refusal = node.refusal(CreateTenant, input({{"apiSecret", "s"}}));
        QVERIFY2(refusal.starts_with("INTERNAL_SERVER_ERROR "), refusal.c_str());
        QCOMPARE(json::serialize(node.data(Tenants)), before);
        QCOMPARE(node.refusal(UpdateTenant, input({{"id", id}, {"idpSecret", "new"}})),
                 std::string("NOT_FOUND failed to update tenant"));
        QCOMPARE(node.refusal(DeleteTenant, {{"id", id}}), std::string("NOT_FOUND failed to delete tenant"));
        QCOMPARE(node.post(Whoami, {}, tenant).status, 200);
        // What the authorization server does not keep is changed without it.
        (void)node.data(UpdateTenant, input({{"id", id}, {"email", "new@example.com"}}));
    }

    void a_tenant_whose_settings_are_refused_is_taken_back()
    {
        const Signer first = node.newTenant();
        (void)node.data(PutSettings, settings({setting("WALLET_ADDRESS_URL", "https://taken.test")}), first);
        const std::string before = json::serialize(node.data(Tenants));
        auth.forgetHeard();
        QCOMPARE(node.refusal(CreateTenant,
                              input({{"apiSecret", "s"},
                                     {"settings", json::array{setting("WALLET_ADDRESS_URL", "https://taken.test")}}})),
                 std::string("BAD_USER_INPUT Wallet Address Url already exists"));
        QCOMPARE(json::serialize(node.data(Tenants)), before);
        QCOMPARE(auth.heard().size(), std::size_t(2));
        QVERIFY2(auth.heard().back().starts_with("DELETE /tenant/"), auth.heard().back().c_str());
    }

    /// Wallet addresses below such a base would look like another's (node-spec §5.11 compares the exact text only).
    void no_tenant_takes_the_base_of_another_by_spelling_it_differently()
    {
        const Signer first = node.newTenant();
        (void)node.data(PutSettings, settings({setting("WALLET_ADDRESS_URL", "https://spelt.test/Pay")}), first);
        const Signer second = node.newTenant();
        const auto wish = [&](const char* url) {
            return node.refusal(PutSettings, settings({setting("WALLET_ADDRESS_URL", url)}), second);
        };
        const std::string taken = "BAD_USER_INPUT Wallet Address Url already exists";
        QCOMPARE(wish("https://SPELT.test/Pay"), taken);
        QCOMPARE(wish("https://spelt.test:443/pay/"), taken);
        QCOMPARE(wish("https://spelt.test/pay?x=1"), taken);
        // What the operator's wallet addresses begin with when it has no setting.
        QCOMPARE(wish("https://node.test/"), taken);
        (void)node.data(PutSettings, settings({setting("WALLET_ADDRESS_URL", "https://spelt.test/other")}), second);
    }

    void a_tenant_changes_its_own_secret_and_the_operator_does_not()
    {
        Signer tenant = node.newTenant();
        const std::string id = tenant.tenantId.toString();
        const std::string secret = "new secret " + node.newId();
        auth.forgetHeard();
        QCOMPARE(node.refusal(UpdateTenant, input({{"id", id}, {"apiSecret", "new"}})),
                 std::string("BAD_USER_INPUT Operator cannot update apiSecret over admin api"));
        QVERIFY(auth.heard().empty());
        (void)node.data(UpdateTenant, input({{"id", id}, {"apiSecret", secret}}), tenant);
        QCOMPARE(auth.heard(), std::vector<std::string>{"PATCH /tenant/" + id + " {\"apiSecret\":\"" + secret + "\"}"});
        QCOMPARE(node.post(Whoami, {}, tenant).status, 401);
        tenant.secret = secret;
        QCOMPARE(node.post(Whoami, {}, tenant).status, 200);
        auth.forgetHeard();
        const json::value named = node.data(UpdateTenant, input({{"id", id}, {"publicName", "Name"}}));
        QCOMPARE(ApiNode::text(named, "updateTenant.tenant.publicName"), std::string("Name"));
        QVERIFY(auth.heard().empty());
        QCOMPARE(node.refusal(UpdateTenant, input({{"id", node.newId()}, {"publicName", "x"}})),
                 std::string("NOT_FOUND failed to update tenant"));
        QCOMPARE(node.refusal(UpdateTenant, input({{"id", node.newId()}, {"publicName", "x"}}), tenant),
                 std::string("NOT_FOUND tenant does not exist"));
    }

    /// The operator's change waits for the authorization server while the tenant changes its secret.
    void a_change_beside_another_does_not_bring_the_old_secret_back()
    {
        Signer tenant = node.newTenant();
        const std::string id = tenant.tenantId.toString();
        auth.hold();
        std::thread slow([&] { (void)node.data(UpdateTenant, input({{"id", id}, {"idpSecret", "idp"}})); });
        auth.waitUntilHolding();
        // A change of the name needs no authorization server, so it overtakes; so does a secret once it is let go.
        (void)node.data(UpdateTenant, input({{"id", id}, {"publicName", "Overtaken"}, {"email", "a@example.com"}}));
        auth.release();
        slow.join();
        const json::value seen = node.data(TenantById, {{"id", id}});
        QCOMPARE(ApiNode::text(seen, "tenant.publicName"), std::string("Overtaken"));
        QCOMPARE(ApiNode::text(seen, "tenant.email"), std::string("a@example.com"));
    }

    void settings_that_make_no_sense_are_refused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("taken");
        const auto row = [](const char* key, const char* value, bool taken) {
            QTest::addRow("%s %s", key, value) << QString::fromLatin1(key) << QString::fromLatin1(value) << taken;
        };
        row("WEBHOOK_TIMEOUT", "0", false);
        row("WEBHOOK_TIMEOUT", "abc", false);
        row("WEBHOOK_TIMEOUT", "-1", false);
        row("WEBHOOK_TIMEOUT", "", false);
        row("WEBHOOK_TIMEOUT", "Infinity", false);
        row("WEBHOOK_TIMEOUT", "1", true);
        row("WEBHOOK_MAX_RETRY", "-1", false);
        row("WEBHOOK_MAX_RETRY", "many", false);
        row("WEBHOOK_MAX_RETRY", "0", true);
        row("WEBHOOK_URL", "x", false);
        row("WEBHOOK_URL", "https://hooks.test/in", true);
        row("EXCHANGE_RATES_URL", "x", false);
        row("EXCHANGE_RATES_URL", "http://rates.test", true);
        row("WALLET_ADDRESS_URL", "x", false);
        row("WALLET_ADDRESS_URL", "https://q06.test", true);
        row("ILP_ADDRESS", "x", false);
        row("ILP_ADDRESS", "test.q06", true);
    }
    void settings_that_make_no_sense_are_refused()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(bool, taken);
        const Signer tenant = node.newTenant();
        const json::object wish =
            settings({setting("WEBHOOK_MAX_RETRY", "7"), setting(key.toStdString(), value.toStdString())});
        if (taken) {
            const json::value put = node.data(PutSettings, wish, tenant);
            QCOMPARE(ApiNode::text(put, "createTenantSettings.settings.1.value"), value.toStdString());
            return;
        }
        QCOMPARE(node.refusal(PutSettings, wish, tenant),
                 std::string("BAD_USER_INPUT Invalid value for one or more tenant settings"));
        // One that makes no sense refuses all.
        QCOMPARE(valueOf("WEBHOOK_MAX_RETRY", tenant), std::string("10"));
    }

    void a_base_of_wallet_addresses_belongs_to_one_tenant()
    {
        const Signer one = node.newTenant();
        const Signer other = node.newTenant();
        const json::object wish = settings({setting("WALLET_ADDRESS_URL", "https://q07.test")});
        (void)node.data(PutSettings, wish, one);
        (void)node.data(PutSettings, wish, one);
        QCOMPARE(node.refusal(PutSettings, wish, other),
                 std::string("BAD_USER_INPUT Wallet Address Url already exists"));
        (void)node.data(DeleteTenant, {{"id", one.tenantId.toString()}});
        (void)node.data(PutSettings, wish, other);
    }

    void a_setting_given_again_is_replaced()
    {
        const Signer tenant = node.newTenant();
        for (const char* value : {"https://one.test", "https://two.test"})
            (void)node.data(PutSettings, settings({setting("WEBHOOK_URL", value)}), tenant);
        QCOMPARE(valueOf("WEBHOOK_URL", tenant), std::string("https://two.test"));
        QCOMPARE(valueOf("WEBHOOK_TIMEOUT", tenant), std::string("2000"));
    }

    void a_deleted_tenant_is_out_and_the_operator_still_sees_it()
    {
        const Signer tenant = node.newTenant();
        const std::string id = tenant.tenantId.toString();
        auth.forgetHeard();
        (void)node.data(DeleteTenant, {{"id", id}});
        QCOMPARE(auth.heard().size(), std::size_t(1));
        QVERIFY2(auth.heard().front().starts_with("DELETE /tenant/" + id + " {\"deletedAt\":\"20"),
                 auth.heard().front().c_str());
        QCOMPARE(node.post(Whoami, {}, tenant).status, 401);
        const json::value seen = node.data(TenantById, {{"id", id}});
        QVERIFY(ApiNode::at(seen, "tenant.deletedAt").is_string());
        QVERIFY(json::serialize(node.data(Tenants)).find(id) != std::string::npos);
        QCOMPARE(node.refusal(DeleteTenant, {{"id", id}}), std::string("NOT_FOUND failed to delete tenant"));
        QCOMPARE(node.refusal(UpdateTenant, input({{"id", id}, {"publicName", "x"}})),
                 std::string("NOT_FOUND failed to update tenant"));
    }

    void the_operators_own_tenant_stays()
    {
        const std::string id = node.operatorSigner().tenantId.toString();
        QCOMPARE(node.refusal(DeleteTenant, {{"id", id}}), std::string("NOT_FOUND failed to delete tenant"));
        QCOMPARE(node.post(Whoami).status, 200);
    }

private:
    std::string valueOf(const std::string& key, const Signer& tenant)
    {
        const json::value seen = node.data(TenantById, {{"id", tenant.tenantId.toString()}}, tenant);
        for (const json::value& each : ApiNode::at(seen, "tenant.settings").as_array())
            if (ApiNode::text(each, "key") == key) return ApiNode::text(each, "value");
        return {};
    }

    FakeAuthService auth;
    ApiNode node{toldTo(auth)};
};

QTEST_GUILESS_MAIN(TenantsTest)
#include "tst_tenants.moc"
