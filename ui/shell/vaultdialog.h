#pragma once

#include "ui/client/vaultsecretstore.h"
#include "ui/common/dialog.h"

namespace signalbox::ui {

/// Asks for the passphrase of the vault, or for a new one when there is no vault yet.
class VaultDialog final : public Dialog
{
    Q_OBJECT
public:
    VaultDialog(Look& look, QWidget* host, VaultSecretStore& vault);

Q_SIGNALS:
    /// `notice`: a sentence about a damaged vault that was set aside; mostly empty.
    void unlocked(const QString& notice);
};

} // namespace signalbox::ui
