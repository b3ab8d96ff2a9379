#include "server/sql/postgresvalues.h"

#include <array>
#include <charconv>

namespace signalbox::sql {

namespace {

constexpr std::string_view kHex = "0123456789abcdef";

std::string hexOf(const Blob& blob)
{
    std::string text = "\\x";
    text.reserve(2 + blob.size() * 2);
    for (const std::uint8_t byte : blob) {
        text += kHex[byte >> 4];
        text += kHex[byte & 15];
    }
    return text;
}

std::uint8_t nibble(char c)
{
    return std::uint8_t(c <= '9' ? c - '0' : c - 'a' + 10);
}

Blob blobOf(std::string_view text)
{
    if (text.starts_with("\\x")) text.remove_prefix(2);
    Blob blob(text.size() / 2);
    for (std::size_t i = 0; i < blob.size(); ++i)
        blob[i] = std::uint8_t(nibble(text[2 * i]) << 4 | nibble(text[2 * i + 1]));
    return blob;
}

std::string textOf(double real)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), real);
    return {buffer.data(), end.ptr};
}

} // namespace

PostgresParameters::PostgresParameters(const std::vector<Value>& values)
{
    texts.reserve(values.size()); // the pointers below must stay valid
    pointers.reserve(values.size());
    types.reserve(values.size());
    for (const Value& value : values) {
        std::string& text = texts.emplace_back();
        unsigned type = oid::kUnknown;
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            text = std::to_string(*number);
            type = oid::kInt8;
        } else if (const auto* string = std::get_if<std::string>(&value)) {
            text = *string;
            type = oid::kText;
        } else if (const auto* real = std::get_if<double>(&value)) {
            text = textOf(*real);
            type = oid::kFloat8;
        } else if (const auto* blob = std::get_if<Blob>(&value)) {
            text = hexOf(*blob);
            type = oid::kBytea;
        }
        types.push_back(type);
        pointers.push_back(std::holds_alternative<std::monostate>(value) ? nullptr : text.c_str());
    }
}

Value valueOfPostgres(unsigned type, const char* text, std::size_t size)
{
    const std::string_view view(text, size);
    switch (type) {
    case oid::kInt8:
    case oid::kInt4:
    case oid::kInt2:
    case oid::kNumeric: {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text, text + size, number);
        if (error == std::errc() && end == text + size) return number;
        double real = 0;
        std::from_chars(text, text + size, real);
        return real;
    }
    case oid::kFloat8:
    case oid::kFloat4: {
        double real = 0;
        std::from_chars(text, text + size, real);
        return real;
    }
    case oid::kBool:
        return std::int64_t(view == "t");
    case oid::kBytea:
        return blobOf(view);
    default:
        return std::string(view);
    }
}

} // namespace signalbox::sql
