#include "server/backend/walletaddresses/walletaddressresolvers.h"

#include "server/backend/admin/adminbinding.h"
#include "server/backend/admin/answers.h"
#include "server/backend/admin/connection.h"
#include "server/backend/admin/once.h"
#include "server/backend/admin/payloads.h"

namespace signalbox::backend {

namespace {

void bindFields(admin::Binding& binding, const Services& services)
{
    admin::WalletAddressFields<WalletAddress> address;
    address.id = [](const WalletAddress& w) { return w.id.toString(); };
    address.address = &WalletAddress::address;
    address.publicName = &WalletAddress::publicName;
    address.createdAt = [](const WalletAddress& w) { return toIso8601(w.createdAt); };
    address.status = [services](const WalletAddress& w) {
        return w.active(services.walletAddresses.now()) ? admin::WalletAddressStatus::Active
                                                        : admin::WalletAddressStatus::Inactive;
    };
    address.asset = [services](const WalletAddress& w) { return services.assets.find(w.assetId, std::nullopt); };
    address.liquidity = [services](const WalletAddress& w) {
        return services.liquidity.available({.id = w.id, .type = ledger::AccountType::WebMonetization});
    };
    address.additionalProperties = [services](const WalletAddress& w) {
        return services.walletAddresses.properties(w.id);
    };
    address.walletAddressKeys =
        [services](
            const WalletAddress& w,
            const admin::WalletAddressWalletAddressKeysArguments& arguments) -> Task<Result<Page<WalletAddressKey>>> {
        const auto request = pageRequest(pageArguments(arguments));
        if (!request) co_return request.error();
        co_return co_await services.walletAddresses.keys(w.id, *request);
    };
    address.tenant = [services](const WalletAddress& w) { return services.tenants.owner(w.tenantId); };
    address.incomingPayments = graphql::notImplemented;
    address.outgoingPayments = graphql::notImplemented;
    address.quotes = graphql::notImplemented;
    binding.bind(address);

    admin::AdditionalPropertyFields<AdditionalProperty> property;
    property.key = &AdditionalProperty::key;
    property.value = &AdditionalProperty::value;
    property.visibleInOpenPayments = &AdditionalProperty::visibleInOpenPayments;
    binding.bind(property);

    admin::WalletAddressesConnectionFields<Page<WalletAddress>> connection;
    admin::WalletAddressEdgeFields<WalletAddress> edge;
    fillConnection<WalletAddress>(connection, edge);
    binding.bind(connection);
    binding.bind(edge);

    admin::WalletAddressKeyFields<WalletAddressKey> key;
    key.id = [](const WalletAddressKey& k) { return k.id.toString(); };
    key.walletAddressId = [](const WalletAddressKey& k) { return k.walletAddressId.toString(); };
    key.jwk = [](const WalletAddressKey& k) -> const WalletAddressKey& { return k; };
    key.revoked = &WalletAddressKey::revoked;
    key.createdAt = [](const WalletAddressKey& k) { return toIso8601(k.createdAt); };
    binding.bind(key);

    admin::JwkFields<WalletAddressKey> jwk;
    jwk.kid = &WalletAddressKey::kid;
    jwk.x = &WalletAddressKey::x;
    jwk.alg = [](const WalletAddressKey&) { return admin::Alg::EdDSA; };
    jwk.kty = [](const WalletAddressKey&) { return admin::Kty::Okp; };
    jwk.crv = [](const WalletAddressKey&) { return admin::Crv::Ed25519; };
    binding.bind(jwk);

    admin::WalletAddressKeyConnectionFields<Page<WalletAddressKey>> keys;
    admin::WalletAddressKeyEdgeFields<WalletAddressKey> keyEdge;
    fillConnection<WalletAddressKey>(keys, keyEdge);
    binding.bind(keys);
    binding.bind(keyEdge);
}

void bindPayloads(admin::Binding& binding)
{
    admin::CreateWalletAddressMutationResponseFields<WalletAddressPayload> created;
    created.walletAddress = &WalletAddressPayload::walletAddress;
    binding.bind(created);
    admin::UpdateWalletAddressMutationResponseFields<WalletAddressPayload> updated;
    updated.walletAddress = &WalletAddressPayload::walletAddress;
    binding.bind(updated);
    admin::CreateWalletAddressKeyMutationResponseFields<KeyPayload> added;
    added.walletAddressKey = &KeyPayload::walletAddressKey;
    binding.bind(added);
    admin::RevokeWalletAddressKeyMutationResponseFields<KeyPayload> revoked;
    revoked.walletAddressKey = &KeyPayload::walletAddressKey;
    binding.bind(revoked);
}

void bindQueries(admin::Binding& binding, const Services& services)
{
    binding.query.walletAddress =
        [services](AdminContext& context,
                   const admin::QueryWalletAddressArguments& arguments) -> Task<Result<WalletAddress>> {
        co_return co_await services.walletAddresses.find(idOrNil(arguments.id), context.caller.readScope());
    };
    binding.query.walletAddressByUrl = [services](AdminContext& context,
                                                  const admin::QueryWalletAddressByUrlArguments& arguments) {
        return services.walletAddresses.findByUrl(arguments.url, context.caller.readScope());
    };
    binding.query.walletAddresses =
        [services](AdminContext& context,
                   const admin::QueryWalletAddressesArguments& arguments) -> Task<Result<Page<WalletAddress>>> {
        const auto request = pageRequest(pageArguments(arguments));
        if (!request) co_return request.error();
        const std::optional<Uuid> scope = context.caller.listScope(tenantArgument(arguments.tenantId));
        co_return co_await services.walletAddresses.list(scope, *request);
    };
}

std::vector<AdditionalProperty> propertiesOf(const std::vector<admin::AdditionalPropertyInput>& inputs)
{
    std::vector<AdditionalProperty> properties;
    properties.reserve(inputs.size());
    for (const admin::AdditionalPropertyInput& input : inputs)
        properties.push_back(
            {.key = input.key, .value = input.value, .visibleInOpenPayments = input.visibleInOpenPayments});
    return properties;
}

void bindAddressMutations(admin::Binding& binding, const Services& services)
{
    binding.mutation.createWalletAddress =
        [services](AdminContext& context, const admin::MutationCreateWalletAddressArguments& arguments,
                   const graphql::FieldInfo& field) -> Task<Result<WalletAddressPayload>> {
        const admin::CreateWalletAddressInput& input = arguments.input;
        const auto tenant = context.caller.assignableTenant(tenantArgument(input.tenantId));
        if (!tenant)
            co_return Error{ErrorCode::BadUserInput, "Assignment to the specified tenant is not permitted", {}};
        WalletAddressService::Creation creation{.tenantId = *tenant,
                                                .assetId = input.assetId,
                                                .address = input.address,
                                                .publicName = input.publicName,
                                                .properties = {}};
        if (input.additionalProperties) creation.properties = propertiesOf(*input.additionalProperties);
        auto run = [&services, &creation] { return services.walletAddresses.create(creation); };
        Result<WalletAddress> address = co_await once<WalletAddress>(context, std::string(field.fieldName),
                                                                     input.idempotencyKey, toJson(input), run);
        if (!address) co_return address.error();
        co_return WalletAddressPayload{std::move(*address)};
    };
    binding.mutation.updateWalletAddress =
        [services](AdminContext& context, const admin::MutationUpdateWalletAddressArguments& arguments,
                   const graphql::FieldInfo& field) -> Task<Result<WalletAddressPayload>> {
        const admin::UpdateWalletAddressInput& input = arguments.input;
        WalletAddressService::Change change;
        change.publicName = input.publicName;
        if (input.status)
            change.status = *input.status == admin::WalletAddressStatus::Active ? WalletAddressStatus::Active
                                                                                : WalletAddressStatus::Inactive;
        if (input.additionalProperties) change.properties = propertiesOf(*input.additionalProperties);
        const Uuid tenant = context.caller.tenantId;
        auto run = [&services, &change, &input, tenant] {
            return services.walletAddresses.update(tenant, idOrNil(input.id), change);
        };
        Result<WalletAddress> address = co_await once<WalletAddress>(context, std::string(field.fieldName),
                                                                     input.idempotencyKey, toJson(input), run);
        if (!address) co_return address.error();
        co_return WalletAddressPayload{std::move(*address)};
    };
}

void bindKeyMutations(admin::Binding& binding, const Services& services)
{
    binding.mutation.createWalletAddressKey =
        [services](AdminContext& context, const admin::MutationCreateWalletAddressKeyArguments& arguments,
                   const graphql::FieldInfo& field) -> Task<Result<KeyPayload>> {
        const admin::CreateWalletAddressKeyInput& input = arguments.input;
        const std::optional<Uuid> scope = context.caller.readScope();
        auto run = [&services, &input, scope] {
            return services.walletAddresses.addKey(scope, idOrNil(input.walletAddressId), input.jwk.kid, input.jwk.x);
        };
        Result<WalletAddressKey> key = co_await once<WalletAddressKey>(context, std::string(field.fieldName),
                                                                       input.idempotencyKey, toJson(input), run);
        if (!key) co_return key.error();
        co_return KeyPayload{std::move(*key)};
    };
    binding.mutation.revokeWalletAddressKey =
        [services](AdminContext& context, const admin::MutationRevokeWalletAddressKeyArguments& arguments,
                   const graphql::FieldInfo& field) -> Task<Result<KeyPayload>> {
        const admin::RevokeWalletAddressKeyInput& input = arguments.input;
        const std::optional<Uuid> scope = context.caller.readScope();
        auto run = [&services, &input, scope] { return services.walletAddresses.revokeKey(scope, idOrNil(input.id)); };
        Result<WalletAddressKey> key = co_await once<WalletAddressKey>(context, std::string(field.fieldName),
                                                                       input.idempotencyKey, toJson(input), run);
        if (!key) co_return key.error();
        co_return KeyPayload{std::move(*key)};
    };
}

} // namespace

void bindWalletAddresses(admin::Binding& binding, const Services& services)
{
    bindFields(binding, services);
    bindPayloads(binding);
    bindQueries(binding, services);
    bindAddressMutations(binding, services);
    bindKeyMutations(binding, services);
}

} // namespace signalbox::backend
