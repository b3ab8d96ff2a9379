#include "server/graphql/plan.h"

#include "server/graphql/coerce.h"
#include "server/graphql/introspection.h"
#include "server/graphql/jsontext.h"

#include <algorithm>

namespace signalbox::graphql {

namespace {

/// Calls `visit` with the name of each variable in a value.
template <class Visit>
void forEachVariable(const ast::Value& value, const Visit& visit)
{
    if (value.kind == ast::ValueKind::Variable) visit(value.text);
    for (const auto& item : value.items) forEachVariable(item, visit);
    for (const auto& field : value.fields) forEachVariable(field.value, visit);
}

bool usesVariables(const List<ast::Argument>& arguments)
{
    bool found = false;
    for (const auto& argument : arguments) forEachVariable(argument.value, [&](std::string_view) { found = true; });
    return found;
}

bool isCondition(const ast::Directive& directive)
{
    return directive.name.text == "skip" || directive.name.text == "include";
}

/// Decides @skip and @include by the values the plan is made for.
class Conditions
{
public:
    Conditions(std::span<const std::string_view> names, std::uint64_t values) : m_names(names), m_values(values) {}

    [[nodiscard]] bool includes(const ast::Selection& selection) const
    {
        for (const auto& directive : selection.directives) {
            if (!isCondition(directive) || directive.arguments.empty()) continue;
            const bool wanted = directive.name.text == "include";
            if (holds(directive.arguments[0].value) != wanted) return false;
        }
        return true;
    }

private:
    [[nodiscard]] bool holds(const ast::Value& value) const
    {
        if (value.kind != ast::ValueKind::Variable) return value.boolean;
        const auto at = std::find(m_names.begin(), m_names.end(), value.text) - m_names.begin();
        return (m_values >> at & 1) != 0;
    }

    std::span<const std::string_view> m_names;
    std::uint64_t m_values;
};

const ast::Fragment* findFragment(const ast::Document& document, std::string_view name)
{
    for (const auto* definition : document.definitions)
        if (definition->kind == ast::DefinitionKind::Fragment && definition->name.text == name)
            return static_cast<const ast::Fragment*>(definition);
    return nullptr;
}

/// Fields of one object that share a response name.
struct Group
{
    std::string_view responseName;
    std::vector<const ast::Selection*> nodes;
};

class Planner
{
public:
    Planner(const BoundSchema& schema, const ast::Document& document, const Conditions& conditions, Plan& plan)
        : m_bound(schema), m_schema(schema.schema()), m_document(document), m_conditions(conditions), m_plan(plan)
    {
    }

    const ObjectPlan* object(const NamedType& type, const std::vector<const ast::SelectionSet*>& sets)
    {
        std::vector<Group> groups;
        std::vector<std::string_view> visited;
        for (const auto* set : sets) collect(type, *set, groups, visited);
        m_fields += groups.size();
        if (m_fields > plannedFieldsMax) return nullptr;

        ObjectPlan& plan = m_plan.objects.emplace_back();
        plan.type = &type;
        plan.fields.reserve(groups.size());
        for (const Group& group : groups) {
            if (!field(type, group, plan.fields.emplace_back())) return nullptr;
        }
        return &plan;
    }

private:
    bool applies(const ast::TypeNode* condition, const NamedType& type) const
    {
        if (!condition) return true;
        const NamedType* named = m_schema.type(condition->name);
        return named && (named == &type || m_schema.isSubType(*named, type));
    }

    void collect(const NamedType& type, const ast::SelectionSet& set, std::vector<Group>& groups,
                 std::vector<std::string_view>& visited) const
    {
        for (const auto& selection : set.selections) {
            if (!m_conditions.includes(selection)) continue;
            switch (selection.kind) {
            case ast::SelectionKind::Field: {
                const auto name = selection.responseName();
                auto at = std::find_if(groups.begin(), groups.end(),
                                       [&](const Group& group) { return group.responseName == name; });
                if (at == groups.end()) at = groups.insert(groups.end(), Group{name, {}});
                at->nodes.push_back(&selection);
                break;
            }
            case ast::SelectionKind::InlineFragment:
                if (applies(selection.typeCondition, type)) collect(type, *selection.selectionSet, groups, visited);
                break;
            case ast::SelectionKind::FragmentSpread: {
                if (std::find(visited.begin(), visited.end(), selection.name.text) != visited.end()) break;
                visited.push_back(selection.name.text);
                const auto* fragment = findFragment(m_document, selection.name.text);
                if (fragment && applies(fragment->typeCondition, type))
                    collect(type, *fragment->selectionSet, groups, visited);
                break;
            }
            }
        }
    }

