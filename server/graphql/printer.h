#pragma once

#include "server/graphql/ast.h"
#include "server/graphql/schema.h"

#include <string>

namespace signalbox::graphql {

/// The document in canonical layout (two spaces, one blank line between definitions), as graphql-js prints it.
/// Parsing the result gives the same tree, locations aside.
std::string print(const ast::Document& document);
std::string print(const ast::Value& value);
std::string print(const ast::TypeNode& type);

/// The shortest text with the same tokens: for hashes of persisted queries and for sending. Block strings keep their
/// value, not their indentation.
std::string minify(const ast::Document& document);

} // namespace signalbox::graphql
