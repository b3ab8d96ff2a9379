#pragma once

#include "ui/client/secret.h"

#include <functional>
#include <QByteArray>
#include <QString>

namespace signalbox::ui {

/// Milliseconds since 1970 (UTC). Tests hand in their own.
using NowMs = std::function<qint64()>;

/// The machine's clock.
[[nodiscard]] NowMs systemNowMs();

/// Signs requests for the Admin API: `signature: t=<ms>, v1=<hex HMAC-SHA256>` over the time, a dot and the canonical
/// body. The secret is used as its UTF-8 bytes, never decoded. One thread.
class AdminSigner
{
public:
    AdminSigner(Secret secret, NowMs now);

    /// The value of the `signature` header for a body that is canonical already. Two calls never give the same time:
    /// a node remembers header values it has seen, and two equal questions in one millisecond would be a replay.
    [[nodiscard]] QByteArray signatureFor(const QByteArray& canonicalBody);

    /// The same for a stated time; for vectors.
    [[nodiscard]] static QByteArray signatureAt(qint64 timeMs, const QByteArray& canonicalBody, const Secret& secret);

    [[nodiscard]] bool hasSecret() const { return !m_secret.isEmpty(); }

private:
    Secret m_secret;
    NowMs m_now;
    qint64 m_lastMs = 0;
};

} // namespace signalbox::ui
