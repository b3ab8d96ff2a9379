#pragma once

#include "server/base/config.h"
#include "server/base/log.h"
#include "server/base/secret.h"
#include "server/base/uuid.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::backend {

enum class NodeEnvironment : std::uint8_t { Development, Test, Production, AutoPeer };

/// How often and by how many at once some kind of work is taken up.
struct WorkerSettings
{
    int workers = 1; ///< 0 turns the work off
    std::chrono::milliseconds idle{200};
};

/// Everything the backend role is told from outside, checked and typed (node-spec §19.1, §19.2).
struct BackendConfig
{
    // Listeners
    std::string listenAddress;
    std::uint16_t adminPort = 0;
    std::uint16_t openPaymentsPort = 0;
    std::uint16_t connectorPort = 0;
    std::uint16_t autoPeeringPort = 0;
    bool enableAutoPeering = false;
    bool trustProxy = false;

    // Who this node is
    std::string instanceName;
    NodeEnvironment environment = NodeEnvironment::Development;
    LogLevel logLevel = LogLevel::Info;
    std::string ilpAddress;
    std::string connectorUrl;
    std::string openPaymentsUrl;
    std::string walletAddressUrl;
    std::string keyId;
    std::optional<std::string> privateKeyFile;
    std::string authServerGrantUrl;
    std::string authServerIntrospectionUrl;
    std::optional<std::string> authServiceApiUrl; ///< never empty unless v1Admin

    // Admin API
    Secret adminApiSecret;
    int adminApiSignatureVersion = 1;
    std::chrono::seconds adminApiSignatureTtl{30};
    Uuid operatorTenantId;
    bool v1Admin =
        false; ///< the secret came as API_SECRET: requests without tenant-id are the operator's (node-spec §3.3)
    std::chrono::milliseconds idempotencyKeyTtl{0};
    std::chrono::milliseconds idempotencyKeyLock{0};

    // Storage
    std::string databaseUrl; ///< `sqlite:…` or `postgresql://…`
    bool manualMigrations = false;
    std::optional<std::string> redisUrl; ///< nullopt: kept in this process
    std::optional<std::string> redisTlsCaFile;
    std::optional<std::string> redisTlsCertFile;
    std::optional<std::string> redisTlsKeyFile;
    bool useTigerBeetle = false;
    std::uint32_t tigerBeetleClusterId = 0;
    std::vector<std::string> tigerBeetleReplicaAddresses;
    std::chrono::seconds twoPhaseTimeout{5};
    std::optional<std::array<std::uint8_t, 32>> dbEncryptionSecret;
    std::chrono::milliseconds localCacheDuration{0};

    // Money on its way
    std::optional<std::array<std::uint8_t, 32>> streamSecret;
    double slippage = 0;
    std::chrono::milliseconds quoteLifespan{0};
    std::optional<std::string> exchangeRatesUrl;
    std::chrono::milliseconds exchangeRatesLifetime{0};
    std::chrono::milliseconds incomingPaymentExpiryMax{0};
    WorkerSettings incomingPayments;
    WorkerSettings outgoingPayments;
    int outgoingPaymentAttemptsMax = 0;
    bool pollIncomingPaymentCreated = false;
    std::chrono::milliseconds incomingPaymentCreatedPollTimeout{0};
    std::chrono::milliseconds incomingPaymentCreatedPollFrequency{0};
    std::optional<std::chrono::milliseconds> withdrawalThrottleDelay;
    bool partialPaymentDecision = false;
    std::chrono::milliseconds partialPaymentDecisionWaitMax{0};
    std::chrono::milliseconds partialPaymentDecisionSafetyMargin{0};
    bool spspPaymentPointers = true;

    // Wallet addresses
    WorkerSettings walletAddresses;
    std::chrono::milliseconds walletAddressDeactivationGrace{0};
    std::chrono::milliseconds walletAddressLookupTimeout{0};
    std::chrono::milliseconds walletAddressPollingFrequency{0};
    bool walletAddressNotFoundPolling = false;
    std::optional<std::string> walletAddressRedirectHtmlPage;

    // Webhooks
    std::string webhookUrl;
    WorkerSettings webhooks;
    std::chrono::milliseconds webhookTimeout{0}; ///< 0 = none
    int webhookRetryMax = 0;
    std::optional<Secret> signatureSecret;
    int signatureVersion = 1;
    bool tenantWebhooksToOperator = false;
    std::optional<std::string> cardServiceUrl;
    std::optional<std::string> cardWebhookServiceUrl;
    std::optional<std::string> posServiceUrl;
    std::optional<std::string> posWebhookServiceUrl;

    // Telemetry
    bool telemetry = false;
    bool telemetryTraces = false;
    bool livenet = false;
    std::vector<std::string> telemetryCollectorUrls;
    std::vector<std::string> telemetryTraceCollectorUrls;
    std::chrono::milliseconds telemetryExportInterval{0};
    std::optional<std::string> telemetryExchangeRatesUrl;
    std::chrono::milliseconds telemetryExchangeRatesLifetime{0};
    bool ilpTimingTelemetry = true;
};

/// The operator's tenant where v1 settings name none: the same on every start, as rows refer to it.
inline constexpr std::string_view v1OperatorTenantId = "00000000-0000-4000-8000-000000000001";

/// The table of the backend's variables: names, aliases, types, ranges, defaults.
[[nodiscard]] std::span<const Variable> backendVariables();

struct BackendConfigReading
{
    BackendConfig config;
    std::vector<std::string> problems;     ///< one sentence each; not empty: do not start
    std::vector<std::string> unknownNames; ///< given as a flag or in the file, but no variable of the backend
    std::string effective;                 ///< for `serve --check`; no secret in it
};

/// Reads and checks everything. Without DATABASE_URL the node keeps its data in `dataDirectory`/backend.sqlite.
[[nodiscard]] BackendConfigReading readBackendConfig(const ConfigSources& sources, const std::string& dataDirectory);

} // namespace signalbox::backend
