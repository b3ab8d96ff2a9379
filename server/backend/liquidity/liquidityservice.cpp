#include "server/backend/liquidity/liquidityservice.h"

#include "server/backend/assets/assetstore.h"
#include "server/backend/common/columns.h"
#include "server/backend/peers/peerstore.h"
#include "server/backend/walletaddresses/walletaddressstore.h"
#include "server/ledger/moves.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace signalbox::backend {

namespace {

constexpr std::array AccountTypes{ledger::AccountType::Asset, ledger::AccountType::Peer,
                                  ledger::AccountType::IncomingPayment, ledger::AccountType::OutgoingPayment,
                                  ledger::AccountType::WebMonetization};

Error amountIsZero()
{
    return {ErrorCode::Forbidden, "Transfer amount is zero", {}};
}

/// Transfer ids come from callers and must be version 4 (node-spec §6.2).
Result<Uuid> transferId(const std::string& text)
{
    const auto id = Uuid::parse(text);
    if (!id || id->version() != 4) return ledger::toError(ledger::TransferError::InvalidId);
    return *id;
}

/// A time-out too long to count is one that nobody means: the ledger refuses a negative one (InvalidTimeout).
std::chrono::seconds timeoutOf(const LiquidityService::Movement& movement)
{
    constexpr auto Longest = static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max());
    if (movement.timeoutSeconds > Longest) return std::chrono::seconds(-1);
    return std::chrono::seconds(movement.timeoutSeconds);
}

std::optional<std::uint64_t> wholeNumber(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return number;
}

} // namespace

Task<Result<std::optional<std::uint64_t>>> LiquidityService::available(ledger::AccountKey account)
{
    return ledger::spendable(m_ledger, account);
}

Task<Result<void>> LiquidityService::depositAsset(std::optional<Uuid> scope, Movement movement)
{
    return move(scope, Owner::Asset, Direction::Deposit, std::move(movement));
}
Task<Result<void>> LiquidityService::depositPeer(std::optional<Uuid> scope, Movement movement)
{
    return move(scope, Owner::Peer, Direction::Deposit, std::move(movement));
}
Task<Result<void>> LiquidityService::withdrawAsset(std::optional<Uuid> scope, Movement movement)
{
    return move(scope, Owner::Asset, Direction::Withdrawal, std::move(movement));
}
Task<Result<void>> LiquidityService::withdrawPeer(std::optional<Uuid> scope, Movement movement)
{
    return move(scope, Owner::Peer, Direction::Withdrawal, std::move(movement));
}

Task<Result<void>> LiquidityService::move(std::optional<Uuid> scope, Owner owner, Direction direction,
                                          Movement movement)
{
    if (movement.amount == 0) co_return amountIsZero();

    std::function<Result<ledger::Party>(sql::Session&)> work =
        [scope, owner, direction, movement](sql::Session& session) -> Result<ledger::Party> {
        const auto id = Uuid::parse(movement.ownerId);
        if (owner == Owner::Asset) {
            const Error unknown{ErrorCode::NotFound, "Unknown asset", {}};
            if (!id) return unknown;
            const auto asset = assetstore::find(session, *id, scope);
            if (!asset) return asset.error();
            if (!*asset) return unknown;
            return ledger::Party{
                .account = {.id = *id, .type = ledger::AccountType::Asset}, .ledger = (*asset)->ledger, .asset = *id};
        }
        // The two mutations spell it differently (node-spec §4.6).
        const Error unknown{ErrorCode::NotFound, direction == Direction::Deposit ? "unknown peer" : "Unknown peer", {}};
        if (!id) return unknown;
        const auto peer = peerstore::find(session, *id, scope);
        if (!peer) return peer.error();
        if (!*peer) return unknown;
        return ledger::Party{
            .account = {.id = *id, .type = ledger::AccountType::Peer}, .ledger = 0, .asset = (*peer)->assetId};
    };
    const Result<ledger::Party> party = co_await m_database.read<ledger::Party>(std::move(work));
    if (!party) co_return party.error();
    const Result<Uuid> id = transferId(movement.transferId);
    if (!id) co_return id.error();
    if (movement.amount > AmountMax) co_return ledger::toError(ledger::TransferError::InvalidAmount);
    if (direction == Direction::Deposit) co_return co_await ledger::deposit(m_ledger, *id, *party, movement.amount);
    co_return co_await ledger::withdraw(m_ledger, *id, *party, movement.amount, timeoutOf(movement));
}

