#include "server/graphql/parser.h"

#include "server/graphql/schema.h"
#include "server/graphql/syntaxreader.h"

#include <limits>

namespace signalbox::graphql {

namespace {

/// Each list may also be non-null, and the innermost type too.
constexpr unsigned maxListDepth = (TypeRef::maxWrappers - 1) / 2;

} // namespace

ParseLimits ParseLimits::trusted()
{
    constexpr std::uint32_t schemaFileTokens = 10'000'000;
    constexpr std::size_t schemaFileBytes = 64UL * 1024 * 1024;
    return {schemaFileBytes, schemaFileTokens, defaultDepth, schemaFileTokens};
}

ParseResult parse(std::string source, const ParseLimits& limits)
{
    if (source.size() > limits.maxBytes)
        return {
            nullptr,
            LanguageError{"Syntax Error: Document is larger than " + std::to_string(limits.maxBytes) + " bytes.", {}}};
    auto document = std::make_shared<ast::Document>();
    document->source = std::move(source);
    if (const std::optional<std::size_t> bad = invalidUtf8(document->source))
        return {nullptr,
                LanguageError{"Syntax Error: Document is not UTF-8 at byte " + std::to_string(*bad) + ".", {}}};
    SyntaxReader reader(*document, limits);
    reader.readDocument();
    if (reader.error()) return {nullptr, reader.error()};
    return {std::move(document), std::nullopt};
}

SyntaxReader::SyntaxReader(ast::Document& document, const ParseLimits& limits)
    : m_document(document), m_limits(limits), m_lexer(document.source, document.arena)
{
}

void SyntaxReader::readDocument()
{
    advance();
    const std::size_t base = 0;
    auto& definitions = stack<const ast::Definition*>();
    do {
        definitions.push_back(definition());
    } while (!failed() && !at(TokenKind::End));
    m_document.definitions = finish<const ast::Definition*>(base);
}

// ---- tokens ----------------------------------------------------------------------------------------------------

void SyntaxReader::advance()
{
    if (m_next) {
        m_token = *m_next;
        m_next.reset();
    } else {
        m_token = m_lexer.next();
    }
    if (!m_error && m_lexer.error()) m_error = m_lexer.error();
    if (m_token.kind != TokenKind::End && ++m_document.tokenCount > m_limits.maxTokens)
        fail(m_token.location, "Document contains more than " + std::to_string(m_limits.maxTokens) + " tokens.");
    if (m_error) m_token.kind = TokenKind::End;
}

const Token& SyntaxReader::lookahead()
{
    if (!m_next) {
        m_next = m_lexer.next();
        if (!m_error && m_lexer.error()) m_error = m_lexer.error();
    }
    return *m_next;
}

Token SyntaxReader::expect(TokenKind kind)
{
    const Token token = m_token;
    if (at(kind))
        advance();
    else
        fail(token.location, "Expected " + describe(kind) + ", found " + describe(token) + ".");
    return token;
}

bool SyntaxReader::skip(TokenKind kind)
{
    if (!at(kind)) return false;
    advance();
    return true;
}

void SyntaxReader::expectKeyword(std::string_view word)
{
    if (atKeyword(word))
        advance();
    else
        fail(m_token.location, "Expected \"" + std::string(word) + "\", found " + describe(m_token) + ".");
}

bool SyntaxReader::skipKeyword(std::string_view word)
{
    if (!atKeyword(word)) return false;
    advance();
    return true;
}

void SyntaxReader::fail(Location location, const std::string& sentence)
{
    if (!m_error) m_error = LanguageError{"Syntax Error: " + sentence, {location}};
    m_token.kind = TokenKind::End;
}

bool SyntaxReader::enter()
{
    if (++m_depth <= m_limits.maxDepth) return true;
    fail(m_token.location, "Document is nested deeper than " + std::to_string(m_limits.maxDepth) + " levels.");
    return false;
}

// ---- operations ------------------------------------------------------------------------------------------------

const ast::Definition* SyntaxReader::definition()
{
    if (at(TokenKind::BraceOpen)) return operation();
    const bool described = atDescription();
    const Token keyword = described ? lookahead() : m_token;
    if (failed()) return nullptr;
    if (keyword.kind == TokenKind::Name) {
        for (const std::string_view word :
             {"schema", "scalar", "type", "interface", "union", "enum", "input", "directive"})
            if (keyword.text == word) return typeSystemDefinition(word);
        if (described) {
            fail(m_token.location, "Unexpected description, descriptions are supported only on type definitions.");
            return nullptr;
        }
        if (keyword.text == "query" || keyword.text == "mutation" || keyword.text == "subscription") return operation();
        if (keyword.text == "fragment") return fragment();
        if (keyword.text == "extend") return typeSystemExtension();
    }
    unexpected(keyword);
    return nullptr;
}

const ast::Definition* SyntaxReader::operation()
{
    auto* result = m_document.arena.make<ast::Operation>();
    result->kind = ast::DefinitionKind::Operation;
    result->location = m_token.location;
    if (!at(TokenKind::BraceOpen)) {
        result->operation = operationType();
        if (at(TokenKind::Name)) result->name = name();
        result->variables = variableDefinitions();
        result->directives = directives(Constant::No);
    }
    result->selectionSet = selectionSet();
    return result;
}

ast::OperationType SyntaxReader::operationType()
{
    const Token word = expect(TokenKind::Name);
    if (word.text == "mutation") return ast::OperationType::Mutation;
    if (word.text == "subscription") return ast::OperationType::Subscription;
    if (word.text != "query" && !failed()) unexpected(word);
    return ast::OperationType::Query;
}

const ast::Definition* SyntaxReader::fragment()
{
    auto* result = m_document.arena.make<ast::Fragment>();
    result->kind = ast::DefinitionKind::Fragment;
    result->location = m_token.location;
    expectKeyword("fragment");
    result->name = fragmentName();
    expectKeyword("on");
    result->typeCondition = m_document.arena.make<ast::TypeNode>(namedType());
    result->directives = directives(Constant::No);
    result->selectionSet = selectionSet();
    return result;
}

List<ast::VariableDefinition> SyntaxReader::variableDefinitions()
{
    if (!skip(TokenKind::ParenOpen)) return {};
    return many<ast::VariableDefinition>(TokenKind::ParenClose, [&] {
        ast::VariableDefinition result;
        result.location = m_token.location;
        expect(TokenKind::Dollar);
        result.name = name();
        expect(TokenKind::Colon);
        result.type = typeReference();
        if (skip(TokenKind::Equals)) result.defaultValue = m_document.arena.make<ast::Value>(value(Constant::Yes));
        result.directives = directives(Constant::Yes);
        return result;
    });
}

const ast::SelectionSet* SyntaxReader::selectionSet()
{
    auto* result = m_document.arena.make<ast::SelectionSet>();
    result->id = m_document.selectionSetCount++;
    result->location = m_token.location;
    expect(TokenKind::BraceOpen);
    if (enter()) result->selections = many<ast::Selection>(TokenKind::BraceClose, [&] { return selection(); });
    leave();
    return result;
}

ast::Selection SyntaxReader::selection()
{
    ast::Selection result;
    result.id = m_document.selectionCount++;
    result.location = m_token.location;
    if (skip(TokenKind::Spread)) {
        const bool conditioned = skipKeyword("on");
        if (!conditioned && at(TokenKind::Name)) {
            result.kind = ast::SelectionKind::FragmentSpread;
            result.name = fragmentName();
            result.directives = directives(Constant::No);
            return result;
        }
        result.kind = ast::SelectionKind::InlineFragment;
        if (conditioned) result.typeCondition = m_document.arena.make<ast::TypeNode>(namedType());
        result.directives = directives(Constant::No);
        result.selectionSet = selectionSet();
        return result;
    }
    result.name = name();
    if (skip(TokenKind::Colon)) {
        result.alias = result.name;
        result.name = name();
        if (++m_document.aliasCount > m_limits.maxAliases)
            fail(result.location, "Document contains more than " + std::to_string(m_limits.maxAliases) + " aliases.");
    }
    result.arguments = arguments(Constant::No);
    result.directives = directives(Constant::No);
    if (at(TokenKind::BraceOpen)) result.selectionSet = selectionSet();
    return result;
}

List<ast::Argument> SyntaxReader::arguments(Constant constant)
{
    if (!skip(TokenKind::ParenOpen)) return {};
    return many<ast::Argument>(TokenKind::ParenClose, [&] {
        ast::Argument result;
        result.location = m_token.location;
        result.name = name();
        expect(TokenKind::Colon);
        result.value = value(constant);
        return result;
    });
}

List<ast::Directive> SyntaxReader::directives(Constant constant)
{
    const std::size_t base = stack<ast::Directive>().size();
    while (at(TokenKind::At)) {
        ast::Directive result;
        result.location = m_token.location;
        advance();
        result.name = name();
        result.arguments = arguments(constant);
        stack<ast::Directive>().push_back(result);
    }
    return finish<ast::Directive>(base);
}

ast::Value SyntaxReader::value(Constant constant)
{
    const Token token = m_token;
    ast::Value result;
    result.location = token.location;
    result.text = token.text;
    switch (token.kind) {
    case TokenKind::BracketOpen:
        result.kind = ast::ValueKind::List;
        advance();
        if (enter() && !skip(TokenKind::BracketClose))
            result.items = many<ast::Value>(TokenKind::BracketClose, [&] { return value(constant); });
        leave();
        return result;
    case TokenKind::BraceOpen:
        result.kind = ast::ValueKind::Object;
        advance();
        if (enter() && !skip(TokenKind::BraceClose))
            result.fields = many<ast::ObjectField>(TokenKind::BraceClose, [&] {
                ast::ObjectField field;
                field.location = m_token.location;
                field.name = name();
                expect(TokenKind::Colon);
                field.value = value(constant);
                return field;
            });
        leave();
        return result;
    case TokenKind::Int:
        result.kind = ast::ValueKind::Int;
        break;
    case TokenKind::Float:
        result.kind = ast::ValueKind::Float;
        break;
    case TokenKind::BlockString:
        result.block = true;
        [[fallthrough]];
    case TokenKind::String:
        result.kind = ast::ValueKind::String;
        break;
    case TokenKind::Name:
        if (token.text == "true" || token.text == "false") {
            result.kind = ast::ValueKind::Boolean;
            result.boolean = token.text == "true";
        } else {
            result.kind = token.text == "null" ? ast::ValueKind::Null : ast::ValueKind::Enum;
        }
        break;
    case TokenKind::Dollar:
        if (constant == Constant::No) return variable();
        advance();
        if (at(TokenKind::Name))
            fail(token.location, "Unexpected variable \"$" + std::string(m_token.text) + "\" in constant value.");
        else if (!failed())
            unexpected(token);
        return result;
    default:
        unexpected(token);
        return result;
    }
    advance();
    return result;
}

ast::Value SyntaxReader::variable()
{
    ast::Value result;
    result.kind = ast::ValueKind::Variable;
    result.location = m_token.location;
    expect(TokenKind::Dollar);
    result.text = expect(TokenKind::Name).text;
    return result;
}

// ---- types and names -------------------------------------------------------------------------------------------

const ast::TypeNode* SyntaxReader::typeReference()
{
    return typeReference(0);
}

const ast::TypeNode* SyntaxReader::typeReference(unsigned lists)
{
    auto* result = m_document.arena.make<ast::TypeNode>();
    result->location = m_token.location;
    if (at(TokenKind::BracketOpen)) {
        if (lists == maxListDepth) {
            fail(m_token.location, "Type is nested deeper than " + std::to_string(maxListDepth) + " lists.");
            return result;
        }
        advance();
        result->kind = ast::TypeNodeKind::List;
        result->of = typeReference(lists + 1);
        expect(TokenKind::BracketClose);
    } else {
        *result = namedType();
    }
    if (!skip(TokenKind::Bang)) return result;
    auto* required = m_document.arena.make<ast::TypeNode>();
    required->kind = ast::TypeNodeKind::NonNull;
    required->location = result->location;
    required->of = result;
    return required;
}

ast::TypeNode SyntaxReader::namedType()
{
    ast::TypeNode result;
    result.location = m_token.location;
    result.name = expect(TokenKind::Name).text;
    return result;
}

ast::Name SyntaxReader::name()
{
    const Token token = expect(TokenKind::Name);
    return {token.location, token.text};
}

ast::Name SyntaxReader::fragmentName()
{
    if (m_token.hasText() && m_token.text == "on") {
        unexpected(m_token);
        return {};
    }
    return name();
}

} // namespace signalbox::graphql
