#include "tests/ui/client/fakenode.h"
#include "tests/ui/client/waiting.h"
#include "ui/client/allpages.h"
#include "ui/client/connectiontest.h"
#include "ui/client/documentrewriter.h"
#include "ui/client/graphqlnodeclient.h"
#include "ui/client/holdscollector.h"
#include "ui/client/httptransport.h"
#include "ui/client/intentjournal.h"
#include "ui/client/refresher.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox::ui;
using namespace signalbox::ui::test;
using Code = Error::Code;
using Outcome = CheckResult::Outcome;

namespace {

/// JSON written with single quotes: moc loses its way in raw strings.
QJsonObject json(QByteArray text)
{
    return QJsonDocument::fromJson(text.replace('\'', '"')).object();
}

QJsonObject variablesOf(const Heard& heard)
{
    return heard.json().value(QLatin1String("variables")).toObject();
}
QString documentOf(const Heard& heard)
{
    return heard.json().value(QLatin1String("query")).toString();
}
QString operationOf(const Heard& heard)
{
    return heard.json().value(QLatin1String("operationName")).toString();
}

const char* const pageInfo =
    "'pageInfo':{'startCursor':'a','endCursor':'b','hasNextPage':false,'hasPreviousPage':true}";

QByteArray peerJson(const char* more)
{
    return QByteArray("{'id':'p1','name':null,'asset':{'id':'a1','code':'USD','scale':9},'staticIlpAddress':'test.x',"
                      "'http':{'outgoing':{'endpoint':'http://x'}},'maxPacketAmount':null,'liquidityThreshold':'7',"
                      "'liquidity':'18446744073709551615','createdAt':'2026-11-21T10:00:00.123Z'") +
           more + "}";
}

} // namespace

class NodeClientTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeNode> m_node;

    std::unique_ptr<HttpTransport> transport()
    {
        HttpTransportOptions options;
        options.url = m_node->url();
        options.tenantId = QStringLiteral("438fa74a-fa7d-4317-9ced-dde32ece1787");
        options.secret = Secret("secret");
        return std::make_unique<HttpTransport>(options, systemNowMs());
    }

    std::unique_ptr<GraphQlNodeClient> client(Dialect dialect = Dialect::V2, int heartbeatMs = 0)
    {
        GraphQlNodeClient::Options options;
        options.dialect = dialect;
        options.heartbeatMs = heartbeatMs;
        return std::make_unique<GraphQlNodeClient>(transport(), options, systemNowMs());
    }

    /// As a node without tenants answers.
    static Reply oldNode(const Heard& heard)
    {
        const QString document = documentOf(heard);
        if (document.contains(QLatin1String("whoami"))) {
            Reply reply = Reply::refusal(QStringLiteral("Cannot query field \"whoami\" on type \"Query\"."),
                                         QStringLiteral("GRAPHQL_VALIDATION_FAILED"));
            reply.status = 400;
            return reply;
        }
        if (operationOf(heard) == QLatin1String("Probe")) {
            return Reply::data(json("{'walletAddresses':{'edges':[]}}"));
        }
        return Reply::data(json(QByteArray("{'peers':{")
                                    .append(pageInfo)
                                    .append(",'edges':[{'node':")
                                    .append(peerJson(""))
                                    .append("}]}}")
                                    .constData()));
    }

