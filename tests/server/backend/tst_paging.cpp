#include "tests/server/backend/apinode.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;
namespace json = boost::json;

namespace {

const std::string Assets =
    "query($first: Int, $last: Int, $after: String, $before: String, $order: SortOrder, $tenant: "
    "String) { assets(first: $first, last: $last, after: $after, before: $before, sortOrder: "
    "$order, tenantId: $tenant) { pageInfo { hasNextPage hasPreviousPage startCursor endCursor } "
    "edges { cursor node { id code } } } }";

/// Edges as numbers of the items, newest first, and the two flags.
struct Answer
{
    QList<int> items;
    bool next = false;
    bool previous = false;
    friend bool operator==(const Answer&, const Answer&) = default;
};

} // namespace

/// Cases D of the conformance list: connections, through the listening node.
class PagingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        tenantOf10 = node.newTenant();
        tenantOf40 = node.newTenant();
        tenantOf50 = node.newTenant();
        nobody = node.newTenant();
        idsOf10 = make(10, tenantOf10);
        idsOf40 = make(40, tenantOf40);
        idsOf50 = make(50, tenantOf50);
    }

    void pages_are_cut_as_asked_data()
    {
        QTest::addColumn<int>("items");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::addColumn<int>("after");
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<bool>("next");
        QTest::addColumn<bool>("previous");
        constexpr int No = -1;
        QTest::newRow("D01 no arguments") << 50 << No << No << No << No << 0 << 19 << true << false;
        QTest::newRow("D02 nothing there") << 0 << 10 << No << No << No << 0 << -1 << false << false;
        QTest::newRow("D03 the first ten") << 50 << 10 << No << No << No << 0 << 9 << true << false;
        QTest::newRow("D05 the end") << 50 << 10 << No << 44 << No << 45 << 49 << false << true;
        QTest::newRow("D06 after without first") << 40 << No << No << 0 << No << 1 << 20 << true << true;
        QTest::newRow("D07 before without last") << 40 << No << No << No << 20 << 0 << 19 << true << false;
        QTest::newRow("D08 the last five before") << 40 << No << 5 << No << 10 << 5 << 9 << true << true;
        QTest::newRow("D11 zero counts as none") << 50 << 0 << No << No << No << 0 << 19 << true << false;
        QTest::newRow("D14 five before the last") << 10 << No << 5 << No << 9 << 4 << 8 << true << true;
        QTest::newRow("all of them") << 10 << 10 << No << No << No << 0 << 9 << false << false;
        QTest::newRow("five of ten") << 10 << 5 << No << No << No << 0 << 4 << true << false;
        QTest::newRow("three in the middle") << 10 << 3 << No << 3 << No << 4 << 6 << true << true;
        QTest::newRow("after wins over before") << 10 << 3 << No << 3 << 9 << 4 << 6 << true << true;
    }
    void pages_are_cut_as_asked()
    {
        QFETCH(int, items);
        QFETCH(int, first);
        QFETCH(int, last);
        QFETCH(int, after);
        QFETCH(int, before);
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(bool, next);
        QFETCH(bool, previous);
        const QStringList& ids = items == 10 ? idsOf10 : items == 40 ? idsOf40 : idsOf50;
        json::object variables;
        if (first >= 0) variables["first"] = first;
        if (last >= 0) variables["last"] = last;
        if (after >= 0) variables["after"] = ids.at(after).toStdString();
        if (before >= 0) variables["before"] = ids.at(before).toStdString();
        const Signer& who = items == 0 ? nobody : items == 10 ? tenantOf10 : items == 40 ? tenantOf40 : tenantOf50;
        Answer wanted{.items = {}, .next = next, .previous = previous};
        for (int item = from; item <= to; ++item) wanted.items.append(item);
        const Answer got = ask(variables, who, ids);
        QCOMPARE(got.items, wanted.items);
        QCOMPARE(got.next, wanted.next);
        QCOMPARE(got.previous, wanted.previous);
    }

    void the_oldest_come_first_when_asked()
    {
        const Answer got = ask({{"first", 3}, {"order", "ASC"}}, tenantOf10, idsOf10);
        QCOMPARE(got.items, (QList<int>{9, 8, 7}));
        QVERIFY(got.next);
        const Answer onward =
            ask({{"first", 3}, {"order", "ASC"}, {"after", idsOf10.at(7).toStdString()}}, tenantOf10, idsOf10);
        QCOMPARE(onward.items, (QList<int>{6, 5, 4}));
        QVERIFY(onward.previous);
    }

    void sizes_out_of_range_and_backwards_from_nowhere_are_refused()
    {
        const std::string range = "INTERNAL_SERVER_ERROR Pagination index error";
        QCOMPARE(node.refusal(Assets, {{"first", -1}}), range);
        QCOMPARE(node.refusal(Assets, {{"first", 101}}), range);
        QCOMPARE(node.refusal(Assets, {{"last", 101}, {"before", node.newId()}}), range);
        QCOMPARE(node.refusal(Assets, {{"last", 10}}),
                 std::string("INTERNAL_SERVER_ERROR Can't paginate backwards from the start."));
    }

    void a_cursor_that_names_nothing_gives_an_empty_page()
    {
        const json::value data = node.data(Assets, {{"after", node.newId()}}, tenantOf10);
        QCOMPARE(ApiNode::text(data, "assets.edges"), std::string("[]"));
        QVERIFY(ApiNode::at(data, "assets.pageInfo.startCursor").is_null());
        QVERIFY(node.refusal(Assets, {{"after", "no cursor"}}, tenantOf10).starts_with("INTERNAL_SERVER_ERROR "));
    }

    /// The other connections keep to the same rules, and their flags know only the rows that the caller may see.
    void every_connection_is_cut_the_same_way_data()
    {
        QTest::addColumn<QString>("document");
        const auto row = [](const char* name, const char* document) {
            QTest::newRow(name) << QString::fromLatin1(document);
        };
        row("peers", "query($a: Int, $l: Int, $after: String, $before: String, $o: SortOrder) { list: peers(first: $a, "
                     "last: $l, after: $after, before: $before, sortOrder: $o) { pageInfo { hasNextPage "
                     "hasPreviousPage startCursor endCursor } edges { cursor node { id } } } }");
        row("walletAddresses",
            "query($a: Int, $l: Int, $after: String, $before: String, $o: SortOrder) { list: walletAddresses(first: "
            "$a, "
            "last: $l, after: $after, before: $before, sortOrder: $o) { pageInfo { hasNextPage hasPreviousPage "
            "startCursor endCursor } edges { cursor node { id } } } }");
        row("fees",
            "query($a: Int, $l: Int, $after: String, $before: String, $o: SortOrder) { owner: assets(first: 1) { "
            "edges { node { list: fees(first: $a, last: $l, after: $after, before: $before, sortOrder: $o) { "
            "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } } } } "
            "} }");
        row("walletAddressKeys",
            "query($a: Int, $l: Int, $after: String, $before: String, $o: SortOrder) { owner: walletAddresses(first: "
            "1) "
            "{ edges { node { list: walletAddressKeys(first: $a, last: $l, after: $after, before: $before, sortOrder: "
            "$o) { pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } } } } } "
            "}");
    }
    void every_connection_is_cut_the_same_way()
    {
        QFETCH(QString, document);
        const Signer& who = tenantOfMany();
        const auto page = [&](const json::object& variables) {
            const json::value data = node.data(document.toStdString(), variables, who);
            const json::value& owner = ApiNode::at(data, "owner.edges.0.node.list");
            return owner.is_null() ? ApiNode::at(data, "list") : owner;
        };
        const auto ids = [](const json::value& list) {
            QStringList all;
            for (const json::value& edge : ApiNode::at(list, "edges").as_array()) {
                all << QString::fromStdString(ApiNode::text(edge, "node.id"));
                if (ApiNode::text(edge, "cursor") != all.last().toStdString()) all << QStringLiteral("other cursor");
            }
            return all;
        };
        const auto flags = [](const json::value& list) {
            return ApiNode::text(list, "pageInfo.hasPreviousPage") + " " + ApiNode::text(list, "pageInfo.hasNextPage");
        };
        const QStringList all = ids(page({{"a", 100}}));
        QCOMPARE(all.size(), 7);
        QCOMPARE(flags(page({{"a", 7}})), std::string("false false"));
        const json::value middle = page({{"a", 3}, {"after", all.at(1).toStdString()}});
        QCOMPARE(ids(middle), all.mid(2, 3));
        QCOMPARE(flags(middle), std::string("true true"));
        QCOMPARE(ApiNode::text(middle, "pageInfo.startCursor"), all.at(2).toStdString());
        QCOMPARE(ApiNode::text(middle, "pageInfo.endCursor"), all.at(4).toStdString());
        const json::value back = page({{"l", 2}, {"before", all.at(2).toStdString()}});
        QCOMPARE(ids(back), all.mid(0, 2));
        QCOMPARE(flags(back), std::string("false true"));
        const json::value oldest = page({{"a", 2}, {"o", "ASC"}});
        QCOMPARE(ids(oldest), (QStringList{all.at(6), all.at(5)}));
        QCOMPARE(flags(oldest), std::string("false true"));
        const json::value end = page({{"a", 5}, {"o", "ASC"}, {"after", all.at(1).toStdString()}});
        QCOMPARE(ids(end), QStringList{all.at(0)});
        QCOMPARE(flags(end), std::string("true false"));
    }

    void tenants_are_paged_for_the_operator()
    {
        const std::string document =
            "query($after: String) { tenants(first: 2, sortOrder: ASC, after: $after) { pageInfo "
            "{ endCursor hasNextPage } edges { node { id } } } }";
        const json::value first = node.data(document);
        QCOMPARE(ApiNode::at(first, "tenants.edges").as_array().size(), std::size_t(2));
        const json::value second = node.data(document, {{"after", ApiNode::text(first, "tenants.pageInfo.endCursor")}});
        QVERIFY(ApiNode::text(second, "tenants.edges.0.node.id") != ApiNode::text(first, "tenants.edges.1.node.id"));
    }

    void a_tenant_pages_through_its_own_only_whatever_it_asks_for()
    {
        const std::string other = tenantOf40.tenantId.toString();
        const Answer got = ask({{"first", 100}, {"tenant", other}}, tenantOf10, idsOf10);
        QCOMPARE(got.items.size(), 10);
        const json::value seen = node.data(Assets, {{"first", 100}, {"tenant", other}});
        QCOMPARE(ApiNode::at(seen, "assets.edges").as_array().size(), std::size_t(40));
    }

