#pragma once

#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QString>

namespace signalbox::ui::test {

struct MadeCertificate
{
    QSslCertificate certificate;
    QSslKey key;
};

/// What kind of certificate to make. It is for 127.0.0.1 unless said otherwise.
struct CertificateWish
{
    QString name = QStringLiteral("node");
    QString address = QStringLiteral("IP:127.0.0.1");
    int validFromDays = -1; ///< days from today
    int validToDays = 30;
    const MadeCertificate* issuer = nullptr; ///< nobody: signed by itself
    bool isAuthority = false;
};

[[nodiscard]] MadeCertificate makeCertificate(const CertificateWish& wish);

} // namespace signalbox::ui::test
