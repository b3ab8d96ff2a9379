#include "tests/server/backend/apinode.h"
#include "tests/server/backend/belongings.h"

#include <QTest>

#include <set>

using namespace signalbox;
using namespace signalbox::test;
namespace json = boost::json;

namespace {

json::object input(json::object members)
{
    return {{"input", std::move(members)}};
}

/// One operation on something of a tenant: what the operator, that tenant and another one are answered.
/// `ok`, `null` (no error and nothing found) or a refusal.
struct Operation
{
    const char* field;
    const char* document;
    json::object (*variables)(Belongings&);
    const char* asOperator;
    const char* asOwner;
    const char* asStranger;
};

json::object byId(std::string id)
{
    return {{"id", std::move(id)}};
}
json::object held(Belongings& own, const std::string& field, const std::string& id)
{
    json::object wish = own.movement(field, id, "10");
    wish["input"].as_object()["timeoutSeconds"] = 0;
    return wish;
}
json::object finishing(Belongings& own)
{
    return input({{"withdrawalId", own.hold()}, {"idempotencyKey", own.node().newId()}});
}
json::object connection()
{
    return {{"outgoing", {{"authToken", "t"}, {"endpoint", "http://peer.test"}}}};
}
json::object jwk(const std::string& kid)
{
    return {{"kid", kid},
            {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
            {"alg", "EdDSA"},
            {"kty", "OKP"},
            {"crv", "Ed25519"}};
}

constexpr auto ok = "ok";
constexpr auto nothing = "null";

/// node-spec §4.4, and its recommendations where the reference scopes nothing.
const Operation operations[] = {
    {"Query.asset", "query($id: String!) { asset(id: $id) { id } }", [](Belongings& b) { return byId(b.asset()); }, ok,
     ok, "NOT_FOUND Asset not found"},
    {"Query.assetByCodeAndScale", "query { assetByCodeAndScale(code: \"OWN\", scale: 2) { id } }",
     [](Belongings& b) {
         (void)b.asset();
         return json::object();
     },
     nothing, ok, nothing},
    {"Query.peer", "query($id: String!) { peer(id: $id) { id } }", [](Belongings& b) { return byId(b.peer()); }, ok, ok,
     "NOT_FOUND unknown peer"},
    {"Query.peerByAddressAndAsset",
     "query($address: String!, $asset: String!) { peerByAddressAndAsset(staticIlpAddress: $address, assetId: $asset) { "
     "id } }",
     [](Belongings& b) {
         (void)b.peer();
         return json::object{{"address", b.ilpAddress()}, {"asset", b.asset()}};
     },
     nothing, ok, nothing},
    {"Query.walletAddress", "query($id: String!) { walletAddress(id: $id) { id } }",
     [](Belongings& b) { return byId(b.walletAddress()); }, ok, ok, "NOT_FOUND unknown wallet address"},
    {"Query.walletAddressByUrl", "query($url: String!) { walletAddressByUrl(url: $url) { id } }",
     [](Belongings& b) {
         (void)b.walletAddress();
         return json::object{{"url", b.url()}};
     },
     ok, ok, nothing},
    {"Query.accountingTransfers",
     "query($id: String!) { accountingTransfers(id: $id) { debits { id } credits { id } } }",
     [](Belongings& b) { return byId(b.fundedAsset()); }, ok, ok, "nothing listed"},
    {"Query.tenant", "query($id: String!) { tenant(id: $id) { id } }", [](Belongings& b) { return byId(b.tenant()); },
     ok, ok, "NOT_FOUND tenant does not exist"},
    {"Query.tenants", "{ tenants { edges { node { id } } } }", [](Belongings&) { return json::object(); }, ok,
     "FORBIDDEN cannot get tenants page", "FORBIDDEN cannot get tenants page"},

    {"Mutation.createAsset", "mutation($input: CreateAssetInput!) { createAsset(input: $input) { asset { id } } }",
     [](Belongings& b) {
         return input({{"code", "NEW"}, {"scale", 2}, {"tenantId", b.tenant()}});
     },
     ok, ok, "BAD_USER_INPUT Assignment to the specified tenant is not permitted"},
    {"Mutation.updateAsset", "mutation($input: UpdateAssetInput!) { updateAsset(input: $input) { asset { id } } }",
     [](Belongings& b) {
         return input({{"id", b.asset()}});
     },
     "NOT_FOUND Asset not found", ok, "NOT_FOUND Asset not found"},
    {"Mutation.deleteAsset", "mutation($input: DeleteAssetInput!) { deleteAsset(input: $input) { asset { id } } }",
     [](Belongings& b) {
         return input({{"id", b.asset()}});
     },
     "NOT_FOUND Asset not found", ok, "NOT_FOUND Asset not found"},
    {"Mutation.setFee", "mutation($input: SetFeeInput!) { setFee(input: $input) { fee { id } } }",
     [](Belongings& b) {
         const json::object fee{{"fixed", 1}, {"basisPoints", 1}};
         return input({{"assetId", b.asset()}, {"type", "SENDING"}, {"fee", fee}});
     },
     ok, ok, "NOT_FOUND Unknown asset"},
    {"Mutation.createPeer", "mutation($input: CreatePeerInput!) { createPeer(input: $input) { peer { id } } }",
     [](Belongings& b) {
         return input({{"assetId", b.asset()}, {"staticIlpAddress", b.ilpAddress()}, {"http", connection()}});
     },
     ok, ok, "NOT_FOUND unknown asset"},
    {"Mutation.updatePeer", "mutation($input: UpdatePeerInput!) { updatePeer(input: $input) { peer { id } } }",
     [](Belongings& b) {
         return input({{"id", b.peer()}, {"name", "New"}});
     },
     ok, ok, "NOT_FOUND unknown peer"},
    {"Mutation.deletePeer", "mutation($input: DeletePeerInput!) { deletePeer(input: $input) { success } }",
     [](Belongings& b) {
         return input({{"id", b.peer()}});
     },
     "NOT_FOUND unknown peer", ok, "NOT_FOUND unknown peer"},
    {"Mutation.createWalletAddress",
     "mutation($input: CreateWalletAddressInput!) { createWalletAddress(input: $input) { walletAddress { id } } }",
     [](Belongings& b) {
         return input({{"assetId", b.asset()}, {"address", b.url()}, {"tenantId", b.tenant()}});
     },
     ok, ok, "BAD_USER_INPUT Assignment to the specified tenant is not permitted"},
    {"Mutation.updateWalletAddress",
     "mutation($input: UpdateWalletAddressInput!) { updateWalletAddress(input: $input) { walletAddress { id } } }",
     [](Belongings& b) {
         return input({{"id", b.walletAddress()}, {"publicName", "New"}});
     },
     "NOT_FOUND Unknown wallet address", ok, "NOT_FOUND Unknown wallet address"},
    {"Mutation.createWalletAddressKey",
     "mutation($input: CreateWalletAddressKeyInput!) { createWalletAddressKey(input: $input) { walletAddressKey { id } "
     "} }",
     [](Belongings& b) {
         return input({{"walletAddressId", b.walletAddress()}, {"jwk", jwk("new")}});
     },
     ok, ok, "NOT_FOUND Unknown wallet address"},
    {"Mutation.revokeWalletAddressKey",
     "mutation($input: RevokeWalletAddressKeyInput!) { revokeWalletAddressKey(input: $input) { walletAddressKey { id } "
     "} }",
     [](Belongings& b) {
         return input({{"id", b.key()}});
     },
     ok, ok, "NOT_FOUND Wallet address key not found"},

    {"Mutation.depositAssetLiquidity",
     "mutation($input: DepositAssetLiquidityInput!) { depositAssetLiquidity(input: $input) { success } }",
     [](Belongings& b) { return b.movement("assetId", b.asset(), "10"); }, ok, ok, "NOT_FOUND Unknown asset"},
    {"Mutation.depositPeerLiquidity",
     "mutation($input: DepositPeerLiquidityInput!) { depositPeerLiquidity(input: $input) { success } }",
     [](Belongings& b) { return b.movement("peerId", b.peer(), "10"); }, ok, ok, "NOT_FOUND unknown peer"},
    {"Mutation.createAssetLiquidityWithdrawal",
     "mutation($input: CreateAssetLiquidityWithdrawalInput!) { createAssetLiquidityWithdrawal(input: $input) { success "
     "} }",
     [](Belongings& b) { return held(b, "assetId", b.fundedAsset()); }, ok, ok, "NOT_FOUND Unknown asset"},
    {"Mutation.createPeerLiquidityWithdrawal",
     "mutation($input: CreatePeerLiquidityWithdrawalInput!) { createPeerLiquidityWithdrawal(input: $input) { success } "
     "}",
     [](Belongings& b) { return held(b, "peerId", b.fundedPeer()); }, ok, ok, "NOT_FOUND Unknown peer"},
    {"Mutation.createWalletAddressWithdrawal",
     "mutation($input: CreateWalletAddressWithdrawalInput!) { createWalletAddressWithdrawal(input: $input) { "
     "withdrawal { id } } }",
     [](Belongings& b) {
         return input({{"walletAddressId", b.walletAddress()},
                       {"id", b.node().newId()},
                       {"timeoutSeconds", 0},
                       {"idempotencyKey", b.node().newId()}});
     },
     "FORBIDDEN Transfer amount is zero", "FORBIDDEN Transfer amount is zero", "NOT_FOUND Unknown wallet address"},
    {"Mutation.postLiquidityWithdrawal",
     "mutation($input: PostLiquidityWithdrawalInput!) { postLiquidityWithdrawal(input: $input) { success } }",
     [](Belongings& b) { return finishing(b); }, ok, ok, "NOT_FOUND Unknown transfer"},
    {"Mutation.voidLiquidityWithdrawal",
     "mutation($input: VoidLiquidityWithdrawalInput!) { voidLiquidityWithdrawal(input: $input) { success } }",
     [](Belongings& b) { return finishing(b); }, ok, ok, "NOT_FOUND Unknown transfer"},

    {"Mutation.createTenant",
     "mutation { createTenant(input: { apiSecret: \"a secret of its own\" }) { tenant { id } } }",
     [](Belongings&) { return json::object(); }, ok, "FORBIDDEN permission denied", "FORBIDDEN permission denied"},
    {"Mutation.updateTenant", "mutation($input: UpdateTenantInput!) { updateTenant(input: $input) { tenant { id } } }",
     [](Belongings& b) {
         return input({{"id", b.tenant()}, {"publicName", "New"}});
     },
     ok, ok, "NOT_FOUND tenant does not exist"},
    {"Mutation.deleteTenant", "mutation($id: String!) { deleteTenant(id: $id) { success } }",
     [](Belongings& b) { return byId(b.tenant()); }, ok, "FORBIDDEN permission denied", "FORBIDDEN permission denied"},
};

} // namespace

/// node-spec §4.4: who may do what to whose, for every operation that this version knows.
class TenancyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { stranger = node.newTenant(); }

