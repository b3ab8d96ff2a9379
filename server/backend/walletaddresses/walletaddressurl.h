#pragma once

#include "server/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::backend {

/// Builds the URL of a new wallet address from what the caller wrote and the tenant's base (node-spec §9.1): a full URL
/// must lie below the base, a name or path is appended to it. Answers it in lower case. Anything but https, the root
/// path, or a path that contains a route of the resource server → `invalid url` BAD_USER_INPUT.
[[nodiscard]] Result<std::string> walletAddressUrl(std::string_view base, std::string_view address);

/// A base in the one form in which two spellings of it are equal; nullopt when it is no URL.
[[nodiscard]] std::optional<std::string> normalizedBase(std::string_view base);

} // namespace signalbox::backend
