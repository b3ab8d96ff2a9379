#pragma once

#include "server/base/result.h"

#include <boost/json/value.hpp>

#include <string_view>

namespace signalbox::graphql {

/// The request object a GET carries in its URL: `query`, `operationName` as text, `variables`, `extensions` as JSON
/// text. Other parameters are ignored. BadUserInput when a parameter is given twice, is badly encoded or is not JSON.
Result<boost::json::value> objectFromQuery(std::string_view query, boost::json::storage_ptr memory);

} // namespace signalbox::graphql
