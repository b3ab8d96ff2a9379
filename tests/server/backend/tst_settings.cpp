#include "server/backend/backendconfig.h"

#include <QTest>

#include <set>

using namespace signalbox;
using backend::readBackendConfig;

namespace {

/// Everything that must be set, and nothing else.
std::map<std::string, std::string> complete()
{
    return {{"INSTANCE_NAME", "test"},
            {"ILP_ADDRESS", "test.node"},
            {"ILP_CONNECTOR_URL", "http://127.0.0.1:3002"},
            {"OPEN_PAYMENTS_URL", "https://node.test"},
            {"KEY_ID", "key"},
            {"AUTH_SERVER_GRANT_URL", "http://127.0.0.1:3006"},
            {"AUTH_SERVER_INTROSPECTION_URL", "http://127.0.0.1:3007"},
            {"AUTH_SERVICE_API_URL", "http://127.0.0.1:3011"},
            {"WEBHOOK_URL", "http://127.0.0.1:4000/webhook"},
            {"ADMIN_API_SECRET", "a-secret-nobody-may-see"},
            {"OPERATOR_TENANT_ID", "438fa74a-fa7d-4317-9ced-dde32ece1787"}};
}

backend::BackendConfigReading readFrom(const std::map<std::string, std::string>& environment)
{
    ConfigSources sources;
    sources.environment = [&environment](std::string_view name) -> std::optional<std::string> {
        const auto found = environment.find(std::string(name));
        if (found == environment.end()) return std::nullopt;
        return found->second;
    };
    return readBackendConfig(sources, "/data");
}

std::vector<std::string> namesOf(const Variable& variable)
{
    std::vector<std::string> names{std::string(variable.name)};
    for (std::string_view rest = variable.aliases; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        names.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return names;
}

/// Values that no variable of that type may have.
std::vector<std::string> wrongValues(const Variable& variable)
{
    const auto whole = [](double number) { return std::to_string(static_cast<std::int64_t>(number)); };
    switch (variable.type) {
    case VariableType::String:
    case VariableType::Csv:
    case VariableType::Bool: // anything but `true` is false
        return {};
    case VariableType::Integer:
    case VariableType::Milliseconds:
        return {"soon",
                "1.5",
                "1e3",
                " 1",
                "0x10",
                whole(variable.min - 1),
                whole(variable.max + 1),
                "99999999999999999999"};
    case VariableType::Float:
        return {"much", "nan", "inf", "-0.1", "1.1"};
    case VariableType::Port:
        return {"http", "0", "-1", "65536", "3001.0"};
    case VariableType::Url:
        return {"nowhere", "://x", "http//x", "http://with space"};
    case VariableType::FilePath:
        return {"/nowhere/at/all.pem", "/"};
    case VariableType::Key32:
        return {"c2hvcnQ=", "not base64!"};
    case VariableType::OneOf:
        return {"other", "|"};
    }
    return {};
}

} // namespace

/// Every variable of the backend, one after the other: missing, malformed, out of range (cases R14 and node-spec §19).
class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_complete_environment_has_no_problem()
    {
        const auto reading = readFrom(complete());
        QVERIFY2(reading.problems.empty(), reading.problems.empty() ? "" : reading.problems.front().c_str());
        QCOMPARE(reading.config.databaseUrl, std::string("sqlite:/data/backend.sqlite"));
    }

