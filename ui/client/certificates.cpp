#include "ui/client/certificates.h"

#include <QCryptographicHash>

namespace signalbox::ui {

namespace {

/// Nobody known vouches for it. A person who compared the fingerprint can.
bool isOnlyUnvouched(const QSslError& error)
{
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return true;
    default:
        return false;
    }
}

} // namespace

QString fingerprintOf(const QSslCertificate& certificate)
{
    if (certificate.isNull()) return {};
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':')).toUpper();
}

CertificateFinding judgeCertificate(const QSslCertificate& certificate, const QList<QSslError>& errors,
                                    const QString& remembered)
{
    using Verdict = CertificateFinding::Verdict;
    CertificateFinding finding;
    finding.presented = fingerprintOf(certificate);
    finding.remembered = remembered;
    finding.subject = certificate.subjectDisplayName();
    finding.issuer = certificate.issuerDisplayName();
    finding.expires = certificate.expiryDate();
    bool unfit = certificate.isNull();
    for (const QSslError& error : errors) {
        if (error.error() == QSslError::NoError) continue;
        finding.problems << error.errorString();
        if (!isOnlyUnvouched(error)) unfit = true;
    }
    const bool known = !remembered.isEmpty();
    if (known && finding.presented != remembered) {
        finding.verdict = Verdict::Changed;
    } else if (unfit) {
        finding.verdict = Verdict::Unfit;
    } else if (!known && !finding.problems.isEmpty()) {
        finding.verdict = Verdict::Unknown;
    }
    return finding;
}

} // namespace signalbox::ui
