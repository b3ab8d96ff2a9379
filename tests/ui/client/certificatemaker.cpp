#include "tests/ui/client/certificatemaker.h"

#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace signalbox::ui::test {

namespace {

using KeyPtr = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using CertificatePtr = std::unique_ptr<X509, decltype(&X509_free)>;
using BioPtr = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

constexpr long secondsPerDay = 24 * 60 * 60;

QByteArray textOf(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, qsizetype(size));
}

void extend(X509* certificate, X509* issuer, int kind, const QByteArray& value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

KeyPtr keyFrom(const QSslKey& key)
{
    const QByteArray pem = key.toPem();
    const BioPtr bio(BIO_new_mem_buf(pem.constData(), int(pem.size())), BIO_free_all);
    return KeyPtr(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
}

CertificatePtr certificateFrom(const QSslCertificate& certificate)
{
    const QByteArray pem = certificate.toPem();
    const BioPtr bio(BIO_new_mem_buf(pem.constData(), int(pem.size())), BIO_free_all);
    return CertificatePtr(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), X509_free);
}

} // namespace

MadeCertificate makeCertificate(const CertificateWish& wish)
{
    const KeyPtr key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const CertificatePtr made(X509_new(), X509_free);
    X509_set_version(made.get(), 2);
    quint32 serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(made.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), wish.validFromDays * secondsPerDay);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), wish.validToDays * secondsPerDay);
    X509_set_pubkey(made.get(), key.get());
    X509_NAME* name = X509_get_subject_name(made.get());
    const QByteArray common = wish.name.toUtf8();
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(common.constData()),
                               -1, -1, 0);

    CertificatePtr issuer(nullptr, X509_free);
    KeyPtr issuerKey(nullptr, EVP_PKEY_free);
    if (wish.issuer) {
        issuer = certificateFrom(wish.issuer->certificate);
        issuerKey = keyFrom(wish.issuer->key);
    }
    X509* signer = issuer ? issuer.get() : made.get();
    X509_set_issuer_name(made.get(), X509_get_subject_name(signer));
    extend(made.get(), signer, NID_basic_constraints, wish.isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    extend(made.get(), signer, NID_subject_alt_name, wish.address.toUtf8());
    X509_sign(made.get(), issuerKey ? issuerKey.get() : key.get(), EVP_sha256());

    const BioPtr certificateText(BIO_new(BIO_s_mem()), BIO_free_all);
    PEM_write_bio_X509(certificateText.get(), made.get());
    const BioPtr keyText(BIO_new(BIO_s_mem()), BIO_free_all);
    // Qt reads the traditional form of an elliptic key.
    PEM_write_bio_PrivateKey_traditional(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return {QSslCertificate(textOf(certificateText.get())), QSslKey(textOf(keyText.get()), QSsl::Ec)};
}

} // namespace signalbox::ui::test
