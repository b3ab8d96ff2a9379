#pragma once

#include "ui/client/connectiontrial.h"
#include "ui/client/nodes.h"
#include "ui/client/vaultsecretstore.h"
#include "ui/shell/demo.h"
#include "ui/shell/filesettings.h"
#include "ui/shell/page.h"
#include "ui/shell/preferences.h"

namespace signalbox::ui {

/// What the window is built from. main makes all of it; all of it outlives the window.
struct ShellParts
{
    Look& look;
    FileSettings& settings;
    Preferences& preferences;
    ProfileStore& profiles;
    Nodes& nodes;
    SecretPlaces secrets;
    VaultSecretStore& vault;
    MoneyActs& acts;
    Demo& demo;
    TransportMaker transports;
    NowMs now;
    QList<PageSpec> pages;
    QString folder;    ///< of this profile: settings, the console's database, the sandbox
    QString version;   ///< `Signalbox 0.1.0`
    bool safe = false; ///< start without geometry, page or node of the last time
};

} // namespace signalbox::ui
