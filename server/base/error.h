#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace signalbox {

/// What kind of "no" this is. The Admin API shows each under the code named beside it (node-spec §3.4).
enum class ErrorCode : std::uint8_t {
    BadUserInput,    ///< BAD_USER_INPUT: the caller can mend it
    NotFound,        ///< NOT_FOUND
    Duplicate,       ///< DUPLICATE
    Forbidden,       ///< FORBIDDEN
    Conflict,        ///< CONFLICT: the thing is in another state
    Inactive,        ///< INACTIVE
    Unauthenticated, ///< UNAUTHENTICATED
    NotImplemented,  ///< NOT_IMPLEMENTED: in the schema, not in this version
    Timeout,         ///< TIMEOUT
    Unavailable,     ///< INTERNAL_SERVER_ERROR: a store, peer or disk did not answer; the outcome may be unknown
    Cancelled,       ///< INTERNAL_SERVER_ERROR: the node is stopping
    Corrupt,         ///< INTERNAL_SERVER_ERROR: stored data is damaged
    Internal,        ///< INTERNAL_SERVER_ERROR
};

/// Why an operation failed, in a form a test can switch on and a person can read.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string message; ///< one sentence for the caller; shown as it is
    std::string detail;  ///< for the log only: ids yes, secrets never

    /// A definite no: nothing happened. Anything else leaves the outcome unknown.
    [[nodiscard]] bool refused() const { return code <= ErrorCode::NotImplemented; }

    friend bool operator==(const Error&, const Error&) = default;
};

} // namespace signalbox
