#pragma once

#include "ui/client/adminsigner.h"
#include "ui/client/result.h"
#include "ui/client/types.h"

namespace signalbox::ui {

/// Turns answers and failures into the state of the link. Pure; the clock is given.
class LinkWatch
{
public:
    static constexpr qint64 staleMs = 60'000; ///< this long a node that answered before is called stale, not offline

    explicit LinkWatch(NowMs now) : m_now(std::move(now)) {}

    /// An answer of the node itself, whatever it said.
    void heard(int latencyMs);
    /// Nothing usable came. Questions dropped by the console say nothing about the link and are ignored.
    void failed(const Error& error);

    /// As of now: time alone turns Stale into Offline.
    [[nodiscard]] LinkState state() const;

private:
    NowMs m_now;
    qint64 m_answeredMs = -1;
    int m_latencyMs = -1;
    bool m_tried = false;
    bool m_refused = false;
    QString m_reason;
};

} // namespace signalbox::ui
