#pragma once

#include "server/graphql/ast.h"
#include "server/graphql/schema.h"

#include <string_view>

namespace signalbox::graphql {

/// Visits every node of a document in the order it was written and knows, at each, which type the schema expects there.
/// Rules derive from it (CRTP: no virtual calls) and hide the hooks they want. Types that do not resolve are invalid or
/// null, never an error: other rules report them.
template <class Rules>
class TypeWalk
{
public:
    explicit TypeWalk(const Schema& schema) : m_schema(schema) {}

    void walk(const ast::Definition& definition)
    {
        if (definition.kind == ast::DefinitionKind::Operation)
            visit(static_cast<const ast::Operation&>(definition));
        else if (definition.kind == ast::DefinitionKind::Fragment)
            visit(static_cast<const ast::Fragment&>(definition));
        else
            visit(static_cast<const ast::TypeSystemDefinition&>(definition));
    }

    // Hooks: what each rule set may hide.
    void enterOperation(const ast::Operation&) {}
    void leaveOperation(const ast::Operation&) {}
    void enterVariableDefinition(const ast::VariableDefinition&) {}
    void enterFragment(const ast::Fragment&) {}
    void enterTypeSystem(const ast::TypeSystemDefinition&) {}
    void enterDirectives(const List<ast::Directive>&) {}
    void enterSelectionSet(const ast::SelectionSet&) {}
    void enterField(const ast::Selection&) {}
    void leaveField(const ast::Selection&) {}
    void enterSpread(const ast::Selection&) {}
    void enterInlineFragment(const ast::Selection&) {}
    void enterDirective(const ast::Directive&, std::string_view /*place*/) {}
    void leaveDirective(const ast::Directive&) {}
    void enterArgument(const ast::Argument&, bool /*ofDirective*/) {}
    void namedType(const ast::TypeNode&) {}
    void enterList(const ast::Value&) {}
    void leaveList(const ast::Value&) {}
    void enterObject(const ast::Value&) {}
    void leaveObject(const ast::Value&) {}
    void enterObjectField(const ast::ObjectField&) {}
    void scalarValue(const ast::Value&) {}
    void variable(const ast::Value&) {}
    [[nodiscard]] bool wantsVariableDefinitions() const { return true; }
    [[nodiscard]] bool stopped() const { return false; }

protected:
    [[nodiscard]] const Schema& schema() const { return m_schema; }
    /// Type of the current field, operation or fragment.
    [[nodiscard]] const TypeRef& type() const { return m_type; }
    /// What the current selection set selects from; null when unknown or not composite.
    [[nodiscard]] const NamedType* parent() const { return m_parent; }
    [[nodiscard]] const Field* field() const { return m_field; }
    [[nodiscard]] const InputValue* argument() const { return m_argument; }
    /// Type a value must have here, and that of the list or object around it.
    [[nodiscard]] const TypeRef& input() const { return m_input.type; }
    [[nodiscard]] const TypeRef& outerInput() const { return m_input.outer; }
    /// Whether the place of the value has a default of its own.
    [[nodiscard]] bool placeHasDefault() const { return m_input.hasDefault; }

private:
    struct Input
    {
        TypeRef type;
        TypeRef outer;
        bool hasDefault = false;
    };

    Rules& rules() { return static_cast<Rules&>(*this); }

    void visit(const ast::Operation& operation)
    {
        const NamedType* root = m_schema.root(operation.operation);
        m_type = root ? TypeRef(*root) : TypeRef();
        rules().enterOperation(operation);
        rules().enterDirectives(operation.directives);
        if (rules().wantsVariableDefinitions())
            for (const auto& variable : operation.variables) visit(variable);
        static constexpr std::string_view places[] = {"QUERY", "MUTATION", "SUBSCRIPTION"};
        visit(operation.directives, places[static_cast<std::size_t>(operation.operation)]);
        visit(*operation.selectionSet);
        m_type = {};
        rules().leaveOperation(operation);
    }

    void visit(const ast::VariableDefinition& variable)
    {
        const TypeRef type = m_schema.resolve(*variable.type);
        m_input.type = type.valid() && type.named().input() ? type : TypeRef();
        rules().enterVariableDefinition(variable);
        rules().enterDirectives(variable.directives);
        walkType(*variable.type);
        if (variable.defaultValue) visit(*variable.defaultValue);
        visit(variable.directives, "VARIABLE_DEFINITION");
        m_input = {};
    }

    void visit(const ast::Fragment& fragment)
    {
        m_type = outputType(*fragment.typeCondition);
        rules().enterFragment(fragment);
        rules().enterDirectives(fragment.directives);
        walkType(*fragment.typeCondition);
        visit(fragment.directives, "FRAGMENT_DEFINITION");
        visit(*fragment.selectionSet);
        m_type = {};
    }

    void visit(const ast::SelectionSet& set)
    {
        const NamedType* outer = m_parent;
        m_parent = m_type.valid() && m_type.named().composite() ? &m_type.named() : nullptr;
        rules().enterSelectionSet(set);
        for (const auto& selection : set.selections) {
            if (rules().stopped()) break;
            visit(selection);
        }
        m_parent = outer;
    }

