#pragma once

#include "server/backend/admin/services.h"

namespace signalbox::backend {

namespace admin {
class Binding;
}

/// Binds wallet addresses and their keys to the Admin API's schema.
void bindWalletAddresses(admin::Binding& binding, const Services& services);

} // namespace signalbox::backend
