#pragma once

#include "server/graphql/ast.h"
#include "server/graphql/lexer.h"
#include "server/graphql/parser.h"

#include <tuple>
#include <vector>

namespace signalbox::graphql {

/// One pass over one document: recursive descent with one token of look-ahead. The first problem is kept, and from
/// then on every token is `<EOF>` and every loop ends, so no function needs to return a verdict.
/// Grammar of operations in parser.cpp, of the type system in sdlparser.cpp.
class SyntaxReader
{
public:
    SyntaxReader(ast::Document& document, const ParseLimits& limits);

    void readDocument();
    [[nodiscard]] const std::optional<LanguageError>& error() const { return m_error; }

private:
    enum class Constant : bool { No, Yes };

    // parser.cpp
    const ast::Definition* definition();
    const ast::Definition* operation();
    const ast::Definition* fragment();
    ast::OperationType operationType();
    List<ast::VariableDefinition> variableDefinitions();
    const ast::SelectionSet* selectionSet();
    ast::Selection selection();
    List<ast::Argument> arguments(Constant constant);
    List<ast::Directive> directives(Constant constant);
    ast::Value value(Constant constant);
    ast::Value variable();
    const ast::TypeNode* typeReference();
    const ast::TypeNode* typeReference(unsigned lists);
    ast::TypeNode namedType();
    ast::Name name();
    ast::Name fragmentName();

    // sdlparser.cpp
    const ast::Definition* typeSystemDefinition(std::string_view keyword);
    const ast::Definition* typeSystemExtension();
    void typeSystemBody(ast::TypeSystemDefinition& into, std::string_view keyword);
    void schemaBody(ast::TypeSystemDefinition& into);
    void directiveBody(ast::TypeSystemDefinition& into);
    const ast::Value* description();
    List<ast::TypeNode> implementsInterfaces();
    List<ast::FieldDefinition> fieldDefinitions();
    List<ast::InputValueDefinition> inputValues(TokenKind open, TokenKind close);
    List<ast::EnumValueDefinition> enumValues();
    List<ast::TypeNode> delimitedTypes(TokenKind delimiter);

    // What all of them stand on.
    void advance();
    [[nodiscard]] const Token& lookahead();
    [[nodiscard]] bool at(TokenKind kind) const { return m_token.kind == kind; }
    [[nodiscard]] bool atKeyword(std::string_view word) const { return at(TokenKind::Name) && m_token.text == word; }
    [[nodiscard]] bool atDescription() const { return at(TokenKind::String) || at(TokenKind::BlockString); }
    Token expect(TokenKind kind);
    bool skip(TokenKind kind);
    void expectKeyword(std::string_view word);
    bool skipKeyword(std::string_view word);
    void fail(Location location, const std::string& sentence);
    void unexpected(const Token& token) { fail(token.location, "Unexpected " + describe(token) + "."); }
    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    bool enter();
    void leave() { --m_depth; }

    /// Items under construction are stacked in one vector per type; a finished list moves to the arena.
    template <class T>
    std::vector<T>& stack()
    {
        return std::get<std::vector<T>>(m_stacks);
    }
    template <class T, class Read>
    List<T> many(TokenKind close, Read read)
    {
        const std::size_t base = stack<T>().size();
        do {
            const T item = read();
            stack<T>().push_back(item);
        } while (!failed() && !skip(close));
        return finish<T>(base);
    }
    template <class T>
    List<T> finish(std::size_t base)
    {
        std::vector<T>& items = stack<T>();
        const List<T> list = m_document.arena.list(items.data() + base, items.size() - base);
        items.resize(base);
        return list;
    }

    ast::Document& m_document;
    const ParseLimits& m_limits;
    Lexer m_lexer;
    Token m_token;
    std::optional<Token> m_next;
    std::uint32_t m_depth = 0;
    std::optional<LanguageError> m_error;
    std::tuple<std::vector<const ast::Definition*>, std::vector<ast::VariableDefinition>, std::vector<ast::Selection>,
               std::vector<ast::Argument>, std::vector<ast::Directive>, std::vector<ast::Value>,
               std::vector<ast::ObjectField>, std::vector<ast::TypeNode>, std::vector<ast::OperationTypeDefinition>,
               std::vector<ast::FieldDefinition>, std::vector<ast::InputValueDefinition>,
               std::vector<ast::EnumValueDefinition>, std::vector<ast::Name>>
        m_stacks;
};

} // namespace signalbox::graphql
