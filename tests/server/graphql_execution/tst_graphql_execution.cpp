#include "tests/server/graphql_execution/tst_graphql_execution.h"

#include "server/graphql/codegen/names.h"
#include "tests/server/graphql_execution/desk.h"

#include <QTest>

using namespace signalbox;
using namespace library;

namespace {

// What does not fit an SDL type does not compile.
template <class D, class V>
constexpr bool fits = graphql::detail::Fits<D, V>::value;
using Id = graphql::out::NonNull<graphql::out::Id>;
using Ints = graphql::out::List<graphql::out::NonNull<graphql::out::Int>>;
static_assert(fits<Id, std::string> && fits<Id, std::optional<std::string>> && !fits<Id, int>);
static_assert(fits<Ints, std::vector<int>> && !fits<Ints, int> && !fits<Ints, std::vector<std::string>>);
static_assert(fits<graphql::out::Boolean, bool> && !fits<graphql::out::Boolean, int>);
static_assert(!fits<graphql::out::Int, bool> && !fits<graphql::out::String, graphql::JsonText>);
static_assert(!fits<graphql::out::Enum<schema::Cover>, std::string>);

} // namespace

void GraphqlExecution::scalars_are_written_as_the_admin_api_writes_them()
{
    Desk desk;
    const auto answer = desk.ask("{book(id:1){id title pages price shelf cover meta rating lent}}");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.contentType, std::string("application/json; charset=utf-8"));
    QCOMPARE(
        bytes(answer.body),
        QByteArray(R"({"data":{"book":{"id":"1","title":"Tides","pages":320,"price":"18446744073709551615","shelf":7,)"
                   R"("cover":"HARD","meta":{"isbn":"x"},"rating":4.5,"lent":false}}})"));
}

void GraphqlExecution::text_is_escaped()
{
    Desk desk;
    desk.reader->name = "a\"b\\c\n\t\x01\x7f é";
    QCOMPARE(bytes(desk.ask("{who}").body),
             QByteArray("{\"data\":{\"who\":\"a\\\"b\\\\c\\n\\t\\u0001\x7f é by Query.who\"}}"));
}

void GraphqlExecution::objects_lists_and_arguments_nest()
{
    Desk desk;
    QCOMPARE(
        bytes(desk.ask(R"({book(id:"1"){tags author{name books{title}} chapters(first:1){title words}}})").body),
        QByteArray(
            R"({"data":{"book":{"tags":["sea",null],"author":{"name":"Ida \"Ink\" Öst","books":[{"title":"Tides"}]},)"
            R"("chapters":[{"title":"Ebb","words":100}]}}})"));
}

void GraphqlExecution::the_default_of_an_argument_counts_when_it_is_absent()
{
    Desk desk;
    QCOMPARE(bytes(desk.ask("{book(id:1){chapters{words} none:chapters(first:null){words}}}").body),
             QByteArray(R"({"data":{"book":{"chapters":[{"words":100},{"words":200}],"none":[]}}})"));
}

void GraphqlExecution::fields_stand_in_document_order_and_merge()
{
    Desk desk;
    QCOMPARE(bytes(desk.ask("{b:book(id:1){title} a:book(id:2){id} b:book(id:1){id title} who}").body),
             QByteArray(R"({"data":{"b":{"title":"Tides","id":"1"},"a":{"id":"2"},"who":"ann by Query.who"}})"));
}

void GraphqlExecution::fragments_apply_to_matching_types_only()
{
    Desk desk;
    QCOMPARE(
        bytes(desk.ask("{items{...I ...on Film{minutes} ...B}} fragment I on Item{id} fragment B on Book{cover ...I}")
                  .body),
        QByteArray(R"({"data":{"items":[{"id":"1","cover":"HARD"},{"id":"f1","minutes":90}]}})"));
}

