// Tenants and their settings of GraphQlNodeClient.
#include "ui/client/graphqlnodeclient.h"
#include "ui/client/operations/tenants.h"
#include "ui/client/rowconversion.h"

namespace signalbox::ui {

namespace op = operations;

namespace {

TenantRow tenantOf(const op::TenantRow& from)
{
    TenantRow row;
    row.id = from.id;
    row.publicName = from.publicName.value_or(QString());
    row.email = from.email.value_or(QString());
    row.idpConsentUrl = from.idpConsentUrl.value_or(QString());
    for (const auto& setting : from.settings) {
        // A setting this version has no name for cannot be shown or changed.
        if (setting.key != op::TenantSettingKey::Unknown) row.settings.append({op::toText(setting.key), setting.value});
    }
    row.createdAt = timeOf(from.createdAt);
    row.deletedAt = timeOf(from.deletedAt);
    return row;
}

std::optional<QString> textUnlessEmpty(const Secret& secret)
{
    return unlessEmpty(QString::fromUtf8(secret.reveal()));
}

std::optional<QString> textOf(const std::optional<Secret>& secret)
{
    if (!secret) return std::nullopt;
    return QString::fromUtf8(secret->reveal());
}

Result<QList<op::TenantSettingInput>> settingsOf(const QList<TenantSetting>& from)
{
    QList<op::TenantSettingInput> settings;
    for (const TenantSetting& setting : from) {
        op::TenantSettingInput wire;
        wire.key = op::tenantSettingKeyFromText(setting.key);
        wire.value = setting.value;
        if (wire.key == op::TenantSettingKey::Unknown) {
            return Error{Error::Code::InvalidInput,
                         GraphQlNodeClient::tr("There is no tenant setting called %1.").arg(setting.key),
                         {},
                         {}};
        }
        settings.append(wire);
    }
    return settings;
}

} // namespace

QFuture<Result<Page<TenantRow>>> GraphQlNodeClient::listTenants(PageQuery query)
{
    return mapped(ask<op::ListTenants>(pagingVariables<op::ListTenants::Variables>(query)), this,
                  [](const op::ListTenants::Data& data) -> Result<Page<TenantRow>> {
                      return pageOf<TenantRow>(data.tenants, tenantOf);
                  });
}

QFuture<Result<TenantRow>> GraphQlNodeClient::tenant(QString id)
{
    return mapped(ask<op::OneTenant>({id}), this,
                  [](const op::OneTenant::Data& data) -> Result<TenantRow> { return tenantOf(data.tenant); });
}

QFuture<Result<TenantRow>> GraphQlNodeClient::createTenant(NewTenant input)
{
    op::CreateTenantInput wire;
    wire.id = unlessEmpty(input.id);
    wire.publicName = unlessEmpty(input.publicName);
    wire.email = unlessEmpty(input.email);
    wire.apiSecret = QString::fromUtf8(input.apiSecret.reveal());
    wire.idpConsentUrl = unlessEmpty(input.idpConsentUrl);
    wire.idpSecret = textUnlessEmpty(input.idpSecret);
    if (!input.settings.isEmpty()) {
        Result<QList<op::TenantSettingInput>> settings = settingsOf(input.settings);
        if (!settings) return answered<TenantRow>(settings.error());
        wire.settings = *settings;
    }
    const auto done =
        mapped(ask<op::CreateTenant>({wire}), this, [](const op::CreateTenant::Data& data) -> Result<TenantRow> {
            return tenantOf(data.createTenant.tenant);
        });
    return announcing(done, EntityKind::Tenant, {});
}

QFuture<Result<TenantRow>> GraphQlNodeClient::updateTenant(TenantChange input)
{
    op::UpdateTenantInput wire;
    wire.id = input.id;
    wire.publicName = input.publicName;
    wire.email = input.email;
    wire.apiSecret = textOf(input.apiSecret);
    wire.idpConsentUrl = input.idpConsentUrl;
    wire.idpSecret = textOf(input.idpSecret);
    const auto done =
        mapped(ask<op::UpdateTenant>({wire}), this, [](const op::UpdateTenant::Data& data) -> Result<TenantRow> {
            return tenantOf(data.updateTenant.tenant);
        });
    return announcing(done, EntityKind::Tenant, {input.id});
}

QFuture<Result<void>> GraphQlNodeClient::deleteTenant(QString id)
{
    const auto done = mapped(ask<op::DeleteTenant>({id}), this, [](const op::DeleteTenant::Data& data) -> Result<void> {
        if (!data.deleteTenant.success) return answeredNothing();
        return {};
    });
    return announcing(done, EntityKind::Tenant, {id});
}

QFuture<Result<QList<TenantSetting>>> GraphQlNodeClient::setTenantSettings(QList<TenantSetting> settings)
{
    const Result<QList<op::TenantSettingInput>> wire = settingsOf(settings);
    if (!wire) return answered<QList<TenantSetting>>(wire.error());
    op::CreateTenantSettingsInput input;
    input.settings = *wire;
    const auto done = mapped(ask<op::SetTenantSettings>({input}), this,
                             [](const op::SetTenantSettings::Data& data) -> Result<QList<TenantSetting>> {
                                 if (!data.createTenantSettings) return answeredNothing();
                                 QList<TenantSetting> list;
                                 for (const auto& setting : data.createTenantSettings->settings) {
                                     list.append({op::toText(setting.key), setting.value});
                                 }
                                 return list;
                             });
    return announcing(done, EntityKind::TenantSetting, {});
}

} // namespace signalbox::ui
