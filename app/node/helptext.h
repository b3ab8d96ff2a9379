#pragma once

#include "app/node/commandline.h"

#include <string>

namespace signalbox::cli {

/// What --help and --version print; each ends with a line end.
[[nodiscard]] std::string programHelp();
[[nodiscard]] std::string versionText();
[[nodiscard]] std::string serveHelp(const Vocabulary& vocabulary);
[[nodiscard]] std::string migrateHelp(const Vocabulary& vocabulary);
[[nodiscard]] std::string sandboxHelp();
[[nodiscard]] std::string generateEncryptionKeyHelp();

} // namespace signalbox::cli
