#include "server/graphql/jsformat.h"
#include "server/graphql/validate.h"
#include "server/graphql/validationcontext.h"

#include <algorithm>
#include <optional>

namespace signalbox::graphql {

namespace {

/// Depth and cost of selection sets. A fragment is measured once, however often it is spread, so the work is linear in
/// the document. Fragments add neither depth nor cost of their own.
class Meter
{
public:
    struct Size
    {
        std::uint32_t depth = 0;
        double cost = 0;
    };

    Meter(const ValidationContext& context, const QueryLimits& limits)
        : m_context(context), m_limits(limits), m_fragments(context.fragmentCount())
    {
    }

    /// The deepest field below (1 for leaves only) and the sum of the costs of the fields here.
    Size measure(const ast::SelectionSet& set)
    {
        Size total;
        for (const auto& selection : set.selections) {
            const Size one = measure(selection);
            total.depth = std::max(total.depth, one.depth);
            total.cost += one.cost;
        }
        return total;
    }

private:
    Size measure(const ast::Selection& selection)
    {
        switch (selection.kind) {
        case ast::SelectionKind::InlineFragment:
            return measure(*selection.selectionSet);
        case ast::SelectionKind::FragmentSpread: {
            const std::uint32_t index = m_context.fragmentIndex(selection.name.text);
            if (index == ValidationContext::none) return {};
            std::optional<Size>& known = m_fragments[index];
            if (!known) {
                known = Size{}; // should there be a cycle after all, it ends here
                const Size measured = measure(*m_context.fragment(index).selectionSet);
                m_fragments[index] = measured;
            }
            return *m_fragments[index];
        }
        case ast::SelectionKind::Field:
            break;
        }
        if (selection.name.text == "__schema" || selection.name.text == "__type") return {};
        if (!selection.selectionSet) return {1, m_limits.scalarCost};
        const Size below = measure(*selection.selectionSet);
        return {below.depth + 1, m_limits.objectCost + m_limits.depthCostFactor * below.cost};
    }

    const ValidationContext& m_context;
    const QueryLimits& m_limits;
    std::vector<std::optional<Size>> m_fragments;
};

} // namespace

std::vector<LanguageError> checkLimits(const Schema& schema, const ast::Document& document, const QueryLimits& limits)
{
    std::vector<LanguageError> errors;
    const ValidationContext context(schema, document);
    Meter meter(context, limits);
    for (const auto* definition : document.definitions) {
        if (definition->kind != ast::DefinitionKind::Operation) continue;
        const auto& operation = static_cast<const ast::Operation&>(*definition);
        const Meter::Size size = meter.measure(*operation.selectionSet);
        if (size.depth > limits.maxDepth)
            errors.push_back({"Query depth limit of " + std::to_string(limits.maxDepth) + " exceeded, found " +
                                  std::to_string(size.depth) + ".",
                              {operation.location}});
        const double cost = limits.objectCost + limits.depthCostFactor * size.cost;
        if (cost > limits.maxCost)
            errors.push_back(
                {"Query Cost limit of " + formatNumber(limits.maxCost) + " exceeded, found " + formatNumber(cost) + ".",
                 {operation.location}});
    }
    return errors;
}

} // namespace signalbox::graphql
