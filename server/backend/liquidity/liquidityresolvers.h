#pragma once

#include "server/backend/admin/services.h"

namespace signalbox::backend {

namespace admin {
class Binding;
}

/// Binds deposits, withdrawals and accounting transfers to the Admin API's schema.
void bindLiquidity(admin::Binding& binding, const Services& services);

} // namespace signalbox::backend
