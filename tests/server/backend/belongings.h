#pragma once

#include "tests/server/backend/apinode.h"

#include <string>

namespace signalbox::test {

/// What a tenant owns, made when first asked for: an operation that removes something leaves the next its own.
class Belongings
{
public:
    explicit Belongings(ApiNode& node) : m_node(node), m_owner(node.newTenant())
    {
        m_base = "https://" + m_owner.tenantId.toString() + ".test";
        const boost::json::array settings{boost::json::object{{"key", "WALLET_ADDRESS_URL"}, {"value", m_base}}};
        (void)node.data("mutation($input: CreateTenantSettingsInput!) { createTenantSettings(input: $input) { settings "
                        "{ key } } }",
                        boost::json::object{{"input", {{"settings", settings}}}}, m_owner);
    }

    [[nodiscard]] const Signer& owner() const { return m_owner; }
    [[nodiscard]] std::string tenant() const { return m_owner.tenantId.toString(); }
    [[nodiscard]] ApiNode& node() { return m_node; }
    [[nodiscard]] std::string url() const { return m_base + "/account"; }
    [[nodiscard]] std::string ilpAddress() const { return "test." + tenant(); }
    [[nodiscard]] std::string asset()
    {
        if (m_asset.empty()) m_asset = m_node.newAsset("OWN", 2, m_owner);
        return m_asset;
    }
    [[nodiscard]] std::string peer()
    {
        if (m_peer.empty()) m_peer = m_node.newPeer(asset(), ilpAddress(), m_owner);
        return m_peer;
    }
    [[nodiscard]] std::string walletAddress()
    {
        if (m_address.empty())
            m_address = make("mutation($input: CreateWalletAddressInput!) { made: createWalletAddress(input: $input) { "
                             "thing: walletAddress { id } } }",
                             {{"assetId", asset()}, {"address", url()}});
        return m_address;
    }
    [[nodiscard]] std::string key()
    {
        const boost::json::object jwk{{"kid", "key"},
                                      {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
                                      {"alg", "EdDSA"},
                                      {"kty", "OKP"},
                                      {"crv", "Ed25519"}};
        return make("mutation($input: CreateWalletAddressKeyInput!) { made: createWalletAddressKey(input: $input) { "
                    "thing: walletAddressKey { id } } }",
                    {{"walletAddressId", walletAddress()}, {"jwk", jwk}});
    }
    /// An asset with 100 in its account.
    [[nodiscard]] std::string fundedAsset()
    {
        (void)m_node.data("mutation($input: DepositAssetLiquidityInput!) { depositAssetLiquidity(input: $input) { "
                          "success } }",
                          movement("assetId", asset(), "100"), m_owner);
        return asset();
    }
    [[nodiscard]] std::string fundedPeer()
    {
        (void)m_node.data("mutation($input: DepositPeerLiquidityInput!) { depositPeerLiquidity(input: $input) { "
                          "success } }",
                          movement("peerId", peer(), "100"), m_owner);
        return peer();
    }
    /// A withdrawal that waits to be posted or voided.
    [[nodiscard]] std::string hold()
    {
        boost::json::object wish = movement("assetId", fundedAsset(), "10");
        wish["input"].as_object()["timeoutSeconds"] = 60;
        (void)m_node.data("mutation($input: CreateAssetLiquidityWithdrawalInput!) { "
                          "createAssetLiquidityWithdrawal(input: $input) { success } }",
                          wish, m_owner);
        return ApiNode::text(wish, "input.id");
    }
    [[nodiscard]] boost::json::object movement(const std::string& field, const std::string& id,
                                               const std::string& amount)
    {
        const boost::json::object members{
            {field, id}, {"id", m_node.newId()}, {"amount", amount}, {"idempotencyKey", m_node.newId()}};
        return {{"input", members}};
    }

private:
    std::string make(const std::string& document, boost::json::object members)
    {
        return ApiNode::text(m_node.data(document, boost::json::object{{"input", std::move(members)}}, m_owner),
                             "made.thing.id");
    }

    ApiNode& m_node;
    Signer m_owner;
    std::string m_base;
    std::string m_asset;
    std::string m_peer;
    std::string m_address;
};

} // namespace signalbox::test
