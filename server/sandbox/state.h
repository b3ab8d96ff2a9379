#pragma once

#include "server/base/result.h"
#include "server/base/secret.h"
#include "server/base/uuid.h"

#include <map>
#include <string>
#include <string_view>

namespace signalbox::sandbox {

/// What a sandbox must remember between starts besides its databases: who the operators are, and the private keys of
/// the people in it. Kept in one file that only its owner may read; replaced as a whole, so it is old or new, never
/// half.
struct State
{
    struct Key
    {
        std::string keyId;
        Secret privateKeyPem; ///< PKCS#8
    };
    struct Node
    {
        Uuid tenantId;
        Secret apiSecret;
        std::map<std::string, Key> keys; ///< by wallet address URL
    };
    std::map<std::string, Node> nodes;

    /// An absent file gives an empty state. Damaged → Corrupt with a sentence that names the file; it is left as it is.
    [[nodiscard]] static Result<State> load(const std::string& path);
    [[nodiscard]] Result<void> save(const std::string& path) const;
};

/// Writes a file that only its owner may read, whole or not at all, and waits for the disk.
[[nodiscard]] Result<void> writePrivateFile(const std::string& path, std::string_view text);

} // namespace signalbox::sandbox
