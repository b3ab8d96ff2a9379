#include "tests/server/graphql_execution/tst_graphql_service.h"

#include "tests/server/graphql_execution/desk.h"

#include <QTest>

using namespace signalbox;
using namespace library;

void GraphqlService::bad_variables_are_a_400()
{
    Desk desk;
    const auto answer =
        desk.ask("query($i:BookInput!){echo(input:$i)}", R"({"i":{"title":"T","price":-1,"cover":"HARD"}})");
    QCOMPARE(answer.status, 400);
    QCOMPARE(codeOf(answer), std::string("BAD_USER_INPUT"));
    QVERIFY2(messageOf(answer).find("Input must be unsigned.") != std::string::npos, answer.body.c_str());
    QVERIFY(!answer.body.contains("\"data\""));
    QCOMPARE(desk.ask("query($i:ID!){book(id:$i){id}}").status, 400);
}

void GraphqlService::documents_that_do_not_parse_or_validate_are_400()
{
    Desk desk;
    const auto broken = desk.ask("{book(");
    QCOMPARE(broken.status, 400);
    QCOMPARE(codeOf(broken), std::string("GRAPHQL_PARSE_FAILED"));
    const auto wrong = desk.ask("{book(id:1){titel}}");
    QCOMPARE(wrong.status, 400);
    QCOMPARE(codeOf(wrong), std::string("GRAPHQL_VALIDATION_FAILED"));
    QCOMPARE(messageOf(wrong), std::string("Cannot query field \"titel\" on type \"Book\"."));
    QCOMPARE(desk.service.preparedDocuments(), std::size_t(0));
}

void GraphqlService::a_request_without_a_query_is_400()
{
    Desk desk;
    for (const auto* body : {"", "{}", "[", "null", "7", R"({"variables":{}})", R"({"query":""})", R"({"query":7})",
                             R"({"query":"{who}","variables":"{}"})", R"({"query":"{who}","operationName":7})",
                             R"({"query":"{who}","extensions":[]})"}) {
        const auto answer = desk.post(body);
        QCOMPARE(answer.status, 400);
        QCOMPARE(codeOf(answer), std::string("BAD_REQUEST"));
    }
    QCOMPARE(desk.post(R"({"query":"{who}","variables":null,"operationName":null,"extensions":null})").status, 200);
}

void GraphqlService::batches_are_refused()
{
    Desk desk;
    const auto answer = desk.post(R"([{"query":"{who}"}])");
    QCOMPARE(answer.status, 400);
    QCOMPARE(codeOf(answer), std::string("BAD_REQUEST"));
}

void GraphqlService::operations_are_chosen_by_name()
{
    Desk desk;
    const auto both = "query A{who} query B{book(id:1){id}}";
    QCOMPARE(bytes(desk.ask(both, {}, "B").body), QByteArray(R"({"data":{"book":{"id":"1"}}})"));
    for (const auto* name : {"", "C"}) {
        const auto answer = desk.ask(both, {}, name);
        QCOMPARE(answer.status, 400);
        QCOMPARE(codeOf(answer), std::string("OPERATION_RESOLUTION_FAILURE"));
    }
}

void GraphqlService::get_needs_a_preflight_and_runs_queries_only()
{
    Desk desk;
    QCOMPARE(
        bytes(desk.get("query=query($id:ID!)%7Bbook(id:$id)%7Btitle%7D%7D&variables=%7B%22id%22:%221%22%7D&x=y").body),
        QByteArray(R"({"data":{"book":{"title":"Tides"}}})"));
    QCOMPARE(desk.get("query=%7Bwho%7D", false).status, 400);
    const auto mutation = desk.get("query=mutation%7Bstep(name:%22a%22)%7D");
    QCOMPARE(mutation.status, 405);
    QCOMPARE(mutation.allow, std::string("POST"));
    QVERIFY(desk.reader->journal.empty());
    for (const auto* query : {"", "query=%7", "query=%7Bwho%7D&variables=x", "query=%7Bwho%7D&query=%7Bwho%7D"})
        QCOMPARE(desk.get(query).status, 400);
}

void GraphqlService::requests_a_browser_could_forge_are_refused()
{
    Desk desk;
    for (const auto* type :
         {"", "text/plain", "application/x-www-form-urlencoded", "Multipart/Form-Data; boundary=x", "text/html"})
        QCOMPARE(desk.post(R"({"query":"{who}"})", type).status, 400);
    QCOMPARE(desk.post(R"({"query":"{who}"})", "Application/JSON; charset=utf-8").status, 200);
}

