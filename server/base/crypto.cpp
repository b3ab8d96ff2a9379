#include "server/base/crypto.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sodium.h>

namespace signalbox {

namespace {

constexpr std::size_t sha256BlockBytes = 64;

/// A primitive that fails has no sensible continuation: a wrong digest would be taken for a right one.
void require(bool worked)
{
    if (worked) return;
    std::fputs("The cryptographic library refused a basic operation.\n", stderr);
    std::abort();
}

struct DigestContext
{
    explicit DigestContext(const char* name)
        : algorithm(EVP_MD_fetch(nullptr, name, nullptr)), context(EVP_MD_CTX_new())
    {
        require(algorithm && context);
    }
    ~DigestContext()
    {
        EVP_MD_CTX_free(context);
        EVP_MD_free(algorithm);
    }
    DigestContext(const DigestContext&) = delete;
    DigestContext& operator=(const DigestContext&) = delete;

    void begin() const { require(EVP_DigestInit_ex2(context, algorithm, nullptr) == 1); }
    void add(std::string_view data) const { require(EVP_DigestUpdate(context, data.data(), data.size()) == 1); }
    void finish(std::uint8_t* digest) const { require(EVP_DigestFinal_ex(context, digest, nullptr) == 1); }

    EVP_MD* algorithm;
    EVP_MD_CTX* context;
};

// Fetching an algorithm costs several times the hash of a packet, so each thread does it once.
DigestContext& sha256Context()
{
    thread_local DigestContext context("SHA256");
    return context;
}

DigestContext& sha512Context()
{
    thread_local DigestContext context("SHA512");
    return context;
}

struct GcmContext
{
    GcmContext() : cipher(EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr)), context(EVP_CIPHER_CTX_new())
    {
        require(cipher && context);
    }
    ~GcmContext()
    {
        EVP_CIPHER_CTX_free(context);
        EVP_CIPHER_free(cipher);
    }
    GcmContext(const GcmContext&) = delete;
    GcmContext& operator=(const GcmContext&) = delete;

    enum class Direction { Open = 0, Seal = 1 };

    void begin(const AesKey& key, std::string_view nonce, std::string_view associated, Direction direction) const
    {
        require(EVP_CipherInit_ex2(context, cipher, nullptr, nullptr, static_cast<int>(direction), nullptr) == 1);
        require(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_IVLEN, static_cast<int>(nonce.size()), nullptr) == 1);
        require(EVP_CipherInit_ex2(context, nullptr, key.data(), data(nonce), static_cast<int>(direction), nullptr) ==
                1);
        int written = 0;
        if (!associated.empty()) {
            require(EVP_CipherUpdate(context, nullptr, &written, data(associated),
                                     static_cast<int>(associated.size())) == 1);
        }
    }
    void run(std::string_view input, std::string& output) const
    {
        output.resize(input.size());
        if (input.empty()) return;
        int written = 0;
        require(EVP_CipherUpdate(context, reinterpret_cast<unsigned char*>(output.data()), &written, data(input),
                                 static_cast<int>(input.size())) == 1);
    }
    [[nodiscard]] bool finish() const
    {
        unsigned char none[EVP_MAX_BLOCK_LENGTH];
        int written = 0;
        return EVP_CipherFinal_ex(context, none, &written) == 1;
    }
    static const unsigned char* data(std::string_view text)
    {
        return reinterpret_cast<const unsigned char*>(text.data());
    }

    EVP_CIPHER* cipher;
    EVP_CIPHER_CTX* context;
};

GcmContext& gcmContext()
{
    thread_local GcmContext context;
    return context;
}

void startSodium()
{
    static const int started = sodium_init();
    require(started >= 0);
}

std::string_view view(const AesNonce& nonce)
{
    return bytesView(nonce);
}

} // namespace

Sha256Digest sha256(std::string_view data)
{
    Sha256Digest digest;
    const DigestContext& context = sha256Context();
    context.begin();
    context.add(data);
    context.finish(digest.data());
    return digest;
}

Sha512Digest sha512(std::string_view data)
{
    Sha512Digest digest;
    const DigestContext& context = sha512Context();
    context.begin();
    context.add(data);
    context.finish(digest.data());
    return digest;
}

Sha256Digest hmacSha256(std::string_view key, std::string_view data)
{
    return hmacSha256(key, std::span(&data, 1));
}