    void visit(const ast::Selection& selection)
    {
        const TypeRef outerType = m_type;
        const Field* outerField = m_field;
        switch (selection.kind) {
        case ast::SelectionKind::Field:
            m_field = m_parent ? m_schema.field(*m_parent, selection.name.text) : nullptr;
            m_type = m_field ? m_field->type : TypeRef();
            rules().enterField(selection);
            for (const auto& argument : selection.arguments) visit(argument, false);
            visit(selection.directives, "FIELD");
            if (selection.selectionSet) visit(*selection.selectionSet);
            rules().leaveField(selection);
            break;
        case ast::SelectionKind::FragmentSpread:
            rules().enterSpread(selection);
            visit(selection.directives, "FRAGMENT_SPREAD");
            break;
        case ast::SelectionKind::InlineFragment:
            if (selection.typeCondition)
                m_type = outputType(*selection.typeCondition);
            else if (m_type.valid())
                m_type = TypeRef(m_type.named());
            rules().enterInlineFragment(selection);
            if (selection.typeCondition) walkType(*selection.typeCondition);
            visit(selection.directives, "INLINE_FRAGMENT");
            visit(*selection.selectionSet);
            break;
        }
        m_type = outerType;
        m_field = outerField;
    }

    void visit(const List<ast::Directive>& directives, std::string_view place)
    {
        for (const auto& directive : directives) {
            m_directive = m_schema.directive(directive.name.text);
            rules().enterDirective(directive, place);
            for (const auto& argument : directive.arguments) visit(argument, true);
            rules().leaveDirective(directive);
            m_directive = nullptr;
        }
    }

    void visit(const ast::Argument& node, bool ofDirective)
    {
        // An unknown directive leaves the field's arguments in view, as in the reference.
        if (m_directive)
            m_argument = m_directive->argument(node.name.text);
        else
            m_argument = m_field ? m_field->argument(node.name.text) : nullptr;
        const Input outer = m_input;
        m_input = {m_argument ? m_argument->type : TypeRef(), outer.type, m_argument && m_argument->defaultValue};
        rules().enterArgument(node, ofDirective);
        visit(node.value);
        m_input = outer;
        m_argument = nullptr;
    }

    void visit(const ast::Value& value)
    {
        switch (value.kind) {
        case ast::ValueKind::Variable:
            rules().variable(value);
            break;
        case ast::ValueKind::List: {
            const Input outer = m_input;
            const TypeRef list = outer.type.valid() ? outer.type.nullable() : outer.type;
            m_input = {list.valid() && list.list() ? list.inner() : list, outer.type, false};
            rules().enterList(value);
            for (const auto& item : value.items) visit(item);
            rules().leaveList(value);
            m_input = outer;
            break;
        }
        case ast::ValueKind::Object:
            rules().enterObject(value);
            for (const auto& node : value.fields) {
                const Input outer = m_input;
                const InputValue* definition = nullptr;
                if (outer.type.valid() && outer.type.named().kind == TypeKind::InputObject)
                    definition = outer.type.named().inputField(node.name.text);
                m_input = {definition ? definition->type : TypeRef(), outer.type,
                           definition && definition->defaultValue};
                rules().enterObjectField(node);
                visit(node.value);
                m_input = outer;
            }
            rules().leaveObject(value);
            break;
        default:
            rules().scalarValue(value);
            break;
        }
    }

    void visit(const ast::TypeSystemDefinition& definition)
    {
        using ast::DefinitionKind;
        rules().enterTypeSystem(definition);
        for (const auto& interface : definition.interfaces) walkType(interface);
        visit(definition.directives, place(definition.kind));
        for (const auto& root : definition.operationTypes) walkType(root.type);
        for (const auto& node : definition.fields) {
            rules().enterDirectives(node.directives);
            for (const auto& argument : node.arguments) visit(argument, "ARGUMENT_DEFINITION");
            walkType(*node.type);
            visit(node.directives, "FIELD_DEFINITION");
        }
        for (const auto& member : definition.members) walkType(member);
        for (const auto& value : definition.values) {
            rules().enterDirectives(value.directives);
            visit(value.directives, "ENUM_VALUE");
        }
        const bool inputObject = definition.kind == DefinitionKind::InputObject && !definition.extension;
        for (const auto& input : definition.inputs)
            visit(input, inputObject ? "INPUT_FIELD_DEFINITION" : "ARGUMENT_DEFINITION");
    }

    void visit(const ast::InputValueDefinition& definition, std::string_view where)
    {
        rules().enterDirectives(definition.directives);
        walkType(*definition.type);
        if (definition.defaultValue) visit(*definition.defaultValue);
        visit(definition.directives, where);
    }

    void walkType(const ast::TypeNode& node)
    {
        const ast::TypeNode* innermost = &node;
        while (innermost->of) innermost = innermost->of;
        rules().namedType(*innermost);
    }

    TypeRef outputType(const ast::TypeNode& node) const
    {
        const TypeRef type = m_schema.resolve(node);
        return type.valid() && type.named().output() ? type : TypeRef();
    }

    static std::string_view place(ast::DefinitionKind kind)
    {
        static constexpr std::string_view places[] = {"",          "",      "SCHEMA", "SCALAR",       "OBJECT",
                                                      "INTERFACE", "UNION", "ENUM",   "INPUT_OBJECT", ""};
        return places[static_cast<std::size_t>(kind)];
    }

    const Schema& m_schema;
    TypeRef m_type;
    const NamedType* m_parent = nullptr;
    const Field* m_field = nullptr;
    const DirectiveDefinition* m_directive = nullptr;
    const InputValue* m_argument = nullptr;
    Input m_input;
};

} // namespace signalbox::graphql