private Q_SLOTS:
    void init() { m_node = std::make_unique<FakeNode>(); }

    void a_page_of_peers_is_read_exactly()
    {
        m_node->answer = [](const Heard&) {
            return Reply::data(json(QByteArray("{'peers':{")
                                        .append(pageInfo)
                                        .append(",'edges':[{'node':")
                                        .append(peerJson(",'routes':['test.x','test.y'],'tenant':{'id':'t1'}"))
                                        .append("}]}}")
                                        .constData()));
        };
        const auto node = client();
        PageQuery query;
        query.size = 1000;
        query.after = QStringLiteral("cursor");
        query.tenantId = QStringLiteral("t1");
        const Result<Page<PeerRow>> page = wait(node->listPeers(query));
        QVERIFY2(page.ok(), page ? "" : qPrintable(page.error().detail));
        QCOMPARE(page->rows.size(), 1);
        const PeerRow& peer = page->rows.first();
        QCOMPARE(*peer.liquidity, std::numeric_limits<quint64>::max());
        QCOMPARE(*peer.liquidityThreshold, quint64(7));
        QVERIFY(!peer.maxPacketAmount);
        QCOMPARE(peer.asset, (AssetRef{QStringLiteral("a1"), QStringLiteral("USD"), 9}));
        QCOMPARE(peer.createdAt, QDateTime(QDate(2026, 11, 21), QTime(10, 0, 0, 123), Qt::UTC));
        QCOMPARE(peer.routes.size(), 2);
        QCOMPARE(peer.tenantId, QStringLiteral("t1"));
        QVERIFY(page->hasPrevious && !page->hasNext);
        const QJsonObject sent = variablesOf(m_node->heard.first());
        const QJsonObject wanted = json("{'after':'cursor','first':100,'sortOrder':'DESC','tenantId':'t1'}");
        QCOMPARE(sent, wanted);
    }

    void a_page_before_a_cursor_is_asked_for_backwards()
    {
        const auto node = client();
        PageQuery query;
        query.before = QStringLiteral("cursor");
        query.size = 0;
        query.order = SortOrder::OldestFirst;
        (void)wait(node->listAssets(query));
        const QJsonObject wanted = json("{'before':'cursor','last':1,'sortOrder':'ASC'}");
        QCOMPARE(variablesOf(m_node->heard.first()), wanted);
    }

    void an_answer_of_another_shape_is_said_and_not_believed()
    {
        m_node->answer = [](const Heard&) { return Reply::data(json("{'assets':{'edges':[{'node':{'id':5}}]}}")); };
        const Result<Page<AssetRow>> page = wait(client()->listAssets({}));
        QCOMPARE(page.error().code, Code::Corrupt);
        QVERIFY(page.error().detail.startsWith(QLatin1String("ListAssets")));
    }

    void amounts_travel_as_text_and_secrets_are_sent()
    {
        const auto node = client();
        NewPeer peer;
        peer.assetId = QStringLiteral("a1");
        peer.staticIlpAddress = QStringLiteral("test.x");
        peer.outgoingEndpoint = QStringLiteral("http://x");
        peer.outgoingToken = Secret("out");
        peer.incomingTokens = {Secret("in")};
        peer.initialLiquidity = std::numeric_limits<quint64>::max();
        peer.idempotencyKey = QStringLiteral("k");
        (void)wait(node->createPeer(peer));
        const QJsonObject input = variablesOf(m_node->heard.first()).value(QLatin1String("input")).toObject();
        QCOMPARE(input.value(QLatin1String("initialLiquidity")), QJsonValue(QStringLiteral("18446744073709551615")));
        const QJsonObject wanted =
            json("{'incoming':{'authTokens':['in']},'outgoing':{'authToken':'out','endpoint':'http://x'}}");
        QCOMPARE(input.value(QLatin1String("http")).toObject(), wanted);
    }

    void a_change_is_announced_and_a_refusal_is_not()
    {
        const auto node = client();
        QList<EntityKind> kinds;
        connect(node.get(), &NodeClient::changed, this, [&](EntityKind kind) { kinds << kind; });
        m_node->answer = [](const Heard&) {
            return Reply::refusal(QStringLiteral("Unknown asset"), QStringLiteral("NOT_FOUND"));
        };
        QCOMPARE(wait(node->setFee({})).error().message, QStringLiteral("Unknown asset"));
        m_node->answer = [](const Heard&) {
            return Reply::data(json("{'setFee':{'fee':{'id':'f','assetId':'a','type':'SENDING','fixed':'1', "
                                    "'basisPoints':2,'createdAt':'2026-11-21T10:00:00.000Z'}}}"));
        };
        QVERIFY(wait(node->setFee({})));
        QTRY_COMPARE(kinds, (QList<EntityKind>{EntityKind::Fee, EntityKind::Asset}));
    }

    void half_a_link_to_a_peer_is_not_sent()
    {
        PeerChange change;
        change.id = QStringLiteral("p1");
        change.outgoingEndpoint = QStringLiteral("http://x");
        QCOMPARE(wait(client()->updatePeer(change)).error().code, Code::InvalidInput);
        QVERIFY(m_node->heard.isEmpty());
    }

    void an_unknown_tenant_setting_is_not_sent()
    {
        const auto result = wait(client()->setTenantSettings({{QStringLiteral("COLOR"), QStringLiteral("red")}}));
        QCOMPARE(result.error().code, Code::InvalidInput);
        QVERIFY(m_node->heard.isEmpty());
    }

    void a_query_is_asked_once_more_when_the_connection_breaks_and_a_change_is_not()
    {
        const auto node = client();
        m_node->answer = [](const Heard&) { return Reply{.kind = Reply::Kind::CloseBeforeAnswer}; };
        QCOMPARE(wait(node->listAssets({})).error().code, Code::Unavailable);
        QCOMPARE(m_node->heard.size(), 2);
        QVERIFY(m_node->heard.first().headers.value("signature") != m_node->heard.last().headers.value("signature"));
        m_node->heard.clear();
        QCOMPARE(wait(node->createAsset({})).error().code, Code::Unavailable);
        QCOMPARE(m_node->heard.size(), 1);
    }

    void a_node_without_tenants_is_found_out_and_asked_in_its_words()
    {
        m_node->answer = oldNode;
        const auto node = client(Dialect::Unknown);
        QList<Dialect> found;
        connect(node.get(), &GraphQlNodeClient::dialectFound, this, [&](Dialect dialect) { found << dialect; });
        PageQuery query;
        query.tenantId = QStringLiteral("t1");
        const Result<Page<PeerRow>> page = wait(node->listPeers(query));
        QVERIFY2(page.ok(), page ? "" : qPrintable(page.error().message));
        QCOMPARE(found, QList<Dialect>{Dialect::V1});
        QCOMPARE(page->rows.size(), 1);
        QVERIFY(page->rows.first().routes.isEmpty());
        const Heard& last = m_node->heard.last();
        for (const char* word : {"tenant", "routes"}) QVERIFY(!documentOf(last).contains(QLatin1String(word)));
        QVERIFY(!variablesOf(last).contains(QLatin1String("tenantId")));

        NewWalletAddress input;
        input.address = QStringLiteral("https://wallet.example/alice");
        input.tenantId = QStringLiteral("t1");
        (void)wait(node->createWalletAddress(input));
        const QJsonObject sent = variablesOf(m_node->heard.last()).value(QLatin1String("input")).toObject();
        QCOMPARE(sent.value(QLatin1String("url")), QJsonValue(input.address));
        QVERIFY(!sent.contains(QLatin1String("address")) && !sent.contains(QLatin1String("tenantId")));
        QVERIFY(documentOf(m_node->heard.last()).contains(QLatin1String("address : url")));
        const Result<Whoami> who = wait(node->whoami());
        QCOMPARE(who->dialect, Dialect::V1);
    }

    void a_node_with_tenants_is_found_out()
    {
        m_node->answer = [](const Heard&) { return Reply::data(json("{'whoami':{'id':'t1','isOperator':true}}")); };
        const auto node = client(Dialect::Unknown);
        const Result<Whoami> who = wait(node->whoami());
        QCOMPARE(who->tenantId, QStringLiteral("t1"));
        QVERIFY(who->isOperator);
        QCOMPARE(who->dialect, Dialect::V2);
    }

    void what_an_old_node_does_not_know_is_learnt_once()
    {
        m_node->answer = [](const Heard& heard) {
            if (documentOf(heard).contains(QLatin1String("expiresAt"))) {
                QJsonArray errors;
                for (const char* field : {"state", "expiresAt"}) {
                    errors << QJsonObject{{QStringLiteral("message"),
                                           QStringLiteral("Cannot query field \"%1\" on type \"AccountingTransfer\".")
                                               .arg(QLatin1String(field))}};
                }
                return Reply{.status = 400,
                             .body = QJsonDocument(QJsonObject{{QStringLiteral("errors"), errors}}).toJson()};
            }
            return Reply::data(json("{'accountingTransfers':{'credits':[],'debits':[{'id':'x','debitAccountId':'d', "
                                    "'creditAccountId':'c','amount':'5','transferType':'WITHDRAWAL','ledger':1, "
                                    "'createdAt':'2026-11-21T10:00:00.000Z'}]}}"));
        };
        const auto node = client();
        const Result<Transfers> transfers = wait(node->transfersOf(QStringLiteral("a"), 10));
        QVERIFY2(transfers.ok(), transfers ? "" : qPrintable(transfers.error().message));
        QCOMPARE(transfers->debits.first().state, TransferState::Unknown);
        QCOMPARE(m_node->heard.size(), 2);
        QVERIFY(wait(node->transfersOf(QStringLiteral("a"), 10)));
        QCOMPARE(m_node->heard.size(), 3);
    }

    void a_rewritten_document_keeps_everything_else()
    {
        DocumentChanges none;
        const QString document =
            QStringLiteral("query Q($a:[String!]!=[\"x\"] $tenantId:ID @d(e:1)){one:list(a:$a b:{c:[1 -2.5e3]} "
                           "tenantId:$tenantId)@skip(if:true)"
                           "{...Row ...on T{x(y:\"\"\"z\"\"\")}}} # note\nfragment Row on T{id tenant{id}}");
        QCOMPARE(rewriteDocument(document, none),
                 QStringLiteral(
                     "query Q ( $a : [ String ! ] ! = [ \"x\" ] $tenantId : ID @ d ( e : 1 ) ) { one : list ( a : $a "
                     "b : { c : [ 1 -2.5e3 ] } tenantId : $tenantId ) @ skip ( if : true ) { ... Row ... on T { "
                     "x ( y : \"\"\"z\"\"\" ) } } } fragment Row on T { id tenant { id } }"));
        DocumentChanges old;
        old.dropArgument = [](const QString& name) { return name == QLatin1String("tenantId"); };
        old.dropField = [](const FieldPlace& place) { return place.field == QLatin1String("tenant"); };
        QCOMPARE(
            rewriteDocument(
                QStringLiteral("query($tenantId:ID){a(tenantId:$tenantId){...R}}fragment R on T{id tenant{id}}"), old),
            QStringLiteral("query { a { ... R } } fragment R on T { id }"));
        QCOMPARE(rewriteDocument(QStringLiteral("query { a("), old), QStringLiteral("query { a("));
    }

    void the_link_tells_how_it_is()
    {
        qint64 now = 1'000'000;
        LinkWatch link([&] { return now; });
        QCOMPARE(link.state().status, LinkStatus::Connecting);
        link.heard(14);
        QCOMPARE(link.state().status, LinkStatus::Online);
        QCOMPARE(link.state().latencyMs, 14);
        link.failed({Code::Cancelled, {}, {}, {}});
        QCOMPARE(link.state().status, LinkStatus::Online);
        link.failed({Code::Unreachable, QStringLiteral("Nothing listens at this address."), {}, {}});
        QCOMPARE(link.state().status, LinkStatus::Stale);
        now += LinkWatch::staleMs;
        QCOMPARE(link.state().status, LinkStatus::Offline);
        QCOMPARE(link.state().reason, QStringLiteral("Nothing listens at this address."));
        link.heard(9);
        link.failed({Code::Unauthorized, QStringLiteral("no"), {}, {}});
        QCOMPARE(link.state().status, LinkStatus::Offline);
    }

    void a_client_says_when_the_node_goes_and_comes_back()
    {
        m_node->answer = [](const Heard&) { return Reply::data(json("{'whoami':{'id':'t1','isOperator':true}}")); };
        const auto node = client(Dialect::V2, 50);
        QTRY_COMPARE(node->linkState().status, LinkStatus::Online);
        QTRY_VERIFY(m_node->heard.size() >= 3); // the heart beats on its own
        m_node->answer = [](const Heard&) { return Reply::status_(503); };
        QTRY_COMPARE(node->linkState().status, LinkStatus::Stale);
        QVERIFY(!node->linkState().reason.isEmpty());
    }

    void a_raw_query_goes_out_as_it_is_and_its_errors_are_part_of_the_answer()
    {
        m_node->answer = [](const Heard&) {
            Reply reply = Reply::refusal(QStringLiteral("Syntax Error"), QStringLiteral("GRAPHQL_PARSE_FAILED"));
            reply.status = 400;
            return reply;
        };
        const QString document = QStringLiteral("query {  tenant { id } # mine\n");
        const Result<RawAnswer> answer = wait(client(Dialect::V1)->rawQuery(document, {}, {}));
        QVERIFY(answer);
        QVERIFY(answer->body.contains(QLatin1String("errors")));
        QCOMPARE(documentOf(m_node->heard.first()), document);
    }

    void all_pages_are_fetched_within_bounds()
    {
        const auto fetch = [](PageQuery query) {
            const int start = query.after.isEmpty() ? 0 : query.after.toInt();
            Page<AssetRow> page;
            for (int i = start; i < start + 10; ++i) {
                AssetRow row;
                row.id = QString::number(i);
                page.rows << row;
            }
            page.endCursor = QString::number(start + 10);
            page.hasNext = start < 90;
            return answered<Page<AssetRow>>(page);
        };
        QCOMPARE(wait(allPages<AssetRow>(this, fetch, {}))->size(), 100);
        QCOMPARE(wait(allPages<AssetRow>(this, fetch, {}, {}, {.rowsMax = 50})).error().code, Code::InvalidInput);
        const auto stopAt30 = [](int rows) { return rows < 30; };
        QCOMPARE(wait(allPages<AssetRow>(this, fetch, {}, stopAt30)).error().code, Code::Cancelled);
        const auto circle = [](PageQuery) {
            Page<AssetRow> page;
            page.rows << AssetRow{};
            page.endCursor = QStringLiteral("same");
            page.hasNext = true;
            return answered<Page<AssetRow>>(page);
        };
        QCOMPARE(wait(allPages<AssetRow>(this, circle, {})).error().code, Code::Corrupt);
    }

    void hidden_pages_get_stale_and_visible_ones_are_refetched()
    {
        const auto node = client();
        Refresher refresher(node.get(), {EntityKind::Peer}, 1'000'000);
        int due = 0;
        connect(&refresher, &Refresher::due, this, [&] { ++due; });
        refresher.setVisible(true);
        QCOMPARE(due, 1);
        for (int i = 0; i < 10; ++i) Q_EMIT node->changed(EntityKind::Peer, {});
        Q_EMIT node->changed(EntityKind::Asset, {});
        QTRY_COMPARE(due, 2);
        refresher.setVisible(false);
        QVERIFY(!refresher.isStale());
        Q_EMIT node->changed(EntityKind::Peer, {});
        QVERIFY(refresher.isStale());
        QCOMPARE(due, 2);
        LinkState offline;
        offline.status = LinkStatus::Offline;
        Q_EMIT node->linkStateChanged(offline);
        refresher.setVisible(true);
        QCOMPARE(due, 2);
        LinkState online;
        online.status = LinkStatus::Online;
        Q_EMIT node->linkStateChanged(online);
        QTRY_COMPARE(due, 3);
        QVERIFY(!refresher.isStale());
    }

    void holds_are_gathered_from_here_and_from_the_node()
    {
        QTemporaryDir folder;
        LocalStore store(folder.path());
        IntentJournal journal(store, systemNowMs(), randomIds());
        MoneyIntent wish;
        wish.act = MoneyAct::Withdraw;
        wish.accountKind = AccountKind::Peer;
        wish.accountId = QStringLiteral("p1");
        wish.amount = 50;
        wish.holdSeconds = 3600;
        const RecordedIntent intent = *wait(journal.record(wish, QStringLiteral("profile")));
        QVERIFY(wait(journal.markSent(intent)));
        QVERIFY(wait(journal.settle(intent, Receipt{})));
        m_node->answer = [&](const Heard& heard) {
            const bool peer = variablesOf(heard).value(QLatin1String("id")) == QJsonValue(QStringLiteral("p1"));
            if (!peer) return Reply::status_(500);
            const QString until = QDateTime::currentDateTimeUtc().addSecs(60).toString(Qt::ISODateWithMs);
            const QString row =
                QStringLiteral("{\"id\":\"%1\",\"debitAccountId\":\"p1\",\"creditAccountId\":\"c\","
                               "\"amount\":\"50\",\"transferType\":\"WITHDRAWAL\",\"state\":\"PENDING\","
                               "\"ledger\":1,\"createdAt\":\"2026-11-21T10:00:00.000Z\","
                               "\"expiresAt\":\"%2\"}");
            const QString body =
                QStringLiteral("{\"accountingTransfers\":{\"credits\":[],\"debits\":[%1,%2]}}")
                    .arg(row.arg(intent.transferId(), until), row.arg(QStringLiteral("foreign"), until));
            return Reply::data(json(body.toUtf8().constData()));
        };
        HoldBook book(store);
        HoldsCollector collector(book, systemNowMs());
        const auto node = client();
        const Result<HoldsReport> report = wait(collector.collect(
            node.get(), QStringLiteral("profile"),
            {{AccountKind::Asset, QStringLiteral("a1"), QStringLiteral("USD"), {}}}, HoldBook::Which::Waiting));
        QVERIFY(report);
        QCOMPARE(report->holds.size(), 2);
        QCOMPARE(report->accountsAsked, 2);
        QCOMPARE(report->accountsFailed, 1);
        QVERIFY(report->holds.first().confirmedByNode);
        QVERIFY(report->holds.first().expiresAt < QDateTime::currentDateTimeUtc().addSecs(120));
    }

    void a_connection_is_tried_line_by_line_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QList<int>>("outcomes"); // reach, certificate, clock, credentials, version, rights
        QTest::addColumn<bool>("usable");
        const auto row = [](const char* what, QList<Outcome> outcomes, bool usable) {
            QList<int> numbers;
            for (const Outcome outcome : outcomes) numbers << int(outcome);
            QTest::newRow(what) << QString::fromLatin1(what) << numbers << usable;
        };
        using enum Outcome;
        row("good", {Passed, Warning, Passed, Passed, Passed, Passed}, true);
        row("tenant only", {Passed, Warning, Passed, Passed, Passed, Passed}, true);
        row("old", {Passed, Warning, Passed, Passed, Passed, Passed}, true);
        row("read only", {Passed, Warning, Passed, Passed, Passed, Warning}, true);
        row("no time", {Passed, Warning, Warning, Passed, Passed, Passed}, true);
        row("skewed a little", {Passed, Warning, Warning, Passed, Passed, Passed}, true);
        row("skewed", {Passed, Warning, Failed, Failed, Skipped, Skipped}, false);
        row("wrong secret", {Passed, Warning, Passed, Failed, Skipped, Skipped}, false);
        row("other tenant", {Passed, Warning, Passed, Failed, Passed, Passed}, false);
        row("a web page", {Passed, Warning, Passed, Failed, Skipped, Skipped}, false);
        row("another API", {Passed, Warning, Passed, Failed, Skipped, Skipped}, false);
        row("nobody", {Failed, Skipped, Skipped, Skipped, Skipped, Skipped}, false);
    }

    void a_connection_is_tried_line_by_line()
    {
        QFETCH(QString, what);
        QFETCH(QList<int>, outcomes);
        QFETCH(bool, usable);
        const auto is = [&](const char* name) { return what == QLatin1String(name); };
        m_node->answer = [&](const Heard& heard) {
            const int skew = is("skewed") ? -300 : is("skewed a little") ? 12 : 0;
            Reply reply;
            const bool asksWho = documentOf(heard).contains(QLatin1String("whoami"));
            if (is("skewed") || is("wrong secret")) {
                reply = Reply::status_(401, "Unauthorized");
            } else if (is("a web page")) {
                reply = Reply::status_(200, "<html></html>");
            } else if (is("another API")) {
                reply = Reply::refusal(QStringLiteral("Cannot query field \"%1\" on type \"Query\".")
                                           .arg(asksWho ? QStringLiteral("whoami") : QStringLiteral("walletAddresses")),
                                       QStringLiteral("GRAPHQL_VALIDATION_FAILED"));
            } else if (is("old") && !documentOf(heard).contains(QLatin1String("voidLiquidity"))) {
                reply = oldNode(heard);
            } else if (asksWho) {
                reply = Reply::data(
                    {{QStringLiteral("whoami"),
                      QJsonObject{{QStringLiteral("id"), is("other tenant")
                                                             ? QStringLiteral("somebody else")
                                                             : QStringLiteral("438fa74a-fa7d-4317-9ced-dde32ece1787")},
                                  {QStringLiteral("isOperator"), !is("tenant only")}}}});
            } else if (is("read only")) {
                reply = Reply::refusal(QStringLiteral("permission denied"), QStringLiteral("FORBIDDEN"));
            } else {
                reply = Reply::refusal(QStringLiteral("Unknown transfer"), QStringLiteral("NOT_FOUND"));
            }
            if (!is("no time")) {
                const QDateTime time = QDateTime::currentDateTimeUtc().addSecs(skew);
                reply.headers
                    << "Date: " + QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1() +
                           " GMT";
            }
            return reply;
        };
        const auto way = transport();
        if (is("nobody")) m_node->close();
        ConnectionTest test(way.get(), QStringLiteral("438fa74a-fa7d-4317-9ced-dde32ece1787"));
        QList<int> seen;
        QList<ConnectionFacts> facts;
        connect(&test, &ConnectionTest::checked, this, [&](const CheckResult& result) {
            QCOMPARE(int(result.check), seen.size());
            QVERIFY2(result.sentence.endsWith(QLatin1Char('.')), qPrintable(result.sentence));
            seen << int(result.outcome);
        });
        connect(&test, &ConnectionTest::finished, this, [&](const ConnectionFacts& found) { facts << found; });
        test.start();
        QTRY_COMPARE(facts.size(), 1);
        QCOMPARE(seen, outcomes);
        QCOMPARE(facts.first().usable, usable);
    }
};

QTEST_GUILESS_MAIN(NodeClientTest)
#include "tst_nodeclient.moc"
