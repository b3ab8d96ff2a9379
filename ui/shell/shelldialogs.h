#pragma once

#include "ui/client/certificates.h"
#include "ui/common/command.h"
#include "ui/common/dialog.h"
#include "ui/shell/page.h"

namespace signalbox::ui {

/// For how long a production node may be changed.
class UnlockDialog final : public Dialog
{
    Q_OBJECT
public:
    UnlockDialog(Look& look, QWidget* host, const QString& node, int minutes);

Q_SIGNALS:
    void unlockWanted(int minutes);
};

/// Every key of the console, by where it belongs.
class KeysDialog final : public Dialog
{
    Q_OBJECT
public:
    KeysDialog(Look& look, QWidget* host, const QList<Commands*>& lists);
};

/// What a page is for and what can be done there.
class HelpDialog final : public Dialog
{
    Q_OBJECT
public:
    HelpDialog(Look& look, QWidget* host, const PageSpec& page, const Commands& commands);
};

/// The remembered certificate and the one shown now, side by side. Trusting it is the person's decision alone.
class CertificateDialog final : public Dialog
{
    Q_OBJECT
public:
    CertificateDialog(Look& look, QWidget* host, const QString& node, const CertificateFinding& finding);

Q_SIGNALS:
    void trusted();
};

} // namespace signalbox::ui
