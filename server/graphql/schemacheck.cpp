#include "server/graphql/schemabuilder.h"

#include <algorithm>
#include <set>

namespace signalbox::graphql {

namespace {

/// Walks the types once and writes down what is wrong.
class Checker
{
public:
    explicit Checker(const Schema& schema) : m_schema(schema) {}

    std::vector<std::string> run()
    {
        roots();
        for (const auto& directive : m_schema.directives()) {
            if (directive->locations.empty())
                say("Directive @" + directive->name + " must include 1 or more locations.");
            inputs(directive->arguments, "@" + directive->name);
        }
        for (const auto& type : m_schema.types()) {
            switch (type->kind) {
            case TypeKind::Scalar:
                break;
            case TypeKind::Object:
            case TypeKind::Interface:
                fields(*type);
                interfaces(*type);
                break;
            case TypeKind::Union:
                members(*type);
                break;
            case TypeKind::Enum:
                if (type->values.empty()) say("Enum type " + type->name + " must define one or more values.");
                break;
            case TypeKind::InputObject:
                inputObject(*type);
                break;
            }
        }
        return std::move(m_problems);
    }

private:
    void say(std::string sentence) { m_problems.push_back(std::move(sentence)); }

    void name(const std::string& text)
    {
        if (text.starts_with("__"))
            say("Name \"" + text + "\" must not begin with \"__\", which is reserved by GraphQL introspection.");
    }

    void roots()
    {
        if (!m_schema.query())
            say("Query root type must be provided.");
        else if (m_schema.query()->kind != TypeKind::Object)
            say("Query root type must be Object type, it cannot be " + m_schema.query()->name + ".");
        if (m_schema.mutation() && m_schema.mutation()->kind != TypeKind::Object)
            say("Mutation root type must be Object type if provided, it cannot be " + m_schema.mutation()->name + ".");
        if (m_schema.subscription() && m_schema.subscription()->kind != TypeKind::Object)
            say("Subscription root type must be Object type if provided, it cannot be " +
                m_schema.subscription()->name + ".");
    }

    void inputs(const std::vector<InputValue>& arguments, const std::string& owner)
    {
        for (const InputValue& argument : arguments) {
            name(argument.name);
            const std::string place = owner + "(" + argument.name + ":)";
            if (!argument.type.named().input())
                say("The type of " + place + " must be Input Type but got: " + argument.type.toString() + ".");
            if (argument.type.nonNull() && argument.deprecationReason)
                say("Required argument " + place + " cannot be deprecated.");
        }
    }

    void fields(const NamedType& type)
    {
        if (type.fields.empty()) say("Type " + type.name + " must define one or more fields.");
        for (const Field& field : type.fields) {
            name(field.name);
            if (!field.type.named().output())
                say("The type of " + type.name + "." + field.name +
                    " must be Output Type but got: " + field.type.toString() + ".");
            inputs(field.arguments, type.name + "." + field.name);
        }
    }

    void interfaces(const NamedType& type)
    {
        std::set<const NamedType*> seen;
        for (const NamedType* interface : type.interfaces) {
            if (interface->kind != TypeKind::Interface) {
                say("Type " + type.name + " must only implement Interface types, it cannot implement " +
                    interface->name + ".");
                continue;
            }
            if (interface == &type) {
                say("Type " + type.name + " cannot implement itself because it would create a circular reference.");
                continue;
            }
            if (!seen.insert(interface).second) {
                say("Type " + type.name + " can only implement " + interface->name + " once.");
                continue;
            }
            for (const NamedType* above : interface->interfaces) {
                if (std::ranges::find(type.interfaces, above) != type.interfaces.end()) continue;
                say(above == &type ? "Type " + type.name + " cannot implement " + interface->name +
                                         " because it would create a circular reference."
                                   : "Type " + type.name + " must implement " + above->name +
                                         " because it is implemented by " + interface->name + ".");
            }
            for (const Field& field : interface->fields) implementation(type, *interface, field);
        }
    }

    void implementation(const NamedType& type, const NamedType& interface, const Field& promised)
    {
        const std::string place = interface.name + "." + promised.name;
        const Field* given = type.field(promised.name);
        if (!given) {
            say("Interface field " + place + " expected but " + type.name + " does not provide it.");
            return;
        }
        const std::string own = type.name + "." + given->name;
        if (!m_schema.isSubType(promised.type, given->type))
            say("Interface field " + place + " expects type " + promised.type.toString() + " but " + own + " is type " +
                given->type.toString() + ".");
        for (const InputValue& argument : promised.arguments) {
            const InputValue* same = given->argument(argument.name);
            if (!same)
                say("Interface field argument " + place + "(" + argument.name + ":) expected but " + own +
                    " does not provide it.");
            else if (same->type != argument.type)
                say("Interface field argument " + place + "(" + argument.name + ":) expects type " +
                    argument.type.toString() + " but " + own + "(" + argument.name + ":) is type " +
                    same->type.toString() + ".");
        }
        for (const InputValue& argument : given->arguments)
            if (argument.required() && !promised.argument(argument.name))
                say("Object field " + own + " includes required argument " + argument.name +
                    " that is missing from the Interface field " + place + ".");
    }

    void members(const NamedType& type)
    {
        if (type.possibleTypes.empty()) say("Union type " + type.name + " must define one or more member types.");
        std::set<const NamedType*> seen;
        for (const NamedType* member : type.possibleTypes) {
            if (!seen.insert(member).second)
                say("Union type " + type.name + " can only include type " + member->name + " once.");
            else if (member->kind != TypeKind::Object)
                say("Union type " + type.name + " can only include Object types, it cannot include " + member->name +
                    ".");
        }
    }

    void inputObject(const NamedType& type)
    {
        if (type.inputFields.empty()) say("Input Object type " + type.name + " must define one or more fields.");
        for (const InputValue& field : type.inputFields) {
            name(field.name);
            if (!field.type.named().input())
                say("The type of " + type.name + "." + field.name +
                    " must be Input Type but got: " + field.type.toString() + ".");
            if (field.type.nonNull() && field.deprecationReason)
                say("Required input field " + type.name + "." + field.name + " cannot be deprecated.");
        }
        circles(type);
    }

    /// An input object that needs itself, through non-null fields only, can never be written.
    void circles(const NamedType& type)
    {
        if (!m_visited.insert(&type).second) return;
        for (const InputValue& field : type.inputFields) {
            const bool needed = field.type.nonNull() && field.type.inner().bare();
            if (!needed || field.type.named().kind != TypeKind::InputObject) continue;
            m_path.emplace_back(&type, field.name);
            const NamedType& next = field.type.named();
            const auto start = std::ranges::find(m_path, &next, &Step::first);
            if (start == m_path.end()) {
                circles(next);
            } else {
                std::string fields;
                for (auto step = start; step != m_path.end(); ++step)
                    fields += (step == start ? "" : ".") + step->second;
                say("Cannot reference Input Object \"" + next.name +
                    "\" within itself through a series of non-null fields: \"" + fields + "\".");
            }
            m_path.pop_back();
        }
    }

    using Step = std::pair<const NamedType*, std::string>;

    const Schema& m_schema;
    std::vector<std::string> m_problems;
    std::vector<Step> m_path;
    std::set<const NamedType*> m_visited;
};

} // namespace

std::vector<std::string> checkSchema(const Schema& schema)
{
    return Checker(schema).run();
}

} // namespace signalbox::graphql
