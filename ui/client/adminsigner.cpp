#include "ui/client/adminsigner.h"

#include <algorithm>
#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <utility>

namespace signalbox::ui {

namespace {
constexpr int signatureVersion = 1;
}

NowMs systemNowMs()
{
    return [] { return QDateTime::currentMSecsSinceEpoch(); };
}

AdminSigner::AdminSigner(Secret secret, NowMs now) : m_secret(std::move(secret)), m_now(std::move(now)) {}

QByteArray AdminSigner::signatureFor(const QByteArray& canonicalBody)
{
    m_lastMs = std::max(m_now(), m_lastMs + 1);
    return signatureAt(m_lastMs, canonicalBody, m_secret);
}

QByteArray AdminSigner::signatureAt(qint64 timeMs, const QByteArray& canonicalBody, const Secret& secret)
{
    const QByteArray time = QByteArray::number(timeMs);
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, secret.reveal());
    code.addData(time);
    code.addData(".", 1);
    code.addData(canonicalBody);
    return "t=" + time + ", v" + QByteArray::number(signatureVersion) + "=" + code.result().toHex();
}

} // namespace signalbox::ui
