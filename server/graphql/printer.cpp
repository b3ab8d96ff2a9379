#include "server/graphql/printer.h"

#include "server/graphql/blockstring.h"
#include "server/graphql/lexer.h"

#include <utility>

namespace signalbox::graphql {

namespace {

using namespace ast;

std::string quoted(std::string_view text)
{
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out = "\"";
    const auto code = [&](unsigned value) {
        out += "\\u00";
        out.push_back(hex[value >> 4]);
        out.push_back(hex[value & 15]);
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\r':
            out += "\\r";
            break;
        default:
            if (c < 0x20 || c == 0x7F) {
                code(c);
            } else if (c == 0xC2 && next >= 0x80 && next <= 0x9F) {
                code(next);
                ++at;
            } else {
                out.push_back(static_cast<char>(c));
            }
        }
    }
    return out + '"';
}

/// What `text` looks like one level further in.
std::string indented(std::string_view text)
{
    std::string out = "  ";
    for (const char c : text) {
        out.push_back(c);
        if (c == '\n') out += "  ";
    }
    return out;
}

template <class Items, class Print>
std::string joined(const Items& items, std::string_view separator, Print print)
{
    std::string out;
    bool first = true;
    for (const auto& item : items) {
        if (!std::exchange(first, false)) out += separator;
        out += print(item);
    }
    return out;
}

template <class Items, class Print>
std::string block(const Items& items, Print print)
{
    if (items.empty()) return {};
    return "{\n" + indented(joined(items, "\n", print)) + "\n}";
}

/// Adds `part` after a space, unless it is empty.
void add(std::string& out, const std::string& part)
{
    if (part.empty()) return;
    if (!out.empty()) out.push_back(' ');
    out += part;
}

std::string printValue(const Value& value)
{
    switch (value.kind) {
    case ValueKind::Variable:
        return "$" + std::string(value.text);
    case ValueKind::String:
        return value.block ? printBlockString(value.text, false) : quoted(value.text);
    case ValueKind::Boolean:
        return value.boolean ? "true" : "false";
    case ValueKind::Null:
        return "null";
    case ValueKind::List:
        return "[" + joined(value.items, ", ", printValue) + "]";
    case ValueKind::Object:
        return "{" +
               joined(value.fields, ", ",
                      [](const ObjectField& field) {
                          return std::string(field.name.text) + ": " + printValue(field.value);
                      }) +
               "}";
    default:
        return std::string(value.text);
    }
}

std::string printType(const TypeNode& type)
{
    switch (type.kind) {
    case TypeNodeKind::List:
        return "[" + printType(*type.of) + "]";
    case TypeNodeKind::NonNull:
        return printType(*type.of) + "!";
    case TypeNodeKind::Named:
        break;
    }
    return std::string(type.name);
}

std::string printArgument(const Argument& argument)
{
    return std::string(argument.name.text) + ": " + printValue(argument.value);
}

std::string printArguments(const List<Argument>& arguments)
{
    return arguments.empty() ? std::string() : "(" + joined(arguments, ", ", printArgument) + ")";
}

std::string printDirectives(const List<Directive>& directives)
{
    return joined(directives, " ", [](const Directive& directive) {
        return "@" + std::string(directive.name.text) + printArguments(directive.arguments);
    });
}

std::string printSelectionSet(const SelectionSet* set);

std::string printSelection(const Selection& selection)
{
    constexpr std::size_t maxLine = 80;
    std::string out;
    switch (selection.kind) {
    case SelectionKind::Field: {
        const std::string head = selection.alias.present() ? std::string(selection.alias.text) + ": " : std::string();
        out = head + std::string(selection.name.text);
        const std::string arguments = printArguments(selection.arguments);
        if (!arguments.empty() && utf16Length(out) + utf16Length(arguments) > maxLine)
            out += "(\n" + indented(joined(selection.arguments, "\n", printArgument)) + "\n)";
        else
            out += arguments;
        break;
    }
    case SelectionKind::FragmentSpread:
        out = "..." + std::string(selection.name.text);
        break;
    case SelectionKind::InlineFragment:
        out = "...";
        if (selection.typeCondition) out += " on " + std::string(selection.typeCondition->name);
        break;
    }
    add(out, printDirectives(selection.directives));
    add(out, printSelectionSet(selection.selectionSet));
    return out;
}

std::string printSelectionSet(const SelectionSet* set)
{
    return set ? block(set->selections, printSelection) : std::string();
}

std::string_view word(OperationType operation)
{
    switch (operation) {
    case OperationType::Query:
        return "query";
    case OperationType::Mutation:
        return "mutation";
    case OperationType::Subscription:
        break;
    }
    return "subscription";
}

std::string printVariable(const VariableDefinition& variable)
{
    std::string out = "$" + std::string(variable.name.text) + ": " + printType(*variable.type);
    if (variable.defaultValue) out += " = " + printValue(*variable.defaultValue);
    add(out, printDirectives(variable.directives));
    return out;
}

std::string printOperation(const Operation& operation)
{
    std::string named(operation.name.text);
    if (!operation.variables.empty()) named += "(" + joined(operation.variables, ", ", printVariable) + ")";
    std::string out(word(operation.operation));
    add(out, named);
    add(out, printDirectives(operation.directives));
    if (out == "query") out.clear();
    add(out, printSelectionSet(operation.selectionSet));
    return out;
}

std::string printFragment(const Fragment& fragment)
{
    std::string out =
        "fragment " + std::string(fragment.name.text) + " on " + std::string(fragment.typeCondition->name);
    add(out, printDirectives(fragment.directives));
    add(out, printSelectionSet(fragment.selectionSet));
    return out;
}

std::string described(const Value* description, const std::string& rest)
{
    return description ? printValue(*description) + "\n" + rest : rest;
}

std::string printInput(const InputValueDefinition& input)
{
    std::string out = std::string(input.name.text) + ": " + printType(*input.type);
    if (input.defaultValue) out += " = " + printValue(*input.defaultValue);
    add(out, printDirectives(input.directives));
    return described(input.description, out);
}

std::string printInputs(const List<InputValueDefinition>& inputs)
{
    if (inputs.empty()) return {};
    bool lines = false;
    for (const auto& input : inputs) lines = lines || printInput(input).find('\n') != std::string::npos;
    return lines ? "(\n" + indented(joined(inputs, "\n", printInput)) + "\n)"
                 : "(" + joined(inputs, ", ", printInput) + ")";
}

std::string printField(const FieldDefinition& field)
{
    std::string out = std::string(field.name.text) + printInputs(field.arguments) + ": " + printType(*field.type);
    add(out, printDirectives(field.directives));
    return described(field.description, out);
}

std::string printEnumValue(const EnumValueDefinition& value)
{
    std::string out(value.name.text);
    add(out, printDirectives(value.directives));
    return described(value.description, out);
}

std::string_view keyword(DefinitionKind kind)
{
    switch (kind) {
    case DefinitionKind::Schema:
        return "schema";
    case DefinitionKind::Scalar:
        return "scalar";
    case DefinitionKind::Object:
        return "type";
    case DefinitionKind::Interface:
        return "interface";
    case DefinitionKind::Union:
        return "union";
    case DefinitionKind::Enum:
        return "enum";
    case DefinitionKind::InputObject:
        return "input";
    default:
        break;
    }
    return "directive";
}

std::string printTypeSystem(const TypeSystemDefinition& definition)
{
    const auto typeName = [](const TypeNode& type) { return std::string(type.name); };
    std::string out = definition.extension ? "extend " : "";
    out += keyword(definition.kind);
    if (definition.kind == DefinitionKind::Directive) {
        out += " @" + std::string(definition.name.text) + printInputs(definition.inputs);
        if (definition.repeatable) out += " repeatable";
        out += " on " + joined(definition.locations, " | ", [](const Name& name) { return std::string(name.text); });
        return described(definition.description, out);
    }
    add(out, std::string(definition.name.text));
    if (!definition.interfaces.empty()) add(out, "implements " + joined(definition.interfaces, " & ", typeName));
    add(out, printDirectives(definition.directives));
    add(out, block(definition.operationTypes, [](const OperationTypeDefinition& type) {
            return std::string(word(type.operation)) + ": " + std::string(type.type.name);
        }));
    add(out, block(definition.fields, printField));
    if (!definition.members.empty()) add(out, "= " + joined(definition.members, " | ", typeName));
    add(out, block(definition.values, printEnumValue));
    add(out, block(definition.inputs, printInput));
    return described(definition.description, out);
}

} // namespace

std::string print(const Value& value)
{
    return printValue(value);
}
std::string print(const TypeNode& type)
{
    return printType(type);
}

std::string print(const Document& document)
{
    return joined(document.definitions, "\n\n", [](const Definition* definition) {
        switch (definition->kind) {
        case DefinitionKind::Operation:
            return printOperation(static_cast<const Operation&>(*definition));
        case DefinitionKind::Fragment:
            return printFragment(static_cast<const Fragment&>(*definition));
        default:
            return printTypeSystem(static_cast<const TypeSystemDefinition&>(*definition));
        }
    });
}

std::string minify(const Document& document)
{
    Arena scratch;
    Lexer lexer(document.source, scratch);
    std::string out;
    bool afterWord = false;
    for (Token token = lexer.next(); token.kind != TokenKind::End; token = lexer.next()) {
        const bool isWord = token.hasText();
        if (afterWord && (isWord || token.kind == TokenKind::Spread)) out.push_back(' ');
        if (token.kind == TokenKind::BlockString)
            out += printBlockString(token.text, true);
        else if (token.kind == TokenKind::String)
            out += lexer.lastTokenSource();
        else
            out += token.text;
        afterWord = isWord;
    }
    return out;
}

} // namespace signalbox::graphql
