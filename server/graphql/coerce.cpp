#include "server/graphql/coerce.h"

#include "server/graphql/jsformat.h"
#include "server/graphql/printer.h"

#include <boost/json/array.hpp>

#include <charconv>

namespace signalbox::graphql {

namespace {

namespace json = boost::json;
using ast::ValueKind;

bool missingVariable(const ast::Value& literal, const json::object* variables)
{
    return literal.kind == ValueKind::Variable && (!variables || !variables->contains(literal.text));
}

const ast::ObjectField* lastField(const ast::Value& object, std::string_view name)
{
    const ast::ObjectField* found = nullptr;
    for (const auto& field : object.fields)
        if (field.name.text == name) found = &field;
    return found;
}

std::optional<json::value> listFromLiteral(const ast::Value& literal, const TypeRef& item,
                                           const json::object* variables)
{
    json::array items;
    if (literal.kind != ValueKind::List) {
        std::optional<json::value> only = valueFromLiteral(literal, item, variables);
        if (!only) return std::nullopt;
        items.push_back(std::move(*only));
        return json::value(std::move(items));
    }
    items.reserve(literal.items.size());
    for (const auto& node : literal.items) {
        if (missingVariable(node, variables)) {
            if (item.nonNull()) return std::nullopt;
            items.emplace_back(nullptr);
            continue;
        }
        std::optional<json::value> value = valueFromLiteral(node, item, variables);
        if (!value) return std::nullopt;
        items.push_back(std::move(*value));
    }
    return json::value(std::move(items));
}

std::optional<json::value> objectFromLiteral(const ast::Value& literal, const NamedType& type,
                                             const json::object* variables)
{
    if (literal.kind != ValueKind::Object) return std::nullopt;
    json::object object;
    object.reserve(type.inputFields.size());
    for (const InputValue& field : type.inputFields) {
        const ast::ObjectField* node = lastField(literal, field.name);
        if (!node || missingVariable(node->value, variables)) {
            if (field.defaultValue)
                object.emplace(field.name, *field.defaultValue);
            else if (field.type.nonNull())
                return std::nullopt;
            continue;
        }
        std::optional<json::value> value = valueFromLiteral(node->value, field.type, variables);
        if (!value) return std::nullopt;
        object.emplace(field.name, std::move(*value));
    }
    return json::value(std::move(object));
}

/// Walks a value out of the request's variables against its type, and writes down every place where it does not fit.
class VariableReader
{
public:
    VariableReader(const ast::VariableDefinition& variable, std::vector<LanguageError>& errors)
        : m_variable(variable), m_errors(errors)
    {
    }

    json::value read(const json::value& value, const TypeRef& type)
    {
        if (type.nonNull()) {
            if (!value.is_null()) return read(value, type.inner());
            say(value, "Expected non-nullable type \"" + type.toString() + "\" not to be null.");
            return nullptr;
        }
        if (value.is_null()) return nullptr;
        if (type.list()) return readList(value, type.inner());
        if (type.named().kind == TypeKind::InputObject) return readObject(value, type.named());
        return type.named().kind == TypeKind::Enum ? readEnum(value, type.named()) : readScalar(value, type.named());
    }

private:
    json::value readList(const json::value& value, const TypeRef& item)
    {
        json::array items;
        if (!value.is_array()) {
            items.push_back(read(value, item));
            return items;
        }
        items.reserve(value.get_array().size());
        for (std::size_t i = 0; i < value.get_array().size() && !full(); ++i) {
            const std::size_t before = m_path.size();
            m_path += "[" + std::to_string(i) + "]";
            items.push_back(read(value.get_array()[i], item));
            m_path.resize(before);
        }
        return items;
    }

