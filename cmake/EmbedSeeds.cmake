# cmake -D FILE=… -D OUTPUT=… -P EmbedSeeds.cmake: puts the sandbox's seeds into the program.
file(READ "${FILE}" text)
file(WRITE "${OUTPUT}" "#include \"server/sandbox/seeds.h\"

namespace signalbox::sandbox {

std::string_view Seeds::builtIn()
{
    return R\"json(${text})json\";
}

} // namespace signalbox::sandbox
")
