#pragma once

#include "server/backend/admin/idempotency.h"
#include "server/backend/common/ids.h"
#include "server/backend/tenants/tenant.h"

#include <string>

namespace signalbox::backend {

/// What every resolver of the Admin API is given: who asks, and the means to answer a repetition once.
struct AdminContext
{
    Caller caller;
    Idempotency& idempotency;
    IdSource& ids;
};

} // namespace signalbox::backend
