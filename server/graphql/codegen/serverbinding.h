#pragma once

#include "server/base/result.h"
#include "server/graphql/schema.h"

#include <string>

namespace signalbox::graphql::codegen {

struct ServerOptions
{
    std::string schemaName;    ///< for the first line of the files
    std::string nameSpace;     ///< `signalbox::backend::admin`
    std::string context;       ///< `signalbox::backend::AdminContext`
    std::string headerInclude; ///< how the source includes the header
};

struct GeneratedFiles
{
    std::string header;
    std::string source;
};

/// The binding described in server/graphql/resolve.h.
Result<GeneratedFiles> serverBinding(const Schema& schema, const std::string& sdl, const ServerOptions& options);

} // namespace signalbox::graphql::codegen