void GraphqlExecution::skip_and_include_decide_per_request()
{
    Desk desk;
    const auto query = "query($a:Boolean!,$b:Boolean=true){book(id:1){id @skip(if:$a) ...@include(if:$b){title} cover "
                       "@include(if:false)}}";
    QCOMPARE(bytes(desk.ask(query, R"({"a":false})").body),
             QByteArray(R"({"data":{"book":{"id":"1","title":"Tides"}}})"));
    QCOMPARE(bytes(desk.ask(query, R"({"a":true})").body), QByteArray(R"({"data":{"book":{"title":"Tides"}}})"));
    QCOMPARE(bytes(desk.ask(query, R"({"a":true,"b":false})").body), QByteArray(R"({"data":{"book":{}}})"));
    QCOMPARE(bytes(desk.ask(query, R"({"a":false,"b":false})").body), QByteArray(R"({"data":{"book":{"id":"1"}}})"));
    QCOMPARE(desk.ask(query, R"({"a":false,"b":null})").status, 400);
}

void GraphqlExecution::typename_is_the_concrete_type()
{
    Desk desk;
    QCOMPARE(bytes(desk.ask("{__typename items{t:__typename}}").body),
             QByteArray(R"({"data":{"__typename":"Query","items":[{"t":"Book"},{"t":"Film"}]}})"));
}

void GraphqlExecution::null_in_a_nullable_field_stays_there()
{
    Desk desk;
    QCOMPARE(bytes(desk.ask("{book(id:2){author{name} meta} none:book(id:9){id}}").body),
             QByteArray(R"({"data":{"book":{"author":null,"meta":null},"none":null}})"));
}

void GraphqlExecution::null_in_a_required_field_goes_up_to_the_next_nullable()
{
    Desk desk;
    QCOMPARE(
        bytes(
            desk.ask("{a:book(id:1){title} book(id:2){title knownAuthor{name}} maybeBooks{id knownAuthor{id}}}").body),
        QByteArray(
            R"({"data":{"a":{"title":"Tides"},"book":null,"maybeBooks":[{"id":"1","knownAuthor":{"id":"a1"}},null]},)"
            R"("errors":[{"message":"Cannot return null for non-nullable field Book.knownAuthor.",)"
            R"("locations":[{"line":1,"column":39}],"path":["book","knownAuthor"],)"
            R"("extensions":{"code":"INTERNAL_SERVER_ERROR"}},)"
            R"({"message":"Cannot return null for non-nullable field Book.knownAuthor.",)"
            R"("locations":[{"line":1,"column":72}],"path":["maybeBooks",1,"knownAuthor"],)"
            R"("extensions":{"code":"INTERNAL_SERVER_ERROR"}}]})"));
}

void GraphqlExecution::null_at_the_root_takes_all_data()
{
    Desk desk;
    const auto answer = desk.ask("{who knownBook(id:9){id}}");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.starts_with(R"({"data":null,"errors":[{"message":"unknown book")"));
    QCOMPARE(codeOf(answer), std::string("NOT_FOUND"));
}

void GraphqlExecution::a_failing_item_of_required_items_takes_the_list()
{
    Desk desk;
    QVERIFY(desk.ask("{books{knownAuthor{id}}}").body.starts_with(R"({"data":null,)"));
    QVERIFY(desk.ask("{book(id:1){author{books{title}}} maybeBooks{knownAuthor{books{knownAuthor{id}}}}}")
                .body.starts_with(R"({"data":{"book":{"author":{"books":[{"title":"Tides"}]}},"maybeBooks":[{)"));
}

void GraphqlExecution::a_late_failure_takes_its_parent_and_leaves_siblings()
{
    Desk desk;
    const auto answer = desk.ask("{maybeBooks{id stock} more:maybeBooks{id knownStock cover} who}");
    QVERIFY2(answer.body.starts_with(
                 R"({"data":{"maybeBooks":[{"id":"1","stock":"12"},{"id":"2","stock":null}],)"
                 R"("more":[{"id":"1","knownStock":"12","cover":"HARD"},null],"who":"ann by Query.who"},)"),
             answer.body.c_str());
    const auto errors = errorsOf(answer);
    QCOMPARE(errors.size(), std::size_t(2));
    QCOMPARE(boost::json::serialize(errors[0].at("path")), std::string(R"(["maybeBooks",1,"stock"])"));
    QCOMPARE(boost::json::serialize(errors[1].at("path")), std::string(R"(["more",1,"knownStock"])"));
}

