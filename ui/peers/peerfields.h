#pragma once

#include <QString>
#include <QStringList>

namespace signalbox::ui {

// What is wrong with a field of a peer, as one sentence with a good example; empty when nothing is. The node looks
// again; these only save a way there.

/// Allocation scheme, then parts of letters, digits, `_`, `~` and `-`, at most 1023 characters (ILP addresses, RFC 15).
[[nodiscard]] QString ilpAddressProblem(const QString& address);
/// http or https with a host.
[[nodiscard]] QString endpointProblem(const QString& endpoint);
/// One address prefix a line or between commas.
[[nodiscard]] QStringList routesFrom(const QString& typed);
[[nodiscard]] QString routesProblem(const QString& typed);

/// 32 random bytes from the system, base64url: what a token is when nobody brings one.
[[nodiscard]] QString randomToken();

} // namespace signalbox::ui
