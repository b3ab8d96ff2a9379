// Money acts and transfers of GraphQlNodeClient.
#include "ui/client/graphqlnodeclient.h"
#include "ui/client/operations/liquidity.h"
#include "ui/client/rowconversion.h"

namespace signalbox::ui {

namespace op = operations;

namespace {

TransferState stateOf(op::TransferState state)
{
    switch (state) {
    case op::TransferState::Pending:
        return TransferState::Pending;
    case op::TransferState::Posted:
        return TransferState::Posted;
    case op::TransferState::Voided:
        return TransferState::Voided;
    case op::TransferState::Unknown:
        break;
    }
    return TransferState::Unknown;
}

TransferType typeOf(op::TransferType type)
{
    switch (type) {
    case op::TransferType::Deposit:
        return TransferType::Deposit;
    case op::TransferType::Withdrawal:
        return TransferType::Withdrawal;
    case op::TransferType::Transfer:
        return TransferType::Transfer;
    case op::TransferType::Unknown:
        break;
    }
    return TransferType::Unknown;
}

TransferRow transferOf(const op::TransferRow& from)
{
    return {from.id,     from.debitAccountId,       from.creditAccountId,
            from.amount, typeOf(from.transferType), stateOf(from.state),
            from.ledger, timeOf(from.createdAt),    timeOf(from.expiresAt)};
}

Receipt receiptOf(const RecordedIntent& intent)
{
    Receipt receipt;
    receipt.transferId = intent.transferId();
    receipt.amount = intent.intent().amount;
    return receipt;
}

Error cannotBeDone()
{
    return {Error::Code::InvalidInput, GraphQlNodeClient::tr("This cannot be done with this kind of account."), {}, {}};
}

/// `success` may be null or false without a reason; then nobody knows.
template <class Outcome>
Result<Receipt> concluded(const std::optional<Outcome>& outcome, const RecordedIntent& intent)
{
    if (!outcome || !outcome->success) return answeredNothing();
    return receiptOf(intent);
}

template <class Input>
Input liquidityInput(const RecordedIntent& intent)
{
    Input input;
    input.amount = intent.intent().amount;
    input.id = intent.transferId();
    input.idempotencyKey = intent.idempotencyKey();
    return input;
}

template <class Input>
Input holdInput(const RecordedIntent& intent)
{
    Input input;
    input.withdrawalId = intent.transferId();
    input.idempotencyKey = intent.idempotencyKey();
    return input;
}

EntityKind kindOf(AccountKind kind)
{
    switch (kind) {
    case AccountKind::Asset:
        return EntityKind::Asset;
    case AccountKind::Peer:
        return EntityKind::Peer;
    case AccountKind::WalletAddress:
        return EntityKind::WalletAddress;
    }
    return EntityKind::Asset;
}

} // namespace

QFuture<Result<Transfers>> GraphQlNodeClient::transfersOf(QString accountId, int limit)
{
    op::TransfersOfAccount::Variables variables;
    variables.id = accountId;
    variables.limit = limit;
    return mapped(ask<op::TransfersOfAccount>(variables), this,
                  [](const op::TransfersOfAccount::Data& data) -> Result<Transfers> {
                      Transfers transfers;
                      for (const op::TransferRow& row : data.accountingTransfers.debits) {
                          transfers.debits.append(transferOf(row));
                      }
                      for (const op::TransferRow& row : data.accountingTransfers.credits) {
                          transfers.credits.append(transferOf(row));
                      }
                      return transfers;
                  });
}

QFuture<Result<Receipt>> GraphQlNodeClient::perform(RecordedIntent intent)
{
    const MoneyIntent& wish = intent.intent();
    const bool ofAsset = wish.accountKind == AccountKind::Asset;
    QFuture<Result<Receipt>> done;
    if (wish.accountKind == AccountKind::WalletAddress &&
        (wish.act == MoneyAct::Deposit || wish.act == MoneyAct::Withdraw)) {
        return answered<Receipt>(cannotBeDone());
    }
    switch (wish.act) {
    case MoneyAct::Deposit:
        if (ofAsset) {
            auto input = liquidityInput<op::DepositAssetLiquidityInput>(intent);
            input.assetId = wish.accountId;
            done = mapped(ask<op::DepositAssetLiquidity>({input}), this,
                          [intent](const auto& data) { return concluded(data.depositAssetLiquidity, intent); });
        } else {
            auto input = liquidityInput<op::DepositPeerLiquidityInput>(intent);
            input.peerId = wish.accountId;
            done = mapped(ask<op::DepositPeerLiquidity>({input}), this,
                          [intent](const auto& data) { return concluded(data.depositPeerLiquidity, intent); });
        }
        break;
    case MoneyAct::Withdraw:
        if (ofAsset) {
            auto input = liquidityInput<op::CreateAssetLiquidityWithdrawalInput>(intent);
            input.assetId = wish.accountId;
            input.timeoutSeconds = wish.holdSeconds;
            done = mapped(ask<op::WithdrawAssetLiquidity>({input}), this, [intent](const auto& data) {
                return concluded(data.createAssetLiquidityWithdrawal, intent);
            });
        } else {
            auto input = liquidityInput<op::CreatePeerLiquidityWithdrawalInput>(intent);
            input.peerId = wish.accountId;
            input.timeoutSeconds = wish.holdSeconds;
            done = mapped(ask<op::WithdrawPeerLiquidity>({input}), this,
                          [intent](const auto& data) { return concluded(data.createPeerLiquidityWithdrawal, intent); });
        }
        break;
    case MoneyAct::WithdrawWalletAddress: {
        op::CreateWalletAddressWithdrawalInput input;
        input.walletAddressId = wish.accountId;
        input.id = intent.transferId();
        input.idempotencyKey = intent.idempotencyKey();
        input.timeoutSeconds = wish.holdSeconds;
        done = mapped(ask<op::WithdrawWalletAddress>({input}), this,
                      [intent](const op::WithdrawWalletAddress::Data& data) -> Result<Receipt> {
                          const auto& answer = data.createWalletAddressWithdrawal;
                          if (!answer || !answer->withdrawal) return answeredNothing();
                          Receipt receipt = receiptOf(intent);
                          receipt.amount = answer->withdrawal->amount;
                          return receipt;
                      });
        break;
    }
    case MoneyAct::PostHold:
        done = mapped(ask<op::PostWithdrawal>({holdInput<op::PostLiquidityWithdrawalInput>(intent)}), this,
                      [intent](const auto& data) { return concluded(data.postLiquidityWithdrawal, intent); });
        break;
    case MoneyAct::VoidHold:
        done = mapped(ask<op::VoidWithdrawal>({holdInput<op::VoidLiquidityWithdrawalInput>(intent)}), this,
                      [intent](const auto& data) { return concluded(data.voidLiquidityWithdrawal, intent); });
        break;
    }
    return announcing(announcing(done, EntityKind::Transfer, {intent.transferId()}), kindOf(wish.accountKind),
                      {wish.accountId});
}

} // namespace signalbox::ui