void GraphqlExecution::a_late_failure_far_up_discards_what_is_still_open()
{
    Desk desk;
    // Book 2's stock fails first and takes all data; book 1's comes later and finds nobody waiting.
    const auto answer = desk.ask("{books{id author{patron{name}} knownStock}}");
    QVERIFY2(answer.body.starts_with(R"({"data":null,"errors":[)"), answer.body.c_str());
    QCOMPARE(errorsOf(answer).size(), std::size_t(1));
    const auto inner = desk.ask("{book(id:2){knownStock knownAuthor{id}} who}");
    QVERIFY2(inner.body.starts_with(R"({"data":{"book":null,"who":"ann by Query.who"},)"), inner.body.c_str());
    QCOMPARE(errorsOf(inner).size(), std::size_t(1));
    QCOMPARE(messageOf(inner), std::string("Cannot return null for non-nullable field Book.knownAuthor."));
}

void GraphqlExecution::values_out_of_range_are_errors_not_numbers()
{
    Desk desk;
    const auto answer = desk.ask("{book(id:2){shelf} big:book(id:2){pages}}");
    QVERIFY2(answer.body.starts_with(R"({"data":{"book":{"shelf":null},"big":null},)"), answer.body.c_str());
    const auto errors = errorsOf(answer);
    QCOMPARE(errors[0].at("message").as_string(), "Provided value is not a UInt8.");
    QCOMPARE(errors[1].at("message").as_string(), "Int cannot represent non 32-bit signed integer value: 3000000000");
}

void GraphqlExecution::late_fields_run_side_by_side()
{
    Desk desk;
    auto clock = desk.executor.clock();
    const auto before = clock.now();
    const auto answer = desk.ask("{a:book(id:1){stock author{patron{name}}} b:book(id:1){stock s:stock}}");
    QCOMPARE(
        bytes(answer.body),
        QByteArray(R"({"data":{"a":{"stock":"12","author":{"patron":{"name":"Mia"}}},"b":{"stock":"12","s":"12"}}})"));
    QCOMPARE(clock.now() - before, UnixMs(20));
}

void GraphqlExecution::mutations_run_one_after_the_other()
{
    Desk desk;
    const auto answer = desk.ask("mutation{a:step(name:\"a\",wait:9) b:step(name:\"b\") c:step(name:\"c\",wait:1)}");
    QCOMPARE(bytes(answer.body), QByteArray(R"({"data":{"a":"a","b":"b","c":"c"}})"));
    const std::vector<std::string> order{"begin a", "end a", "begin b", "end b", "begin c", "end c"};
    QCOMPARE(desk.reader->journal, order);
}

void GraphqlExecution::a_failed_required_mutation_stops_the_rest()
{
    Desk desk;
    const auto answer = desk.ask("mutation{step(name:\"a\") failLater(name:\"f\") b:step(name:\"b\")}");
    QVERIFY2(answer.body.starts_with(R"({"data":null,"errors":[{"message":"Not today.")"), answer.body.c_str());
    QCOMPARE(codeOf(answer), std::string("FORBIDDEN"));
    QCOMPARE(desk.reader->journal.back(), std::string("fail f"));
}

void GraphqlExecution::every_error_code_has_its_text()
{
    Desk desk;
    const std::vector<std::string> codes{"BAD_USER_INPUT",
                                         "NOT_FOUND",
                                         "DUPLICATE",
                                         "FORBIDDEN",
                                         "CONFLICT",
                                         "INACTIVE",
                                         "UNAUTHENTICATED",
                                         "NOT_IMPLEMENTED",
                                         "TIMEOUT",
                                         "INTERNAL_SERVER_ERROR",
                                         "INTERNAL_SERVER_ERROR",
                                         "INTERNAL_SERVER_ERROR",
                                         "INTERNAL_SERVER_ERROR"};
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const auto answer = desk.ask("query($k:String!){refuse(kind:$k)}", R"({"k":")" + std::to_string(i) + "\"}");
        QCOMPARE(answer.status, 200);
        QCOMPARE(codeOf(answer), codes[i]);
        QVERIFY2(!answer.body.contains("secret"), "the detail of an error is for the log only");
    }
}

