#pragma once

#include "server/backend/common/ids.h"
#include "server/backend/common/paging.h"
#include "server/backend/walletaddresses/walletaddress.h"
#include "server/base/result.h"
#include "server/sql/database.h"

#include <optional>
#include <string>
#include <vector>

/// SQL of wallet addresses, their properties and keys. Every function works inside the caller's transaction.
namespace signalbox::backend::walletaddressstore {

using Scope = std::optional<Uuid>;

[[nodiscard]] Result<std::optional<WalletAddress>> find(sql::Session& session, const Uuid& id, const Scope& scope);
/// `address` must be in lower case.
[[nodiscard]] Result<std::optional<WalletAddress>> findByAddress(sql::Session& session, const std::string& address,
                                                                 const Scope& scope);
[[nodiscard]] Result<Page<WalletAddress>> page(sql::Session& session, const Scope& scope, const PageRequest& request);
/// An address that exists → Duplicate.
[[nodiscard]] Result<void> insert(sql::Session& session, const WalletAddress& address);
[[nodiscard]] Result<void> update(sql::Session& session, const WalletAddress& address, UnixMs now);

[[nodiscard]] Result<std::vector<AdditionalProperty>> properties(sql::Session& session, const Uuid& walletAddressId);
/// Replaces them all.
[[nodiscard]] Result<void> putProperties(sql::Session& session, const Uuid& walletAddressId,
                                         const std::vector<AdditionalProperty>& properties, IdSource& ids);

[[nodiscard]] Result<std::optional<WalletAddressKey>> findKey(sql::Session& session, const Uuid& id,
                                                              const Scope& scope);
[[nodiscard]] Result<bool> hasLiveKey(sql::Session& session, const Uuid& walletAddressId, const std::string& kid);
[[nodiscard]] Result<void> insertKey(sql::Session& session, const WalletAddressKey& key);
[[nodiscard]] Result<void> revokeKey(sql::Session& session, const Uuid& id, UnixMs now);
[[nodiscard]] Result<Page<WalletAddressKey>> keyPage(sql::Session& session, const Uuid& walletAddressId,
                                                     const PageRequest& request);

} // namespace signalbox::backend::walletaddressstore
