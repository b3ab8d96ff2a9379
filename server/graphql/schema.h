#pragma once

#include "server/base/result.h"
#include "server/graphql/ast.h"

#include <boost/json/value.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace signalbox::graphql {

enum class TypeKind : std::uint8_t { Scalar, Object, Interface, Union, Enum, InputObject };

struct NamedType;

/// A type as used somewhere: a named type in its list and non-null wrappers. A value; comparing is two words.
class TypeRef
{
public:
    /// Deeper than anybody's schema; more wrappers in a document are refused by the parser.
    static constexpr unsigned maxWrappers = 31;

    TypeRef() = default;
    explicit TypeRef(const NamedType& named) : m_named(&named) {}

    [[nodiscard]] bool valid() const { return m_named != nullptr; }
    /// The innermost type: `Peer` of `[Peer!]!`.
    [[nodiscard]] const NamedType& named() const { return *m_named; }
    [[nodiscard]] bool nonNull() const { return (m_wrappers & 3) == wrapNonNull; }
    [[nodiscard]] bool list() const { return (m_wrappers & 3) == wrapList; }
    [[nodiscard]] bool bare() const { return m_wrappers == 0; }
    /// Without the outermost wrapper: `T` of `T!` and of `[T]`. Only when !bare().
    [[nodiscard]] TypeRef inner() const { return TypeRef(m_named, m_wrappers >> 2); }
    [[nodiscard]] TypeRef nullable() const { return nonNull() ? inner() : *this; }
    [[nodiscard]] TypeRef inList() const { return TypeRef(m_named, m_wrappers << 2 | wrapList); }
    [[nodiscard]] TypeRef required() const { return TypeRef(m_named, m_wrappers << 2 | wrapNonNull); }
    [[nodiscard]] std::string toString() const;

    friend bool operator==(const TypeRef&, const TypeRef&) = default;

private:
    static constexpr std::uint64_t wrapList = 1;
    static constexpr std::uint64_t wrapNonNull = 2;

    TypeRef(const NamedType* named, std::uint64_t wrappers) : m_named(named), m_wrappers(wrappers) {}

    const NamedType* m_named = nullptr;
    std::uint64_t m_wrappers = 0; ///< two bits a wrapper, the outermost lowest
};

/// An argument, or a field of an input object.
struct InputValue
{
    std::string name;
    std::string description;
    TypeRef type;
    std::optional<boost::json::value> defaultValue; ///< already coerced to `type`
    std::string defaultText;                        ///< the default as GraphQL text, for introspection
    std::optional<std::string> deprecationReason;
    std::uint32_t index = 0; ///< position among its siblings

    /// Must be given: non-null and without a default.
    [[nodiscard]] bool required() const { return type.nonNull() && !defaultValue; }
};

struct Field
{
    std::string name;
    std::string description;
    std::vector<InputValue> arguments;
    TypeRef type;
    std::optional<std::string> deprecationReason;
    std::uint32_t index = 0; ///< position in its type, for tables of resolvers

    [[nodiscard]] const InputValue* argument(std::string_view argumentName) const;
};

struct EnumValue
{
    std::string name;
    std::string description;
    std::optional<std::string> deprecationReason;
};

/// What a custom scalar accepts. Errors carry the sentence shown to the caller after graphql-js's preamble
/// (node-spec §4.1). A scalar without a hook accepts any JSON value.
struct ScalarHooks
{
    /// A literal without variables inside, or with them: `variables` may be null during validation, then a variable
    /// counts as null.
    std::function<Result<boost::json::value>(const ast::Value& literal, const boost::json::object* variables)> literal;
    /// A value out of the request's `variables`.
    std::function<Result<boost::json::value>(const boost::json::value& value)> variable;
    /// The sentences say everything themselves: no preamble (built-in scalars).
    bool complete = false;
};

struct NamedType
{
    TypeKind kind = TypeKind::Scalar;
    std::uint32_t index = 0; ///< position in Schema::types(), for side tables
    std::string name;
    std::string description;
    std::vector<Field> fields;                     ///< Object, Interface, in SDL order
    std::vector<const NamedType*> interfaces;      ///< Object, Interface: what it implements
    std::vector<const NamedType*> possibleTypes;   ///< Interface, Union: object types, in SDL order
    std::vector<const NamedType*> implementations; ///< Interface: interfaces that implement it
    std::vector<EnumValue> values;                 ///< Enum
    std::vector<InputValue> inputFields;           ///< InputObject
    std::string specifiedByUrl;                    ///< Scalar
    ScalarHooks scalar;                            ///< Scalar; built-in ones have theirs

