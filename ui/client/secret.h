#pragma once

#include <QByteArray>

class QDebug;

namespace signalbox::ui {

/// A secret of the operator: bytes that are wiped when the last owner lets go and that no stream prints.
/// Copies share nothing, so every copy is wiped on its own.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    Secret(const Secret& other);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret other) noexcept;
    ~Secret();

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The bytes, for the one call that needs them. Do not keep the result.
    [[nodiscard]] const QByteArray& reveal() const { return m_bytes; }

    /// Compares in a time that does not depend on where the difference is.
    friend bool operator==(const Secret& left, const Secret& right);

private:
    QByteArray m_bytes;
};

QDebug operator<<(QDebug, const Secret&) = delete;

/// Overwrites `bytes` before they are freed. Detaches first: shared copies elsewhere are not touched.
void wipe(QByteArray& bytes);

} // namespace signalbox::ui
