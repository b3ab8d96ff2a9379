#include "server/base/config.h"

#include "server/base/encoding.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace signalbox {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> items;
    while (!text.empty()) {
        const std::size_t end = text.find(separator);
        const std::string_view item = trimmed(text.substr(0, end));
        if (!item.empty()) items.emplace_back(item);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return items;
}

template <class Number>
std::optional<Number> wholeText(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

bool isUrl(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    for (const char c : text.substr(0, colon))
        if (!(std::isalnum(static_cast<unsigned char>(c)) || c == '+' || c == '-' || c == '.')) return false;
    for (const char c : text)
        if (static_cast<unsigned char>(c) <= 0x20) return false;
    // `sqlite:` names a file and has no authority.
    return text.substr(colon).starts_with("://") || text.starts_with("sqlite:");
}

bool isReadableFile(const std::string& path)
{
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (!file) return false;
    // A directory opens, but does not read.
    char byte;
    const bool readable = std::fread(&byte, 1, 1, file) == 1 || std::feof(file);
    std::fclose(file);
    return readable;
}

std::string plain(double number)
{
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, number).ptr;
    return number == std::floor(number) ? std::to_string(static_cast<std::int64_t>(number)) : std::string(text, end);
}

/// Covers `password=…` and `sslpassword=…` among the parameters of a database's URL.
std::string withoutPasswordParameter(std::string url)
{
    constexpr std::string_view name = "password=";
    for (std::size_t at = url.find(name, std::min(url.find('?'), url.size())); at != std::string::npos;
         at = url.find(name, at)) {
        at += name.size();
        url.replace(at, std::min(url.find('&', at), url.size()) - at, maskedSecret);
    }
    return url;
}

/// `scheme://user:password@host` with the password covered.
std::string withoutPassword(const std::string& given)
{
    const std::string url = withoutPasswordParameter(given);
    const std::size_t from = url.find("://");
    if (from == std::string::npos) return url;
    const std::size_t authorityEnd = url.find_first_of("/?#", from + 3);
    const std::size_t at = url.rfind('@', authorityEnd == std::string::npos ? url.size() : authorityEnd);
    if (at == std::string::npos || at < from + 3) return url;
    const std::size_t colon = url.find(':', from + 3);
    if (colon == std::string::npos || colon > at) return url;
    return url.substr(0, colon + 1) + std::string(maskedSecret) + url.substr(at);
}

std::optional<std::string> nonEmpty(std::optional<std::string> text)
{
    if (text && text->empty()) text.reset();
    return text;
}

std::optional<std::string> nonEmpty(const std::map<std::string, std::string>& values, std::string_view name)
{
    const auto found = values.find(std::string(name));
    return found == values.end() ? std::nullopt : nonEmpty(std::optional(found->second));
}

} // namespace

Config Config::read(std::span<const Variable> table, const ConfigSources& sources)
{
    Config config;
    const auto lookUp = [&sources](std::string_view name, Value& value) {
        const auto take = [&](std::optional<std::string> text, const char* source) {
            if (!text) return false;
            value.text = std::move(*text);
            value.source = source;
            return true;
        };
        return take(nonEmpty(sources.flags, name), "flag") ||
               take(sources.environment ? nonEmpty(sources.environment(name)) : std::nullopt, "environment") ||
               take(nonEmpty(sources.dotenv, name), "env file") || take(nonEmpty(sources.file, name), "config file");
    };

    std::vector<std::string> known;
    for (const Variable& variable : table) {
        Value value;
        value.variable = &variable;
        std::vector<std::string> names = split(variable.aliases, ' ');
        names.insert(names.begin(), std::string(variable.name));
        for (const std::string& name : names) {
            if (!lookUp(name, value)) continue;
            value.givenAs = name;
            if (name != variable.name) value.source += " as " + name;
            break;
        }
        if (value.source.empty()) {
            value.text = variable.fallback;
            value.source = "default";
        }
        config.check(value);
        config.m_values.push_back(std::move(value));
        known.insert(known.end(), names.begin(), names.end());
    }

    for (const auto* given : {&sources.flags, &sources.file})
        for (const auto& [name, text] : *given)
            if (std::find(known.begin(), known.end(), name) == known.end()) config.m_unknown.push_back(name);
    return config;
}

