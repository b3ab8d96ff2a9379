#include "server/sql/sqltext.h"

#include <algorithm>

namespace signalbox::sql {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The end of what begins at `at` and must be copied as it is: a quoted text or name, a comment; otherwise `at`.
std::size_t endOfOpaque(std::string_view sql, std::size_t at)
{
    const char c = sql[at];
    if (c == '\'' || c == '"') {
        const std::size_t end = sql.find(c, at + 1);
        return end == std::string_view::npos ? sql.size() : end + 1;
    }
    if (c == '-' && sql.substr(at).starts_with("--")) {
        const std::size_t end = sql.find('\n', at);
        return end == std::string_view::npos ? sql.size() : end;
    }
    return at;
}

std::string forDialect(std::string_view script, Dialect dialect)
{
    constexpr std::string_view kSqlite = "-- sqlite:";
    constexpr std::string_view kPostgresql = "-- postgresql:";
    const std::string_view mine = dialect == Dialect::Sqlite ? kSqlite : kPostgresql;
    std::string text;
    while (!script.empty()) {
        const std::size_t end = std::min(script.find('\n'), script.size());
        std::string_view line = script.substr(0, end);
        script.remove_prefix(std::min(end + 1, script.size()));
        const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
        if (line.substr(indent).starts_with(mine)) line.remove_prefix(indent + mine.size());
        text += line;
        text += '\n';
    }
    return text;
}

} // namespace

std::vector<std::size_t> parameterOrder(std::string_view sql)
{
    std::vector<std::size_t> order;
    for (std::size_t at = 0; at < sql.size();) {
        const std::size_t opaque = endOfOpaque(sql, at);
        if (opaque != at) {
            at = opaque;
        } else if (sql[at] == '$' && at + 1 < sql.size() && isDigit(sql[at + 1])) {
            std::size_t number = 0;
            for (++at; at < sql.size() && isDigit(sql[at]); ++at) number = number * 10 + std::size_t(sql[at] - '0');
            if (std::ranges::find(order, number) == order.end()) order.push_back(number);
        } else {
            ++at;
        }
    }
    return order;
}

std::vector<std::string> statementsOf(std::string_view script, Dialect dialect)
{
    const std::string text = forDialect(script, dialect);
    std::vector<std::string> statements;
    std::string current;
    const auto finish = [&] {
        const std::size_t begin = current.find_first_not_of(" \t\r\n");
        if (begin != std::string::npos) {
            const std::size_t end = current.find_last_not_of(" \t\r\n");
            statements.push_back(current.substr(begin, end - begin + 1));
        }
        current.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t opaque = endOfOpaque(text, at);
        if (opaque != at) {
            if (text[at] != '-') current += text.substr(at, opaque - at);
            at = opaque;
        } else if (text[at] == ';') {
            finish();
            ++at;
        } else {
            current += text[at++];
        }
    }
    finish();
    return statements;
}

Result<void> checkParameters(std::span<const Value> parameters)
{
    for (const Value& parameter : parameters) {
        const auto* text = std::get_if<std::string>(&parameter);
        if (text && text->find('\0') != std::string::npos)
            return Error{ErrorCode::BadUserInput, "A text may not contain the character U+0000.", {}};
    }
    return {};
}

} // namespace signalbox::sql
