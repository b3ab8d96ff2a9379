#pragma once

#include "server/base/result.h"
#include "server/graphql/codegen/serverbinding.h"
#include "server/graphql/schema.h"

#include <map>
#include <string>
#include <vector>

namespace signalbox::graphql::codegen {

struct ClientOptions
{
    std::string schemaName;
    std::string nameSpace;
    std::string includeFolder; ///< `ui/client/operations`
    std::string typesName;     ///< `backendadmintypes`
};

struct OperationFile
{
    std::string name; ///< `assets`
    std::string path; ///< for messages
    std::string text;
};

/// The typed operations described in cmake/SignalboxGraphQL.cmake, by file name without extension. BadUserInput with
/// one line `path:line:column: message` for each thing that is wrong with a document.
Result<std::map<std::string, GeneratedFiles>>
clientOperations(const Schema& schema, const std::vector<OperationFile>& files, const ClientOptions& options);

} // namespace signalbox::graphql::codegen
