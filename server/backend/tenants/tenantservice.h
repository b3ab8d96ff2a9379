#pragma once

#include "server/backend/common/ids.h"
#include "server/backend/common/paging.h"
#include "server/backend/common/ttlcache.h"
#include "server/backend/tenants/authservice.h"
#include "server/backend/tenants/tenant.h"
#include "server/base/task.h"
#include "server/sql/database.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::backend {

/// The rules of tenants and their settings (node-spec §4.4, §4.6, §5.10, §5.11). May be called from any executor.
class TenantService
{
public:
    struct Options
    {
        Uuid operatorTenantId;
        std::string operatorSecret;                      ///< ADMIN_API_SECRET
        std::string ilpAddress;                          ///< ILP_ADDRESS; the default of a new tenant is below it
        std::string openPaymentsUrl;                     ///< OPEN_PAYMENTS_URL: the operator's, nobody else's base
        std::chrono::milliseconds cacheDuration{15'000}; ///< LOCAL_CACHE_DURATION_MS
    };
    /// `authService` may be null: then nobody else is told of tenants.
    TenantService(sql::Database& database, IdSource& ids, AuthService* authService, Options options);

    /// Makes the operator's tenant, or gives it the configured secret. A deleted operator tenant → Conflict.
    [[nodiscard]] Task<Result<void>> ensureOperator();
    /// The tenant that may sign requests: existing and not deleted. Cached.
    [[nodiscard]] Task<Result<std::shared_ptr<const Tenant>>> signer(Uuid id);
    /// True when the operator's tenant is the only one that is not deleted: what lets v1 clients in (§3.3).
    [[nodiscard]] Task<Result<bool>> operatorIsAlone();

    /// Not the operator and not the own id, or unknown → `tenant does not exist` NOT_FOUND. The operator also sees
    /// deleted.
    [[nodiscard]] Task<Result<Tenant>> find(Caller caller, Uuid id);
    /// For the `tenant` field of other objects.
    [[nodiscard]] Task<Result<std::optional<Tenant>>> owner(Uuid id);
    [[nodiscard]] Task<Result<Page<Tenant>>> list(Caller caller, PageRequest request);

    struct Creation
    {
        std::optional<std::string> id;
        std::optional<std::string> email;
        std::string apiSecret;
        std::optional<std::string> idpConsentUrl;
        std::optional<std::string> idpSecret;
        std::optional<std::string> publicName;
        std::vector<TenantSetting> settings;
    };
    [[nodiscard]] Task<Result<Tenant>> create(Caller caller, Creation creation);

    /// Absent members stay as they are.
    struct Change
    {
        std::optional<std::string> email;
        std::optional<std::string> apiSecret;
        std::optional<std::string> idpConsentUrl;
        std::optional<std::string> idpSecret;
        std::optional<std::string> publicName;
    };
    [[nodiscard]] Task<Result<Tenant>> update(Caller caller, Uuid id, Change change);
    [[nodiscard]] Task<Result<void>> remove(Caller caller, Uuid id);

    [[nodiscard]] Task<Result<std::vector<TenantSetting>>> settings(Uuid tenantId);
    [[nodiscard]] Task<Result<std::optional<std::string>>> setting(Uuid tenantId, TenantSettingKey key);
    /// Writes the caller's own settings and answers those written. One bad value refuses all.
    [[nodiscard]] Task<Result<std::vector<TenantSetting>>> putSettings(Caller caller,
                                                                       std::vector<TenantSetting> settings);

private:
    [[nodiscard]] Result<void> checkSettings(const std::vector<TenantSetting>& settings) const;
    [[nodiscard]] Result<bool> baseTaken(sql::Session& session, const Uuid& tenantId, const std::string& url) const;
    [[nodiscard]] Result<void> putAll(sql::Session& session, const Uuid& tenantId,
                                      const std::vector<TenantSetting>& settings);
    [[nodiscard]] std::vector<TenantSetting> initialSettings(const Uuid& tenantId,
                                                             std::vector<TenantSetting> given) const;

    sql::Database& m_database;
    IdSource& m_ids;
    AuthService* m_authService;
    Options m_options;
    TtlCache<Uuid, std::shared_ptr<const Tenant>> m_signers;
    TtlCache<int, bool> m_alone;
};

} // namespace signalbox::backend
