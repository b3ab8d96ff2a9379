#pragma once

#include "ui/client/nodesession.h"

#include <QHash>

namespace signalbox::ui {

/// How much waits for post or void, by account id: what this console knows of, without a question to the node.
using HeldAmounts = QHash<QString, quint64>;

/// Sums of the holds that wait and whose deadline has not passed. A sum beyond 64 bits stays at the most.
[[nodiscard]] HeldAmounts heldAmounts(const QList<Hold>& holds, const QDateTime& now);

/// Those of one node's waiting holds.
[[nodiscard]] QFuture<Result<HeldAmounts>> heldOf(NodeSession& session, QObject* context);

} // namespace signalbox::ui
