#pragma once

#include "server/backend/common/ids.h"
#include "server/backend/common/paging.h"
#include "server/backend/tenants/tenant.h"
#include "server/backend/walletaddresses/walletaddress.h"
#include "server/base/task.h"
#include "server/sql/database.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::backend {

enum class WalletAddressStatus : std::uint8_t { Active, Inactive };

/// The rules of wallet addresses and their keys (node-spec §4.6, §9.1). Errors carry the sentence and code that the
/// Admin API shows. May be called from any executor.
class WalletAddressService
{
public:
    /// `openPaymentsUrl` is the base for the operator's addresses when its tenant has no WALLET_ADDRESS_URL.
    WalletAddressService(sql::Database& database, IdSource& ids, Uuid operatorTenantId, std::string openPaymentsUrl);

    struct Creation
    {
        Uuid tenantId;
        std::string assetId;
        std::string address;
        std::optional<std::string> publicName;
        std::vector<AdditionalProperty> properties;
    };
    [[nodiscard]] Task<Result<WalletAddress>> create(Creation creation);

    /// Absent members stay as they are; an empty list of properties removes them all.
    struct Change
    {
        std::optional<std::string> publicName;
        std::optional<WalletAddressStatus> status;
        std::optional<std::vector<AdditionalProperty>> properties;
    };
    /// Unknown or another tenant's → `Unknown wallet address` NOT_FOUND.
    [[nodiscard]] Task<Result<WalletAddress>> update(Uuid tenantId, Uuid id, Change change);

    /// Unknown or out of scope → `unknown wallet address` NOT_FOUND. Inactive ones are answered.
    [[nodiscard]] Task<Result<WalletAddress>> find(Uuid id, std::optional<Uuid> scope);
    [[nodiscard]] Task<Result<std::optional<WalletAddress>>> findByUrl(std::string url, std::optional<Uuid> scope);
    [[nodiscard]] Task<Result<Page<WalletAddress>>> list(std::optional<Uuid> scope, PageRequest request);
    [[nodiscard]] Task<Result<std::vector<AdditionalProperty>>> properties(Uuid id);

    /// Wallet address unknown in scope → `Unknown wallet address` NOT_FOUND; `x` is no 32-byte key → BAD_USER_INPUT; an
    /// unrevoked key with this kid → `Key already exists` DUPLICATE.
    [[nodiscard]] Task<Result<WalletAddressKey>> addKey(std::optional<Uuid> scope, Uuid walletAddressId,
                                                        std::string kid, std::string x);
    /// Revoking twice changes nothing. Unknown → `Wallet address key not found` NOT_FOUND.
    [[nodiscard]] Task<Result<WalletAddressKey>> revokeKey(std::optional<Uuid> scope, Uuid id);
    [[nodiscard]] Task<Result<Page<WalletAddressKey>>> keys(Uuid walletAddressId, PageRequest request);

    [[nodiscard]] UnixMs now() const { return m_ids.clock().now(); }

private:
    [[nodiscard]] Result<std::string> baseUrl(sql::Session& session, const Uuid& tenantId) const;

    sql::Database& m_database;
    IdSource& m_ids;
    Uuid m_operatorTenantId;
    std::string m_openPaymentsUrl;
};

} // namespace signalbox::backend
