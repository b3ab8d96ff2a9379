#include "server/backend/backendconfig.h"
#include "server/base/config.h"

#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

using namespace signalbox;
using namespace signalbox::backend;

namespace {

using Values = std::map<std::string, std::string>;

Values complete()
{
    return {{"AUTH_SERVER_GRANT_URL", "http://auth"},
            {"AUTH_SERVER_INTROSPECTION_URL", "http://auth:3007"},
            {"AUTH_SERVICE_API_URL", "http://auth:3011"},
            {"ILP_ADDRESS", "test.alder"},
            {"ILP_CONNECTOR_URL", "http://alder:3002"},
            {"INSTANCE_NAME", "alder"},
            {"KEY_ID", "key-1"},
            {"OPEN_PAYMENTS_URL", "https://alder"},
            {"WEBHOOK_URL", "http://ase/webhooks"},
            {"ADMIN_API_SECRET", "quite secret"},
            {"OPERATOR_TENANT_ID", "438fa74a-fa7d-4317-9ced-dde32ece1787"}};
}

BackendConfigReading readEnvironment(Values values)
{
    ConfigSources sources;
    sources.environment = [values = std::move(values)](std::string_view name) -> std::optional<std::string> {
        const auto found = values.find(std::string(name));
        return found == values.end() ? std::nullopt : std::optional(found->second);
    };
    return readBackendConfig(sources, "/data");
}

/// The one sentence said when `name` is `value` and all else is right; "none" or "many" otherwise.
std::string sentenceFor(const std::string& name, const std::string& value)
{
    Values values = complete();
    values[name] = value;
    const auto reading = readEnvironment(values);
    if (reading.problems.empty()) return "none";
    return reading.problems.size() == 1 ? reading.problems.front() : "many";
}

} // namespace

class ConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_complete_environment_has_no_problems_and_documented_defaults();
    void every_missing_required_variable_is_named_in_one_sentence();
    void malformed_values_stop_the_start_data();
    void malformed_values_stop_the_start();
    void older_names_are_accepted();
    void v1_names_need_no_tenant();
    void stronger_sources_win();
    void empty_counts_as_unset();
    void env_files_are_read_as_dotenv_does();
    void toml_sections_hold_the_same_names();
    void ports_that_collide_are_named_together();
    void secrets_never_show();
    void every_variable_is_listed_with_its_source();
};

void ConfigTest::a_complete_environment_has_no_problems_and_documented_defaults()
{
    const auto reading = readEnvironment(complete());
    for (const auto& problem : reading.problems) qWarning("%s", problem.c_str());
    QVERIFY(reading.problems.empty());
    const BackendConfig& config = reading.config;
    QCOMPARE(config.adminPort, std::uint16_t(3001));
    QCOMPARE(config.databaseUrl, std::string("sqlite:/data/backend.sqlite"));
    QVERIFY(!config.redisUrl);
    QCOMPARE(config.slippage, 0.01);
    QCOMPARE(config.idempotencyKeyTtl, std::chrono::milliseconds(86'400'000));
    QCOMPARE(config.outgoingPayments.idle, std::chrono::milliseconds(10));
    QCOMPARE(config.webhookRetryMax, 10);
    QCOMPARE(config.adminApiSignatureTtl, std::chrono::seconds(30));
    QVERIFY(!config.withdrawalThrottleDelay && !config.streamSecret && !config.signatureSecret);
    QVERIFY(config.environment == NodeEnvironment::Development && config.logLevel == LogLevel::Info);
    QVERIFY(config.spspPaymentPointers && !config.v1Admin);
    QCOMPARE(config.tigerBeetleReplicaAddresses, std::vector<std::string>{"3004"});
    QVERIFY(backendVariables().size() >= 80);
}

void ConfigTest::every_missing_required_variable_is_named_in_one_sentence()
{
    for (const auto& [name, value] : complete())
        QCOMPARE(sentenceFor(name, ""), "Environment variable " + name + " must be set.");
    QCOMPARE(readEnvironment({}).problems.size(), complete().size());
}

