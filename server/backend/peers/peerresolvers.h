#pragma once

#include "server/backend/admin/services.h"

namespace signalbox::backend {

namespace admin {
class Binding;
}

/// Binds peers to the Admin API's schema.
void bindPeers(admin::Binding& binding, const Services& services);

} // namespace signalbox::backend
