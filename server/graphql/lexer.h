#pragma once

#include "server/graphql/ast.h"

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::graphql {

enum class TokenKind : std::uint8_t {
    Start,
    End,
    Bang,
    Dollar,
    Ampersand,
    ParenOpen,
    ParenClose,
    Spread,
    Colon,
    Equals,
    At,
    BracketOpen,
    BracketClose,
    BraceOpen,
    Pipe,
    BraceClose,
    Name,
    Int,
    Float,
    String,
    BlockString,
};

/// `Name`, `<EOF>`, `"{"` …: the kind as syntax errors name it.
std::string describe(TokenKind kind);

struct Token
{
    TokenKind kind = TokenKind::Start;
    Location location;
    std::string_view text; ///< Name, Int, Float: as written. Strings: the decoded value.

    [[nodiscard]] bool hasText() const { return kind >= TokenKind::Name; }
};

/// `Name "peer"`, `"}"`: one token as syntax errors name it.
std::string describe(const Token& token);

/// Cuts UTF-8 text into tokens; white space, commas, byte order marks and comments vanish. Decoded strings live in the
/// arena. After the first error it only returns End.
class Lexer
{
public:
    /// `source` must be valid UTF-8 and outlive the tokens.
    Lexer(std::string_view source, Arena& arena) : m_source(source), m_arena(arena) {}

    Token next();
    /// The last token as it was written, quotes and escapes and all.
    [[nodiscard]] std::string_view lastTokenSource() const
    {
        return m_source.substr(m_tokenStart, m_at - m_tokenStart);
    }
    [[nodiscard]] const std::optional<LanguageError>& error() const { return m_error; }

private:
    Token token(TokenKind kind, std::size_t length);
    Token name();
    Token number();
    Token string();
    Token blockString();
    Token fail(std::size_t at, std::string message);
    bool digits(std::size_t& at);
    bool escape(std::size_t& at, std::string& out);
    bool unicodeEscape(std::size_t& at, std::string& out);
    void newLine(std::size_t& at);
    void skipCharacter(std::size_t& at);

    [[nodiscard]] unsigned char byte(std::size_t at) const
    {
        return at < m_source.size() ? static_cast<unsigned char>(m_source[at]) : 0;
    }
    [[nodiscard]] bool startsWith(std::size_t at, std::string_view what) const
    {
        return m_source.substr(at < m_source.size() ? at : m_source.size()).starts_with(what);
    }
    [[nodiscard]] Location locate(std::size_t at) const
    {
        return {m_line, static_cast<std::uint32_t>(at - m_lineStart - m_surplus + 1)};
    }
    [[nodiscard]] std::string printCharacter(std::size_t at) const;
    [[nodiscard]] std::string_view slice(std::size_t at, std::size_t utf16Units) const;

    std::string_view m_source;
    Arena& m_arena;
    std::size_t m_at = 0;
    std::size_t m_tokenStart = 0;
    std::uint32_t m_line = 1;
    std::size_t m_lineStart = 0;
    /// How many bytes more than UTF-16 units the current line has so far.
    std::size_t m_surplus = 0;
    std::optional<LanguageError> m_error;
};

/// Where the first byte is that is not UTF-8 (surrogates and over-long forms are not), if there is one.
std::optional<std::size_t> invalidUtf8(std::string_view text);

void appendUtf8(std::string& out, std::uint32_t codePoint);

/// How long the text is in UTF-16 code units.
std::size_t utf16Length(std::string_view utf8);

} // namespace signalbox::graphql
