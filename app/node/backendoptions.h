#pragma once

#include "server/backend/backend.h"
#include "server/backend/backendconfig.h"

namespace signalbox::cli {

/// What the backend role is told, from what the configuration says.
[[nodiscard]] backend::BackendOptions backendOptions(const backend::BackendConfig& config);

} // namespace signalbox::cli
