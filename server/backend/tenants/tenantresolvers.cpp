#include "server/backend/tenants/tenantresolvers.h"

#include "server/backend/admin/adminbinding.h"
#include "server/backend/admin/admincontext.h"
#include "server/backend/admin/arguments.h"
#include "server/backend/admin/connection.h"
#include "server/backend/admin/payloads.h"

namespace signalbox::backend {

namespace {

std::vector<TenantSetting> settingsOf(const std::vector<admin::TenantSettingInput>& inputs)
{
    std::vector<TenantSetting> settings;
    settings.reserve(inputs.size());
    for (const admin::TenantSettingInput& input : inputs)
        if (const auto key = tenantSettingKey(toText(input.key)))
            settings.push_back({.key = *key, .value = input.value});
    return settings;
}

void bindFields(admin::Binding& binding, const Services& services)
{
    admin::TenantFields<Tenant> tenant;
    tenant.id = [](const Tenant& t) { return t.id.toString(); };
    tenant.email = &Tenant::email;
    tenant.apiSecret = &Tenant::apiSecret;
    tenant.idpConsentUrl = &Tenant::idpConsentUrl;
    tenant.idpSecret = &Tenant::idpSecret;
    tenant.publicName = &Tenant::publicName;
    tenant.createdAt = [](const Tenant& t) { return toIso8601(t.createdAt); };
    tenant.deletedAt = [](const Tenant& t) {
        return t.deletedAt ? std::optional(toIso8601(*t.deletedAt)) : std::nullopt;
    };
    tenant.settings = [services](const Tenant& t) { return services.tenants.settings(t.id); };
    binding.bind(tenant);

    admin::TenantSettingFields<TenantSetting> setting;
    setting.key = [](const TenantSetting& s) {
        return admin::tenantSettingKeyFromText(nameOf(s.key)).value_or(admin::TenantSettingKey::IlpAddress);
    };
    setting.value = &TenantSetting::value;
    binding.bind(setting);

    admin::TenantsConnectionFields<Page<Tenant>> connection;
    admin::TenantEdgeFields<Tenant> edge;
    fillConnection<Tenant>(connection, edge);
    binding.bind(connection);
    binding.bind(edge);

    admin::PageInfoFields<PageInfoView> info;
    info.startCursor = &PageInfoView::startCursor;
    info.endCursor = &PageInfoView::endCursor;
    info.hasNextPage = &PageInfoView::hasNextPage;
    info.hasPreviousPage = &PageInfoView::hasPreviousPage;
    binding.bind(info);

    admin::TenantMutationResponseFields<TenantPayload> changed;
    changed.tenant = &TenantPayload::tenant;
    binding.bind(changed);
    admin::DeleteTenantMutationResponseFields<SuccessPayload> deleted;
    deleted.success = &SuccessPayload::success;
    binding.bind(deleted);
    admin::CreateTenantSettingsMutationResponseFields<SettingsPayload> settings;
    settings.settings = &SettingsPayload::settings;
    binding.bind(settings);

    admin::WhoamiResponseFields<Caller> whoami;
    whoami.id = [](const Caller& c) { return c.tenantId.toString(); };
    whoami.isOperator = &Caller::isOperator;
    binding.bind(whoami);
}

void bindQueries(admin::Binding& binding, const Services& services)
{
    binding.query.whoami = [](AdminContext& context) { return context.caller; };
    binding.query.tenant = [services](AdminContext& context,
                                      const admin::QueryTenantArguments& arguments) -> Task<Result<Tenant>> {
        co_return co_await services.tenants.find(context.caller, idOrNil(arguments.id));
    };
    binding.query.tenants = [services](AdminContext& context,
                                       const admin::QueryTenantsArguments& arguments) -> Task<Result<Page<Tenant>>> {
        const auto request = pageRequest(pageArguments(arguments));
        if (!request) co_return request.error();
        co_return co_await services.tenants.list(context.caller, *request);
    };
}

void bindMutations(admin::Binding& binding, const Services& services)
{
    binding.mutation.createTenant =
        [services](AdminContext& context,
                   const admin::MutationCreateTenantArguments& arguments) -> Task<Result<TenantPayload>> {
        const admin::CreateTenantInput& input = arguments.input;
        TenantService::Creation creation;
        creation.id = input.id;
        creation.email = input.email;
        creation.apiSecret = input.apiSecret;
        creation.idpConsentUrl = input.idpConsentUrl;
        creation.idpSecret = input.idpSecret;
        creation.publicName = input.publicName;
        if (input.settings) creation.settings = settingsOf(*input.settings);
        Result<Tenant> tenant = co_await services.tenants.create(context.caller, std::move(creation));
        if (!tenant) co_return tenant.error();
        co_return TenantPayload{std::move(*tenant)};
    };
    binding.mutation.updateTenant =
        [services](AdminContext& context,
                   const admin::MutationUpdateTenantArguments& arguments) -> Task<Result<TenantPayload>> {
        const admin::UpdateTenantInput& input = arguments.input;
        TenantService::Change change;
        change.email = input.email;
        change.apiSecret = input.apiSecret;
        change.idpConsentUrl = input.idpConsentUrl;
        change.idpSecret = input.idpSecret;
        change.publicName = input.publicName;
        const Uuid id = idOrNil(input.id);
        Result<Tenant> tenant = co_await services.tenants.update(context.caller, id, std::move(change));
        if (!tenant) co_return tenant.error();
        co_return TenantPayload{std::move(*tenant)};
    };
    binding.mutation.deleteTenant =
        [services](AdminContext& context,
                   const admin::MutationDeleteTenantArguments& arguments) -> Task<Result<SuccessPayload>> {
        const Result<void> removed = co_await services.tenants.remove(context.caller, idOrNil(arguments.id));
        if (!removed) co_return removed.error();
        co_return SuccessPayload{};
    };
    binding.mutation.createTenantSettings =
        [services](AdminContext& context,
                   const admin::MutationCreateTenantSettingsArguments& arguments) -> Task<Result<SettingsPayload>> {
        std::vector<TenantSetting> settings = settingsOf(arguments.input.settings);
        auto put = co_await services.tenants.putSettings(context.caller, std::move(settings));
        if (!put) co_return put.error();
        co_return SettingsPayload{std::move(*put)};
    };
}

} // namespace

void bindTenants(admin::Binding& binding, const Services& services)
{
    bindFields(binding, services);
    bindQueries(binding, services);
    bindMutations(binding, services);
}

} // namespace signalbox::backend