void ConfigTest::malformed_values_stop_the_start_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char* name, const char* value, const char* rule) {
        QTest::newRow(qPrintable(QStringLiteral("%1 = %2").arg(QLatin1String(name), QLatin1String(value))))
            << QString::fromLatin1(name) << QString::fromLatin1(value) << QString::fromLatin1(rule);
    };
    row("ADMIN_PORT", "30o1", "a port from 1 to 65535.");
    row("ADMIN_PORT", "70000", "a port from 1 to 65535.");
    row("WEBHOOK_TIMEOUT", "2s", "a whole number of milliseconds.");
    row("WEBHOOK_TIMEOUT", "-1", "a whole number of milliseconds from 0 to 86400000.");
    row("WEBHOOK_WORKERS", "1.5", "a whole number.");
    row("WEBHOOK_MAX_RETRY", "99999999999999999999", "a whole number.");
    row("SLIPPAGE", "1.01", "a number from 0 to 1.");
    row("SLIPPAGE", "NaN", "a number.");
    row("SLIPPAGE", "0,1", "a number.");
    row("WEBHOOK_URL", "example.com/hook", "a URL.");
    row("LOG_LEVEL", "verbose", "one of trace, debug, info, warn, error, fatal, silent.");
    row("NODE_ENV", "Production", "one of development, test, production, autopeer.");
    row("PRIVATE_KEY_FILE", "/no/such/file", "the path of a readable file; /no/such/file is not one.");
    row("PRIVATE_KEY_FILE", "/", "the path of a readable file; / is not one.");
    row("STREAM_SECRET", "c2hvcnQ=", "32 bytes in base64.");
    row("STREAM_SECRET", "no base64!", "32 bytes in base64.");
    row("OPERATOR_TENANT_ID", "operator", "a UUID.");
    row("ILP_ADDRESS", "nowhere.alder", "an ILP address.");
    row("ILP_ADDRESS", "test..alder", "an ILP address.");
    row("ILP_ADDRESS", "test.alder.", "an ILP address.");
    row("DATABASE_URL", "mysql://localhost/x", "a sqlite: or postgresql: URL.");
    row("REDIS_URL", "http://localhost", "a redis: or rediss: URL.");
    row("KEY_ID", "  ", "more than spaces.");
}

void ConfigTest::malformed_values_stop_the_start()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, rule);
    QCOMPARE(QString::fromStdString(sentenceFor(name.toStdString(), value.toStdString())),
             QStringLiteral("Environment variable %1 must be %2").arg(name, rule));
}

void ConfigTest::older_names_are_accepted()
{
    Values values = complete();
    values.erase("ILP_CONNECTOR_URL");
    values["ILP_CONNECTOR_ADDRESS"] = "http://old:3002";
    values["ENABLE_INTERLEDGER_PAYMENT_POINTERS"] = "false";
    const auto reading = readEnvironment(values);
    QVERIFY(reading.problems.empty());
    QCOMPARE(reading.config.connectorUrl, std::string("http://old:3002"));
    QVERIFY(!reading.config.spspPaymentPointers);
    QVERIFY(reading.effective.find("ILP_CONNECTOR_URL=http://old:3002  (environment as ILP_CONNECTOR_ADDRESS") !=
            std::string::npos);
    values["ENABLE_SPSP_PAYMENT_POINTERS"] = "true";
    QVERIFY(readEnvironment(values).config.spspPaymentPointers);
}

void ConfigTest::v1_names_need_no_tenant()
{
    Values values = complete();
    for (const char* name : {"ADMIN_API_SECRET", "OPERATOR_TENANT_ID", "AUTH_SERVICE_API_URL"}) values.erase(name);
    values["API_SECRET"] = "old secret";
    values["API_SIGNATURE_VERSION"] = "2";
    const auto reading = readEnvironment(values);
    QVERIFY(reading.problems.empty());
    QVERIFY(reading.config.v1Admin);
    QCOMPARE(reading.config.adminApiSignatureVersion, 2);
    QCOMPARE(reading.config.adminApiSecret.reveal(), std::string_view("old secret"));
    QCOMPARE(reading.config.operatorTenantId.toString(), std::string(v1OperatorTenantId));
}

void ConfigTest::stronger_sources_win()
{
    constexpr Variable table[] = {{.name = "NAME", .fallback = "default", .aliases = "OLD_NAME"}};
    ConfigSources sources;
    const auto now = [&] { return Config::read(table, sources).text("NAME"); };
    QCOMPARE(now(), std::string("default"));
    sources.file["NAME"] = "file";
    QCOMPARE(now(), std::string("file"));
    sources.dotenv["NAME"] = "dotenv";
    QCOMPARE(now(), std::string("dotenv"));
    sources.environment = [](std::string_view name) -> std::optional<std::string> {
        return name == "NAME" ? std::optional<std::string>("environment") : std::nullopt;
    };
    QCOMPARE(now(), std::string("environment"));
    sources.flags["NAME"] = "flag";
    QCOMPARE(now(), std::string("flag"));
    sources.flags["ELSE"] = "x";
    QCOMPARE(Config::read(table, sources).unknownNames(), std::vector<std::string>{"ELSE"});
}

