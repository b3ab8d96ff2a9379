#pragma once

#include "ui/client/dialect.h"
#include "ui/client/graphqljson.h"
#include "ui/client/graphqltransport.h"
#include "ui/client/linkwatch.h"
#include "ui/client/nodeclient.h"
#include "ui/client/whenready.h"

#include <memory>

class QTimer;

namespace signalbox::ui {

/// NodeClient over GraphQL. Before the first question it finds out how the node speaks (with tenants or without).
/// A query whose connection broke is asked once more; a change never is.
class GraphQlNodeClient final : public NodeClient
{
    Q_OBJECT
public:
    struct Options
    {
        Dialect dialect = Dialect::Unknown; ///< from the profile; checked again by whoami()
        int heartbeatMs = 15'000;           ///< a quiet link is asked this often whether it lives; 0: never
    };

    GraphQlNodeClient(std::unique_ptr<GraphQlTransport> transport, Options options, NowMs now,
                      QObject* parent = nullptr);
    ~GraphQlNodeClient() override;

    [[nodiscard]] QFuture<Result<Whoami>> whoami() override;
    [[nodiscard]] LinkState linkState() const override;

    [[nodiscard]] QFuture<Result<Page<AssetRow>>> listAssets(PageQuery query) override;
    [[nodiscard]] QFuture<Result<AssetRow>> asset(QString id) override;
    [[nodiscard]] QFuture<Result<Page<FeeRow>>> feesOf(QString assetId, PageQuery query) override;
    [[nodiscard]] QFuture<Result<AssetRow>> createAsset(NewAsset input) override;
    [[nodiscard]] QFuture<Result<AssetRow>> updateAsset(AssetChange input) override;
    [[nodiscard]] QFuture<Result<void>> deleteAsset(QString id, QString idempotencyKey) override;
    [[nodiscard]] QFuture<Result<FeeRow>> setFee(FeeChange input) override;

    [[nodiscard]] QFuture<Result<Page<PeerRow>>> listPeers(PageQuery query) override;
    [[nodiscard]] QFuture<Result<PeerRow>> peer(QString id) override;
    [[nodiscard]] QFuture<Result<PeerRow>> createPeer(NewPeer input) override;
    [[nodiscard]] QFuture<Result<PeerRow>> createPeerByUrl(NewPeerByUrl input) override;
    [[nodiscard]] QFuture<Result<PeerRow>> updatePeer(PeerChange input) override;
    [[nodiscard]] QFuture<Result<void>> deletePeer(QString id, QString idempotencyKey) override;

    [[nodiscard]] QFuture<Result<Page<WalletAddressRow>>> listWalletAddresses(PageQuery query) override;
    [[nodiscard]] QFuture<Result<WalletAddressRow>> walletAddress(QString id) override;
    [[nodiscard]] QFuture<Result<WalletAddressRow>> createWalletAddress(NewWalletAddress input) override;
    [[nodiscard]] QFuture<Result<WalletAddressRow>> updateWalletAddress(WalletAddressChange input) override;
    [[nodiscard]] QFuture<Result<Page<WalletAddressKeyRow>>> keysOf(QString walletAddressId, PageQuery query) override;
    [[nodiscard]] QFuture<Result<WalletAddressKeyRow>> addKey(NewWalletAddressKey input) override;
    [[nodiscard]] QFuture<Result<WalletAddressKeyRow>> revokeKey(QString keyId, QString idempotencyKey) override;

    [[nodiscard]] QFuture<Result<Transfers>> transfersOf(QString accountId, int limit) override;

    [[nodiscard]] QFuture<Result<Page<TenantRow>>> listTenants(PageQuery query) override;
    [[nodiscard]] QFuture<Result<TenantRow>> tenant(QString id) override;
    [[nodiscard]] QFuture<Result<TenantRow>> createTenant(NewTenant input) override;
    [[nodiscard]] QFuture<Result<TenantRow>> updateTenant(TenantChange input) override;
    [[nodiscard]] QFuture<Result<void>> deleteTenant(QString id) override;
    [[nodiscard]] QFuture<Result<QList<TenantSetting>>> setTenantSettings(QList<TenantSetting> settings) override;

    [[nodiscard]] QFuture<Result<Receipt>> perform(RecordedIntent intent) override;
    [[nodiscard]] QFuture<Result<RawAnswer>> rawQuery(QString document, QJsonObject variables,
                                                      QString operationName) override;

Q_SIGNALS:
    /// The node turned out to speak so; to be remembered with the profile.
    void dialectFound(signalbox::ui::Dialect dialect);

private:
    /// Asks in the node's dialect; `data` of the answer in ours.
    [[nodiscard]] QFuture<Result<QJsonObject>> exchange(OperationKind kind, GraphQlRequest request);
    void exchangeNow(OperationKind kind, const GraphQlRequest& request, const Answer<QJsonObject>& answer, int again);
    [[nodiscard]] QFuture<Result<Whoami>> askOldNode();
    void foundDialect(Dialect dialect);
    void noteExchange(const ExchangeFacts& facts);
    void announceLink();
    void beat();
    [[nodiscard]] static Error misshapen(const QString& operation, const QString& problem);

    /// One typed operation.
    template <class Operation>
    [[nodiscard]] auto ask(const typename Operation::Variables& variables)
    {
        using Data = typename Operation::Data;
        const GraphQlRequest request{Operation::document(), variables.toJson(), Operation::name()};
        return mapped(exchange(Operation::kind, request), this, [](const QJsonObject& data) -> Result<Data> {
            QString problem;
            std::optional<Data> parsed = Operation::parse(data, &problem);
            if (!parsed) return misshapen(Operation::name(), problem);
            return std::move(*parsed);
        });
    }

    /// Tells listeners once `future` has succeeded.
    template <class V>
    [[nodiscard]] QFuture<Result<V>> announcing(QFuture<Result<V>> future, EntityKind kind, QStringList ids)
    {
        Answer<V> answer;
        whenReady(std::move(future), this, [this, answer, kind, ids = std::move(ids)](const Result<V>& result) {
            answer.give(result);
            if (result) Q_EMIT changed(kind, ids);
        });
        return answer.future();
    }

    std::unique_ptr<GraphQlTransport> m_transport;
    DialectAdapter m_dialect;
    LinkWatch m_link;
    LinkState m_announced;
    QTimer* m_heart = nullptr;
    int m_heartbeatMs;
};

} // namespace signalbox::ui