Task<Result<LiquidityService::WalletAddressWithdrawal>>
LiquidityService::withdrawWalletAddress(std::optional<Uuid> scope, Movement movement)
{
    std::function<Result<WalletAddress>(sql::Session&)> work =
        [scope, movement](sql::Session& session) -> Result<WalletAddress> {
        const Error unknown{ErrorCode::NotFound, "Unknown wallet address", {}};
        const auto id = Uuid::parse(movement.ownerId);
        if (!id) return unknown;
        auto address = walletaddressstore::find(session, *id, scope);
        if (!address) return address.error();
        if (!*address) return unknown;
        return std::move(**address);
    };
    const Result<WalletAddress> address = co_await m_database.read<WalletAddress>(std::move(work));
    if (!address) co_return address.error();
    const ledger::AccountKey account{.id = address->id, .type = ledger::AccountType::WebMonetization};
    const Result<std::optional<std::uint64_t>> balance = co_await available(account);
    if (!balance) co_return balance.error();
    if (balance->value_or(0) == 0) co_return amountIsZero();
    const Result<Uuid> id = transferId(movement.transferId);
    if (!id) co_return id.error();

    const ledger::Party party{.account = account, .ledger = 0, .asset = address->assetId};
    const std::uint64_t amount = **balance;
    const Result<void> done = co_await ledger::withdraw(m_ledger, *id, party, amount, timeoutOf(movement));
    if (!done) co_return done.error();
    co_return WalletAddressWithdrawal{.id = *id, .amount = amount, .walletAddress = *address};
}

Task<Result<void>> LiquidityService::post(std::optional<Uuid> scope, std::string withdrawalId)
{
    return finish(scope, std::move(withdrawalId), true);
}

Task<Result<void>> LiquidityService::voidWithdrawal(std::optional<Uuid> scope, std::string withdrawalId)
{
    return finish(scope, std::move(withdrawalId), false);
}

Task<Result<void>> LiquidityService::finish(std::optional<Uuid> scope, std::string withdrawalId, bool post)
{
    const Result<Uuid> id = transferId(withdrawalId);
    if (!id) co_return id.error();
    const auto record = co_await m_ledger.find(*id);
    if (!record) co_return record.error();
    const Error unknown = ledger::toError(ledger::TransferError::UnknownTransfer);
    if (!*record) co_return unknown;
    if (scope) {
        auto owner = co_await tenantOf((*record)->transfer.debit);
        // A peer may be gone while money of it is still held; its asset cannot be.
        if (owner && !*owner) owner = co_await tenantOf((*record)->transfer.credit);
        if (!owner) co_return owner.error();
        if (*owner != scope) co_return unknown;
    }
    std::vector<Uuid> ids{*id};
    if (post) co_return co_await m_ledger.post(std::move(ids));
    co_return co_await m_ledger.voidTransfers(std::move(ids));
}

Task<Result<std::optional<Uuid>>> LiquidityService::tenantOf(ledger::AccountKey account)
{
    std::function<Result<std::optional<Uuid>>(sql::Session&)> work =
        [account](sql::Session& session) -> Result<std::optional<Uuid>> {
        std::string_view table;
        switch (account.type) {
        case ledger::AccountType::Asset:
        case ledger::AccountType::Settlement:
            table = "\"assets\"";
            break;
        case ledger::AccountType::Peer:
            table = "\"peers\"";
            break;
        case ledger::AccountType::WebMonetization:
            table = "\"walletAddresses\"";
            break;
        case ledger::AccountType::IncomingPayment:
        case ledger::AccountType::OutgoingPayment:
            return std::optional<Uuid>();
        }
        const auto rows = session.query("SELECT \"tenantId\" FROM " + std::string(table) + " WHERE \"id\" = $1",
                                        {sql::value(account.id)});
        if (!rows) return rows.error();
        if (rows->empty()) return std::optional<Uuid>();
        return std::optional(rows->front().uuid(0));
    };
    co_return co_await m_database.read<std::optional<Uuid>>(std::move(work));
}

Task<Result<std::optional<Asset>>> LiquidityService::assetOfLedger(std::uint64_t number)
{
    std::function<Result<std::optional<Asset>>(sql::Session&)> work =
        [number](sql::Session& session) -> Result<std::optional<Asset>> {
        const auto assets = assetstore::all(session);
        if (!assets) return assets.error();
        for (const Asset& asset : *assets)
            if (asset.ledger == number) return std::optional(asset);
        return std::optional<Asset>();
    };
    co_return co_await m_database.read<std::optional<Asset>>(std::move(work));
}

Task<Result<ledger::Ledger::AccountTransfers>> LiquidityService::transfers(std::optional<Uuid> scope, std::string id,
                                                                           std::int32_t limit)
{
    ledger::Ledger::AccountTransfers all;
    std::vector<ledger::AccountKey> keys;
    if (const auto number = wholeNumber(id)) {
        const auto asset = co_await assetOfLedger(*number);
        if (!asset) co_return asset.error();
        if (*asset) keys.push_back({.id = (*asset)->id, .type = ledger::AccountType::Settlement});
    } else if (const auto uuid = Uuid::parse(id)) {
        for (const ledger::AccountType type : AccountTypes) keys.push_back({.id = *uuid, .type = type});
    }
    const auto most = static_cast<std::uint32_t>(std::clamp(limit, 1, TransfersMax));
    for (const ledger::AccountKey& key : keys) {
        if (scope) {
            const auto owner = co_await tenantOf(key);
            if (!owner) co_return owner.error();
            if (*owner != scope) continue;
        }
        auto found = co_await m_ledger.transfersOf(key, most);
        if (!found) co_return found.error();
        if (found->debits.empty() && found->credits.empty()) continue;
        all = std::move(*found);
        break;
    }
    co_return all;
}

} // namespace signalbox::backend
