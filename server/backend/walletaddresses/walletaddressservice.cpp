#include "server/backend/walletaddresses/walletaddressservice.h"

#include "server/backend/assets/assetstore.h"
#include "server/backend/tenants/tenantstore.h"
#include "server/backend/walletaddresses/walletaddressstore.h"
#include "server/backend/walletaddresses/walletaddressurl.h"
#include "server/base/encoding.h"

#include <algorithm>
#include <cctype>

namespace signalbox::backend {

namespace {

constexpr std::size_t Ed25519KeyBytes = 32;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view White = " \t\r\n\f\v";
    const std::size_t first = text.find_first_not_of(White);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(White) - first + 1);
}

/// Trims, and drops what is blank (node-spec §4.6 updateWalletAddress).
std::vector<AdditionalProperty> cleaned(const std::vector<AdditionalProperty>& properties)
{
    std::vector<AdditionalProperty> kept;
    for (const AdditionalProperty& property : properties) {
        AdditionalProperty clean{.key = std::string(trimmed(property.key)),
                                 .value = std::string(trimmed(property.value)),
                                 .visibleInOpenPayments = property.visibleInOpenPayments};
        if (!clean.key.empty() && !clean.value.empty()) kept.push_back(std::move(clean));
    }
    return kept;
}

Error unknownToResolver()
{
    return {ErrorCode::NotFound, "Unknown wallet address", {}};
}

} // namespace

WalletAddressService::WalletAddressService(sql::Database& database, IdSource& ids, Uuid operatorTenantId,
                                           std::string openPaymentsUrl)
    : m_database(database), m_ids(ids), m_operatorTenantId(operatorTenantId),
      m_openPaymentsUrl(std::move(openPaymentsUrl))
{
}

Result<std::string> WalletAddressService::baseUrl(sql::Session& session, const Uuid& tenantId) const
{
    auto setting = tenantstore::setting(session, tenantId, TenantSettingKey::WalletAddressUrl);
    if (!setting) return setting.error();
    if (*setting) return std::move(**setting);
    if (tenantId == m_operatorTenantId) return m_openPaymentsUrl;
    return Error{ErrorCode::NotFound, "Setting for wallet address has not been found.", {}};
}

Task<Result<WalletAddress>> WalletAddressService::create(Creation creation)
{
    const std::vector<AdditionalProperty> properties = cleaned(creation.properties);
    std::function<Result<WalletAddress>(sql::Session&)> work =
        [this, creation, properties](sql::Session& session) -> Result<WalletAddress> {
        const auto base = baseUrl(session, creation.tenantId);
        if (!base) return base.error();
        auto url = walletAddressUrl(*base, creation.address);
        if (!url) return url.error();
        const Error unknownAsset{ErrorCode::BadUserInput, "unknown asset", {}};
        const auto assetId = Uuid::parse(creation.assetId);
        if (!assetId) return unknownAsset;
        const auto asset = assetstore::find(session, *assetId, creation.tenantId);
        if (!asset) return asset.error();
        if (!*asset) return unknownAsset;
        WalletAddress address{.id = m_ids.next(),
                              .tenantId = creation.tenantId,
                              .assetId = *assetId,
                              .address = std::move(*url),
                              .publicName = creation.publicName,
                              .createdAt = m_ids.clock().now(),
                              .deactivatedAt = {}};
        if (const auto inserted = walletaddressstore::insert(session, address); !inserted) {
            if (inserted.error().code == ErrorCode::Duplicate)
                return Error{ErrorCode::Duplicate, "Duplicate wallet address found with the same url", {}};
            return inserted.error();
        }
        if (!properties.empty()) {
            const auto put = walletaddressstore::putProperties(session, address.id, properties, m_ids);
            if (!put) return put.error();
        }
        return address;
    };
    co_return co_await m_database.write<WalletAddress>(std::move(work));
}

Task<Result<WalletAddress>> WalletAddressService::update(Uuid tenantId, Uuid id, Change change)
{
    std::function<Result<WalletAddress>(sql::Session&)> work =
        [this, tenantId, id, change](sql::Session& session) -> Result<WalletAddress> {
        auto address = walletaddressstore::find(session, id, tenantId);
        if (!address) return address.error();
        if (!*address) return unknownToResolver();
        const UnixMs now = m_ids.clock().now();
        if (change.publicName) (*address)->publicName = change.publicName;
        if (change.status == WalletAddressStatus::Active) (*address)->deactivatedAt.reset();
        if (change.status == WalletAddressStatus::Inactive && (*address)->active(now)) (*address)->deactivatedAt = now;
        if (const auto updated = walletaddressstore::update(session, **address, now); !updated) return updated.error();
        if (change.properties) {
            const auto put = walletaddressstore::putProperties(session, id, cleaned(*change.properties), m_ids);
            if (!put) return put.error();
        }
        return std::move(**address);
    };
    co_return co_await m_database.write<WalletAddress>(std::move(work));
}

