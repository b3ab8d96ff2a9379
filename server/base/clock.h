#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox {

/// Milliseconds since 1970-01-01T00:00:00Z: how the node stores and compares moments.
using UnixMs = std::int64_t;

/// The time of day and a steady time, injected wherever time matters. May be called from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall clock; may jump when somebody sets it.
    [[nodiscard]] virtual UnixMs now() const = 0;
    /// Monotonic nanoseconds since some start; never goes back.
    [[nodiscard]] virtual std::chrono::nanoseconds steady() const = 0;
};

/// The machine's clocks. This is the only place in server/ that asks the machine for the time.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] UnixMs now() const override;
    [[nodiscard]] std::chrono::nanoseconds steady() const override;
};

/// A clock that a test moves by hand. May be moved from one thread while others read.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(UnixMs start = 1'700'000'000'000);
    [[nodiscard]] UnixMs now() const override;
    [[nodiscard]] std::chrono::nanoseconds steady() const override;
    /// Moves both clocks forward.
    void advance(std::chrono::milliseconds by);
    /// Sets the wall clock only, as an administrator would; may go back.
    void setNow(UnixMs to);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

/// `2026-11-21T20:14:00.123Z`: how the Admin API and Open Payments write a moment (node-spec §2).
[[nodiscard]] std::string toIso8601(UnixMs moment);
/// Reads an ISO 8601 moment with a zone (`Z` or `±hh:mm`), fraction optional. nullopt when it is none.
[[nodiscard]] std::optional<UnixMs> fromIso8601(std::string_view text);

} // namespace signalbox
