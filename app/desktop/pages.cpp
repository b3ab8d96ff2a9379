#include "app/desktop/pages.h"

#include "ui/accounts/accountspage.h"
#include "ui/assets/assetspage.h"
#include "ui/graphqlconsole/graphqlpage.h"
#include "ui/liquidity/holdspage.h"
#include "ui/overview/overviewpage.h"
#include "ui/peers/peerspage.h"
#include "ui/tenants/tenantspage.h"
#include "ui/walletaddresses/walletaddressespage.h"

namespace signalbox::desktop {

QList<ui::PageSpec> allPages()
{
    // The first one is shown when a node is opened for the first time. Ctrl+1 to Ctrl+9 follow this order.
    return {
        ui::overviewPageSpec(), ui::walletAddressesPageSpec(), ui::assetsPageSpec(),  ui::peersPageSpec(),
        ui::holdsPageSpec(),    ui::accountsPageSpec(),        ui::tenantsPageSpec(), ui::graphqlPageSpec(),
    };
}

} // namespace signalbox::desktop
