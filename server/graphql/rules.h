#pragma once

#include "server/graphql/overlappingfields.h"
#include "server/graphql/typewalk.h"
#include "server/graphql/validationcontext.h"

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace signalbox::graphql {

/// Names met so far and where; a row while they are few, a hash when they are many.
class NameTable
{
public:
    /// Where the name was first met, or null when it is new (and now known).
    const Location* meet(std::string_view name, Location location);
    void clear();

private:
    std::vector<std::pair<std::string_view, Location>> m_row;
    std::unordered_map<std::string_view, std::size_t> m_hash;
};

/// All rules of §5 in one walk. At each node they speak in the order of the reference's list of rules, because the
/// order of errors is part of the answer. Values in rulesvalues.cpp, documents and fragments in rulesdocument.cpp, the
/// rest in rules.cpp.
class Rules : public TypeWalk<Rules>
{
public:
    explicit Rules(ValidationContext& context);

    void run();

    // Hooks of TypeWalk.
    void enterOperation(const ast::Operation& operation);
    void leaveOperation(const ast::Operation& operation);
    void enterVariableDefinition(const ast::VariableDefinition& variable);
    void enterFragment(const ast::Fragment& fragment);
    void enterTypeSystem(const ast::TypeSystemDefinition& definition);
    void enterDirectives(const List<ast::Directive>& directives);
    void enterSelectionSet(const ast::SelectionSet& set);
    void enterField(const ast::Selection& field);
    void leaveField(const ast::Selection& field);
    void enterSpread(const ast::Selection& spread);
    void enterInlineFragment(const ast::Selection& fragment);
    void enterDirective(const ast::Directive& directive, std::string_view place);
    void leaveDirective(const ast::Directive& directive);
    void enterArgument(const ast::Argument& argument, bool ofDirective);
    void namedType(const ast::TypeNode& node);
    void enterList(const ast::Value& value);
    void leaveList(const ast::Value& value);
    void enterObject(const ast::Value& value);
    void leaveObject(const ast::Value& value);
    void enterObjectField(const ast::ObjectField& field);
    void scalarValue(const ast::Value& value);
    [[nodiscard]] bool stopped() const { return m_context.stopped(); }

private:
    // rulesdocument.cpp
    void executableDefinitions();
    void singleFieldSubscription(const ast::Operation& operation);
    void fragmentCycles(const ast::Fragment& fragment);
    void unusedFragments();
    void undefinedVariables(const ast::Operation& operation, const std::vector<const VariableUse*>& uses);
    void unusedVariables(const ast::Operation& operation, const std::vector<const VariableUse*>& uses);
    void variablePositions(const ast::Operation& operation, const std::vector<const VariableUse*>& uses);
    bool introspectsTooDeep(const ast::Selection& selection, std::uint32_t lists);
    bool introspectsTooDeep(const ast::SelectionSet* set, std::uint32_t lists);

    // rulesvalues.cpp
    void checkLiteral(const ast::Value& value, const TypeRef& expected);

    void uniqueArguments(const List<ast::Argument>& arguments);
    void uniqueDirectives(const List<ast::Directive>& directives, NameTable& seen);
    [[nodiscard]] const ast::TypeSystemDefinition* ownDirective(std::string_view name) const;
    [[nodiscard]] static std::string subject(const ast::Operation& operation);

    ValidationContext& m_context;
    OverlappingFields m_overlapping;

    NameTable m_operationNames;
    NameTable m_fragmentNames;
    std::size_t m_operationCount = 0;
    bool m_typeSystemOnly = false; ///< the definition being walked is no operation or fragment
    /// Directives and types that the document itself defines (it should not, but it is read on).
    std::unordered_map<std::string_view, const ast::TypeSystemDefinition*> m_ownDirectives;
    std::unordered_set<std::string_view> m_ownTypes;
    std::unordered_map<std::string_view, NameTable> m_typeDirectives;
    NameTable m_schemaDirectives;

    std::vector<bool> m_cycleVisited; ///< by fragment index
    std::unordered_map<std::string_view, std::size_t> m_cyclePosition;
    std::vector<const ast::Selection*> m_cyclePath;

    std::vector<std::uint8_t> m_introspected; ///< by fragment index: bit n = found shallow when entered at depth n
    std::vector<bool> m_introspecting;

    std::uint32_t m_quiet = 0; ///< inside a value already found wrong
    std::vector<NameTable> m_objectNames;
    std::size_t m_objectDepth = 0;
};

} // namespace signalbox::graphql
