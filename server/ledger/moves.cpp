#include "server/ledger/moves.h"

#include <algorithm>

namespace signalbox::ledger {

namespace {

AccountKey assetAccount(const Party& party)
{
    return {party.asset, AccountType::Asset};
}

AccountKey settlementAccount(const Party& party)
{
    return {party.asset, AccountType::Settlement};
}

} // namespace

Result<std::vector<Transfer>> legsOf(const Move& move, const Clock& clock, Random& random)
{
    if (move.source.account == move.destination.account) return toError(TransferError::SameAccounts);
    if (move.sourceAmount == 0) return toError(TransferError::InvalidSourceAmount);
    const bool oneLedger = move.source.ledger == move.destination.ledger;
    if (move.destinationAmount ? *move.destinationAmount == 0 : !oneLedger)
        return toError(TransferError::InvalidDestinationAmount);

    std::vector<Transfer> legs;
    const auto add = [&](const AccountKey& debit, const AccountKey& credit, std::uint64_t amount) {
        Transfer leg;
        leg.id = Uuid::v7(clock, random);
        leg.debit = debit;
        leg.credit = credit;
        leg.amount = amount;
        leg.timeout = move.timeout;
        leg.reference = move.reference;
        legs.push_back(leg);
    };
    const std::uint64_t sent = move.sourceAmount;
    const std::uint64_t received = move.destinationAmount.value_or(sent);
    if (!oneLedger) {
        add(move.source.account, assetAccount(move.source), sent);
        add(assetAccount(move.destination), move.destination.account, received);
        return legs;
    }
    add(move.source.account, move.destination.account, std::min(sent, received));
    if (received < sent) add(move.source.account, assetAccount(move.source), sent - received);
    if (received > sent) add(assetAccount(move.destination), move.destination.account, received - sent);
    return legs;
}

Task<Result<std::vector<Uuid>>> beginMove(Ledger& ledger, Move move, const Clock& clock, Random& random)
{
    Result<std::vector<Transfer>> legs = legsOf(move, clock, random);
    if (!legs) co_return legs.error();
    std::vector<Uuid> ids;
    std::vector<AccountKey> debits;
    for (const Transfer& leg : *legs) {
        ids.push_back(leg.id);
        debits.push_back(leg.debit);
    }
    const Result<void> made = co_await ledger.createTransfers(std::move(*legs));
    if (made) co_return ids;
    const std::optional<std::size_t> leg = refusedLeg(made.error());
    if (transferErrorOf(made.error()) == TransferError::InsufficientBalance && leg && *leg < debits.size() &&
        debits[*leg] == assetAccount(move.destination))
        co_return toError(TransferError::InsufficientLiquidity, *leg);
    co_return made.error();
}

Task<Result<void>> deposit(Ledger& ledger, Uuid id, Party account, std::uint64_t amount)
{
    Transfer transfer;
    transfer.id = id;
    transfer.debit = settlementAccount(account);
    transfer.credit = account.account;
    transfer.amount = amount;
    transfer.kind = TransferKind::Deposit;
    std::vector<Transfer> legs(1, transfer);
    co_return co_await ledger.createTransfers(std::move(legs));
}

Task<Result<void>> withdraw(Ledger& ledger, Uuid id, Party account, std::uint64_t amount,
                            std::optional<std::chrono::seconds> timeout)
{
    Transfer transfer;
    transfer.id = id;
    transfer.debit = account.account;
    transfer.credit = settlementAccount(account);
    transfer.amount = amount;
    transfer.kind = TransferKind::Withdrawal;
    if (timeout && timeout->count() != 0) transfer.timeout = timeout;
    std::vector<Transfer> legs(1, transfer);
    co_return co_await ledger.createTransfers(std::move(legs));
}

Task<Result<std::optional<std::uint64_t>>> spendable(Ledger& ledger, AccountKey account)
{
    if (const std::optional<Balances> now = ledger.peek(account)) co_return std::optional(now->available());
    std::vector<AccountKey> keys(1, account);
    const Result<std::vector<std::optional<Balances>>> balances = co_await ledger.balances(std::move(keys));
    if (!balances) co_return balances.error();
    if (!balances->front()) co_return std::optional<std::uint64_t>();
    co_return std::optional(balances->front()->available());
}

std::vector<Account> accountsOfAsset(const Uuid& asset, LedgerNumber ledger)
{
    return {Account{{asset, AccountType::Asset}, ledger}, Account{{asset, AccountType::Settlement}, ledger}};
}

} // namespace signalbox::ledger
