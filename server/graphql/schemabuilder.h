#pragma once

#include "server/graphql/parser.h"
#include "server/graphql/schema.h"

#include <unordered_set>

namespace signalbox::graphql {

/// Turns SDL definitions into a Schema, in steps that each need the one before. The first problem found is kept.
class SchemaBuilder
{
public:
    explicit SchemaBuilder(const Schema::Hooks& hooks) : m_hooks(hooks), m_schema(std::make_shared<Schema>()) {}

    Result<std::shared_ptr<const Schema>> build(std::string sdl);

private:
    using Definitions = std::vector<const ast::TypeSystemDefinition*>;

    void collect(const ast::Document& document);
    void checkExtension(const ast::TypeSystemDefinition& extension);
    void declareTypes();
    void defineTypes();
    void defineType(NamedType& type, const ast::TypeSystemDefinition& definition);
    void defineFields(NamedType& type, const ast::TypeSystemDefinition& definition);
    void defineValues(NamedType& type, const ast::TypeSystemDefinition& definition);
    void defineDirectives();
    void defineRoots();
    void defineMetaFields();
    void indexMembers();
    void indexPossibleTypes();
    void coerceDefaults();
    void coerceDefaults(NamedType& type);
    void coerceDefault(InputValue& input, const std::string& where);
    std::vector<InputValue> inputValues(const List<ast::InputValueDefinition>& definitions, const std::string& owner);
    std::optional<std::string> deprecation(const List<ast::Directive>& directives);
    void checkDirectives(const List<ast::Directive>& directives);
    NamedType* lookUp(const ast::TypeNode& node);
    TypeRef resolve(const ast::TypeNode& node);
    void mention(const ast::TypeNode& node);
    void fail(Location location, std::string sentence);

    const Schema::Hooks& m_hooks;
    std::shared_ptr<Schema> m_schema;
    std::vector<std::shared_ptr<const ast::Document>> m_documents;
    Definitions m_definitions; ///< types, in order
    std::unordered_map<std::string_view, Definitions> m_extensions;
    std::unordered_map<std::string_view, NamedType*> m_types;
    Definitions m_directives;
    Definitions m_schemaDefinitions; ///< `schema` and `extend schema`
    std::unordered_set<std::string_view> m_mentioned;
    /// Defaults wait until every type is known.
    std::unordered_map<std::string, const ast::Value*> m_defaults;
    std::unordered_set<const NamedType*> m_coerced;
    std::optional<Error> m_error;
};

/// The built-in directives and scalars, and the types of introspection, as SDL in our own words.
extern const std::string_view builtinSdl;

/// What the specification demands of a type system beyond syntax and known names (October 2021, §3): every problem, in
/// one sentence each.
std::vector<std::string> checkSchema(const Schema& schema);

/// A coerced value as GraphQL text, enums as names: how introspection shows defaults.
std::string literalText(const boost::json::value& value, const TypeRef& type);

} // namespace signalbox::graphql
