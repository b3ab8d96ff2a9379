#pragma once

#include "ui/client/connectiontest.h"
#include "ui/client/profile.h"

namespace signalbox::ui {

/// Makes the way to a node that is tried out. The transport dies with `parent`.
using TransportMaker = std::function<GraphQlTransport*(const Profile& draft, Secret secret, QObject* parent)>;
/// Over the network.
[[nodiscard]] TransportMaker httpTransports(NowMs now);

} // namespace signalbox::ui
