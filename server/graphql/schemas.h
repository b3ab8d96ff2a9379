#pragma once

#include <string_view>

namespace signalbox::graphql {

/// The SDL of the payment node's Admin API, as in resources/schemas/backend.graphql. Compiled in.
extern const std::string_view backendSdl;

} // namespace signalbox::graphql
