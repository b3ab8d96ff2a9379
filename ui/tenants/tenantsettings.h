#pragma once

#include "ui/client/types.h"

#include <QStringList>

namespace signalbox::ui {

/// The settings a tenant of a node may have, as the Admin API names them (node-spec §5.11).
[[nodiscard]] QStringList tenantSettingKeys();
/// Translated: `Webhook address`.
[[nodiscard]] QString wordOfSetting(const QString& key);
/// Translated: what the value is for, and in which unit.
[[nodiscard]] QString hintOfSetting(const QString& key);
/// What is wrong with a value, one sentence with a good example; empty when nothing is. The node has the last word.
[[nodiscard]] QString problemOfSetting(const QString& key, const QString& value);
/// The value of one setting, or nothing.
[[nodiscard]] QString valueOf(const QList<TenantSetting>& settings, const QString& key);

} // namespace signalbox::ui
