#include "server/graphql/rules.h"

#include <algorithm>

namespace signalbox::graphql {

namespace {

std::string quote(std::string_view name)
{
    return "\"" + std::string(name) + "\"";
}

/// A directive's `if`, when it is written out.
bool conditionIs(const List<ast::Directive>& directives, std::string_view name, bool value)
{
    for (const auto& directive : directives) {
        if (directive.name.text != name) continue;
        for (const auto& argument : directive.arguments)
            if (argument.name.text == "if" && argument.value.kind == ast::ValueKind::Boolean)
                return argument.value.boolean == value;
        return false;
    }
    return false;
}

} // namespace

void Rules::executableDefinitions()
{
    for (const auto* definition : m_context.document.definitions) {
        if (definition->executable()) continue;
        const std::string name =
            definition->kind == ast::DefinitionKind::Schema ? "schema" : quote(definition->name.text);
        m_context.report("The " + name + " definition is not executable.", {definition->location});
    }
}

void Rules::singleFieldSubscription(const ast::Operation& operation)
{
    const NamedType* root = schema().subscription();
    if (!root) return;
    std::vector<std::pair<std::string_view, std::vector<const ast::Selection*>>> fields;
    std::unordered_set<std::string_view> visited;
    const auto applies = [&](const ast::TypeNode* condition) {
        if (!condition) return true;
        const NamedType* target = schema().type(condition->name);
        return target && (target == root || (target->abstract() && schema().isSubType(*target, *root)));
    };
    const auto collect = [&](const auto& self, const ast::SelectionSet& set) -> void {
        for (const auto& selection : set.selections) {
            if (conditionIs(selection.directives, "skip", true) || conditionIs(selection.directives, "include", false))
                continue;
            if (selection.kind == ast::SelectionKind::Field) {
                auto entry =
                    std::ranges::find(fields, selection.responseName(), [](const auto& one) { return one.first; });
                if (entry == fields.end()) entry = fields.insert(entry, {selection.responseName(), {}});
                entry->second.push_back(&selection);
            } else if (selection.kind == ast::SelectionKind::InlineFragment) {
                if (applies(selection.typeCondition)) self(self, *selection.selectionSet);
            } else if (visited.insert(selection.name.text).second) {
                const ast::Fragment* fragment = m_context.fragment(selection.name.text);
                if (fragment && applies(fragment->typeCondition)) self(self, *fragment->selectionSet);
            }
        }
    };
    collect(collect, *operation.selectionSet);
    const std::string who =
        operation.name.present() ? "Subscription " + quote(operation.name.text) : std::string("Anonymous Subscription");
    if (fields.size() > 1) {
        std::vector<Location> extra;
        for (std::size_t i = 1; i < fields.size(); ++i)
            for (const auto* node : fields[i].second) extra.push_back(node->location);
        m_context.report(who + " must select only one top level field.", std::move(extra));
    }
    for (const auto& [response, nodes] : fields) {
        if (!nodes.front()->name.text.starts_with("__")) continue;
        std::vector<Location> where;
        for (const auto* node : nodes) where.push_back(node->location);
        m_context.report(who + " must not select an introspection top level field.", std::move(where));
    }
}

void Rules::fragmentCycles(const ast::Fragment& fragment)
{
    const std::uint32_t index = m_context.fragmentIndex(fragment.name.text);
    if (m_cycleVisited[index]) return;
    m_cycleVisited[index] = true;
    const std::vector<const ast::Selection*> spreads = m_context.spreads(*fragment.selectionSet);
    if (spreads.empty()) return;
    m_cyclePosition[fragment.name.text] = m_cyclePath.size();
    for (const ast::Selection* spread : spreads) {
        const auto position = m_cyclePosition.find(spread->name.text);
        m_cyclePath.push_back(spread);
        if (position == m_cyclePosition.end()) {
            if (const ast::Fragment* next = m_context.fragment(spread->name.text)) fragmentCycles(*next);
        } else {
            std::string via;
            std::vector<Location> where;
            for (std::size_t i = position->second; i < m_cyclePath.size(); ++i) {
                where.push_back(m_cyclePath[i]->location);
                if (i + 1 == m_cyclePath.size()) break;
                via += (via.empty() ? " via " : ", ") + quote(m_cyclePath[i]->name.text);
            }
            m_context.report("Cannot spread fragment " + quote(spread->name.text) + " within itself" + via + ".",
                             std::move(where));
        }
        m_cyclePath.pop_back();
    }
    m_cyclePosition.erase(fragment.name.text);
}

void Rules::unusedFragments()
{
    if (m_context.fragmentCount() == 0) return;
    std::unordered_set<std::string_view> used;
    for (const auto* definition : m_context.document.definitions) {
        if (definition->kind != ast::DefinitionKind::Operation) continue;
        for (const std::uint32_t index : m_context.reachableFragments(static_cast<const ast::Operation&>(*definition)))
            used.insert(m_context.fragment(index).name.text);
    }
    for (const auto* definition : m_context.document.definitions)
        if (definition->kind == ast::DefinitionKind::Fragment && !used.contains(definition->name.text))
            m_context.report("Fragment " + quote(definition->name.text) + " is never used.", {definition->location});
}

std::string Rules::subject(const ast::Operation& operation)
{
    return operation.name.present() ? " operation " + quote(operation.name.text) : std::string();
}

void Rules::leaveOperation(const ast::Operation& operation)
{
    const std::vector<const VariableUse*> uses = m_context.variableUses(operation);
    if (uses.empty() && operation.variables.empty()) return;
    undefinedVariables(operation, uses);
    unusedVariables(operation, uses);
    variablePositions(operation, uses);
}

void Rules::undefinedVariables(const ast::Operation& operation, const std::vector<const VariableUse*>& uses)
{
    std::unordered_set<std::string_view> defined;
    for (const auto& variable : operation.variables) defined.insert(variable.name.text);
    const std::string by = subject(operation);
    for (const VariableUse* use : uses)
        if (!defined.contains(use->node->text))
            m_context.report("Variable \"$" + std::string(use->node->text) + "\" is not defined" +
                                 (by.empty() ? "" : " by" + by) + ".",
                             {use->node->location, operation.location});
}

void Rules::unusedVariables(const ast::Operation& operation, const std::vector<const VariableUse*>& uses)
{
    std::unordered_set<std::string_view> used;
    for (const VariableUse* use : uses) used.insert(use->node->text);
    const std::string in = subject(operation);
    for (const auto& variable : operation.variables)
        if (!used.contains(variable.name.text))
            m_context.report("Variable \"$" + std::string(variable.name.text) + "\" is never used" +
                                 (in.empty() ? "" : " in" + in) + ".",
                             {variable.location});
}

void Rules::variablePositions(const ast::Operation& operation, const std::vector<const VariableUse*>& uses)
{
    std::unordered_map<std::string_view, const ast::VariableDefinition*> definitions;
    for (const auto& variable : operation.variables) definitions[variable.name.text] = &variable;
    for (const VariableUse* use : uses) {
        const auto found = definitions.find(use->node->text);
        if (found == definitions.end() || !use->type.valid()) continue;
        const ast::VariableDefinition& variable = *found->second;
        const TypeRef given = schema().resolve(*variable.type);
        if (!given.valid()) continue;
        TypeRef wanted = use->type;
        bool allowed = true;
        if (wanted.nonNull() && !given.nonNull()) {
            const bool variableDefault = variable.defaultValue && variable.defaultValue->kind != ast::ValueKind::Null;
            allowed = variableDefault || use->placeHasDefault;
            wanted = wanted.inner();
        }
        if (allowed && schema().isSubType(wanted, given)) continue;
        m_context.report("Variable \"$" + std::string(use->node->text) + "\" of type " + quote(given.toString()) +
                             " used in position expecting type " + quote(use->type.toString()) + ".",
                         {variable.location, use->node->location});
    }
}

bool Rules::introspectsTooDeep(const ast::SelectionSet* set, std::uint32_t lists)
{
    return set && std::ranges::any_of(set->selections, [&](const ast::Selection& selection) {
               return introspectsTooDeep(selection, lists);
           });
}

bool Rules::introspectsTooDeep(const ast::Selection& selection, std::uint32_t lists)
{
    constexpr std::uint32_t maxLists = 3;
    if (selection.kind == ast::SelectionKind::FragmentSpread) {
        const std::uint32_t index = m_context.fragmentIndex(selection.name.text);
        if (index == ValidationContext::none || m_introspecting[index]) return false;
        const auto bit = static_cast<std::uint8_t>(1U << lists);
        if (m_introspected[index] & bit) return false;
        m_introspecting[index] = true;
        const bool deep = introspectsTooDeep(m_context.fragment(index).selectionSet, lists);
        m_introspecting[index] = false;
        if (!deep) m_introspected[index] |= bit;
        return deep;
    }
    if (selection.kind == ast::SelectionKind::Field) {
        const std::string_view name = selection.name.text;
        const bool list = name == "fields" || name == "interfaces" || name == "possibleTypes" || name == "inputFields";
        if (list && ++lists >= maxLists) return true;
    }
    return introspectsTooDeep(selection.selectionSet, lists);
}

} // namespace signalbox::graphql