    void each_operation_is_open_to_whom_it_should_be_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("wanted");
        int index = 0;
        for (const Operation& operation : operations) {
            for (const auto& [who, wanted] :
                 {std::pair("operator", operation.asOperator), std::pair("owner", operation.asOwner),
                  std::pair("stranger", operation.asStranger)})
                QTest::addRow("%s as %s", operation.field, who)
                    << index << QString::fromLatin1(who) << QString::fromLatin1(wanted);
            ++index;
        }
    }
    void each_operation_is_open_to_whom_it_should_be()
    {
        QFETCH(int, index);
        QFETCH(QString, who);
        QFETCH(QString, wanted);
        const Operation& operation = operations[index];
        Belongings own(node);
        const json::object variables = operation.variables(own);
        const Signer& caller = who == QStringLiteral("owner")      ? own.owner()
                               : who == QStringLiteral("stranger") ? stranger
                                                                   : node.operatorSigner();
        QCOMPARE(outcome(node.call(operation.document, variables, caller)), wanted.toStdString());
    }

    void a_list_shows_the_operator_what_it_asks_for_and_everybody_else_their_own_data()
    {
        QTest::addColumn<QString>("list");
        for (const char* list : {"assets", "peers", "walletAddresses"})
            QTest::newRow(list) << QString::fromLatin1(list);
    }
    void a_list_shows_the_operator_what_it_asks_for_and_everybody_else_their_own()
    {
        QFETCH(QString, list);
        Belongings one(node);
        Belongings other(node);
        for (Belongings* own : {&one, &other}) {
            (void)own->peer();
            (void)own->walletAddress();
        }
        const std::string type = list == QStringLiteral("peers") ? "ID" : "String";
        const std::string document = "query($tenant: " + type + ") { list: " + list.toStdString() +
                                     "(first: 100, tenantId: $tenant) { edges { node { tenant { id } } } pageInfo { "
                                     "hasNextPage hasPreviousPage } } }";
        const auto tenantsSeen = [&](const Signer& who, const json::object& variables) {
            std::vector<std::string> seen;
            const json::value data = node.data(document, variables, who);
            for (const json::value& edge : ApiNode::at(data, "list.edges").as_array())
                seen.push_back(ApiNode::text(edge, "node.tenant.id"));
            return seen;
        };
        const json::object asked{{"tenant", other.tenant()}};
        QCOMPARE(tenantsSeen(one.owner(), asked), std::vector{one.tenant()});
        QCOMPARE(tenantsSeen(one.owner(), {}), std::vector{one.tenant()});
        QCOMPARE(tenantsSeen(node.operatorSigner(), asked), std::vector{other.tenant()});
        QCOMPARE(tenantsSeen(node.operatorSigner(), {{"tenant", "nobody"}}), std::vector<std::string>());
        const std::vector<std::string> all = tenantsSeen(node.operatorSigner(), {});
        QCOMPARE(std::set(all.begin(), all.end()).size() >= 2, true);
    }

    /// Whoever adds an operation says here whom it is open to.
    void no_operation_is_missing_from_the_table()
    {
        std::set<std::string> known{"Query.whoami", "Query.assets", "Query.peers", "Query.walletAddresses",
                                    "Mutation.createTenantSettings"};
        for (const Operation& operation : operations) known.insert(operation.field);
        for (const std::string& field : node.unboundRootFields()) known.insert(field);
        const json::value schema = node.data("{ __schema { queryType { fields(includeDeprecated: true) { name } } "
                                             "mutationType { fields(includeDeprecated: true) { name } } } }");
        std::set<std::string> all;
        for (const auto& [type, path] :
             {std::pair("Query.", "__schema.queryType.fields"), std::pair("Mutation.", "__schema.mutationType.fields")})
            for (const json::value& field : ApiNode::at(schema, path).as_array())
                all.insert(type + ApiNode::text(field, "name"));
        QCOMPARE(all, known);
    }

private:
    static std::string outcome(const json::value& answer)
    {
        if (const json::value& error = ApiNode::at(answer, "errors.0"); !error.is_null())
            return ApiNode::text(error, "extensions.code") + " " + ApiNode::text(error, "message");
        const json::value& field = ApiNode::at(answer, "data").as_object().begin()->value();
        if (field.is_null()) return nothing;
        const json::value& debits = ApiNode::at(field, "debits");
        const json::value& credits = ApiNode::at(field, "credits");
        if (debits.is_array() && debits.as_array().empty() && credits.as_array().empty()) return "nothing listed";
        return ok;
    }

    ApiNode node;
    Signer stranger;
};

QTEST_GUILESS_MAIN(TenancyTest)
#include "tst_tenancy.moc"