void Config::check(Value& value)
{
    const Variable& variable = *value.variable;
    const std::string subject = "Environment variable " + std::string(variable.name) + " must be ";
    const auto wrong = [&](const std::string& rule) {
        m_problems.push_back(subject + rule);
        value.valid = false;
    };
    if (value.text.empty()) {
        if (variable.presence == Presence::Required) wrong("set.");
        return;
    }
    const auto checkRange = [&](std::optional<double> number, const std::string& kind) {
        if (!number || !std::isfinite(*number))
            wrong(kind + ".");
        else if (*number < variable.min || *number > variable.max)
            wrong(kind + " from " + plain(variable.min) + " to " + plain(variable.max) + ".");
    };
    const auto asDouble = [](std::optional<std::int64_t> whole) {
        return whole ? std::optional<double>(static_cast<double>(*whole)) : std::nullopt;
    };
    switch (variable.type) {
    case VariableType::String:
    case VariableType::Csv:
    case VariableType::Bool:
        break;
    case VariableType::Integer:
        checkRange(asDouble(wholeText<std::int64_t>(value.text)), "a whole number");
        break;
    case VariableType::Milliseconds:
        checkRange(asDouble(wholeText<std::int64_t>(value.text)), "a whole number of milliseconds");
        break;
    case VariableType::Float:
        checkRange(wholeText<double>(value.text), "a number");
        break;
    case VariableType::Url:
        if (!isUrl(value.text)) wrong("a URL.");
        break;
    case VariableType::Port: {
        const auto port = wholeText<std::int64_t>(value.text);
        if (!port || *port < 1 || *port > 65535) wrong("a port from 1 to 65535.");
        break;
    }
    case VariableType::FilePath:
        if (!isReadableFile(value.text)) wrong("the path of a readable file; " + value.text + " is not one.");
        break;
    case VariableType::Key32: {
        const auto key = fromBase64(value.text);
        if (!key || key->size() != 32) wrong("32 bytes in base64.");
        break;
    }
    case VariableType::OneOf: {
        const auto choices = split(variable.choices, '|');
        if (std::find(choices.begin(), choices.end(), value.text) != choices.end()) break;
        std::string all;
        for (const std::string& choice : choices) all += (all.empty() ? "" : ", ") + choice;
        wrong("one of " + all + ".");
        break;
    }
    }
}

const Config::Value& Config::value(std::string_view name) const
{
    for (const Value& value : m_values)
        if (value.variable->name == name) return value;
    assert(!"the table has no such variable");
    std::abort();
}

bool Config::has(std::string_view name) const
{
    return !value(name).text.empty();
}

std::string Config::givenAs(std::string_view name) const
{
    return value(name).givenAs;
}

std::string Config::text(std::string_view name) const
{
    return value(name).text;
}

std::optional<std::string> Config::optionalText(std::string_view name) const
{
    return nonEmpty(std::optional(value(name).text));
}

Secret Config::secret(std::string_view name) const
{
    return Secret(value(name).text);
}

std::int64_t Config::integer(std::string_view name) const
{
    return optionalInteger(name).value_or(0);
}

std::optional<std::int64_t> Config::optionalInteger(std::string_view name) const
{
    const Value& found = value(name);
    return found.valid ? wholeText<std::int64_t>(found.text) : std::nullopt;
}

double Config::number(std::string_view name) const
{
    const Value& found = value(name);
    return found.valid ? wholeText<double>(found.text).value_or(0) : 0;
}

bool Config::flag(std::string_view name) const
{
    return value(name).text == "true";
}

std::uint16_t Config::port(std::string_view name) const
{
    return static_cast<std::uint16_t>(integer(name));
}

std::vector<std::string> Config::list(std::string_view name) const
{
    return split(value(name).text, ',');
}

std::optional<std::array<std::uint8_t, 32>> Config::key32(std::string_view name) const
{
    const Value& found = value(name);
    if (found.text.empty() || !found.valid) return std::nullopt;
    std::array<std::uint8_t, 32> key;
    const auto bytes = fromBase64(found.text);
    std::memcpy(key.data(), bytes->data(), key.size());
    return key;
}

std::string Config::effectiveConfig() const
{
    std::string report;
    for (const Value& value : m_values) {
        report += value.variable->name;
        report += '=';
        if (value.variable->sensitivity == Sensitivity::Secret)
            report += value.text.empty() ? std::string_view() : maskedSecret;
        else if (value.variable->type == VariableType::Url)
            report += withoutPassword(value.text);
        else
            report += value.text;
        report += "  (" + value.source;
        if (value.variable->usage == Usage::NotYetUsed) report += ", not yet used";
        report += ")\n";
    }
    return report;
}

ConfigSources::Lookup processEnvironment()
{
    return [](std::string_view name) -> std::optional<std::string> {
        const char* const text = std::getenv(std::string(name).c_str());
        return text ? std::optional<std::string>(text) : std::nullopt;
    };
}

} // namespace signalbox
