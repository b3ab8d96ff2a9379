#include "app/node/commandline.h"

#include "app/node/helptext.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace signalbox::cli {
namespace {

Error refusal(std::string sentence)
{
    return Error{ErrorCode::BadUserInput, std::move(sentence), {}};
}

/// One argument split at its first '=', and a way to take its value from either form.
struct Option
{
    std::string_view name;
    std::optional<std::string_view> value;
};

Option split(std::string_view argument)
{
    const auto equals = argument.find('=');
    if (equals == std::string_view::npos) return {argument, std::nullopt};
    return {argument.substr(0, equals), argument.substr(equals + 1)};
}

/// Walks the arguments of one command.
class Arguments
{
public:
    explicit Arguments(std::span<const std::string_view> rest) : m_rest(rest) {}

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

    Option next()
    {
        const Option option = split(m_rest.front());
        m_rest = m_rest.subspan(1);
        return option;
    }

    /// The value of `option`: after '=', or the next argument unless that is an option itself.
    Result<std::string> valueOf(const Option& option)
    {
        if (option.value) return std::string(*option.value);
        if (m_rest.empty() || m_rest.front().starts_with("--"))
            return refusal(std::string(option.name) + " needs a value.");
        std::string value(m_rest.front());
        m_rest = m_rest.subspan(1);
        return value;
    }

private:
    std::span<const std::string_view> m_rest;
};

std::optional<Error> refuseValue(const Option& option)
{
    if (!option.value) return std::nullopt;
    return refusal(std::string(option.name) + " takes no value.");
}

Result<std::vector<std::string>> parseRoles(std::string_view list, const Vocabulary& vocabulary)
{
    std::vector<std::string> roles;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        const std::string_view role = list.substr(begin, end - begin);
        if (std::ranges::find(vocabulary.roles, role) == vocabulary.roles.end()) {
            std::string sentence = "There is no role \"" + std::string(role) + "\"; this version has";
            for (std::string_view known : vocabulary.roles) {
                sentence += known == vocabulary.roles.front() ? " " : ", ";
                sentence += known;
            }
            return refusal(sentence + ".");
        }
        if (std::ranges::find(roles, role) != roles.end())
            return refusal("The role " + std::string(role) + " is named twice.");
        roles.emplace_back(role);
        begin = end + 1;
    }
    return roles;
}

/// What serve and migrate have in common. Nullopt: the option is none of these.
template <class CommandType>
std::optional<Result<std::monostate>> nodeOption(CommandType& command, Arguments& arguments, const Option& option,
                                                 const Vocabulary& vocabulary)
{
    if (option.name == "--roles") {
        auto value = arguments.valueOf(option);
        if (!value) return value.error();
        auto roles = parseRoles(*value, vocabulary);
        if (!roles) return roles.error();
        command.roles = *std::move(roles);
        return std::monostate{};
    }
    if (option.name == "--config") {
        auto value = arguments.valueOf(option);
        if (!value) return value.error();
        command.configFile = *std::move(value);
        return std::monostate{};
    }
    for (const KnownSetting& setting : vocabulary.settings) {
        if (option.name != flagOf(setting.name)) continue;
        const std::string name(setting.name);
        if (setting.kind == KnownSetting::Kind::Secret)
            return refusal(std::string(option.name) + " would show a secret to every user of this machine; set " +
                           name + " in the environment or in the file given by --config.");
        auto value = arguments.valueOf(option);
        if (!value) return value.error();
        if (std::ranges::find(command.flags, name, &std::pair<std::string, std::string>::first) != command.flags.end())
            return refusal(std::string(option.name) + " is given twice.");
        command.flags.emplace_back(name, *std::move(value));
        return std::monostate{};
    }
    return std::nullopt;
}

Error unknownOption(std::string_view command, const Option& option)
{
    return refusal("signalboxd " + std::string(command) + " does not know " + std::string(option.name) + ".");
}

