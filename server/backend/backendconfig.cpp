#include "server/backend/backendconfig.h"

#include <map>

#include <arpa/inet.h>

namespace signalbox::backend {

namespace {

using enum VariableType;
constexpr auto required = Presence::Required;
constexpr auto optional = Presence::Optional;
constexpr auto open = Sensitivity::Open;
constexpr auto secret = Sensitivity::Secret;
constexpr auto used = Usage::InUse;
constexpr auto later = Usage::NotYetUsed;

constexpr double workersMax = 1'000;
constexpr double dayMs = 86'400'000;
constexpr double yearMs = 366 * dayMs;

// Order of a row: name, type, default, help, presence, sensitivity, usage, aliases, unit, choices, min, max.
// clang-format off
constexpr Variable variables[] = {
    {"LISTEN_ADDRESS", String, "127.0.0.1", "Address that every listener binds; 0.0.0.0 takes requests from other machines.", optional, open, used},
    {"ADMIN_PORT", Port, "3001", "Port of the Admin API.", optional, open, used},
    {"OPEN_PAYMENTS_PORT", Port, "3003", "Port of the Open Payments resource server.", optional, open, later},
    {"CONNECTOR_PORT", Port, "3002", "Port of the ILP connector.", optional, open, later},
    {"AUTO_PEERING_SERVER_PORT", Port, "3005", "Port of the auto-peering server.", optional, open, later},
    {"ENABLE_AUTO_PEERING", Bool, "false", "Opens the auto-peering server.", optional, open, later},
    {"TRUST_PROXY", Bool, "false", "Takes protocol, host and address of a request from X-Forwarded-*.", optional, open, used},

    {"INSTANCE_NAME", String, "", "The node's name for its peers.", required, open, later},
    {"NODE_ENV", OneOf, "development", "How strict and how talkative the node is.", optional, open, used, "", "", "development|test|production|autopeer"},
    {"LOG_LEVEL", OneOf, "info", "The least severe level that is logged.", optional, open, used, "", "", "trace|debug|info|warn|error|fatal|silent"},
    {"ILP_ADDRESS", String, "", "The node's own ILP address.", required, open, used},
    {"ILP_CONNECTOR_URL", Url, "", "Where peers reach the connector.", required, open, later, "ILP_CONNECTOR_ADDRESS"},
    {"OPEN_PAYMENTS_URL", Url, "", "Base of resource URLs and of the operator's wallet addresses.", required, open, used},
    {"WALLET_ADDRESS_URL", Url, "http://127.0.0.1:3001/.well-known/pay", "The node's own wallet address.", optional, open, later},
    {"KEY_ID", String, "", "Id of the node's own public key.", required, open, later},
    {"PRIVATE_KEY_FILE", FilePath, "", "Ed25519 key in PKCS#8 PEM.", optional, open, later},
    {"AUTH_SERVER_GRANT_URL", Url, "", "The authorization server that is advertised.", required, open, later},
    {"AUTH_SERVER_INTROSPECTION_URL", Url, "", "Where tokens are introspected.", required, open, later},
    {"AUTH_SERVICE_API_URL", Url, "", "The authorization server's service API.", optional, open, used},

    {"ADMIN_API_SECRET", String, "", "Secret of the operator's tenant.", optional, secret, used, "API_SECRET"},
    {"ADMIN_API_SIGNATURE_VERSION", Integer, "1", "Version in signatures of Admin requests.", optional, open, used, "API_SIGNATURE_VERSION", "", "", 1, 1'000},
    {"ADMIN_API_SIGNATURE_TTL_SECONDS", Integer, "30", "How old a signature may be.", optional, open, used, "", "s", "", 1, 86'400},
    {"OPERATOR_TENANT_ID", String, "", "UUID of the operator's tenant.", optional, open, used},
    {"GRAPHQL_IDEMPOTENCY_KEY_TTL_MS", Milliseconds, "86400000", "How long an idempotency key is remembered.", optional, open, used, "", "ms", "", 1, yearMs},
    {"GRAPHQL_IDEMPOTENCY_KEY_LOCK_MS", Milliseconds, "2000", "How long a key is locked while its mutation runs.", optional, open, used, "", "ms", "", 1, 3'600'000},

    {"DATABASE_URL", Url, "", "sqlite: or postgresql: URL; a SQLite file in the data directory when not set.", optional, open, used},
    {"ENABLE_MANUAL_MIGRATIONS", Bool, "false", "The operator runs migrations, not the node.", optional, open, used},
    {"REDIS_URL", Url, "", "redis: or rediss: URL; kept in this process when not set.", optional, open, used},
    {"REDIS_TLS_CA_FILE_PATH", FilePath, "", "CA of the Redis server.", optional, open, used},
    {"REDIS_TLS_CERT_FILE_PATH", FilePath, "", "Client certificate for Redis.", optional, open, used},
    {"REDIS_TLS_KEY_FILE_PATH", FilePath, "", "Client key for Redis.", optional, open, used},
    {"USE_TIGERBEETLE", Bool, "false", "Accounts in TigerBeetle instead of the database.", optional, open, later},
    {"TIGERBEETLE_CLUSTER_ID", Integer, "0", "Id of the TigerBeetle cluster.", optional, open, later, "", "", "", 0, 4'294'967'295.0},
    {"TIGERBEETLE_REPLICA_ADDRESSES", Csv, "3004", "Addresses of the TigerBeetle replicas.", optional, open, later},
    {"TIGERBEETLE_TWO_PHASE_TIMEOUT_SECONDS", Integer, "5", "How long a packet's transfer stays pending.", optional, open, later, "", "s", "", 1, 86'400},
    {"DB_ENCRYPTION_SECRET", Key32, "", "Key of encrypted columns.", optional, secret, later},
    {"LOCAL_CACHE_DURATION_MS", Milliseconds, "15000", "How long rows are cached in this process.", optional, open, used, "", "ms", "", 0, dayMs},

    {"STREAM_SECRET", Key32, "", "Secret that STREAM credentials are derived from.", optional, secret, later},
    {"SLIPPAGE", Float, "0.01", "How far a rate may worsen.", optional, open, later, "", "fraction", "", 0, 1},
    {"QUOTE_LIFESPAN", Milliseconds, "300000", "How long a quote holds.", optional, open, later, "", "ms", "", 1, yearMs},
    {"EXCHANGE_RATES_URL", Url, "", "Source of exchange rates.", optional, open, later},
    {"EXCHANGE_RATES_LIFETIME", Milliseconds, "15000", "How long rates are cached.", optional, open, later, "", "ms", "", 0, yearMs},
    {"INCOMING_PAYMENT_EXPIRY_MAX_MS", Milliseconds, "2592000000", "Longest life of an incoming payment.", optional, open, later, "", "ms", "", 1, 10 * yearMs},
    {"INCOMING_PAYMENT_WORKERS", Integer, "1", "Workers for incoming payments.", optional, open, later, "", "", "", 0, workersMax},
    {"INCOMING_PAYMENT_WORKER_IDLE", Milliseconds, "200", "Pause of an idle worker.", optional, open, later, "", "ms", "", 1, dayMs},
    {"OUTGOING_PAYMENT_WORKERS", Integer, "1", "Workers for outgoing payments.", optional, open, later, "", "", "", 0, workersMax},
    {"OUTGOING_PAYMENT_WORKER_IDLE", Milliseconds, "10", "Pause of an idle worker.", optional, open, later, "", "ms", "", 1, dayMs},
    {"MAX_OUTGOING_PAYMENT_RETRY_ATTEMPTS", Integer, "5", "Attempts at one outgoing payment.", optional, open, later, "", "", "", 1, 1'000},
    {"POLL_INCOMING_PAYMENT_CREATED_WEBHOOK", Bool, "false", "Waits for approval of incoming payments.", optional, open, later},
    {"INCOMING_PAYMENT_CREATED_POLL_TIMEOUT_MS", Milliseconds, "10000", "Longest wait for approval.", optional, open, later, "", "ms", "", 1, dayMs},
    {"INCOMING_PAYMENT_CREATED_POLL_FREQUENCY_MS", Milliseconds, "1000", "Pause between looks for approval.", optional, open, later, "", "ms", "", 1, dayMs},
    {"WITHDRAWAL_THROTTLE_DELAY", Milliseconds, "", "Least time between web monetization withdrawals.", optional, open, later, "", "ms", "", 0, yearMs},
    {"ENABLE_PARTIAL_PAYMENT_DECISION", Bool, "false", "Asks before packets of partial payments are taken.", optional, open, later},
    {"PARTIAL_PAYMENT_DECISION_MAX_WAIT_MS", Milliseconds, "1500", "Longest wait for that decision.", optional, open, later, "", "ms", "", 1, dayMs},
    {"PARTIAL_PAYMENT_DECISION_SAFETY_MARGIN_MS", Milliseconds, "100", "Time left to answer the packet.", optional, open, later, "", "ms", "", 0, dayMs},
    {"ENABLE_SPSP_PAYMENT_POINTERS", Bool, "true", "Answers SPSP queries.", optional, open, later, "ENABLE_SPSP ENABLE_INTERLEDGER_PAYMENT_POINTERS"},

    {"WALLET_ADDRESS_WORKERS", Integer, "1", "Workers for wallet addresses.", optional, open, later, "", "", "", 0, workersMax},
    {"WALLET_ADDRESS_WORKER_IDLE", Milliseconds, "200", "Pause of an idle worker.", optional, open, later, "", "ms", "", 1, dayMs},
    {"WALLET_ADDRESS_DEACTIVATION_PAYMENT_GRACE_PERIOD_MS", Milliseconds, "86400000", "Life left to payments of a deactivated wallet address.", optional, open, later, "", "ms", "", 0, yearMs},
    {"WALLET_ADDRESS_LOOKUP_TIMEOUT_MS", Milliseconds, "1500", "Longest wait for a wallet address that is being made.", optional, open, later, "", "ms", "", 1, dayMs},
    {"WALLET_ADDRESS_POLLING_FREQUENCY_MS", Milliseconds, "100", "Pause between looks for it.", optional, open, later, "", "ms", "", 1, dayMs},
    {"WALLET_ADDRESS_NOT_FOUND_POLLING_ENABLED", Bool, "false", "Waits for a missing wallet address.", optional, open, later},
    {"WALLET_ADDRESS_REDIRECT_HTML_PAGE", Url, "", "Where browsers that open a wallet address are sent.", optional, open, later},

    {"WEBHOOK_URL", Url, "", "Where events are sent.", required, open, later},
    {"WEBHOOK_WORKERS", Integer, "1", "Workers for webhooks.", optional, open, later, "", "", "", 0, workersMax},
    {"WEBHOOK_WORKER_IDLE", Milliseconds, "200", "Pause of an idle worker.", optional, open, later, "", "ms", "", 1, dayMs},
    {"WEBHOOK_TIMEOUT", Milliseconds, "2000", "Longest wait for an answer; 0 for none.", optional, open, later, "", "ms", "", 0, dayMs},
    {"WEBHOOK_MAX_RETRY", Integer, "10", "Attempts after the first.", optional, open, later, "", "", "", 0, 1'000},
    {"SIGNATURE_SECRET", String, "", "Secret that webhooks are signed with.", optional, secret, later},
    {"SIGNATURE_VERSION", Integer, "1", "Version in signatures of webhooks.", optional, open, later, "", "", "", 1, 1'000},
    {"SEND_TENANT_WEBHOOKS_TO_OPERATOR", Bool, "false", "Sends tenants' events to the operator as well.", optional, open, later},
    {"CARD_SERVICE_URL", Url, "", "The card service.", optional, open, later},
    {"CARD_WEBHOOK_SERVICE_URL", Url, "", "Where events of card payments are sent.", optional, open, later},
    {"POS_SERVICE_URL", Url, "", "The point-of-sale service.", optional, open, later},
    {"POS_WEBHOOK_SERVICE_URL", Url, "", "Where events of point-of-sale payments are sent.", optional, open, later},

    {"ENABLE_TELEMETRY", Bool, "false", "Sends metrics to collectors.", optional, open, later},
    {"ENABLE_TELEMETRY_TRACES", Bool, "false", "Sends traces to collectors.", optional, open, later},
    {"LIVENET", Bool, "false", "The node moves real money.", optional, open, later},
    {"OPEN_TELEMETRY_COLLECTOR_URLS", Csv, "", "Collectors of metrics.", optional, open, later},
    {"OPEN_TELEMETRY_TRACE_COLLECTOR_URLS", Csv, "", "Collectors of traces.", optional, open, later},
    {"OPEN_TELEMETRY_EXPORT_INTERVAL", Milliseconds, "15000", "Pause between exports.", optional, open, later, "", "ms", "", 1, dayMs},
    {"TELEMETRY_EXCHANGE_RATES_URL", Url, "", "Rates that metrics are converted with.", optional, open, later},
    {"TELEMETRY_EXCHANGE_RATES_LIFETIME", Milliseconds, "86400000", "How long they are cached.", optional, open, later, "", "ms", "", 0, yearMs},
    {"ENABLE_ILP_TIMING_TELEMETRY", Bool, "true", "Measures how long packets take.", optional, open, later},
};
// clang-format on

/// RFC-ILP addresses: segments of letters, digits, `_`, `~` and `-` between dots, 1023 characters at most.
bool isIlpAddress(std::string_view address)
{
    constexpr std::size_t lengthMax = 1023;
    if (address.empty() || address.size() > lengthMax) return false;
    constexpr std::string_view schemes[] = {"g",    "private", "example", "peer",  "self",
                                            "test", "test1",   "test2",   "test3", "local"};
    const std::string_view scheme = address.substr(0, address.find('.'));
    bool known = false;
    for (const std::string_view each : schemes) known = known || each == scheme;
    if (!known || scheme.size() == address.size()) return false;
    char before = '.';
    for (const char c : address) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && c != '_' && c != '~' && c != '-' && c != '.') return false;
        if (c == '.' && before == '.' && &c != address.data()) return false;
        before = c;
    }
    return before != '.' && address.front() != '.';
}

/// What the listener can bind: names are not resolved.
bool isListenAddress(const std::string& text)
{
    in6_addr anyAddress;
    return text == "localhost" || inet_pton(AF_INET, text.c_str(), &anyAddress) == 1 ||
           inet_pton(AF_INET6, text.c_str(), &anyAddress) == 1;
}

NodeEnvironment environmentOf(const std::string& name)
{
    if (name == "test") return NodeEnvironment::Test;
    if (name == "production") return NodeEnvironment::Production;
    if (name == "autopeer") return NodeEnvironment::AutoPeer;
    return NodeEnvironment::Development;
}

/// Reads the typed values; what is wrong with them was said by Config::read.
class Reader
{
public:
    explicit Reader(const Config& config) : m_config(config) {}

    [[nodiscard]] std::chrono::milliseconds ms(std::string_view name) const
    {
        return std::chrono::milliseconds(m_config.integer(name));
    }
    [[nodiscard]] std::chrono::seconds seconds(std::string_view name) const
    {
        return std::chrono::seconds(m_config.integer(name));
    }
    [[nodiscard]] int count(std::string_view name) const { return static_cast<int>(m_config.integer(name)); }
    [[nodiscard]] WorkerSettings workers(std::string_view kind) const
    {
        WorkerSettings settings;
        settings.workers = count(std::string(kind) + "_WORKERS");
        settings.idle = ms(std::string(kind) + "_WORKER_IDLE");
        return settings;
    }

private:
    const Config& m_config;
};

void readIdentity(const Config& config, BackendConfig& out)
{
    out.listenAddress = config.text("LISTEN_ADDRESS");
    out.adminPort = config.port("ADMIN_PORT");
    out.openPaymentsPort = config.port("OPEN_PAYMENTS_PORT");
    out.connectorPort = config.port("CONNECTOR_PORT");
    out.autoPeeringPort = config.port("AUTO_PEERING_SERVER_PORT");
    out.enableAutoPeering = config.flag("ENABLE_AUTO_PEERING");
    out.trustProxy = config.flag("TRUST_PROXY");
    out.instanceName = config.text("INSTANCE_NAME");
    out.environment = environmentOf(config.text("NODE_ENV"));
    out.logLevel = logLevelFromName(config.text("LOG_LEVEL")).value_or(LogLevel::Info);
    out.ilpAddress = config.text("ILP_ADDRESS");
    out.connectorUrl = config.text("ILP_CONNECTOR_URL");
    out.openPaymentsUrl = config.text("OPEN_PAYMENTS_URL");
    out.walletAddressUrl = config.text("WALLET_ADDRESS_URL");
    out.keyId = config.text("KEY_ID");
    out.privateKeyFile = config.optionalText("PRIVATE_KEY_FILE");
    out.authServerGrantUrl = config.text("AUTH_SERVER_GRANT_URL");
    out.authServerIntrospectionUrl = config.text("AUTH_SERVER_INTROSPECTION_URL");
    out.authServiceApiUrl = config.optionalText("AUTH_SERVICE_API_URL");
}

void readAdminAndStorage(const Config& config, BackendConfig& out)
{
    const Reader read(config);
    out.adminApiSecret = config.secret("ADMIN_API_SECRET");
    out.adminApiSignatureVersion = read.count("ADMIN_API_SIGNATURE_VERSION");
    out.adminApiSignatureTtl = read.seconds("ADMIN_API_SIGNATURE_TTL_SECONDS");
    out.v1Admin = config.givenAs("ADMIN_API_SECRET") == "API_SECRET";
    out.idempotencyKeyTtl = read.ms("GRAPHQL_IDEMPOTENCY_KEY_TTL_MS");
    out.idempotencyKeyLock = read.ms("GRAPHQL_IDEMPOTENCY_KEY_LOCK_MS");
    out.databaseUrl = config.text("DATABASE_URL");
    out.manualMigrations = config.flag("ENABLE_MANUAL_MIGRATIONS");
    out.redisUrl = config.optionalText("REDIS_URL");
    out.redisTlsCaFile = config.optionalText("REDIS_TLS_CA_FILE_PATH");
    out.redisTlsCertFile = config.optionalText("REDIS_TLS_CERT_FILE_PATH");
    out.redisTlsKeyFile = config.optionalText("REDIS_TLS_KEY_FILE_PATH");
    out.useTigerBeetle = config.flag("USE_TIGERBEETLE");
    out.tigerBeetleClusterId = static_cast<std::uint32_t>(config.integer("TIGERBEETLE_CLUSTER_ID"));
    out.tigerBeetleReplicaAddresses = config.list("TIGERBEETLE_REPLICA_ADDRESSES");
    out.twoPhaseTimeout = read.seconds("TIGERBEETLE_TWO_PHASE_TIMEOUT_SECONDS");
    out.dbEncryptionSecret = config.key32("DB_ENCRYPTION_SECRET");
    out.localCacheDuration = read.ms("LOCAL_CACHE_DURATION_MS");
}

void readPayments(const Config& config, BackendConfig& out)
{
    const Reader read(config);
    out.streamSecret = config.key32("STREAM_SECRET");
    out.slippage = config.number("SLIPPAGE");
    out.quoteLifespan = read.ms("QUOTE_LIFESPAN");
    out.exchangeRatesUrl = config.optionalText("EXCHANGE_RATES_URL");
    out.exchangeRatesLifetime = read.ms("EXCHANGE_RATES_LIFETIME");
    out.incomingPaymentExpiryMax = read.ms("INCOMING_PAYMENT_EXPIRY_MAX_MS");
    out.incomingPayments = read.workers("INCOMING_PAYMENT");
    out.outgoingPayments = read.workers("OUTGOING_PAYMENT");
    out.outgoingPaymentAttemptsMax = read.count("MAX_OUTGOING_PAYMENT_RETRY_ATTEMPTS");
    out.pollIncomingPaymentCreated = config.flag("POLL_INCOMING_PAYMENT_CREATED_WEBHOOK");
    out.incomingPaymentCreatedPollTimeout = read.ms("INCOMING_PAYMENT_CREATED_POLL_TIMEOUT_MS");
    out.incomingPaymentCreatedPollFrequency = read.ms("INCOMING_PAYMENT_CREATED_POLL_FREQUENCY_MS");
    if (config.has("WITHDRAWAL_THROTTLE_DELAY")) out.withdrawalThrottleDelay = read.ms("WITHDRAWAL_THROTTLE_DELAY");
    out.partialPaymentDecision = config.flag("ENABLE_PARTIAL_PAYMENT_DECISION");
    out.partialPaymentDecisionWaitMax = read.ms("PARTIAL_PAYMENT_DECISION_MAX_WAIT_MS");
    out.partialPaymentDecisionSafetyMargin = read.ms("PARTIAL_PAYMENT_DECISION_SAFETY_MARGIN_MS");
    out.spspPaymentPointers = config.flag("ENABLE_SPSP_PAYMENT_POINTERS");
    out.walletAddresses = read.workers("WALLET_ADDRESS");
    out.walletAddressDeactivationGrace = read.ms("WALLET_ADDRESS_DEACTIVATION_PAYMENT_GRACE_PERIOD_MS");
    out.walletAddressLookupTimeout = read.ms("WALLET_ADDRESS_LOOKUP_TIMEOUT_MS");
    out.walletAddressPollingFrequency = read.ms("WALLET_ADDRESS_POLLING_FREQUENCY_MS");
    out.walletAddressNotFoundPolling = config.flag("WALLET_ADDRESS_NOT_FOUND_POLLING_ENABLED");
    out.walletAddressRedirectHtmlPage = config.optionalText("WALLET_ADDRESS_REDIRECT_HTML_PAGE");
}

void readWebhooksAndTelemetry(const Config& config, BackendConfig& out)
{
    const Reader read(config);
    out.webhookUrl = config.text("WEBHOOK_URL");
    out.webhooks = read.workers("WEBHOOK");
    out.webhookTimeout = read.ms("WEBHOOK_TIMEOUT");
    out.webhookRetryMax = read.count("WEBHOOK_MAX_RETRY");
    if (config.has("SIGNATURE_SECRET")) out.signatureSecret = config.secret("SIGNATURE_SECRET");
    out.signatureVersion = read.count("SIGNATURE_VERSION");
    out.tenantWebhooksToOperator = config.flag("SEND_TENANT_WEBHOOKS_TO_OPERATOR");
    out.cardServiceUrl = config.optionalText("CARD_SERVICE_URL");
    out.cardWebhookServiceUrl = config.optionalText("CARD_WEBHOOK_SERVICE_URL");
    out.posServiceUrl = config.optionalText("POS_SERVICE_URL");
    out.posWebhookServiceUrl = config.optionalText("POS_WEBHOOK_SERVICE_URL");
    out.telemetry = config.flag("ENABLE_TELEMETRY");
    out.telemetryTraces = config.flag("ENABLE_TELEMETRY_TRACES");
    out.livenet = config.flag("LIVENET");
    out.telemetryCollectorUrls = config.list("OPEN_TELEMETRY_COLLECTOR_URLS");
    out.telemetryTraceCollectorUrls = config.list("OPEN_TELEMETRY_TRACE_COLLECTOR_URLS");
    out.telemetryExportInterval = read.ms("OPEN_TELEMETRY_EXPORT_INTERVAL");
    out.telemetryExchangeRatesUrl = config.optionalText("TELEMETRY_EXCHANGE_RATES_URL");
    out.telemetryExchangeRatesLifetime = read.ms("TELEMETRY_EXCHANGE_RATES_LIFETIME");
    out.ilpTimingTelemetry = config.flag("ENABLE_ILP_TIMING_TELEMETRY");
}

/// What no single row can say.
void checkTogether(const Config& config, BackendConfig& out, std::vector<std::string>& problems)
{
    const auto mustBe = [&problems](const char* name, const char* rule) {
        problems.push_back(std::string("Environment variable ") + name + " must be " + rule);
    };
    if (!config.has("ADMIN_API_SECRET")) mustBe("ADMIN_API_SECRET", "set.");
    // v1 had no tenants and no service API; whoever configures by its names cannot be asked for them.
    if (!out.v1Admin && !out.authServiceApiUrl) mustBe("AUTH_SERVICE_API_URL", "set.");
    const std::string tenantText = out.v1Admin && !config.has("OPERATOR_TENANT_ID") ? std::string(v1OperatorTenantId)
                                                                                    : config.text("OPERATOR_TENANT_ID");
    if (tenantText.empty()) mustBe("OPERATOR_TENANT_ID", "set.");
    // An id that a caller misspelt is read as the nil UUID, so that one can be nobody's.
    else if (const auto tenant = Uuid::parse(tenantText); tenant && *tenant != Uuid())
        out.operatorTenantId = *tenant;
    else
        mustBe("OPERATOR_TENANT_ID", "a UUID.");

    if (!isListenAddress(out.listenAddress)) mustBe("LISTEN_ADDRESS", "an IP address.");
    if (config.has("ILP_ADDRESS") && !isIlpAddress(out.ilpAddress)) mustBe("ILP_ADDRESS", "an ILP address.");
    if (config.has("KEY_ID") && out.keyId.find_first_not_of(" \t") == std::string::npos)
        mustBe("KEY_ID", "more than spaces.");
    if (!out.databaseUrl.starts_with("sqlite:") && !out.databaseUrl.starts_with("postgresql://") &&
        !out.databaseUrl.starts_with("postgres://"))
        mustBe("DATABASE_URL", "a sqlite: or postgresql: URL.");
    if (out.redisUrl && !out.redisUrl->starts_with("redis://") && !out.redisUrl->starts_with("rediss://"))
        mustBe("REDIS_URL", "a redis: or rediss: URL.");
    if (out.redisTlsCertFile.has_value() != out.redisTlsKeyFile.has_value())
        problems.emplace_back("Environment variables REDIS_TLS_CERT_FILE_PATH and REDIS_TLS_KEY_FILE_PATH must be set "
                              "together.");

    std::map<std::uint16_t, std::string> takenBy;
    const auto claim = [&](std::uint16_t port, const char* name) {
        const auto [at, fresh] = takenBy.emplace(port, name);
        if (!fresh && port != 0)
            problems.push_back("Environment variables " + at->second + " and " + name + " must not both be " +
                               std::to_string(port) + ".");
    };
    claim(out.adminPort, "ADMIN_PORT");
    claim(out.openPaymentsPort, "OPEN_PAYMENTS_PORT");
    claim(out.connectorPort, "CONNECTOR_PORT");
    if (out.enableAutoPeering) claim(out.autoPeeringPort, "AUTO_PEERING_SERVER_PORT");
}

} // namespace

std::span<const Variable> backendVariables()
{
    return variables;
}

BackendConfigReading readBackendConfig(const ConfigSources& sources, const std::string& dataDirectory)
{
    const Config config = Config::read(variables, sources);
    BackendConfigReading reading;
    reading.problems = config.problems();
    reading.unknownNames = config.unknownNames();
    reading.effective = config.effectiveConfig();
    readIdentity(config, reading.config);
    readAdminAndStorage(config, reading.config);
    readPayments(config, reading.config);
    readWebhooksAndTelemetry(config, reading.config);
    if (reading.config.databaseUrl.empty()) reading.config.databaseUrl = "sqlite:" + dataDirectory + "/backend.sqlite";
    checkTogether(config, reading.config, reading.problems);
    return reading;
}

} // namespace signalbox::backend
