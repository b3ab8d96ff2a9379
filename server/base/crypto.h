#pragma once

#include "server/base/encoding.h"
#include "server/base/random.h"
#include "server/base/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace signalbox {

// Every function here may be called from any thread; contexts are kept per thread and reused.

using Sha256Digest = std::array<std::uint8_t, 32>;
using Sha512Digest = std::array<std::uint8_t, 64>;

[[nodiscard]] Sha256Digest sha256(std::string_view data);
[[nodiscard]] Sha512Digest sha512(std::string_view data);

/// RFC 2104 over SHA-256. Any key length.
[[nodiscard]] Sha256Digest hmacSha256(std::string_view key, std::string_view data);
/// Over the pieces one after the other, without joining them in memory.
[[nodiscard]] Sha256Digest hmacSha256(std::string_view key, std::span<const std::string_view> pieces);

/// Takes the same time wherever the difference is. Different lengths answer false at once.
[[nodiscard]] bool equalConstantTime(std::string_view a, std::string_view b);

inline constexpr std::size_t aesKeyBytes = 32;
inline constexpr std::size_t aesNonceBytes = 12;
inline constexpr std::size_t aesTagBytes = 16;
using AesKey = std::array<std::uint8_t, aesKeyBytes>;
using AesNonce = std::array<std::uint8_t, aesNonceBytes>;

/// AES-256-GCM (NIST SP 800-38D): the ciphertext followed by the 16-byte tag. A nonce must never come twice under one
/// key.
[[nodiscard]] std::string aesGcmSeal(const AesKey& key, const AesNonce& nonce, std::string_view plain,
                                     std::string_view associated = {});
/// nullopt when anything (key, nonce, text, tag, associated data) is not what was sealed.
[[nodiscard]] std::optional<std::string> aesGcmOpen(const AesKey& key, const AesNonce& nonce, std::string_view sealed,
                                                    std::string_view associated = {});
/// The general form: a nonce of any length from 1 to 128 bytes, as STREAM packets and stored values may carry.
void aesGcmSealDetached(const AesKey& key, std::string_view nonce, std::string_view plain, std::string_view associated,
                        std::string& cipher, std::array<std::uint8_t, aesTagBytes>& tag);
[[nodiscard]] bool aesGcmOpenDetached(const AesKey& key, std::string_view nonce, std::string_view cipher,
                                      std::span<const std::uint8_t, aesTagBytes> tag, std::string_view associated,
                                      std::string& plain);

using Ed25519PublicKey = std::array<std::uint8_t, 32>;
using Ed25519Signature = std::array<std::uint8_t, 64>;

/// A private key of Ed25519 (RFC 8032). Wiped when it dies.
class Ed25519PrivateKey
{
public:
    [[nodiscard]] static Ed25519PrivateKey generate(Random& random);
    [[nodiscard]] static Ed25519PrivateKey fromSeed(const std::array<std::uint8_t, 32>& seed);
    /// PKCS#8 in PEM, as `openssl genpkey -algorithm ed25519` writes it. BadUserInput when it is no such key.
    [[nodiscard]] static Result<Ed25519PrivateKey> fromPem(std::string_view pem);

    Ed25519PrivateKey(const Ed25519PrivateKey&) = default;
    Ed25519PrivateKey& operator=(const Ed25519PrivateKey&) = default;
    ~Ed25519PrivateKey();

    [[nodiscard]] Ed25519PublicKey publicKey() const;
    [[nodiscard]] Ed25519Signature sign(std::string_view message) const;
    [[nodiscard]] std::string toPem() const;

private:
    Ed25519PrivateKey() = default;

    std::array<std::uint8_t, 64> m_key{}; ///< seed, then public key: libsodium's form
};

/// false for a wrong signature, and for keys of small order.
[[nodiscard]] bool ed25519Verify(const Ed25519PublicKey& key, std::string_view message,
                                 const Ed25519Signature& signature);

/// Checks every primitive against published answers (FIPS 180-4, RFC 4231, NIST GCM, RFC 8032).
/// Run once before serving: a broken library must stop the start, not lose money.
[[nodiscard]] Result<void> cryptoSelfTest();

} // namespace signalbox
