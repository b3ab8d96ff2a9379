#include "server/base/random.h"
#include "server/base/testexecutor.h"
#include "tests/server/graphql_execution/library.h"

#include <QProcess>
#include <QTest>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <cstdlib>
#include <set>

using namespace signalbox;
namespace json = boost::json;

namespace {

constexpr int randomQueries = 400;
constexpr int nodeTimeoutMs = 60'000;

/// Writes queries over the library that validate, with everything execution has to decide.
class QueryWriter
{
public:
    explicit QueryWriter(std::uint64_t seed) : m_random(seed) {}

    std::string query()
    {
        m_alias = 0;
        std::string text = "query($yes:Boolean!,$no:Boolean=false){who@include(if:$yes)@skip(if:$no)";
        const auto fields = 1 + m_random.below(3);
        for (std::uint64_t i = 0; i < fields; ++i) text += root();
        return text + "}";
    }

private:
    bool chance(std::uint64_t oneIn) { return m_random.below(oneIn) == 0; }
    std::string alias() { return " x" + std::to_string(m_alias++) + ":"; }

    std::string directive()
    {
        static const std::vector<std::string> some{"@include(if:$yes)", "@skip(if:$yes)", "@skip(if:$no)",
                                                   "@include(if:false)", "@include(if:true)@skip(if:$no)"};
        return chance(6) ? some[m_random.below(some.size())] : "";
    }

    std::string root()
    {
        switch (m_random.below(9)) {
        case 0:
            return alias() + "book(id:" + (chance(2) ? "1" : "2") + ")" + directive() + book(3);
        case 1:
            return alias() + "maybeBooks" + book(3);
        case 2:
            return alias() + "items{__typename id ...on Film{minutes title} ...on Book" + book(1) + "}";
        case 3:
            return alias() + "who" + directive();
        case 4:
            return chance(4) ? alias() + "books" + book(2) : alias() + "book(id:2)" + book(2);
        case 5:
            return chance(4) ? alias() + "knownBook(id:3){id}" : alias() + "knownBook(id:1)" + book(2);
        case 6:
            return chance(8) ? alias() + "knownDraft{id}" : alias() + "draft(id:1){id}";
        default:
            return " maybeBooks" + book(2);
        }
    }

    std::string book(int depth)
    {
        static const std::vector<std::string> leaves{"id",   "title", "price", "cover", "meta",       "rating",
                                                     "lent", "tags",  "stock", "shelf", "__typename", "note"};
        std::string text = "{id";
        const auto fields = 1 + m_random.below(5);
        for (std::uint64_t i = 0; i < fields; ++i) {
            switch (m_random.below(12)) {
            case 0:
                text += depth > 0 ? " author" + author(depth - 1) : " id";
                break;
            case 1:
                text += depth > 0 ? alias() + "knownAuthor" + directive() + author(depth - 1) : " id";
                break;
            case 2:
                text += alias() + "chapters(first:" + std::to_string(m_random.below(4)) + "){words title}";
                break;
            case 3:
                text += " chapters{title}";
                break;
            case 4:
                text += chance(2) ? " knownStock" : " stock";
                break;
            case 5:
                text += chance(3) ? " pages" : " title";
                break;
            case 6:
                text += " ..." + directive() + book(depth > 0 ? depth - 1 : 0);
                break;
            case 7:
                text += alias() + leaves[m_random.below(leaves.size())] + directive();
                break;
            default:
                text += " " + leaves[m_random.below(leaves.size())];
                break;
            }
        }
        return text + "}";
    }

    std::string author(int depth)
    {
        std::string text = "{name";
        if (chance(2)) text += " patron{id name patron{id}}";
        if (depth > 0 && chance(2)) text += " books" + book(depth - 1);
        return text + "}";
    }

    SeededRandom m_random;
    int m_alias = 0;
};

json::value ask(const library::schema::Service& service, const json::object& request)
{
    TestExecutor executor;
    const json::value body = request;
    const auto answer = executor.run(service.execute(body, std::make_shared<library::Reader>()));
    return json::parse(answer.body);
}

json::value askGraphqlJs(const json::object& input)
{
    QProcess node;
    node.start(QStringLiteral("node"), {QString::fromUtf8(SIGNALBOX_ORACLE)});
    const std::string text = json::serialize(input);
    node.write(text.data(), static_cast<qint64>(text.size()));
    node.closeWriteChannel();
    if (!node.waitForFinished(nodeTimeoutMs) || node.exitCode() != 0) {
        qWarning("%s", node.readAllStandardError().constData());
        return {};
    }
    const QByteArray answer = node.readAllStandardOutput();
    json::parse_options deep;
    deep.max_depth = 64;
    return json::parse(std::string_view(answer.constData(), static_cast<std::size_t>(answer.size())), {}, deep);
}

/// Message, place and path of an error, to compare.
std::string mark(const json::value& error)
{
    json::object shown;
    for (const auto* member : {"message", "locations", "path"})
        if (const auto* value = error.as_object().if_contains(member)) shown[member] = *value;
    return json::serialize(shown);
}

/// Whether the way to `path` ends in a null before it gets there: then the error lies in a discarded part.
bool discarded(const json::value& data, const json::array& path)
{
    const json::value* at = &data;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (at->is_null()) return true;
        at = path[i].is_string() ? &at->at(path[i].as_string()) : &at->at(path[i].to_number<std::size_t>());
    }
    return false;
}

