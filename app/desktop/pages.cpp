#include "app/desktop/pages.h"

namespace signalbox::desktop {

QList<ui::PageSpec> allPages()
{
    // The first one is shown when a node is opened for the first time. Ctrl+1 to Ctrl+9 follow this order.
    return {};
}

} // namespace signalbox::desktop
