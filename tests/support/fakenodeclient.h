#pragma once

#include "ui/client/nodeclient.h"
#include "ui/client/whenready.h"

#include <QHash>

namespace signalbox::ui::test {

/// A node made of lists. By itself it answers every question from them; a test may tell it to refuse one kind of
/// question, to keep it waiting, or to answer it later. Questions are named like the functions of NodeClient.
class FakeNodeClient final : public NodeClient
{
    Q_OBJECT
public:
    using NodeClient::NodeClient;

    // What the node has.
    Whoami me{.tenantId = QStringLiteral("tenant-operator"), .isOperator = true, .dialect = Dialect::V2};
    QList<AssetRow> assets;
    QList<FeeRow> fees; ///< newest first
    QList<PeerRow> peers;
    QList<WalletAddressRow> walletAddresses;
    QList<WalletAddressKeyRow> keys;
    QList<TenantRow> tenants;
    QHash<QString, Transfers> transfers; ///< by account id
    RawAnswer raw;                       ///< for rawQuery
    /// For rawQuery, when it depends on the document.
    std::function<RawAnswer(const QString& document, const QJsonObject& variables)> rawFor;
    std::function<Result<Receipt>(const RecordedIntent&)> performs; ///< none: done

    // What it was told.
    QStringList asked; ///< every question, in order
    QList<NewAsset> newAssets;
    QList<AssetChange> assetChanges;
    QList<FeeChange> feeChanges;
    QList<QString> deleteKeys;
    QList<NewPeer> newPeers;
    QList<PeerChange> peerChanges;
    QList<NewPeerByUrl> newPeersByUrl;
    QList<NewWalletAddress> newWalletAddresses;
    QList<WalletAddressChange> walletAddressChanges;
    QList<NewWalletAddressKey> newKeys;
    QList<NewTenant> newTenants;
    QList<TenantChange> tenantChanges;
    QList<QList<TenantSetting>> settingsSet;
    QList<RecordedIntent> performed;
    QStringList documents;
    QList<QJsonObject> documentVariables;

    // How it behaves from now on.
    void refuse(const QString& question, const Error& error) { m_refusals.insert(question, error); }
    /// The question waits until letGo(), and for ever without it.
    void keepWaiting(const QString& question) { m_waiting.insert(question); }
    /// As by itself again. What waits goes on waiting.
    void behave(const QString& question)
    {
        m_refusals.remove(question);
        m_waiting.remove(question);
    }
    /// Answers what waits, in the order it was asked.
    void letGo();
    /// Drops what waits: it ends as Cancelled.
    void drop() { m_held.clear(); }
    [[nodiscard]] qsizetype countOf(const QString& question) const { return asked.count(question); }
    void setLink(const LinkState& state)
    {
        m_link = state;
        Q_EMIT linkStateChanged(state);
    }

    QFuture<Result<Whoami>> whoami() override;
    LinkState linkState() const override { return m_link; }
    QFuture<Result<Page<AssetRow>>> listAssets(PageQuery query) override;
    QFuture<Result<AssetRow>> asset(QString id) override;
    QFuture<Result<Page<FeeRow>>> feesOf(QString assetId, PageQuery query) override;
    QFuture<Result<AssetRow>> createAsset(NewAsset input) override;
    QFuture<Result<AssetRow>> updateAsset(AssetChange input) override;
    QFuture<Result<void>> deleteAsset(QString id, QString idempotencyKey) override;
    QFuture<Result<FeeRow>> setFee(FeeChange input) override;
    QFuture<Result<Page<PeerRow>>> listPeers(PageQuery query) override;
    QFuture<Result<PeerRow>> peer(QString id) override;
    QFuture<Result<PeerRow>> createPeer(NewPeer input) override;
    QFuture<Result<PeerRow>> createPeerByUrl(NewPeerByUrl input) override;
    QFuture<Result<PeerRow>> updatePeer(PeerChange input) override;
    QFuture<Result<void>> deletePeer(QString id, QString idempotencyKey) override;
    QFuture<Result<Page<WalletAddressRow>>> listWalletAddresses(PageQuery query) override;
    QFuture<Result<WalletAddressRow>> walletAddress(QString id) override;
    QFuture<Result<WalletAddressRow>> createWalletAddress(NewWalletAddress input) override;
    QFuture<Result<WalletAddressRow>> updateWalletAddress(WalletAddressChange input) override;
    QFuture<Result<Page<WalletAddressKeyRow>>> keysOf(QString walletAddressId, PageQuery query) override;
    QFuture<Result<WalletAddressKeyRow>> addKey(NewWalletAddressKey input) override;
    QFuture<Result<WalletAddressKeyRow>> revokeKey(QString keyId, QString idempotencyKey) override;
    QFuture<Result<Transfers>> transfersOf(QString accountId, int limit) override;
    QFuture<Result<Page<TenantRow>>> listTenants(PageQuery query) override;
    QFuture<Result<TenantRow>> tenant(QString id) override;
    QFuture<Result<TenantRow>> createTenant(NewTenant input) override;
    QFuture<Result<TenantRow>> updateTenant(TenantChange input) override;
    QFuture<Result<void>> deleteTenant(QString id) override;
    QFuture<Result<QList<TenantSetting>>> setTenantSettings(QList<TenantSetting> settings) override;
    QFuture<Result<Receipt>> perform(RecordedIntent intent) override;
    QFuture<Result<RawAnswer>> rawQuery(QString document, QJsonObject variables, QString operationName) override;

private:
    template <class V>
    QFuture<Result<V>> reply(const QString& question, std::function<Result<V>()> work);
    QString newId();

    LinkState m_link{.status = LinkStatus::Online, .latencyMs = 14, .answeredAt = {}, .reason = {}};
    QHash<QString, Error> m_refusals;
    QSet<QString> m_waiting;
    QList<std::function<void()>> m_held;
    int m_lastId = 0;
};

} // namespace signalbox::ui::test