    bool field(const NamedType& parent, const Group& group, FieldPlan& plan)
    {
        const ast::Selection& first = *group.nodes.front();
        const Field* definition = m_schema.field(parent, first.name.text);
        plan.key = ",";
        appendQuoted(plan.key, group.responseName);
        plan.key += ':';
        plan.responseName = group.responseName;
        plan.parent = &parent;
        plan.definition = definition;
        plan.info = {parent.name, definition->name};
        plan.argumentNodes = first.arguments;
        for (const auto* node : group.nodes) plan.locations.push_back(node->location);
        plan.resolver = definition == &m_schema.typenameField() ? introspection::typenameResolver()
                        : definition == &m_schema.schemaField() ? introspection::schemaResolver()
                        : definition == &m_schema.typeField()   ? introspection::typeResolver()
                                                                : m_bound.resolver(parent, *definition);
        if (!plan.resolver) plan.resolver = detail::notImplementedResolver().get();
        planArguments(plan);

        const NamedType& named = definition->type.named();
        if (!named.composite()) return true;
        std::vector<const ast::SelectionSet*> sets;
        for (const auto* node : group.nodes)
            if (node->selectionSet) sets.push_back(node->selectionSet);
        if (named.kind == TypeKind::Object) {
            plan.object = object(named, sets);
            plan.sourceTag = m_bound.sourceTagOf(named);
            return plan.object != nullptr;
        }
        for (const auto* possible : named.possibleTypes) {
            plan.possible.push_back(object(*possible, sets));
            if (!plan.possible.back()) return false;
        }
        return true;
    }

    void planArguments(FieldPlan& plan)
    {
        if (plan.definition->arguments.empty()) return;
        if (!usesVariables(plan.argumentNodes)) {
            const auto coerced =
                coerceArguments(plan.definition->arguments, plan.argumentNodes, {}, plan.locations.front());
            if (!coerced.error) {
                plan.arguments = plan.resolver->decode(coerced.values);
                return;
            }
        }
        plan.argumentSlot = m_plan.argumentSlots++;
    }

    const BoundSchema& m_bound;
    const Schema& m_schema;
    const ast::Document& m_document;
    const Conditions& m_conditions;
    Plan& m_plan;
    std::size_t m_fields = 0;
};

/// The variables that decide what an operation includes.
class ConditionFinder
{
public:
    explicit ConditionFinder(const ast::Document& document) : m_document(document) {}

    std::vector<std::string_view> find(const ast::SelectionSet& set)
    {
        walk(set);
        return std::move(m_names);
    }

private:
    void walk(const ast::SelectionSet& set)
    {
        for (const auto& selection : set.selections) {
            for (const auto& directive : selection.directives) {
                if (!isCondition(directive) || directive.arguments.empty()) continue;
                forEachVariable(directive.arguments[0].value, [this](std::string_view name) { note(m_names, name); });
            }
            if (selection.selectionSet) walk(*selection.selectionSet);
            if (selection.kind != ast::SelectionKind::FragmentSpread || !note(m_visited, selection.name.text)) continue;
            if (const auto* fragment = findFragment(m_document, selection.name.text)) walk(*fragment->selectionSet);
        }
    }

    static bool note(std::vector<std::string_view>& names, std::string_view name)
    {
        if (std::find(names.begin(), names.end(), name) != names.end()) return false;
        names.push_back(name);
        return true;
    }

    const ast::Document& m_document;
    std::vector<std::string_view> m_names;
    std::vector<std::string_view> m_visited;
};

} // namespace

PreparedOperation::PreparedOperation(const BoundSchema& schema, const ast::Document& document,
                                     const ast::Operation& operation)
    : m_schema(schema), m_document(document), m_operation(operation),
      m_conditionVariables(ConditionFinder(document).find(*operation.selectionSet))
{
}

Result<std::shared_ptr<const Plan>> PreparedOperation::plan(const boost::json::object& variables) const
{
    std::uint64_t values = 0;
    if (m_conditionVariables.size() > conditionVariablesMax)
        return Error{ErrorCode::BadUserInput, "Too many variables decide what this operation includes.", {}};
    for (std::size_t i = 0; i < m_conditionVariables.size(); ++i) {
        const auto* value = variables.if_contains(m_conditionVariables[i]);
        if (!value || !value->is_bool())
            return Error{
                ErrorCode::BadUserInput, "Argument \"if\" of non-null type \"Boolean!\" must not be null.", {}};
        if (value->get_bool()) values |= std::uint64_t{1} << i;
    }
    const std::scoped_lock lock(m_mutex);
    for (const auto& [known, plan] : m_plans)
        if (known == values) return plan;

    auto plan = std::make_shared<Plan>();
    const Conditions conditions(m_conditionVariables, values);
    Planner planner(m_schema, m_document, conditions, *plan);
    plan->root = planner.object(*m_schema.schema().root(m_operation.operation), {m_operation.selectionSet});
    if (!plan->root) return Error{ErrorCode::BadUserInput, "This operation asks for too many fields.", {}};
    if (m_plans.size() >= plansPerOperationMax) m_plans.erase(m_plans.begin());
    m_plans.emplace_back(values, plan);
    return std::shared_ptr<const Plan>(plan);
}

PreparedDocument::PreparedDocument(std::shared_ptr<const BoundSchema> schema,
                                   std::shared_ptr<const ast::Document> document)
    : m_schema(std::move(schema)), m_document(std::move(document))
{
    for (const auto* definition : m_document->definitions)
        if (definition->kind == ast::DefinitionKind::Operation)
            m_operations.emplace_back(*m_schema, *m_document, *static_cast<const ast::Operation*>(definition));
}

} // namespace signalbox::graphql
