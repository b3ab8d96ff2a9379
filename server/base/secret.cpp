#include "server/base/secret.h"

#include "server/base/crypto.h"

#include <utility>

#include <openssl/crypto.h>

namespace signalbox {

Secret::Secret(std::string text) : m_text(std::move(text))
{
    // A short string is copied, not moved: its old place would keep the bytes.
    OPENSSL_cleanse(text.data(), text.size());
}

Secret::Secret(const Secret& other) = default;

Secret::Secret(Secret&& other) noexcept : m_text(std::move(other.m_text))
{
    other.wipe();
}

Secret& Secret::operator=(const Secret& other)
{
    if (this != &other) {
        wipe();
        m_text = other.m_text;
    }
    return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_text = std::move(other.m_text);
        other.wipe();
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

void Secret::wipe() noexcept
{
    // The whole buffer, as a longer text may have stood in it before.
    m_text.resize(m_text.capacity());
    OPENSSL_cleanse(m_text.data(), m_text.size());
    m_text.clear();
}

bool operator==(const Secret& a, const Secret& b)
{
    return equalConstantTime(a.m_text, b.m_text);
}

} // namespace signalbox
