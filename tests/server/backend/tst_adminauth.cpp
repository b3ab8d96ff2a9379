#include "tests/server/backend/apinode.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;
namespace json = boost::json;

namespace {
const std::string Whoami = "{ whoami { id isOperator } }";
const HttpReply Unauthorized{401, "Unauthorized"};

bool operator==(const HttpReply& a, const HttpReply& b)
{
    return a.status == b.status && a.body == b.body;
}
} // namespace

/// Cases A of the conformance list: who may ask, through the listening node.
class AdminAuthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_operator_and_tenants_are_told_apart()
    {
        const json::value mine = node.data(Whoami);
        QCOMPARE(ApiNode::text(mine, "whoami.id"), node.operatorSigner().tenantId.toString());
        QCOMPARE(ApiNode::text(mine, "whoami.isOperator"), std::string("true"));
        const Signer tenant = node.newTenant();
        const json::value theirs = node.data(Whoami, {}, tenant);
        QCOMPARE(ApiNode::text(theirs, "whoami.id"), tenant.tenantId.toString());
        QCOMPARE(ApiNode::text(theirs, "whoami.isOperator"), std::string("false"));
    }

    void a_request_without_either_header_is_refused()
    {
        const std::string body = ApiNode::bodyOf(Whoami, {});
        const std::string tenant = node.operatorSigner().tenantId.toString();
        const std::string signature = node.signatureOf(body, node.operatorSigner());
        QVERIFY(send({{"tenant-id", tenant}}, body) == Unauthorized);
        QVERIFY(send({{"signature", signature}}, body) == Unauthorized);
        QVERIFY(send({}, body) == Unauthorized);
    }

    void strangers_and_wrong_secrets_are_refused()
    {
        Signer stranger = node.operatorSigner();
        stranger.tenantId = Uuid::v4(node.random());
        QVERIFY(node.post(Whoami, {}, stranger) == Unauthorized);
        Signer liar = node.operatorSigner();
        liar.secret += "x";
        QVERIFY(node.post(Whoami, {}, liar) == Unauthorized);
    }

    void malformed_signatures_are_refused_and_not_an_error_of_the_node_data()
    {
        QTest::addColumn<QString>("signature");
        const std::string right = node.signatureOf(ApiNode::bodyOf(Whoami, {}), node.operatorSigner());
        QTest::newRow("no separator") << QString::fromStdString(right).remove(QLatin1Char(' '));
        QTest::newRow("no digest") << QStringLiteral("t=1700000000000");
        QTest::newRow("empty") << QString();
        QTest::newRow("no number") << QStringLiteral("t=soon, v1=00");
        QTest::newRow("words") << QStringLiteral("please, thanks");
        QTest::newRow("least number") << QStringLiteral("t=-9223372036854775808, v1=00");
        QTest::newRow("greatest number") << QStringLiteral("t=9223372036854775807, v1=00");
        QTest::newRow("huge number") << QStringLiteral("t=99999999999999999999999, v1=00");
    }
    void malformed_signatures_are_refused_and_not_an_error_of_the_node()
    {
        QFETCH(QString, signature);
        const std::string tenant = node.operatorSigner().tenantId.toString();
        const std::string body = ApiNode::bodyOf(Whoami, {});
        QVERIFY(send({{"tenant-id", tenant}, {"signature", signature.toStdString()}}, body) == Unauthorized);
    }

    void moments_outside_the_window_are_refused_on_both_sides_data()
    {
        QTest::addColumn<qint64>("offsetMs");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("just young enough") << qint64(-30'000) << true;
        QTest::newRow("too old") << qint64(-30'001) << false;
        QTest::newRow("just early enough") << qint64(30'000) << true;
        QTest::newRow("too early") << qint64(30'001) << false;
        QTest::newRow("seconds instead of milliseconds") << qint64(1'700'000'000 - 1'700'000'000'000) << false;
    }
    void moments_outside_the_window_are_refused_on_both_sides()
    {
        QFETCH(qint64, offsetMs);
        QFETCH(bool, accepted);
        const std::string body = ApiNode::bodyOf(Whoami, {});
        const Signer& who = node.operatorSigner();
        const UnixMs base = offsetMs < -1'000'000 ? 1'700'000'000'000 : node.clock().now();
        const HttpReply reply =
            send({{"tenant-id", who.tenantId.toString()}, {"signature", node.signatureOf(body, who, base + offsetMs)}},
                 body);
        QCOMPARE(reply.status, accepted ? 200 : 401);
    }

    void another_version_is_refused()
    {
        const std::string body = ApiNode::bodyOf(Whoami, {});
        const Signer& who = node.operatorSigner();
        QVERIFY(send({{"tenant-id", who.tenantId.toString()}, {"signature", node.signatureOf(body, who, {}, 2)}},
                     body) == Unauthorized);
    }

    void a_changed_body_is_refused_and_reordered_members_are_not()
    {
        const Signer& who = node.operatorSigner();
        const std::string tenant = who.tenantId.toString();
        const std::string signedBody = R"({"query":"query($id:String!){asset(id:$id){id}}","variables":{"id":"a"}})";
        const std::string changed = R"({"query":"query($id:String!){asset(id:$id){id}}","variables":{"id":"b"}})";
        QVERIFY(send({{"tenant-id", tenant}, {"signature", node.signatureOf(signedBody, who)}}, changed) ==
                Unauthorized);
        const std::string reordered = R"({ "variables": {}, "query": "{ whoami { id } }" })";
        const std::string ordered = R"({"query":"{ whoami { id } }","variables":{}})";
        QCOMPARE(send({{"tenant-id", tenant}, {"signature", node.signatureOf(ordered, who)}}, reordered).status, 200);
    }

    void a_caught_request_cannot_be_turned_into_another_question()
    {
        const Signer& who = node.operatorSigner();
        const std::string body = ApiNode::bodyOf(Whoami, {});
        const std::string target = "/graphql?query=%7Btenants%7Bedges%7Bnode%7BapiSecret%7D%7D%7D%7D";
        const auto ask = [&](const std::string& signedText, const std::string& sent) {
            Connection connection(node.port());
            return connection.send("GET", target,
                                   {{"tenant-id", who.tenantId.toString()},
                                    {"signature", node.signatureOf(signedText, who)},
                                    {"Apollo-Require-Preflight", "yes"}},
                                   sent);
        };
        QVERIFY(ask(body, body) == Unauthorized);
        QVERIFY(ask("{}", "") == Unauthorized);
        QCOMPARE(ask(R"({"query":"{tenants{edges{node{apiSecret}}}}"})", "").status, 200);
    }

    void a_page_of_another_site_may_ask_if_it_can_sign()
    {
        Connection connection(node.port());
        const HttpReply reply = connection.send(
            "OPTIONS", "/graphql", {{"Origin", "https://console.test"}, {"Access-Control-Request-Method", "POST"}}, "");
        QCOMPARE(reply.status, 204);
    }

    void a_signature_counts_once()
    {
        const std::string body = ApiNode::bodyOf(Whoami, {});
        const Signer& who = node.operatorSigner();
        const std::vector<std::pair<std::string, std::string>> headers{{"tenant-id", who.tenantId.toString()},
                                                                       {"signature", node.signatureOf(body, who)}};
        QCOMPARE(send(headers, body).status, 200);
        QVERIFY(send(headers, body) == Unauthorized);
    }

    void two_tenants_with_one_secret_are_two_senders()
    {
        const Signer one = node.newTenant();
        const json::value made =
            node.data("mutation($secret: String!) { createTenant(input: { apiSecret: $secret }) { tenant { id } } }",
                      {{"secret", one.secret}});
        const std::string body = ApiNode::bodyOf(Whoami, {});
        const std::string signature = node.signatureOf(body, one);
        for (const std::string& tenant : {one.tenantId.toString(), ApiNode::text(made, "createTenant.tenant.id")}) {
            QCOMPARE(send({{"tenant-id", tenant}, {"signature", signature}}, body).status, 200);
            QVERIFY(send({{"tenant-id", tenant}, {"signature", signature}}, body) == Unauthorized);
        }
    }

    void health_and_unknown_paths_need_no_signature()
    {
        Connection connection(node.port());
        QCOMPARE(connection.send("GET", "/healthz", {}, "").status, 200);
        QCOMPARE(connection.send("GET", "/readyz", {}, "").status, 200);
        QCOMPARE(connection.send("GET", "/metrics", {}, "").status, 200);
        QCOMPARE(connection.send("POST", "/other", {}, "{}").status, 404);
    }

    void metrics_count_what_was_answered()
    {
        ApiNode fresh;
        (void)fresh.data(Whoami);
        Connection connection(fresh.port());
        (void)connection.send("POST", "/graphql", {}, "{}");
        const std::string metrics = connection.send("GET", "/metrics", {}, "").body;
        const auto says = [&](std::string_view line) { return metrics.find(line) != std::string::npos; };
        QVERIFY(says("signalbox_admin_requests_total{status=\"2xx\"} 1\n"));
        QVERIFY(says("signalbox_admin_requests_total{status=\"4xx\"} 1\n"));
        QVERIFY(says("signalbox_admin_request_seconds_count 2\n"));
        QVERIFY(says("signalbox_admin_connections "));
    }

    void a_deleted_tenant_is_refused()
    {
        const Signer tenant = node.newTenant();
        QCOMPARE(node.post(Whoami, {}, tenant).status, 200);
        (void)node.data("mutation($id: String!) { deleteTenant(id: $id) { success } }",
                        {{"id", tenant.tenantId.toString()}});
        QVERIFY(node.post(Whoami, {}, tenant) == Unauthorized);
    }

    void a_version_1_client_is_served_while_the_operator_is_alone()
    {
        ApiNode::Options options;
        options.serveVersion1 = true;
        ApiNode old(options);
        const std::string body = ApiNode::bodyOf(Whoami, {});
        const auto ask = [&] {
            Connection connection(old.port());
            return connection.send(
                "POST", "/graphql",
                {{"Content-Type", "application/json"}, {"signature", old.signatureOf(body, old.operatorSigner())}},
                body);
        };
        QCOMPARE(ask().status, 200);
        Connection unsignedConnection(old.port());
        QVERIFY(unsignedConnection.send("POST", "/graphql", {{"Content-Type", "application/json"}}, body) ==
                Unauthorized);
        (void)old.newTenant();
        QVERIFY(ask() == Unauthorized);
    }

    void a_production_node_tells_nobody_its_schema()
    {
        const std::string introspection = "{ __schema { queryType { name } } }";
        QCOMPARE(ApiNode::text(node.data(introspection), "__schema.queryType.name"), std::string("Query"));
        ApiNode::Options options;
        options.introspection = false;
        ApiNode production(options);
        QCOMPARE(production.post(introspection).status, 400);
    }

    void introspection_is_exempt_from_the_depth_limit()
    {
        const std::string deep = "{ __schema { types { fields { type { ofType { ofType { ofType { ofType { ofType { "
                                 "ofType { name } } } } } } } } } } }";
        QCOMPARE(node.post(deep).status, 200);
    }

private:
    HttpReply send(std::vector<std::pair<std::string, std::string>> headers, const std::string& body)
    {
        headers.emplace_back("Content-Type", "application/json");
        Connection connection(node.port());
        return connection.send("POST", "/graphql", headers, body);
    }

    ApiNode node;
};

QTEST_GUILESS_MAIN(AdminAuthTest)
#include "tst_adminauth.moc"
