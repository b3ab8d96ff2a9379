#include "server/ilp/routingtable.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <iostream>
#include <random>
#include <set>
#include <thread>

#include <QTest>

using namespace signalbox;
using ilp::RoutingTable;

namespace {

std::uint64_t seedOfRun()
{
    const char* given = std::getenv("SIGNALBOX_SEED");
    const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : std::random_device{}();
    std::cout << "seed=" << seed << std::endl;
    return seed;
}

} // namespace

/// F14 to F19 of the conformance list: which peer leads where.
class RoutingTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_table = std::make_unique<RoutingTable>(m_random); }

    void the_longest_prefix_wins()
    {
        route(m_peer1, {"g"});
        route(m_peer2, {"g.test1"});
        QCOMPARE(hop("g.test1.sub"), m_peer2);
        QCOMPARE(hop("g.test1"), m_peer2);
        QCOMPARE(hop("g.x"), m_peer1);
        QCOMPARE(hop("g"), m_peer1);
        QCOMPARE(hop("test.x"), Uuid());
    }

    void a_prefix_matches_whole_segments_only()
    {
        route(m_peer1, {"g.test1"});
        QCOMPARE(hop("g.test10"), Uuid());
        QCOMPARE(hop("g.test"), Uuid());
        QCOMPARE(hop("g"), Uuid());
        QCOMPARE(hop(""), Uuid());
        QCOMPARE(hop("g.test1."), m_peer1);
    }

    void routes_belong_to_one_tenant()
    {
        route(m_peer1, {"g.only"});
        QCOMPARE(hop("g.only.x"), m_peer1);
        QCOMPARE(m_table->nextHop(m_otherTenant, "g.only.x", {}), std::optional<Uuid>());
        m_table->removePeer(m_otherTenant, m_peer1);
        QCOMPARE(hop("g.only.x"), m_peer1);
    }

    void peers_of_one_prefix_share_it()
    {
        constexpr int tries = 300;
        for (const Uuid& peer : {m_peer1, m_peer2, m_peer3}) route(peer, {"g.shared"});
        std::set<Uuid> seen;
        for (int i = 0; i < tries; ++i) seen.insert(hop("g.shared.x"));
        QCOMPARE(seen, (std::set<Uuid>{m_peer1, m_peer2, m_peer3}));
    }

    void a_packet_does_not_go_back_where_it_came_from()
    {
        route(m_peer1, {"g.back"});
        RoutingTable::Query query;
        query.exceptPeer = m_peer1;
        QCOMPARE(m_table->nextHop(m_tenant, "g.back.x", query), std::optional<Uuid>());
        // A shorter prefix of somebody else still leads there.
        route(m_peer2, {"g"});
        QCOMPARE(m_table->nextHop(m_tenant, "g.back.x", query), std::optional(m_peer2));
    }

    void an_asset_that_is_asked_for_must_match()
    {
        route(m_peer1, {"g.asset"});
        RoutingTable::Query query;
        query.asset = m_otherAsset;
        QCOMPARE(m_table->nextHop(m_tenant, "g.asset.x", query), std::optional<Uuid>());
        query.asset = m_asset;
        QCOMPARE(m_table->nextHop(m_tenant, "g.asset.x", query), std::optional(m_peer1));
        QCOMPARE(hop("g.asset.x"), m_peer1);
    }

    void new_routes_replace_the_old_and_the_same_twice_counts_once()
    {
        constexpr int tries = 4'000;
        route(m_peer1, {"g.old", "g.old", "g.kept"});
        route(m_peer2, {"g.kept"});
        route(m_peer1, {"g.kept", "g.kept", "g.kept"});
        QCOMPARE(hop("g.old"), Uuid());
        int first = 0;
        for (int i = 0; i < tries; ++i) first += hop("g.kept") == m_peer1;
        // Half of 4,000, give or take ten standard deviations.
        QVERIFY2(first > 1'680 && first < 2'320, qPrintable(QString::number(first)));
        m_table->removePeer(m_tenant, m_peer1);
        m_table->removePeer(m_tenant, m_peer1);
        QCOMPARE(hop("g.kept"), m_peer2);
    }

    /// A packet that comes while its peer is being changed still finds it.
    void a_route_that_stays_is_there_all_the_time()
    {
        route(m_peer1, {"g.stays"});
        std::atomic<bool> done = false;
        std::atomic<int> missed = 0;
        std::thread reader([&] {
            while (!done)
                if (hop("g.stays.x") != m_peer1) ++missed;
        });
        for (int i = 0; i < 20'000; ++i) route(m_peer1, {"g.stays", i % 2 ? "g.odd" : "g.even"});
        done = true;
        reader.join();
        QCOMPARE(missed.load(), 0);
    }

private:
    void route(const Uuid& peer, const std::vector<std::string>& prefixes)
    {
        m_table->setRoutes(m_tenant, peer, m_asset, prefixes);
    }
    /// The nil UUID when nobody leads there.
    [[nodiscard]] Uuid hop(std::string_view destination) const
    {
        return m_table->nextHop(m_tenant, destination, {}).value_or(Uuid());
    }

    SeededRandom m_random{seedOfRun()};
    std::unique_ptr<RoutingTable> m_table;
    const Uuid m_tenant = Uuid::v4(m_random);
    const Uuid m_otherTenant = Uuid::v4(m_random);
    const Uuid m_asset = Uuid::v4(m_random);
    const Uuid m_otherAsset = Uuid::v4(m_random);
    const Uuid m_peer1 = Uuid::v4(m_random);
    const Uuid m_peer2 = Uuid::v4(m_random);
    const Uuid m_peer3 = Uuid::v4(m_random);
};

QTEST_APPLESS_MAIN(RoutingTableTest)
#include "routingtabletest.moc"
