#include "server/graphql/coerce.h"
#include "server/graphql/jsformat.h"
#include "server/graphql/printer.h"
#include "server/graphql/schemabuilder.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace signalbox::graphql {

namespace json = boost::json;

void SchemaBuilder::coerceDefaults()
{
    for (const auto& type : m_schema->m_types) coerceDefaults(*type);
    for (const auto& type : m_schema->m_types)
        for (Field& field : type->fields)
            for (InputValue& argument : field.arguments) coerceDefault(argument, type->name + "." + field.name);
    for (const auto& directive : m_schema->m_directives)
        for (InputValue& argument : directive->arguments) coerceDefault(argument, "@" + directive->name);
}

void SchemaBuilder::coerceDefaults(NamedType& type)
{
    if (type.kind != TypeKind::InputObject || !m_coerced.insert(&type).second) return;
    for (InputValue& input : type.inputFields) {
        // A default may lean on the defaults of the type it is written for.
        coerceDefaults(*m_types.at(input.type.named().name));
        coerceDefault(input, type.name);
    }
}

void SchemaBuilder::coerceDefault(InputValue& input, const std::string& where)
{
    const auto found = m_defaults.find(where + "." + input.name);
    if (found == m_defaults.end()) return;
    input.defaultValue = valueFromLiteral(*found->second, input.type, nullptr);
    if (!input.defaultValue) {
        fail(found->second->location, "Default value " + print(*found->second) + " of " + where + "." + input.name +
                                          " is not a \"" + input.type.toString() + "\".");
        return;
    }
    input.defaultText = literalText(*input.defaultValue, input.type);
}

std::string literalText(const json::value& value, const TypeRef& type)
{
    if (type.nonNull()) return literalText(value, type.inner());
    if (value.is_null()) return "null";
    const auto list = [](const json::array& items, const auto& print) {
        std::string out = "[";
        for (const auto& item : items) {
            if (out.size() > 1) out += ", ";
            out += print(item);
        }
        return out + "]";
    };
    if (type.list()) {
        if (!value.is_array()) return literalText(value, type.inner());
        return list(value.get_array(), [&](const json::value& item) { return literalText(item, type.inner()); });
    }
    const NamedType& named = type.named();
    if (value.is_object()) {
        std::string out = "{";
        for (const auto& member : value.get_object()) {
            const std::string_view key(member.key().data(), member.key().size());
            const InputValue* input = named.kind == TypeKind::InputObject ? named.inputField(key) : nullptr;
            if (out.size() > 1) out += ", ";
            out += std::string(key) + ": " + literalText(member.value(), input ? input->type : TypeRef(named));
        }
        return out + "}";
    }
    if (value.is_array())
        return list(value.get_array(), [&](const json::value& item) { return literalText(item, type); });
    if (value.is_string()) {
        const std::string_view string(value.get_string().data(), value.get_string().size());
        if (named.kind == TypeKind::Enum) return std::string(string);
        const std::string_view digits = string.starts_with('-') ? string.substr(1) : string;
        const bool whole = !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos &&
                           (digits == "0" || digits.front() != '0');
        if (named.name == "ID" && whole) return std::string(string);
        ast::Value literal;
        literal.kind = ast::ValueKind::String;
        literal.text = string;
        return print(literal);
    }
    return inspect(value);
}

} // namespace signalbox::graphql
