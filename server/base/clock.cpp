#include "server/base/clock.h"

#include <atomic>
#include <charconv>
#include <cstdio>

namespace signalbox {

namespace {

constexpr std::int64_t msPerDay = 86'400'000;
constexpr std::int64_t nsPerMs = 1'000'000;
/// A manual steady clock does not start at zero, so that code which mistakes zero for "never" is not helped by a test.
constexpr std::int64_t manualSteadyStartNs = 3'600LL * 1'000 * nsPerMs;

void putDigits(char* at, unsigned value, int width)
{
    for (int i = width - 1; i >= 0; --i) {
        at[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

/// Reads exactly `width` digits at the front of `text` and takes them off; nullopt when they are not there.
std::optional<int> takeDigits(std::string_view& text, std::size_t width)
{
    if (text.size() < width) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < width; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(width);
    return value;
}

bool takeChar(std::string_view& text, char wanted)
{
    if (text.empty() || text.front() != wanted) return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

UnixMs SystemClock::now() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::chrono::nanoseconds SystemClock::steady() const
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

struct ManualClock::State
{
    std::atomic<UnixMs> now;
    std::atomic<std::int64_t> steadyNs{manualSteadyStartNs};
};

ManualClock::ManualClock(UnixMs start) : m_state(std::make_shared<State>())
{
    m_state->now = start;
}

UnixMs ManualClock::now() const
{
    return m_state->now;
}

std::chrono::nanoseconds ManualClock::steady() const
{
    return std::chrono::nanoseconds(m_state->steadyNs.load());
}

void ManualClock::advance(std::chrono::milliseconds by)
{
    m_state->now += by.count();
    m_state->steadyNs += by.count() * nsPerMs;
}

void ManualClock::setNow(UnixMs to)
{
    m_state->now = to;
}

std::string toIso8601(UnixMs moment)
{
    using namespace std::chrono;
    std::int64_t day = moment / msPerDay;
    std::int64_t rest = moment % msPerDay;
    if (rest < 0) {
        rest += msPerDay;
        --day;
    }
    const year_month_day date{sys_days{days{day}}};
    const auto ms = static_cast<unsigned>(rest);
    const int year = static_cast<int>(date.year());
    std::string text = "0000-00-00T00:00:00.000Z";
    if (year < 0 || year > 9999) {
        // ECMAScript's expanded years keep such a moment readable and sortable by eye.
        char years[16];
        std::snprintf(years, sizeof years, "%c%06d", year < 0 ? '-' : '+', year < 0 ? -year : year);
        text.replace(0, 4, years);
    } else {
        putDigits(text.data(), static_cast<unsigned>(year), 4);
    }
    char* tail = text.data() + text.size() - 20;
    putDigits(tail + 1, static_cast<unsigned>(date.month()), 2);
    putDigits(tail + 4, static_cast<unsigned>(date.day()), 2);
    putDigits(tail + 7, ms / 3'600'000, 2);
    putDigits(tail + 10, ms / 60'000 % 60, 2);
    putDigits(tail + 13, ms / 1'000 % 60, 2);
    putDigits(tail + 16, ms % 1'000, 3);
    return text;
}

std::optional<UnixMs> fromIso8601(std::string_view text)
{
    using namespace std::chrono;
    const auto yearDigits = takeDigits(text, 4);
    if (!yearDigits || !takeChar(text, '-')) return std::nullopt;
    const auto monthDigits = takeDigits(text, 2);
    if (!monthDigits || !takeChar(text, '-')) return std::nullopt;
    const auto dayDigits = takeDigits(text, 2);
    if (!dayDigits || !(takeChar(text, 'T') || takeChar(text, 't'))) return std::nullopt;
    const auto hours = takeDigits(text, 2);
    if (!hours || *hours > 23 || !takeChar(text, ':')) return std::nullopt;
    const auto minutes = takeDigits(text, 2);
    if (!minutes || *minutes > 59 || !takeChar(text, ':')) return std::nullopt;
    const auto seconds = takeDigits(text, 2);
    if (!seconds || *seconds > 59) return std::nullopt;

    int milliseconds = 0;
    if (takeChar(text, '.')) {
        int scale = 100;
        std::size_t digits = 0;
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            milliseconds += (text.front() - '0') * scale;
            scale /= 10;
            text.remove_prefix(1);
            ++digits;
        }
        if (digits == 0) return std::nullopt;
    }

    int offsetMinutes = 0;
    if (!(takeChar(text, 'Z') || takeChar(text, 'z'))) {
        const bool west = takeChar(text, '-');
        if (!west && !takeChar(text, '+')) return std::nullopt;
        const auto zoneHours = takeDigits(text, 2);
        if (!zoneHours || *zoneHours > 23 || !takeChar(text, ':')) return std::nullopt;
        const auto zoneMinutes = takeDigits(text, 2);
        if (!zoneMinutes || *zoneMinutes > 59) return std::nullopt;
        offsetMinutes = (*zoneHours * 60 + *zoneMinutes) * (west ? -1 : 1);
    }
    if (!text.empty()) return std::nullopt;

    const year_month_day date(year(*yearDigits), month(static_cast<unsigned>(*monthDigits)),
                              day(static_cast<unsigned>(*dayDigits)));
    if (!date.ok()) return std::nullopt;
    const std::int64_t minuteOfDay = *hours * 60 + *minutes - offsetMinutes;
    return sys_days(date).time_since_epoch().count() * msPerDay + minuteOfDay * 60'000 + *seconds * 1'000 +
           milliseconds;
}

} // namespace signalbox
