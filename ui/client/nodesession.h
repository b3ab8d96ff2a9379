#pragma once

#include "ui/client/certificates.h"
#include "ui/client/holds.h"
#include "ui/client/holdscollector.h"
#include "ui/client/moneyacts.h"
#include "ui/client/nodeclient.h"
#include "ui/client/profile.h"
#include "ui/client/queryhistory.h"

namespace signalbox::ui {

/// One open node: who it is, and what a page may ask and do there. Pages get a reference and hold nothing of it longer
/// than the session lives. GUI thread only.
class NodeSession : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual const Profile& profile() const = 0;
    [[nodiscard]] virtual NodeClient& client() = 0;
    [[nodiscard]] virtual MoneyActs& acts() = 0;
    [[nodiscard]] virtual HoldBook& holdBook() = 0;
    [[nodiscard]] virtual HoldsCollector& holdsCollector() = 0;
    [[nodiscard]] virtual QueryHistory& queryHistory() = 0;
    /// Whom the node takes us for; a default value until it has answered.
    [[nodiscard]] virtual const Whoami& whoami() const = 0;
    /// The profile was edited in a way that needs no new session: name, colour, environment, what was remembered.
    virtual void adoptProfile(const Profile& profile) { Q_UNUSED(profile) }

Q_SIGNALS:
    void whoamiChanged();
    /// The profile was edited: another name, colour or environment.
    void profileChanged();
    /// The connection was stopped before anything was sent: not the certificate that is remembered, or none to trust.
    void certificateRefused(const signalbox::ui::CertificateFinding& finding);
};

} // namespace signalbox::ui
