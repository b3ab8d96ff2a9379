#pragma once

#include "server/base/error.h"

namespace signalbox::cli {

/// What a program says to the shell that started it; the man pages list the same numbers.
enum class ExitCode : int {
    Ok = 0,            ///< done, or stopped cleanly by a signal
    Failed = 1,        ///< anything else; also a stop that took too long or was asked for twice
    Usage = 2,         ///< the command line makes no sense
    Configuration = 3, ///< a setting is missing, malformed, out of range or unreadable
    DataLocked = 4,    ///< another process uses the data
    DataDamaged = 5,   ///< stored data is damaged; nothing was replaced
    PortTaken = 6,     ///< a port belongs to another process
    Temporary = 75,    ///< a database or disk did not answer; the same command may work later
};

/// How a failure to start is told: the start of a node uses these codes for these reasons.
///   BadUserInput → Configuration    Conflict → DataLocked    Corrupt → DataDamaged
///   Duplicate    → PortTaken        Unavailable, Timeout → Temporary        the rest → Failed
[[nodiscard]] constexpr ExitCode exitCodeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadUserInput:
        return ExitCode::Configuration;
    case ErrorCode::Conflict:
        return ExitCode::DataLocked;
    case ErrorCode::Corrupt:
        return ExitCode::DataDamaged;
    case ErrorCode::Duplicate:
        return ExitCode::PortTaken;
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
        return ExitCode::Temporary;
    default:
        return ExitCode::Failed;
    }
}

} // namespace signalbox::cli
