#pragma once

#include "server/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace signalbox::cli {

/// A variable of the configuration, under its documented name (ADMIN_PORT). Each is also a flag: --admin-port.
struct KnownSetting
{
    std::string_view name;
    /// Other users of the machine can read a command line, so the flag of a secret is refused.
    enum class Kind : std::uint8_t { Plain, Secret } kind = Kind::Plain;
};

/// What this build knows; the parser itself knows no names.
struct Vocabulary
{
    std::span<const KnownSetting> settings;
    std::span<const std::string_view> roles;
};

/// Settings given as flags, under their documented names, in the order given. They win over the environment.
using FlagSettings = std::vector<std::pair<std::string, std::string>>;

enum class ServeMode : std::uint8_t { Run, Check };
struct ServeCommand
{
    std::vector<std::string> roles; ///< never empty, no role twice
    ServeMode mode = ServeMode::Run;
    std::string configFile; ///< empty: none
    FlagSettings flags;
};

struct MigrateCommand
{
    std::vector<std::string> roles;
    std::string configFile;
    FlagSettings flags;
};

enum class AfterStart : std::uint8_t { Stay, ExitAfterDemo };
struct SandboxCommand
{
    std::string dataFolder;
    std::uint16_t portBase = 0; ///< the first of its ports
    std::string readyFile;      ///< empty: none is written
    AfterStart afterStart = AfterStart::Stay;
};

struct GenerateEncryptionKeyCommand
{
};

/// Text for stdout and exit code 0.
struct ShowCommand
{
    std::string text;
};

using Command = std::variant<ServeCommand, MigrateCommand, SandboxCommand, GenerateEncryptionKeyCommand, ShowCommand>;

inline constexpr std::uint16_t sandboxPortBaseDefault = 14000;
inline constexpr std::uint16_t sandboxPortBaseLowest = 1024;
/// Leaves room for every port of the sandbox above it.
inline constexpr std::uint16_t sandboxPortBaseHighest = 65000;

/// Reads the arguments after the program's name. Pure: no file, no environment.
/// A refusal is one sentence (BadUserInput); the program prints it to stderr and exits with ExitCode::Usage.
[[nodiscard]] Result<Command> parseCommandLine(std::span<const std::string_view> arguments,
                                               const Vocabulary& vocabulary);

/// "--admin-port" for "ADMIN_PORT".
[[nodiscard]] std::string flagOf(std::string_view setting);

} // namespace signalbox::cli