void GraphqlExecution::a_problem_adds_details_and_its_own_code()
{
    Desk desk;
    QCOMPARE(
        bytes(desk.ask(R"({refuse(kind:"details")})").body),
        QByteArray(R"({"data":{"refuse":null},"errors":[{"message":"Too small.","locations":[{"line":1,"column":2}],)"
                   R"("path":["refuse"],"extensions":{"code":"CONFLICT","details":{"minSendAmount":"5"}}}]})"));
    QCOMPARE(codeOf(desk.ask(R"({refuse(kind:"own")})")), std::string("OUT_OF_INK"));
}

void GraphqlExecution::errors_name_place_and_path()
{
    Desk desk;
    const auto errors = errorsOf(desk.ask("{\n  all: maybeBooks {\n    x: note\n  }\n}"));
    QCOMPARE(errors.size(), std::size_t(2));
    QCOMPARE(boost::json::serialize(errors[1]),
             std::string(R"({"message":"note is not available in this version.","locations":[{"line":3,"column":5}],)"
                         R"("path":["all",1,"x"],"extensions":{"code":"NOT_IMPLEMENTED"}})"));
}

void GraphqlExecution::variables_are_coerced_and_defaults_applied()
{
    Desk desk;
    const auto answer = desk.ask(
        "query($i:BookInput!){echo(input:$i)}",
        R"({"i":{"title":"T","price":"7","cover":"SOFT_BACK","labels":"one","meta":{"a":[1]},"shelf":"5","class":true}})");
    QCOMPARE(
        bytes(answer.body),
        QByteArray(
            R"({"data":{"echo":"{\"title\":\"T\",\"pages\":10,\"price\":\"7\",\"cover\":\"SOFT_BACK\",\"labels\":[\"one\"],)"
            R"(\"meta\":{\"a\":[1]},\"shelf\":5,\"class\":true}"}})"));
    const auto literal = desk.ask(R"({echo(input:{cover:HARD,price:18446744073709551615,title:"L",pages:3})})");
    QCOMPARE(
        bytes(literal.body),
        QByteArray(
            R"({"data":{"echo":"{\"title\":\"L\",\"pages\":3,\"price\":\"18446744073709551615\",\"cover\":\"HARD\"}"}})"));
}

void GraphqlExecution::inputs_know_absent_from_null()
{
    library::schema::BookInput input;
    QVERIFY(!input.note.given() && !input.note);
    input.note = std::nullopt;
    QVERIFY(input.note.givenAsNull());
    input.note = std::string("x");
    QVERIFY(input.note.given() && !input.note.givenAsNull());

    Desk desk;
    const auto query = "query($n:String){echo(input:{title:\"T\",price:1,cover:HARD,note:$n})}";
    QVERIFY(!desk.ask(query).body.contains("note"));
    QVERIFY(desk.ask(query, R"({"n":null})").body.contains(R"(\"note\":null)"));
    QVERIFY(desk.ask(query, R"({"n":"x"})").body.contains(R"(\"note\":\"x\")"));
}

void GraphqlExecution::a_variable_changes_arguments_between_requests()
{
    Desk desk;
    const auto query = "query($id:ID!,$n:Int){book(id:$id){title chapters(first:$n){words}}}";
    QCOMPARE(bytes(desk.ask(query, R"({"id":1,"n":1})").body),
             QByteArray(R"({"data":{"book":{"title":"Tides","chapters":[{"words":100}]}}})"));
    QCOMPARE(bytes(desk.ask(query, R"({"id":"2"})").body),
             QByteArray(R"({"data":{"book":{"title":"Knots","chapters":[]}}})"));
    QCOMPARE(desk.service.preparedDocuments(), std::size_t(1));
}

