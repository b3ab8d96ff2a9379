#include "ui/shell/vaultdialog.h"

#include "ui/client/whenready.h"
#include "ui/common/form.h"
#include "ui/common/look.h"

#include <QVBoxLayout>

namespace signalbox::ui {

VaultDialog::VaultDialog(Look& look, QWidget* host, VaultSecretStore& vault)
    : Dialog(look, host, vault.exists() ? tr("Unlock the vault") : tr("Make a vault"),
             vault.exists() ? tr("It keeps the secrets of your nodes")
                            : tr("A file for secrets, locked with a passphrase"))
{
    setObjectName(QStringLiteral("vaultDialog"));
    const bool isNew = !vault.exists();
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(13);
    auto* first = new QLineEdit;
    first->setObjectName(QStringLiteral("passphrase"));
    first->setEchoMode(QLineEdit::Password);
    auto* row = new FormRow(look, tr("Passphrase"), first);
    if (isNew)
        row->setHint(tr("At least %n character(s). Without it the secrets are lost; nobody can reset it.", nullptr,
                        Vault::passphraseCharsMin));
    column->addWidget(row);
    auto* second = new QLineEdit;
    second->setObjectName(QStringLiteral("passphraseAgain"));
    second->setEchoMode(QLineEdit::Password);
    auto* again = new FormRow(look, tr("The same again"), second);
    again->setVisible(isNew);
    column->addWidget(again);
    setBody(body);
    auto* cancel = makeButton(look, tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    addButton(cancel);
    auto* open = makeButton(look, isNew ? tr("Make the vault") : tr("Unlock the vault"), ButtonKind::Primary);
    open->setObjectName(QStringLiteral("openVault"));
    open->setDefault(true);
    connect(open, &QPushButton::clicked, this, [this, &vault, first, second, row, again, open, isNew] {
        again->setError(isNew && first->text() != second->text() ? tr("The two are not the same.") : QString());
        if (again->hasError()) return;
        row->setError({});
        open->setEnabled(false);
        whenReady(vault.unlock(Secret(first->text().toUtf8())), this, [this, row, open](const Result<QString>& done) {
            open->setEnabled(true);
            if (!done) return row->setError(done.error().message);
            accept();
            Q_EMIT unlocked(*done);
        });
    });
    addButton(open);
    setFixedWidth(440);
    first->setFocus();
}

} // namespace signalbox::ui
