#pragma once

#include "server/base/uuid.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::backend {

/// An id that is no UUID names nothing.
[[nodiscard]] inline Uuid idOrNil(const std::string& text)
{
    return Uuid::parse(text).value_or(Uuid());
}

/// Source of payloads that only say whether it worked.
struct SuccessPayload
{
    bool success = true;
};

} // namespace signalbox::backend
