#pragma once

#include "server/graphql/schema.h"

#include <string>
#include <string_view>

/// Names and small texts both generators share.
namespace signalbox::graphql::codegen {

/// `id`, `class_`: a member name as C++ allows it.
std::string memberName(std::string_view sdlName);
/// `OPEN_PAYMENTS` → `OpenPayments`, `EdDSA` → `EdDSA`.
std::string enumeratorName(std::string_view sdlName);
/// First letter in upper or lower case.
std::string capitalized(std::string_view name);
std::string uncapitalized(std::string_view name);
/// A C++ string literal, quotes included.
std::string literal(std::string_view text);
/// Types a schema declares itself, without introspection and built-in scalars.
bool isOwn(const NamedType& type);
/// Input types so ordered that each stands behind those it contains. Empty `ordered` and a sentence in `problem` when
/// one contains itself.
std::vector<const NamedType*> orderedInputs(const Schema& schema, std::string& problem);
/// The first lines of every generated file.
std::string preamble(std::string_view from);

} // namespace signalbox::graphql::codegen
