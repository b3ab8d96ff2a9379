#pragma once

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QSslCertificate>
#include <QSslError>
#include <QString>
#include <QStringList>

namespace signalbox::ui {

/// What the console was shown by a node and what it remembers: enough for a person to decide.
struct CertificateFinding
{
    enum class Verdict {
        Trusted, ///< the chain is good and nothing else was remembered, or it is the remembered one
        Unknown, ///< first contact, and no authority vouches for it: a person must compare the fingerprint
        Changed, ///< not the one remembered
        Unfit    ///< expired, not yet valid, for another host, weak: remembering it does not help
    };
    Verdict verdict = Verdict::Trusted;
    QString presented;  ///< fingerprint now, see fingerprintOf()
    QString remembered; ///< fingerprint of the profile; may be empty
    QString subject;
    QString issuer;
    QDateTime expires;
    QStringList problems; ///< whole sentences
    friend bool operator==(const CertificateFinding&, const CertificateFinding&) = default;
};

/// SHA-256 of the certificate, upper-case hex in pairs with colons.
[[nodiscard]] QString fingerprintOf(const QSslCertificate& certificate);

/// Judges the certificate of a finished or failing handshake. `errors` is what the TLS library found.
/// A remembered certificate may come from no known authority; it may not be expired or name another host.
[[nodiscard]] CertificateFinding judgeCertificate(const QSslCertificate& certificate, const QList<QSslError>& errors,
                                                  const QString& remembered);

} // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::CertificateFinding)
