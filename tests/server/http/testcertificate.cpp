#include "tests/server/http/testcertificate.h"

#include <cstdio>
#include <memory>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace signalbox::http::test {

namespace {

constexpr long secondsOfADay = 86'400;

struct FileCloser
{
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

} // namespace

bool writeTestCertificate(const std::string& certificateFile, const std::string& keyFile)
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), &X509_free);
    if (!key || !certificate) return false;
    X509* const x509 = certificate.get();
    X509_set_version(x509, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
    X509_gmtime_adj(X509_getm_notBefore(x509), -secondsOfADay);
    X509_gmtime_adj(X509_getm_notAfter(x509), secondsOfADay);
    X509_set_pubkey(x509, key.get());
    X509_NAME* const name = X509_get_subject_name(x509);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("node"), -1, -1, 0);
    X509_set_issuer_name(x509, name);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> address(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1"), &X509_EXTENSION_free);
    if (!address || X509_add_ext(x509, address.get(), -1) != 1) return false;
    if (X509_sign(x509, key.get(), EVP_sha256()) == 0) return false;

    const File certificateOut(std::fopen(certificateFile.c_str(), "wb"));
    const File keyOut(std::fopen(keyFile.c_str(), "wb"));
    return certificateOut && keyOut && PEM_write_X509(certificateOut.get(), x509) == 1 &&
           PEM_write_PrivateKey(keyOut.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1;
}

} // namespace signalbox::http::test
