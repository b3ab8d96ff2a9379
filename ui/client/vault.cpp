#include "ui/client/vault.h"

#include "ui/client/jcs.h"

#include <memory>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <QCoreApplication>

namespace signalbox::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Vault)
};

using Code = Error::Code;

constexpr int keyBytes = 32;
constexpr int saltBytes = 16;
constexpr int nonceBytes = 12;
constexpr int tagBytes = 16;
constexpr quint32 rMax = 32;
constexpr quint32 pMax = 8;
constexpr qsizetype entriesMax = 1000;

unsigned char* raw(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

Error cryptoFailed()
{
    return {Code::Internal, Words::tr("The cryptographic library failed; nothing was changed."), {}, {}};
}

Error notAVault()
{
    return {Code::Corrupt, Words::tr("The file of secrets cannot be read."), {}, {}};
}

Error wrongOrChanged()
{
    return {Code::Unauthorized, Words::tr("The passphrase is wrong, or the file of secrets was changed."), {}, {}};
}

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, '\0');
    return RAND_bytes(raw(bytes), count) == 1 ? bytes : QByteArray();
}

Result<Secret> deriveKey(const Secret& passphrase, const QByteArray& salt, const VaultCost& cost)
{
    QByteArray key(keyBytes, '\0');
    const QByteArray& words = passphrase.reveal();
    const int derived = EVP_PBE_scrypt(words.constData(), size_t(words.size()), raw(salt), size_t(salt.size()), cost.n,
                                       cost.r, cost.p, Vault::memoryBytesMax, raw(key), keyBytes);
    if (derived != 1) return cryptoFailed();
    return Secret(std::move(key));
}

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

/// nonce + ciphertext + tag, or nothing when the library fails.
QByteArray encrypt(const Secret& key, const QByteArray& plain, const QByteArray& associated)
{
    const QByteArray nonce = randomBytes(nonceBytes);
    const CipherContext context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    QByteArray sealed(plain.size(), '\0');
    QByteArray tag(tagBytes, '\0');
    int count = 0;
    const bool fine =
        nonce.size() == nonceBytes && context &&
        EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw(key.reveal()), raw(nonce)) == 1 &&
        EVP_EncryptUpdate(context.get(), nullptr, &count, raw(associated), int(associated.size())) == 1 &&
        EVP_EncryptUpdate(context.get(), raw(sealed), &count, raw(plain), int(plain.size())) == 1 &&
        EVP_EncryptFinal_ex(context.get(), raw(tag), &count) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tagBytes, raw(tag)) == 1;
    return fine ? nonce + sealed + tag : QByteArray();
}

/// Nothing unless every bit is as it was sealed.
std::optional<Secret> decrypt(const Secret& key, const QByteArray& sealed, const QByteArray& associated)
{
    if (sealed.size() < nonceBytes + tagBytes) return std::nullopt;
    const QByteArray nonce = sealed.left(nonceBytes);
    const QByteArray body = sealed.mid(nonceBytes, sealed.size() - nonceBytes - tagBytes);
    QByteArray tag = sealed.right(tagBytes);
    const CipherContext context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    QByteArray plain(body.size(), '\0');
    QByteArray rest(tagBytes, '\0');
    int count = 0;
    const bool fine =
        context && EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw(key.reveal()), raw(nonce)) == 1 &&
        EVP_DecryptUpdate(context.get(), nullptr, &count, raw(associated), int(associated.size())) == 1 &&
        EVP_DecryptUpdate(context.get(), raw(plain), &count, raw(body), int(body.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tagBytes, raw(tag)) == 1 &&
        EVP_DecryptFinal_ex(context.get(), raw(rest), &count) == 1;
    if (!fine) {
        wipe(plain);
        return std::nullopt;
    }
    return Secret(std::move(plain));
}

/// What binds an entry to its profile.
QByteArray associatedWith(const QString& profileId)
{
    return "signalbox-vault-entry:" + profileId.toUtf8();
}

std::optional<QByteArray> base64(const QJsonValue& value)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!value.isString() || decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok) return std::nullopt;
    return *decoded;
}

