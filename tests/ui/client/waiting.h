#pragma once

#include "ui/client/whenready.h"

#include <QRandomGenerator>
#include <QTest>

namespace signalbox::ui::test {

/// Turns the event loop until the question ends. A test may; the console never does.
template <class V>
Result<V> wait(const QFuture<Result<V>>& future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000)) {
        return Error{Error::Code::Internal, QStringLiteral("the test waited in vain"), {}, {}};
    }
    if (future.resultCount() > 0) return future.result();
    return Error{Error::Code::Cancelled, {}, {}, {}};
}

/// The seed of a random test, printed; SIGNALBOX_SEED repeats one.
inline quint32 seedOfTest()
{
    bool given = false;
    quint32 seed = qEnvironmentVariable("SIGNALBOX_SEED").toUInt(&given);
    if (!given) seed = QRandomGenerator::global()->generate();
    qInfo("seed=%u", seed);
    return seed;
}

} // namespace signalbox::ui::test
