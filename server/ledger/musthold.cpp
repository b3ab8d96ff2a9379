#include "server/ledger/musthold.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace signalbox::ledger {

namespace {

constexpr int kExitBooksBroken = 5;

} // namespace

void booksBroken(std::string_view what)
{
    std::fprintf(stderr, "The ledger's books do not balance, so the node stops: %.*s.\n", int(what.size()),
                 what.data());
    std::fflush(stderr);
    std::_Exit(kExitBooksBroken);
}

BooksCheck::Sum& BooksCheck::of(LedgerNumber ledger)
{
    const auto place = std::ranges::lower_bound(m_sums, ledger, {}, &Sum::ledger);
    if (place != m_sums.end() && place->ledger == ledger) return *place;
    return *m_sums.insert(place, Sum{ledger, 0, 0});
}

void BooksCheck::add(LedgerNumber ledger, const Balances& balances)
{
    Sum& sum = of(ledger);
    sum.posted += balances.debitsPosted - balances.creditsPosted;
    sum.pending += balances.debitsPending - balances.creditsPending;
}

void BooksCheck::subtract(LedgerNumber ledger, const Balances& balances)
{
    Sum& sum = of(ledger);
    sum.posted -= balances.debitsPosted - balances.creditsPosted;
    sum.pending -= balances.debitsPending - balances.creditsPending;
}

void BooksCheck::mustBalance() const
{
    for (const Sum& sum : m_sums)
        mustHold(sum.posted == 0 && sum.pending == 0,
                 "debits and credits of ledger " + std::to_string(sum.ledger) + " differ");
}

void mustNotBeOverdrawn(AccountType type, const Balances& balances)
{
    if (type == AccountType::Settlement)
        mustHold(balances.creditsPosted + balances.creditsPending <= balances.debitsPosted,
                 "a settlement account holds more than was deposited");
    else
        mustHold(balances.debitsPosted + balances.debitsPending <= balances.creditsPosted,
                 "a liquidity account is overdrawn");
}

} // namespace signalbox::ledger
