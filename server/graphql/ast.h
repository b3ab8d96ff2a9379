#pragma once

#include "server/graphql/arena.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::graphql {

/// A place in a document: both numbers start at 1. Columns count UTF-16 code units, as every GraphQL server's
/// `locations` do. {0, 0} means "nowhere" (a node that was not written by anybody).
struct Location
{
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    friend bool operator==(const Location&, const Location&) = default;
};

/// What is wrong with a document or its variables. `locations` may be empty.
struct LanguageError
{
    std::string message;
    std::vector<Location> locations;

    friend bool operator==(const LanguageError&, const LanguageError&) = default;
};

/// The syntax tree (October 2021 edition). All nodes are plain data in the arena of their Document, and all text is a
/// view into the document's own copy of its source (or its arena): nothing here outlives the Document.
/// A tree is immutable once parsed, so any number of threads may read it.
namespace ast {

struct Name
{
    Location location;
    std::string_view text;

    [[nodiscard]] bool present() const { return text.data() != nullptr; }
};

struct ObjectField;

enum class ValueKind : std::uint8_t { Variable, Int, Float, String, Boolean, Null, Enum, List, Object };

struct Value
{
    ValueKind kind = ValueKind::Null;
    bool block = false;   ///< String: written as """…"""
    bool boolean = false; ///< Boolean: its value
    Location location;
    /// Variable: name without `$`. Int, Float: as written. String: decoded UTF-8. Enum: the name.
    std::string_view text;
    List<Value> items;        ///< List
    List<ObjectField> fields; ///< Object, in the order written
};

struct ObjectField
{
    Location location;
    Name name;
    Value value;
};

struct Argument
{
    Location location;
    Name name;
    Value value;
};

struct Directive
{
    Location location; ///< of the `@`
    Name name;
    List<Argument> arguments;
};

enum class TypeNodeKind : std::uint8_t { Named, List, NonNull };

struct TypeNode
{
    TypeNodeKind kind = TypeNodeKind::Named;
    Location location;
    std::string_view name;        ///< Named
    const TypeNode* of = nullptr; ///< List, NonNull
};

struct SelectionSet;

enum class SelectionKind : std::uint8_t { Field, FragmentSpread, InlineFragment };

struct Selection
{
    SelectionKind kind = SelectionKind::Field;
    std::uint32_t id = 0; ///< 0 … Document::selectionCount-1, unique: lets an executor keep side tables in vectors
    Location location;
    Name alias;                              ///< Field; may be absent
    Name name;                               ///< Field: its name; FragmentSpread: the fragment's
    const TypeNode* typeCondition = nullptr; ///< InlineFragment; may be absent
    List<Argument> arguments;                ///< Field
    List<Directive> directives;
    const SelectionSet* selectionSet = nullptr; ///< Field (may be absent), InlineFragment (never)

    [[nodiscard]] std::string_view responseName() const { return alias.present() ? alias.text : name.text; }
};

struct SelectionSet
{
    std::uint32_t id = 0; ///< 0 … Document::selectionSetCount-1, unique
    Location location;    ///< of the `{`
    List<Selection> selections;
};

struct VariableDefinition
{
    Location location; ///< of the `$`
    Name name;
    const TypeNode* type = nullptr;
    const Value* defaultValue = nullptr; ///< may be absent
    List<Directive> directives;
};

enum class DefinitionKind : std::uint8_t {
    Operation,
    Fragment,
    Schema,
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
    Directive
};

/// Everything that may stand at the top of a document. Cast by kind: `static_cast<const Operation&>(definition)`.
struct Definition
{
    DefinitionKind kind = DefinitionKind::Operation;
    bool extension = false; ///< `extend …`
    Location location;      ///< of its first token (a description counts)
    Name name;              ///< absent for `schema` and for anonymous operations
    List<Directive> directives;

    [[nodiscard]] bool executable() const
    {
        return kind == DefinitionKind::Operation || kind == DefinitionKind::Fragment;
    }
};

enum class OperationType : std::uint8_t { Query, Mutation, Subscription };

struct Operation : Definition
{
    OperationType operation = OperationType::Query;
    List<VariableDefinition> variables;
    const SelectionSet* selectionSet = nullptr; ///< never absent
};

struct Fragment : Definition
{
    const TypeNode* typeCondition = nullptr;    ///< never absent; kind Named
    const SelectionSet* selectionSet = nullptr; ///< never absent
};

struct InputValueDefinition
{
    Location location;
    const Value* description = nullptr; ///< may be absent, as everywhere
    Name name;
    const TypeNode* type = nullptr;
    const Value* defaultValue = nullptr;
    List<Directive> directives;
};

struct FieldDefinition
{
    Location location;
    const Value* description = nullptr;
    Name name;
    List<InputValueDefinition> arguments;
    const TypeNode* type = nullptr;
    List<Directive> directives;
};

struct EnumValueDefinition
{
    Location location;
    const Value* description = nullptr;
    Name name;
    List<Directive> directives;
};

struct OperationTypeDefinition
{
    Location location;
    OperationType operation = OperationType::Query;
    TypeNode type;
};

/// `schema`, `scalar`, `type`, `interface`, `union`, `enum`, `input` and `directive`, and their extensions.
/// One struct: each kind fills the lists it has.
struct TypeSystemDefinition : Definition
{
    const Value* description = nullptr;
    List<OperationTypeDefinition> operationTypes; ///< schema
    List<TypeNode> interfaces;                    ///< type, interface
    List<FieldDefinition> fields;                 ///< type, interface
    List<TypeNode> members;                       ///< union
    List<EnumValueDefinition> values;             ///< enum
    List<InputValueDefinition> inputs;            ///< input: fields; directive: arguments
    List<Name> locations;                         ///< directive: where it may stand
    bool repeatable = false;                      ///< directive
};

/// A parsed document: owner of its source, its nodes and their text.
struct Document
{
    std::string source;
    Arena arena;
    List<const Definition*> definitions;
    std::uint32_t selectionCount = 0;
    std::uint32_t selectionSetCount = 0;
    std::uint32_t tokenCount = 0;
    std::uint32_t aliasCount = 0;
};

} // namespace ast
} // namespace signalbox::graphql
