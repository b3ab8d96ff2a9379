#pragma once

#include "ui/client/holds.h"
#include "ui/client/intentjournal.h"
#include "ui/common/tablemodel.h"
#include "ui/common/theme.h"

namespace signalbox::ui {

/// What the dashboard knows of a node at one moment. Nothing in it is a guess.
struct Overview
{
    QList<AssetRow> assets;
    QList<PeerRow> peers;
    int walletAddresses = 0;
    int inactiveWalletAddresses = 0;
    bool moreWalletAddresses = false; ///< the count is a lower bound
    QList<Hold> holds;                ///< those that wait
    QList<JournalEntry> unfinished;   ///< of this node
};

/// A line of "Needs you": what, why, and the button that leads there.
struct Need
{
    QString icon;
    Token token = Token::Text2;
    QString title;
    QString line;
    QString button;
    QString pageId;   ///< where the button leads; empty for an unfinished act
    QString objectId; ///< the object there, or the intent's id
    friend bool operator==(const Need&, const Need&) = default;
};

/// A hold with less than this left needs somebody.
inline constexpr qint64 holdNeedsSeconds = 3600;

/// Most urgent first: unfinished acts, holds that end soon, peers and assets below their alert.
[[nodiscard]] QList<Need> needsOf(const Overview& overview, const Format& format, const QDateTime& now);

/// One asset with its money.
struct AssetMoney
{
    QString id;
    AssetRow asset;
    std::optional<quint64> held;
    friend bool operator==(const AssetMoney&, const AssetMoney&) = default;
};
/// What waits in the asset's own account and in those of its peers, each hold once.
[[nodiscard]] QList<AssetMoney> moneyByAsset(const Overview& overview, const QDateTime& now);
[[nodiscard]] QList<ColumnOf<AssetMoney>> assetMoneyColumns();

/// Peers with an alert, the one with least room above it first.
struct PeerRoom
{
    QString id;
    PeerRow peer;
    friend bool operator==(const PeerRoom&, const PeerRoom&) = default;
};
[[nodiscard]] QList<PeerRoom> peersByRoom(const Overview& overview);
[[nodiscard]] QList<ColumnOf<PeerRoom>> peerRoomColumns();

[[nodiscard]] bool isBelowAlert(const AssetRow& asset);
[[nodiscard]] bool isBelowAlert(const PeerRow& peer);

} // namespace signalbox::ui
