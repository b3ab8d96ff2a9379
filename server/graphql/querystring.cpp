#include "server/graphql/querystring.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <optional>
#include <string>

namespace signalbox::graphql {

namespace json = boost::json;

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Form decoding: `%41` and `+`.
std::optional<std::string> decoded(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            plain += ' ';
        } else if (text[i] != '%') {
            plain += text[i];
        } else {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hexDigit(text[i + 1]);
            const int low = hexDigit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            plain += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return plain;
}

Error bad(std::string message)
{
    return {ErrorCode::BadUserInput, std::move(message), {}};
}

} // namespace

Result<json::value> objectFromQuery(std::string_view query, json::storage_ptr memory)
{
    json::object request(memory);
    while (!query.empty()) {
        const auto end = query.find('&');
        const auto pair = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
        const auto equals = pair.find('=');
        const auto name = pair.substr(0, equals);
        const bool isText = name == "query" || name == "operationName";
        if (!isText && name != "variables" && name != "extensions") continue;
        if (request.contains(name)) return bad("`" + std::string(name) + "` is given twice.");
        auto value = decoded(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1));
        if (!value) return bad("`" + std::string(name) + "` is not properly encoded.");
        if (isText) {
            request.emplace(name, *value);
        } else if (!value->empty()) {
            json::error_code failed;
            auto parsed = json::parse(*value, failed, memory);
            if (failed) return bad("`" + std::string(name) + "` is not valid JSON.");
            request.emplace(name, std::move(parsed));
        }
    }
    return json::value(std::move(request));
}

} // namespace signalbox::graphql
