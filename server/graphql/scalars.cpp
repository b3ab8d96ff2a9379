#include "server/graphql/scalars.h"

#include "server/graphql/coerce.h"
#include "server/graphql/jsformat.h"
#include "server/graphql/printer.h"

#include <boost/json/object.hpp>

#include <charconv>
#include <cmath>
#include <limits>

namespace signalbox::graphql {

namespace {

namespace json = boost::json;
using ast::ValueKind;
using Outcome = Result<json::value>;

Error refuse(std::string sentence)
{
    return Error{ErrorCode::BadUserInput, std::move(sentence), {}};
}

constexpr double int32Max = 2147483647.0;
constexpr double int32Min = -2147483648.0;

double literalNumber(std::string_view digits)
{
    double number = 0;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (parsed.ec != std::errc::result_out_of_range) return number;
    // Too small is zero; too large, as JavaScript reads it, is infinite.
    const std::size_t mark = digits.find_first_of("eE");
    const bool tiny = mark != std::string_view::npos && mark + 1 < digits.size() && digits[mark + 1] == '-';
    return tiny ? 0 : std::numeric_limits<double>::infinity();
}

Outcome intLiteral(const ast::Value& literal, const json::object*)
{
    if (literal.kind != ValueKind::Int) return refuse("Int cannot represent non-integer value: " + print(literal));
    const double number = literalNumber(literal.text);
    if (std::abs(number) > -int32Min || number > int32Max || number < int32Min)
        return refuse("Int cannot represent non 32-bit signed integer value: " + std::string(literal.text));
    return json::value(static_cast<std::int64_t>(number));
}

Outcome intValue(const json::value& value)
{
    if (!isInteger(value)) return refuse("Int cannot represent non-integer value: " + inspect(value));
    const double number = toDouble(value);
    if (number > int32Max || number < int32Min)
        return refuse("Int cannot represent non 32-bit signed integer value: " + inspect(value));
    return json::value(static_cast<std::int64_t>(number));
}

Outcome floatLiteral(const ast::Value& literal, const json::object*)
{
    if (literal.kind != ValueKind::Float && literal.kind != ValueKind::Int)
        return refuse("Float cannot represent non numeric value: " + print(literal));
    return json::value(literalNumber(literal.text));
}

Outcome floatValue(const json::value& value)
{
    if (!value.is_number()) return refuse("Float cannot represent non numeric value: " + inspect(value));
    return value;
}

Outcome stringLiteral(const ast::Value& literal, const json::object*)
{
    if (literal.kind != ValueKind::String)
        return refuse("String cannot represent a non string value: " + print(literal));
    return json::value(literal.text);
}

Outcome stringValue(const json::value& value)
{
    if (!value.is_string()) return refuse("String cannot represent a non string value: " + inspect(value));
    return value;
}

Outcome booleanLiteral(const ast::Value& literal, const json::object*)
{
    if (literal.kind != ValueKind::Boolean)
        return refuse("Boolean cannot represent a non boolean value: " + print(literal));
    return json::value(literal.boolean);
}

Outcome booleanValue(const json::value& value)
{
    if (!value.is_bool()) return refuse("Boolean cannot represent a non boolean value: " + inspect(value));
    return value;
}

Outcome idLiteral(const ast::Value& literal, const json::object*)
{
    if (literal.kind != ValueKind::String && literal.kind != ValueKind::Int)
        return refuse("ID cannot represent a non-string and non-integer value: " + print(literal));
    return json::value(literal.text);
}

Outcome idValue(const json::value& value)
{
    if (value.is_string()) return value;
    if (isInteger(value)) return json::value(inspect(value));
    return refuse("ID cannot represent value: " + inspect(value));
}

/// A decimal integer, signed, with nothing around it.
template <class Number>
std::optional<Number> wholeNumber(std::string_view text)
{
    Number number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

constexpr auto notUInt8 = "Provided value is not a UInt8.";

Outcome smallNumber(double number)
{
    constexpr double uint8Max = 255;
    if (number != std::trunc(number) || number < 0 || number > uint8Max) return refuse(notUInt8);
    return json::value(static_cast<std::int64_t>(number));
}

Outcome uint8Text(std::string_view text)
{
    const std::optional<std::int64_t> number = wholeNumber<std::int64_t>(text);
    return number ? smallNumber(static_cast<double>(*number)) : Outcome(refuse(notUInt8));
}

Outcome uint8Literal(const ast::Value& literal, const json::object*)
{
    if (literal.kind != ValueKind::Int && literal.kind != ValueKind::String)
        return refuse("Provided value is not int or string.");
    return uint8Text(literal.text);
}

Outcome uint8Value(const json::value& value)
{
    if (value.is_string()) return uint8Text({value.get_string().data(), value.get_string().size()});
    if (!value.is_number()) return refuse("Provided value is not number or string.");
    return smallNumber(toDouble(value));
}

Outcome uint64Text(std::string_view text)
{
    if (const auto number = wholeNumber<std::uint64_t>(text)) return json::value(*number);
    const bool negative = text.starts_with('-');
    const std::string_view digits = negative ? text.substr(1) : text;
    if (!digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos) {
        if (digits.find_first_not_of('0') == std::string_view::npos) return json::value(std::uint64_t{0});
        if (negative) return refuse("Input must be unsigned.");
        return refuse("Provided value is larger than 64 bits.");
    }
    return refuse("Cannot convert " + std::string(text) + " to a BigInt");
}

Outcome uint64Number(double number)
{
    constexpr double uint64End = 18446744073709551616.0;
    if (!std::isfinite(number) || number != std::trunc(number))
        return refuse("The number " + formatNumber(number) +
                      " cannot be converted to a BigInt because it is not an integer");
    if (number < 0) return refuse("Input must be unsigned.");
    if (number >= uint64End) return refuse("Provided value is larger than 64 bits.");
    return json::value(static_cast<std::uint64_t>(number));
}

Outcome uint64Literal(const ast::Value& literal, const json::object*)
{
    switch (literal.kind) {
    case ValueKind::Int:
    case ValueKind::String:
        return uint64Text(literal.text);
    case ValueKind::Float:
        return uint64Number(literalNumber(literal.text));
    default:
        return refuse("Provided value is not int, float, or string");
    }
}

Outcome uint64Value(const json::value& value)
{
    if (value.is_string()) return uint64Text({value.get_string().data(), value.get_string().size()});
    if (value.is_uint64()) return value;
    if (value.is_int64()) {
        if (value.get_int64() < 0) return refuse("Input must be unsigned.");
        return json::value(static_cast<std::uint64_t>(value.get_int64()));
    }
    if (value.is_double()) return uint64Number(value.get_double());
    return refuse("Input must be of type bigint, number, or string.");
}

Outcome objectLiteral(const ast::Value& literal, const json::object* variables)
{
    if (literal.kind != ValueKind::Object)
        return refuse("JSONObject cannot represent non-object value: " + print(literal));
    return untypedValue(literal, variables);
}

Outcome objectValue(const json::value& value)
{
    if (!value.is_object()) return refuse("JSONObject cannot represent non-object value: " + inspect(value));
    return value;
}

} // namespace

Schema::Hooks adminScalars()
{
    Schema::Hooks hooks;
    hooks.emplace("UInt8", ScalarHooks{uint8Literal, uint8Value});
    hooks.emplace("UInt64", ScalarHooks{uint64Literal, uint64Value});
    hooks.emplace("JSONObject", ScalarHooks{objectLiteral, objectValue});
    return hooks;
}

ScalarHooks builtinScalar(std::string_view name)
{
    ScalarHooks hooks;
    if (name == "Int") hooks = {intLiteral, intValue};
    if (name == "Float") hooks = {floatLiteral, floatValue};
    if (name == "String") hooks = {stringLiteral, stringValue};
    if (name == "Boolean") hooks = {booleanLiteral, booleanValue};
    if (name == "ID") hooks = {idLiteral, idValue};
    if (hooks.literal) hooks.complete = true;
    return hooks;
}

} // namespace signalbox::graphql
