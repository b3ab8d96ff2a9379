#pragma once

#include "server/graphql/codegen/clientoperations.h"

namespace signalbox::graphql::codegen {

/// The Qt type of a value that is sent or received; `structName` names the struct of an object type.
std::string qtType(const TypeRef& type, const ClientOptions& options, const std::string& structName = {});
/// ` = 0` where a type would otherwise start with any value.
std::string qtInitializer(const TypeRef& type, const ClientOptions& options);
/// The enums and inputs of a schema.
Result<GeneratedFiles> clientTypes(const Schema& schema, const ClientOptions& options);

} // namespace signalbox::graphql::codegen
