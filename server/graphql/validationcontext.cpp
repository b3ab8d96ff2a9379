#include "server/graphql/validationcontext.h"

#include "server/graphql/typewalk.h"
#include "server/graphql/validate.h"

namespace signalbox::graphql {

namespace {

class UseCollector : public TypeWalk<UseCollector>
{
public:
    UseCollector(const Schema& schema, std::vector<VariableUse>& uses) : TypeWalk(schema), m_uses(uses) {}

    void variable(const ast::Value& node) { m_uses.push_back({&node, input(), placeHasDefault()}); }
    [[nodiscard]] bool wantsVariableDefinitions() const { return false; }

private:
    std::vector<VariableUse>& m_uses;
};

} // namespace

ValidationContext::ValidationContext(const Schema& forSchema, const ast::Document& forDocument)
    : schema(forSchema), document(forDocument)
{
    for (const auto* definition : document.definitions) {
        if (definition->kind != ast::DefinitionKind::Fragment) continue;
        const auto* one = static_cast<const ast::Fragment*>(definition);
        const auto [place, fresh] = m_byName.emplace(one->name.text, static_cast<std::uint32_t>(m_fragments.size()));
        if (fresh)
            m_fragments.push_back(one);
        else
            m_fragments[place->second] = one;
    }
}

void ValidationContext::report(std::string message, std::initializer_list<Location> locations)
{
    report(std::move(message), std::vector<Location>(locations));
}

void ValidationContext::report(std::string message, std::vector<Location> locations)
{
    if (m_stopped) return;
    if (errors.size() >= maxValidationErrors) {
        m_stopped = true;
        errors.push_back({"Too many validation errors, error limit reached. Validation aborted.", {}});
        return;
    }
    errors.push_back({std::move(message), std::move(locations)});
}

std::uint32_t ValidationContext::fragmentIndex(std::string_view name) const
{
    if (m_byName.empty()) return none;
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? none : found->second;
}

const ast::Fragment* ValidationContext::fragment(std::string_view name) const
{
    const std::uint32_t index = fragmentIndex(name);
    return index == none ? nullptr : m_fragments[index];
}

const std::vector<const ast::Selection*>& ValidationContext::spreads(const ast::SelectionSet& set)
{
    const auto [place, fresh] = m_spreads.try_emplace(&set);
    if (!fresh) return place->second;
    std::vector<const ast::SelectionSet*> waiting{&set};
    while (!waiting.empty()) {
        const ast::SelectionSet* current = waiting.back();
        waiting.pop_back();
        for (const auto& selection : current->selections) {
            if (selection.kind == ast::SelectionKind::FragmentSpread)
                place->second.push_back(&selection);
            else if (selection.selectionSet)
                waiting.push_back(selection.selectionSet);
        }
    }
    return place->second;
}

std::vector<std::uint32_t> ValidationContext::reachableFragments(const ast::Operation& operation)
{
    std::vector<std::uint32_t> found;
    if (m_fragments.empty()) return found;
    std::vector<bool> met(m_fragments.size());
    std::vector<const ast::SelectionSet*> waiting{operation.selectionSet};
    while (!waiting.empty()) {
        const ast::SelectionSet* current = waiting.back();
        waiting.pop_back();
        for (const ast::Selection* spread : spreads(*current)) {
            const std::uint32_t index = fragmentIndex(spread->name.text);
            if (index == none || met[index]) continue;
            met[index] = true;
            found.push_back(index);
            waiting.push_back(m_fragments[index]->selectionSet);
        }
    }
    return found;
}

std::vector<const VariableUse*> ValidationContext::variableUses(const ast::Operation& operation)
{
    std::vector<const VariableUse*> all;
    const auto add = [&](const ast::Definition& definition) {
        const auto [place, fresh] = m_uses.try_emplace(&definition);
        if (fresh) UseCollector(schema, place->second).walk(definition);
        for (const VariableUse& use : place->second) all.push_back(&use);
    };
    add(operation);
    for (const std::uint32_t index : reachableFragments(operation)) add(*m_fragments[index]);
    return all;
}

} // namespace signalbox::graphql
