#pragma once

#include "server/base/secret.h"
#include "server/base/uuid.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace signalbox::backend {

/// What the backend role needs to know; filled from BackendConfig, or by the sandbox. Names of variables in node-spec
/// §19.
struct BackendOptions
{
    std::string databaseUrl;          ///< DATABASE_URL
    std::string ledgerFile;           ///< of the embedded ledger; unused with PostgreSQL
    std::string redisUrl;             ///< REDIS_URL; empty: the store in this process
    std::string redisCaFile;          ///< REDIS_TLS_CA_FILE_PATH
    std::string redisCertificateFile; ///< REDIS_TLS_CERT_FILE_PATH
    std::string redisKeyFile;         ///< REDIS_TLS_KEY_FILE_PATH
    bool migrateAtStart = true;       ///< not ENABLE_MANUAL_MIGRATIONS
    std::string listenAddress = "127.0.0.1";
    std::uint16_t adminPort = 0;           ///< ADMIN_PORT; 0 lets the system choose
    bool trustProxy = false;               ///< TRUST_PROXY
    Uuid operatorTenantId;                 ///< OPERATOR_TENANT_ID
    Secret adminApiSecret;                 ///< ADMIN_API_SECRET
    bool serveVersion1 = false;            ///< the secret was given as API_SECRET
    int signatureVersion = 1;              ///< ADMIN_API_SIGNATURE_VERSION
    std::chrono::seconds signatureTtl{30}; ///< ADMIN_API_SIGNATURE_TTL_SECONDS
    std::chrono::milliseconds idempotencyKeyTtl{86'400'000};
    std::chrono::milliseconds idempotencyLockTtl{2'000};
    std::chrono::milliseconds localCacheDuration{15'000};
    std::string ilpAddress;      ///< ILP_ADDRESS
    std::string openPaymentsUrl; ///< OPEN_PAYMENTS_URL
    std::string authServiceUrl;  ///< AUTH_SERVICE_API_URL; empty: nobody else is told of tenants
    bool introspection = true;   ///< off when NODE_ENV=production
};

} // namespace signalbox::backend