QJsonValue text(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

/// Everything of the file except the seal itself and the envelope VersionedFile checks, in the one form it has.
Result<QByteArray> sealedText(QJsonObject file)
{
    for (const char* outside : {"seal", "kind", "version"}) file.remove(QLatin1String(outside));
    return canonicalJson(file);
}

bool isSane(const VaultCost& cost)
{
    const bool powerOfTwo = cost.n >= 2 && (cost.n & (cost.n - 1)) == 0;
    return powerOfTwo && cost.r >= 1 && cost.r <= rMax && cost.p >= 1 && cost.p <= pMax &&
           128 * cost.n * cost.r <= Vault::memoryBytesMax / 2;
}

} // namespace

Result<Vault> Vault::create(const Secret& passphrase, VaultCost cost)
{
    if (QString::fromUtf8(passphrase.reveal()).size() < passphraseCharsMin) {
        return Error{Code::InvalidInput,
                     Words::tr("The passphrase needs at least %1 characters.").arg(passphraseCharsMin),
                     {},
                     {}};
    }
    Vault vault;
    vault.m_cost = cost;
    vault.m_salt = randomBytes(saltBytes);
    if (vault.m_salt.isEmpty() || !isSane(cost)) return cryptoFailed();
    Result<Secret> key = deriveKey(passphrase, vault.m_salt, cost);
    if (!key) return key.error();
    vault.m_key = std::move(key.value());
    return vault;
}

Result<Vault> Vault::open(const QJsonObject& file, const Secret& passphrase)
{
    const QJsonObject kdf = file.value(QLatin1String("kdf")).toObject();
    const auto salt = base64(kdf.value(QLatin1String("salt")));
    const auto seal = base64(file.value(QLatin1String("seal")));
    const QJsonValue entries = file.value(QLatin1String("entries"));
    Vault vault;
    vault.m_cost = {quint64(kdf.value(QLatin1String("n")).toInteger()), quint32(kdf.value(QLatin1String("r")).toInt()),
                    quint32(kdf.value(QLatin1String("p")).toInt())};
    const bool shaped = kdf.value(QLatin1String("name")).toString() == QLatin1String("scrypt") && salt && seal &&
                        salt->size() == saltBytes && entries.isObject() && entries.toObject().size() <= entriesMax &&
                        isSane(vault.m_cost);
    if (!shaped) return notAVault();
    vault.m_salt = *salt;
    Result<Secret> key = deriveKey(passphrase, *salt, vault.m_cost);
    if (!key) return key.error();
    vault.m_key = std::move(key.value());

    const Result<QByteArray> whole = sealedText(file);
    if (!whole) return notAVault();
    if (!decrypt(vault.m_key, *seal, *whole)) return wrongOrChanged();

    const QJsonObject list = entries.toObject();
    for (auto entry = list.begin(); entry != list.end(); ++entry) {
        const auto sealed = base64(entry.value());
        std::optional<Secret> secret;
        if (sealed) secret = decrypt(vault.m_key, *sealed, associatedWith(entry.key()));
        if (!secret) return wrongOrChanged();
        vault.m_secrets.insert(entry.key(), std::move(*secret));
    }
    return vault;
}

Result<QJsonObject> Vault::seal() const
{
    QJsonObject entries;
    for (auto secret = m_secrets.begin(); secret != m_secrets.end(); ++secret) {
        const QByteArray sealed = encrypt(m_key, secret->reveal(), associatedWith(secret.key()));
        if (sealed.isEmpty()) return cryptoFailed();
        entries.insert(secret.key(), text(sealed));
    }
    QJsonObject file{{QStringLiteral("kdf"), QJsonObject{{QStringLiteral("name"), QStringLiteral("scrypt")},
                                                         {QStringLiteral("n"), qint64(m_cost.n)},
                                                         {QStringLiteral("r"), int(m_cost.r)},
                                                         {QStringLiteral("p"), int(m_cost.p)},
                                                         {QStringLiteral("salt"), text(m_salt)}}},
                     {QStringLiteral("cipher"), QStringLiteral("aes-256-gcm")},
                     {QStringLiteral("entries"), entries}};
    const Result<QByteArray> whole = sealedText(file);
    if (!whole) return whole.error();
    const QByteArray seal = encrypt(m_key, {}, *whole);
    if (seal.isEmpty()) return cryptoFailed();
    file.insert(QStringLiteral("seal"), text(seal));
    return file;
}

Result<Secret> Vault::read(const QString& profileId) const
{
    const auto found = m_secrets.constFind(profileId);
    if (found != m_secrets.constEnd()) return *found;
    return Error{Code::NotFound, Words::tr("The file of secrets holds none for this node; enter it again."), {}, {}};
}

} // namespace signalbox::ui