void GraphqlService::other_methods_are_405()
{
    Desk desk;
    HttpQuestion question;
    question.method = "DELETE";
    const auto answer = desk.executor.run(desk.service.handle(question, desk.reader));
    QCOMPARE(answer.status, 405);
    QCOMPARE(answer.allow, std::string("GET, POST"));
    question.method = "POST";
    question.contentType = "application/json";
    question.accept = "application/graphql-response+json, application/json;q=0.9";
    question.body = R"({"query":"{who}"})";
    QCOMPARE(desk.executor.run(desk.service.handle(question, desk.reader)).contentType,
             std::string("application/graphql-response+json; charset=utf-8"));
}

void GraphqlService::introspection_can_be_switched_off()
{
    graphql::ServiceOptions closed;
    closed.introspection = false;
    Desk desk(closed);
    const auto answer = desk.ask("{...F} fragment F on Query{__schema{types{name}}}");
    QCOMPARE(answer.status, 400);
    QCOMPARE(codeOf(answer), std::string("GRAPHQL_VALIDATION_FAILED"));
    QCOMPARE(messageOf(answer),
             std::string("GraphQL introspection has been disabled, but the requested query contained the "
                         "field \"__schema\"."));
    QCOMPARE(desk.ask("{__typename}").status, 200);
}

void GraphqlService::limits_are_a_validation_error()
{
    graphql::ServiceOptions tight;
    tight.limits.maxDepth = 3;
    Desk desk(tight);
    QCOMPARE(desk.ask("{book(id:1){author{name}}}").status, 200);
    const auto answer = desk.ask("{book(id:1){author{books{title}}}}");
    QCOMPARE(answer.status, 400);
    QCOMPARE(codeOf(answer), std::string("GRAPHQL_VALIDATION_FAILED"));
}

void GraphqlService::the_cache_is_bounded()
{
    graphql::ServiceOptions small;
    small.documentsMax = 16;
    Desk desk(small);
    for (int i = 0; i < 200; ++i) QCOMPARE(desk.ask("{a" + std::to_string(i) + ":who}").status, 200);
    QVERIFY(desk.service.preparedDocuments() <= 16);
    QVERIFY(desk.service.preparedDocuments() >= 2);
}

void GraphqlService::the_cache_evicts_by_bytes_too()
{
    graphql::ServiceOptions small;
    small.textBytesMax = 8 * 100;
    Desk desk(small);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(
            desk.ask("{a" + std::to_string(i) + ":who" + std::string(static_cast<std::size_t>(i), ' ') + "}").status,
            200);
    QVERIFY(desk.service.preparedDocuments() <= 8 * 10);
    QCOMPARE(desk.ask("{who" + std::string(200, ' ') + "}").status, 200);
}

void GraphqlService::a_cached_document_serves_many_threads()
{
    graphql::ServiceOptions small;
    small.documentsMax = 8;
    const library::schema::Service service(library::boundSchema(), small);
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&service, &wrong, t] {
            TestExecutor executor;
            for (int i = 0; i < 200; ++i) {
                const std::string name = "n" + std::to_string((i + t) % 20);
                const std::string body = R"({"query":"query($s:Boolean!){)" + name +
                                         R"(:book(id:1){id stock @skip(if:$s)}}","variables":{"s":)" +
                                         (i % 2 ? "true" : "false") + "}}";
                HttpQuestion question;
                question.method = "POST";
                question.contentType = "application/json";
                question.body = body;
                const auto answer = executor.run(service.handle(question, std::make_shared<Reader>()));
                const std::string expected =
                    R"({"data":{")" + name + R"(":{"id":"1")" + (i % 2 ? "" : R"(,"stock":"12")") + "}}}";
                if (answer.body != expected) ++wrong;
            }
        });
    for (auto& thread : threads) thread.join();
    QCOMPARE(wrong.load(), 0);
}

void GraphqlService::the_context_lives_until_the_last_resolver_has_ended()
{
    Desk desk;
    std::weak_ptr<Reader> watched = desk.reader;
    {
        const boost::json::value body = boost::json::parse(R"({"query":"{book(id:1){stock}}"})");
        bool ended = false;
        spawn(desk.executor, desk.service.execute(body, desk.reader), [&ended](HttpAnswer) { ended = true; });
        QVERIFY(!ended);
        desk.reader = std::make_shared<Reader>();
        QVERIFY2(!watched.expired(), "the context lives as long as somebody may use it");
        desk.executor.advance(std::chrono::milliseconds(50));
        QVERIFY(ended);
    }
    QVERIFY(watched.expired());
}

QTEST_GUILESS_MAIN(GraphqlService)
