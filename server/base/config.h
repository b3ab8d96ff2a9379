#pragma once

#include "server/base/secret.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox {

/// What a variable's text must be. Text that is not is a reason not to start (node-spec §21).
enum class VariableType : std::uint8_t {
    String,
    Integer,      ///< whole number within min…max
    Float,        ///< decimal number within min…max
    Bool,         ///< exactly `true` is true; `false` or anything else is false (node-spec §19)
    Url,          ///< scheme://…
    Port,         ///< 1…65535
    Milliseconds, ///< whole number within min…max
    Csv,          ///< items between commas, spaces around them dropped
    FilePath,     ///< a file that can be read
    Key32,        ///< base64 of exactly 32 bytes
    OneOf,        ///< one of `choices`, separated by `|`
};

/// Whether a variable that nobody set stops the start.
enum class Presence : std::uint8_t { Optional, Required };
/// Whether a value may be shown.
enum class Sensitivity : std::uint8_t { Open, Secret };
/// Whether this version acts on the variable, or only accepts it so that existing deployments start.
enum class Usage : std::uint8_t { InUse, NotYetUsed };

/// One row of a table of variables. The table is data: nothing else knows a variable's name.
struct Variable
{
    std::string_view name = {};
    VariableType type = VariableType::String;
    std::string_view fallback = {}; ///< the default as text; empty for none
    std::string_view help = {};     ///< one sentence
    Presence presence = Presence::Optional;
    Sensitivity sensitivity = Sensitivity::Open;
    Usage usage = Usage::InUse;
    std::string_view aliases = {}; ///< older names separated by a space; the first that is set wins, `name` before all
    std::string_view unit = {};
    std::string_view choices = {};
    double min = 0;
    double max = 9007199254740991.0; ///< 2^53 − 1
};

/// Where values may come from, strongest first; empty text counts as not set in each of them (node-spec §19).
struct ConfigSources
{
    using Lookup = std::function<std::optional<std::string>(std::string_view name)>;
    std::map<std::string, std::string> flags; ///< already under the variables' names
    Lookup environment;
    std::map<std::string, std::string> dotenv;
    std::map<std::string, std::string> file; ///< one section of the --config file
};

/// Reads the text of a dotenv file: NAME=value lines, `export` in front allowed, quotes taken off, # begins a comment.
/// Lines that are none of these are collected in `problems`.
[[nodiscard]] std::map<std::string, std::string> parseDotenv(std::string_view text, std::vector<std::string>& problems);

/// Reads section `section` of a TOML file; numbers, booleans, strings and arrays (as csv) are values.
[[nodiscard]] std::map<std::string, std::string> readTomlSection(const std::string& path, std::string_view section,
                                                                 std::vector<std::string>& problems);

/// Reads the dotenv file that ENV_FILE names, `.env` when it is not set. A missing `.env` is no problem, a missing
/// file that was named is.
[[nodiscard]] std::map<std::string, std::string> readDotenv(const ConfigSources::Lookup& environment,
                                                            std::vector<std::string>& problems);

/// The environment of this process.
[[nodiscard]] ConfigSources::Lookup processEnvironment();

/// The values of one table of variables, checked. Reading a value of a name that is not in the table is a
/// programmer's error.
class Config
{
public:
    /// Looks every variable up and checks it. Afterwards problems() holds one sentence for each that is wrong:
    /// `Environment variable WEBHOOK_URL must be set.` Values of wrong variables read as their type's zero.
    [[nodiscard]] static Config read(std::span<const Variable> table, const ConfigSources& sources);

    [[nodiscard]] const std::vector<std::string>& problems() const { return m_problems; }
    /// Names in flags or in the config file section that are no variable of the table; the caller decides, as a
    /// section may be shared.
    [[nodiscard]] const std::vector<std::string>& unknownNames() const { return m_unknown; }

    /// Set by somebody, or by a default that is not empty.
    [[nodiscard]] bool has(std::string_view name) const;
    /// The name under which the value was given: the variable's own or an alias; empty when only the default is there.
    [[nodiscard]] std::string givenAs(std::string_view name) const;
    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] std::optional<std::string> optionalText(std::string_view name) const;
    [[nodiscard]] Secret secret(std::string_view name) const;
    [[nodiscard]] std::int64_t integer(std::string_view name) const;
    [[nodiscard]] std::optional<std::int64_t> optionalInteger(std::string_view name) const;
    [[nodiscard]] double number(std::string_view name) const;
    [[nodiscard]] bool flag(std::string_view name) const;
    [[nodiscard]] std::uint16_t port(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
    [[nodiscard]] std::optional<std::array<std::uint8_t, 32>> key32(std::string_view name) const;

    /// One line a variable in the table's order, `NAME=value  (source)`; secrets masked, passwords inside URLs too,
    /// and a mark at those this version accepts without acting on them.
    [[nodiscard]] std::string effectiveConfig() const;

private:
    struct Value
    {
        const Variable* variable = nullptr;
        std::string text;
        std::string source;
        std::string givenAs;
        bool valid = true;
    };
    [[nodiscard]] const Value& value(std::string_view name) const;
    void check(Value& value);

    std::vector<Value> m_values;
    std::vector<std::string> m_problems;
    std::vector<std::string> m_unknown;
};

} // namespace signalbox
