#include "server/graphql/schema.h"

#include <algorithm>

namespace signalbox::graphql {

namespace {

/// Below this a row of comparisons beats a hash.
constexpr std::size_t fewMembers = 6;

template <class Member>
const Member* find(const std::vector<Member>& members,
                   const std::unordered_map<std::string_view, std::uint32_t>& byName, std::string_view name)
{
    if (members.size() <= fewMembers) {
        for (const Member& member : members)
            if (member.name == name) return &member;
        return nullptr;
    }
    const auto found = byName.find(name);
    return found == byName.end() ? nullptr : &members[found->second];
}

const InputValue* findArgument(const std::vector<InputValue>& arguments, std::string_view name)
{
    const auto found = std::ranges::find(arguments, name, &InputValue::name);
    return found == arguments.end() ? nullptr : &*found;
}

} // namespace

std::string TypeRef::toString() const
{
    if (bare()) return m_named ? m_named->name : std::string();
    return list() ? "[" + inner().toString() + "]" : inner().toString() + "!";
}

const InputValue* Field::argument(std::string_view argumentName) const
{
    return findArgument(arguments, argumentName);
}

const InputValue* DirectiveDefinition::argument(std::string_view argumentName) const
{
    return findArgument(arguments, argumentName);
}

const Field* NamedType::field(std::string_view fieldName) const
{
    return find(fields, byName, fieldName);
}

const InputValue* NamedType::inputField(std::string_view fieldName) const
{
    return find(inputFields, byName, fieldName);
}

const EnumValue* NamedType::value(std::string_view valueName) const
{
    return find(values, byName, valueName);
}

const NamedType* Schema::type(std::string_view name) const
{
    const auto found = m_typesByName.find(name);
    return found == m_typesByName.end() ? nullptr : found->second;
}

const DirectiveDefinition* Schema::directive(std::string_view name) const
{
    const auto found = m_directivesByName.find(name);
    return found == m_directivesByName.end() ? nullptr : found->second;
}

const Field* Schema::field(const NamedType& parent, std::string_view name) const
{
    if (name.starts_with("__")) {
        if (name == m_typenameField.name) return parent.composite() ? &m_typenameField : nullptr;
        if (&parent == query()) {
            if (name == m_schemaField.name) return &m_schemaField;
            if (name == m_typeField.name) return &m_typeField;
        }
    }
    return parent.field(name);
}

TypeRef Schema::resolve(const ast::TypeNode& node) const
{
    switch (node.kind) {
    case ast::TypeNodeKind::Named: {
        const NamedType* named = type(node.name);
        return named ? TypeRef(*named) : TypeRef();
    }
    case ast::TypeNodeKind::List: {
        const TypeRef item = resolve(*node.of);
        return item.valid() ? item.inList() : item;
    }
    case ast::TypeNodeKind::NonNull:
        break;
    }
    const TypeRef nullable = resolve(*node.of);
    return nullable.valid() ? nullable.required() : nullable;
}

bool Schema::isSubType(const NamedType& abstract, const NamedType& maybe) const
{
    if (&abstract == &maybe) return true;
    const std::vector<bool>& row = m_possible[abstract.index];
    return !row.empty() && row[maybe.index];
}

bool Schema::isSubType(const TypeRef& super, const TypeRef& type) const
{
    if (type == super) return true;
    if (super.nonNull()) return type.nonNull() && isSubType(super.inner(), type.inner());
    if (type.nonNull()) return isSubType(super, type.inner());
    if (super.list()) return type.list() && isSubType(super.inner(), type.inner());
    if (type.list()) return false;
    return isSubType(super.named(), type.named());
}

bool Schema::overlap(const NamedType& one, const NamedType& other) const
{
    if (&one == &other) return true;
    if (!one.abstract()) return other.abstract() && isSubType(other, one);
    if (!other.abstract()) return isSubType(one, other);
    return std::ranges::any_of(one.possibleTypes, [&](const NamedType* type) { return isSubType(other, *type); });
}

} // namespace signalbox::graphql
