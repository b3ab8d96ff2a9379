#include "server/backend/liquidity/liquidityresolvers.h"

#include "server/backend/admin/adminbinding.h"
#include "server/backend/admin/answers.h"
#include "server/backend/admin/once.h"
#include "server/backend/admin/payloads.h"

namespace signalbox::backend {

namespace {

using ledger::TransferRecord;
using Withdrawal = LiquidityService::WalletAddressWithdrawal;
/// A settlement account is named by its ledger's number, every other by the id of what it belongs to (node-spec §6.1).
std::string accountId(const ledger::AccountKey& key, ledger::LedgerNumber ledger)
{
    return key.type == ledger::AccountType::Settlement ? std::to_string(ledger) : key.id.toString();
}

admin::TransferState stateOf(const TransferRecord& record)
{
    switch (record.state) {
    case ledger::TransferState::Pending:
        return admin::TransferState::Pending;
    case ledger::TransferState::Posted:
        return admin::TransferState::Posted;
    // The API has no word for a lapsed hold; its effect is that of a voided one, and expiresAt tells the rest.
    case ledger::TransferState::Expired:
    case ledger::TransferState::Voided:
        return admin::TransferState::Voided;
    }
    return admin::TransferState::Posted;
}

admin::TransferType typeOf(ledger::TransferKind kind)
{
    switch (kind) {
    case ledger::TransferKind::Deposit:
        return admin::TransferType::Deposit;
    case ledger::TransferKind::Withdrawal:
        return admin::TransferType::Withdrawal;
    case ledger::TransferKind::Transfer:
        return admin::TransferType::Transfer;
    }
    return admin::TransferType::Transfer;
}

void bindFields(admin::Binding& binding)
{
    admin::LiquidityMutationResponseFields<SuccessPayload> response;
    response.success = &SuccessPayload::success;
    binding.bind(response);

    admin::WalletAddressWithdrawalMutationResponseFields<WithdrawalPayload> withdrawn;
    withdrawn.withdrawal = &WithdrawalPayload::withdrawal;
    binding.bind(withdrawn);
    admin::WalletAddressWithdrawalFields<Withdrawal> withdrawal;
    withdrawal.id = [](const Withdrawal& w) { return w.id.toString(); };
    withdrawal.amount = &Withdrawal::amount;
    withdrawal.walletAddress = &Withdrawal::walletAddress;
    binding.bind(withdrawal);

    admin::AccountingTransferFields<TransferRecord> transfer;
    transfer.id = [](const TransferRecord& t) { return t.transfer.id.toString(); };
    transfer.debitAccountId = [](const TransferRecord& t) { return accountId(t.transfer.debit, t.ledger); };
    transfer.creditAccountId = [](const TransferRecord& t) { return accountId(t.transfer.credit, t.ledger); };
    transfer.amount = [](const TransferRecord& t) { return t.transfer.amount; };
    transfer.transferType = [](const TransferRecord& t) { return typeOf(t.transfer.kind); };
    // Wider than the reference's UInt8, which cannot tell the transfers of a 256th asset (node-spec §4.1).
    transfer.ledger = [](const TransferRecord& t) { return t.ledger; };
    transfer.createdAt = [](const TransferRecord& t) { return toIso8601(t.createdAt); };
    transfer.state = [](const TransferRecord& t) { return stateOf(t); };
    transfer.expiresAt = [](const TransferRecord& t) {
        return t.expiresAt ? std::optional(toIso8601(*t.expiresAt)) : std::nullopt;
    };
    binding.bind(transfer);

    using Transfers = ledger::Ledger::AccountTransfers;
    admin::AccountingTransferConnectionFields<Transfers> transfers;
    transfers.debits = &Transfers::debits;
    transfers.credits = &Transfers::credits;
    binding.bind(transfers);
}

/// The caller's movement; inputs differ only in what they call the owner, and in whether there is a time-out.
template <class Input>
LiquidityService::Movement movementOf(const Input& input)
{
    LiquidityService::Movement movement;
    if constexpr (requires { input.assetId; }) movement.ownerId = input.assetId;
    if constexpr (requires { input.peerId; }) movement.ownerId = input.peerId;
    if constexpr (requires { input.walletAddressId; }) movement.ownerId = input.walletAddressId;
    if constexpr (requires { input.amount; }) movement.amount = input.amount;
    if constexpr (requires { input.timeoutSeconds; }) movement.timeoutSeconds = input.timeoutSeconds;
    movement.transferId = input.id;
    return movement;
}

using Move = Task<Result<void>> (LiquidityService::*)(std::optional<Uuid>, LiquidityService::Movement);
using Finish = Task<Result<void>> (LiquidityService::*)(std::optional<Uuid>, std::string);

Task<Result<SuccessPayload>> succeeded(Task<Result<void>> task)
{
    const Result<void> done = co_await std::move(task);
    if (!done) co_return done.error();
    co_return SuccessPayload{};
}

/// Resolvers of the four mutations that move an amount.
template <class Arguments>
auto moving(LiquidityService& liquidity, Move move)
{
    return [&liquidity, move](AdminContext& context, const Arguments& arguments,
                              const graphql::FieldInfo& field) -> Task<Result<SuccessPayload>> {
        const std::optional<Uuid> scope = context.caller.readScope();
        const LiquidityService::Movement movement = movementOf(arguments.input);
        auto run = [&liquidity, move, scope, &movement] { return succeeded((liquidity.*move)(scope, movement)); };
        co_return co_await once<SuccessPayload>(context, std::string(field.fieldName), arguments.input.idempotencyKey,
                                                toJson(arguments.input), run);
    };
}

/// Resolvers of post and void.
template <class Arguments>
auto finishing(LiquidityService& liquidity, Finish finish)
{
    return [&liquidity, finish](AdminContext& context, const Arguments& arguments,
                                const graphql::FieldInfo& field) -> Task<Result<SuccessPayload>> {
        const std::optional<Uuid> scope = context.caller.readScope();
        const std::string withdrawalId = arguments.input.withdrawalId;
        auto run = [&liquidity, finish, scope, &withdrawalId] {
            return succeeded((liquidity.*finish)(scope, withdrawalId));
        };
        co_return co_await once<SuccessPayload>(context, std::string(field.fieldName), arguments.input.idempotencyKey,
                                                toJson(arguments.input), run);
    };
}

void bindMutations(admin::Binding& binding, LiquidityService& liquidity)
{
    auto& mutation = binding.mutation;
    mutation.depositAssetLiquidity =
        moving<admin::MutationDepositAssetLiquidityArguments>(liquidity, &LiquidityService::depositAsset);
    mutation.depositPeerLiquidity =
        moving<admin::MutationDepositPeerLiquidityArguments>(liquidity, &LiquidityService::depositPeer);
    mutation.createAssetLiquidityWithdrawal =
        moving<admin::MutationCreateAssetLiquidityWithdrawalArguments>(liquidity, &LiquidityService::withdrawAsset);
    mutation.createPeerLiquidityWithdrawal =
        moving<admin::MutationCreatePeerLiquidityWithdrawalArguments>(liquidity, &LiquidityService::withdrawPeer);
    mutation.postLiquidityWithdrawal =
        finishing<admin::MutationPostLiquidityWithdrawalArguments>(liquidity, &LiquidityService::post);
    mutation.voidLiquidityWithdrawal =
        finishing<admin::MutationVoidLiquidityWithdrawalArguments>(liquidity, &LiquidityService::voidWithdrawal);
    mutation.createWalletAddressWithdrawal =
        [&liquidity](AdminContext& context, const admin::MutationCreateWalletAddressWithdrawalArguments& arguments,
                     const graphql::FieldInfo& field) -> Task<Result<WithdrawalPayload>> {
        const std::optional<Uuid> scope = context.caller.readScope();
        const LiquidityService::Movement movement = movementOf(arguments.input);
        auto run = [&liquidity, scope, &movement] { return liquidity.withdrawWalletAddress(scope, movement); };
        Result<Withdrawal> withdrawal = co_await once<Withdrawal>(
            context, std::string(field.fieldName), arguments.input.idempotencyKey, toJson(arguments.input), run);
        if (!withdrawal) co_return withdrawal.error();
        co_return WithdrawalPayload{std::move(*withdrawal)};
    };
}

} // namespace

void bindLiquidity(admin::Binding& binding, const Services& services)
{
    LiquidityService& liquidity = services.liquidity;
    bindFields(binding);
    bindMutations(binding, liquidity);
    binding.query.accountingTransfers = [&liquidity](AdminContext& context,
                                                     const admin::QueryAccountingTransfersArguments& arguments) {
        return liquidity.transfers(context.caller.readScope(), arguments.id,
                                   arguments.limit.value_or(LiquidityService::TransfersDefault));
    };
}

} // namespace signalbox::backend
