#pragma once

#include "app/node/commandline.h"
#include "app/node/exitcode.h"
#include "app/node/signals.h"

namespace signalbox::cli {

/// Each runs one command to its end and has told stderr why when it does not return Ok.
[[nodiscard]] ExitCode runServe(const ServeCommand& command, StopSignals& signals);
[[nodiscard]] ExitCode runMigrate(const MigrateCommand& command);
[[nodiscard]] ExitCode runSandbox(const SandboxCommand& command, StopSignals& signals);
/// Prints newEncryptionKey() (encryptionkey.h).
[[nodiscard]] ExitCode runGenerateEncryptionKey();

/// One sentence for people, one detail for those who look closer, and the code that goes with it.
[[nodiscard]] ExitCode tellFailure(const Error& error);

} // namespace signalbox::cli
