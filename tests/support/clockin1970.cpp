// Loaded before a program's libraries: the machine's clock was never set, so it counts from a little after the epoch.
// The monotonic clock is left alone.
#include <atomic>
#include <ctime>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

constexpr time_t beginSeconds = 10;

/// How many seconds to take off; settled by the first question.
time_t offsetFor(time_t realSeconds)
{
    static std::atomic<time_t> offset = 0;
    time_t none = 0;
    offset.compare_exchange_strong(none, realSeconds - beginSeconds);
    return offset;
}

} // namespace

extern "C" int clock_gettime(clockid_t clock, timespec* time) noexcept
{
    const long answer = ::syscall(SYS_clock_gettime, clock, time);
    if (answer == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        time->tv_sec -= offsetFor(time->tv_sec);
    return static_cast<int>(answer);
}

extern "C" int gettimeofday(timeval* time, void*) noexcept
{
    timespec precise{};
    const int answer = clock_gettime(CLOCK_REALTIME, &precise);
    time->tv_sec = precise.tv_sec;
    time->tv_usec = precise.tv_nsec / 1000;
    return answer;
}

extern "C" time_t time(time_t* where) noexcept
{
    timespec precise{};
    (void)clock_gettime(CLOCK_REALTIME, &precise);
    if (where) *where = precise.tv_sec;
    return precise.tv_sec;
}