Task<Result<WalletAddress>> WalletAddressService::find(Uuid id, std::optional<Uuid> scope)
{
    std::function<Result<WalletAddress>(sql::Session&)> work = [id,
                                                                scope](sql::Session& session) -> Result<WalletAddress> {
        auto address = walletaddressstore::find(session, id, scope);
        if (!address) return address.error();
        if (!*address) return Error{ErrorCode::NotFound, "unknown wallet address", {}};
        return std::move(**address);
    };
    co_return co_await m_database.read<WalletAddress>(std::move(work));
}

Task<Result<std::optional<WalletAddress>>> WalletAddressService::findByUrl(std::string url, std::optional<Uuid> scope)
{
    std::ranges::transform(url, url.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::function<Result<std::optional<WalletAddress>>(sql::Session&)> work = [url, scope](sql::Session& session) {
        return walletaddressstore::findByAddress(session, url, scope);
    };
    co_return co_await m_database.read<std::optional<WalletAddress>>(std::move(work));
}

Task<Result<Page<WalletAddress>>> WalletAddressService::list(std::optional<Uuid> scope, PageRequest request)
{
    std::function<Result<Page<WalletAddress>>(sql::Session&)> work = [scope, request](sql::Session& session) {
        return walletaddressstore::page(session, scope, request);
    };
    co_return co_await m_database.read<Page<WalletAddress>>(std::move(work));
}

Task<Result<std::vector<AdditionalProperty>>> WalletAddressService::properties(Uuid id)
{
    std::function<Result<std::vector<AdditionalProperty>>(sql::Session&)> work = [id](sql::Session& session) {
        return walletaddressstore::properties(session, id);
    };
    co_return co_await m_database.read<std::vector<AdditionalProperty>>(std::move(work));
}

Task<Result<WalletAddressKey>> WalletAddressService::addKey(std::optional<Uuid> scope, Uuid walletAddressId,
                                                            std::string kid, std::string x)
{
    const auto publicKey = fromBase64Url(x);
    if (!publicKey || publicKey->size() != Ed25519KeyBytes)
        co_return Error{ErrorCode::BadUserInput, "x must be an Ed25519 public key: 32 bytes in base64url.", {}};
    std::function<Result<WalletAddressKey>(sql::Session&)> work =
        [this, scope, walletAddressId, kid, x](sql::Session& session) -> Result<WalletAddressKey> {
        const auto address = walletaddressstore::find(session, walletAddressId, scope);
        if (!address) return address.error();
        if (!*address) return unknownToResolver();
        const Error exists{ErrorCode::Duplicate, "Key already exists", {}};
        const auto live = walletaddressstore::hasLiveKey(session, walletAddressId, kid);
        if (!live) return live.error();
        if (*live) return exists;
        WalletAddressKey key{.id = m_ids.next(),
                             .walletAddressId = walletAddressId,
                             .kid = kid,
                             .x = x,
                             .revoked = false,
                             .createdAt = m_ids.clock().now()};
        if (const auto inserted = walletaddressstore::insertKey(session, key); !inserted)
            return inserted.error().code == ErrorCode::Duplicate ? exists : inserted.error();
        return key;
    };
    co_return co_await m_database.write<WalletAddressKey>(std::move(work));
}

Task<Result<WalletAddressKey>> WalletAddressService::revokeKey(std::optional<Uuid> scope, Uuid id)
{
    std::function<Result<WalletAddressKey>(sql::Session&)> work =
        [this, scope, id](sql::Session& session) -> Result<WalletAddressKey> {
        auto key = walletaddressstore::findKey(session, id, scope);
        if (!key) return key.error();
        if (!*key) return Error{ErrorCode::NotFound, "Wallet address key not found", {}};
        if ((*key)->revoked) return std::move(**key);
        const auto revoked = walletaddressstore::revokeKey(session, id, m_ids.clock().now());
        if (!revoked) return revoked.error();
        (*key)->revoked = true;
        return std::move(**key);
    };
    co_return co_await m_database.write<WalletAddressKey>(std::move(work));
}

Task<Result<Page<WalletAddressKey>>> WalletAddressService::keys(Uuid walletAddressId, PageRequest request)
{
    std::function<Result<Page<WalletAddressKey>>(sql::Session&)> work = [walletAddressId,
                                                                         request](sql::Session& session) {
        return walletaddressstore::keyPage(session, walletAddressId, request);
    };
    co_return co_await m_database.read<Page<WalletAddressKey>>(std::move(work));
}

} // namespace signalbox::backend
