#include "ui/liquidity/heldamounts.h"

#include "ui/client/whenready.h"

namespace signalbox::ui {

HeldAmounts heldAmounts(const QList<Hold>& holds, const QDateTime& now)
{
    HeldAmounts sums;
    for (const Hold& hold : holds) {
        if (hold.state != HoldState::Held || hold.expiresAt <= now) continue;
        quint64& sum = sums[hold.accountId];
        sum = hold.amount > UINT64_MAX - sum ? UINT64_MAX : sum + hold.amount;
    }
    return sums;
}

QFuture<Result<HeldAmounts>> heldOf(NodeSession& session, QObject* context)
{
    return mapped(session.holdBook().holdsOf(session.profile().id, HoldBook::Which::Waiting, HoldsCollector::holdsMax),
                  context, [](const QList<Hold>& holds) -> Result<HeldAmounts> {
                      return heldAmounts(holds, QDateTime::currentDateTimeUtc());
                  });
}

} // namespace signalbox::ui