void ConfigTest::empty_counts_as_unset()
{
    Values values = complete();
    values["EXCHANGE_RATES_LIFETIME"] = "";
    values["WITHDRAWAL_THROTTLE_DELAY"] = "";
    const auto reading = readEnvironment(values);
    QVERIFY(reading.problems.empty());
    QCOMPARE(reading.config.exchangeRatesLifetime, std::chrono::milliseconds(15'000));
    QVERIFY(!reading.config.withdrawalThrottleDelay);
}

void ConfigTest::env_files_are_read_as_dotenv_does()
{
    std::vector<std::string> problems;
    const auto values =
        parseDotenv("# comment\r\nA=1\r\nexport B = two words # and more\nC=\"x # y\\nz\"\nD='it is'\nE=\n"
                    "F=a=b\nnonsense\n",
                    problems);
    QCOMPARE(values,
             (Values{{"A", "1"}, {"B", "two words"}, {"C", "x # y\nz"}, {"D", "it is"}, {"E", ""}, {"F", "a=b"}}));
    QCOMPARE(problems, std::vector<std::string>{"Line 8 of the env file is not NAME=value."});

    problems.clear();
    (void)readDotenv([](std::string_view) { return std::optional<std::string>("/no/such/env"); }, problems);
    QCOMPARE(problems, std::vector<std::string>{"The file /no/such/env, named by ENV_FILE, cannot be read."});
}

void ConfigTest::toml_sections_hold_the_same_names()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("[backend]\nADMIN_PORT = 4001\nTRUST_PROXY = true\nSLIPPAGE = 0.05\nINSTANCE_NAME = \"alder\"\n"
               "TIGERBEETLE_REPLICA_ADDRESSES = [3004, \"3005\"]\n[auth]\nADMIN_PORT = 5001\n");
    file.close();
    std::vector<std::string> problems;
    const auto values = readTomlSection(file.fileName().toStdString(), "backend", problems);
    QVERIFY(problems.empty());
    QCOMPARE(values, (Values{{"ADMIN_PORT", "4001"},
                             {"TRUST_PROXY", "true"},
                             {"SLIPPAGE", "0.05"},
                             {"INSTANCE_NAME", "alder"},
                             {"TIGERBEETLE_REPLICA_ADDRESSES", "3004,3005"}}));
    QVERIFY(readTomlSection(file.fileName().toStdString(), "workflows", problems).empty());
    QVERIFY(problems.empty());
    QVERIFY(readTomlSection("/no/such.toml", "backend", problems).empty());
    QCOMPARE(problems.size(), std::size_t(1));
}

void ConfigTest::ports_that_collide_are_named_together()
{
    QCOMPARE(sentenceFor("ADMIN_PORT", "3003"),
             std::string("Environment variables ADMIN_PORT and OPEN_PAYMENTS_PORT must not both be 3003."));
    QCOMPARE(sentenceFor("ADMIN_PORT", "3005"), std::string("none"));
}

void ConfigTest::secrets_never_show()
{
    Values values = complete();
    values["DATABASE_URL"] = "postgresql://node:p@ss:w@localhost:5432/db?x=1";
    values["STREAM_SECRET"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    values["SIGNATURE_SECRET"] = "hook secret";
    const auto reading = readEnvironment(values);
    QVERIFY(reading.problems.empty());
    for (const char* hidden : {"quite secret", "p@ss", "AAAA", "hook secret"})
        QVERIFY2(reading.effective.find(hidden) == std::string::npos, hidden);
    QVERIFY(reading.effective.find("DATABASE_URL=postgresql://node:********@localhost:5432/db?x=1") !=
            std::string::npos);
    QVERIFY(reading.effective.find("ADMIN_API_SECRET=********  (environment)") != std::string::npos);

    values["DATABASE_URL"] = "postgresql://node@localhost/db?password=hidden&x=1&sslpassword=covered";
    const std::string effective = readEnvironment(values).effective;
    QVERIFY(effective.find("DATABASE_URL=postgresql://node@localhost/db?password=********&x=1&sslpassword=********") !=
            std::string::npos);
}

void ConfigTest::every_variable_is_listed_with_its_source()
{
    const auto reading = readEnvironment(complete());
    for (const Variable& variable : backendVariables()) {
        QVERIFY2(("\n" + reading.effective).find("\n" + std::string(variable.name) + "=") != std::string::npos,
                 std::string(variable.name).c_str());
        QVERIFY(!variable.help.empty());
    }
    QVERIFY(reading.effective.find("QUOTE_LIFESPAN=300000  (default, not yet used)") != std::string::npos);
}

QTEST_GUILESS_MAIN(ConfigTest)
#include "tst_config.moc"