json::value sortedByName(json::value value)
{
    if (auto* array = value.if_array()) {
        for (auto& item : *array) item = sortedByName(item);
        std::sort(array->begin(), array->end(), [](const json::value& a, const json::value& b) {
            const auto name = [](const json::value& v) {
                const auto* object = v.if_object();
                const auto* text = object ? object->if_contains("name") : nullptr;
                return text && text->is_string() ? std::string(text->as_string()) : json::serialize(v);
            };
            return name(a) < name(b);
        });
    } else if (auto* object = value.if_object()) {
        for (auto& member : *object) member.value() = sortedByName(member.value());
    }
    return value;
}

} // namespace

class GraphqlExecutionOracle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_are_those_of_graphql_js();
    void introspection_is_that_of_graphql_js();
};

void GraphqlExecutionOracle::answers_are_those_of_graphql_js()
{
    const char* given = std::getenv("SIGNALBOX_SEED");
    // Without SIGNALBOX_SEED always the same queries. Seed 86076448 finds a difference from graphql-js that is not
    // settled: other errors are told where data as a whole became null.
    constexpr std::uint64_t usualSeed = 20'261'121;
    const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : usualSeed;
    qInfo("seed=%llu", static_cast<unsigned long long>(seed));
    QueryWriter writer(seed);
    graphql::ServiceOptions roomy;
    roomy.limits.maxDepth = 100;
    roomy.limits.maxCost = 1e9;
    const library::schema::Service service(library::boundSchema(), roomy);

    json::array requests;
    std::vector<json::value> ours;
    for (int i = 0; i < randomQueries; ++i) {
        json::object request{{"query", writer.query()}, {"variables", {{"yes", true}}}};
        json::value answer = ask(service, request);
        // Two fields of one name with different arguments: the writer does not look, validation does.
        if (!answer.as_object().contains("data")) continue;
        requests.push_back(std::move(request));
        ours.push_back(std::move(answer));
    }
    QVERIFY(ours.size() > randomQueries / 2);
    const json::value theirs = askGraphqlJs({{"sdl", library::schema::Binding::sdl()}, {"requests", requests}});
    QVERIFY(theirs.is_object());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        const auto& expected = theirs.at("answers").at(i);
        const auto query = requests[i].at("query").as_string();
        const std::string context =
            std::string(query) + "\nours:   " + json::serialize(ours[i]) + "\ntheirs: " + json::serialize(expected);
        QVERIFY2(json::serialize(ours[i].at("data")) ==
                     json::serialize(json::parse(expected.at("dataText").as_string())),
                 context.c_str());
        std::multiset<std::string> left;
        if (const auto* errors = ours[i].as_object().if_contains("errors"))
            for (const auto& error : errors->as_array()) left.insert(mark(error));
        for (const auto& error : expected.at("errors").as_array()) {
            const auto found = left.find(mark(error));
            if (found != left.end()) {
                left.erase(found);
            } else {
                QVERIFY2(discarded(ours[i].at("data"), error.at("path").as_array()), context.c_str());
            }
        }
        QVERIFY2(left.empty(), context.c_str());
    }
}

void GraphqlExecutionOracle::introspection_is_that_of_graphql_js()
{
    const json::value theirs = askGraphqlJs({{"sdl", library::schema::Binding::sdl()}, {"requests", json::array{}}});
    QVERIFY(theirs.is_object());
    const library::schema::Service service(library::boundSchema(), {});
    const json::value answer = ask(service, {{"query", theirs.at("introspectionQuery")}});
    QVERIFY2(!answer.as_object().contains("errors"), json::serialize(answer).c_str());
    const auto ours = sortedByName(answer.at("data"));
    const auto expected = sortedByName(theirs.at("introspection"));
    for (const auto& type : expected.at("__schema").at("types").as_array()) {
        bool found = false;
        for (const auto& own : ours.at("__schema").at("types").as_array()) {
            if (own.at("name") != type.at("name")) continue;
            found = true;
            // Descriptions of built-in types are in our own words.
            if (type.at("name").as_string().starts_with("__") || type.at("kind") == "SCALAR") continue;
            QCOMPARE(QByteArray::fromStdString(json::serialize(own)), QByteArray::fromStdString(json::serialize(type)));
        }
        QVERIFY2(found, json::serialize(type).c_str());
    }
    QCOMPARE(ours.at("__schema").at("types").as_array().size(), expected.at("__schema").at("types").as_array().size());
    for (const auto* root : {"queryType", "mutationType", "subscriptionType", "description"})
        QVERIFY(ours.at("__schema").at(root) == expected.at("__schema").at(root));
}

QTEST_GUILESS_MAIN(GraphqlExecutionOracle)
#include "tst_graphql_execution_oracle.moc"
