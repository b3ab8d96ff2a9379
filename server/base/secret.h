#pragma once

#include <string>
#include <string_view>

namespace signalbox {

/// A string that must not be seen: it has no way to print itself, and its bytes are wiped when it dies.
/// reveal() marks every place that needs the real text, so that a reader can find them all.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string text);
    Secret(const Secret& other);
    Secret(Secret&& other) noexcept;
    Secret& operator=(const Secret& other);
    Secret& operator=(Secret&& other) noexcept;
    ~Secret();

    [[nodiscard]] std::string_view reveal() const { return m_text; }
    [[nodiscard]] bool empty() const { return m_text.empty(); }

    /// In constant time for equal lengths.
    friend bool operator==(const Secret& a, const Secret& b);

private:
    void wipe() noexcept;

    std::string m_text;
};

/// What is shown in place of a secret.
inline constexpr std::string_view maskedSecret = "********";

} // namespace signalbox
