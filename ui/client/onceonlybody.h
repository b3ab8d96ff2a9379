#pragma once

#include <algorithm>
#include <cstring>
#include <QByteArray>
#include <QIODevice>

namespace signalbox::ui {

/// The body of a request that may be read once and never again. Sequential on purpose: QNetworkAccessManager can then
/// not rewind it to repeat a request behind our back, and whether anything left is known exactly.
class OnceOnlyBody final : public QIODevice
{
public:
    explicit OnceOnlyBody(QByteArray bytes, QObject* parent = nullptr) : QIODevice(parent), m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    /// Never: without a word, where QIODevice would warn.
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    [[nodiscard]] bool atEnd() const override { return m_at == m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_at; }
    /// True once the network asked for the first byte. It may have left or not; assume it did.
    [[nodiscard]] bool wasRead() const { return m_at > 0; }

protected:
    qint64 readData(char* data, qint64 size) override
    {
        const qint64 count = std::min(size, qint64(m_bytes.size()) - m_at);
        if (count <= 0) return m_at == m_bytes.size() ? -1 : 0;
        std::memcpy(data, m_bytes.constData() + m_at, size_t(count));
        m_at += count;
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

} // namespace signalbox::ui
