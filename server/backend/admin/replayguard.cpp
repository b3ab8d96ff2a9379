#include "server/backend/admin/replayguard.h"

#include "server/base/encoding.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <vector>

namespace signalbox::backend {

namespace {

class SharedReplayGuard final : public ReplayGuard
{
public:
    SharedReplayGuard(kv::Store& store, std::chrono::milliseconds window) : m_store(store), m_window(window) {}

    Task<Result<bool>> firstTime(Sha256Digest digest) override
    {
        std::string key = "signature:" + toHex(bytesView(digest));
        std::string value = "1";
        co_return co_await m_store.setIfAbsent(std::move(key), std::move(value), m_window);
    }

private:
    kv::Store& m_store;
    std::chrono::milliseconds m_window;
};

/// Half a digest: 128 bits, which no sender can make collide without the secret.
using Fingerprint = std::array<std::uint64_t, 2>;

Fingerprint fingerprintOf(const Sha256Digest& digest)
{
    Fingerprint print{};
    std::memcpy(print.data(), digest.data(), sizeof print);
    // Zero marks a free place.
    if (print[0] == 0) print[0] = 1;
    return print;
}

/// An open-addressed set that only grows; never more than three quarters full.
class FingerprintSet
{
public:
    [[nodiscard]] bool contains(const Fingerprint& print) const
    {
        return !m_places.empty() && m_places[placeOf(m_places, print)] == print;
    }
    void insert(const Fingerprint& print)
    {
        if ((m_count + 1) * 4 > m_places.size() * 3) grow();
        m_places[placeOf(m_places, print)] = print;
        ++m_count;
    }
    void clear()
    {
        m_places = {};
        m_count = 0;
    }
    [[nodiscard]] std::size_t size() const { return m_count; }

private:
    using Places = std::vector<Fingerprint>;

    /// The place of `print`, or the free one where it would go. There is always a free one.
    static std::size_t placeOf(const Places& places, const Fingerprint& print)
    {
        const std::size_t mask = places.size() - 1;
        std::size_t place = print[1] & mask;
        while (places[place][0] != 0 && places[place] != print) place = (place + 1) & mask;
        return place;
    }
    void grow()
    {
        constexpr std::size_t PlacesMin = 64;
        Places bigger(std::max(PlacesMin, m_places.size() * 2));
        for (const Fingerprint& print : m_places)
            if (print[0] != 0) bigger[placeOf(bigger, print)] = print;
        m_places = std::move(bigger);
    }

    Places m_places;
    std::size_t m_count = 0;
};

class LocalReplayGuard final : public ReplayGuard
{
public:
    LocalReplayGuard(const Clock& clock, std::chrono::milliseconds window, std::size_t signaturesMax)
        : m_clock(clock), m_window(window), m_signaturesMax(signaturesMax), m_begun(clock.steady())
    {
    }

    Task<Result<bool>> firstTime(Sha256Digest digest) override
    {
        const Fingerprint print = fingerprintOf(digest);
        const std::scoped_lock lock(m_mutex);
        turn();
        if (m_current.contains(print) || m_previous.contains(print)) co_return false;
        if (m_current.size() + m_previous.size() >= m_signaturesMax)
            co_return Error{ErrorCode::Unavailable, "Too many requests to tell repeated ones apart.", {}};
        m_current.insert(print);
        co_return true;
    }

private:
    /// Drops what is older than the window. Each generation gathers for one window and is kept for one more.
    void turn()
    {
        const std::chrono::nanoseconds age = m_clock.steady() - m_begun;
        if (age < m_window) return;
        if (age < 2 * m_window)
            m_previous = std::move(m_current);
        else
            m_previous.clear();
        m_current.clear();
        m_begun = m_clock.steady();
    }

    const Clock& m_clock;
    const std::chrono::nanoseconds m_window;
    const std::size_t m_signaturesMax;
    std::mutex m_mutex;
    std::chrono::nanoseconds m_begun;
    FingerprintSet m_current;
    FingerprintSet m_previous;
};

} // namespace

std::unique_ptr<ReplayGuard> sharedReplayGuard(kv::Store& store, std::chrono::milliseconds window)
{
    return std::make_unique<SharedReplayGuard>(store, window);
}

std::unique_ptr<ReplayGuard> localReplayGuard(const Clock& clock, std::chrono::milliseconds window,
                                              std::size_t signaturesMax)
{
    return std::make_unique<LocalReplayGuard>(clock, window, signaturesMax);
}

} // namespace signalbox::backend