    json::value readObject(const json::value& value, const NamedType& type)
    {
        if (!value.is_object()) {
            say(value, "Expected type \"" + type.name + "\" to be an object.");
            return nullptr;
        }
        const json::object& given = value.get_object();
        json::object object;
        object.reserve(type.inputFields.size());
        for (const InputValue& field : type.inputFields) {
            const json::value* found = given.if_contains(field.name);
            if (!found) {
                if (field.defaultValue)
                    object.emplace(field.name, *field.defaultValue);
                else if (field.type.nonNull())
                    say(value, "Field \"" + field.name + "\" of required type \"" + field.type.toString() +
                                   "\" was not provided.");
                continue;
            }
            const std::size_t before = m_path.size();
            m_path += "." + field.name;
            object.emplace(field.name, read(*found, field.type));
            m_path.resize(before);
        }
        for (const auto& member : given) {
            const std::string_view key(member.key().data(), member.key().size());
            if (!type.inputField(key))
                say(value, "Field \"" + std::string(key) + "\" is not defined by type \"" + type.name + "\".");
            if (full()) break;
        }
        return object;
    }

    json::value readEnum(const json::value& value, const NamedType& type)
    {
        if (!value.is_string()) {
            say(value, "Enum \"" + type.name + "\" cannot represent non-string value: " + inspect(value) + ".");
            return nullptr;
        }
        const std::string_view name(value.get_string().data(), value.get_string().size());
        if (!type.value(name))
            say(value, "Value \"" + std::string(name) + "\" does not exist in \"" + type.name + "\" enum.");
        return value;
    }

    json::value readScalar(const json::value& value, const NamedType& type)
    {
        if (!type.scalar.variable) return value;
        Result<json::value> result = type.scalar.variable(value);
        if (result.ok()) return std::move(result).value();
        const std::string& sentence = result.error().message;
        say(value, type.scalar.complete ? sentence : "Expected type \"" + type.name + "\". " + sentence);
        return nullptr;
    }

    /// Past the limit the answer is known; a hostile list must not cost more.
    [[nodiscard]] bool full() const { return m_errors.size() > maxVariableErrors; }

    void say(const json::value& value, const std::string& sentence)
    {
        if (full()) return;
        const std::string name(m_variable.name.text);
        std::string message = "Variable \"$" + name + "\" got invalid value " + inspect(value);
        if (!m_path.empty()) message += " at \"" + name + m_path + "\"";
        m_errors.push_back({message + "; " + sentence, {m_variable.location}});
    }