    [[nodiscard]] const Field* field(std::string_view fieldName) const;
    [[nodiscard]] const InputValue* inputField(std::string_view fieldName) const;
    [[nodiscard]] const EnumValue* value(std::string_view valueName) const;
    [[nodiscard]] bool leaf() const { return kind == TypeKind::Scalar || kind == TypeKind::Enum; }
    [[nodiscard]] bool composite() const
    {
        return kind == TypeKind::Object || kind == TypeKind::Interface || kind == TypeKind::Union;
    }
    [[nodiscard]] bool abstract() const { return kind == TypeKind::Interface || kind == TypeKind::Union; }
    [[nodiscard]] bool input() const { return leaf() || kind == TypeKind::InputObject; }
    [[nodiscard]] bool output() const { return kind != TypeKind::InputObject; }

    /// Filled by Schema; by name, for types with many members.
    std::unordered_map<std::string_view, std::uint32_t> byName;
};

struct DirectiveDefinition
{
    std::string name;
    std::string description;
    std::vector<InputValue> arguments;
    std::vector<std::string> locations; ///< QUERY, FIELD, …
    bool repeatable = false;

    [[nodiscard]] const InputValue* argument(std::string_view argumentName) const;
};

/// The type system a node serves, built from SDL and checked once. Immutable afterwards: every thread may read it.
/// Includes the introspection types (`__Schema`, …) as ordinary types, and the meta fields below.
class Schema
{
public:
    using Hooks = std::unordered_map<std::string, ScalarHooks>;

    /// Builds from SDL. `hooks` gives custom scalars their rules, by name. BadUserInput with the first problem and its
    /// line when the text does not parse or is not a valid schema.
    static Result<std::shared_ptr<const Schema>> fromSdl(std::string sdl, const Hooks& hooks = {});

    Schema() = default;
    Schema(const Schema&) = delete;
    Schema& operator=(const Schema&) = delete;
    ~Schema() = default;

    [[nodiscard]] const std::string& description() const { return m_description; }
    [[nodiscard]] const NamedType* query() const { return m_roots[0]; }
    [[nodiscard]] const NamedType* mutation() const { return m_roots[1]; }
    [[nodiscard]] const NamedType* subscription() const { return m_roots[2]; }
    [[nodiscard]] const NamedType* root(ast::OperationType operation) const
    {
        return m_roots[static_cast<std::size_t>(operation)];
    }
    /// Null when there is none.
    [[nodiscard]] const NamedType* type(std::string_view name) const;
    [[nodiscard]] const DirectiveDefinition* directive(std::string_view name) const;
    /// A field of `parent`, `__typename` on composite types and `__schema`, `__type` on the query root included.
    [[nodiscard]] const Field* field(const NamedType& parent, std::string_view name) const;
    /// The type a document's type node names; invalid when the name is unknown.
    [[nodiscard]] TypeRef resolve(const ast::TypeNode& node) const;
    /// Whether `object` may stand where `abstract` is expected (also true when they are the same).
    [[nodiscard]] bool isSubType(const NamedType& abstract, const NamedType& maybe) const;
    /// Whether a value of `type` may always stand where `super` is expected.
    [[nodiscard]] bool isSubType(const TypeRef& super, const TypeRef& type) const;
    /// Whether some object type is both.
    [[nodiscard]] bool overlap(const NamedType& one, const NamedType& other) const;

    /// In the order of the SDL, then built-in scalars used and the introspection types.
    [[nodiscard]] const std::vector<std::unique_ptr<NamedType>>& types() const { return m_types; }
    [[nodiscard]] const std::vector<std::unique_ptr<DirectiveDefinition>>& directives() const { return m_directives; }

    /// The three meta fields, for executors that switch on identity.
    [[nodiscard]] const Field& typenameField() const { return m_typenameField; }
    [[nodiscard]] const Field& schemaField() const { return m_schemaField; }
    [[nodiscard]] const Field& typeField() const { return m_typeField; }

private:
    friend class SchemaBuilder;

    std::string m_description;
    std::vector<std::unique_ptr<NamedType>> m_types;
    std::vector<std::unique_ptr<DirectiveDefinition>> m_directives;
    std::unordered_map<std::string_view, const NamedType*> m_typesByName;
    std::unordered_map<std::string_view, const DirectiveDefinition*> m_directivesByName;
    std::vector<std::vector<bool>> m_possible; ///< [abstract type][object or interface type]
    const NamedType* m_roots[3] = {};
    Field m_typenameField;
    Field m_schemaField;
    Field m_typeField;
};

} // namespace signalbox::graphql
