#pragma once

#include <boost/json/value.hpp>

#include <string>
#include <string_view>

namespace signalbox::graphql {

/// A number as JavaScript prints it: shortest digits that read back the same, exponent from 1e21 and below 1e-6.
std::string formatNumber(double number);

/// A JSON value as error messages show it: `{ code: "USD", scale: 2 }`, at most ten items and two levels deep.
std::string inspect(const boost::json::value& value);

/// A number that is whole, whichever way JSON wrote it (`2`, `2.0`, `2e0`).
bool isInteger(const boost::json::value& value);

/// Any JSON number as a double; 0 for other values.
double toDouble(const boost::json::value& value);

/// A JSON string literal.
std::string quoteJson(std::string_view text);

} // namespace signalbox::graphql
