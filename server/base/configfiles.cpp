#include "server/base/config.h"

#include <cctype>
#include <fstream>
#include <iterator>
#include <sstream>

#include <toml++/toml.h>

namespace signalbox {

namespace {

bool isName(std::string_view text)
{
    if (text.empty() || std::isdigit(static_cast<unsigned char>(text.front()))) return false;
    for (const char c : text)
        if (!(std::isalnum(static_cast<unsigned char>(c)) || c == '_')) return false;
    return true;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
    return text;
}

/// The value of a dotenv line: quoted text is taken to the closing quote, bare text to a comment.
std::string dotenvValue(std::string_view text)
{
    if (!text.empty() && (text.front() == '"' || text.front() == '\'' || text.front() == '`')) {
        const char quote = text.front();
        const std::size_t end = text.find(quote, 1);
        if (end != std::string_view::npos) {
            std::string value(text.substr(1, end - 1));
            if (quote != '"') return value;
            for (std::size_t at = value.find("\\n"); at != std::string::npos; at = value.find("\\n", at + 1))
                value.replace(at, 2, "\n");
            return value;
        }
    }
    const std::size_t comment = text.find(" #");
    return std::string(trimmed(text.substr(0, comment)));
}

std::optional<std::string> tomlText(const toml::node& node)
{
    if (const auto text = node.value_exact<std::string>()) return *text;
    if (const auto flag = node.value_exact<bool>()) return *flag ? "true" : "false";
    if (const auto whole = node.value_exact<std::int64_t>()) return std::to_string(*whole);
    if (const auto* number = node.as_floating_point()) {
        char text[64];
        return std::string(text, std::to_chars(text, text + sizeof text, number->get()).ptr);
    }
    if (const auto* array = node.as_array()) {
        std::string joined;
        for (const toml::node& item : *array) {
            const auto text = item.is_array() ? std::nullopt : tomlText(item);
            if (!text) return std::nullopt;
            joined += (joined.empty() ? "" : ",") + *text;
        }
        return joined;
    }
    return std::nullopt;
}

} // namespace

std::map<std::string, std::string> parseDotenv(std::string_view text, std::vector<std::string>& problems)
{
    std::map<std::string, std::string> values;
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        std::string_view line = trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (line.empty() || line.front() == '#') continue;
        if (line.starts_with("export ")) line = trimmed(line.substr(7));
        const std::size_t equals = line.find('=');
        const std::string_view name = trimmed(line.substr(0, equals));
        if (equals == std::string_view::npos || !isName(name)) {
            problems.push_back("Line " + std::to_string(number) + " of the env file is not NAME=value.");
            continue;
        }
        values[std::string(name)] = dotenvValue(trimmed(line.substr(equals + 1)));
    }
    return values;
}

std::map<std::string, std::string> readDotenv(const ConfigSources::Lookup& environment,
                                              std::vector<std::string>& problems)
{
    const auto named = environment ? environment("ENV_FILE") : std::nullopt;
    const bool isNamed = named && !named->empty();
    std::ifstream file(isNamed ? *named : ".env", std::ios::binary);
    if (!file) {
        if (isNamed) problems.push_back("The file " + *named + ", named by ENV_FILE, cannot be read.");
        return {};
    }
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return parseDotenv(text, problems);
}

std::map<std::string, std::string> readTomlSection(const std::string& path, std::string_view section,
                                                   std::vector<std::string>& problems)
{
    std::map<std::string, std::string> values;
    try {
        const toml::table file = toml::parse_file(path);
        const toml::node_view<const toml::node> found = file[section];
        if (!found) return values;
        const toml::table* const table = found.as_table();
        if (!table) {
            problems.push_back("[" + std::string(section) + "] in " + path + " must be a section.");
            return values;
        }
        for (const auto& [key, node] : *table) {
            const std::string name(key.str());
            if (auto text = tomlText(node))
                values[name] = std::move(*text);
            else
                problems.push_back(name + " in " + path + " must be a string, number, boolean or list of them.");
        }
    } catch (const toml::parse_error& error) {
        std::ostringstream where;
        where << error.source().begin;
        problems.push_back("The file " + path + " cannot be read as TOML: " + std::string(error.description()) + " (" +
                           where.str() + ").");
    }
    return values;
}

} // namespace signalbox
