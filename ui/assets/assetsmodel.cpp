#include "ui/assets/assetsmodel.h"

#include "ui/resource/optionalamount.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AssetsModel)
};

Column column(const char* key, const QString& title, int width, Align align = Align::Left)
{
    Column c;
    c.key = QString::fromLatin1(key);
    c.title = title;
    c.width = width;
    c.align = align;
    return c;
}

Column hidden(Column c)
{
    c.shown = false;
    return c;
}

Cell moneyCell(const AssetRow& asset, const std::optional<quint64>& units, bool held = false)
{
    const std::optional<Money> money = moneyOf(units, asset.scale, asset.code);
    if (!money) return {};
    return MoneyCell{.money = *money, .held = held};
}

Cell textCell(const QString& text)
{
    return text.isEmpty() ? Cell() : Cell(text);
}

} // namespace

AssetFunds fundsOf(const AssetRow& asset)
{
    if (!asset.liquidityThreshold) return AssetFunds::NoAlert;
    return asset.liquidity.value_or(0) < *asset.liquidityThreshold ? AssetFunds::Low : AssetFunds::Funded;
}

QString fundsKey(AssetFunds funds)
{
    switch (funds) {
    case AssetFunds::Low:
        return QStringLiteral("low");
    case AssetFunds::Funded:
        return QStringLiteral("funded");
    case AssetFunds::NoAlert:
        break;
    }
    return QStringLiteral("none");
}

StateCell stateOf(AssetFunds funds)
{
    switch (funds) {
    case AssetFunds::Low:
        return {.kind = StateKind::Warn, .word = Words::tr("Low", "liquidity below its alert")};
    case AssetFunds::Funded:
        return {.kind = StateKind::Ok, .word = Words::tr("Funded")};
    case AssetFunds::NoAlert:
        break;
    }
    return {.kind = StateKind::Off, .word = Words::tr("No alert")};
}

QString feeText(const std::optional<FeeRow>& fee, quint8 scale, const Format& format)
{
    if (!fee || (fee->fixed == 0 && fee->basisPoints == 0)) return {};
    const QString fixed = format.amount({.units = fee->fixed, .scale = scale, .negative = false, .code = {}});
    if (fee->basisPoints == 0) return fixed;
    const QString share = format.percent(fee->basisPoints);
    if (fee->fixed == 0) return share;
    return Words::tr("%1 + %2", "a fixed fee and a share").arg(fixed, share);
}

QList<ColumnOf<AssetLine>> assetColumns(const Format& format)
{
    using Line = AssetLine;
    Column held = column("held", Words::tr("Held"), 76, Align::OnPoint);
    held.codeSlot = false;
    Column alert = column("alert_below", Words::tr("Alert below"), 108, Align::OnPoint);
    alert.codeSlot = false;
    Column receiving = column("receiving_fee", Words::tr("Receiving fee"), 96);
    receiving.stretch = true;
    return {
        {column("code", Words::tr("Asset"), 84),
         [](const Line& l) {
             return Cell(NameCell{l.asset.code, {}});
         }},
        {column("scale", Words::tr("Scale"), 50, Align::Right),
         [](const Line& l) { return Cell(CountCell{l.asset.scale}); }},
        {column("available", Words::tr("Available"), 168, Align::OnPoint),
         [](const Line& l) { return moneyCell(l.asset, l.asset.liquidity); }},
        {held, [](const Line& l) { return moneyCell(l.asset, l.held, true); }},
        {alert, [](const Line& l) { return moneyCell(l.asset, l.asset.liquidityThreshold); }},
        {column("state", Words::tr("State"), 88), [](const Line& l) { return Cell(stateOf(fundsOf(l.asset))); }},
        {hidden(column("withdrawal_threshold", Words::tr("Withdrawal threshold"), 150, Align::OnPoint)),
         [](const Line& l) { return moneyCell(l.asset, l.asset.withdrawalThreshold); }},
        {column("sending_fee", Words::tr("Sending fee"), 96),
         [&format](const Line& l) { return textCell(feeText(l.asset.sendingFee, l.asset.scale, format)); }},
        {receiving,
         [&format](const Line& l) { return textCell(feeText(l.asset.receivingFee, l.asset.scale, format)); }},
        {hidden(column("tenant", Words::tr("Tenant"), 80)), [](const Line& l) { return textCell(l.tenant); }},
        {column("age", Words::tr("Age"), 54, Align::Right),
         [](const Line& l) { return Cell(AgeCell{l.asset.createdAt}); }},
        {column("id", Words::tr("Id"), 136), [](const Line& l) { return Cell(IdCell{l.id}); }},
        {hidden(column("sending_fixed", Words::tr("Sending fee, fixed"), 130, Align::OnPoint)),
         [](const Line& l) { return l.asset.sendingFee ? moneyCell(l.asset, l.asset.sendingFee->fixed) : Cell(); }},
        {hidden(column("sending_percent", Words::tr("Sending fee, share"), 130, Align::Right)),
         [](const Line& l) {
             return l.asset.sendingFee ? Cell(PercentCell{l.asset.sendingFee->basisPoints}) : Cell();
         }},
        {hidden(column("receiving_fixed", Words::tr("Receiving fee, fixed"), 130, Align::OnPoint)),
         [](const Line& l) { return l.asset.receivingFee ? moneyCell(l.asset, l.asset.receivingFee->fixed) : Cell(); }},
        {hidden(column("receiving_percent", Words::tr("Receiving fee, share"), 130, Align::Right)),
         [](const Line& l) {
             return l.asset.receivingFee ? Cell(PercentCell{l.asset.receivingFee->basisPoints}) : Cell();
         }},
    };
}

} // namespace signalbox::ui
