#pragma once

#include "app/desktop/options.h"

namespace signalbox::desktop {

/// What needs no window; the exit code. Names and addresses only: no secret is ever printed.
[[nodiscard]] int listProfiles(const QString& folder);
/// Asks a saved node one document and prints the answer as it came. Needs an event loop's application.
[[nodiscard]] int runQuery(const QString& folder, const Options& options);

} // namespace signalbox::desktop
