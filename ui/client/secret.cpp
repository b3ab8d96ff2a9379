#include "ui/client/secret.h"

#include <openssl/crypto.h>
#include <utility>

namespace signalbox::ui {

Secret::Secret(QByteArray bytes) : m_bytes(bytes.constData(), bytes.size())
{
    wipe(bytes);
}

Secret::Secret(const Secret& other) : m_bytes(other.m_bytes.constData(), other.m_bytes.size()) {}

Secret::Secret(Secret&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

Secret& Secret::operator=(Secret other) noexcept
{
    m_bytes.swap(other.m_bytes);
    return *this;
}

Secret::~Secret()
{
    wipe(m_bytes);
}

bool operator==(const Secret& left, const Secret& right)
{
    return left.m_bytes.size() == right.m_bytes.size() &&
           CRYPTO_memcmp(left.m_bytes.constData(), right.m_bytes.constData(), size_t(left.m_bytes.size())) == 0;
}

void wipe(QByteArray& bytes)
{
    if (!bytes.isEmpty()) OPENSSL_cleanse(bytes.data(), size_t(bytes.size()));
    bytes.clear();
}

} // namespace signalbox::ui
