#pragma once

#include <optional>
#include <QString>

namespace signalbox::ui {

/// The URL that a node makes of what was typed, or what is wrong with it as one sentence.
struct WalletUrl
{
    QString url;     ///< empty when there is a problem, or when the base is not known
    QString problem; ///< empty when nothing is wrong
};

/// A name or path is put behind `base`, the tenant's own address; a whole URL must begin with it. Always https, never
/// the bare host, stored in small letters (the node's rules for wallet addresses). Without a base only whole URLs can
/// be told.
[[nodiscard]] WalletUrl walletUrlOf(const QString& base, const QString& typed);

/// A key as a wallet address keeps it.
struct PublicKey
{
    QString keyId;
    QString x; ///< Ed25519, base64url without padding
    QString problem;
};

/// Reads a pasted JWK: public, Ed25519, with a kid. A private one is refused before it goes anywhere.
[[nodiscard]] PublicKey publicKeyFromJwk(const QString& pasted);
/// What is wrong with `x`: not base64url, or not 32 bytes.
[[nodiscard]] QString keyProblem(const QString& x);

} // namespace signalbox::ui
