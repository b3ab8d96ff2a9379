#pragma once

#include "server/ledger/ledger.h"

#include <map>

namespace signalbox::tests {

/// What a ledger must do, as plainly as it can be said: maps, no storage, no batches. Written apart from rules.h, so
/// that a mistake there is not repeated here.
class LedgerModel
{
public:
    using E = ledger::TransferError;
    std::map<ledger::AccountKey, std::pair<ledger::LedgerNumber, ledger::Balances>> accounts;
    struct Kept
    {
        ledger::Transfer transfer;
        ledger::TransferState state;
        UnixMs expiresAt;
    };
    std::map<Uuid, Kept> transfers;

    void expire(UnixMs now)
    {
        for (auto hold = m_holds.begin(); hold != m_holds.end() && hold->first <= now; hold = m_holds.erase(hold))
            if (transfers.at(hold->second).state == ledger::TransferState::Pending)
                end(hold->second, ledger::TransferState::Expired);
    }

    std::optional<E> create(const std::vector<ledger::Transfer>& legs, UnixMs now)
    {
        const auto before = accounts;
        std::vector<Uuid> made;
        for (const ledger::Transfer& leg : legs) {
            if (const auto refusal = createOne(leg, now)) {
                accounts = before;
                for (const Uuid& id : made) transfers.erase(id);
                std::erase_if(m_holds, [&](const auto& hold) { return !transfers.contains(hold.second); });
                return refusal;
            }
            made.push_back(leg.id);
        }
        return std::nullopt;
    }

    std::optional<E> resolve(const std::vector<Uuid>& ids, ledger::TransferState outcome)
    {
        const auto before = accounts;
        std::vector<Uuid> done;
        for (const Uuid& id : ids) {
            std::optional<E> refusal;
            const auto known = transfers.find(id);
            if (id.version() != 4 && id.version() != 7)
                refusal = E::InvalidId;
            else if (known == transfers.end())
                refusal = E::UnknownTransfer;
            else if (known->second.state == ledger::TransferState::Posted)
                refusal = E::AlreadyPosted;
            else if (known->second.state == ledger::TransferState::Voided)
                refusal = E::AlreadyVoided;
            else if (known->second.state == ledger::TransferState::Expired)
                refusal = E::TransferExpired;
            if (refusal) {
                accounts = before;
                for (const Uuid& taken : done) transfers.at(taken).state = ledger::TransferState::Pending;
                return refusal;
            }
            end(id, outcome);
            done.push_back(id);
        }
        return std::nullopt;
    }

private:
    std::optional<E> createOne(const ledger::Transfer& leg, UnixMs now)
    {
        constexpr std::uint64_t kMost = 9'223'372'036'854'775'807ULL;
        if (leg.id.version() != 4 && leg.id.version() != 7) return E::InvalidId;
        if (leg.amount == 0 || leg.amount > kMost) return E::InvalidAmount;
        if (leg.timeout && leg.timeout->count() <= 0) return E::InvalidTimeout;
        if (leg.debit == leg.credit) return E::SameAccounts;
        if (!accounts.contains(leg.debit)) return E::UnknownSourceAccount;
        if (!accounts.contains(leg.credit)) return E::UnknownDestinationAccount;
        auto& [debitLedger, from] = accounts.at(leg.debit);
        auto& [creditLedger, to] = accounts.at(leg.credit);
        if (debitLedger != creditLedger) return E::DifferentAssets;
        if (transfers.contains(leg.id)) return E::TransferExists;
        if (from.debitsPosted + from.debitsPending > kMost - leg.amount) return E::InvalidAmount;
        if (to.creditsPosted + to.creditsPending > kMost - leg.amount) return E::InvalidAmount;
        if (leg.debit.type != ledger::AccountType::Settlement && from.available() < leg.amount)
            return E::InsufficientBalance;
        if (leg.credit.type == ledger::AccountType::Settlement &&
            to.debitsPosted - to.creditsPosted - to.creditsPending < leg.amount)
            return E::InsufficientDebitBalance;
        const UnixMs expiresAt = leg.timeout ? now + leg.timeout->count() * 1000 : 0;
        if (leg.timeout) {
            from.debitsPending += leg.amount;
            to.creditsPending += leg.amount;
            m_holds.emplace(expiresAt, leg.id);
        } else {
            from.debitsPosted += leg.amount;
            to.creditsPosted += leg.amount;
        }
        transfers[leg.id] = {leg, leg.timeout ? ledger::TransferState::Pending : ledger::TransferState::Posted,
                             expiresAt};
        return std::nullopt;
    }

    void end(const Uuid& id, ledger::TransferState outcome)
    {
        Kept& kept = transfers.at(id);
        ledger::Balances& from = accounts.at(kept.transfer.debit).second;
        ledger::Balances& to = accounts.at(kept.transfer.credit).second;
        from.debitsPending -= kept.transfer.amount;
        to.creditsPending -= kept.transfer.amount;
        if (outcome == ledger::TransferState::Posted) {
            from.debitsPosted += kept.transfer.amount;
            to.creditsPosted += kept.transfer.amount;
        }
        kept.state = outcome;
    }

    std::multimap<UnixMs, Uuid> m_holds;
};

} // namespace signalbox::tests
