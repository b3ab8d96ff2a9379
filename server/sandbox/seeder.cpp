#include "server/sandbox/seeder.h"

#include "server/base/crypto.h"
#include "server/base/encoding.h"
#include "server/base/threadexecutor.h"

#include <array>
#include <map>

namespace signalbox::sandbox {

namespace {

using backend::AssetService;
using backend::PeerService;

/// A transfer id that is the same at every start, so that a deposit is made once in a sandbox's life.
std::string onceOnlyId(const Uuid& tenant, std::string_view what)
{
    const Sha256Digest digest = sha256(tenant.toString() + ":" + std::string(what));
    std::array<std::uint8_t, 16> bytes{};
    std::copy_n(digest.begin(), bytes.size(), bytes.begin());
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x40);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
    return Uuid(bytes).toString();
}

/// "It is there already" is what a second start expects.
template <class T>
Result<void> unlessDuplicate(const Result<T>& result)
{
    if (result || result.error().code == ErrorCode::Duplicate) return {};
    return result.error();
}

class Seeder
{
public:
    Seeder(const backend::Services& services, Sandbox::RunningNode& node, State::Node& state, Random& random)
        : m_services(services), m_node(node), m_state(state), m_random(random)
    {
    }

    Result<void> run()
    {
        for (const Seeds::Asset& asset : m_node.seeds.assets)
            if (const auto added = addAsset(asset); !added) return added.error();
        for (const Seeds::Peer& peer : m_node.seeds.peers)
            if (const auto added = addPeer(peer); !added) return added.error();
        for (const Seeds::WalletAddress& address : m_node.seeds.walletAddresses)
            if (const auto added = addWalletAddress(address); !added) return added.error();
        return {};
    }

private:
    template <class T>
    T wait(Task<T> task)
    {
        return syncWait(m_executor, std::move(task));
    }

    Result<void> addAsset(const Seeds::Asset& seed)
    {
        const auto existing = wait(m_services.assets.findByCodeAndScale(seed.code, seed.scale, m_node.tenantId));
        if (!existing) return existing.error();
        if (*existing) {
            m_assets.emplace(seed.code, **existing);
            return {};
        }
        const AssetService::Creation creation{.tenantId = m_node.tenantId,
                                              .code = seed.code,
                                              .scale = seed.scale,
                                              .withdrawalThreshold = {},
                                              .liquidityThreshold = seed.liquidityThreshold};
        const auto asset = wait(m_services.assets.create(creation));
        if (!asset) return asset.error();
        m_assets.emplace(seed.code, *asset);
        const auto fee = wait(m_services.fees.set(m_node.tenantId, asset->id, backend::FeeType::Sending, seed.feeFixed,
                                                  seed.feeBasisPoints));
        if (!fee) return fee.error();
        const backend::LiquidityService::Movement deposit{.ownerId = asset->id.toString(),
                                                          .transferId =
                                                              onceOnlyId(m_node.tenantId, "asset " + seed.code),
                                                          .amount = seed.liquidity};
        return unlessDuplicate(wait(m_services.liquidity.depositAsset(m_node.tenantId, deposit)));
    }

    Result<void> addPeer(const Seeds::Peer& seed)
    {
        const auto asset = m_assets.find(seed.asset);
        if (asset == m_assets.end()) return Error{ErrorCode::Corrupt, "The seeds name an asset they do not make.", {}};
        PeerService::Creation creation;
        creation.assetId = asset->second.id.toString();
        creation.staticIlpAddress = seed.ilpAddress;
        creation.outgoingToken = Uuid::v4(m_random).toString();
        creation.outgoingEndpoint = seed.endpoint;
        creation.name = seed.name;
        creation.maxPacketAmount = seed.maxPacketAmount;
        creation.liquidityThreshold = seed.liquidityThreshold;
        creation.initialLiquidity = seed.liquidity;
        return unlessDuplicate(wait(m_services.peers.create(m_node.tenantId, std::move(creation))));
    }

    Result<void> addWalletAddress(const Seeds::WalletAddress& seed)
    {
        const auto asset = m_assets.find(seed.asset);
        if (asset == m_assets.end()) return Error{ErrorCode::Corrupt, "The seeds name an asset they do not make.", {}};
        const std::string url = "https://" + m_node.seeds.name + ".test/" + seed.path;
        auto address = wait(m_services.walletAddresses.findByUrl(url, m_node.tenantId));
        if (!address) return address.error();
        if (!*address) {
            auto created = wait(m_services.walletAddresses.create({.tenantId = m_node.tenantId,
                                                                   .assetId = asset->second.id.toString(),
                                                                   .address = url,
                                                                   .publicName = seed.publicName,
                                                                   .properties = {}}));
            if (!created) return created.error();
            *address = std::move(*created);
        }
        const std::string keyId = "sandbox-" + seed.path;
        if (!m_state.keys.contains(url)) {
            const auto key = Ed25519PrivateKey::generate(m_random);
            const std::string x = toBase64Url(bytesView(key.publicKey()));
            // A key whose private half was lost is of no use to anybody; the new one takes its place beside it.
            std::string kid = keyId;
            auto added = wait(m_services.walletAddresses.addKey(m_node.tenantId, (*address)->id, kid, x));
            if (!added && added.error().code == ErrorCode::Duplicate) {
                kid += "-" + Uuid::v4(m_random).toString();
                added = wait(m_services.walletAddresses.addKey(m_node.tenantId, (*address)->id, kid, x));
            }
            if (!added) return added.error();
            m_state.keys.emplace(url, State::Key{.keyId = kid, .privateKeyPem = Secret(key.toPem())});
        }
        m_node.addresses.push_back({.url = url,
                                    .id = (*address)->id,
                                    .assetCode = seed.asset,
                                    .assetScale = asset->second.scale,
                                    .keyId = m_state.keys.at(url).keyId});
        return {};
    }

    const backend::Services& m_services;
    Sandbox::RunningNode& m_node;
    State::Node& m_state;
    Random& m_random;
    ThreadExecutor m_executor;
    std::map<std::string, backend::Asset> m_assets;
};

} // namespace

Result<void> seed(const backend::Services& services, Sandbox::RunningNode& node, State::Node& state, Random& random)
{
    return Seeder(services, node, state, random).run();
}

} // namespace signalbox::sandbox
