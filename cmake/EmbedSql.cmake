# cmake -D FOLDER=… -D OUTPUT=… -P EmbedSql.cmake: writes the migrations of a folder as one C++ file.
file(GLOB files "${FOLDER}/*.sql")
list(SORT files)
set(entries "")
foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME_WE)
    file(READ "${file}" text)
    string(APPEND entries "    {\"${name}\", R\"sql(${text})sql\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"server/sql/embeddedsql.h\"

#include <array>

namespace signalbox::sql {

namespace {

const auto kFiles = std::to_array<EmbeddedSql>({
${entries}});

} // namespace

std::span<const EmbeddedSql> embeddedSql()
{
    return kFiles;
}

} // namespace signalbox::sql
")