private:
    /// A tenant whose one asset has seven peers, seven wallet addresses and seven fees; its newest address has seven
    /// keys. Before and after each of them others made some of their own.
    const Signer& tenantOfMany()
    {
        if (many) return *many;
        constexpr int Items = 7;
        many = node.newTenant();
        const Signer other = node.newTenant();
        const std::string asset = node.newAsset("MANY", 2, many);
        const std::string otherAsset = node.newAsset("MANY", 2, other);
        const auto base = [&](const Signer& who) {
            const json::array settings{
                json::object{{"key", "WALLET_ADDRESS_URL"}, {"value", "https://" + who.tenantId.toString() + ".test"}}};
            (void)node.data("mutation($s: [TenantSettingInput!]!) { createTenantSettings(input: { settings: $s }) { "
                            "settings { key } } }",
                            {{"s", settings}}, who);
        };
        base(*many);
        base(other);
        const auto address = [&](const std::string& of, const std::string& name, const Signer& who) {
            return ApiNode::text(
                node.data("mutation($asset: String!, $name: String!) { createWalletAddress(input: { assetId: $asset, "
                          "address: $name }) { walletAddress { id } } }",
                          {{"asset", of}, {"name", name}}, who),
                "createWalletAddress.walletAddress.id");
        };
        std::string newest;
        for (int i = 0; i <= Items; ++i) {
            const std::string name = "n" + std::to_string(i);
            (void)node.newPeer(otherAsset, "test.other" + name, other);
            (void)address(otherAsset, name, other);
            if (i == Items) break;
            (void)node.newPeer(asset, "test.many" + name, many);
            newest = address(asset, name, *many);
            (void)node.data("mutation($asset: ID!) { setFee(input: { assetId: $asset, type: SENDING, fee: { fixed: 1, "
                            "basisPoints: 1 } }) { fee { id } } }",
                            {{"asset", asset}}, many);
        }
        for (int i = 0; i < Items; ++i)
            (void)node.data(
                "mutation($address: String!, $kid: String!) { createWalletAddressKey(input: { "
                "walletAddressId: $address, jwk: { kid: $kid, x: "
                "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\", alg: EdDSA, kty: OKP, crv: Ed25519 } }) { "
                "walletAddressKey { id } } }",
                {{"address", newest}, {"kid", "k" + std::to_string(i)}}, many);
        return *many;
    }

    /// Ids newest first.
    QStringList make(int count, const Signer& who)
    {
        QStringList ids;
        for (int i = 0; i < count; ++i)
            ids.prepend(QString::fromStdString(node.newAsset("C" + std::to_string(i), 2, who)));
        return ids;
    }

    Answer ask(const json::object& variables, const Signer& who, const QStringList& ids)
    {
        const json::value data = node.data(Assets, variables, who);
        Answer answer;
        for (const json::value& edge : ApiNode::at(data, "assets.edges").as_array()) {
            const QString id = QString::fromStdString(ApiNode::text(edge, "node.id"));
            answer.items.append(int(ids.indexOf(id)));
        }
        answer.next = ApiNode::at(data, "assets.pageInfo.hasNextPage").as_bool();
        answer.previous = ApiNode::at(data, "assets.pageInfo.hasPreviousPage").as_bool();
        return answer;
    }

    ApiNode node;
    Signer tenantOf10;
    Signer tenantOf40;
    Signer tenantOf50;
    Signer nobody;
    std::optional<Signer> many;
    QStringList idsOf10;
    QStringList idsOf40;
    QStringList idsOf50;
};

QTEST_GUILESS_MAIN(PagingTest)
#include "tst_paging.moc"
