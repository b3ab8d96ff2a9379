#include "server/graphql/jsformat.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace signalbox::graphql {

namespace json = boost::json;

std::string formatNumber(double number)
{
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0) return "0";
    std::array<char, 64> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific).ptr;
    std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    std::string out;
    if (text.front() == '-') {
        out = "-";
        text.remove_prefix(1);
    }
    const std::size_t mark = text.find('e');
    const int exponent = std::atoi(text.data() + mark + 1);
    std::string digits;
    for (const char c : text.substr(0, mark))
        if (c != '.') digits.push_back(c);
    const int count = static_cast<int>(digits.size());
    constexpr int firstExponential = 21;
    constexpr int lastFraction = -7;
    if (exponent >= firstExponential || exponent <= lastFraction) {
        out.push_back(digits[0]);
        if (count > 1) out.append(".").append(digits, 1);
        return out.append(exponent < 0 ? "e-" : "e+").append(std::to_string(std::abs(exponent)));
    }
    if (exponent < 0) return out.append("0.").append(static_cast<std::size_t>(-exponent - 1), '0').append(digits);
    if (count <= exponent + 1) return out.append(digits).append(static_cast<std::size_t>(exponent + 1 - count), '0');
    const auto whole = static_cast<std::size_t>(exponent + 1);
    return out.append(digits, 0, whole).append(".").append(digits, whole);
}

std::string quoteJson(std::string_view text)
{
    return json::serialize(json::string_view(text.data(), text.size()));
}

bool isInteger(const json::value& value)
{
    if (value.is_int64() || value.is_uint64()) return true;
    return value.is_double() && std::isfinite(value.get_double()) &&
           value.get_double() == std::trunc(value.get_double());
}

double toDouble(const json::value& value)
{
    if (value.is_int64()) return static_cast<double>(value.get_int64());
    if (value.is_uint64()) return static_cast<double>(value.get_uint64());
    return value.is_double() ? value.get_double() : 0;
}

namespace {

std::string inspectAt(const json::value& value, unsigned depth)
{
    constexpr std::size_t shownItems = 10;
    constexpr unsigned shownDepth = 2;
    switch (value.kind()) {
    case json::kind::null:
        return "null";
    case json::kind::bool_:
        return value.get_bool() ? "true" : "false";
    case json::kind::int64:
        return std::to_string(value.get_int64());
    case json::kind::uint64:
        return std::to_string(value.get_uint64());
    case json::kind::double_:
        return formatNumber(value.get_double());
    case json::kind::string:
        return quoteJson({value.get_string().data(), value.get_string().size()});
    case json::kind::array: {
        const json::array& items = value.get_array();
        if (items.empty()) return "[]";
        if (depth >= shownDepth) return "[Array]";
        std::string out = "[";
        for (std::size_t i = 0; i < items.size() && i < shownItems; ++i) {
            if (i != 0) out += ", ";
            out += inspectAt(items[i], depth + 1);
        }
        if (items.size() > shownItems) {
            const std::size_t rest = items.size() - shownItems;
            out += ", ... " + std::to_string(rest) + (rest == 1 ? " more item" : " more items");
        }
        return out + "]";
    }
    case json::kind::object: {
        const json::object& members = value.get_object();
        if (members.empty()) return "{}";
        if (depth >= shownDepth) return "[Object]";
        std::string out = "{ ";
        for (const auto& member : members) {
            if (out.size() > 2) out += ", ";
            out.append(member.key().data(), member.key().size());
            out += ": ";
            out += inspectAt(member.value(), depth + 1);
        }
        return out + " }";
    }
    }
    return {};
}

} // namespace

std::string inspect(const json::value& value)
{
    return inspectAt(value, 0);
}

} // namespace signalbox::graphql
