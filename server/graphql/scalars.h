#pragma once

#include "server/graphql/schema.h"

namespace signalbox::graphql {

/// UInt8, UInt64 and JSONObject of the Admin API, with the sentences of node-spec §4.1. UInt8 coerces to int64,
/// UInt64 to uint64 (larger numbers are refused), JSONObject to an object.
Schema::Hooks adminScalars();

/// Int, Float, String, Boolean and ID.
ScalarHooks builtinScalar(std::string_view name);

} // namespace signalbox::graphql
