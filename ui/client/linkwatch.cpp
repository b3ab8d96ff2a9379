#include "ui/client/linkwatch.h"

namespace signalbox::ui {

void LinkWatch::heard(int latencyMs)
{
    m_tried = true;
    m_refused = false;
    m_answeredMs = m_now();
    m_latencyMs = latencyMs;
    m_reason.clear();
}

void LinkWatch::failed(const Error& error)
{
    if (error.code == Error::Code::Cancelled) return;
    m_tried = true;
    // A node that does not know us, or shows another certificate, will not do so in a minute either.
    m_refused = error.code == Error::Code::Unauthorized || error.code == Error::Code::Untrusted;
    m_reason = error.message;
}

LinkState LinkWatch::state() const
{
    LinkState state;
    state.latencyMs = m_latencyMs;
    if (m_answeredMs >= 0) state.answeredAt = QDateTime::fromMSecsSinceEpoch(m_answeredMs, Qt::UTC);
    state.reason = m_reason;
    if (!m_tried) {
        state.status = LinkStatus::Connecting;
    } else if (m_reason.isEmpty()) {
        state.status = LinkStatus::Online;
    } else {
        const bool recent = m_answeredMs >= 0 && m_now() - m_answeredMs < staleMs;
        state.status = recent && !m_refused ? LinkStatus::Stale : LinkStatus::Offline;
    }
    return state;
}

} // namespace signalbox::ui
