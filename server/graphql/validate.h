#pragma once

#include "server/graphql/ast.h"
#include "server/graphql/schema.h"

#include <vector>

namespace signalbox::graphql {

/// Validation keeps this many errors.
constexpr std::size_t maxValidationErrors = 100;

/// Every rule of the October 2021 specification, with graphql-js 16's messages (without its "Did you mean"
/// suggestions), locations and order; at most maxValidationErrors and one sentence that there were more. Also refuses
/// introspection nested three lists deep, as graphql-js 16.9 and later do.
/// Empty means the document may be executed. Thread-safe.
std::vector<LanguageError> validate(const Schema& schema, const ast::Document& document);

/// How much work an operation may ask of the node (node-spec §3.1). `__schema` and `__type` count nothing.
/// cost(leaf) = scalarCost; cost(object, or the operation) = objectCost + depthCostFactor × the costs of its fields.
struct QueryLimits
{
    static constexpr std::uint32_t defaultDepth = 10;
    static constexpr double defaultCost = 5000;

    std::uint32_t maxDepth = defaultDepth; ///< nesting of fields, those of the root being 1
    double maxCost = defaultCost;
    double objectCost = 2;
    double scalarCost = 1;
    double depthCostFactor = 1.5; ///< each level costs this much more than the one above
};

/// One sentence for each operation over a limit. Call only on documents that validate() found good: it follows
/// fragments and trusts that they have no cycles. Linear in the document. Sentences: `Query depth limit of 10 exceeded,
/// found 12.` and `Query Cost limit of 5000 exceeded, found 6123.5.`
std::vector<LanguageError> checkLimits(const Schema& schema, const ast::Document& document, const QueryLimits& limits);

} // namespace signalbox::graphql
