#include "ui/overview/overviewmodel.h"

#include "ui/liquidity/holdsmodel.h"
#include "ui/liquidity/moneyaccount.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(OverviewModel)
};

Column column(const char* key, const QString& title, int width, Align align = Align::Left)
{
    Column c;
    c.key = QString::fromLatin1(key);
    c.title = title;
    c.width = width;
    c.align = align;
    c.sortable = false;
    return c;
}

QString nameOf(const PeerRow& peer)
{
    return peer.name.isEmpty() ? peer.staticIlpAddress : peer.name;
}

AssetRef refOf(const AssetRow& asset)
{
    return {asset.id, asset.code, asset.scale};
}

QString actTitle(const MoneyIntent& intent, const QString& amount)
{
    switch (intent.act) {
    case MoneyAct::Deposit:
        return Words::tr("Deposit of %1 without an answer").arg(amount);
    case MoneyAct::Withdraw:
    case MoneyAct::WithdrawWalletAddress:
        return Words::tr("Withdrawal of %1 without an answer").arg(amount);
    case MoneyAct::PostHold:
        return Words::tr("Post of %1 without an answer").arg(amount);
    case MoneyAct::VoidHold:
        return Words::tr("Void of %1 without an answer").arg(amount);
    }
    return {};
}

template <class Row>
QString leftAndAlert(const Row& row, const AssetRef& asset, const Format& format)
{
    return Words::tr("%1 left, alert below %2")
        .arg(format.money(amountIn(asset, *row.liquidity)), format.amount(amountIn(asset, *row.liquidityThreshold)));
}

template <class Row>
bool below(const Row& row)
{
    return row.liquidity && row.liquidityThreshold && *row.liquidity < *row.liquidityThreshold;
}

/// Hundredths of a percent, rounded down; nothing of nothing. Beyond 9 999 % nobody needs the figure.
std::optional<qint64> shareOf(quint64 part, quint64 whole)
{
    constexpr quint64 hundredPercent = 10'000;
    constexpr quint64 most = 9'999'00;
    if (whole == 0) return std::nullopt;
    if (whole > UINT64_MAX / hundredPercent) { // so large that its last four digits are no part of a percent
        whole /= hundredPercent;
        part /= hundredPercent;
    }
    if (part / whole >= most / hundredPercent) return qint64(most);
    return qint64(part / whole * hundredPercent + part % whole * hundredPercent / whole);
}

StateCell alertState(bool low)
{
    if (low) return {.kind = StateKind::Warn, .word = Words::tr("Below alert")};
    return {.kind = StateKind::Ok, .word = Words::tr("Enough")};
}

} // namespace

bool isBelowAlert(const AssetRow& asset)
{
    return below(asset);
}

bool isBelowAlert(const PeerRow& peer)
{
    return below(peer);
}

QList<Need> needsOf(const Overview& overview, const Format& format, const QDateTime& now)
{
    QList<Need> needs;
    for (const JournalEntry& entry : overview.unfinished) {
        const MoneyIntent& intent = entry.intent.intent();
        needs.append({QStringLiteral("circle-help"), Token::Fail,
                      actTitle(intent, format.money(amountIn(intent.asset, intent.amount))),
                      Words::tr("%1, asked at %2").arg(intent.accountName, format.clock(entry.changedAt)),
                      Words::tr("Ask again"), QString(), entry.intent.id()});
    }
    QList<Hold> holds = overview.holds;
    settleDeadlines(holds, now);
    for (const Hold& hold : holds) {
        const std::optional<qint64> left = secondsLeft(hold, now);
        if (!left || *left >= holdNeedsSeconds) continue;
        needs.append({QStringLiteral("lock-keyhole"), Token::Held,
                      Words::tr("Hold ends in %1").arg(format.duration(*left)),
                      Words::tr("%1, %2").arg(format.money(amountIn(hold.asset, hold.amount)), hold.accountName),
                      Words::tr("Post or void"), QStringLiteral("holds"), hold.transferId});
    }
    for (const PeerRow& peer : overview.peers) {
        if (!below(peer)) continue;
        needs.append({QStringLiteral("triangle-alert"), *peer.liquidity == 0 ? Token::Fail : Token::Warn,
                      *peer.liquidity == 0 ? Words::tr("%1 has nothing left").arg(nameOf(peer))
                                           : Words::tr("%1 is below its alert").arg(nameOf(peer)),
                      leftAndAlert(peer, peer.asset, format), Words::tr("Deposit"), QStringLiteral("peers"), peer.id});
    }
    for (const AssetRow& asset : overview.assets) {
        if (!below(asset)) continue;
        needs.append({QStringLiteral("triangle-alert"), *asset.liquidity == 0 ? Token::Fail : Token::Warn,
                      *asset.liquidity == 0 ? Words::tr("%1 has nothing left").arg(asset.code)
                                            : Words::tr("%1 is below its alert").arg(asset.code),
                      leftAndAlert(asset, refOf(asset), format), Words::tr("Deposit"), QStringLiteral("assets"),
                      asset.id});
    }
    return needs;
}

