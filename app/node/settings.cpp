#include "app/node/settings.h"

#include <utility>

namespace signalbox::cli {
namespace {

constexpr std::string_view roleNames[] = {"backend"};

/// The names of one table, and its older names, which are flags too.
std::vector<KnownSetting> namesOf(std::span<const Variable> table)
{
    std::vector<KnownSetting> names;
    for (const Variable& variable : table) {
        const auto kind =
            variable.sensitivity == Sensitivity::Secret ? KnownSetting::Kind::Secret : KnownSetting::Kind::Plain;
        names.push_back({variable.name, kind});
        for (std::string_view rest = variable.aliases; !rest.empty();) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            names.push_back({rest.substr(0, end), kind});
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return names;
}

} // namespace

Vocabulary vocabulary()
{
    static const std::vector<KnownSetting> names = namesOf(backend::backendVariables());
    return {names, roleNames};
}

std::string dataDirectory(const ConfigSources::Lookup& environment)
{
    const auto given = [&](std::string_view name) { return environment(name).value_or(""); };
    // systemd may name several folders; the first is the node's.
    if (const std::string state = given("STATE_DIRECTORY"); !state.empty()) return state.substr(0, state.find(':'));
    if (const std::string data = given("XDG_DATA_HOME"); !data.empty()) return data + "/signalbox";
    if (const std::string home = given("HOME"); !home.empty()) return home + "/.local/share/signalbox";
    return {};
}

Settings readSettings(const FlagSettings& flags, const std::string& configFile)
{
    Settings settings;
    ConfigSources sources;
    sources.flags.insert(flags.begin(), flags.end());
    sources.environment = processEnvironment();
    sources.dotenv = readDotenv(sources.environment, settings.problems);
    if (!configFile.empty()) sources.file = readTomlSection(configFile, "backend", settings.problems);

    const std::string folder = dataDirectory(sources.environment);
    backend::BackendConfigReading reading = backend::readBackendConfig(sources, folder);
    settings.backend = std::move(reading.config);
    settings.effective = std::move(reading.effective);
    settings.problems.insert(settings.problems.end(), reading.problems.begin(), reading.problems.end());
    for (const std::string& name : reading.unknownNames)
        settings.problems.push_back("There is no setting " + name + " (in " + configFile + ").");
    if (folder.empty() && settings.backend.databaseUrl == "sqlite:/backend.sqlite")
        settings.problems.emplace_back("DATABASE_URL must be set, as there is no home folder to keep data in.");
    return settings;
}

} // namespace signalbox::cli
