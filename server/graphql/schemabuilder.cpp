#include "server/graphql/schemabuilder.h"

#include "server/graphql/scalars.h"

#include <algorithm>
#include <array>

namespace signalbox::graphql {

namespace {

using ast::DefinitionKind;

constexpr std::array<std::string_view, 5> builtinScalars = {"String", "Int", "Float", "Boolean", "ID"};

bool isBuiltinScalar(std::string_view name)
{
    return std::ranges::find(builtinScalars, name) != builtinScalars.end();
}

std::string text(const ast::Value* description)
{
    return description ? std::string(description->text) : std::string();
}

TypeKind typeKind(DefinitionKind kind)
{
    switch (kind) {
    case DefinitionKind::Object:
        return TypeKind::Object;
    case DefinitionKind::Interface:
        return TypeKind::Interface;
    case DefinitionKind::Union:
        return TypeKind::Union;
    case DefinitionKind::Enum:
        return TypeKind::Enum;
    case DefinitionKind::InputObject:
        return TypeKind::InputObject;
    default:
        return TypeKind::Scalar;
    }
}

std::string_view kindWord(DefinitionKind kind)
{
    switch (kind) {
    case DefinitionKind::Object:
        return "object";
    case DefinitionKind::Interface:
        return "interface";
    case DefinitionKind::Union:
        return "union";
    case DefinitionKind::Enum:
        return "enum";
    case DefinitionKind::InputObject:
        return "input object";
    default:
        return "scalar";
    }
}

std::string quote(std::string_view name)
{
    return "\"" + std::string(name) + "\"";
}

template <class Member>
bool known(const std::vector<Member>& members, std::string_view name)
{
    return std::ranges::find(members, name, &Member::name) != members.end();
}

} // namespace

Result<std::shared_ptr<const Schema>> Schema::fromSdl(std::string sdl, const Hooks& hooks)
{
    return SchemaBuilder(hooks).build(std::move(sdl));
}

Result<std::shared_ptr<const Schema>> SchemaBuilder::build(std::string sdl)
{
    for (std::string source : {std::move(sdl), std::string(builtinSdl)}) {
        ParseResult parsed = parse(std::move(source), ParseLimits::trusted());
        if (!parsed.ok()) {
            const LanguageError& error = *parsed.error;
            fail(error.locations.empty() ? Location{} : error.locations.front(), error.message);
            return *m_error;
        }
        m_documents.push_back(std::move(parsed.document));
    }
    for (const auto& document : m_documents) collect(*document);
    const auto steps = {&SchemaBuilder::declareTypes,      &SchemaBuilder::defineTypes,
                        &SchemaBuilder::defineDirectives,  &SchemaBuilder::defineRoots,
                        &SchemaBuilder::defineMetaFields,  &SchemaBuilder::indexMembers,
                        &SchemaBuilder::indexPossibleTypes};
    for (const auto step : steps) {
        if (m_error) return *m_error;
        (this->*step)();
    }
    if (m_error) return *m_error;
    const std::vector<std::string> problems = checkSchema(*m_schema);
    if (!problems.empty()) return Error{ErrorCode::BadUserInput, problems.front(), {}};
    coerceDefaults();
    if (m_error) return *m_error;
    return std::shared_ptr<const Schema>(std::move(m_schema));
}

void SchemaBuilder::fail(Location location, std::string sentence)
{
    if (m_error) return;
    if (location.line != 0) sentence = "Line " + std::to_string(location.line) + ": " + sentence;
    m_error = Error{ErrorCode::BadUserInput, std::move(sentence), {}};
}

void SchemaBuilder::collect(const ast::Document& document)
{
    const bool own = &document == m_documents.back().get();
    std::unordered_set<std::string_view> names;
    std::unordered_set<std::string_view> directiveNames;
    for (const auto* one : m_directives) directiveNames.insert(one->name.text);
    for (const ast::Definition* definition : document.definitions) {
        if (definition->executable()) {
            fail(definition->location, "A schema may not contain operations or fragments.");
            return;
        }
        const auto& system = static_cast<const ast::TypeSystemDefinition&>(*definition);
        for (const auto& type : system.interfaces) mention(type);
        for (const auto& type : system.members) mention(type);
        for (const auto& input : system.inputs) mention(*input.type);
        for (const auto& field : system.fields) {
            mention(*field.type);
            for (const auto& argument : field.arguments) mention(*argument.type);
        }
        if (system.kind == DefinitionKind::Schema) {
            if (!system.extension &&
                std::ranges::any_of(m_schemaDefinitions, [](const auto* other) { return !other->extension; }))
                fail(system.location, "Must provide only one schema definition.");
            m_schemaDefinitions.push_back(&system);
        } else if (system.kind == DefinitionKind::Directive) {
            if (directiveNames.insert(system.name.text).second)
                m_directives.push_back(&system);
            else if (!own)
                fail(system.name.location,
                     "There can be only one directive named \"@" + std::string(system.name.text) + "\".");
        } else if (system.extension) {
            m_extensions[system.name.text].push_back(&system);
        } else {
            if (!names.insert(system.name.text).second)
                fail(system.name.location, "There can be only one type named " + quote(system.name.text) + ".");
            if (!own && system.name.text.starts_with("__"))
                fail(system.name.location,
                     "Name " + quote(system.name.text) +
                         " must not begin with \"__\", which is reserved by GraphQL introspection.");
            m_definitions.push_back(&system);
        }
    }
}

void SchemaBuilder::mention(const ast::TypeNode& node)
{
    const ast::TypeNode* innermost = &node;
    while (innermost->of) innermost = innermost->of;
    m_mentioned.insert(innermost->name);
}

void SchemaBuilder::declareTypes()
{
    const auto declare = [&](std::string_view name, TypeKind kind) {
        auto type = std::make_unique<NamedType>();
        type->kind = kind;
        type->index = static_cast<std::uint32_t>(m_schema->m_types.size());
        type->name = name;
        m_types.emplace(type->name, type.get());
        m_schema->m_typesByName.emplace(type->name, type.get());
        m_schema->m_types.push_back(std::move(type));
    };
    for (const auto* definition : m_definitions)
        if (!m_types.contains(definition->name.text)) declare(definition->name.text, typeKind(definition->kind));
    // A built-in scalar that nothing uses is no part of the schema.
    for (const std::string_view name : builtinScalars) {
        if (!m_mentioned.contains(name) || m_types.contains(name)) continue;
        declare(name, TypeKind::Scalar);
        NamedType& type = *m_types.at(name);
        type.scalar = builtinScalar(name);
        if (name == "String") type.description = "Text, as UTF-8.";
        if (name == "Int") type.description = "A whole number of 32 bits, with a sign.";
        if (name == "Float") type.description = "A double-precision number (IEEE 754).";
        if (name == "Boolean") type.description = "`true` or `false`.";
        if (name == "ID")
            type.description = "A name that is unique for its kind of object; text, not meant to be read.";
    }
    for (const auto& [name, extensions] : m_extensions)
        for (const auto* extension : extensions) checkExtension(*extension);
}

void SchemaBuilder::checkExtension(const ast::TypeSystemDefinition& extension)
{
    const auto found = m_types.find(extension.name.text);
    if (found == m_types.end())
        fail(extension.name.location,
             "Cannot extend type " + quote(extension.name.text) + " because it is not defined.");
    else if (found->second->kind != typeKind(extension.kind))
        fail(extension.location, "Cannot extend non-" + std::string(kindWord(extension.kind)) + " type " +
                                     quote(extension.name.text) + ".");
}

NamedType* SchemaBuilder::lookUp(const ast::TypeNode& node)
{
    const auto found = m_types.find(node.name);
    if (found != m_types.end()) return found->second;
    fail(node.location, "Unknown type " + quote(node.name) + ".");
    return nullptr;
}

TypeRef SchemaBuilder::resolve(const ast::TypeNode& node)
{
    const ast::TypeNode* innermost = &node;
    while (innermost->of) innermost = innermost->of;
    return lookUp(*innermost) ? m_schema->resolve(node) : TypeRef();
}

void SchemaBuilder::defineTypes()
{
    for (const auto* definition : m_definitions) {
        NamedType& type = *m_types.at(definition->name.text);
        defineType(type, *definition);
        const auto extensions = m_extensions.find(type.name);
        if (extensions == m_extensions.end()) continue;
        for (const auto* extension : extensions->second) defineType(type, *extension);
    }
}

void SchemaBuilder::defineType(NamedType& type, const ast::TypeSystemDefinition& definition)
{
    checkDirectives(definition.directives);
    if (definition.description) type.description = text(definition.description);
    for (const auto& interface : definition.interfaces)
        if (const NamedType* found = lookUp(interface)) type.interfaces.push_back(found);
    for (const auto& member : definition.members)
        if (const NamedType* found = lookUp(member)) type.possibleTypes.push_back(found);
    defineFields(type, definition);
    defineValues(type, definition);
    if (type.kind == TypeKind::InputObject) {
        for (InputValue& input : inputValues(definition.inputs, type.name)) {
            if (known(type.inputFields, input.name))
                fail(definition.location, "Field \"" + type.name + "." + input.name + "\" can only be defined once.");
            input.index = static_cast<std::uint32_t>(type.inputFields.size());
            type.inputFields.push_back(std::move(input));
        }
    }
    if (type.kind == TypeKind::Scalar) {
        if (isBuiltinScalar(type.name))
            type.scalar = builtinScalar(type.name);
        else if (const auto hooks = m_hooks.find(type.name); hooks != m_hooks.end())
            type.scalar = hooks->second;
        for (const auto& directive : definition.directives)
            if (directive.name.text == "specifiedBy")
                for (const auto& argument : directive.arguments)
                    if (argument.name.text == "url") type.specifiedByUrl = std::string(argument.value.text);
    }
}

void SchemaBuilder::defineFields(NamedType& type, const ast::TypeSystemDefinition& definition)
{
    for (const auto& node : definition.fields) {
        checkDirectives(node.directives);
        Field field;
        field.name = node.name.text;
        field.description = text(node.description);
        field.type = resolve(*node.type);
        field.arguments = inputValues(node.arguments, type.name + "." + field.name);
        field.deprecationReason = deprecation(node.directives);
        field.index = static_cast<std::uint32_t>(type.fields.size());
        if (known(type.fields, field.name))
            fail(node.name.location, "Field \"" + type.name + "." + field.name + "\" can only be defined once.");
        type.fields.push_back(std::move(field));
    }
}

void SchemaBuilder::defineValues(NamedType& type, const ast::TypeSystemDefinition& definition)
{
    for (const auto& node : definition.values) {
        checkDirectives(node.directives);
        if (known(type.values, node.name.text))
            fail(node.name.location,
                 "Enum value \"" + type.name + "." + std::string(node.name.text) + "\" can only be defined once.");
        type.values.push_back({std::string(node.name.text), text(node.description), deprecation(node.directives)});
    }
}

std::vector<InputValue> SchemaBuilder::inputValues(const List<ast::InputValueDefinition>& definitions,
                                                   const std::string& owner)
{
    std::vector<InputValue> result;
    result.reserve(definitions.size());
    for (const auto& node : definitions) {
        checkDirectives(node.directives);
        InputValue input;
        input.name = node.name.text;
        input.description = text(node.description);
        input.type = resolve(*node.type);
        input.deprecationReason = deprecation(node.directives);
        input.index = static_cast<std::uint32_t>(result.size());
        if (known(result, input.name))
            fail(node.name.location, "Argument \"" + owner + "(" + input.name + ":)\" can only be defined once.");
        if (node.defaultValue) m_defaults.emplace(owner + "." + input.name, node.defaultValue);
        result.push_back(std::move(input));
    }
    return result;
}

std::optional<std::string> SchemaBuilder::deprecation(const List<ast::Directive>& directives)
{
    for (const auto& directive : directives) {
        if (directive.name.text != "deprecated") continue;
        for (const auto& argument : directive.arguments)
            if (argument.name.text == "reason" && argument.value.kind == ast::ValueKind::String)
                return std::string(argument.value.text);
        return "No longer supported";
    }
    return std::nullopt;
}

void SchemaBuilder::checkDirectives(const List<ast::Directive>& directives)
{
    for (const auto& directive : directives) {
        const auto definition =
            std::ranges::find_if(m_directives, [&](const auto* one) { return one->name.text == directive.name.text; });
        if (definition == m_directives.end()) {
            fail(directive.location, "Unknown directive \"@" + std::string(directive.name.text) + "\".");
            continue;
        }
        for (const auto& argument : directive.arguments) {
            const bool declared = std::ranges::any_of(
                (*definition)->inputs, [&](const auto& input) { return input.name.text == argument.name.text; });
            if (!declared)
                fail(argument.location, "Unknown argument " + quote(argument.name.text) + " on directive \"@" +
                                            std::string(directive.name.text) + "\".");
        }
    }
}

void SchemaBuilder::defineDirectives()
{
    for (const auto* node : m_directives) {
        auto directive = std::make_unique<DirectiveDefinition>();
        directive->name = node->name.text;
        directive->description = text(node->description);
        directive->arguments = inputValues(node->inputs, "@" + directive->name);
        directive->repeatable = node->repeatable;
        for (const auto& location : node->locations) directive->locations.emplace_back(location.text);
        m_schema->m_directivesByName.emplace(directive->name, directive.get());
        m_schema->m_directives.push_back(std::move(directive));
    }
}

void SchemaBuilder::defineRoots()
{
    if (m_schemaDefinitions.empty()) {
        m_schema->m_roots[0] = m_schema->type("Query");
        m_schema->m_roots[1] = m_schema->type("Mutation");
        m_schema->m_roots[2] = m_schema->type("Subscription");
        return;
    }
    for (const auto* definition : m_schemaDefinitions) {
        checkDirectives(definition->directives);
        if (definition->description) m_schema->m_description = text(definition->description);
        for (const auto& root : definition->operationTypes) {
            const NamedType*& place = m_schema->m_roots[static_cast<std::size_t>(root.operation)];
            if (place) fail(root.location, "There can be only one type for each operation in a schema.");
            place = lookUp(root.type);
        }
    }
}

void SchemaBuilder::defineMetaFields()
{
    const NamedType& string = *m_types.at("String");
    Field& typeName = m_schema->m_typenameField;
    typeName.name = "__typename";
    typeName.description = "The name of this object's type.";
    typeName.type = TypeRef(string).required();
    Field& schema = m_schema->m_schemaField;
    schema.name = "__schema";
    schema.description = "What this node can be asked.";
    schema.type = TypeRef(*m_types.at("__Schema")).required();
    Field& type = m_schema->m_typeField;
    type.name = "__type";
    type.description = "One type, by name.";
    type.type = TypeRef(*m_types.at("__Type"));
    InputValue name;
    name.name = "name";
    name.type = TypeRef(string).required();
    type.arguments.push_back(std::move(name));
}

void SchemaBuilder::indexMembers()
{
    const auto index = [](NamedType& type, const auto& members) {
        for (std::uint32_t i = 0; i < members.size(); ++i) type.byName.emplace(members[i].name, i);
    };
    for (const auto& type : m_schema->m_types) {
        index(*type, type->fields);
        index(*type, type->inputFields);
        index(*type, type->values);
    }
}

void SchemaBuilder::indexPossibleTypes()
{
    const auto& types = m_schema->m_types;
    m_schema->m_possible.resize(types.size());
    for (const auto& type : types) {
        if (type->abstract()) m_schema->m_possible[type->index].resize(types.size());
        for (const NamedType* interface : type->interfaces) {
            NamedType& target = *m_types.at(interface->name);
            if (target.kind != TypeKind::Interface) continue; // checkSchema says so
            if (type->kind == TypeKind::Object)
                target.possibleTypes.push_back(type.get());
            else
                target.implementations.push_back(type.get());
        }
    }
    for (const auto& type : types) {
        if (!type->abstract()) continue;
        for (const NamedType* member : type->possibleTypes) m_schema->m_possible[type->index][member->index] = true;
        for (const NamedType* member : type->implementations) m_schema->m_possible[type->index][member->index] = true;
    }
}

} // namespace signalbox::graphql
