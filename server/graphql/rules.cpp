#include "server/graphql/rules.h"

#include "server/graphql/printer.h"
#include "server/graphql/validate.h"

#include <algorithm>
#include <array>

namespace signalbox::graphql {

namespace {

std::string quote(std::string_view name)
{
    return "\"" + std::string(name) + "\"";
}

/// Names that type-system documents may use without defining them.
constexpr std::array<std::string_view, 13> standardTypes = {
    "String", "Int",     "Float",        "Boolean",     "ID",        "__Schema", "__Directive", "__DirectiveLocation",
    "__Type", "__Field", "__InputValue", "__EnumValue", "__TypeKind"};

bool given(const List<ast::Argument>& arguments, std::string_view name)
{
    return std::ranges::any_of(arguments, [&](const ast::Argument& argument) { return argument.name.text == name; });
}

} // namespace

std::vector<LanguageError> validate(const Schema& schema, const ast::Document& document)
{
    ValidationContext context(schema, document);
    Rules(context).run();
    return std::move(context.errors);
}

const Location* NameTable::meet(std::string_view name, Location location)
{
    constexpr std::size_t few = 16;
    if (m_row.size() > few) {
        const auto [place, fresh] = m_hash.try_emplace(name, m_row.size());
        if (!fresh) return &m_row[place->second].second;
    } else {
        for (const auto& entry : m_row)
            if (entry.first == name) return &entry.second;
    }
    m_row.emplace_back(name, location);
    if (m_row.size() == few + 1)
        for (std::size_t i = 0; i < m_row.size(); ++i) m_hash.try_emplace(m_row[i].first, i);
    return nullptr;
}

void NameTable::clear()
{
    m_row.clear();
    m_hash.clear();
}

Rules::Rules(ValidationContext& context)
    : TypeWalk(context.schema), m_context(context), m_overlapping(context), m_cycleVisited(context.fragmentCount()),
      m_introspected(context.fragmentCount()), m_introspecting(context.fragmentCount())
{
    for (const auto* definition : context.document.definitions) {
        if (definition->kind == ast::DefinitionKind::Operation) ++m_operationCount;
        if (definition->executable() || definition->extension) continue;
        const auto& system = static_cast<const ast::TypeSystemDefinition&>(*definition);
        if (system.kind == ast::DefinitionKind::Directive)
            m_ownDirectives[system.name.text] = &system;
        else if (system.kind != ast::DefinitionKind::Schema)
            m_ownTypes.insert(system.name.text);
    }
}

void Rules::run()
{
    executableDefinitions();
    for (const auto* definition : m_context.document.definitions) {
        if (stopped()) return;
        m_typeSystemOnly = !definition->executable();
        walk(*definition);
    }
    unusedFragments();
}

void Rules::enterOperation(const ast::Operation& operation)
{
    if (operation.name.present()) {
        if (const Location* first = m_operationNames.meet(operation.name.text, operation.name.location))
            m_context.report("There can be only one operation named " + quote(operation.name.text) + ".",
                             {*first, operation.name.location});
    } else if (m_operationCount > 1) {
        m_context.report("This anonymous operation must be the only defined operation.", {operation.location});
    }
    if (operation.operation == ast::OperationType::Subscription) singleFieldSubscription(operation);
    if (operation.variables.size() > 1) {
        // One error for each name, pointing at all who bear it.
        std::vector<std::pair<std::string_view, std::vector<Location>>> groups;
        std::unordered_map<std::string_view, std::size_t> byName;
        for (const auto& variable : operation.variables) {
            const auto [place, fresh] = byName.try_emplace(variable.name.text, groups.size());
            if (fresh) groups.push_back({variable.name.text, {}});
            groups[place->second].second.push_back(variable.name.location);
        }
        for (auto& [name, locations] : groups)
            if (locations.size() > 1)
                m_context.report("There can be only one variable named \"$" + std::string(name) + "\".",
                                 std::move(locations));
    }
}

void Rules::enterVariableDefinition(const ast::VariableDefinition& variable)
{
    const TypeRef declared = schema().resolve(*variable.type);
    if (declared.valid() && !declared.named().input())
        m_context.report("Variable \"$" + std::string(variable.name.text) + "\" cannot be non-input type " +
                             quote(print(*variable.type)) + ".",
                         {variable.type->location});
}

void Rules::namedType(const ast::TypeNode& node)
{
    if (schema().type(node.name) || m_ownTypes.contains(node.name)) return;
    if (m_typeSystemOnly && std::ranges::find(standardTypes, node.name) != standardTypes.end()) return;
    m_context.report("Unknown type " + quote(node.name) + ".", {node.location});
}

void Rules::enterSelectionSet(const ast::SelectionSet& set)
{
    m_overlapping.check(parent(), set);
}

void Rules::enterField(const ast::Selection& node)
{
    const std::string_view name = node.name.text;
    if (type().valid()) {
        if (type().named().leaf()) {
            if (node.selectionSet)
                m_context.report("Field " + quote(name) + " must not have a selection since type " +
                                     quote(type().toString()) + " has no subfields.",
                                 {node.selectionSet->location});
        } else if (!node.selectionSet) {
            m_context.report("Field " + quote(name) + " of type " + quote(type().toString()) +
                                 " must have a selection of subfields.",
                             {node.location});
        }
    }
    if (parent() && !field())
        m_context.report("Cannot query field " + quote(name) + " on type " + quote(parent()->name) + ".",
                         {node.location});
    enterDirectives(node.directives);
    uniqueArguments(node.arguments);
    if ((name == "__schema" || name == "__type") && introspectsTooDeep(node, 0))
        m_context.report("Maximum introspection depth exceeded", {node.location});
}

void Rules::leaveField(const ast::Selection& node)
{
    if (!field()) return;
    for (const InputValue& argument : field()->arguments)
        if (argument.required() && !given(node.arguments, argument.name))
            m_context.report("Field " + quote(field()->name) + " argument " + quote(argument.name) + " of type " +
                                 quote(argument.type.toString()) + " is required, but it was not provided.",
                             {node.location});
}

void Rules::enterSpread(const ast::Selection& spread)
{
    const std::string_view name = spread.name.text;
    const ast::Fragment* fragment = m_context.fragment(name);
    if (!fragment) {
        m_context.report("Unknown fragment " + quote(name) + ".", {spread.name.location});
    } else if (const NamedType* target = schema().type(fragment->typeCondition->name);
               target && target->composite() && parent() && !schema().overlap(*target, *parent())) {
        m_context.report("Fragment " + quote(name) + " cannot be spread here as objects of type " +
                             quote(parent()->name) + " can never be of type " + quote(target->name) + ".",
                         {spread.location});
    }
    enterDirectives(spread.directives);
}

void Rules::enterInlineFragment(const ast::Selection& node)
{
    if (node.typeCondition) {
        const NamedType* target = schema().type(node.typeCondition->name);
        if (target && !target->composite())
            m_context.report("Fragment cannot condition on non composite type " + quote(target->name) + ".",
                             {node.typeCondition->location});
    }
    if (type().valid() && type().named().composite() && parent() && !schema().overlap(type().named(), *parent()))
        m_context.report("Fragment cannot be spread here as objects of type " + quote(parent()->name) +
                             " can never be of type " + quote(type().toString()) + ".",
                         {node.location});
    enterDirectives(node.directives);
}

void Rules::enterFragment(const ast::Fragment& fragment)
{
    const NamedType* target = schema().type(fragment.typeCondition->name);
    if (target && !target->composite())
        m_context.report("Fragment " + quote(fragment.name.text) + " cannot condition on non composite type " +
                             quote(target->name) + ".",
                         {fragment.typeCondition->location});
    if (const Location* first = m_fragmentNames.meet(fragment.name.text, fragment.name.location))
        m_context.report("There can be only one fragment named " + quote(fragment.name.text) + ".",
                         {*first, fragment.name.location});
    fragmentCycles(fragment);
}

// ---- directives and arguments ----------------------------------------------------------------------------------

const ast::TypeSystemDefinition* Rules::ownDirective(std::string_view name) const
{
    if (m_ownDirectives.empty()) return nullptr;
    const auto found = m_ownDirectives.find(name);
    return found == m_ownDirectives.end() ? nullptr : found->second;
}

void Rules::enterTypeSystem(const ast::TypeSystemDefinition& definition)
{
    if (definition.kind == ast::DefinitionKind::Directive) return;
    // A type and its extensions share their directives.
    uniqueDirectives(definition.directives, definition.kind == ast::DefinitionKind::Schema
                                                ? m_schemaDirectives
                                                : m_typeDirectives[definition.name.text]);
}

void Rules::enterDirectives(const List<ast::Directive>& directives)
{
    if (directives.size() < 2) return;
    NameTable seen;
    uniqueDirectives(directives, seen);
}

void Rules::uniqueDirectives(const List<ast::Directive>& directives, NameTable& seen)
{
    for (const auto& directive : directives) {
        const std::string_view name = directive.name.text;
        if (const ast::TypeSystemDefinition* own = ownDirective(name)) {
            if (own->repeatable) continue;
        } else if (const DirectiveDefinition* known = schema().directive(name); !known || known->repeatable) {
            continue;
        }
        if (const Location* first = seen.meet(name, directive.location))
            m_context.report("The directive \"@" + std::string(name) + "\" can only be used once at this location.",
                             {*first, directive.location});
    }
}

void Rules::enterDirective(const ast::Directive& directive, std::string_view place)
{
    const std::string_view name = directive.name.text;
    const ast::TypeSystemDefinition* own = ownDirective(name);
    const DirectiveDefinition* known = own ? nullptr : schema().directive(name);
    if (!own && !known) {
        m_context.report("Unknown directive \"@" + std::string(name) + "\".", {directive.location});
    } else {
        const bool allowed =
            own ? std::ranges::any_of(own->locations, [&](const ast::Name& one) { return one.text == place; })
                : std::ranges::find(known->locations, place) != known->locations.end();
        if (!allowed)
            m_context.report("Directive \"@" + std::string(name) + "\" may not be used on " + std::string(place) + ".",
                             {directive.location});
        for (const auto& argument : directive.arguments) {
            const bool declared =
                own ? std::ranges::any_of(own->inputs,
                                          [&](const auto& one) { return one.name.text == argument.name.text; })
                    : known->argument(argument.name.text) != nullptr;
            if (!declared)
                m_context.report("Unknown argument " + quote(argument.name.text) + " on directive \"@" +
                                     std::string(name) + "\".",
                                 {argument.location});
        }
    }
    uniqueArguments(directive.arguments);
}

void Rules::leaveDirective(const ast::Directive& directive)
{
    const std::string_view name = directive.name.text;
    const auto missing = [&](std::string_view argument, const std::string& typeText) {
        m_context.report("Directive \"@" + std::string(name) + "\" argument " + quote(argument) + " of type " +
                             quote(typeText) + " is required, but it was not provided.",
                         {directive.location});
    };
    if (const ast::TypeSystemDefinition* own = ownDirective(name)) {
        for (const auto& input : own->inputs)
            if (input.type->kind == ast::TypeNodeKind::NonNull && !input.defaultValue &&
                !given(directive.arguments, input.name.text))
                missing(input.name.text, print(*input.type));
        return;
    }
    const DirectiveDefinition* known = schema().directive(name);
    if (!known) return;
    for (const InputValue& argument : known->arguments)
        if (argument.required() && !given(directive.arguments, argument.name))
            missing(argument.name, argument.type.toString());
}

void Rules::uniqueArguments(const List<ast::Argument>& arguments)
{
    if (arguments.size() < 2) return;
    NameTable seen;
    std::vector<std::pair<std::string_view, std::vector<Location>>> repeated;
    for (const auto& argument : arguments) {
        const std::string_view name = argument.name.text;
        const Location* first = seen.meet(name, argument.name.location);
        if (!first) continue;
        auto group = std::ranges::find(repeated, name, [](const auto& entry) { return entry.first; });
        if (group == repeated.end()) group = repeated.insert(group, {name, {*first}});
        group->second.push_back(argument.name.location);
    }
    // Groups answer in the order of their first members.
    std::ranges::stable_sort(repeated, [](const auto& one, const auto& other) {
        const Location& a = one.second.front();
        const Location& b = other.second.front();
        return a.line != b.line ? a.line < b.line : a.column < b.column;
    });
    for (auto& [name, locations] : repeated)
        m_context.report("There can be only one argument named " + quote(name) + ".", std::move(locations));
}

void Rules::enterArgument(const ast::Argument& node, bool ofDirective)
{
    if (ofDirective || argument() || !field() || !parent()) return;
    m_context.report("Unknown argument " + quote(node.name.text) + " on field \"" + parent()->name + "." +
                         field()->name + "\".",
                     {node.location});
}

} // namespace signalbox::graphql
