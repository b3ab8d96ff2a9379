#pragma once

#include <QString>

namespace signalbox::desktop {

/// `0.1.0`
[[nodiscard]] QString versionNumber();
/// `Signalbox 0.1.0`
[[nodiscard]] QString versionText();

} // namespace signalbox::desktop
