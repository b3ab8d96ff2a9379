#include "ui/resource/transferlines.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TransferLines)
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

Cell accountCell(const QString& name, const QString& id)
{
    if (!name.isEmpty()) return name;
    return IdCell{id};
}

ColumnOf<TransferLine> directionColumn(int width)
{
    return {column("direction", Words::tr("Direction"), width), [](const TransferLine& line) {
                return Cell(
                    NameCell{line.incoming ? Words::tr("In") : Words::tr("Out"),
                             line.incoming ? QStringLiteral("arrow-down-left") : QStringLiteral("arrow-up-right")});
            }};
}

ColumnOf<TransferLine> amountColumn(int width)
{
    return {column("amount", Words::tr("Amount"), width, Align::OnPoint),
            [](const TransferLine& line) { return Cell(MoneyCell{.money = line.amount}); }};
}

ColumnOf<TransferLine> stateColumn(const Format& format, int width)
{
    return {column("state", Words::tr("State"), width),
            [&format](const TransferLine& line) { return Cell(stateOf(line, format)); }};
}

} // namespace

bool AccountNames::isSettlement(const QString& accountId) const
{
    bool number = false;
    accountId.toUInt(&number);
    return number;
}

QString AccountNames::nameOf(const QString& accountId) const
{
    if (const auto found = names.constFind(accountId); found != names.cend()) return *found;
    bool number = false;
    const int ledger = accountId.toInt(&number);
    if (number && ledgers.contains(ledger)) return Words::tr("%1 settlement").arg(ledgers.value(ledger).code);
    if (number) return Words::tr("Settlement account %1").arg(ledger);
    return {};
}

QList<TransferLine> linesOf(const Transfers& transfers, const AssetRef& asset, const AccountNames& names,
                            const QDateTime& now)
{
    QList<TransferLine> lines;
    lines.reserve(transfers.debits.size() + transfers.credits.size());
    const auto add = [&](const TransferRow& row, bool incoming) {
        TransferLine line;
        line.id = row.id;
        line.incoming = incoming;
        line.amount = Money{.units = row.amount, .scale = asset.scale, .negative = false, .code = asset.code};
        line.type = row.type;
        line.state = row.state;
        line.lapsed = row.state == TransferState::Pending && row.expiresAt.isValid() && row.expiresAt <= now;
        line.debitAccountId = row.debitAccountId;
        line.creditAccountId = row.creditAccountId;
        line.from = names.nameOf(row.debitAccountId);
        line.to = names.nameOf(row.creditAccountId);
        line.createdAt = row.createdAt;
        line.expiresAt = row.expiresAt;
        lines.append(line);
    };
    for (const TransferRow& row : transfers.debits) add(row, false);
    for (const TransferRow& row : transfers.credits) add(row, true);
    return lines;
}

StateCell stateOf(const TransferLine& line, const Format& format)
{
    if (line.lapsed) return {.kind = StateKind::Off, .word = Words::tr("Lapsed")};
    switch (line.state) {
    case TransferState::Posted:
        return {.kind = StateKind::Ok, .word = Words::tr("Posted")};
    case TransferState::Voided:
        return {.kind = StateKind::Off, .word = Words::tr("Voided")};
    case TransferState::Pending:
        if (!line.expiresAt.isValid()) return {.kind = StateKind::Held, .word = Words::tr("Held")};
        return {.kind = StateKind::Held,
                .word = Words::tr("Held until %1", "a time of day").arg(format.clock(line.expiresAt).first(5))};
    case TransferState::Unknown:
        break;
    }
    return {.kind = StateKind::Draft, .word = Words::tr("Not told")};
}

QString stateKeyOf(const TransferLine& line)
{
    if (line.lapsed) return QStringLiteral("lapsed");
    switch (line.state) {
    case TransferState::Posted:
        return QStringLiteral("posted");
    case TransferState::Voided:
        return QStringLiteral("voided");
    case TransferState::Pending:
        return QStringLiteral("held");
    case TransferState::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QString wordOf(TransferType type)
{
    switch (type) {
    case TransferType::Deposit:
        return Words::tr("Deposit");
    case TransferType::Withdrawal:
        return Words::tr("Withdrawal");
    case TransferType::Transfer:
        return Words::tr("Transfer");
    case TransferType::Unknown:
        break;
    }
    return Words::tr("Not told");
}

QList<ColumnOf<TransferLine>> transferColumns(const Format& format)
{
    Column to = column("to", Words::tr("To"), 150);
    to.stretch = true;
    Column debit = column("debit_account_id", Words::tr("Debit account"), 130);
    Column credit = column("credit_account_id", Words::tr("Credit account"), 130);
    Column time = column("made_at", Words::tr("Time"), 210);
    Column expires = column("expires_at", Words::tr("Deadline"), 210);
    for (Column* hidden : {&debit, &credit, &time, &expires}) hidden->shown = false;
    return {
        directionColumn(90),
        amountColumn(144),
        {column("type", Words::tr("Type"), 96), [](const TransferLine& line) { return Cell(wordOf(line.type)); }},
        stateColumn(format, 142),
        {column("from", Words::tr("From"), 150),
         [](const TransferLine& line) { return accountCell(line.from, line.debitAccountId); }},
        {to, [](const TransferLine& line) { return accountCell(line.to, line.creditAccountId); }},
        {column("age", Words::tr("Age"), 72, Align::Right),
         [](const TransferLine& line) { return Cell(AgeCell{line.createdAt}); }},
        {column("id", Words::tr("Id"), 136), [](const TransferLine& line) { return Cell(IdCell{line.id}); }},
        {time, [](const TransferLine& line) { return Cell(TimeCell{line.createdAt}); }},
        {expires,
         [](const TransferLine& line) { return line.expiresAt.isValid() ? Cell(TimeCell{line.expiresAt}) : Cell(); }},
        {debit, [](const TransferLine& line) { return Cell(IdCell{line.debitAccountId}); }},
        {credit, [](const TransferLine& line) { return Cell(IdCell{line.creditAccountId}); }},
    };
}

QList<ColumnOf<TransferLine>> briefTransferColumns(const Format& format)
{
    ColumnOf<TransferLine> state = stateColumn(format, 128);
    state.column.stretch = true;
    ColumnOf<TransferLine> direction = directionColumn(72);
    direction.column.title = Words::tr("Flow", "into an account or out of it");
    return {
        direction,
        amountColumn(118),
        state,
        {column("age", Words::tr("Age"), 76, Align::Right),
         [](const TransferLine& line) { return Cell(AgeCell{line.createdAt}); }},
    };
}

} // namespace signalbox::ui
