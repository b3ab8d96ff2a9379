#include "app/node/backendoptions.h"

namespace signalbox::cli {
namespace {

/// Beside the SQLite file and under its name, so that two nodes in one folder keep apart.
std::string ledgerFileFor(const std::string& databaseUrl)
{
    constexpr std::string_view scheme = "sqlite:";
    if (!databaseUrl.starts_with(scheme)) return {};
    std::string path = databaseUrl.substr(scheme.size());
    if (path.starts_with("//")) path.erase(0, 2);
    return path + ".ledger";
}

} // namespace

backend::BackendOptions backendOptions(const backend::BackendConfig& config)
{
    backend::BackendOptions options;
    options.databaseUrl = config.databaseUrl;
    options.ledgerFile = ledgerFileFor(config.databaseUrl);
    options.redisUrl = config.redisUrl.value_or("");
    options.redisCaFile = config.redisTlsCaFile.value_or("");
    options.redisCertificateFile = config.redisTlsCertFile.value_or("");
    options.redisKeyFile = config.redisTlsKeyFile.value_or("");
    options.migrateAtStart = !config.manualMigrations;
    options.listenAddress = config.listenAddress;
    options.adminPort = config.adminPort;
    options.trustProxy = config.trustProxy;
    options.operatorTenantId = config.operatorTenantId;
    options.adminApiSecret = config.adminApiSecret;
    options.serveVersion1 = config.v1Admin;
    options.signatureVersion = config.adminApiSignatureVersion;
    options.signatureTtl = config.adminApiSignatureTtl;
    options.idempotencyKeyTtl = config.idempotencyKeyTtl;
    options.idempotencyLockTtl = config.idempotencyKeyLock;
    options.localCacheDuration = config.localCacheDuration;
    options.ilpAddress = config.ilpAddress;
    options.openPaymentsUrl = config.openPaymentsUrl;
    options.authServiceUrl = config.authServiceApiUrl.value_or("");
    options.introspection = config.environment != backend::NodeEnvironment::Production;
    return options;
}

} // namespace signalbox::cli