void GraphqlExecution::unbound_root_fields_are_listed_and_say_so()
{
    Desk desk;
    const std::vector<std::string> left{"Query.draft", "Query.knownDraft"};
    QCOMPARE(desk.service.schema().unboundRootFields(), left);
    const auto answer = desk.ask("{draft(id:1){id} who}");
    QVERIFY2(answer.body.starts_with(R"({"data":{"draft":null,"who":"ann by Query.who"},"errors":[)"),
             answer.body.c_str());
    QCOMPARE(codeOf(answer), std::string("NOT_IMPLEMENTED"));
    QCOMPARE(messageOf(answer), std::string("draft is not available in this version."));
    QVERIFY(desk.ask("{knownDraft{id}}").body.starts_with(R"({"data":null,)"));
}

void GraphqlExecution::a_field_that_is_bound_to_not_implemented_says_so()
{
    Desk desk;
    QCOMPARE(codeOf(desk.ask("{book(id:1){note}}")), std::string("NOT_IMPLEMENTED"));
}

void GraphqlExecution::binding_reports_what_is_missing_and_what_does_not_fit()
{
    library::schema::Binding binding;
    library::bindBooks(binding);
    library::bindRoots(binding);
    library::schema::FilmFields<library::Film> film;
    film.id = &library::Film::id;
    film.minutes = &library::Film::minutes;
    binding.bind(film);
    library::schema::ChapterFields<library::Film> chapter;
    chapter.title = &library::Film::title;
    chapter.words = &library::Film::minutes;
    binding.bind(chapter);
    const auto bound = binding.finish();
    QVERIFY(!bound.ok());
    const std::string& text = bound.error().message;
    QVERIFY2(text.find("Film.title is not bound.") != std::string::npos, text.c_str());
    QVERIFY2(text.find("Author can be reached but is not bound.") != std::string::npos, text.c_str());
    QVERIFY2(text.find("Book.chapters answers with another C++ type than Chapter is bound to.") != std::string::npos,
             text.c_str());
}

void GraphqlExecution::introspection_describes_the_schema()
{
    Desk desk;
    QCOMPARE(
        bytes(
            desk.ask(
                    R"({__type(name:"Filter"){kind name inputFields{name defaultValue type{kind name ofType{kind ofType{name}}}}} none:__type(name:"X"){name}})")
                .body),
        QByteArray(
            R"({"data":{"__type":{"kind":"INPUT_OBJECT","name":"Filter","inputFields":[{"name":"covers","defaultValue":null,)"
            R"("type":{"kind":"LIST","name":null,"ofType":{"kind":"NON_NULL","ofType":{"name":"Cover"}}}},)"
            R"({"name":"title","defaultValue":null,"type":{"kind":"SCALAR","name":"String","ofType":null}}]},"none":null}})"));
    const auto book = desk.ask(
        R"({__type(name:"Book"){fields{name} all:fields(includeDeprecated:true){name isDeprecated deprecationReason}}})");
    QVERIFY(book.body.contains(R"({"name":"note","isDeprecated":true,"deprecationReason":"Nobody reads notes."})"));
    QVERIFY(!book.body.contains(R"({"name":"note"})"));
    QVERIFY(desk.ask("{__schema{description queryType{name} mutationType{name} subscriptionType{name}}}")
                .body.contains(
                    R"("queryType":{"name":"Query"},"mutationType":{"name":"Mutation"},"subscriptionType":null)"));
}

void GraphqlExecution::names_are_made_for_cpp()
{
    using namespace graphql::codegen;
    QCOMPARE(enumeratorName("OPEN_PAYMENTS"), std::string("OpenPayments"));
    QCOMPARE(enumeratorName("EdDSA"), std::string("EdDSA"));
    QCOMPARE(memberName("class"), std::string("class_"));
    QCOMPARE(literal("a\"\\\n"), std::string(R"("a\"\\\n")"));
    QCOMPARE(library::schema::toText(library::schema::Cover::SoftBack), std::string_view("SOFT_BACK"));
    QVERIFY(library::schema::coverFromText("HARD") == library::schema::Cover::Hard);
    QVERIFY(!library::schema::coverFromText("hard"));
}

QTEST_GUILESS_MAIN(GraphqlExecution)
