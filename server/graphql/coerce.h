#pragma once

#include "server/graphql/ast.h"
#include "server/graphql/schema.h"

#include <boost/json/object.hpp>

#include <optional>
#include <vector>

namespace signalbox::graphql {

struct CoercedVariables
{
    /// Only variables that were given or have a default; enums as their names, IDs as strings.
    boost::json::object values;
    std::vector<LanguageError> errors; ///< at most maxVariableErrors and one sentence; `values` is meaningless then
};

constexpr std::size_t maxVariableErrors = 50;

/// The request's variables as the operation declares them (`Variable "$input" got invalid value …`).
CoercedVariables coerceVariables(const Schema& schema, const ast::Operation& operation,
                                 const boost::json::object& given);

struct CoercedArguments
{
    boost::json::object values;         ///< only arguments that were given or have a default
    std::optional<LanguageError> error; ///< set when a required one is missing or a value does not fit
};

/// The arguments of one field or directive. `location` is where to point when one is missing.
CoercedArguments coerceArguments(const std::vector<InputValue>& definitions, const List<ast::Argument>& given,
                                 const boost::json::object& variables, Location location);

/// A literal as a value of `type`; nothing when it does not fit (validation has already said why). Variables inside
/// come from `variables`, which may be null when none can occur.
std::optional<boost::json::value> valueFromLiteral(const ast::Value& literal, const TypeRef& type,
                                                   const boost::json::object* variables);

/// A literal as plain JSON, without a type: for scalars that accept anything. An absent variable is null.
boost::json::value untypedValue(const ast::Value& literal, const boost::json::object* variables);

} // namespace signalbox::graphql
