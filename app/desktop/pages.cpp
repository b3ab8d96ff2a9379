#include "app/desktop/pages.h"

#include "ui/accounts/accountspage.h"
#include "ui/assets/assetspage.h"
#include "ui/graphqlconsole/graphqlpage.h"
#include "ui/tenants/tenantspage.h"

namespace signalbox::desktop {

QList<ui::PageSpec> allPages()
{
    // The first one is shown when a node is opened for the first time. Ctrl+1 to Ctrl+9 follow this order.
    return {
        ui::assetsPageSpec(),
        ui::accountsPageSpec(),
        ui::tenantsPageSpec(),
        ui::graphqlPageSpec(),
    };
}

} // namespace signalbox::desktop
