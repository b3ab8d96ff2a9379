#pragma once

#include "server/backend/assets/asset.h"
#include "server/backend/common/ids.h"
#include "server/backend/walletaddresses/walletaddress.h"
#include "server/base/task.h"
#include "server/ledger/ledger.h"
#include "server/sql/database.h"

#include <cstdint>
#include <optional>
#include <string>

namespace signalbox::backend {

/// Money in and out of assets, peers and wallet addresses: deposits, two-phase withdrawals, and what the books say
/// (node-spec §4.6, §6.5). A scope of nullopt means every tenant. Errors carry the sentence and code that the Admin API
/// shows. May be called from any executor.
class LiquidityService
{
public:
    LiquidityService(sql::Database& database, ledger::Ledger& ledger) : m_database(database), m_ledger(ledger) {}

    /// What an account can spend; nullopt when it does not exist.
    [[nodiscard]] Task<Result<std::optional<std::uint64_t>>> available(ledger::AccountKey account);

    /// One movement as the caller asked for it. `transferId` must be a UUID v4: it is also what makes a repetition
    /// safe.
    struct Movement
    {
        std::string ownerId; ///< of the asset or peer
        std::string transferId;
        std::uint64_t amount = 0;
        std::uint64_t timeoutSeconds = 0; ///< withdrawals: 0 posts at once, else the amount is held for so long
    };
    [[nodiscard]] Task<Result<void>> depositAsset(std::optional<Uuid> scope, Movement movement);
    [[nodiscard]] Task<Result<void>> depositPeer(std::optional<Uuid> scope, Movement movement);
    [[nodiscard]] Task<Result<void>> withdrawAsset(std::optional<Uuid> scope, Movement movement);
    [[nodiscard]] Task<Result<void>> withdrawPeer(std::optional<Uuid> scope, Movement movement);

    struct WalletAddressWithdrawal
    {
        Uuid id;
        std::uint64_t amount = 0;
        WalletAddress walletAddress;
    };
    /// Takes the whole balance of what web monetization and SPSP brought.
    [[nodiscard]] Task<Result<WalletAddressWithdrawal>> withdrawWalletAddress(std::optional<Uuid> scope,
                                                                              Movement movement);

    /// Makes a held withdrawal final. Another tenant's is unknown to the caller.
    [[nodiscard]] Task<Result<void>> post(std::optional<Uuid> scope, std::string withdrawalId);
    /// Gives a held withdrawal back.
    [[nodiscard]] Task<Result<void>> voidWithdrawal(std::optional<Uuid> scope, std::string withdrawalId);

    /// Transfers of an account. `id` is the id of what the account belongs to, or the number of a ledger for its
    /// settlement account. Unknown or out of scope → empty lists. `limit` is bounded by TransfersMax.
    [[nodiscard]] Task<Result<ledger::Ledger::AccountTransfers>> transfers(std::optional<Uuid> scope, std::string id,
                                                                           std::int32_t limit);

    static constexpr std::int32_t TransfersDefault = 20;
    static constexpr std::int32_t TransfersMax = 1'000;

private:
    enum class Direction : std::uint8_t { Deposit, Withdrawal };
    enum class Owner : std::uint8_t { Asset, Peer };
    [[nodiscard]] Task<Result<void>> move(std::optional<Uuid> scope, Owner owner, Direction direction,
                                          Movement movement);
    [[nodiscard]] Task<Result<void>> finish(std::optional<Uuid> scope, std::string withdrawalId, bool post);
    /// Who owns the account; nullopt when nobody (any more).
    [[nodiscard]] Task<Result<std::optional<Uuid>>> tenantOf(ledger::AccountKey account);
    [[nodiscard]] Task<Result<std::optional<Asset>>> assetOfLedger(std::uint64_t number);

    sql::Database& m_database;
    ledger::Ledger& m_ledger;
};

} // namespace signalbox::backend
