#pragma once

#include "server/backend/admin/services.h"

namespace signalbox::backend {

namespace admin {
class Binding;
}

/// Binds tenants, their settings and whoami to the Admin API's schema.
void bindTenants(admin::Binding& binding, const Services& services);

} // namespace signalbox::backend