QList<AssetMoney> moneyByAsset(const Overview& overview, const QDateTime& now)
{
    QHash<QString, quint64> held;
    for (const Hold& hold : overview.holds) {
        if (!secondsLeft(hold, now)) continue;
        quint64& sum = held[hold.asset.id];
        sum = hold.amount > UINT64_MAX - sum ? UINT64_MAX : sum + hold.amount;
    }
    QList<AssetMoney> rows;
    for (const AssetRow& asset : overview.assets) {
        const auto waits = held.constFind(asset.id);
        rows.append({asset.id, asset, waits != held.cend() ? std::optional(*waits) : std::nullopt});
    }
    return rows;
}

QList<ColumnOf<AssetMoney>> assetMoneyColumns()
{
    const auto money = [](const AssetMoney& row, const std::optional<quint64>& units, bool strong, bool held) {
        if (!units) return Cell();
        return Cell(
            MoneyCell{.money = amountIn(refOf(row.asset), *units), .held = held, .code = false, .strong = strong});
    };
    Column asset = column("asset", Words::tr("Asset"), 72);
    asset.stretch = true;
    Column held = column("held", Words::tr("Held"), 112, Align::OnPoint);
    Column alert = column("alert", Words::tr("Alert below"), 118, Align::OnPoint);
    Column available = column("available", Words::tr("Available"), 140, Align::OnPoint);
    for (Column* c : {&held, &alert, &available}) c->codeSlot = false;
    return {
        {asset, [](const AssetMoney& r) { return Cell(NameCell{.text = r.asset.code}); }},
        {held, [money](const AssetMoney& r) { return money(r, r.held, false, true); }},
        {alert, [money](const AssetMoney& r) { return money(r, r.asset.liquidityThreshold, false, false); }},
        {available, [money](const AssetMoney& r) { return money(r, r.asset.liquidity, true, false); }},
        {column("state", Words::tr("State"), 118),
         [](const AssetMoney& r) {
             return r.asset.liquidityThreshold && r.asset.liquidity ? Cell(alertState(below(r.asset))) : Cell();
         }},
    };
}

QList<PeerRoom> peersByRoom(const Overview& overview)
{
    QList<PeerRoom> rows;
    for (const PeerRow& peer : overview.peers) {
        if (peer.liquidity && peer.liquidityThreshold) rows.append({peer.id, peer});
    }
    return rows;
}

QList<ColumnOf<PeerRoom>> peerRoomColumns()
{
    Column name = column("name", Words::tr("Peer"), 96);
    name.stretch = true;
    const Column available = column("available", Words::tr("Available"), 140, Align::OnPoint);
    // Share of the alert: the one order that fits peers of different assets.
    const Column share = column("share", Words::tr("Of its alert"), 92, Align::Right);
    return {
        {name, [](const PeerRoom& r) { return Cell(NameCell{.text = nameOf(r.peer)}); }},
        {available,
         [](const PeerRoom& r) { return Cell(MoneyCell{.money = amountIn(r.peer.asset, *r.peer.liquidity)}); }},
        {share,
         [](const PeerRoom& r) {
             const std::optional<qint64> part = shareOf(*r.peer.liquidity, *r.peer.liquidityThreshold);
             return part ? Cell(PercentCell{*part}) : Cell();
         }},
    };
}

} // namespace signalbox::ui
