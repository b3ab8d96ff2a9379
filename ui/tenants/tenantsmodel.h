#pragma once

#include "ui/client/types.h"
#include "ui/common/tablemodel.h"

namespace signalbox::ui {

/// A tenant's name, or the short form of its id.
[[nodiscard]] QString nameOf(const TenantRow& tenant);
[[nodiscard]] StateCell stateOf(const TenantRow& tenant, bool isOperator);
/// `operatorId`: the tenant the node's operator signs as.
[[nodiscard]] QList<ColumnOf<TenantRow>> tenantColumns(std::function<QString()> operatorId);

} // namespace signalbox::ui