Result<Command> parseServe(Arguments arguments, const Vocabulary& vocabulary)
{
    ServeCommand command;
    while (!arguments.atEnd()) {
        const Option option = arguments.next();
        if (option.name == "--help" || option.name == "-h") return Command(ShowCommand{serveHelp(vocabulary)});
        if (option.name == "--check") {
            if (auto error = refuseValue(option)) return *std::move(error);
            command.mode = ServeMode::Check;
            continue;
        }
        auto known = nodeOption(command, arguments, option, vocabulary);
        if (!known) return unknownOption("serve", option);
        if (!*known) return known->error();
    }
    if (command.roles.empty()) command.roles.assign(vocabulary.roles.begin(), vocabulary.roles.end());
    return Command(std::move(command));
}

Result<Command> parseMigrate(Arguments arguments, const Vocabulary& vocabulary)
{
    MigrateCommand command;
    while (!arguments.atEnd()) {
        const Option option = arguments.next();
        if (option.name == "--help" || option.name == "-h") return Command(ShowCommand{migrateHelp(vocabulary)});
        auto known = nodeOption(command, arguments, option, vocabulary);
        if (!known) return unknownOption("migrate", option);
        if (!*known) return known->error();
    }
    if (command.roles.empty()) command.roles.assign(vocabulary.roles.begin(), vocabulary.roles.end());
    return Command(std::move(command));
}

Result<std::uint16_t> parsePortBase(std::string_view text)
{
    std::uint32_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size() || port < sandboxPortBaseLowest ||
        port > sandboxPortBaseHighest)
        return refusal("--port-base must be a whole number from " + std::to_string(sandboxPortBaseLowest) + " to " +
                       std::to_string(sandboxPortBaseHighest) + ", not \"" + std::string(text) + "\".");
    return static_cast<std::uint16_t>(port);
}

Result<Command> parseSandbox(Arguments arguments)
{
    SandboxCommand command;
    command.portBase = sandboxPortBaseDefault;
    while (!arguments.atEnd()) {
        const Option option = arguments.next();
        if (option.name == "--help" || option.name == "-h") return Command(ShowCommand{sandboxHelp()});
        if (option.name == "--exit-after-demo") {
            if (auto error = refuseValue(option)) return *std::move(error);
            command.afterStart = AfterStart::ExitAfterDemo;
            continue;
        }
        if (option.name != "--data" && option.name != "--port-base" && option.name != "--ready-file")
            return unknownOption("sandbox", option);
        auto value = arguments.valueOf(option);
        if (!value) return value.error();
        if (value->empty()) return refusal(std::string(option.name) + " needs a value.");
        if (option.name == "--port-base") {
            auto port = parsePortBase(*value);
            if (!port) return port.error();
            command.portBase = *port;
        } else {
            (option.name == "--data" ? command.dataFolder : command.readyFile) = *std::move(value);
        }
    }
    if (command.dataFolder.empty())
        return refusal("signalboxd sandbox needs --data DIR, the folder it keeps its nodes in.");
    return Command(std::move(command));
}

Result<Command> parseGenerateEncryptionKey(Arguments arguments)
{
    if (arguments.atEnd()) return Command(GenerateEncryptionKeyCommand{});
    const Option option = arguments.next();
    if (option.name == "--help" || option.name == "-h") return Command(ShowCommand{generateEncryptionKeyHelp()});
    return unknownOption("gen-encryption-key", option);
}

} // namespace

std::string flagOf(std::string_view setting)
{
    std::string flag = "--";
    for (const char c : setting) flag += c == '_' ? '-' : (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    return flag;
}

Result<Command> parseCommandLine(std::span<const std::string_view> arguments, const Vocabulary& vocabulary)
{
    if (arguments.empty()) return refusal("signalboxd needs a command.");
    const std::string_view name = arguments.front();
    const Arguments rest(arguments.subspan(1));
    if (name == "--help" || name == "-h") return Command(ShowCommand{programHelp()});
    if (name == "--version") return Command(ShowCommand{versionText()});
    if (name == "serve") return parseServe(rest, vocabulary);
    if (name == "migrate") return parseMigrate(rest, vocabulary);
    if (name == "sandbox") return parseSandbox(rest);
    if (name == "gen-encryption-key") return parseGenerateEncryptionKey(rest);
    return refusal("signalboxd has no command \"" + std::string(name) + "\".");
}

} // namespace signalbox::cli
