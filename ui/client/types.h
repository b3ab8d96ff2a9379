#pragma once

#include "ui/client/secret.h"

#include <optional>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace signalbox::ui {

// Rows as the console shows them and inputs as it sends them: plain values, equal when all members are. Money is a
// whole number of the asset's smallest unit. A missing optional is "the node has none", not zero.

enum class EntityKind { Asset, Fee, Peer, WalletAddress, WalletAddressKey, Transfer, Tenant, TenantSetting };
enum class SortOrder { NewestFirst, OldestFirst };

/// An asset as other rows mention it.
struct AssetRef
{
    QString id;
    QString code;
    quint8 scale = 0;
    friend bool operator==(const AssetRef&, const AssetRef&) = default;
};

/// What to list. `after` and `before` are cursors (ids of rows); at most one of them is used, `after` first.
struct PageQuery
{
    static constexpr int sizeMax = 100; ///< the node refuses more
    int size = 50;                      ///< 1..sizeMax; other values are brought into the range
    QString after;
    QString before;
    SortOrder order = SortOrder::NewestFirst;
    QString tenantId; ///< for an operator: only this tenant; empty is all that may be seen
    friend bool operator==(const PageQuery&, const PageQuery&) = default;
};

template <class Row>
struct Page
{
    QList<Row> rows;
    bool hasNext = false;
    bool hasPrevious = false;
    QString startCursor;
    QString endCursor;
};

// Assets and fees

enum class FeeType { Sending, Receiving };

struct FeeRow
{
    QString id;
    QString assetId;
    FeeType type = FeeType::Sending;
    quint64 fixed = 0;
    int basisPoints = 0; ///< 0..10000
    QDateTime createdAt;
    friend bool operator==(const FeeRow&, const FeeRow&) = default;
};

struct AssetRow
{
    QString id;
    QString code;
    quint8 scale = 0;
    std::optional<quint64> liquidity;
    std::optional<quint64> withdrawalThreshold;
    std::optional<quint64> liquidityThreshold;
    std::optional<FeeRow> sendingFee;
    std::optional<FeeRow> receivingFee;
    QDateTime createdAt;
    QString tenantId; ///< empty on nodes without tenants
    friend bool operator==(const AssetRow&, const AssetRow&) = default;
};

struct NewAsset
{
    QString code;
    quint8 scale = 0;
    std::optional<quint64> withdrawalThreshold;
    std::optional<quint64> liquidityThreshold;
    QString tenantId;       ///< empty: the caller's own
    QString idempotencyKey; ///< the caller's; the same key sent again creates nothing new
};

/// Sets both thresholds: one that is absent is removed.
struct AssetChange
{
    QString id;
    std::optional<quint64> withdrawalThreshold;
    std::optional<quint64> liquidityThreshold;
    QString idempotencyKey;
};

struct FeeChange
{
    QString assetId;
    FeeType type = FeeType::Sending;
    quint64 fixed = 0;
    int basisPoints = 0;
    QString idempotencyKey;
};

// Peers

struct PeerRow
{
    QString id;
    QString name;
    AssetRef asset;
    QString staticIlpAddress;
    QString outgoingEndpoint;
    std::optional<quint64> maxPacketAmount;
    std::optional<quint64> liquidityThreshold;
    std::optional<quint64> liquidity;
    QStringList routes; ///< empty on nodes that do not know routes
    QDateTime createdAt;
    QString tenantId;
    friend bool operator==(const PeerRow&, const PeerRow&) = default;
};

struct NewPeer
{
    QString name;
    QString assetId;
    QString staticIlpAddress;
    QString outgoingEndpoint;
    Secret outgoingToken;
    QList<Secret> incomingTokens;
    std::optional<quint64> maxPacketAmount;
    std::optional<quint64> liquidityThreshold;
    std::optional<quint64> initialLiquidity;
    std::optional<QStringList> routes;
    QString idempotencyKey;
};

/// Only what is present is changed. Endpoint and outgoing token go together: the node takes both or none.
struct PeerChange
{
    QString id;
    std::optional<QString> name;
    std::optional<QString> staticIlpAddress;
    std::optional<QString> outgoingEndpoint;
    std::optional<Secret> outgoingToken;
    std::optional<QList<Secret>> incomingTokens; ///< replaces all the node has
    std::optional<quint64> maxPacketAmount;
    std::optional<quint64> liquidityThreshold;
    std::optional<QStringList> routes;
    QString idempotencyKey;
};

/// A peer made by asking the other node for its details (auto-peering).
struct NewPeerByUrl
{
    QString peerUrl;
    QString assetId;
    QString name;
    std::optional<quint64> maxPacketAmount;
    std::optional<quint64> liquidityThreshold;
    std::optional<quint64> liquidityToDeposit;
    QString idempotencyKey;
};

