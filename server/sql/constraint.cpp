#include "server/sql/constraint.h"

#include <algorithm>
#include <cctype>

namespace signalbox::sql {

namespace {

bool isSpace(char c)
{
    return std::isspace(static_cast<unsigned char>(c)) != 0;
}

/// The next word or quoted name of `text` from `at` on.
std::string nextWord(std::string_view text, std::size_t& at)
{
    while (at < text.size() && isSpace(text[at])) ++at;
    std::string word;
    if (at < text.size() && text[at] == '"') {
        for (++at; at < text.size() && text[at] != '"'; ++at) word += text[at];
        if (at < text.size()) ++at;
        return word;
    }
    while (at < text.size() && !isSpace(text[at]) && text[at] != '(' && text[at] != '"') word += text[at++];
    return word;
}

bool equalsNoCase(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, [](char a, char b) {
        return std::toupper(static_cast<unsigned char>(a)) == std::toupper(static_cast<unsigned char>(b));
    });
}

/// Splits `t.a, t.b` into the table and its columns.
void splitColumns(std::string_view list, std::string& table, std::vector<std::string>& columns)
{
    while (!list.empty()) {
        const std::size_t comma = list.find(", ");
        const std::string_view name = list.substr(0, comma);
        const std::size_t dot = name.find('.');
        if (dot != std::string_view::npos) table = name.substr(0, dot);
        columns.emplace_back(dot == std::string_view::npos ? name : name.substr(dot + 1));
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 2);
    }
}

} // namespace

Error uniqueViolated(std::string_view table, const std::vector<std::string>& columns)
{
    std::string detail = "unique:" + std::string(table) + ".";
    for (std::size_t i = 0; i < columns.size(); ++i) detail += (i == 0 ? "" : ",") + columns[i];
    return {ErrorCode::Duplicate, "Such an entry exists already.", detail};
}

Error foreignKeyViolated(std::string_view statement)
{
    return {ErrorCode::Conflict, "Something this refers to is missing, or something still refers to it.",
            "foreignKey:" + tableWrittenBy(statement)};
}

Error checkViolated(std::string_view constraint)
{
    return {ErrorCode::Internal, "The database refused a value.", "check:" + std::string(constraint)};
}

Error notNullViolated(std::string_view table, std::string_view column)
{
    return {ErrorCode::Internal, "The database refused a missing value.",
            "notNull:" + std::string(table) + "." + std::string(column)};
}

std::string tableWrittenBy(std::string_view statement)
{
    std::size_t at = 0;
    const std::string verb = nextWord(statement, at);
    if (equalsNoCase(verb, "UPDATE")) return nextWord(statement, at);
    if (equalsNoCase(verb, "INSERT") || equalsNoCase(verb, "DELETE")) {
        (void)nextWord(statement, at); // INTO, FROM
        return nextWord(statement, at);
    }
    return {};
}

Error constraintOfSqlite(std::string_view message, std::string_view statement)
{
    constexpr std::string_view kFailed = " constraint failed";
    const std::size_t failed = message.find(kFailed);
    const std::string_view kind = message.substr(0, failed);
    std::string_view rest;
    if (failed != std::string_view::npos && message.size() > failed + kFailed.size() + 2)
        rest = message.substr(failed + kFailed.size() + 2);
    std::string table;
    std::vector<std::string> columns;
    if (kind == "UNIQUE") {
        splitColumns(rest, table, columns);
        return uniqueViolated(table, columns);
    }
    if (kind == "NOT NULL") {
        splitColumns(rest, table, columns);
        return notNullViolated(table, columns.empty() ? std::string_view() : std::string_view(columns.front()));
    }
    if (kind == "CHECK") return checkViolated(rest);
    return foreignKeyViolated(statement);
}

std::vector<std::string> columnsOfPostgresDetail(std::string_view detail)
{
    std::vector<std::string> columns;
    const std::size_t begin = detail.find('(');
    const std::size_t end = detail.find(")=(");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return columns;
    std::string table;
    splitColumns(detail.substr(begin + 1, end - begin - 1), table, columns);
    for (std::string& column : columns) std::erase(column, '"');
    return columns;
}

} // namespace signalbox::sql