    void a_missing_one_is_told_in_one_sentence_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& [name, value] : complete()) QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void a_missing_one_is_told_in_one_sentence()
    {
        QFETCH(QString, name);
        const std::vector<std::string> wanted{"Environment variable " + name.toStdString() + " must be set."};
        auto environment = complete();
        environment.erase(name.toStdString());
        QCOMPARE(readFrom(environment).problems, wanted);
        // Empty text counts as not set.
        environment[name.toStdString()] = "";
        QCOMPARE(readFrom(environment).problems, wanted);
    }

    void every_required_one_is_in_the_list()
    {
        for (const Variable& variable : backend::backendVariables())
            QVERIFY2(variable.presence == Presence::Optional || complete().contains(std::string(variable.name)),
                     std::string(variable.name).c_str());
    }

    void a_malformed_one_is_told_in_one_sentence_data()
    {
        QTest::addColumn<QString>("name");
        for (const Variable& variable : backend::backendVariables())
            for (const std::string& name : namesOf(variable))
                QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void a_malformed_one_is_told_in_one_sentence()
    {
        QFETCH(QString, name);
        for (const Variable& variable : backend::backendVariables()) {
            const std::vector<std::string> names = namesOf(variable);
            if (std::ranges::find(names, name.toStdString()) == names.end()) continue;
            const std::string begin = "Environment variable " + std::string(variable.name) + " must be ";
            for (const std::string& value : wrongValues(variable)) {
                auto environment = complete();
                environment.erase(std::string(variable.name));
                environment[name.toStdString()] = value;
                const std::vector<std::string> problems = readFrom(environment).problems;
                const std::string first = problems.empty() ? "no problem" : problems.front();
                const std::string about = name.toStdString() + "=" + value + ": " + first;
                QVERIFY2(!problems.empty() && first.starts_with(begin) && first.ends_with('.'), about.c_str());
            }
        }
    }

    void what_is_not_used_yet_says_so_and_secrets_are_not_shown()
    {
        auto environment = complete();
        environment["SIGNATURE_SECRET"] = "hidden-one";
        environment["STREAM_SECRET"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        environment["REDIS_URL"] = "redis://user:hidden-two@127.0.0.1:6379";
        const std::string effective = "\n" + readFrom(environment).effective;
        for (const Variable& variable : backend::backendVariables()) {
            const std::size_t at = effective.find("\n" + std::string(variable.name) + "=");
            QVERIFY2(at != std::string::npos, std::string(variable.name).c_str());
            const std::string line = effective.substr(at + 1, effective.find('\n', at + 1) - at - 1);
            QCOMPARE(line.ends_with("not yet used)"), variable.usage == Usage::NotYetUsed);
        }
        for (const char* secret : {"hidden-one", "hidden-two", "AAAAAAAAAA", "a-secret-nobody-may-see"})
            QVERIFY2(effective.find(secret) == std::string::npos, secret);
    }

    /// Whoever gives a variable an effect moves it here, and `serve --check` follows.
    void exactly_what_has_an_effect_is_marked_as_used()
    {
        const std::set<std::string_view> used{"LISTEN_ADDRESS",
                                              "ADMIN_PORT",
                                              "TRUST_PROXY",
                                              "NODE_ENV",
                                              "LOG_LEVEL",
                                              "ILP_ADDRESS",
                                              "OPEN_PAYMENTS_URL",
                                              "AUTH_SERVICE_API_URL",
                                              "ADMIN_API_SECRET",
                                              "ADMIN_API_SIGNATURE_VERSION",
                                              "ADMIN_API_SIGNATURE_TTL_SECONDS",
                                              "OPERATOR_TENANT_ID",
                                              "GRAPHQL_IDEMPOTENCY_KEY_TTL_MS",
                                              "GRAPHQL_IDEMPOTENCY_KEY_LOCK_MS",
                                              "DATABASE_URL",
                                              "ENABLE_MANUAL_MIGRATIONS",
                                              "REDIS_URL",
                                              "REDIS_TLS_CA_FILE_PATH",
                                              "REDIS_TLS_CERT_FILE_PATH",
                                              "REDIS_TLS_KEY_FILE_PATH",
                                              "LOCAL_CACHE_DURATION_MS"};
        std::set<std::string_view> marked;
        for (const Variable& variable : backend::backendVariables())
            if (variable.usage == Usage::InUse) marked.insert(variable.name);
        QVERIFY(marked == used);
    }

    void what_could_never_be_bound_or_owned_is_refused()
    {
        for (const char* address : {"0.0.0.0", "::1", "localhost"}) {
            auto environment = complete();
            environment["LISTEN_ADDRESS"] = address;
            QVERIFY2(readFrom(environment).problems.empty(), address);
        }
        auto environment = complete();
        environment["LISTEN_ADDRESS"] = "node.test";
        QCOMPARE(readFrom(environment).problems,
                 std::vector<std::string>{"Environment variable LISTEN_ADDRESS must be an IP address."});
        environment = complete();
        environment["OPERATOR_TENANT_ID"] = "00000000-0000-0000-0000-000000000000";
        QCOMPARE(readFrom(environment).problems,
                 std::vector<std::string>{"Environment variable OPERATOR_TENANT_ID must be a UUID."});
    }

    void two_listeners_do_not_share_a_port()
    {
        auto environment = complete();
        environment["ADMIN_PORT"] = "3003";
        QCOMPARE(
            readFrom(environment).problems,
            std::vector<std::string>{"Environment variables ADMIN_PORT and OPEN_PAYMENTS_PORT must not both be 3003."});
    }

    void a_client_certificate_needs_its_key()
    {
        auto environment = complete();
        environment["REDIS_TLS_CERT_FILE_PATH"] = "/proc/self/exe";
        QCOMPARE(readFrom(environment).problems,
                 std::vector<std::string>{"Environment variables REDIS_TLS_CERT_FILE_PATH and REDIS_TLS_KEY_FILE_PATH "
                                          "must be set together."});
    }
};

QTEST_APPLESS_MAIN(SettingsTest)
#include "tst_settings.moc"
