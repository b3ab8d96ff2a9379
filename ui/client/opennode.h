#pragma once

#include "ui/client/graphqlnodeclient.h"
#include "ui/client/httptransport.h"
#include "ui/client/profilestore.h"

#include <memory>

namespace signalbox::ui {

/// How to reach the node of a profile; also for ConnectionTest, before the profile is saved.
[[nodiscard]] HttpTransportOptions transportOptions(const Profile& profile, Secret secret);

/// A client for a profile. What it learns about the node (first certificate, dialect) is remembered in `profiles`,
/// which may be null for a node that is not in the list. `certificateRefused` of the returned transport is how a page
/// shows both fingerprints; it lives as long as the client.
struct OpenedNode
{
    std::unique_ptr<GraphQlNodeClient> client;
    GraphQlTransport* transport = nullptr; ///< the client's own
};
[[nodiscard]] OpenedNode openNode(const Profile& profile, Secret secret, NowMs now, ProfileStore* profiles);

} // namespace signalbox::ui