// Wallet addresses

enum class WalletAddressStatus { Active, Inactive };

struct AdditionalProperty
{
    QString key;
    QString value;
    bool visibleInOpenPayments = false;
    friend bool operator==(const AdditionalProperty&, const AdditionalProperty&) = default;
};

struct WalletAddressRow
{
    QString id;
    QString address; ///< the full URL
    QString publicName;
    AssetRef asset;
    WalletAddressStatus status = WalletAddressStatus::Active;
    std::optional<quint64> liquidity; ///< absent until money arrived for it directly
    QList<AdditionalProperty> properties;
    QDateTime createdAt;
    QString tenantId;
    friend bool operator==(const WalletAddressRow&, const WalletAddressRow&) = default;
};

struct WalletAddressKeyRow
{
    QString id;
    QString walletAddressId;
    QString keyId;     ///< the JWK's kid
    QString publicKey; ///< the JWK's x: Ed25519, base64url
    bool revoked = false;
    QDateTime createdAt;
    friend bool operator==(const WalletAddressKeyRow&, const WalletAddressKeyRow&) = default;
};

struct NewWalletAddress
{
    QString assetId;
    QString address; ///< a full URL, or on nodes with tenants a path below the tenant's own URL
    QString publicName;
    QList<AdditionalProperty> properties;
    QString tenantId;
    QString idempotencyKey;
};

/// Only what is present is changed; `properties` replaces all of them.
struct WalletAddressChange
{
    QString id;
    std::optional<QString> publicName;
    std::optional<WalletAddressStatus> status;
    std::optional<QList<AdditionalProperty>> properties;
    QString idempotencyKey;
};

struct NewWalletAddressKey
{
    QString walletAddressId;
    QString keyId;
    QString publicKey; ///< Ed25519, base64url without padding
    QString idempotencyKey;
};

// Accounting

enum class TransferState { Pending, Posted, Voided, Unknown }; ///< Unknown: an old node does not say
enum class TransferType { Deposit, Withdrawal, Transfer, Unknown };

struct TransferRow
{
    QString id;
    QString debitAccountId;
    QString creditAccountId;
    quint64 amount = 0;
    TransferType type = TransferType::Transfer;
    TransferState state = TransferState::Posted;
    int ledger = 0;
    QDateTime createdAt;
    QDateTime expiresAt; ///< invalid when the transfer does not lapse
    friend bool operator==(const TransferRow&, const TransferRow&) = default;
};

struct Transfers
{
    QList<TransferRow> debits;
    QList<TransferRow> credits;
};

// Tenants

struct TenantSetting
{
    QString key; ///< one of the node's names, such as WEBHOOK_URL
    QString value;
    friend bool operator==(const TenantSetting&, const TenantSetting&) = default;
};

/// A tenant without its secrets: a list never carries them.
struct TenantRow
{
    QString id;
    QString publicName;
    QString email;
    QString idpConsentUrl;
    QList<TenantSetting> settings;
    QDateTime createdAt;
    QDateTime deletedAt; ///< invalid while the tenant lives
    friend bool operator==(const TenantRow&, const TenantRow&) = default;
};

struct NewTenant
{
    QString id; ///< a UUID, or empty: the node makes one
    QString publicName;
    QString email;
    Secret apiSecret;
    QString idpConsentUrl;
    Secret idpSecret;
    QList<TenantSetting> settings;
};

struct TenantChange
{
    QString id;
    std::optional<QString> publicName;
    std::optional<QString> email;
    std::optional<Secret> apiSecret;
    std::optional<QString> idpConsentUrl;
    std::optional<Secret> idpSecret;
};

// The node itself

enum class Dialect {
    Unknown,
    V1, ///< no tenants, `url` for `address`, no whoami
    V2  ///< tenants
};

struct Whoami
{
    QString tenantId; ///< empty on nodes without tenants
    bool isOperator = false;
    Dialect dialect = Dialect::Unknown;
};

enum class LinkStatus {
    Connecting, ///< nothing answered yet
    Online,     ///< the last question was answered
    Stale,      ///< the last question failed, an earlier one was answered not long ago
    Offline     ///< nothing has answered for a while
};

struct LinkState
{
    LinkStatus status = LinkStatus::Connecting;
    int latencyMs = -1;   ///< of the last answer; -1 when there was none
    QDateTime answeredAt; ///< of the last answer; invalid when there was none
    QString reason;       ///< why not Online, one sentence; empty otherwise
    friend bool operator==(const LinkState&, const LinkState&) = default;
};

/// What a node answered to a document the operator wrote.
struct RawAnswer
{
    QJsonObject body; ///< data, errors and extensions as they came
    int latencyMs = 0;
    qint64 bytes = 0;
};

} // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::LinkState)
