#pragma once

namespace signalbox::tests {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

/// How often a random test tries its luck. A sanitizer makes a round several times dearer and looks for faults that
/// the first rounds show; losses that need many rounds are the plain build's business.
[[nodiscard]] constexpr int rounds(int plain)
{
    constexpr int kFewer = 5;
    return kSanitized ? plain / kFewer : plain;
}

} // namespace signalbox::tests
