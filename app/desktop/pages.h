#pragma once

#include "ui/shell/page.h"

namespace signalbox::desktop {

/// Every page of the console, in the order of the sidebar. One line for each noun of ui/.
[[nodiscard]] QList<ui::PageSpec> allPages();

} // namespace signalbox::desktop