    const ast::VariableDefinition& m_variable;
    std::vector<LanguageError>& m_errors;
    std::string m_path;
};

} // namespace

json::value untypedValue(const ast::Value& literal, const json::object* variables)
{
    switch (literal.kind) {
    case ValueKind::Variable: {
        const json::value* found = variables ? variables->if_contains(literal.text) : nullptr;
        return found ? *found : json::value(nullptr);
    }
    case ValueKind::Int: {
        std::int64_t whole = 0;
        const char* end = literal.text.data() + literal.text.size();
        const auto parsed = std::from_chars(literal.text.data(), end, whole);
        if (parsed.ec == std::errc() && parsed.ptr == end) return whole;
        [[fallthrough]];
    }
    case ValueKind::Float: {
        double number = 0;
        (void)std::from_chars(literal.text.data(), literal.text.data() + literal.text.size(), number);
        return number;
    }
    case ValueKind::String:
    case ValueKind::Enum:
        return json::value(literal.text);
    case ValueKind::Boolean:
        return json::value(literal.boolean);
    case ValueKind::Null:
        return json::value(nullptr);
    case ValueKind::List: {
        json::array items;
        for (const auto& item : literal.items) items.push_back(untypedValue(item, variables));
        return items;
    }
    case ValueKind::Object: {
        json::object object;
        // A variable that was not given leaves no member behind.
        for (const auto& field : literal.fields)
            if (!missingVariable(field.value, variables))
                object.insert_or_assign(field.name.text, untypedValue(field.value, variables));
        return object;
    }
    }
    return nullptr;
}

std::optional<json::value> valueFromLiteral(const ast::Value& literal, const TypeRef& type,
                                            const json::object* variables)
{
    if (literal.kind == ValueKind::Variable) {
        const json::value* found = variables ? variables->if_contains(literal.text) : nullptr;
        if (!found || (found->is_null() && type.nonNull())) return std::nullopt;
        return *found;
    }
    if (type.nonNull())
        return literal.kind == ValueKind::Null ? std::nullopt : valueFromLiteral(literal, type.inner(), variables);
    if (literal.kind == ValueKind::Null) return json::value(nullptr);
    if (type.list()) return listFromLiteral(literal, type.inner(), variables);
    const NamedType& named = type.named();
    if (named.kind == TypeKind::InputObject) return objectFromLiteral(literal, named, variables);
    if (named.kind == TypeKind::Enum) {
        if (literal.kind != ValueKind::Enum || !named.value(literal.text)) return std::nullopt;
        return json::value(literal.text);
    }
    if (!named.scalar.literal) return untypedValue(literal, variables);
    Result<json::value> result = named.scalar.literal(literal, variables);
    if (!result.ok()) return std::nullopt;
    return std::move(result).value();
}

CoercedVariables coerceVariables(const Schema& schema, const ast::Operation& operation, const json::object& given)
{
    CoercedVariables result;
    for (const auto& variable : operation.variables) {
        if (result.errors.size() > maxVariableErrors) break;
        const std::string name(variable.name.text);
        const TypeRef type = schema.resolve(*variable.type);
        if (!type.valid() || !type.named().input()) {
            result.errors.push_back({"Variable \"$" + name + "\" expected value of type \"" + print(*variable.type) +
                                         "\" which cannot be used as an input type.",
                                     {variable.type->location}});
            continue;
        }
        const json::value* value = given.if_contains(name);
        if (!value) {
            if (variable.defaultValue) {
                std::optional<json::value> standard = valueFromLiteral(*variable.defaultValue, type, nullptr);
                if (standard) result.values.insert_or_assign(name, std::move(*standard));
            } else if (type.nonNull()) {
                result.errors.push_back(
                    {"Variable \"$" + name + "\" of required type \"" + type.toString() + "\" was not provided.",
                     {variable.location}});
            }
            continue;
        }
        if (value->is_null() && type.nonNull()) {
            result.errors.push_back(
                {"Variable \"$" + name + "\" of non-null type \"" + type.toString() + "\" must not be null.",
                 {variable.location}});
            continue;
        }
        result.values.insert_or_assign(name, VariableReader(variable, result.errors).read(*value, type));
    }
    if (result.errors.size() > maxVariableErrors) {
        result.errors.resize(maxVariableErrors);
        result.errors.push_back({"Too many errors processing variables, error limit reached. Execution aborted.", {}});
    }
    return result;
}

CoercedArguments coerceArguments(const std::vector<InputValue>& definitions, const List<ast::Argument>& given,
                                 const json::object& variables, Location location)
{
    CoercedArguments result;
    result.values.reserve(definitions.size());
    const auto refuse = [&](const InputValue& argument, std::string_view demand, const std::string& rest,
                            Location where) {
        result.error = LanguageError{"Argument \"" + argument.name + "\" of " + std::string(demand) + " type \"" +
                                         argument.type.toString() + "\" " + rest,
                                     {where}};
        return std::move(result);
    };
    for (const InputValue& argument : definitions) {
        const ast::Argument* node = nullptr;
        for (const auto& one : given)
            if (one.name.text == argument.name) node = &one;
        const bool byVariable = node && node->value.kind == ValueKind::Variable;
        const json::value* variable = byVariable ? variables.if_contains(node->value.text) : nullptr;
        if (!node || (byVariable && !variable)) {
            if (argument.defaultValue)
                result.values.emplace(argument.name, *argument.defaultValue);
            else if (argument.type.nonNull() && !node)
                return refuse(argument, "required", "was not provided.", location);
            else if (argument.type.nonNull())
                return refuse(argument, "required",
                              "was provided the variable \"$" + std::string(node->value.text) +
                                  "\" which was not provided a runtime value.",
                              node->value.location);
            continue;
        }
        const bool isNull = byVariable ? variable->is_null() : node->value.kind == ValueKind::Null;
        if (isNull && argument.type.nonNull())
            return refuse(argument, "non-null", "must not be null.", node->value.location);
        std::optional<json::value> value = valueFromLiteral(node->value, argument.type, &variables);
        if (!value) {
            result.error =
                LanguageError{"Argument \"" + argument.name + "\" has invalid value " + print(node->value) + ".",
                              {node->value.location}};
            return result;
        }
        result.values.emplace(argument.name, std::move(*value));
    }
    return result;
}

} // namespace signalbox::graphql