// Written out over the digest: with a new key for each message, which is what STREAM does, EVP_MAC costs 1.9 µs
// and this 0.5 µs.
Sha256Digest hmacSha256(std::string_view key, std::span<const std::string_view> pieces)
{
    std::uint8_t block[sha256BlockBytes] = {};
    if (key.size() > sha256BlockBytes) {
        const Sha256Digest shortened = sha256(key);
        std::memcpy(block, shortened.data(), shortened.size());
    } else if (!key.empty()) {
        std::memcpy(block, key.data(), key.size());
    }

    const DigestContext& context = sha256Context();
    Sha256Digest digest;
    for (std::uint8_t& byte : block) byte ^= 0x36;
    context.begin();
    context.add(bytesView(block));
    for (const std::string_view piece : pieces) context.add(piece);
    context.finish(digest.data());

    for (std::uint8_t& byte : block) byte ^= 0x36 ^ 0x5c;
    context.begin();
    context.add(bytesView(block));
    context.add(bytesView(digest));
    context.finish(digest.data());
    OPENSSL_cleanse(block, sizeof block);
    return digest;
}

bool equalConstantTime(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

void aesGcmSealDetached(const AesKey& key, std::string_view nonce, std::string_view plain, std::string_view associated,
                        std::string& cipher, std::array<std::uint8_t, aesTagBytes>& tag)
{
    const GcmContext& context = gcmContext();
    context.begin(key, nonce, associated, GcmContext::Direction::Seal);
    context.run(plain, cipher);
    require(context.finish());
    require(EVP_CIPHER_CTX_ctrl(context.context, EVP_CTRL_AEAD_GET_TAG, aesTagBytes, tag.data()) == 1);
}

bool aesGcmOpenDetached(const AesKey& key, std::string_view nonce, std::string_view cipher,
                        std::span<const std::uint8_t, aesTagBytes> tag, std::string_view associated, std::string& plain)
{
    const GcmContext& context = gcmContext();
    context.begin(key, nonce, associated, GcmContext::Direction::Open);
    context.run(cipher, plain);
    std::array<std::uint8_t, aesTagBytes> expected;
    std::memcpy(expected.data(), tag.data(), expected.size());
    require(EVP_CIPHER_CTX_ctrl(context.context, EVP_CTRL_AEAD_SET_TAG, aesTagBytes, expected.data()) == 1);
    if (context.finish()) return true;
    // Text that was not proven must not be used by mistake.
    OPENSSL_cleanse(plain.data(), plain.size());
    plain.clear();
    return false;
}

std::string aesGcmSeal(const AesKey& key, const AesNonce& nonce, std::string_view plain, std::string_view associated)
{
    std::string sealed;
    std::array<std::uint8_t, aesTagBytes> tag;
    aesGcmSealDetached(key, view(nonce), plain, associated, sealed, tag);
    sealed.append(bytesView(tag));
    return sealed;
}

std::optional<std::string> aesGcmOpen(const AesKey& key, const AesNonce& nonce, std::string_view sealed,
                                      std::string_view associated)
{
    if (sealed.size() < aesTagBytes) return std::nullopt;
    std::array<std::uint8_t, aesTagBytes> tag;
    std::memcpy(tag.data(), sealed.data() + sealed.size() - aesTagBytes, aesTagBytes);
    std::string plain;
    if (!aesGcmOpenDetached(key, view(nonce), sealed.substr(0, sealed.size() - aesTagBytes), tag, associated, plain))
        return std::nullopt;
    return plain;
}

Ed25519PrivateKey Ed25519PrivateKey::generate(Random& random)
{
    std::array<std::uint8_t, 32> seed;
    random.fill(seed);
    Ed25519PrivateKey key = fromSeed(seed);
    OPENSSL_cleanse(seed.data(), seed.size());
    return key;
}

Ed25519PrivateKey Ed25519PrivateKey::fromSeed(const std::array<std::uint8_t, 32>& seed)
{
    startSodium();
    Ed25519PrivateKey key;
    Ed25519PublicKey publicPart;
    require(crypto_sign_ed25519_seed_keypair(publicPart.data(), key.m_key.data(), seed.data()) == 0);
    return key;
}

Result<Ed25519PrivateKey> Ed25519PrivateKey::fromPem(std::string_view pem)
{
    const Error refused{ErrorCode::BadUserInput, "This is not an Ed25519 private key in PKCS#8 PEM form.", {}};
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                        &BIO_free);
    if (!bio) return refused;
    // Without a call-back OpenSSL would ask the terminal for the password of an encrypted key.
    const auto noPassword = [](char*, int, int, void*) { return -1; };
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> parsed(
        PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr), &EVP_PKEY_free);
    if (!parsed || EVP_PKEY_id(parsed.get()) != EVP_PKEY_ED25519) return refused;
    std::array<std::uint8_t, 32> seed;
    std::size_t size = seed.size();
    if (EVP_PKEY_get_raw_private_key(parsed.get(), seed.data(), &size) != 1 || size != seed.size()) return refused;
    Ed25519PrivateKey key = fromSeed(seed);
    OPENSSL_cleanse(seed.data(), seed.size());
    return key;
}

