// signalbox_graphql_codegen: C++ from SDL and operations, run by the build (cmake/SignalboxGraphQL.cmake).

#include "server/graphql/codegen/clientoperations.h"
#include "server/graphql/codegen/serverbinding.h"
#include "server/graphql/scalars.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace signalbox;
namespace fs = std::filesystem;

constexpr int usageError = 2;

std::optional<std::string> contents(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Always writes, so that the build sees outputs newer than what they are made from.
bool write(const fs::path& path, const std::string& text)
{
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file) std::cerr << path.string() << ": error: cannot be written\n";
    return static_cast<bool>(file);
}

int complain(const std::string& text)
{
    std::cerr << text << '\n';
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> words(argv + 1, argv + argc);
    std::map<std::string, std::string> options;
    std::vector<std::string> documents;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i].starts_with("--") && i + 1 < words.size()) {
            options[words[i]] = words[i + 1];
            ++i;
        } else {
            documents.push_back(words[i]);
        }
    }
    if (words.empty() || (words[0] != "server" && words[0] != "client")) {
        std::cerr << "usage: signalbox_graphql_codegen server|client --schema FILE --namespace NS --root DIR …\n";
        return usageError;
    }
    const fs::path schemaPath = options["--schema"];
    const auto sdl = contents(schemaPath);
    if (!sdl) return complain(schemaPath.string() + ": error: cannot be read");
    const auto schema = graphql::Schema::fromSdl(*sdl, graphql::adminScalars());
    if (!schema) return complain(schemaPath.string() + ": error: " + schema.error().message);
    const fs::path root = options["--root"];

    if (words[0] == "server") {
        const fs::path header = options["--header"];
        const graphql::codegen::ServerOptions how{schemaPath.filename().string(), options["--namespace"],
                                                  options["--context"], header.generic_string()};
        const auto made = graphql::codegen::serverBinding(**schema, *sdl, how);
        if (!made) return complain(schemaPath.string() + ": error: " + made.error().message);
        fs::path source = root / header;
        source.replace_extension("cpp");
        return write(root / header, made->header) && write(source, made->source) ? 0 : 1;
    }

    std::vector<graphql::codegen::OperationFile> files;
    for (const auto& document : documents) {
        auto text = contents(document);
        if (!text) return complain(document + ": error: cannot be read");
        files.push_back({fs::path(document).stem().string(), document, std::move(*text)});
    }
    const graphql::codegen::ClientOptions how{schemaPath.filename().string(), options["--namespace"],
                                              options["--include"], options["--types"]};
    const auto made = graphql::codegen::clientOperations(**schema, files, how);
    if (!made) return complain(made.error().message);
    bool ok = true;
    for (const auto& [name, file] : *made) {
        ok = write(root / how.includeFolder / (name + ".h"), file.header) && ok;
        ok = write(root / how.includeFolder / (name + ".cpp"), file.source) && ok;
    }
    return ok ? 0 : 1;
}
