#include "server/backend/tenants/tenantservice.h"

#include "server/backend/common/weburl.h"
#include "server/backend/tenants/tenantstore.h"
#include "server/backend/walletaddresses/walletaddressurl.h"
#include "server/ilp/address.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace signalbox::backend {

namespace {

constexpr std::size_t CachedTenantsMax = 10'000;

Error doesNotExist()
{
    return {ErrorCode::NotFound, "tenant does not exist", {}};
}
Error idTaken()
{
    return {ErrorCode::Duplicate, "A tenant with this id already exists.", {}};
}
Error emptySecret()
{
    return {ErrorCode::BadUserInput, "apiSecret must not be empty: everybody could sign with it.", {}};
}
Error permissionDenied()
{
    return {ErrorCode::Forbidden, "permission denied", {}};
}

std::optional<double> finiteNumber(const std::string& text)
{
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

bool isValid(const TenantSetting& setting)
{
    switch (setting.key) {
    case TenantSettingKey::ExchangeRatesUrl:
    case TenantSettingKey::WebhookUrl:
    case TenantSettingKey::WalletAddressUrl:
        return WebUrl::parse(setting.value).has_value();
    case TenantSettingKey::WebhookTimeout:
        return finiteNumber(setting.value).value_or(0) > 0;
    case TenantSettingKey::WebhookMaxRetry:
        return finiteNumber(setting.value).value_or(-1) > -1;
    case TenantSettingKey::IlpAddress:
        return ilp::isAddress(setting.value);
    }
    return false;
}

} // namespace

TenantService::TenantService(sql::Database& database, IdSource& ids, AuthService* authService, Options options)
    : m_database(database), m_ids(ids), m_authService(authService), m_options(std::move(options)),
      m_signers(ids.clock(), m_options.cacheDuration, CachedTenantsMax),
      m_alone(ids.clock(), m_options.cacheDuration, 1)
{
}

Task<Result<void>> TenantService::ensureOperator()
{
    std::function<Result<bool>(sql::Session&)> work = [this](sql::Session& session) -> Result<bool> {
        auto tenant = tenantstore::find(session, m_options.operatorTenantId);
        if (!tenant) return tenant.error();
        const UnixMs now = m_ids.clock().now();
        if (!*tenant) {
            Tenant created{};
            created.id = m_options.operatorTenantId;
            created.apiSecret = m_options.operatorSecret;
            created.createdAt = now;
            if (const auto inserted = tenantstore::insert(session, created); !inserted) return inserted.error();
            return true;
        }
        if ((*tenant)->deletedAt) return Error{ErrorCode::Conflict, "The operator's tenant was deleted.", {}};
        if ((*tenant)->apiSecret == m_options.operatorSecret) return true;
        (*tenant)->apiSecret = m_options.operatorSecret;
        if (const auto updated = tenantstore::update(session, **tenant, now); !updated) return updated.error();
        return true;
    };
    const Result<bool> done = co_await m_database.write<bool>(std::move(work));
    m_signers.forget(m_options.operatorTenantId);
    if (!done) co_return done.error();
    co_return Result<void>();
}

Task<Result<std::shared_ptr<const Tenant>>> TenantService::signer(Uuid id)
{
    if (auto cached = m_signers.find(id)) co_return std::move(*cached);
    std::function<Result<std::optional<Tenant>>(sql::Session&)> work = [id](sql::Session& session) {
        return tenantstore::find(session, id);
    };
    Result<std::optional<Tenant>> tenant = co_await m_database.read<std::optional<Tenant>>(std::move(work));
    if (!tenant) co_return tenant.error();
    if (!*tenant || (*tenant)->deletedAt) co_return doesNotExist();
    std::shared_ptr<const Tenant> found = std::make_shared<Tenant>(std::move(**tenant));
    m_signers.put(id, found);
    co_return found;
}

Task<Result<bool>> TenantService::operatorIsAlone()
{
    if (const auto cached = m_alone.find(0)) co_return *cached;
    std::function<Result<std::int64_t>(sql::Session&)> work = [](sql::Session& session) {
        return tenantstore::countActive(session);
    };
    const Result<std::int64_t> count = co_await m_database.read<std::int64_t>(std::move(work));
    if (!count) co_return count.error();
    m_alone.put(0, *count <= 1);
    co_return *count <= 1;
}

Task<Result<Tenant>> TenantService::find(Caller caller, Uuid id)
{
    if (!caller.isOperator && id != caller.tenantId) co_return doesNotExist();
    const Result<std::optional<Tenant>> tenant = co_await owner(id);
    if (!tenant) co_return tenant.error();
    if (!*tenant || ((*tenant)->deletedAt && !caller.isOperator)) co_return doesNotExist();
    co_return **tenant;
}

Task<Result<std::optional<Tenant>>> TenantService::owner(Uuid id)
{
    std::function<Result<std::optional<Tenant>>(sql::Session&)> work = [id](sql::Session& session) {
        return tenantstore::find(session, id);
    };
    co_return co_await m_database.read<std::optional<Tenant>>(std::move(work));
}

Task<Result<Page<Tenant>>> TenantService::list(Caller caller, PageRequest request)
{
    if (!caller.isOperator) co_return Error{ErrorCode::Forbidden, "cannot get tenants page", {}};
    std::function<Result<Page<Tenant>>(sql::Session&)> work = [request](sql::Session& session) {
        return tenantstore::page(session, request);
    };
    co_return co_await m_database.read<Page<Tenant>>(std::move(work));
}

std::vector<TenantSetting> TenantService::initialSettings(const Uuid& tenantId, std::vector<TenantSetting> given) const
{
    // A caller that names an ILP address takes over all of them; otherwise what it names is added to the defaults
    // (§4.6).
    for (const TenantSetting& setting : given)
        if (setting.key == TenantSettingKey::IlpAddress) return given;
    std::vector<TenantSetting> settings{
        {.key = TenantSettingKey::WebhookTimeout, .value = "2000"},
        {.key = TenantSettingKey::WebhookMaxRetry, .value = "10"},
        {.key = TenantSettingKey::IlpAddress, .value = m_options.ilpAddress + "." + tenantId.toString()},
    };
    for (TenantSetting& setting : given) settings.push_back(std::move(setting));
    return settings;
}

Result<void> TenantService::checkSettings(const std::vector<TenantSetting>& settings) const
{
    for (const TenantSetting& setting : settings)
        if (!isValid(setting))
            return Error{ErrorCode::BadUserInput, "Invalid value for one or more tenant settings",
                         std::string(nameOf(setting.key))};
    return {};
}

Result<bool> TenantService::baseTaken(sql::Session& session, const Uuid& tenantId, const std::string& url) const
{
    // Spelt differently it is the same place still, where one tenant could make addresses that look like another's.
    const auto wanted = normalizedBase(url);
    if (tenantId != m_options.operatorTenantId && wanted == normalizedBase(m_options.openPaymentsUrl)) return true;
    const auto others = tenantstore::walletAddressUrlsOfOthers(session, tenantId);
    if (!others) return others.error();
    return std::ranges::any_of(*others, [&](const std::string& other) { return normalizedBase(other) == wanted; });
}

Result<void> TenantService::putAll(sql::Session& session, const Uuid& tenantId,
                                   const std::vector<TenantSetting>& settings)
{
    for (const TenantSetting& setting : settings) {
        if (setting.key == TenantSettingKey::WalletAddressUrl) {
            const Result<bool> taken = baseTaken(session, tenantId, setting.value);
            if (!taken) return taken.error();
            if (*taken) return Error{ErrorCode::BadUserInput, "Wallet Address Url already exists", {}};
        }
        const auto put = tenantstore::putSetting(session, tenantId, setting, m_ids.next(), m_ids.clock().now());
        if (!put) return put.error();
    }
    return {};
}

Task<Result<Tenant>> TenantService::create(Caller caller, Creation creation)
{
    if (!caller.isOperator) co_return permissionDenied();
    if (creation.apiSecret.empty()) co_return emptySecret();
    Tenant tenant{};
    if (creation.id) {
        const auto id = Uuid::parse(*creation.id);
        if (!id || *id == Uuid()) co_return Error{ErrorCode::BadUserInput, "Invalid Tenant ID", {}};
        tenant.id = *id;
    } else {
        tenant.id = m_ids.next();
    }
    tenant.email = creation.email;
    tenant.apiSecret = creation.apiSecret;
    tenant.idpConsentUrl = creation.idpConsentUrl;
    tenant.idpSecret = creation.idpSecret;
    tenant.publicName = creation.publicName;
    tenant.createdAt = m_ids.clock().now();
    const std::vector<TenantSetting> settings = initialSettings(tenant.id, std::move(creation.settings));
    if (const auto checked = checkSettings(settings); !checked) co_return checked.error();
    // Before the authorization server hears of it: undoing there would remove the tenant that has this id already.
    const Result<std::optional<Tenant>> existing = co_await owner(tenant.id);
    if (!existing) co_return existing.error();
    if (*existing) co_return idTaken();

    if (m_authService) {
        const Result<void> told = co_await m_authService->createTenant(tenant);
        if (!told) co_return told.error();
    }
    std::function<Result<Tenant>(sql::Session&)> work = [this, tenant,
                                                         settings](sql::Session& session) -> Result<Tenant> {
        if (const auto inserted = tenantstore::insert(session, tenant); !inserted) {
            if (inserted.error().code == ErrorCode::Duplicate) return idTaken();
            return inserted.error();
        }
        if (const auto put = putAll(session, tenant.id, settings); !put) return put.error();
        return tenant;
    };
    Result<Tenant> created = co_await m_database.write<Tenant>(std::move(work));
    const bool another = !created && created.error() == idTaken();
    if (!created && !another && m_authService) (void)co_await m_authService->deleteTenant(tenant.id, tenant.createdAt);
    m_alone.forget(0);
    co_return created;
}

Task<Result<Tenant>> TenantService::update(Caller caller, Uuid id, Change change)
{
    if (!caller.isOperator && id != caller.tenantId) co_return doesNotExist();
    if (caller.isOperator && change.apiSecret)
        co_return Error{ErrorCode::BadUserInput, "Operator cannot update apiSecret over admin api", {}};

    if (change.apiSecret && change.apiSecret->empty()) co_return emptySecret();

    const Error failed{ErrorCode::NotFound, "failed to update tenant", {}};
    const Result<std::optional<Tenant>> found = co_await owner(id);
    if (!found) co_return found.error();
    if (!*found || (*found)->deletedAt) co_return failed;
    if (m_authService && (change.idpConsentUrl || change.idpSecret || change.apiSecret)) {
        TenantAccessChange access{.id = id,
                                  .apiSecret = change.apiSecret,
                                  .idpConsentUrl = change.idpConsentUrl,
                                  .idpSecret = change.idpSecret};
        const Result<void> told = co_await m_authService->updateTenant(std::move(access));
        if (!told) co_return Error{ErrorCode::NotFound, failed.message, told.error().message};
    }
    // Read again where it is written: a change beside this one may not bring an old secret back.
    std::function<Result<Tenant>(sql::Session&)> work = [this, id, change,
                                                         failed](sql::Session& session) -> Result<Tenant> {
        auto current = tenantstore::find(session, id);
        if (!current) return current.error();
        if (!*current || (*current)->deletedAt) return failed;
        Tenant tenant = std::move(**current);
        if (change.email) tenant.email = change.email;
        if (change.apiSecret) tenant.apiSecret = *change.apiSecret;
        if (change.idpConsentUrl) tenant.idpConsentUrl = change.idpConsentUrl;
        if (change.idpSecret) tenant.idpSecret = change.idpSecret;
        if (change.publicName) tenant.publicName = change.publicName;
        if (const auto updated = tenantstore::update(session, tenant, m_ids.clock().now()); !updated)
            return updated.error();
        return tenant;
    };
    Result<Tenant> updated = co_await m_database.write<Tenant>(std::move(work));
    m_signers.forget(id);
    co_return updated;
}

Task<Result<void>> TenantService::remove(Caller caller, Uuid id)
{
    if (!caller.isOperator) co_return permissionDenied();
    const Error failed{ErrorCode::NotFound, "failed to delete tenant", {}};
    // Nobody could sign a request any more, and the next start would refuse.
    if (id == m_options.operatorTenantId) co_return failed;
    const Result<std::optional<Tenant>> found = co_await owner(id);
    if (!found) co_return found.error();
    if (!*found || (*found)->deletedAt) co_return failed;
    const UnixMs now = m_ids.clock().now();
    if (m_authService) {
        const Result<void> told = co_await m_authService->deleteTenant(id, now);
        if (!told) co_return failed;
    }
    std::function<Result<bool>(sql::Session&)> work = [id, now](sql::Session& session) -> Result<bool> {
        if (const auto deleted = tenantstore::softDelete(session, id, now); !deleted) return deleted.error();
        return true;
    };
    const Result<bool> deleted = co_await m_database.write<bool>(std::move(work));
    m_signers.forget(id);
    m_alone.forget(0);
    if (!deleted) co_return deleted.error();
    co_return Result<void>();
}

Task<Result<std::vector<TenantSetting>>> TenantService::settings(Uuid tenantId)
{
    std::function<Result<std::vector<TenantSetting>>(sql::Session&)> work = [tenantId](sql::Session& session) {
        return tenantstore::settings(session, tenantId);
    };
    co_return co_await m_database.read<std::vector<TenantSetting>>(std::move(work));
}

Task<Result<std::optional<std::string>>> TenantService::setting(Uuid tenantId, TenantSettingKey key)
{
    std::function<Result<std::optional<std::string>>(sql::Session&)> work = [tenantId, key](sql::Session& session) {
        return tenantstore::setting(session, tenantId, key);
    };
    co_return co_await m_database.read<std::optional<std::string>>(std::move(work));
}

Task<Result<std::vector<TenantSetting>>> TenantService::putSettings(Caller caller, std::vector<TenantSetting> settings)
{
    if (const auto checked = checkSettings(settings); !checked) co_return checked.error();
    std::function<Result<std::vector<TenantSetting>>(sql::Session&)> work =
        [this, caller, settings](sql::Session& session) -> Result<std::vector<TenantSetting>> {
        if (const auto put = putAll(session, caller.tenantId, settings); !put) return put.error();
        return settings;
    };
    co_return co_await m_database.write<std::vector<TenantSetting>>(std::move(work));
}

} // namespace signalbox::backend