Ed25519PrivateKey::~Ed25519PrivateKey()
{
    OPENSSL_cleanse(m_key.data(), m_key.size());
}

Ed25519PublicKey Ed25519PrivateKey::publicKey() const
{
    Ed25519PublicKey key;
    std::memcpy(key.data(), m_key.data() + 32, key.size());
    return key;
}

Ed25519Signature Ed25519PrivateKey::sign(std::string_view message) const
{
    Ed25519Signature signature;
    require(crypto_sign_ed25519_detached(signature.data(), nullptr,
                                         reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                                         m_key.data()) == 0);
    return signature;
}

std::string Ed25519PrivateKey::toPem() const
{
    // RFC 8410 §7: the outer structure of such a key is always these sixteen bytes.
    constexpr std::array<std::uint8_t, 16> head = {0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06,
                                                   0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20};
    std::string der(bytesView(head));
    der.append(reinterpret_cast<const char*>(m_key.data()), 32);
    std::string pem = "-----BEGIN PRIVATE KEY-----\n" + toBase64(der) + "\n-----END PRIVATE KEY-----\n";
    OPENSSL_cleanse(der.data(), der.size());
    return pem;
}

bool ed25519Verify(const Ed25519PublicKey& key, std::string_view message, const Ed25519Signature& signature)
{
    startSodium();
    return crypto_sign_ed25519_verify_detached(signature.data(), reinterpret_cast<const unsigned char*>(message.data()),
                                               message.size(), key.data()) == 0;
}

Result<void> cryptoSelfTest()
{
    const auto failed = [](const char* what) {
        return Error{ErrorCode::Internal, std::string("The known-answer test of ") + what + " failed.", {}};
    };
    if (toHex(sha256("abc")) != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        return failed("SHA-256");
    if (toHex(sha512("abc")) != "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                                "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")
        return failed("SHA-512");
    // RFC 4231, test case 2.
    if (toHex(hmacSha256("Jefe", "what do ya want for nothing?")) !=
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        return failed("HMAC-SHA-256");

    // The GCM specification's test case 14: a zero block under a zero key and nonce.
    const AesKey zeroKey{};
    const AesNonce zeroNonce{};
    const std::string zeroBlock(16, '\0');
    const std::string sealed = aesGcmSeal(zeroKey, zeroNonce, zeroBlock);
    if (toHex(sealed) != "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")
        return failed("AES-256-GCM");
    std::string damaged = sealed;
    damaged[0] ^= 1;
    if (aesGcmOpen(zeroKey, zeroNonce, sealed) != zeroBlock || aesGcmOpen(zeroKey, zeroNonce, damaged))
        return failed("AES-256-GCM");

    // RFC 8032 §7.1, test 2.
    const auto seedBytes = fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    std::array<std::uint8_t, 32> seed{};
    if (seedBytes && seedBytes->size() == seed.size()) std::memcpy(seed.data(), seedBytes->data(), seed.size());
    const Ed25519PrivateKey key = Ed25519PrivateKey::fromSeed(seed);
    Ed25519Signature signature = key.sign("\x72");
    if (toHex(signature) != "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00" ||
        !ed25519Verify(key.publicKey(), "\x72", signature))
        return failed("Ed25519");
    signature[10] ^= 1;
    if (ed25519Verify(key.publicKey(), "\x72", signature)) return failed("Ed25519");
    return {};
}

} // namespace signalbox
