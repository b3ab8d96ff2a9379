#pragma once

#include "server/backend/admin/services.h"

namespace signalbox::backend {

namespace admin {
class Binding;
}

/// Binds assets and their fees to the Admin API's schema.
void bindAssets(admin::Binding& binding, const Services& services);

} // namespace signalbox::backend
