#pragma once

#include "app/node/commandline.h"
#include "server/backend/backendconfig.h"

#include <string>
#include <vector>

namespace signalbox::cli {

/// Everything this build knows: the backend's table under every name, and the roles.
[[nodiscard]] Vocabulary vocabulary();

struct Settings
{
    backend::BackendConfig backend;
    std::vector<std::string> problems; ///< one sentence each; not empty: do not start
    std::string effective;             ///< for serve --check; no secret in it
};

/// Flags, the environment, the dotenv file, the configuration file and defaults, put together and checked.
[[nodiscard]] Settings readSettings(const FlagSettings& flags, const std::string& configFile);

/// Where a node keeps its data when DATABASE_URL does not say: STATE_DIRECTORY (given by systemd), else
/// $XDG_DATA_HOME/signalbox, else ~/.local/share/signalbox; empty when there is no home either.
[[nodiscard]] std::string dataDirectory(const ConfigSources::Lookup& environment);

} // namespace signalbox::cli
