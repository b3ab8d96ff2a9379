#pragma once

#include "server/base/uuid.h"

#include <string>

namespace signalbox::backend {

/// An id that is no UUID names nothing.
[[nodiscard]] inline Uuid idOrNil(const std::string& text)
{
    return Uuid::parse(text).value_or(Uuid());
}

} // namespace signalbox::backend
