#pragma once

#include "ui/client/moneyintent.h"
#include "ui/client/result.h"
#include "ui/client/types.h"

#include <QFuture>
#include <QObject>

namespace signalbox::ui {

/// A node as the console sees it: in this process or far away, the same questions and the same answers.
///
/// Lives on one thread (the GUI's) and is called there; no call blocks. Every question ends: with a value, an Error, or
/// Cancelled when the client goes first. Read answers with whenReady(). Answers of two questions may arrive in either
/// order. Changes are idempotent on `idempotencyKey` where the input has one.
class NodeClient : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual QFuture<Result<Whoami>> whoami() = 0;
    [[nodiscard]] virtual LinkState linkState() const = 0;

    [[nodiscard]] virtual QFuture<Result<Page<AssetRow>>> listAssets(PageQuery query) = 0;
    [[nodiscard]] virtual QFuture<Result<AssetRow>> asset(QString id) = 0;
    [[nodiscard]] virtual QFuture<Result<Page<FeeRow>>> feesOf(QString assetId, PageQuery query) = 0;
    [[nodiscard]] virtual QFuture<Result<AssetRow>> createAsset(NewAsset input) = 0;
    [[nodiscard]] virtual QFuture<Result<AssetRow>> updateAsset(AssetChange input) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> deleteAsset(QString id, QString idempotencyKey) = 0;
    [[nodiscard]] virtual QFuture<Result<FeeRow>> setFee(FeeChange input) = 0;

    [[nodiscard]] virtual QFuture<Result<Page<PeerRow>>> listPeers(PageQuery query) = 0;
    [[nodiscard]] virtual QFuture<Result<PeerRow>> peer(QString id) = 0;
    [[nodiscard]] virtual QFuture<Result<PeerRow>> createPeer(NewPeer input) = 0;
    [[nodiscard]] virtual QFuture<Result<PeerRow>> createPeerByUrl(NewPeerByUrl input) = 0;
    [[nodiscard]] virtual QFuture<Result<PeerRow>> updatePeer(PeerChange input) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> deletePeer(QString id, QString idempotencyKey) = 0;

    [[nodiscard]] virtual QFuture<Result<Page<WalletAddressRow>>> listWalletAddresses(PageQuery query) = 0;
    [[nodiscard]] virtual QFuture<Result<WalletAddressRow>> walletAddress(QString id) = 0;
    [[nodiscard]] virtual QFuture<Result<WalletAddressRow>> createWalletAddress(NewWalletAddress input) = 0;
    [[nodiscard]] virtual QFuture<Result<WalletAddressRow>> updateWalletAddress(WalletAddressChange input) = 0;
    [[nodiscard]] virtual QFuture<Result<Page<WalletAddressKeyRow>>> keysOf(QString walletAddressId,
                                                                            PageQuery query) = 0;
    [[nodiscard]] virtual QFuture<Result<WalletAddressKeyRow>> addKey(NewWalletAddressKey input) = 0;
    /// Revoking a revoked key changes nothing and succeeds.
    [[nodiscard]] virtual QFuture<Result<WalletAddressKeyRow>> revokeKey(QString keyId, QString idempotencyKey) = 0;

    /// Up to `limit` transfers each way, in the node's own order, of an asset's, peer's, wallet address's or payment's
    /// account (by its id), or of a settlement account (by ledger number). An unknown account has none.
    [[nodiscard]] virtual QFuture<Result<Transfers>> transfersOf(QString accountId, int limit) = 0;

    /// Tenants: for operators only; others get Forbidden.
    [[nodiscard]] virtual QFuture<Result<Page<TenantRow>>> listTenants(PageQuery query) = 0;
    [[nodiscard]] virtual QFuture<Result<TenantRow>> tenant(QString id) = 0;
    [[nodiscard]] virtual QFuture<Result<TenantRow>> createTenant(NewTenant input) = 0;
    [[nodiscard]] virtual QFuture<Result<TenantRow>> updateTenant(TenantChange input) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> deleteTenant(QString id) = 0;
    /// Sets these of the caller's own tenant's settings, and answers with them.
    [[nodiscard]] virtual QFuture<Result<QList<TenantSetting>>> setTenantSettings(QList<TenantSetting> settings) = 0;

    /// Sends one recorded act. Idempotent on the intent's key and transfer id. Pages go through MoneyActs, which
    /// records, sends and settles; nothing else calls this.
    [[nodiscard]] virtual QFuture<Result<Receipt>> perform(RecordedIntent intent) = 0;

    /// A document of the operator's own, as it is: no dialect is applied. Errors of GraphQL are part of the answer;
    /// an Error is one of transport or credentials.
    [[nodiscard]] virtual QFuture<Result<RawAnswer>> rawQuery(QString document, QJsonObject variables,
                                                              QString operationName) = 0;

Q_SIGNALS:
    /// What to fetch again after a change made through this client; never the data itself. No ids: all of the kind.
    void changed(signalbox::ui::EntityKind kind, const QStringList& ids);
    void linkStateChanged(const signalbox::ui::LinkState& state);
};

} // namespace signalbox::ui
