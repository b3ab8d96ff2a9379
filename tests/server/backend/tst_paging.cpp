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

    void a_tenant_pages_through_its_own_only_whatever_it_asks_for()
    {
        const std::string other = tenantOf40.tenantId.toString();
        const Answer got = ask({{"first", 100}, {"tenant", other}}, tenantOf10, idsOf10);
        QCOMPARE(got.items.size(), 10);
        const json::value seen = node.data(Assets, {{"first", 100}, {"tenant", other}});
        QCOMPARE(ApiNode::at(seen, "assets.edges").as_array().size(), std::size_t(40));
    }

private:
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
    QStringList idsOf10;
    QStringList idsOf40;
    QStringList idsOf50;
};

QTEST_GUILESS_MAIN(PagingTest)
#include "tst_paging.moc"
