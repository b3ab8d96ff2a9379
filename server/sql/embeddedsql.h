#pragma once

#include <span>
#include <string_view>

namespace signalbox::sql {

/// One file of resources/sql/, by its name without `.sql`. Made by cmake/EmbedSql.cmake at build time.
struct EmbeddedSql
{
    std::string_view name;
    std::string_view text;
};
[[nodiscard]] std::span<const EmbeddedSql> embeddedSql();

} // namespace signalbox::sql
