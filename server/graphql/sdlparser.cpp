#include "server/graphql/syntaxreader.h"

#include <algorithm>
#include <array>

namespace signalbox::graphql {

namespace {

using ast::DefinitionKind;

DefinitionKind kindOf(std::string_view keyword)
{
    if (keyword == "schema") return DefinitionKind::Schema;
    if (keyword == "scalar") return DefinitionKind::Scalar;
    if (keyword == "type") return DefinitionKind::Object;
    if (keyword == "interface") return DefinitionKind::Interface;
    if (keyword == "union") return DefinitionKind::Union;
    if (keyword == "enum") return DefinitionKind::Enum;
    if (keyword == "input") return DefinitionKind::InputObject;
    return DefinitionKind::Directive;
}

constexpr std::array<std::string_view, 19> directiveLocations = {"QUERY",
                                                                 "MUTATION",
                                                                 "SUBSCRIPTION",
                                                                 "FIELD",
                                                                 "FRAGMENT_DEFINITION",
                                                                 "FRAGMENT_SPREAD",
                                                                 "INLINE_FRAGMENT",
                                                                 "VARIABLE_DEFINITION",
                                                                 "SCHEMA",
                                                                 "SCALAR",
                                                                 "OBJECT",
                                                                 "FIELD_DEFINITION",
                                                                 "ARGUMENT_DEFINITION",
                                                                 "INTERFACE",
                                                                 "UNION",
                                                                 "ENUM",
                                                                 "ENUM_VALUE",
                                                                 "INPUT_OBJECT",
                                                                 "INPUT_FIELD_DEFINITION"};

} // namespace

const ast::Definition* SyntaxReader::typeSystemDefinition(std::string_view keyword)
{
    auto* result = m_document.arena.make<ast::TypeSystemDefinition>();
    result->kind = kindOf(keyword);
    result->location = m_token.location;
    result->description = description();
    expectKeyword(keyword);
    typeSystemBody(*result, keyword);
    return result;
}

const ast::Definition* SyntaxReader::typeSystemExtension()
{
    const Token keyword = lookahead();
    if (failed()) return nullptr;
    const std::string_view word = keyword.text;
    if (keyword.kind != TokenKind::Name || (kindOf(word) == DefinitionKind::Directive)) {
        unexpected(keyword);
        return nullptr;
    }
    auto* result = m_document.arena.make<ast::TypeSystemDefinition>();
    result->kind = kindOf(word);
    result->extension = true;
    result->location = m_token.location;
    expectKeyword("extend");
    expectKeyword(word);
    typeSystemBody(*result, word);
    const bool empty = result->directives.empty() && result->operationTypes.empty() && result->interfaces.empty() &&
                       result->fields.empty() && result->members.empty() && result->values.empty() &&
                       result->inputs.empty();
    if (empty && !failed()) unexpected(m_token);
    return result;
}

void SyntaxReader::typeSystemBody(ast::TypeSystemDefinition& into, std::string_view keyword)
{
    switch (kindOf(keyword)) {
    case DefinitionKind::Schema:
        schemaBody(into);
        return;
    case DefinitionKind::Directive:
        directiveBody(into);
        return;
    default:
        break;
    }
    into.name = name();
    if (into.kind == DefinitionKind::Object || into.kind == DefinitionKind::Interface)
        into.interfaces = implementsInterfaces();
    into.directives = directives(Constant::Yes);
    switch (into.kind) {
    case DefinitionKind::Object:
    case DefinitionKind::Interface:
        into.fields = fieldDefinitions();
        break;
    case DefinitionKind::Union:
        if (skip(TokenKind::Equals)) into.members = delimitedTypes(TokenKind::Pipe);
        break;
    case DefinitionKind::Enum:
        into.values = enumValues();
        break;
    case DefinitionKind::InputObject:
        into.inputs = inputValues(TokenKind::BraceOpen, TokenKind::BraceClose);
        break;
    default:
        break;
    }
}

void SyntaxReader::schemaBody(ast::TypeSystemDefinition& into)
{
    into.directives = directives(Constant::Yes);
    if (into.extension) {
        if (!skip(TokenKind::BraceOpen)) return;
    } else {
        expect(TokenKind::BraceOpen);
    }
    into.operationTypes = many<ast::OperationTypeDefinition>(TokenKind::BraceClose, [&] {
        ast::OperationTypeDefinition result;
        result.location = m_token.location;
        result.operation = operationType();
        expect(TokenKind::Colon);
        result.type = namedType();
        return result;
    });
}

void SyntaxReader::directiveBody(ast::TypeSystemDefinition& into)
{
    expect(TokenKind::At);
    into.name = name();
    into.inputs = inputValues(TokenKind::ParenOpen, TokenKind::ParenClose);
    into.repeatable = skipKeyword("repeatable");
    expectKeyword("on");
    skip(TokenKind::Pipe);
    const std::size_t base = stack<ast::Name>().size();
    do {
        const Token token = m_token;
        const ast::Name place = name();
        if (failed()) break;
        if (std::ranges::find(directiveLocations, place.text) == directiveLocations.end()) unexpected(token);
        stack<ast::Name>().push_back(place);
    } while (!failed() && skip(TokenKind::Pipe));
    into.locations = finish<ast::Name>(base);
}

const ast::Value* SyntaxReader::description()
{
    if (!atDescription()) return nullptr;
    return m_document.arena.make<ast::Value>(value(Constant::Yes));
}

List<ast::TypeNode> SyntaxReader::implementsInterfaces()
{
    if (!skipKeyword("implements")) return {};
    return delimitedTypes(TokenKind::Ampersand);
}

List<ast::TypeNode> SyntaxReader::delimitedTypes(TokenKind delimiter)
{
    skip(delimiter);
    const std::size_t base = stack<ast::TypeNode>().size();
    do {
        stack<ast::TypeNode>().push_back(namedType());
    } while (!failed() && skip(delimiter));
    return finish<ast::TypeNode>(base);
}

List<ast::FieldDefinition> SyntaxReader::fieldDefinitions()
{
    if (!skip(TokenKind::BraceOpen)) return {};
    return many<ast::FieldDefinition>(TokenKind::BraceClose, [&] {
        ast::FieldDefinition result;
        result.location = m_token.location;
        result.description = description();
        result.name = name();
        result.arguments = inputValues(TokenKind::ParenOpen, TokenKind::ParenClose);
        expect(TokenKind::Colon);
        result.type = typeReference();
        result.directives = directives(Constant::Yes);
        return result;
    });
}

List<ast::InputValueDefinition> SyntaxReader::inputValues(TokenKind open, TokenKind close)
{
    if (!skip(open)) return {};
    return many<ast::InputValueDefinition>(close, [&] {
        ast::InputValueDefinition result;
        result.location = m_token.location;
        result.description = description();
        result.name = name();
        expect(TokenKind::Colon);
        result.type = typeReference();
        if (skip(TokenKind::Equals)) result.defaultValue = m_document.arena.make<ast::Value>(value(Constant::Yes));
        result.directives = directives(Constant::Yes);
        return result;
    });
}

List<ast::EnumValueDefinition> SyntaxReader::enumValues()
{
    if (!skip(TokenKind::BraceOpen)) return {};
    return many<ast::EnumValueDefinition>(TokenKind::BraceClose, [&] {
        ast::EnumValueDefinition result;
        result.location = m_token.location;
        result.description = description();
        if (m_token.hasText() && (m_token.text == "true" || m_token.text == "false" || m_token.text == "null"))
            fail(m_token.location, describe(m_token) + " is reserved and cannot be used for an enum value.");
        result.name = name();
        result.directives = directives(Constant::Yes);
        return result;
    });
}

} // namespace signalbox::graphql
