#pragma once

#include "server/ledger/ledger.h"

#include <string_view>
#include <vector>

namespace signalbox::ledger {

/// Ends the process at once with exit code 5 and one sentence on standard error: a stopped node is better than a wrong
/// balance. Nothing is flushed or closed, so what broke the books is not written (RELIABILITY §5.6).
[[noreturn]] void booksBroken(std::string_view what);

/// An assertion about money that stays in release builds.
inline void mustHold(bool holds, std::string_view what)
{
    if (!holds) [[unlikely]]
        booksBroken(what);
}

/// Adds up changes of balances by ledger, to prove that every batch leaves debits equal to credits. Sums are modulo
/// 2^64: equal amounts stay equal.
class BooksCheck
{
public:
    void add(LedgerNumber ledger, const Balances& balances);
    void subtract(LedgerNumber ledger, const Balances& balances);
    /// Ends the process when the debits of a ledger differ from its credits.
    void mustBalance() const;

private:
    struct Sum
    {
        LedgerNumber ledger = 0;
        std::uint64_t posted = 0;  ///< debits − credits
        std::uint64_t pending = 0; ///< debits − credits
    };
    Sum& of(LedgerNumber ledger);

    std::vector<Sum> m_sums; ///< sorted by ledger
};

/// Ends the process when the account holds less than nothing.
void mustNotBeOverdrawn(AccountType type, const Balances& balances);

} // namespace signalbox::ledger
