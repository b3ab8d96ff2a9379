#pragma once

#include "server/backend/common/ids.h"
#include "server/backend/common/paging.h"
#include "server/backend/peers/peer.h"
#include "server/base/result.h"
#include "server/sql/database.h"

#include <optional>
#include <string>
#include <vector>

/// SQL of peers and their incoming tokens. Every function works inside the caller's transaction.
namespace signalbox::backend::peerstore {

using Scope = std::optional<Uuid>;

[[nodiscard]] Result<std::optional<Peer>> find(sql::Session& session, const Uuid& id, const Scope& scope);
[[nodiscard]] Result<Page<Peer>> page(sql::Session& session, const Scope& scope, const PageRequest& request);
[[nodiscard]] Result<std::vector<Peer>> all(sql::Session& session);
/// The same asset and static address twice → Duplicate.
[[nodiscard]] Result<void> insert(sql::Session& session, const Peer& peer);
[[nodiscard]] Result<void> update(sql::Session& session, const Peer& peer, UnixMs now);
/// With its tokens.
[[nodiscard]] Result<void> remove(sql::Session& session, const Uuid& id);

/// Replaces the incoming tokens. A token that any peer has → Duplicate.
[[nodiscard]] Result<void> putTokens(sql::Session& session, const Uuid& peerId, const std::vector<std::string>& tokens,
                                     IdSource& ids);
/// Whose incoming token this is; nullopt for nobody's.
[[nodiscard]] Result<std::optional<Peer>> findByToken(sql::Session& session, const std::string& token);

} // namespace signalbox::backend::peerstore
