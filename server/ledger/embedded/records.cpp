#include "server/ledger/embedded/records.h"

namespace signalbox::ledger::embedded {

void AccountRecord::put(Bytes& out) const
{
    putUuid(out, account.key.id);
    putNumber(out, account.ledger);
    putNumber(out, std::uint32_t(account.key.type));
}

AccountRecord AccountRecord::at(ByteView bytes, std::size_t offset)
{
    AccountRecord record;
    record.account.key.id = uuidAt(bytes, offset);
    record.account.ledger = numberAt<LedgerNumber>(bytes, offset + 16);
    record.account.key.type = AccountType(numberAt<std::uint32_t>(bytes, offset + 20));
    return record;
}

void TransferRow::put(Bytes& out) const
{
    putUuid(out, id);
    putUuid(out, reference);
    putNumber(out, amount);
    putNumber(out, createdAt);
    putNumber(out, expiresAt);
    putNumber(out, debit);
    putNumber(out, credit);
    putNumber(out, std::uint64_t(kind));
}

TransferRow TransferRow::at(ByteView bytes, std::size_t offset)
{
    TransferRow row;
    row.id = uuidAt(bytes, offset);
    row.reference = uuidAt(bytes, offset + 16);
    row.amount = numberAt<std::uint64_t>(bytes, offset + 32);
    row.createdAt = numberAt<UnixMs>(bytes, offset + 40);
    row.expiresAt = numberAt<UnixMs>(bytes, offset + 48);
    row.debit = numberAt<AccountNumber>(bytes, offset + 56);
    row.credit = numberAt<AccountNumber>(bytes, offset + 60);
    row.kind = TransferKind(numberAt<std::uint64_t>(bytes, offset + 64));
    return row;
}

void Hold::put(Bytes& out) const
{
    putNumber(out, number);
    putNumber(out, amount);
    putNumber(out, expiresAt);
    putNumber(out, debit);
    putNumber(out, credit);
}

Hold Hold::at(ByteView bytes, std::size_t offset)
{
    Hold hold;
    hold.number = numberAt<TransferNumber>(bytes, offset);
    hold.amount = numberAt<std::uint64_t>(bytes, offset + 8);
    hold.expiresAt = numberAt<UnixMs>(bytes, offset + 16);
    hold.debit = numberAt<AccountNumber>(bytes, offset + 24);
    hold.credit = numberAt<AccountNumber>(bytes, offset + 28);
    return hold;
}

void putBalances(Bytes& out, const Balances& balances)
{
    putNumber(out, balances.debitsPosted);
    putNumber(out, balances.debitsPending);
    putNumber(out, balances.creditsPosted);
    putNumber(out, balances.creditsPending);
}

Balances balancesAt(ByteView bytes, std::size_t offset)
{
    return {numberAt<std::uint64_t>(bytes, offset), numberAt<std::uint64_t>(bytes, offset + 8),
            numberAt<std::uint64_t>(bytes, offset + 16), numberAt<std::uint64_t>(bytes, offset + 24)};
}

} // namespace signalbox::ledger::embedded
