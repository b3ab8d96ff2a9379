#pragma once

#include "server/graphql/ast.h"
#include "server/graphql/schema.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace signalbox::graphql {

/// One use of a variable, and what its place expects.
struct VariableUse
{
    const ast::Value* node = nullptr;
    TypeRef type; ///< invalid when the place is unknown
    bool placeHasDefault = false;
};

/// What the rules of one validation share: the fragments by name, who uses whom, and the errors so far.
class ValidationContext
{
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    ValidationContext(const Schema& schema, const ast::Document& document);

    const Schema& schema;
    const ast::Document& document;
    std::vector<LanguageError> errors;

    /// Keeps at most maxValidationErrors; the next one becomes a sentence saying so, and validation stops.
    void report(std::string message, std::initializer_list<Location> locations);
    void report(std::string message, std::vector<Location> locations);
    [[nodiscard]] bool stopped() const { return m_stopped; }

    /// The fragment of that name, as a number for side tables: the last one when a document defines several.
    [[nodiscard]] std::uint32_t fragmentIndex(std::string_view name) const;
    [[nodiscard]] const ast::Fragment* fragment(std::string_view name) const;
    [[nodiscard]] const ast::Fragment& fragment(std::uint32_t index) const { return *m_fragments[index]; }
    [[nodiscard]] std::size_t fragmentCount() const { return m_fragments.size(); }

    /// Spreads within a selection set at any depth, in the order the reference meets them.
    const std::vector<const ast::Selection*>& spreads(const ast::SelectionSet& set);
    /// Every fragment an operation needs, directly or through others.
    std::vector<std::uint32_t> reachableFragments(const ast::Operation& operation);
    /// Every use of a variable in an operation and in the fragments it needs.
    std::vector<const VariableUse*> variableUses(const ast::Operation& operation);

private:
    std::vector<const ast::Fragment*> m_fragments;
    std::unordered_map<std::string_view, std::uint32_t> m_byName;
    std::unordered_map<const ast::SelectionSet*, std::vector<const ast::Selection*>> m_spreads;
    std::unordered_map<const ast::Definition*, std::vector<VariableUse>> m_uses;
    bool m_stopped = false;
};

} // namespace signalbox::graphql
