#pragma once

#include "server/graphql/ast.h"

#include <memory>
#include <optional>
#include <string>

namespace signalbox::graphql {

/// How much a document may ask of the parser. Each is enforced before the work it bounds is done.
struct ParseLimits
{
    static constexpr std::size_t defaultBytes = 256 * 1024;
    static constexpr std::uint32_t defaultTokens = 15'000;
    static constexpr std::uint32_t defaultDepth = 64;
    static constexpr std::uint32_t defaultAliases = 100;

    std::size_t maxBytes = defaultBytes;
    std::uint32_t maxTokens = defaultTokens;
    std::uint32_t maxDepth = defaultDepth;     ///< braces, brackets and parentheses open at one time
    std::uint32_t maxAliases = defaultAliases; ///< aliased fields in the whole document

    /// For our own schema files and other trusted text.
    static ParseLimits trusted();
};

struct ParseResult
{
    std::shared_ptr<const ast::Document> document; ///< null exactly when `error` is set
    std::optional<LanguageError> error;

    [[nodiscard]] bool ok() const { return document != nullptr; }
};

/// Parses an executable document, an SDL document or a mixture (validation tells them apart). Source must be UTF-8;
/// bytes that are not are a syntax error. Messages are those of graphql-js 16 (`Syntax Error: Expected Name, found
/// "}".`); a document over a limit gets one sentence of ours. Recursion is bounded by limits.maxDepth. Thread-safe.
ParseResult parse(std::string source, const ParseLimits& limits = {});

} // namespace signalbox::graphql
