#include "ui/liquidity/holdsmodel.h"

#include "ui/liquidity/moneyaccount.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(HoldsModel)
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

QString iconOf(AccountKind kind)
{
    switch (kind) {
    case AccountKind::Asset:
        return QStringLiteral("coins");
    case AccountKind::Peer:
        return QStringLiteral("waypoints");
    case AccountKind::WalletAddress:
        return QStringLiteral("wallet");
    }
    return {};
}

} // namespace

QString stateKeyOf(const Hold& hold, const QDateTime& now)
{
    switch (hold.state) {
    case HoldState::Held:
        return hold.expiresAt <= now ? QStringLiteral("expired") : QStringLiteral("waiting");
    case HoldState::Posted:
        return QStringLiteral("posted");
    case HoldState::Voided:
        return QStringLiteral("voided");
    case HoldState::Expired:
        break;
    }
    return QStringLiteral("expired");
}

std::optional<qint64> secondsLeft(const Hold& hold, const QDateTime& now)
{
    if (stateKeyOf(hold, now) != QLatin1String("waiting")) return std::nullopt;
    return now.secsTo(hold.expiresAt);
}

StateCell stateOf(const Hold& hold, const QDateTime& now)
{
    const QString key = stateKeyOf(hold, now);
    if (key == QLatin1String("posted")) return {.kind = StateKind::Ok, .word = Words::tr("Posted")};
    if (key == QLatin1String("voided")) return {.kind = StateKind::Off, .word = Words::tr("Voided")};
    if (key == QLatin1String("expired")) return {.kind = StateKind::Off, .word = Words::tr("Expired")};
    if (*secondsLeft(hold, now) < holdEndsSoonSeconds) return {.kind = StateKind::Warn, .word = Words::tr("Ends soon")};
    return {.kind = StateKind::Held, .word = Words::tr("Held")};
}

QList<ColumnOf<HoldLine>> holdColumns(const Format& format, const std::function<QDateTime()>& now)
{
    Column left = column("ends_in", Words::tr("Ends in"), 96, Align::Right);
    left.sortable = false; // the deadline orders the same, and its words do not
    Column reason = column("reason", Words::tr("Reason"), 120);
    reason.stretch = true;
    Column made = column("made_at", Words::tr("Made"), 76, Align::Right);
    Column id = column("id", Words::tr("Id"), 140);
    id.shown = false;
    return {
        {column("from", Words::tr("From"), 150),
         [](const HoldLine& l) {
             const QString name = l.hold.accountName.isEmpty() ? l.hold.accountId : l.hold.accountName;
             return Cell(NameCell{.text = name, .icon = iconOf(l.hold.accountKind)});
         }},
        {column("amount", Words::tr("Amount"), 150, Align::OnPoint),
         [](const HoldLine& l) { return Cell(MoneyCell{.money = amountIn(l.hold.asset, l.hold.amount)}); }},
        {column("state", Words::tr("State"), 112), [now](const HoldLine& l) { return Cell(stateOf(l.hold, now())); }},
        {left,
         [now, &format](const HoldLine& l) {
             const std::optional<qint64> seconds = secondsLeft(l.hold, now());
             if (!seconds) return Cell();
             constexpr qint64 minute = 60;
             return Cell(*seconds < minute ? Words::tr("%1 s").arg(*seconds) : format.duration(*seconds));
         }},
        {column("deadline", Words::tr("Deadline"), 224),
         [](const HoldLine& l) { return l.hold.expiresAt.isValid() ? Cell(TimeCell{l.hold.expiresAt}) : Cell(); }},
        {column("made_by", Words::tr("Made by"), 110),
         [](const HoldLine& l) { return Cell(l.hold.madeHere ? Words::tr("This console") : Words::tr("Elsewhere")); }},
        {reason, [](const HoldLine& l) { return l.hold.reason.isEmpty() ? Cell() : Cell(l.hold.reason); }},
        {made, [](const HoldLine& l) { return Cell(AgeCell{l.hold.madeAt}); }},
        {id, [](const HoldLine& l) { return Cell(IdCell{l.id}); }},
    };
}

} // namespace signalbox::ui
