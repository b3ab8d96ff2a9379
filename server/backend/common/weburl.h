#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::backend {

/// An absolute URL taken apart and normalised: scheme and host in lower case, an empty path becomes "/".
struct WebUrl
{
    std::string scheme;
    std::string authority; ///< host, and port when it is not the scheme's own
    std::string host;
    std::string path; ///< begins with "/"
    std::string query;
    std::string fragment;

    [[nodiscard]] std::string href() const;

    /// nullopt when `text` is no absolute URL with a host.
    [[nodiscard]] static std::optional<WebUrl> parse(std::string_view text);
};

/// True for an http or https URL whose host has no empty label (node-spec §4.6 createPeer: `http://.com` is refused).
[[nodiscard]] bool isHttpEndpoint(std::string_view text);

} // namespace signalbox::backend
